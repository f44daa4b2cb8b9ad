"""Tying a set's gold to a system's documents: each must be held, evidence gets offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from eval.measures import same_file
from eval.questions import Evidence, Question
from eval.systems import Held
from ingest.errors import BadInput
from ingest.folding import fold
from ingest.identity import parse_reference, same_paper
from ingest.model import Reference

_SHOWN = 5
_LEAST_TITLE_WORDS = 3
_FILE_NAME = re.compile(r"\S+\.(?:txt|md|html?|docx?|pdf|rtf|csv|xlsx|jpe?g|png|tiff?)$", re.I)


class GoldNotHeld(BadInput):
    """Gold documents of a question set are not in the index."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Questions whose documents are paths as held, and what a person should know of names in words
    that fit no document."""

    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()


def bind(
    questions: Sequence[Question], held: Sequence[Held], text_of: Callable[[str], str]
) -> Bound:
    """The questions with the gold documents' paths as held and evidence's offsets in them.

    A document is named by its path or its last parts, its file name without suffix, its doc_id, its
    title or the number of the paper that it is or is about. A name in words that fits none is
    noted and no longer gold; evidence that is not found word for word is noted and judged by the
    words it shares.

    Raises:
        GoldNotHeld: a file that is named is not held; each is named with its question's place.
    """
    names = _Names(held)
    missing: list[str] = []
    notes: list[str] = []
    reworded: list[str] = []
    bound = []
    for question in questions:
        for name in dict.fromkeys(_named(question)):
            if not names.find(name):
                place = f"{_place(question)}: {name}"
                (missing if _is_file(name, question) else notes).append(place)
        bound.append(_bound(question, names, text_of))
        if any(evidence.document and evidence.start is None for evidence in bound[-1].evidence):
            reworded.append(_place(question))
    if missing:
        more = f"; và {len(missing) - _SHOWN} mục nữa" if len(missing) > _SHOWN else ""
        raise GoldNotHeld(
            f"{len(missing)} văn bản của bộ câu hỏi không có trong kho: "
            f"{'; '.join(missing[:_SHOWN])}{more}; hãy nạp chúng bằng chithi ingest"
        )
    lines = [f"không rõ là văn bản nào nên không chấm theo văn bản: {place}" for place in notes]
    if reworded:
        more = f" và {len(reworded) - _SHOWN} câu nữa" if len(reworded) > _SHOWN else ""
        lines.append(
            "bằng chứng không có nguyên văn trong văn bản, chấm theo từ ngữ chung: "
            f"{', '.join(reworded[:_SHOWN])}{more}"
        )
    return Bound(tuple(bound), tuple(lines))


def locate(text: str, wanted: str, near: int | None) -> tuple[int, int] | None:
    """Where the wanted words stand in the text, spaces and line breaks aside; the place nearest to
    `near` when there are several; None when nowhere.

    >>> locate("một hai\\nba hai", "hai ba", None)
    (4, 10)
    """
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    places = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    return min(places, key=lambda span: abs(span[0] - (near or 0)), default=None)


class _Names:
    """Finds held documents by whatever a person calls them."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._held = held
        self._by_file: dict[str, list[tuple[str, Held]]] = {}
        for document in held:
            for path in (document.path, *document.also):
                self._by_file.setdefault(PurePath(path).name, []).append((path, document))
        self._found: dict[str, tuple[Held, ...]] = {}

    def find(self, name: str) -> tuple[Held, ...]:
        """The documents of that name; none when nothing fits."""
        if name not in self._found:
            self._found[name] = tuple(dict.fromkeys(self._find(name)))
        return self._found[name]

    def _find(self, name: str) -> list[Held]:
        by_file = self._by_file.get(PurePath(name).name, []) if name else []
        found = [document for path, document in by_file if same_file(path, name)]
        wanted = fold(name)
        fits: tuple[Callable[[Held], bool], ...] = (
            lambda d: d.doc_id == name,
            lambda d: fold(PurePath(d.path).stem) == wanted,
            lambda d: fold(d.title) == wanted,
        )
        for fit in fits:
            found = found or [document for document in self._held if fit(document)]
        reference = parse_reference(name)
        if reference is not None:
            found = found or _of_issuer(wanted, [d for d in self._held if _is(reference, d)])
        found = found or [d for d in self._held if _in_title(wanted, d.title)]
        if reference is not None:
            found = found or [d for d in self._held if _is_about(reference, d)]
        return found


def _place(question: Question) -> str:
    own = question.id != question.where and question.where
    return f"{question.where} ({question.id})" if own else question.id


def _in_title(wanted: str, title: str) -> bool:
    """Whether the folded words are a good part of the title."""
    return len(wanted.split()) >= _LEAST_TITLE_WORDS and wanted in fold(title)


def _is(reference: Reference, document: Held) -> bool:
    return document.identity is not None and same_paper(reference, document.identity)


def _is_about(reference: Reference, document: Held) -> bool:
    return any(same_paper(reference, subject) for subject in document.subjects)


def _of_issuer(wanted: str, papers: Sequence[Held]) -> list[Held]:
    """Of the papers of one number, those whose issuer the folded name tells best: "Chỉ thị 5-CT/TU
    Hà Giang" is none of another province's."""

    words = set(re.findall(r"\w+", wanted))

    def told(paper: Held) -> int:
        issuer = (paper.identity.issuer if paper.identity else None) or ""
        return len(words.intersection(fold(issuer).split()))

    most = max(map(told, papers), default=0)
    return [paper for paper in papers if told(paper) == most]


def _is_file(name: str, question: Question) -> bool:
    """Whether the name can only be a file or an id, as in every format but spreadsheets."""
    from_sheet = " " in name or parse_reference(name) is not None
    return _FILE_NAME.search(name) is not None or not from_sheet


def _named(question: Question) -> list[str]:
    return [*question.documents, *(e.document for e in question.evidence if e.document)]


def _bound(question: Question, names: _Names, text_of: Callable[[str], str]) -> Question:
    paths = [held.path for name in question.documents for held in names.find(name)]
    return replace(
        question,
        documents=tuple(dict.fromkeys(paths)),
        evidence=tuple(_located(evidence, names, text_of) for evidence in question.evidence),
    )


def _located(evidence: Evidence, names: _Names, text_of: Callable[[str], str]) -> Evidence:
    held = names.find(evidence.document) if evidence.document else ()
    for document in held:
        place = locate(text_of(document.doc_id), evidence.text, evidence.start)
        if place is not None:
            return replace(evidence, document=document.path, start=place[0], end=place[1])
    path = held[0].path if held else ""
    return replace(evidence, document=path, start=None, end=None)
