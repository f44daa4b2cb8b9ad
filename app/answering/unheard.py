"""Whether a question asks for a measure that no text read speaks of."""

from __future__ import annotations

import re

from app.answering.draft import Context
from app.tokens import word_set

_MEASURE = re.compile(
    r"^\s*(?:tong (?!so|cong))?([^\W\d_]+) ([^\W\d_]+)\b.* (?:la|dat|bang) bao nhieu\b"
)
_LOOSE_MEASURES = word_set("tong muc ty ti so gia tien toan cac nhung")


def is_unheard(context: Context) -> bool:
    """Whether a question "<measure> ... là bao nhiêu" asks for a measure that no text read names:
    "dân số" is not told by a text that has "dân" and "số" apart."""
    found = _MEASURE.match(context.asked.folded)
    if found is None or context.asked.language != "vi" or found[1] in _LOOSE_MEASURES:
        return False
    first = [t.folded for t in context.asked.focus[:3] if t.folded != "tong"][:2]
    if first != [found[1], found[2]]:
        return False  # "Hiện nay" measures nothing
    pair = (found[1], found[2])
    return not any(pair in reading.pairs for reading in context.pool.readings)
