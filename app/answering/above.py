"""What stands over a sentence and goes for it too: headings, the line that opens its list."""

from __future__ import annotations

import re
from bisect import bisect_right

from app.candidates import Evidence
from app.reading import Reading
from ingest.model import Span

_MOST_ITEMS = 20
_MOST_HEAD = 160
_ITEM = re.compile(r"\s*(?:[-–•+*]|\d{1,2}(?:\.\d{1,2})*[.)-]|[a-zđ]\))\s")


def above_of(evidence: Evidence) -> str:
    """The headings over a sentence, the line that opens its list, and its document's title."""
    reading = evidence.reading
    passage, title = reading.passage_at(evidence.span.start), reading.document.header.title
    section = passage.section if passage is not None else ""
    over = opening_line(reading.text, evidence.span.start)
    opening = reading.text[over.start : over.end] if over is not None else ""
    parts = ": ".join(_parts_over(reading, evidence.span.start))
    return f"{title.value if title else ''}: {section}: {opening}: {parts}"


def _parts_over(reading: Reading, at: int) -> list[str]:
    """The heads of the numbered parts that a place stands in, the outermost first: "1. Mục tiêu
    đến năm 2027" over its points; heads that are whole paragraphs are left out."""
    outline, heads = reading.document.outline, list[str]()
    line = reading.text.rfind("\n", 0, at) + 1
    place = bisect_right(outline, at, key=lambda node: node.start) - 1
    while place >= 0:
        head = outline[place].head
        if outline[place].start < line:
            heads.append(reading.text[head.start : head.end])
        place = outline[place].parent
    return [head for head in reversed(heads) if len(head) <= _MOST_HEAD]


def opening_line(text: str, at: int) -> Span | None:
    """The line ending in a colon under which a list goes on to the item at a place."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(_MOST_ITEMS):
        if not start or _ITEM.match(text, start) is None:
            return None
        end, start = start - 1, text.rfind("\n", 0, start - 1) + 1
        if text[start:end].rstrip().endswith(":"):
            return Span(start, end)
    return None
