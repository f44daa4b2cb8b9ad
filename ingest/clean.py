"""Turns raw blocks into the canonical text: one block a line, furniture taken out and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.columns import (
    column_major,
    goes_on_beside,
    in_column,
    is_two_column,
    join_cells,
    part_columns,
)
from ingest.furniture import Furniture, removable
from ingest.inline_marks import cut_inline_marks
from ingest.joining import Line, are_lines, join_lines, joined
from ingest.model import Block, CleanText, Page, RawBlock, RawDocument, Removed
from ingest.newsroom import find_captions, find_furniture, is_official
from ingest.repair import repair_line
from ingest.split_syllables import splits_often


@dataclass(frozen=True, slots=True)
class _Piece:
    """A finished line of the text; `starts` are the places where its pages begin in it."""

    text: str
    kind: str
    level: int
    starts: tuple[tuple[int, int], ...]  # (offset inside the text, page number)


def clean(raw: RawDocument) -> CleanText:
    """The document's canonical text with its page map, its blocks and what was removed."""
    removed: list[Removed] = []
    pieces = list(_pieces(raw, removed))
    if not raw.paged and not is_official([piece.text for piece in pieces]):
        pieces = _without_newsroom(pieces, removed)
    return _assemble(raw, pieces, removed)


def _pieces(raw: RawDocument, removed: list[Removed]) -> Iterator[_Piece]:
    """Blocks in order; runs of mere lines are joined, over page ends too."""
    lines: list[Line] = []
    notes: list[Line] = []
    kept = list(_kept(raw, removed))
    whole = [line for line, block in kept if block.kind == "paragraph"]
    alone = "paragraph" if whole and not are_lines(whole) else ""
    for line, block in kept:
        if block.kind in {"line", "paragraph"}:
            lines.append(replace(line, alone=True) if block.kind == alone else line)
        elif block.kind == "footnote" and raw.paged:
            notes.append(line)
        else:
            yield from _join(lines, notes)
            lines, notes = [], []
            for text in _parted(line.text):
                yield _Piece(text, block.kind, block.level, ((0, line.page),))
    yield from _join(lines, notes)


def _kept(raw: RawDocument, removed: list[Removed]) -> Iterator[tuple[Line, RawBlock]]:
    """What is no furniture, repaired, with the gaps before it."""
    loose = splits_often(block.text for page in raw.pages for block in page.blocks)
    lines = [[repair_line(block.text, loose=loose) for block in page.blocks] for page in raw.pages]
    furniture = Furniture(raw, lines)
    for page, texts in zip(raw.pages, lines, strict=True):
        gap = False
        for position, (block, text) in enumerate(zip(page.blocks, texts, strict=True)):
            if not text:
                gap = True
                continue
            text, cut = cut_inline_marks(text)
            number = page.number if raw.paged else None
            removed.extend(Removed(kind, part, number) for kind, part in cut)
            if not text:
                continue
            kind = "ruined" if block.kind == "ruined" else furniture.kind(text, page, position)
            if kind:
                removed.append(Removed(kind, text, number))
                continue
            indent = len(block.text) - len(block.text.lstrip())
            yield Line(text, page.number, block.box, gap=gap, indent=indent), block
            gap = False


def _parted(text: str) -> list[str]:
    """A block's text, in two where two columns stand side by side in it."""
    text = part_columns(text)
    if is_two_column(text):
        return [part for part in text.split("\t") if not removable(part)]
    return [join_cells(text, measured=False)]


def _join(lines: Sequence[Line], notes: Sequence[Line]) -> Iterator[_Piece]:
    """Paragraphs of a run of lines; a page's notes stand before a paragraph that leaves it."""
    waiting = [_piece(group, "footnote") for group in join_lines(notes)]
    for group in join_lines(_side_by_side(lines)):
        while waiting and waiting[0].starts[0][1] < group[-1].page:
            yield waiting.pop(0)
        yield _piece(group, "row" if " | " in _cells(group[0]) else "paragraph")
    yield from waiting


def _side_by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines with two-column heads and feet put column after column."""
    found: list[Line] = []
    run: list[Line] = []
    for place, line in enumerate(lines):
        text = part_columns(line.text)
        if run and "\t" not in text and any("\t" in after.text for after in lines[place + 1 :][:2]):
            text = in_column(text, line.box)
        if is_two_column(text) or (run and goes_on_beside(text)):
            run.append(replace(line, text=text))
            continue
        found.extend(_unfolded(run))
        run = []
        found.append(replace(line, alone=True) if "\t" in text else line)
    return found + _unfolded(run)


def _unfolded(run: Sequence[Line]) -> list[Line]:
    if not run:
        return []
    texts = column_major([line.text for line in run])
    return [
        Line(text, run[0].page, run[0].box, alone=True)
        for text in texts
        if text and not removable(text)
    ]


def _piece(group: Sequence[Line], kind: str) -> _Piece:
    text, starts = "", []
    for line in group:
        cells = _cells(line)
        text = joined(text, cells) if text else cells
        starts.append((len(text) - len(cells), line.page))
    return _Piece(text, kind, 0, tuple(starts))


def _cells(line: Line) -> str:
    return join_cells(line.text, measured=line.box is not None)


def _without_newsroom(pieces: list[_Piece], removed: list[Removed]) -> list[_Piece]:
    texts = [piece.text for piece in pieces]
    furniture = find_furniture(texts)
    captions = find_captions(texts, furniture)
    kept: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if index in furniture:
            removed.append(Removed(furniture[index], piece.text))
        elif piece.kind == "paragraph" and index in captions:
            kept.append(replace(piece, kind="caption"))
        else:
            kept.append(piece)
    return kept


def _assemble(raw: RawDocument, pieces: Sequence[_Piece], removed: list[Removed]) -> CleanText:
    blocks: list[Block] = []
    page_starts: dict[int, int] = {}
    start = 0
    for piece in pieces:
        for offset, page in piece.starts:
            page_starts.setdefault(page, start + offset)
        blocks.append(Block(start, start + len(piece.text), piece.kind, piece.level))
        start += len(piece.text) + 1
    text = "\n".join(piece.text for piece in pieces)
    pages = tuple(_page_map(raw, page_starts, len(text))) if raw.paged else ()
    return CleanText(text, pages, tuple(blocks), tuple(removed))


def _page_map(raw: RawDocument, starts: dict[int, int], length: int) -> Iterator[Page]:
    read = {page.number: page for page in raw.pages}
    numbers = sorted(starts)
    ends = [*(starts[number] for number in numbers[1:]), length]
    for number, end in zip(numbers, ends, strict=False):
        page = read[number]
        yield Page(number, starts[number], end, page.ocr_confidence, page.doubtful)
