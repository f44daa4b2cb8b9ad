"""The count that a question presumes: "6 nhóm nhiệm vụ", "sáu nhóm", never a time or a number's."""

from __future__ import annotations

import re

from app.tokens import word_set
from ingest.dictionary import words_of_two
from ingest.folding import fold, has_tones, tone_key

_NUMBER_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13,
    "mười bốn": 14, "mười lăm": 15, "hai mươi": 20,
}  # fmt: skip
_FOLDED_NUMBERS = {fold(word): value for word, value in _NUMBER_WORDS.items()}
_COUNT = re.compile(
    r"(?<![\w/.,-])(\d{1,3}|"
    + "|".join(sorted(_FOLDED_NUMBERS, key=len, reverse=True))
    + r")\s+([^\W\d_]+(?:\s+[^\W\d_]+){0,3})"
)
# "6 tháng", "năm 2024": measures of time, not counts of things.
_TIME_NOUNS = frozenset(["thang", "ngay", "nam", "tuan", "gio", "phut", "quy", "nay", "nao", "qua"])
_MEASURE_NOUNS = frozenset(
    ["lan", "km", "ha", "kg", "tan", "trieu", "ty", "nghin", "dong", "tuoi", "met", "suat"]
)
_NOTHING_COUNTED = word_set("bi duoc da la o tai do cho ve se vao cua thuoc")
_DEEDS = frozenset(
    [("ap", "dung"), ("thuc", "hien"), ("quy", "dinh"), ("bao", "cao"), ("phoi", "hop"),
     ("trien", "khai"), ("yeu", "cau"), ("duoc", "giao")]
)  # fmt: skip
# A word number that is also another word is a count only before something one counts.
_COUNTED = word_set(
    "nhom nhiem giai noi dung diem bien nguyen yeu muc chi van dieu viec buoc ro dam hon khong tai"
    " nhiem khau linh cong tieu hinh phuong cap nghi truong can dang dong loai kieu mat trong"
    " huong bai net chu cai tot sach cung tang giam"
)


def presumed_count(
    text: str, papers: tuple[tuple[int, int], ...], *, typed: str
) -> tuple[int | None, tuple[str, ...]]:
    """The count that a question presumes, and what it counts. Where the question was typed without
    marks its number words are read without them: "sau nhom" restored to "sâu nhóm" still asks for
    six groups."""
    folded = fold(text)
    bare = not has_tones(typed)
    for match in _COUNT.finditer(folded):
        written = match[1]
        nouns = tuple(match[2].split())
        if any(start <= match.start() < end for start, end in papers):
            continue
        # "4 ngay" are no days, where marks tell.
        marked = text[match.start(2) : match.start(2) + len(nouns[0])].lower()
        is_time = nouns[0] in _TIME_NOUNS and not (marked == "ngay" and has_tones(text))
        # "Tàu Hải Âu 58 bị lật" counts nothing, "4 tại chỗ" and "2 bị can" do.
        pair = " ".join(text[match.start(2) : match.end(2)].split()[:2])
        whole = tone_key(pair) in words_of_two()
        if (nouns[0] in _NOTHING_COUNTED and not whole) or nouns[:2] in _DEEDS:
            continue
        if is_time or nouns[0] in _MEASURE_NOUNS or _follows_time(folded, match.start()):
            continue
        if _NUMBERED_AREA.search(text[: match.start()].lower()):
            continue
        if written.isdigit():
            return int(written), nouns
        if text[match.start(1)].isupper() and text[match.start(2)].isupper():
            continue  # "Ba Trúc", "Năm Căn" are places
        toned = text[match.start(1) : match.end(1)].lower()
        # "bốn", "sáu" put back by retrieval are as sure as typed ones; "ba" is not.
        sure = has_tones(typed) or toned != written
        certain = toned not in ("một", "năm") and sure
        if toned in _NUMBER_WORDS and (certain or nouns[0] in _COUNTED):
            return _NUMBER_WORDS[toned], nouns
        if bare and nouns[0] in _COUNTED:
            return _FOLDED_NUMBERS[written], nouns
    return None, ()


# "những xã nào": what is asked for; "những việc nào" asks for the parts of what is counted.
_WHICH = re.compile(r"\b(?:cac|nhung) (\w+(?: \w+){0,2}) nao\b")
_PARTS = word_set("noi dung viec van de diem yeu to gi muc khoan phan y dieu nhiem vu giai phap"
                  " hoat dong cong hanh vi tieu chi nhom cong")  # fmt: skip


def asks_of_others(text: str, counted: tuple[str, ...]) -> bool:
    """Whether a question that counts one thing asks for others: "ba vụ cháy ở những xã nào".

    >>> asks_of_others("Ba vụ cháy xảy ra ở những xã nào?", ("vu", "chay"))
    True
    >>> asks_of_others("5 rõ gồm những nội dung nào?", ("ro",))
    False
    """
    which = _WHICH.search(fold(text))
    if which is None:
        return False
    asked = which[1].split()
    return not set(asked) <= _PARTS and asked[0] not in counted


# "phường 9 quận 5" is a place; "địa phương 6 …" is none.
_NUMBERED_AREA = re.compile(r"(?<!\w)(?:phường|khu vực|khóm|(?<!địa )(?<!dia )phuong|khu vuc)\s+$")


def _follows_time(folded: str, at: int) -> bool:
    """Whether a number belongs to a date or an article: "ngày 7", "quý 1", "điều 5"."""
    label = (
        r"\b(?:ngay|thang|nam|quy|dieu|khoan|so|lan thu|thu|muc|buoc|cap|hang|phu luc|phan|"
        r"chuong|bai|lop|vong|doi|diem|khoa|loai|nhom|quan|khu pho|to dan pho|thon|ap|tuyen|dot|"
        r"phien|giai doan|quoc lo|tinh lo|huyen lo|duong so|hem|ngo)\s+$"
    )
    return bool(re.search(label, folded[:at]))
