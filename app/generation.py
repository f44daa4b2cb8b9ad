"""What the catalog holds at one generation, as the answerer asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from index.schema import DocumentRow, StoredDuty, StoredRelation
from ingest.identity import same_paper
from ingest.model import Document, Reference

_ENDS = frozenset(["replaces", "repeals"])


class Holds(Protocol):
    """What the answerer needs of the catalog."""

    @property
    def generation(self) -> int: ...

    def document(self, doc_id: str) -> Document: ...

    def documents(self) -> list[DocumentRow]: ...

    def duties(self) -> list[StoredDuty]: ...

    def relations(self) -> list[StoredRelation]: ...


class Generation:
    """What the catalog holds at one generation, each part read when it is first needed."""

    def __init__(self, catalog: Holds) -> None:
        self._catalog = catalog

    @cached_property
    def rows(self) -> Sequence[DocumentRow]:
        return self._catalog.documents()

    @cached_property
    def identities(self) -> dict[str, Reference | None]:
        return {row.doc_id: row.header.identity for row in self.rows}

    @cached_property
    def relations(self) -> Sequence[StoredRelation]:
        return self._catalog.relations()

    @cached_property
    def duties(self) -> Sequence[StoredDuty]:
        return self._catalog.duties()

    def naming(self, references: Sequence[Reference]) -> list[str]:
        """All documents that name one of the papers, in the catalog's order."""
        found = {
            stored.doc_id
            for paper in references
            for stored in self._by_number.get(paper.number, ())
            if same_paper(stored.relation.target, paper)
        }
        return sorted(found)

    def ending(self, paper: Reference) -> list[StoredRelation]:
        """Where a held text says that a paper is replaced or repealed."""
        return [
            stored
            for stored in self._by_number.get(paper.number, ())
            if stored.relation.type in _ENDS and same_paper(stored.relation.target, paper)
        ]

    @cached_property
    def _by_number(self) -> dict[str, list[StoredRelation]]:
        """The relations to papers of each number."""
        grouped: dict[str, list[StoredRelation]] = {}
        for stored in self.relations:
            grouped.setdefault(stored.relation.target.number, []).append(stored)
        return grouped
