"""What people type, made plain before it is read: words shortened in haste, full-width digits of
other keyboards, tags of a page that was copied."""

from __future__ import annotations

import re

from ingest.folding import fold, has_tones, with_y

_SHORT = {
    "bn": "bao nhiêu", "ntn": "như thế nào", "ko": "không", "hok": "không",
    "đc": "được", "dc": "được", "j": "gì", "đ/c": "đồng chí",
}  # fmt: skip
# Posts and bodies as offices shorten them, with what stands behind where they mean others too.
_OF_OFFICE = (
    (r"tg[đd]", "Tổng Giám đốc"), (r"pg[đd]", "Phó Giám đốc"), (r"pct", "Phó Chủ tịch"),
    (r"tbt", "Tổng Bí thư"), (r"catp", "Công an thành phố"), (r"cah", "Công an huyện"),
    (r"gđ(?= (?:sở|công an|bệnh viện|trung tâm|công ty|đài|nhà máy|ngân hàng)\b)", "Giám đốc"),
    (r"ct(?= (?:ubnd|h[đd]nd|ubmttq|mttq|nước|quốc hội|xã|phường|huyện|quận|tỉnh)\b)", "Chủ tịch"),
    (r"tb(?= (?:tổ chức|tuyên giáo|dân vận|nội chính|chỉ đạo|quản lý)\b)", "Trưởng Ban"),
    (r"bt(?= (?:tỉnh|huyện|thành|quận|thị|đảng) (?:ủy|uỷ)\b)", "Bí thư"),
)  # fmt: skip
# Behind figures they are of a paper's number: "05 ct ubnd".
_OFFICES = [
    (re.compile(rf"(?<![\w/.,-])(?<!\d ){short}(?![\w/-])", re.IGNORECASE), full)
    for short, full in _OF_OFFICE
]
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w/.,-])(" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")"
                   r"(?![\w/-])")  # fmt: skip

_AI = re.compile(r"(?<![\w/.-])AI(?![\w/-])")
_LONG = 600  # characters that no question of one's own reaches
_MOST_ASKED = 300


def plain(question: str) -> str:
    """The question with shortened words in full, without marks where it has none itself; no tags,
    no full-width letters.

    >>> plain("<b>Thông báo ２１４/TB-UBND</b> nói gì?").strip()
    'Thông báo 214/TB-UBND  nói gì?'
    >>> plain("Xã A có bn hộ nghèo?"), plain("xa A co bn ho ngheo")
    ('Xã A có bao nhiêu hộ nghèo?', 'xa A co bao nhieu ho ngheo')
    >>> plain("CT UBND xã A là ai, PGĐ Sở B là ai?"), plain("ai ký 05 ct ubnd?")
    ('Chủ tịch UBND xã A là ai, Phó Giám đốc Sở B là ai?', 'ai ký 05 ct ubnd?')
    """
    question = with_y(_asked(_TAG.sub(" ", question.translate(_FULL_WIDTH))))
    toned = has_tones(question)
    # In capitals it asks for nobody, unless all is.
    question = _AI.sub("Ai" if question.isupper() else "trí tuệ nhân tạo", question)
    for short, full in _OFFICES:
        question = short.sub(full if toned else fold(full), question)
    return _WORD.sub(lambda short: _SHORT[short[1]] if toned else fold(_SHORT[short[1]]), question)


def _asked(question: str) -> str:
    """The one line that asks, where a whole text was pasted with it."""
    if len(question) <= _LONG:
        return question
    lines = [line.strip() for line in question.splitlines()]
    asking = [line for line in lines if line.endswith("?") and len(line) <= _MOST_ASKED]
    return asking[0] if len(asking) == 1 else question
