"""Words that people shorten when they type in haste, spelled out before a question is read."""

from __future__ import annotations

import re

from ingest.folding import fold, has_tones

_SHORT = {
    "bn": "bao nhiêu", "ntn": "như thế nào", "ko": "không", "hok": "không",
    "đc": "được", "dc": "được", "j": "gì", "đ/c": "đồng chí",
}  # fmt: skip
_WORD = re.compile(r"(?<![\w/.,-])(" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")"
                   r"(?![\w/-])")  # fmt: skip


def spelled_out(question: str) -> str:
    """The question with shortened words in full, without marks where it has none itself.

    >>> spelled_out("Xã A có bn hộ nghèo?"), spelled_out("xa A co bn ho ngheo")
    ('Xã A có bao nhiêu hộ nghèo?', 'xa A co bao nhieu ho ngheo')
    """
    toned = has_tones(question)

    return _WORD.sub(lambda short: _SHORT[short[1]] if toned else fold(_SHORT[short[1]]), question)
