"""Rows of tables in a document's text: their cells, each with the label of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.tokens import tokenise
from ingest.model import Span

BAR = " | "
_LABELLED = re.compile(r"((?:[^():|]|\([^()]*\))+):\s(?=\S)")
_ASIDE = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"[\d.,%/\s()+-]*")
_MOST_ROWS = 400
_MOST_NAME = 60  # characters of a line that names a column
_NO_NAME = ".;:,"
_LABEL = re.compile(r"(?:\d+|[a-zđ])[.)]\s|[-–+•]\s")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `label` says what its column tells, "" where nothing does; `value` is the span of
    what stands in it."""

    label: str
    value: Span

    @property
    def bare_label(self) -> str:
        """The label without its unit of measure.

        >>> Cell("Kinh phí (triệu đồng)", Span(0, 1)).bare_label
        'Kinh phí'
        """
        return " ".join(_ASIDE.sub(" ", self.label).split())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `head` is the row that names its columns, None where each cell says so
    itself; `caption` the line above the table."""

    span: Span
    cells: tuple[Cell, ...]
    head: Span | None
    caption: Span


def row_at(text: str, at: int) -> Row | None:
    """The table row that holds a character, None outside of tables and for a row of headings.

    >>> text = "Số lớp:\\nXã | Năm 2024 | Năm 2025\\nHạ | 3 | 5"
    >>> row = row_at(text, len(text) - 1)
    >>> [(cell.label, text[cell.value.start : cell.value.end]) for cell in row.cells]
    [('Xã', 'Hạ'), ('Năm 2024', '3'), ('Năm 2025', '5')]
    >>> text[row.caption.start : row.caption.end]
    'Số lớp:'
    """
    line = _line(text, at)
    if BAR not in text[line.start : line.end]:
        return None
    first = _first_of_table(text, line)
    caption = _line(text, first.start - 1) if first.start else Span(0, 0)
    cells = _cells(text, line)
    if sum(bool(cell.label) for cell in cells) * 2 >= len(cells):
        return Row(line, tuple(cells), None, caption)
    head = _cells(text, first)
    if len(head) != len(cells):
        return None
    if not _names_columns(text, head):
        return _under_stacked_head(text, line, first, cells)
    if first == line:
        return None
    names = [text[cell.value.start : cell.value.end] for cell in head]
    named = [Cell(name, cell.value) for name, cell in zip(names, cells, strict=True)]
    return Row(line, tuple(named), first, caption)


def _under_stacked_head(text: str, line: Span, first: Span, cells: Sequence[Cell]) -> Row | None:
    """The row where the names of its columns stand above the table, one a line, as they are read
    from a printed page; a line in brackets goes on with the one before.

    >>> text = "như sau:\\nVùng\\nMức tháng\\n(đồng/tháng)\\nVùng I | 4.680\\nVùng II | 4.160"
    >>> [cell.label for cell in row_at(text, len(text) - 1).cells]
    ['Vùng', 'Mức tháng (đồng/tháng)']
    """
    names: list[str] = []
    begin, behind = first.start, ""
    while len(names) < len(cells) and begin:
        above = _line(text, begin - 1)
        written = text[above.start : above.end]
        if len(written) > _MOST_NAME or written[-1:] in _NO_NAME or _LABEL.match(written):
            return None
        begin = above.start
        if written.startswith("("):
            behind = f" {written}{behind}"
            continue
        names.insert(0, written + behind)
        behind = ""
    if len(names) < len(cells) or behind:
        return None
    named = [Cell(name, cell.value) for name, cell in zip(names, cells, strict=True)]
    caption = _line(text, begin - 1) if begin else Span(0, 0)
    return Row(line, tuple(named), Span(begin, first.start - 1), caption)


def _line(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, end if end >= 0 else len(text))


def _first_of_table(text: str, line: Span) -> Span:
    first = line
    for _ in range(_MOST_ROWS):
        if not first.start:
            break
        before = _line(text, first.start - 1)
        if BAR not in text[before.start : before.end]:
            break
        first = before
    return first


def _cells(text: str, line: Span) -> list[Cell]:
    cells: list[Cell] = []
    at = line.start
    for written in text[line.start : line.end].split(BAR):
        labelled = _LABELLED.match(written)
        skip = labelled.end() if labelled is not None else 0
        name = labelled[1].strip() if labelled is not None else ""
        cells.append(Cell(name, Span(at + skip, at + len(written.rstrip()))))
        at += len(written) + len(BAR)
    return cells


def _names_columns(text: str, head: Sequence[Cell]) -> bool:
    """Whether the cells of a table's first row are names, none of them a mere number."""
    return not any(
        cell.label or _NUMBER.fullmatch(text[cell.value.start : cell.value.end]) for cell in head
    )


_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10",
}  # fmt: skip


def words_of(text: str) -> list[str]:
    """Folded words, Roman numbers as figures: "vùng II" and "vùng 2" are one.

    >>> words_of("Vùng II"), words_of("xã Vĩ Hạ")
    (['vung', '2'], ['xa', 'vi', 'ha'])
    """
    tokens = tokenise(text)
    return [
        _ROMAN.get(t.folded, t.folded) if text[t.start : t.end].isascii() else t.folded
        for t in tokens
    ]
