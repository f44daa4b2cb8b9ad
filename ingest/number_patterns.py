"""Patterns of official numbers on folded text. All are linear: bounded gaps, no nested repeats."""

from __future__ import annotations

import re

from ingest.paper_codes import SUFFIXES, TYPE_OF_CODE, TYPE_OF_WORD

LEFT_WINDOW = 90
TYPE_TAIL = 60  # characters; no kind of paper without its issuer is longer
LEFT_TAIL = 28  # nor a misspelt one, nor the last word of any

_GAP = r"[\s/\\.:_–—‑-]{0,4}"
_CODES = "|".join(sorted(TYPE_OF_CODE, key=len, reverse=True))
_WORDS = "|".join(
    word.replace(" ", r"[\s-]{0,2}") for word in sorted(TYPE_OF_WORD, key=len, reverse=True)
)
_KNOWN_SUFFIX = "|".join(sorted(map(re.escape, SUFFIXES), key=len, reverse=True))
_NUMBER_SIGN = r"(?:(?:so\s?hieu|so[os]{0,2}|no|numbers?|num|nr|#|ma\s?so)[ \xa0\t.:°º]{0,3})?"

# The tests of what stands before come behind the first digit, so that the scan skips to digits.
NUMBER = re.compile(
    r"(?P<digits>[0-9](?<![\d/].)(?<!\d[.,].)\d{0,4}(?:\.\d{1,2}(?=/(?:19|20)\d\d/[a-z]))?)(?!\d)"
    r"(?P<letter>[a-d](?![a-z]))?(?![.,]\d)(?!%)"
)
YEAR = re.compile(r"\s{0,2}[/_]\s{0,2}(?P<year>(?:19|20)\d{2})(?!\d)")
CODE_THEN_SUFFIX = re.compile(
    rf"(?P<first>{_GAP})(?P<type>{_CODES})(?P<second>\s{{0,2}}[/\\.:_–—‑-]{{1,2}}\s{{0,2}}|\s)"
    r"(?P<suffix>[a-z][a-z&]{0,11}\d{0,2}(?:[-/][a-z]{2,11}\d{0,2}){0,4})(?![a-z\d])"
)
SUFFIX_THEN_CODE = re.compile(
    rf"{_GAP}(?P<suffix>{_KNOWN_SUFFIX})[\s/\\.:_–—‑-]{{1,3}}(?P<type>{_CODES})(?![a-z\d])"
)
ASSEMBLY = re.compile(r"\s{0,2}/\s{0,2}(?P<suffix>(?:ubtv)?qh)\s?(?P<term>\d{1,2})(?![a-z\d])")
LONE_SUFFIX = re.compile(
    rf"(?P<gap>\s{{0,2}}[/-]?\s{{0,2}})(?P<suffix>{_KNOWN_SUFFIX})(?![a-z\d&])"
)
JOINED_CODE = re.compile(
    rf"(?P<gap>[/ -]?)(?P<type>{_CODES})(?P<suffix>{_KNOWN_SUFFIX})(?![a-z\d])"
)
NEXT_NUMBER = re.compile(
    r"(?:\s?,|\s(?:va|hoac|hay|voi|and|or))\s(?:so\s)?(?P<digits>\d{1,3})(?P<letter>[a-d](?![a-z]))?"
    r"(?![\d/.-])(?=\s?(?:$|[,;:?!”\"'\n)]|(?:cua|khac|giong|co|deu|ve|cung|of)(?![a-z])))"
)
LONE_CODE = re.compile(rf"\s{{0,2}}[/-]\s{{0,2}}(?P<type>{_CODES})(?![a-z\d])")

