"""Reading one official number at a place in text: its kind, year and issuing body's abbreviation.

A number in text is a paper's only when a code follows it (24-CT/TU), when the word or code of a
kind of paper stands before it (Chỉ thị 24, CT/TU 24), or when a misspelt word does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ingest.folding import fold
from ingest.paper_codes import STRONG_TYPES, SUFFIXES, TYPE_OF_CODE, TYPE_OF_WORD, is_party
from ingest.syllables import is_toneless_syllable

_LEFT_WINDOW = 90

_GAP = r"[\s/\\.:_–—‑-]{0,4}"
_CODES = "|".join(sorted(TYPE_OF_CODE, key=len, reverse=True))
_WORDS = "|".join(
    word.replace(" ", r"[\s-]{0,2}") for word in sorted(TYPE_OF_WORD, key=len, reverse=True)
)
_KNOWN_SUFFIX = "|".join(sorted(map(re.escape, SUFFIXES), key=len, reverse=True))
_NUMBER_SIGN = r"(?:(?:so\s?hieu|so|no|numbers?|num|nr|#|ma\s?so)[ \xa0\t.:°º]{0,3})?"

NUMBER = re.compile(
    r"(?<![\d.,/])(?P<digits>\d{1,5})(?P<letter>[a-dđ])?(?![\d.,]\d)(?!\d)(?![^\W\d_]*%)"
)
_YEAR = re.compile(r"\s{0,2}/\s{0,2}(?P<year>(?:19|20)\d{2})(?!\d)")
_CODE_THEN_SUFFIX = re.compile(
    rf"(?P<first>{_GAP})(?P<type>{_CODES})(?P<second>\s{{0,2}}[/\\.:_–—‑-]{{1,2}}\s{{0,2}}|\s)"
    r"(?P<suffix>[a-z][a-z&]{0,11}\d{0,2}(?:[-/][a-z]{2,11}\d{0,2}){0,4})(?![a-z\d])"
)
_SUFFIX_THEN_CODE = re.compile(
    rf"{_GAP}(?P<suffix>{_KNOWN_SUFFIX})[\s/\\.:_–—‑-]{{1,3}}(?P<type>{_CODES})(?![a-z\d])"
)
_ASSEMBLY = re.compile(r"\s{0,2}/\s{0,2}(?P<suffix>(?:ubtv)?qh)\s?(?P<term>\d{1,2})(?![a-z\d])")
_LONE_SUFFIX = re.compile(
    rf"(?P<gap>\s{{0,2}}[/-]?\s{{0,2}})(?P<suffix>{_KNOWN_SUFFIX})(?![a-z\d&])"
)
_LONE_CODE = re.compile(rf"\s{{0,2}}[/-]\s{{0,2}}(?P<type>{_CODES})(?![a-z\d])")

_TYPE_BEFORE = re.compile(
    rf"(?<![a-z\d])(?:(?P<word>{_WORDS})|(?P<code>{_CODES})(?:\s?[/-]\s?(?P<suffix>{_KNOWN_SUFFIX}))?)"
    rf"(?P<issuer>\scua\s[a-z\s.&,-]{{2,60}}\s(?=so))?(?P<sign>[ \xa0\t:(/-]{{0,3}}{_NUMBER_SIGN})\Z"
)
_REVERSED_BEFORE = re.compile(
    rf"(?<![a-z\d])(?P<suffix>{_KNOWN_SUFFIX})[/-](?P<code>{_CODES})"
    rf"(?P<sign>[\s.:/-]{{0,3}}{_NUMBER_SIGN})\Z"
)
_SIGN_BEFORE = re.compile(r"(?<![a-z\d])(?:so\s?hieu|so|no)[ \t.:°º]{0,3}\Z")
_WORDS_BEFORE = re.compile(
    r"(?P<first>[a-z]{2,7})\s?(?P<second>[a-z]{0,6})(?P<sign>[ \t]{1,2}(?:so )?)\Z"
)

# What follows a quantity, so that "chỉ thị 6 nhóm" is no paper.
_COUNTED = re.compile(
    r"\s{0,2}(?:%|phan tram|(?:nam|thang|ngay|tuan|gio|phut)(?!\s?\d)|nhom|nhiem vu|noi dung|diem"
    r"|lan|nguoi|dong chi|dong|trieu|ty|nghin|ngan|muc tieu|van de|giai phap|don vi|co quan|can bo"
    r"|phan|buoc|viec|loai|truong hop|cuoc|du an|van ban|khau|chuong|dieu|khoan|lop|hoc|trang|tieu"
    r"|lat|day|m2|km|kg|\+|x|task|days?|years?|months?|points?)(?![a-z\d])"
)
_WEAK_FOLLOWERS = re.compile(
    r"\s{0,2}(?:$|[,.;:)?!”\"'\n]|(?:cua|ve|ngay|la|noi|quy dinh|ban hanh|do|co hieu luc|va|hoac"
    r"|nay|thi|nhu|de|nham|trong|duoc|of|on|dated|issued|tren|thay the|da|gi|ai"
    r"|nam \d{4}(?!\s?[-–]))(?![a-z]))"
)
_MEDICAL_OR_BUILDING = re.compile(
    r"(?:chup|may|scan|toa|nha|can ho|chung cu|lo|khu|phong|duong|quoc lo)\s$"
)


class NumberMatch(NamedTuple):
    """A paper's number and what its code says. `start` and `end` cover all its words; `issuer_hint`
    is the folded issuer written between the kind and the number ("chỉ thị của … số 24")."""

    type: str
    number: str
    year: int | None
    suffix: str
    party: bool
    start: int
    end: int
    issuer_hint: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A number in a text with what stands around it. `after` is where its digits (and year) end;
    `before` is the kind of paper found in `left`, which starts at `left_start`."""

    text: str
    folded: str
    digits: str
    year: int | None
    start: int
    after: int
    left: str
    left_start: int
    before: re.Match[str] | None

    @property
    def first(self) -> int:
        """Where the words that belong to the number begin."""
        if self.before is not None:
            return self.left_start + self.before.start()
        sign = _SIGN_BEFORE.search(self.left)
        return self.left_start + sign.start() if sign else self.start


