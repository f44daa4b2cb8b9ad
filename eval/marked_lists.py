"""Texts in which announced counts and their items are marked, as they stand in `eval/sets`.

`{a:6}` marks an announced count and `[a:…]` an item of it; blank lines separate texts and lines
that begin with # are comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Block, CleanText, Span

_MARK = re.compile(r"\{([a-z]):([^}]*)\}|\[([a-z]):|\]")


@dataclass(frozen=True, slots=True)
class MarkedList:
    """An announced count at `at` (-1: a list without a count) with its items in order."""

    at: int
    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, and the lists that were marked in it."""

    text: str
    lists: tuple[MarkedList, ...]


def read_marked(written: str) -> list[MarkedText]:
    """The marked texts of a file's content.

    >>> marked = read_marked("Có {a:2} việc: [a:đọc] và [a:viết].")[0]
    >>> marked.text, [marked.text[a:b] for a, b in marked.lists[0].items]
    ('Có 2 việc: đọc và viết.', ['đọc', 'viết'])
    """
    lines = [line for line in written.splitlines() if not line.startswith("#")]
    texts = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return [_read_one(text) for text in texts if text.strip()]


def as_clean(text: str) -> CleanText:
    """The text as cleaning would hand it on: a block a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), "line"))
        start += len(line) + 1
    return CleanText(text, (), tuple(blocks), ())


def _read_one(written: str) -> MarkedText:
    plain: list[str] = []
    length = 0
    counts: dict[str, int] = {}
    items: dict[str, list[Span]] = {}
    opened: list[tuple[str, int]] = []
    position = 0
    for mark in _MARK.finditer(written):
        plain.append(written[position : mark.start()])
        length += len(plain[-1])
        position = mark.end()
        if mark[1]:
            counts[mark[1]] = length if mark[2] else -1
            items.setdefault(mark[1], [])
            plain.append(mark[2])
            length += len(mark[2])
        elif mark[3]:
            opened.append((mark[3], length))
        elif opened:
            key, start = opened.pop()
            items.setdefault(key, []).append(Span(start, length))
    plain.append(written[position:])
    lists = tuple(MarkedList(counts.get(key, -1), tuple(spans)) for key, spans in items.items())
    return MarkedText("".join(plain).rstrip(), lists)
