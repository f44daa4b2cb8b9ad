"""Tables as text: data rows carry their column's heading, layout tables fall into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import RawBlock

Row = Sequence[str]  # cells from left to right; "\n" parts a cell's paragraphs

_LAYOUT = re.compile(
    r"CỘNG H[ÒO][ÀA]? XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận\b|^\s*(?:TM|KT|TL|TUQ)\s?\.|^\s*T/M\b"
    r"|^\s*Số\s?:",
    re.MULTILINE,
)
_NUMBER_LIKE = re.compile(r"[\d.,%/\s()+-]+$")
_ORDINAL = re.compile(r"(?:S?TT|Số TT|Số thứ tự|No\.?|#)$", re.IGNORECASE)
_LONGEST_HEADING = 90


def table_blocks(rows: Sequence[Row]) -> Iterator[RawBlock]:
    """The blocks of a table in reading order.

    A table that only lays text out (the header of an official paper, its recipients beside its
    signature, a box) is read column by column; a data table row by row, `heading: cell` parted
    by " | ".

    >>> [block.text for block in table_blocks([("TT", "Việc"), ("1", "Rà soát"), ("2", "Báo cáo")])]
    ['TT | Việc', '1 | Việc: Rà soát', '2 | Việc: Báo cáo']
    >>> [block.text for block in table_blocks([("UBND XÃ A\\nSố: 1/KH-UBND", "Ngày 2/3/2024")])]
    ['UBND XÃ A', 'Số: 1/KH-UBND', 'Ngày 2/3/2024']
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if _is_layout(rows):
        yield from _columns(rows)
        return
    headings = _headings(rows)
    for index, row in enumerate(rows):
        cells = [" ".join(cell.split()) for cell in row]
        if headings and index:
            cells = [_headed(*pair) for pair in zip(headings, cells, strict=False)]
        text = " | ".join(_without_merged(cells))
        yield RawBlock(text, "row")


def _is_layout(rows: Sequence[Row]) -> bool:
    if len(rows) <= 1 or max(len(row) for row in rows) <= 1:
        return True
    if len(rows) > 6 or max(len(row) for row in rows) > 4:
        return False
    return any(_LAYOUT.search(cell) for row in rows for cell in row)


def _columns(rows: Sequence[Row]) -> Iterator[RawBlock]:
    for column in range(max((len(row) for row in rows), default=0)):
        for row in rows:
            if column < len(row) and row[column] not in row[:column]:
                for line in row[column].split("\n"):
                    yield RawBlock(line, "paragraph")


def _headings(rows: Sequence[Row]) -> list[str]:
    first = [" ".join(cell.split()) for cell in rows[0]]
    named = [cell for cell in first if cell]
    if len(rows) < 2 or len(first) < 2 or len(named) < len(first) or len(set(first)) < len(first):
        return []
    if any(len(cell) > _LONGEST_HEADING or _NUMBER_LIKE.match(cell) for cell in named):
        return []
    return first


def _headed(heading: str, cell: str) -> str:
    if not cell or heading == cell or _ORDINAL.match(heading):
        return cell
    return f"{heading}: {cell}"


def _without_merged(cells: Sequence[str]) -> list[str]:
    """Cells with text; a cell that spans columns is named once."""
    return [cell for at, cell in enumerate(cells) if cell and (not at or cell != cells[at - 1])]