def read_number(text: str, folded: str, number: re.Match[str], floor: int) -> NumberMatch | None:
    """The paper's number that a match of `NUMBER` is part of, or None when it is some other number.
    Nothing before `floor` is looked at; `folded` is `fold(text)`."""
    digits = number["digits"].lstrip("0") + (number["letter"] or "")
    left_start = max(floor, number.start() - _LEFT_WINDOW)
    left = folded[left_start : number.start()]
    if not digits[:1].isdigit() or (left[-1:] == "-" and left[-2:-1].isdigit()):
        return None
    year = _YEAR.match(folded, number.end())
    place = _Place(
        text,
        folded,
        digits,
        int(year["year"]) if year else None,
        number.start(),
        year.end() if year else number.end(),
        left,
        left_start,
        _TYPE_BEFORE.search(left) or _REVERSED_BEFORE.search(left),
    )
    return (
        _full_code(place)
        or _swapped_code(place)
        or _assembly_code(place)
        or _named(place)
        or _misspelt(place)
    )


def _full_code(place: _Place) -> NumberMatch | None:
    """24-CT/TU, 25/2003/CT-TTg, 24 ct tu."""
    match = _CODE_THEN_SUFFIX.match(place.folded, place.after)
    if match is None or not _plain(place.text[match.start("type") : match.end("type")]):
        return None
    suffix, end = _suffix(place, match)
    if not suffix:
        return None
    party = is_party(suffix, "/" in match["second"] and "/" not in match["first"])
    code = TYPE_OF_CODE[match["type"]]
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, end)


def _swapped_code(place: _Place) -> NumberMatch | None:
    """24-TU/CT."""
    match = _SUFFIX_THEN_CODE.match(place.folded, place.after)
    if match is None or not _plain(place.text[match.start("suffix") : match.end()]):
        return None
    suffix, code = SUFFIXES[match["suffix"]], TYPE_OF_CODE[match["type"]]
    party = is_party(suffix, False)
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, match.end())


def _assembly_code(place: _Place) -> NumberMatch | None:
    """32/2004/QH11, which carries no kind."""
    match = _ASSEMBLY.match(place.folded, place.after)
    if match is None or place.year is None:
        return None
    suffix = match["suffix"].upper() + match["term"]
    return NumberMatch("", place.digits, place.year, suffix, False, place.first, match.end())


def _named(place: _Place) -> NumberMatch | None:
    """A number after the word or code of a kind of paper: "Chỉ thị 24", "CT/TU 24", "NQ số 57"."""
    before = place.before
    if before is None:
        return None
    word = before.groupdict().get("word")
    code = TYPE_OF_WORD_JOINED[re.sub(r"[\s-]", "", word)] if word else TYPE_OF_CODE[before["code"]]
    if not word and not _plain(place.text[place.first : place.start]):
        return None
    suffix, end = _lone_suffix(place)
    lone = _LONE_CODE.match(place.folded, place.after) if not suffix else None
    if lone is not None and _plain(place.text[lone.start("type") : lone.end()]):
        code, end = TYPE_OF_CODE[lone["type"]], lone.end()
    suffix = suffix or SUFFIXES.get(before.groupdict().get("suffix") or "", "")
    signed = bool(before["sign"].strip(" .:(/-\n")) or bool(suffix) or lone is not None
    if not _stands_for_paper(place, code, end, signed=signed, in_words=word is not None):
        return None
    hint = (before.groupdict().get("issuer") or "").strip()
    party = bool(suffix) and is_party(suffix, False)
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, end, hint)


