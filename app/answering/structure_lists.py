"""Lists that the structure of a text gives: announced counts, labelled parts below a line that ends
in a colon, numbers inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.answering.told_lists import Told, bare
from app.reading import Reading
from ingest.item_splits import trim
from ingest.model import Node, Span

_LISTED = frozenset({"clause", "subclause", "point", "dash"})
_ASIDE = frozenset({"caption", "footnote"})
_MOST_LEAD, _MOST_HEADING = 60, 14  # words
_FIRST = re.compile(r":\s+1[.)]\s(?=\S)")
_SMALL_FIRST = re.compile(r":\s*\n\(i\)\s(?=\S)")
_SMALL = ("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@lru_cache(maxsize=256)
def structure_lists(reading: Reading) -> dict[int, tuple[Told, ...]]:
    """The lists that a document's structure gives, by the sentence that leads to them."""
    found: dict[int, list[Told]] = {}
    ways = (_announced, _below, _numbered, _in_small_numerals)
    for start, end, items, count in [one for way in ways for one in way(reading)]:
        at = max(0, reading.sentence_at(start))
        span = reading.sentences[at]
        lead = Span(span.start, max(span.start, min(span.end, end, items[0].start)))
        behind = Span(lead.end, lead.end)
        told = Told(lead, lead, behind, items, count, refers=False, is_row=False)
        found.setdefault(at, []).append(told)
    return {at: tuple(lists) for at, lists in found.items()}


_Found = tuple[int, int, tuple[Span, ...], int | None]


def _announced(reading: Reading) -> Iterator[_Found]:
    for one in reading.document.enumerations:
        if len(one.items) > 1:
            count = one.count if one.count == len(one.items) else None
            items = tuple(bare(reading.text, item) for item in one.items)
            yield one.start, one.end, items, count


def _below(reading: Reading) -> Iterator[_Found]:
    """The labelled parts of one kind below a line that ends in a colon, or behind it."""
    outline, text = reading.document.outline, reading.text
    taken = {one.items[0].start for one in reading.document.enumerations if one.items}
    for index, node in enumerate(outline):
        head = text[slice(*node.head)].rstrip()
        opens = head.endswith(":") and len(head.split()) <= _MOST_LEAD
        if not opens and not _is_heading(node, head):
            continue
        items = tuple(_trimmed(text, part) for part in _row_behind(outline, index))
        if len(items) > 1 and items[0].start not in taken:
            lead = reading.sentence_at(node.head.start + len(head) - 1)
            yield reading.sentences[max(0, lead)].start, node.head.end, items, None


def _is_heading(node: Node, head: str) -> bool:
    """Whether a node is a short heading: "VI. KINH PHÍ THỰC HIỆN"."""
    short = len(head.split()) <= _MOST_HEADING and head[-1:] not in ".;,"
    return short and node.kind not in _ASIDE and node.kind != "dash" and node.end > node.head.end


def _row_behind(outline: Sequence[Node], index: int) -> list[Node]:
    """The parts of one kind that come next in reading order, each with what stands below it."""
    row: list[Node] = []
    for node in outline[index + 1 :]:
        if node.kind in _ASIDE or (row and node.start < row[-1].end):
            continue
        if node.kind not in _LISTED or (row and node.kind != row[0].kind):
            break
        row.append(node)
    return row


def _trimmed(text: str, node: Node) -> Span:
    return Span(node.start, node.start + len(text[node.start : node.end].rstrip()))


def _numbered(reading: Reading) -> Iterator[_Found]:
    """The parts that number themselves inside one paragraph: "cần chú ý: 1. …. 2. …. 3. …"."""
    text = reading.text
    for first in _FIRST.finditer(text):
        end = text.find("\n", first.end())
        end = end if end >= 0 else len(text)
        starts, at = [first.start() + 2], first.end()
        while True:
            following = re.compile(rf"(?<=[.;,!?”\"] ){len(starts) + 1}[.)]\s").search(
                text, at, end
            )
            if following is None:
                break
            starts.append(following.start())
            at = following.end()
        if len(starts) > 1:
            stops = [*starts[1:], end]
            items = tuple(trim(text, a, b) for a, b in zip(starts, stops, strict=True))
            lead = reading.sentence_at(first.start())
            yield reading.sentences[max(0, lead)].start, first.start(), items, None


def _in_small_numerals(reading: Reading) -> Iterator[_Found]:
    """The paragraphs that are numbered (i), (ii), (iii) below a line that ends in a colon."""
    text = reading.text
    for first in _SMALL_FIRST.finditer(text):
        starts = [first.end()]
        ends = []
        for label in _SMALL:
            end = text.find("\n", starts[-1])
            ends.append(end if end >= 0 else len(text))
            if not text.startswith(f"\n({label}) ", ends[-1]):
                break
            starts.append(ends[-1] + len(label) + 4)
        if len(starts) > 1:
            items = tuple(trim(text, a, b) for a, b in zip(starts, ends, strict=True))
            lead = reading.sentence_at(first.start())
            yield reading.sentences[max(0, lead)].start, first.start(), items, None
