"""Which of several papers of one number a question means: by its issuer, or by the places,
people and years that only one paper's texts name."""

from __future__ import annotations

import re

from app.names_asked import find_names
from app.naming import meant
from app.question import Asked
from app.reading import Library, Reading
from index.model import Scope
from ingest.identity import same_paper
from ingest.model import Reference

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # "giai đoạn 2020-2025" stands in one title


def paper_meant(asked: Asked, scope: Scope, library: Library) -> Reference | None:
    """The one choice that the question can mean; None where it leaves that open."""
    by_word = meant(asked.vietnamese, scope.choices)
    if by_word is not None:
        return by_word
    readings = [library.reading(doc_id) for doc_id in scope.doc_ids]
    spans = find_names(asked, readings)
    names = [" ".join(t.folded for t in asked.focus[first : last + 1]) for first, last in spans]
    for words in (names, _YEAR.findall(asked.vietnamese)):
        fitting = [
            choice
            for choice in scope.choices
            if words and any(_holds_all(reading, words) for reading in _texts_of(choice, readings))
        ]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _texts_of(paper: Reference, readings: list[Reading]) -> list[Reading]:
    return [r for r in readings if any(same_paper(paper, other) for other in r.subjects)]


def _holds_all(reading: Reading, names: list[str]) -> bool:
    return all(name in reading.folded for name in names)