def _misspelt(place: _Place) -> NumberMatch | None:
    """A number after what is almost a kind's word, and no word of Vietnamese: "chi hti 24"."""
    match = _WORDS_BEFORE.search(place.left) if place.before is None else None
    if match is None or (
        is_toneless_syllable(match["first"]) and is_toneless_syllable(match["second"] or "a")
    ):
        return None
    code = _nearest_type(match["first"] + match["second"])
    if code is None:
        return None
    suffix, end = _lone_suffix(place)
    named = place.left_start + match.start()
    if not _stands_for_paper(place, code, end, signed="so" in match["sign"], in_words=True):
        return None
    party = bool(suffix) and is_party(suffix, False)
    return NumberMatch(code, place.digits, place.year, suffix, party, named, end)


def _suffix(place: _Place, match: re.Match[str]) -> tuple[str, int]:
    """The suffix in its official spelling and its end, or "" where the letters are only words."""
    written = place.text[match.start("suffix") : match.end("suffix")]
    kept: list[str] = []
    end = match.start("suffix")
    for part in re.finditer(r"[^-/]+", written):
        loose = match["second"].isspace() and not kept
        official = _suffix_part(part.group(), loose=loose, sure=place.before is not None)
        if not official or (kept and not part.group().isupper()):
            break
        kept.append(official)
        end = match.start("suffix") + part.end()
    return "-".join(kept), end


def _suffix_part(written: str, *, loose: bool, sure: bool) -> str:
    if written == "TƯ":
        return "TW"
    folded = fold(written)
    stem = folded.rstrip("0123456789")
    if stem in SUFFIXES and _plain(written):
        return SUFFIXES[stem] + folded[len(stem) :]
    if loose or not _plain(written):
        return ""
    if sum(map(str.isupper, written)) >= 2:
        return written.upper()
    return written.upper() if sure and not is_toneless_syllable(fold(written)) else ""


def _lone_suffix(place: _Place) -> tuple[str, int]:
    """A known suffix straight after the digits: 24/TU, 24 TU."""
    match = _LONE_SUFFIX.match(place.folded, place.after)
    if match is None:
        return "", place.after
    written = place.text[match.start("suffix") : match.end("suffix")]
    spaced = not match["gap"].strip()
    if not _plain(written) or (spaced and not written[0].isupper() and not place.text.islower()):
        return "", place.after
    return _suffix_part(written, loose=True, sure=True), match.end()


def _stands_for_paper(place: _Place, code: str, end: int, *, signed: bool, in_words: bool) -> bool:
    """Whether a number without its full code is a paper's and not a count, a date or a share."""
    rest = place.folded[end : end + 40]
    if re.match(r"\s{0,2}[/-]\s{0,2}\d|[.,]\d|\s{0,2}%", rest):
        return False
    if signed or place.year is not None:
        return True
    if _COUNTED.match(rest):
        return False
    if not in_words:
        raw = place.text[place.first : place.start].strip(" .:")
        known_case = raw.isupper() or place.text.islower()
        if not known_case or _MEDICAL_OR_BUILDING.search(place.folded[: place.first][-12:]):
            return False
    return code in STRONG_TYPES or _WEAK_FOLLOWERS.match(rest) is not None


def _nearest_type(letters: str) -> str | None:
    """The kind whose word is one slip away: a letter more, less, other, or two swapped."""
    for word, code in TYPE_OF_WORD_JOINED.items():
        if len(word) >= 6 and abs(len(word) - len(letters)) <= 1 and _one_slip(word, letters):
            return code
    return None


def _one_slip(first: str, second: str) -> bool:
    """Whether two words are at Damerau-Levenshtein distance 0 or 1.

    >>> _one_slip("chithi", "chihti"), _one_slip("chithi", "chthi"), _one_slip("chithi", "chiphu")
    (True, True, False)
    """
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    one, two = first[shared:], second[shared:]
    swapped = len(one) >= 2 and len(two) >= 2 and one[:2] == two[1::-1] and one[2:] == two[2:]
    return one == two or one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped


def _plain(written: str) -> bool:
    """Whether letters carry no tone, as in a code: đ and ư may stand in one."""
    return fold(written) == written.lower().replace("đ", "d").replace("ư", "u")


TYPE_OF_WORD_JOINED = {word.replace(" ", ""): code for word, code in TYPE_OF_WORD.items()}
