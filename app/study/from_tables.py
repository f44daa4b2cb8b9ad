"""Questions on tables: what stands in a row under a column's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.from_units import is_class
from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.vocabulary import BODY
from app.study.wording import lower_first
from ingest.folding import fold
from ingest.model import Span

_NUMBERING = re.compile(r"^(?:tt|stt|số tt|bước|no\.?)$", re.IGNORECASE)
_PLAIN_COLUMN = re.compile(r"(?:số liệu|nội dung|giá trị|kết quả|số lượng)$", re.IGNORECASE)
_CELL_HEAD = re.compile(r"^([^:|]{2,40}): ")
_PLACE = re.compile(r"(?:Huyện|Xã|Phường|Quận|Thị xã|Thành phố|Tỉnh) [A-ZĐ]")
_MEASURE = re.compile(
    r"(?:số|tỷ lệ|tỉ lệ|tổng|diện tích|kinh phí|mức|lượng|chỉ tiêu|chỉ số|thu|chi|vốn|mật độ|"
    r"sản lượng|điểm) \w",
    re.IGNORECASE,
)
_MOST_CELL_WORDS = 22
_ASKED = (
    (re.compile(r"chủ trì", re.I), "nhiệm vụ “{row}” do cơ quan nào chủ trì?"),
    (re.compile(r"phối hợp", re.I), "cơ quan nào phối hợp thực hiện nhiệm vụ “{row}”?"),
    (re.compile(r"người (?:làm|thực hiện)", re.I), "{step} “{row}” do ai thực hiện?"),
    (re.compile(r"thời hạn|hoàn thành", re.I), "nhiệm vụ “{row}” phải hoàn thành khi nào?"),
    (re.compile(r"thời gian", re.I), "{step} “{row}” được làm trong bao lâu?"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its column's head, its row's name, and what a row is: "bước" or "việc".
    `head` is the line of the columns' heads."""

    row: str
    column: str
    value: str
    line: Span
    step: str
    head: Span


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
    head = Span(0, 0)
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if " | " not in line:
            heads = []
            continue
        parts = line.split(" | ")
        if not heads:
            heads, head = parts, Span(start, start + len(line))
            continue
        if len(parts) == len(heads):
            yield from _row(parts, heads, Span(start, start + len(line)), head)


def _row(parts: list[str], heads: list[str], line: Span, head: Span) -> Iterator[Cell]:
    values = [_value(part, head) for part, head in zip(parts, heads, strict=True)]
    step = "bước" if fold(heads[0].strip()) == "buoc" else "việc"
    named = next((n for n, head in enumerate(heads) if not _NUMBERING.match(head.strip())), 0)
    for number in range(named + 1, len(heads)):
        if values[number] and values[named]:
            yield Cell(values[named], heads[number].strip(), values[number], line, step, head)


def _value(part: str, head: str) -> str:
    match = _CELL_HEAD.match(part)
    written = part[match.end() :] if match and match[1] == head.strip() else part
    return written.strip()


def _draft(material: Material, cell: Cell, others: tuple[str, ...]) -> Draft | None:
    if max(len(cell.value.split()), len(cell.row.split())) > _MOST_CELL_WORDS:
        return None
    asked = next(
        (
            words.format(row=cell.row, step=cell.step)
            for pattern, words in _ASKED
            if pattern.search(cell.column)
        ),
        None,
    )
    figure = re.fullmatch(r"(?:gần |hơn |trên )?[\d.,]+%?", cell.value)
    if asked is None and figure and _PLAIN_COLUMN.match(cell.column):
        asked = f"{_inside(cell.row)} là bao nhiêu?"
    elif asked is None and figure and _MEASURE.match(cell.column):
        asked = f"{lower_first(cell.column)} của {_inside(cell.row)} là bao nhiêu?"
    if asked is None or (others and not figure and is_class(cell.value)):
        return None
    return Draft(
        "number" if figure else "cell",
        f"{material.frame}, {asked}",
        cell.value,
        _proofs(material, cell),
        rivals=tuple(other for other in others if _comparable(other, cell.value)),
        pool="%" if cell.value.endswith("%") else "",
    )


def _proofs(material: Material, cell: Cell) -> tuple[Proof, ...]:
    """The row, and the line of heads above it where the row itself does not name its columns."""
    row = material.proof(cell.line.start, cell.line.end)
    if f"{cell.column}: {cell.value}" in row.quote:
        return (row,)
    return row, material.proof(cell.head.start, cell.head.end)


def _comparable(other: str, value: str) -> bool:
    """Whether two cells can stand side by side as options: bodies, or figures told as exactly."""
    if is_class(other):
        return False
    return value[:1].isdigit() == other[:1].isdigit()


def _inside(row: str) -> str:
    """A row's name inside a sentence: as it is where it begins like a name, else in quotes."""
    if _PLACE.match(row) or _MEASURE.match(row):
        return row[0].lower() + row[1:]
    return row if BODY.match(row) else f"“{row}”"
