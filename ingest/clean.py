"""Turns raw blocks into the canonical text: one block a line, furniture taken out and kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.furniture import is_page_number, removable
from ingest.joining import Line, join_lines
from ingest.model import Block, CleanText, Page, RawDocument, RawPage, Removed
from ingest.newsroom import find_captions, find_furniture, is_official
from ingest.repair import repair_line

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A finished line of the text; the pages of its parts and where each part begins."""

    text: str
    kind: str
    level: int
    starts: tuple[tuple[int, int], ...]  # (offset inside the text, page number)


@dataclass(slots=True)
class _Work:
    removed: list[Removed] = field(default_factory=list)


def clean(raw: RawDocument) -> CleanText:
    """The document's canonical text with its page map, its blocks and what was removed."""
    work = _Work()
    pieces = list(_pieces(raw, work))
    if not raw.paged and not is_official([piece.text for piece in pieces]):
        pieces = _without_newsroom(pieces, work)
    return _assemble(raw, pieces, work.removed)


def _without_newsroom(pieces: list[_Piece], work: _Work) -> list[_Piece]:
    texts = [piece.text for piece in pieces]
    furniture = find_furniture(texts)
    captions = find_captions(texts, furniture)
    kept: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if index in furniture:
            work.removed.append(Removed(furniture[index], piece.text))
        elif piece.kind == "paragraph" and index in captions:
            kept.append(replace(piece, kind="caption"))
        else:
            kept.append(piece)
    return kept


def _pieces(raw: RawDocument, work: _Work) -> Iterator[_Piece]:
    pending: list[Line] = []
    gap = False
    heads = _running_heads(raw.pages) if raw.paged else frozenset()
    for page in raw.pages:
        for position, block in enumerate(page.blocks):
            text = repair_line(block.text)
            if not text:
                gap = True
                continue
            kind = _furniture_kind(text, raw, page, position, heads)
            if kind:
                work.removed.append(Removed(kind, text, page.number if raw.paged else None))
                continue
            if block.kind == "line":
                pending.append(Line(text, page.number, block.box, gap and not raw.paged))
                gap = False
                continue
            yield from _join(pending)
            pending = []
            yield _Piece(text.replace("\t", " | "), block.kind, block.level, ((0, page.number),))
    yield from _join(pending)


def _furniture_kind(
    text: str, raw: RawDocument, page: RawPage, position: int, heads: frozenset[str]
) -> str | None:
    kind = removable(text)
    if kind or not raw.paged:
        return kind
    if not (position < 3 or position >= len(page.blocks) - 3):
        return None
    if is_page_number(text):
        return "page number"
    return "running head" if _mask(text) in heads else None


def _running_heads(pages: tuple[RawPage, ...]) -> frozenset[str]:
    """Lines, numbers masked, that stand at the edge of at least half of three or more pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [repair_line(block.text) for block in page.blocks]
        lines = [line for line in lines if line]
        counts.update({_mask(line) for line in (*lines[:2], *lines[-2:])})
    least = max(3, len(pages) / 2)
    return frozenset(line for line, count in counts.items() if count >= least)


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line)


def _join(lines: list[Line]) -> Iterator[_Piece]:
    for group in join_lines(lines):
        text, starts = "", []
        for line in group:
            for column, part in enumerate(line.text.split("\t")):
                text += (" " if not column else " | ") if text else ""
                if not column:
                    starts.append((len(text), line.page))
                text += part
        yield _Piece(text, "paragraph", 0, tuple(starts))


def _assemble(raw: RawDocument, pieces: list[_Piece], removed: list[Removed]) -> CleanText:
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


def _page_map(raw: RawDocument, starts: dict[int, int], length: int) -> Iterable[Page]:
    confidences = {page.number: page.ocr_confidence for page in raw.pages}
    numbers = sorted(starts)
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        end = length if following is None else starts[following]
        yield Page(number, starts[number], end, confidences[number])
