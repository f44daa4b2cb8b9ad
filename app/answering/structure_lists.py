"""Lists that the structure of a text gives: announced counts, labelled parts below a line that ends
in a colon, numbers inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.answering.list_parts import bare
from app.answering.sentence_rows import sentence_rows
from app.answering.told_lists import Told
from app.reading import Reading
from ingest.model import Node, Span

_LISTED = frozenset({"clause", "subclause", "point", "dash"})
_ASIDE = frozenset({"caption", "footnote"})
_MOST_LEAD, _MOST_HEADING, _SHORT_HEAD = 60, 14, 8  # words
_ONLY_OPENS = re.compile(r"(?:Bao gồm|Gồm|Gồm có|Cụ thể|Như sau)", re.IGNORECASE)


@lru_cache(maxsize=256)
def structure_lists(reading: Reading) -> dict[int, tuple[Told, ...]]:
    """The lists that a document's structure gives, by the sentence that leads to them."""
    found: dict[int, list[Told]] = {}
    ways = (_announced, _below, _in_sentences)
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
    """The labelled parts of one kind below a line that ends in a colon, behind it, or below a short
    line that is no sentence."""
    outline, text = reading.document.outline, reading.text
    taken = {one.items[0].start for one in reading.document.enumerations if one.items}
    for index, node in enumerate(outline):
        head = text[slice(*node.head)].rstrip()
        opens = head.endswith(":") and len(head.split()) <= _MOST_LEAD
        is_title = node.kind == "paragraph" and _is_short(head)
        if not opens and not is_title and not _is_heading(node, head):
            continue
        items = tuple(_row_behind(outline, index, text))
        if len(items) > 1 and items[0].start not in taken:
            lead = max(0, reading.sentence_at(node.head.start + len(head) - 1))
            if is_title and lead > 0 and _ONLY_OPENS.fullmatch(head):
                lead -= 1  # "Thành phần hồ sơ", and "Bao gồm" on a line of its own
            yield reading.sentences[lead].start, node.head.end, items, None


def _is_short(head: str) -> bool:
    """Whether a line is too short for a sentence, and ends like none."""
    return len(head.split()) <= _SHORT_HEAD and head[-1:].isalnum()


def _is_heading(node: Node, head: str) -> bool:
    """Whether a node is a short heading: "VI. KINH PHÍ THỰC HIỆN"."""
    short = len(head.split()) <= _MOST_HEADING and head[-1:] not in ".;,"
    return short and node.kind not in _ASIDE and node.kind != "dash" and node.end > node.head.end


def _row_behind(outline: Sequence[Node], index: int, text: str) -> list[Span]:
    """The parts of one kind that come next in reading order, each with what stands below it, up to
    the next line like the one that leads to them."""
    head = outline[index]
    alike = head.kind if text[slice(*head.head)].rstrip().endswith(":") else ""
    row: list[Node] = []
    stop = len(text)
    for node in outline[index + 1 :]:
        if row and node.kind == alike and text[slice(*node.head)].rstrip().endswith(":"):
            stop = node.start
            break
        if node.kind in _ASIDE or (row and node.start < row[-1].end):
            continue
        if node.kind not in _LISTED or (row and node.kind != row[0].kind):
            break
        row.append(node)
    return [_trimmed(text, node.start, min(node.end, stop)) for node in row]


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _in_sentences(reading: Reading) -> Iterator[_Found]:
    for row in sentence_rows(reading):
        yield row.start, row.end, row.items, None
