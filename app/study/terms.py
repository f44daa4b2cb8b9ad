"""Abbreviations and named lists of a document, with where each is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.from_lists import item_texts
from app.study.from_tables import cells_of
from app.study.items import Proof
from app.study.material import Material
from ingest.folding import fold
from ingest.words import sentences

_IN_BRACKETS = re.compile(
    r"\((?:(?:sau đây )?(?:viết|gọi) (?:tắt )?(?:chung )?là:? )?[“\"]?([A-ZĐ][\w&.-]{1,14})[”\"]?\)"
)
_CALLED = re.compile(
    r"\(?(?:sau đây )?(?:viết|gọi) (?:tắt|chung)(?: chung)? là:? "
    r"[“\"]?([^,.;()“”\"]{2,40})[”\"]?\)?"
)
_ABBREVIATED = re.compile(r"viết tắt|chữ tắt|từ viết", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A short form and what it stands for, as the proof explains it."""

    short: str
    meaning: str
    proof: Proof


def terms_of(material: Material) -> list[Term]:
    """The terms that a document explains, in the order of their first explanation."""
    found: dict[str, Term] = {}
    for term in (*_abbreviations(material), *_from_tables(material), *_lists(material)):
        found.setdefault(fold(term.short), term)
    return list(found.values())


def _abbreviations(material: Material) -> Iterator[Term]:
    text = material.document.text
    for start, end in sentences(text):
        sentence = text[start:end]
        for match in _IN_BRACKETS.finditer(sentence):
            meaning = _long_form(sentence[: match.start()], match[1])
            if meaning:
                yield Term(match[1], meaning, material.proof(start, end))
        for match in _CALLED.finditer(sentence):
            before = re.split(r"[.;:]\s|, ", sentence[: match.start()])[-1].strip(" (")
            if 2 <= len(before.split()) <= 30 and not match[1].isupper():
                yield Term(match[1].strip(), before, material.proof(start, end))


def _long_form(before: str, short: str) -> str:
    """The words before an abbreviation whose initials it is made of; "" where they differ.

    >>> _long_form("Giao Ủy ban Kiểm tra ", "UBKT")
    'Ủy ban Kiểm tra'
    """
    letters = [letter for letter in fold(short) if letter.isalpha()]
    words = before.split()
    for size in range(len(letters), min(len(letters) + 4, len(words)) + 1):
        tail = [word.strip(',;“”"()') for word in words[-size:]]
        initials = [fold(word)[:1] for word in tail if word and word not in ("-", "và", "–")]
        if initials == letters:
            return " ".join(words[-size:]).strip(" ,;")
    return ""


def _from_tables(material: Material) -> Iterator[Term]:
    text = material.document.text
    for cell in cells_of(material):
        head_start = text.rfind("\n", 0, max(0, cell.line.start - 1))
        above = text[max(0, head_start - 600) : cell.line.start]
        if fold(cell.column) == "nghia" and _ABBREVIATED.search(above):
            yield Term(cell.row, cell.value, material.proof(cell.line.start, cell.line.end))


def _lists(material: Material) -> Iterator[Term]:
    for listed in material.document.enumerations:
        if listed.name and listed.count == len(listed.items):
            items = "; ".join(item_texts(material, listed))
            end = max(listed.end, listed.items[-1].end)
            proof = material.proof(min(listed.start, listed.items[0].start), end)
            yield Term(f"“{listed.name.strip('“”')}”", items, proof)
