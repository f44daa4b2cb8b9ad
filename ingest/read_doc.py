"""Word 97–2003 files: the text through the piece table ([MS-DOC]), tables row by row."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from ingest.errors import EmptyFile, UnreadableFile
from ingest.limits import Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage
from ingest.ole import CompoundFile, DamagedContainer
from ingest.tables import table_blocks

_WORD_97, _WORD_95 = 0xA5EC, (0xA5DC, 0xA5DB)
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_CELL = "\x07"
# A field's code (TOC, PAGE, HYPERLINK…) is hidden, what it shows stays; fields can nest.
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_MOST_NESTED = 12
_MARKS = str.maketrans(
    dict.fromkeys("\x01\x02\x03\x04\x05\x06\x08\x15", "")
    | {"\x1f": "\u00ad", "\x1e": "-", "\x0b": "\n", "\x0c": "\r", "\x0e": "\r", "\xa0": " "}
)
_KEPT_STORIES = (0, 6, 1, 5)  # body, text boxes, footnotes, endnotes
_LONGEST_CELL_LEAD = 100
_MOST_COLUMNS = 30


def read_doc(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """Paragraphs and table rows of an old Word file.

    Raises: UnreadableFile when it is locked, damaged or no Word file; EmptyFile without text.
    """
    try:
        text = _text(path, CompoundFile(data))
    except (DamagedContainer, struct.error) as error:
        raise UnreadableFile(f"{path}: tệp Word hỏng ({error}); hãy lưu lại dạng docx") from error
    check_chars(path, len(text), limits)
    blocks = tuple(_blocks(text))
    if not any(block.text.strip() for block in blocks):
        raise EmptyFile(f"{path}: văn bản không có chữ nào")
    return RawDocument("doc", (RawPage(1, blocks),))


def _text(path: Path, container: CompoundFile) -> str:
    if "WordDocument" not in container.names():
        raise UnreadableFile(
            f"{path}: tệp Office nhưng không phải Word; hãy lưu dạng docx hoặc pdf"
        )
    main = container.stream("WordDocument")
    magic, flags = struct.unpack_from("<H8xH", main)
    if flags & _ENCRYPTED:
        raise UnreadableFile(f"{path}: tệp có mật khẩu; hãy lưu bản không khóa")
    if magic in _WORD_95:
        begin, end = struct.unpack_from("<II", main, 0x18)
        return _shown(main[begin:end].decode("cp1252", errors="replace"))
    if magic != _WORD_97:
        raise DamagedContainer("không rõ phiên bản")
    table = container.stream("1Table" if flags & _TABLE_1 else "0Table")
    begin, size = struct.unpack_from("<II", main, 0x01A2)
    whole = "".join(_pieces(main, table[begin : begin + size]))
    # The stories follow one another: body, footnotes, headers, macros, comments, endnotes, boxes.
    lengths = struct.unpack_from("<7I", main, 0x4C)
    starts = list(accumulate(lengths, initial=0))
    kept = (whole[starts[story] : starts[story + 1]] for story in _KEPT_STORIES)
    return "\r".join(_shown(story) for story in kept if story)


def _pieces(main: bytes, clx: bytes) -> Iterator[str]:
    """The document's text in order, from where each piece of it is stored."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise DamagedContainer("thiếu bảng đoạn")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = (size - 4) // 12
    plc = clx[at + 5 : at + 5 + size]
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for index in range(count):
        (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)
        letters = ends[index + 1] - ends[index]
        if letters < 0:
            raise DamagedContainer("các đoạn sai thứ tự")
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            yield main[begin : begin + letters].decode("cp1252", errors="replace")
        else:
            raw = main[place : place + 2 * letters]
            yield raw[: len(raw) // 2 * 2].decode("utf-16-le", errors="replace")


def _shown(text: str) -> str:
    for _ in range(_MOST_NESTED):
        text, found = _FIELD_CODE.subn(lambda match: match[1] or "", text)
        if not found:
            break
    return text.translate(_MARKS)


def _blocks(text: str) -> Iterator[RawBlock]:
    """Paragraphs and tables. Every cell ends in a mark, and a row in one more."""
    cells: list[str] = []
    *marked, rest = text.split(_CELL)
    for part in marked:
        before, cell = _first_cell(part, inside=bool(cells))
        if before and cells:
            yield from table_blocks(_rows(cells))
            cells = []
        yield from _paragraphs(before)
        cells.append(cell)
    if cells:
        yield from table_blocks(_rows(cells))
    yield from _paragraphs(rest.split("\r"))


def _first_cell(part: str, *, inside: bool) -> tuple[list[str], str]:
    """Paragraphs that stand before a cell, and the cell. Only its last paragraph is surely its
    own; inside a table short ones before it are too."""
    *before, last = part.split("\r")
    if inside and all(len(paragraph) <= _LONGEST_CELL_LEAD for paragraph in before):
        return [], "\n".join((*before, last))
    return before, last


def _paragraphs(texts: Sequence[str]) -> Iterator[RawBlock]:
    for paragraph in texts:
        for line in paragraph.split("\n"):
            yield RawBlock(line)


def _rows(cells: Sequence[str]) -> list[list[str]]:
    """Rows of the fewest columns that put an empty mark after every row; else parted at each."""
    for width in range(1, _MOST_COLUMNS + 1):
        step = width + 1
        ends = cells[width::step]
        if len(cells) % step == 0 and not any(end.strip() for end in ends):
            return [list(cells[at : at + width]) for at in range(0, len(cells), step)]
    rows: list[list[str]] = [[]]
    for cell in cells:
        if cell.strip():
            rows[-1].append(cell)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]
