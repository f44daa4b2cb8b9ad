"""Reports that make a paper known which itself is not held: they tell what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.reading import Library
from index.model import SearchResult
from ingest.identity import same_paper

InDocuments = Callable[[tuple[str, ...]], SearchResult]


def as_told(result: SearchResult, library: Library, search: InDocuments) -> SearchResult:
    """What `search` finds in the reports that tell of all papers named as just issued, where those
    are only cited; else the result as it is."""
    scope = result.scope
    if scope.status != "cited" or not scope.references:
        return result
    readings = [library.reading(one) for one in dict.fromkeys(hit.doc_id for hit in result.hits)]
    told = tuple(
        reading.document.doc_id
        for reading in readings
        if any(same_paper(paper, new) for paper in scope.references for new in reading.issued)
    )
    if not told:
        return result
    return replace(search(told), scope=replace(scope, status="found", doc_ids=told))