_TYPE = (
    rf"(?<![a-z\d])(?:(?P<word>{_WORDS})|(?P<code>{_CODES})\.?"
    rf"(?:(?:\s?[/-]\s?|\s)(?P<suffix>{_KNOWN_SUFFIX}))?)"
)
_SIGN = rf"(?P<sign>[ \xa0\t:(/-]{{0,3}}{_NUMBER_SIGN})\Z"
TYPE_BEFORE = re.compile(_TYPE + _SIGN)
TYPE_AND_ISSUER_BEFORE = re.compile(_TYPE + r"(?P<issuer>\scua\s[a-z\s.&,-]{2,60}\s(?=so))" + _SIGN)
# The last letters of all that `TYPE_BEFORE` and `REVERSED_BEFORE` find: most numbers stand behind
# other words, and this is quicker to see.
_LAST_WORD = re.compile(r"([a-z]{1,16})[^a-z]{0,12}\Z")
_LAST_WORDS = frozenset(
    re.split(r"[^a-z]", ending)[-1] for ending in (*TYPE_OF_CODE, *TYPE_OF_WORD, *SUFFIXES)
) | {"so", "soo", "sos", "sooo", "soos", "soso", "soss", "hieu", "no", "number", "numbers",
     "num", "nr"}  # fmt: skip


def may_name_type(left: str) -> bool:
    """Whether the folded words before a number can end in a kind of paper or a sign of number.

    >>> may_name_type("theo chi thi so "), may_name_type("truoc ngay ")
    (True, False)
    """
    last = _LAST_WORD.search(left, max(0, len(left) - LEFT_TAIL))
    if last is None:
        return False
    return any(last[1][at:] in _LAST_WORDS for at in range(len(last[1])))


# How all that may follow a number in a code begins.
_CODE_LETTERS = re.compile(rf"{_GAP}(?P<letters>[a-z]{{1,12}})")
_CODE_BEGINS = frozenset(re.split(r"[^a-z]", code)[0] for code in (*TYPE_OF_CODE, *SUFFIXES))


def may_begin_code(folded: str, after: int) -> bool:
    """Whether a code of a kind or an issuer may begin behind a number that ends at `after`.

    >>> may_begin_code("24-ct/tu", 2), may_begin_code("24 nam", 2)
    (True, False)
    """
    match = _CODE_LETTERS.match(folded, after)
    if match is None:
        return False
    letters = match["letters"]
    return any(letters[:end] in _CODE_BEGINS for end in range(1, len(letters) + 1))


REVERSED_BEFORE = re.compile(
    rf"(?<![a-z\d])(?P<suffix>{_KNOWN_SUFFIX})[/-](?P<code>{_CODES})"
    rf"(?P<sign>[\s.:/-]{{0,3}}{_NUMBER_SIGN})\Z"
)
SIGN_BEFORE = re.compile(r"(?<![a-z\d])(?:so\s?hieu|so|no)[ \t.:°º]{0,3}\Z")
WORDS_BEFORE = re.compile(
    r"(?P<first>[a-z]{2,7})\s?(?P<second>[a-z]{0,8})(?P<sign>[ \t]{1,2}(?:so[os]{0,2} )?)\Z"
)

# What follows a quantity, so that "chỉ thị 6 nhóm" is no paper.
COUNTED = re.compile(
    r"\s{0,2}(?:%|phan tram|(?:nam|thang|ngay|tuan|gio|phut)(?!\s?\d)|nhom|nhiem vu|noi dung|diem"
    r"|lan|nguoi|dong chi|dong|trieu|ty|nghin|ngan|muc tieu|van de|giai phap|don vi|co quan|can bo"
    r"|phan|buoc|viec|loai|truong hop|cuoc|du an|van ban|khau|chuong|dieu|khoan|lop|hoc|trang|tieu"
    r"|lat|day|m2|km|kg|\+|x|task|days?|years?|months?|points?)(?![a-z\d])"
)
WEAK_FOLLOWERS = re.compile(
    r"\s{0,2}(?:$|[,.;:)?!”\"'\n]|(?:cua|ve|ngay|la|noi|quy dinh|ban hanh|do|co hieu luc|va|hoac"
    r"|nay|thi|nhu|de|nham|trong|duoc|of|on|dated|issued|tren|thay the|da|gi|ai"
    r"|nam \d{4}(?!\s?[-–]))(?![a-z]))"
)
# Forms, tables and contracts carry numbers of the same make: "Mẫu số 02/TB-ABC".
FORM_BEFORE = re.compile(
    r"(?<![a-z])(?:mau|bieu|bieu mau|phu luc|bang|form|ho so|hop dong|hoa don)\s(?:so\s?)?[: ]?\Z"
)
MEDICAL_OR_BUILDING = re.compile(
    r"(?:chup|may|scan|toa|nha|can ho|chung cu|lo|khu|phong|duong|quoc lo)\s$"
)
