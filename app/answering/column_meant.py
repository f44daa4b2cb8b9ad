"""Which column of a table holds what is asked for: persons for "ai", "Phòng" for "phòng nào"."""

from __future__ import annotations

import re

from app.answering.tabular import Cell, Row, words_of
from app.question import Asked
from app.reading import Reading
from app.tokens import word_set

_WHICH = re.compile(r"\b(\w+(?: \w+)?) (?:nao|may|so may)\b")
_WHO = re.compile(r"\b(?:ai|nguoi nao)\b")
_SPOKEN_WHO = re.compile(r"\b(?:ai|người nào)\b")
# What heads a column of persons.
_OF_PERSONS = re.compile(
    r"(?:ho (?:va )?ten|nguoi|can bo|cong chuc|vien chuc|dong chi|giao vien|lanh dao|dai dien|"
    r"chu (?:tich|nhiem|tri)|phu trach|truong ban|bi thu)\b"
)
_NO_COLUMN = word_set("nguoi luc khi the cai gi dieu viec")


def asks_who(asked: Asked) -> bool:
    """Whether a person is asked for: "ai", which is no "ải"."""
    pattern, text = (_SPOKEN_WHO, asked.vietnamese.lower()) if asked.toned else (_WHO, asked.folded)
    return pattern.search(text) is not None


def column_meant(asked: Asked, reading: Reading, row: Row) -> Cell | None:
    """The cell of the column that is asked for: the one headed by what stands before "nào", or that
    of persons where "ai" is asked; None where no header tells."""
    which = _WHICH.search(asked.folded)
    if which is not None and which[1].split()[-1] not in _NO_COLUMN:
        noun = which[1].split()
        headed = [cell for cell in row.cells if _is_headed(cell, noun)]
        if headed:
            return headed[0]
    if asks_who(asked):
        return next((cell for cell in row.cells if holds_persons(reading, cell)), None)
    return None


def _is_headed(cell: Cell, noun: list[str]) -> bool:
    """Whether a column's name opens with a noun, or with its last word alone."""
    label = words_of(cell.bare_label)
    return label[: len(noun)] == noun or label == noun[-1:]


def shown(cell: Cell, value: str) -> str:
    """A cell as an answer shows it: a number under its column's name.

    >>> from ingest.model import Span
    >>> shown(Cell("Phòng", Span(0, 3)), "204"), shown(Cell("Tổ", Span(0, 4)), "Tổ 3")
    ('Phòng: 204', 'Tổ 3')
    """
    named = any(mark.isalpha() for mark in value) or not cell.label
    return value if named else f"{cell.label}: {value}"


def holds_persons(reading: Reading, cell: Cell) -> bool:
    """Whether a column's name says that it holds persons, and the cell has a name in words."""
    said = reading.text[cell.value.start : cell.value.end]
    if any(mark.isdigit() for mark in said) or not said:
        return False
    if _OF_PERSONS.match(" ".join(words_of(cell.bare_label))):
        return True
    sentence = reading.sentence_at(cell.value.start)
    people = reading.people(sentence) if sentence >= 0 else ()
    return any(
        cell.value.start <= person.name.start and person.name.end <= cell.value.end
        for person in people
    )
