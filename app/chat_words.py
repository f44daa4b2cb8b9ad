"""What people type, made plain before it is read: words shortened in haste, full-width digits of
other keyboards, tags of a page that was copied."""

from __future__ import annotations

import re

from ingest.folding import fold, has_tones

_SHORT = {
    "bn": "bao nhiêu", "ntn": "như thế nào", "ko": "không", "hok": "không",
    "đc": "được", "dc": "được", "j": "gì", "đ/c": "đồng chí",
}  # fmt: skip
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w/.,-])(" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")"
                   r"(?![\w/-])")  # fmt: skip

_LONG = 600  # characters that no question of one's own reaches
_MOST_ASKED = 300


def plain(question: str) -> str:
    """The question with shortened words in full, without marks where it has none itself; no tags,
    no full-width letters.

    >>> plain("<b>Thông báo ２１４/TB-UBND</b> nói gì?").strip()
    'Thông báo 214/TB-UBND  nói gì?'
    >>> plain("Xã A có bn hộ nghèo?"), plain("xa A co bn ho ngheo")
    ('Xã A có bao nhiêu hộ nghèo?', 'xa A co bao nhieu ho ngheo')
    """
    question = _asked(_TAG.sub(" ", question.translate(_FULL_WIDTH)))
    toned = has_tones(question)

    return _WORD.sub(lambda short: _SHORT[short[1]] if toned else fold(_SHORT[short[1]]), question)


def _asked(question: str) -> str:
    """The one line that asks, where a whole text was pasted with it."""
    if len(question) <= _LONG:
        return question
    lines = [line.strip() for line in question.splitlines()]
    asking = [line for line in lines if line.endswith("?") and len(line) <= _MOST_ASKED]
    return asking[0] if len(asking) == 1 else question
