"""Questions on tables: what stands in a row under a column's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.items import Draft
from app.study.material import Material
from ingest.model import Span

_NUMBERING = re.compile(r"^(?:tt|stt|số tt|bước|no\.?)$", re.IGNORECASE)
_PLAIN_COLUMN = re.compile(r"(?:số liệu|nội dung|giá trị|kết quả|số lượng)$", re.IGNORECASE)
_CELL_HEAD = re.compile(r"^([^:|]{2,40}): ")
_MOST_CELL_WORDS = 22
_ASKED = (
    (re.compile(r"chủ trì", re.I), "“{row}” do cơ quan nào chủ trì?"),
    (re.compile(r"phối hợp", re.I), "cơ quan nào phối hợp thực hiện “{row}”?"),
    (re.compile(r"người (?:làm|thực hiện)", re.I), "“{row}” do ai thực hiện?"),
    (re.compile(r"thời hạn|hoàn thành", re.I), "thời hạn thực hiện “{row}” là khi nào?"),
    (re.compile(r"thời gian", re.I), "thời gian dành cho “{row}” là bao nhiêu?"),
    (re.compile(r"nghĩa|giải thích", re.I), "“{row}” là viết tắt của cụm từ nào?"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its column's head and its row's name."""

    row: str
    column: str
    value: str
    line: Span


def drafts_from_tables(material: Material) -> Iterator[Draft]:
    """A draft for each cell that its row and column name clearly."""
    cells = list(cells_of(material))
    for cell in cells:
        column = [other for other in cells if other.column == cell.column]
        if sum(other.row == cell.row and other.column == cell.column for other in cells) > 1:
            continue
        values = tuple(dict.fromkeys(other.value for other in column if other.value != cell.value))
        draft = _draft(material, cell, values)
        if draft is not None:
            yield draft


def cells_of(material: Material) -> Iterator[Cell]:
    """Cells of all tables: the first worded column names the row, the first line the columns."""
    text = material.document.text
    heads: list[str] = []
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if " | " not in line:
            heads = []
            continue
        parts = line.split(" | ")
        if not heads:
            heads = parts
            continue
        if len(parts) == len(heads):
            yield from _row(parts, heads, Span(start, start + len(line)))


def _row(parts: list[str], heads: list[str], line: Span) -> Iterator[Cell]:
    values = [_value(part, head) for part, head in zip(parts, heads, strict=True)]
    named = next((n for n, head in enumerate(heads) if not _NUMBERING.match(head.strip())), 0)
    for number in range(named + 1, len(heads)):
        if values[number] and values[named]:
            yield Cell(values[named], heads[number].strip(), values[number], line)


def _value(part: str, head: str) -> str:
    match = _CELL_HEAD.match(part)
    written = part[match.end() :] if match and match[1] == head.strip() else part
    return written.strip()


def _draft(material: Material, cell: Cell, others: tuple[str, ...]) -> Draft | None:
    if max(len(cell.value.split()), len(cell.row.split())) > _MOST_CELL_WORDS:
        return None
    asked = next(
        (words.format(row=cell.row) for pattern, words in _ASKED if pattern.search(cell.column)),
        None,
    )
    figure = re.fullmatch(r"(?:gần |hơn |trên )?[\d.,]+%?", cell.value)
    if asked is None and figure and _PLAIN_COLUMN.match(cell.column):
        asked = f"“{cell.row}” là bao nhiêu?"
    elif asked is None and figure:
        asked = f"“{cell.column}” của “{cell.row}” là bao nhiêu?"
    if asked is None:
        return None
    return Draft(
        "number" if figure else "cell",
        f"{material.frame}, {asked}",
        cell.value,
        (material.proof(cell.line.start, cell.line.end),),
        rivals=others,
        pool="%" if cell.value.endswith("%") else "",
    )
