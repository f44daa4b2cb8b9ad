"""Words that questions are made of: the collection's own words must not mend them into others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.tokens import syllables
from ingest.folding import fold

# Phrases that mean one thing in a question, whatever the texts hold more often.
_PHRASES = (
    "như thế nào|thế nào|khi nào|lúc nào|ngày nào|năm nào|tháng nào|bao giờ|bao lâu|bao nhiêu|"
    "là gì|là ai|là bao nhiêu|những gì|việc gì|vấn đề gì|nội dung gì|điều gì|làm gì|nói gì|"
    "quy định gì|ở đâu|vì sao|tại sao|ra sao|thì sao|còn hiệu lực|hết hiệu lực|có hiệu lực|"
    "thay thế|bị thay thế|căn cứ|so sánh|khác nhau|giống nhau|khác gì|liệt kê|kể tên|kể ra|"
    "nói về|đề cập|nhắc đến|liên quan đến|bài viết|bài báo|tin bài|tài liệu|văn bản|ai ký|do ai|"
    "người ký|ban hành|chịu trách nhiệm|phải làm|thế còn|vậy còn|tóm tắt|đã bị|hay chưa|hay không"
)
_BY_FOLDED = {tuple(fold(phrase).split()): phrase.split() for phrase in _PHRASES.split("|")}
_LONGEST = max(len(phrase) for phrase in _BY_FOLDED)
_ASKING = frozenset(["nào", "gì", "ai", "sao", "đâu", "mấy", "bao", "nhiêu", "giờ", "hỏi", "kể"])


def kept(typed: str, meant: Sequence[str]) -> list[str]:
    """The mended syllables of a question with its asking words as they were typed, or with their
    own tones where they were typed without.

    >>> kept("Chỉ thị nào thay thế", ["chỉ", "thị", "này", "thay", "thế"])
    ['chỉ', 'thị', 'nào', 'thay', 'thế']
    >>> kept("bai viet nao", ["bãi", "việt", "này"])
    ['bài', 'viết', 'nào']
    """
    words = syllables(typed)
    found = [word if word in _ASKING else other for word, other in zip(words, meant, strict=True)]
    at = 0
    while at < len(words):
        size = _phrase_at(words, at)
        if size:
            folded = tuple(words[at : at + size])
            found[at : at + size] = _BY_FOLDED[folded]
        elif words[at] == "nao" or (words[at] == "gi" and at == len(words) - 1):
            found[at] = "nào" if words[at] == "nao" else "gì"
        at += max(1, size)
    return [_counting(words, found, place) for place in range(len(words))]


# What "mấy" counts, as typed without marks; "máy" is a machine before other words.
_COUNTED_WORDS = (
    "xa|phuong|huyen|quan|thon|ap|nguoi|ho|vu|viec|truong|lop|dang|doan|hoi|thanh|ngay|thang|nam|"
    "tuan|quy|gio|phut|lan|luot|dot|diem|nhom|nhiem|nguyen|noi|muc|phan|buoc|cap|don|to|doi|loai|"
    "tap|ca|giai|bien|tieu|chi|du|mo|khau|linh|van|de|dai|khu|chuong|giao|hoc|cuoc|bai|cau|tham|"
    "y|trieu|ty|doanh|hop|can|tuyen|con|lang|khoi|quyet|ke"
)
_COUNTED = frozenset(_COUNTED_WORDS.split("|"))
_PAPERS_WITH_NUMBER = frozenset(
    ["thi", "dinh", "van", "hoach", "ban", "quyet", "luan", "tu", "bao", "may"]
)


def _counting(words: Sequence[str], found: Sequence[str], place: int) -> str:
    """A syllable of a question, with its tones where what stands beside it tells them: "may xã" and
    "còn may hộ" count, "so nao" is a department but behind a paper.

    >>> words = "con may ho o so nao".split()
    >>> [_counting(words, words, place) for place in range(len(words))]
    ['còn', 'mấy', 'ho', 'o', 'sở', 'nao']
    """
    before = words[place - 1] if place else ""
    behind = words[place + 1] if place + 1 < len(words) else ""
    if words[place] == "may" and before not in ("bo", "nha") and behind in _COUNTED:
        return "mấy"
    if words[place] == "con" and behind == "may" and set(words[place + 2 : place + 3]) & _COUNTED:
        return "còn"
    if words[place] == "so" and behind == "nao" and before not in _PAPERS_WITH_NUMBER:
        return "sở"
    return found[place]


def _phrase_at(words: Sequence[str], at: int) -> int:
    """The length of the longest untoned asking phrase that begins at a place; 0 for none."""
    for size in range(min(_LONGEST, len(words) - at), 1, -1):
        run = tuple(words[at : at + size])
        if run in _BY_FOLDED and all(re.fullmatch(r"[a-z]+", word) for word in run):
            return size
    return 0
