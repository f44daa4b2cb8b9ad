"""Tying a set's gold to a system's documents: each must be held, evidence gets offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.measures import same_file
from eval.questions import Evidence, Question
from eval.systems import Held
from ingest.errors import BadInput

_SHOWN = 5


class GoldNotHeld(BadInput):
    """Gold documents of a question set are not in the index."""


def bind(
    questions: Sequence[Question], held: Sequence[Held], text_of: Callable[[str], str]
) -> list[Question]:
    """The questions with their evidence's offsets in the documents as held; evidence that is not
    found word for word loses its offsets and is judged by wording.

    Raises:
        GoldNotHeld: a gold document is not held; each is named with its question's place.
    """
    missing = [
        f"{question.where} ({question.id}): {name}"
        for question in questions
        for name in _named(question)
        if not any(same_file(document.path, name) for document in held)
    ]
    if missing:
        more = f"; và {len(missing) - _SHOWN} mục nữa" if len(missing) > _SHOWN else ""
        raise GoldNotHeld(
            f"{len(missing)} văn bản của bộ câu hỏi không có trong kho: "
            f"{'; '.join(missing[:_SHOWN])}{more}; hãy nạp chúng bằng chithi ingest"
        )
    return [_located(question, held, text_of) for question in questions]


def locate(text: str, wanted: str, near: int | None) -> tuple[int, int] | None:
    """Where the wanted words stand in the text, spaces and line breaks aside; the place nearest to
    `near` when there are several; None when nowhere.

    >>> locate("một hai\\nba hai", "hai ba", None)
    (4, 10)
    """
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    places = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    return min(places, key=lambda span: abs(span[0] - (near or 0)), default=None)


def _named(question: Question) -> set[str]:
    return {*question.documents, *(e.document for e in question.evidence if e.document)}


def _located(question: Question, held: Sequence[Held], text_of: Callable[[str], str]) -> Question:
    if not question.evidence:
        return question
    found = tuple(_with_offsets(evidence, held, text_of) for evidence in question.evidence)
    return replace(question, evidence=found)


def _with_offsets(
    evidence: Evidence, held: Sequence[Held], text_of: Callable[[str], str]
) -> Evidence:
    for document in held:
        if evidence.document and same_file(document.path, evidence.document):
            place = locate(text_of(document.doc_id), evidence.text, evidence.start)
            if place is not None:
                return replace(evidence, start=place[0], end=place[1])
    return replace(evidence, start=None, end=None)
