"""What stands over a sentence and goes for it too: headings, the line that opens its list."""

from __future__ import annotations

import re

from app.candidates import Evidence

_MOST_ITEMS = 12
_ITEM = re.compile(r"\s*(?:[-–•+*]|\d{1,2}(?:\.\d{1,2})*[.)-]|[a-zđ]\))\s")


def above_of(evidence: Evidence) -> str:
    """The headings over a sentence, the line that opens its list, and its document's title."""
    reading = evidence.reading
    passage, title = reading.passage_at(evidence.span.start), reading.document.header.title
    section = passage.section if passage is not None else ""
    opening = _opening(reading.text, evidence.span.start)
    return f"{title.value if title else ''}: {section}: {opening}"


def _opening(text: str, at: int) -> str:
    """The line ending in a colon under which a list goes on to the item at a place, or ""."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(_MOST_ITEMS):
        if not start or _ITEM.match(text, start) is None:
            return ""
        end, start = start - 1, text.rfind("\n", 0, start - 1) + 1
        if text[start:end].rstrip().endswith(":"):
            return text[start:end]
    return ""
