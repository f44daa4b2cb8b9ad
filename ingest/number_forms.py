"""Reading one official number at a place in text: its kind, year and issuing body's abbreviation.

A number in text is a paper's only when a code follows it (24-CT/TU), when the word or code of a
kind of paper stands before it (Chỉ thị 24, CT/TU 24), or when a misspelt word does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ingest.folding import fold
from ingest.issuers import read_issuer
from ingest.number_patterns import (
    ASSEMBLY,
    CODE_THEN_SUFFIX,
    COUNTED,
    FORM_BEFORE,
    JOINED_CODE,
    LEFT_TAIL,
    LEFT_WINDOW,
    LONE_CODE,
    LONE_SUFFIX,
    MEDICAL_OR_BUILDING,
    REVERSED_BEFORE,
    SIGN_BEFORE,
    SUFFIX_THEN_CODE,
    TYPE_AND_ISSUER_BEFORE,
    TYPE_BEFORE,
    TYPE_TAIL,
    WEAK_FOLLOWERS,
    WORDS_BEFORE,
    YEAR,
    may_begin_code,
    may_name_type,
)
from ingest.paper_codes import BARE_CODES, STRONG_TYPES, SUFFIXES, TYPE_OF_CODE, is_party
from ingest.slips import TYPE_OF_WORD_JOINED, nearest_type
from ingest.syllables import is_toneless_syllable


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
        sign = SIGN_BEFORE.search(self.left)
        return self.left_start + sign.start() if sign else self.start


def read_number(text: str, folded: str, number: re.Match[str], floor: int) -> NumberMatch | None:
    """The paper's number that a match of `NUMBER` is part of, or None when it is some other number.
    Nothing before `floor` is looked at; `folded` is `fold(text)`."""
    digits = number["digits"].lstrip("0") + (number["letter"] or "")
    left_start = max(floor, number.start() - LEFT_WINDOW)
    left = folded[left_start : number.start()]
    if not digits[:1].isdigit() or (left[-1:] == "-" and left[-2:-1].isdigit()):
        return None
    tail = max(0, len(left) - LEFT_TAIL)
    year = YEAR.match(folded, number.end())
    after = year.end() if year else number.end()
    named, slipped = _told_by(left[-LEFT_TAIL:])
    before = _type_before(left) if named else None
    slip = _misspelt_type(left) if before is None and slipped else None
    if before is None and slip is None and not may_begin_code(folded, after):
        return None
    place = _Place(
        text,
        folded,
        digits,
        int(year["year"]) if year else None,
        number.start(),
        after,
        left,
        left_start,
        before,
    )
    if FORM_BEFORE.search(left, tail):
        return None
    return (
        _full_code(place)
        or _joined_code(place)
        or _swapped_code(place)
        or _assembly_code(place)
        or _named(place)
        or _letter(place)
        or (_misspelt(place, *slip) if slip is not None else None)
    )


@lru_cache(maxsize=8192)  # "theo quy định tại khoản" and its like come before most numbers
def _told_by(tail: str) -> tuple[bool, bool]:
    """Whether the folded words before a number can name a kind of paper, and whether a misspelt
    one."""
    return may_name_type(tail), _misspelt_type(tail) is not None


def _type_before(left: str) -> re.Match[str] | None:
    """The kind of paper before a number: the nearest, else one with its issuer between."""
    tail = max(0, len(left) - TYPE_TAIL)
    before = TYPE_BEFORE.search(left, tail)
    if before is None and "cua" in left:
        before = TYPE_AND_ISSUER_BEFORE.search(left)
    return before or REVERSED_BEFORE.search(left, tail)


def _full_code(place: _Place) -> NumberMatch | None:
    """24-CT/TU, 25/2003/CT-TTg, 24 ct tu."""
    match = CODE_THEN_SUFFIX.match(place.folded, place.after)
    if match is None or not _plain(place.text[match.start("type") : match.end("type")]):
        return None
    suffix, end = _suffix(place, match)
    office = _NUMBERED_OFFICE.match(place.text, end)
    end = office.end() if office is not None else end
    if not suffix:
        return None
    party = is_party(suffix, "/" in match["second"] and "/" not in match["first"])
    code = TYPE_OF_CODE[match["type"]]
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, end)


def _joined_code(place: _Place) -> NumberMatch | None:
    """24-CTTU, where the stroke was forgotten."""
    match = JOINED_CODE.match(place.folded, place.after)
    if match is None or (place.before is None and not match["gap"].strip()):
        return None
    written = place.text[match.start("type") : match.end()]
    if not _plain(written) or not (written.isupper() or place.text.islower()):
        return None
    suffix, code = SUFFIXES[match["suffix"]], TYPE_OF_CODE[match["type"]]
    party = is_party(suffix, False)
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, match.end())


def _swapped_code(place: _Place) -> NumberMatch | None:
    """24-TU/CT."""
    match = SUFFIX_THEN_CODE.match(place.folded, place.after)
    if match is None or not _plain(place.text[match.start("suffix") : match.end()]):
        return None
    suffix, code = SUFFIXES[match["suffix"]], TYPE_OF_CODE[match["type"]]
    party = is_party(suffix, False)
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, match.end())


def _assembly_code(place: _Place) -> NumberMatch | None:
    """32/2004/QH11, which carries no kind."""
    match = ASSEMBLY.match(place.folded, place.after)
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
    if not code or not (word or _plain(_written_code(place, before))) or not _signed(place):
        return None
    suffix, end = _lone_suffix(place)
    lone = LONE_CODE.match(place.folded, place.after) if not suffix else None
    if lone is not None and _plain(place.text[lone.start("type") : lone.end()]):
        code, end = TYPE_OF_CODE[lone["type"]], lone.end()
    suffix = suffix or SUFFIXES.get(before.groupdict().get("suffix") or "", "")
    signed = bool(before["sign"].strip(" .:(/-\n")) or bool(suffix) or lone is not None
    if not _stands_for_paper(place, code, end, signed=signed, in_words=word is not None):
        return None
    hint = (before.groupdict().get("issuer") or "").strip()
    if hint and not _is_issuer(hint.removeprefix("cua ")):
        return None
    if code == "CV" and suffix:
        code, (suffix, end) = "", _drafting_office(place, suffix, end)
    party = bool(suffix) and is_party(suffix, False)
    return NumberMatch(code, place.digits, place.year, suffix, party, place.first, end, hint)


# "61/KH-BCA-C07": the office's number ends the paper's, and tells it from no other.
_NUMBERED_OFFICE = re.compile(r"-[A-ZĐ]{1,3}\d{1,3}(?!\w)")


def _begins_item(text: str, end: int) -> bool:
    """Whether a lone digit is the next item's number: "… ban hành Chỉ thị 2. Các bộ"."""
    return re.match(r"[.)]\s+[^\W\d_]", text[end : end + 4]) is not None


def _drafting_office(place: _Place, suffix: str, end: int) -> tuple[str, int]:
    """A letter's suffix with the drafting office behind it: 1234/UBND-NC."""
    letters = "a-zđ" if place.text.islower() else "A-ZĐ"
    office = re.compile(rf"-[{letters}]{{1,8}}(?![^\W\d_])").match(place.text, end)
    return (suffix + office.group().upper(), office.end()) if office else (suffix, end)


_CALLED_PAPER = re.compile(r"\bvan ban (?=(?:so )?\Z)")


def _letter(place: _Place) -> NumberMatch | None:
    """A letter's number without its kind, told by the drafting office behind it: "1234/UBND-NC",
    "văn bản số 1234/UBND-NC"."""
    suffix, after = _lone_suffix(place)
    suffix, end = _drafting_office(place, suffix, after) if suffix else ("", after)
    if "-" not in suffix or place.text[place.after : place.after + 1] != "/":
        return None
    called = _CALLED_PAPER.search(place.left)
    start = place.left_start + called.start() if called is not None else place.first
    return NumberMatch("", place.digits, place.year, suffix, False, start, end)


def _is_issuer(folded: str) -> bool:
    found = read_issuer(folded, folded, 0)
    return found is not None and found.end == len(folded)


def _signed(place: _Place) -> bool:
    """Whether what looks like "số" before the digits is not "sở", as in "quy chế của cơ sở 6"."""
    between = place.text[place.first : place.start].lower()
    return not re.search(r"s[ơớờởỡợ]\W{0,3}\Z", between)


def _written_code(place: _Place, before: re.Match[str]) -> str:
    """The letters of the code before a number, as written."""
    ends = [before.end(name) for name in ("code", "suffix") if before.groupdict().get(name)]
    return place.text[place.first : place.left_start + max(ends)] if ends else ""


def _misspelt_type(left: str) -> tuple[re.Match[str], str] | None:
    """What is almost a kind's word, and no word of Vietnamese, with the kind: "chi hti "."""
    match = WORDS_BEFORE.search(left, max(0, len(left) - LEFT_TAIL))
    code = nearest_type(match["first"], match["second"]) if match else None
    return (match, code) if match is not None and code is not None else None


def _misspelt(place: _Place, match: re.Match[str], code: str) -> NumberMatch | None:
    """A number after such a word: "chi hti 24"."""
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
        if not official or (kept and not _is_code(place, part.group())):
            break
        kept.append(official)
        end = match.start("suffix") + part.end()
    return "-".join(kept), end


def _is_code(place: _Place, written: str) -> bool:
    """Whether letters behind a suffix are an office's: capitals, or none of a syllable."""
    small = place.text.islower() and not is_toneless_syllable(fold(written))
    return written.isupper() or small


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
    match = LONE_SUFFIX.match(place.folded, place.after)
    if match is None:
        return "", place.after
    written = place.text[match.start("suffix") : match.end("suffix")]
    spaced = not match["gap"].strip()
    if not _plain(written) or (spaced and not written[0].isupper() and not place.text.islower()):
        return "", place.after
    return _suffix_part(written, loose=True, sure=True), match.end()


def _stands_for_paper(place: _Place, code: str, end: int, *, signed: bool, in_words: bool) -> bool:
    """Whether a number without its full code is a paper's and not a count, a date or a share."""
    if not in_words and code not in BARE_CODES and not signed:
        return False
    rest = place.folded[end : end + 40]
    if re.match(r"\s{0,2}[/-]\s{0,2}\d|[.,]\d|\s{0,2}%", rest):
        return False
    if signed or place.year is not None:
        return True
    if COUNTED.match(rest):
        return False
    if not in_words:
        raw = _written_code(place, place.before) if place.before else ""
        known_case = raw.isupper() or place.text.islower()
        if not known_case or MEDICAL_OR_BUILDING.search(place.folded[: place.first][-12:]):
            return False
    if place.text[place.start - 1 : place.start].isalpha() and len(place.digits) < 2:
        return False
    if len(place.digits) == 1 and _begins_item(place.text, end):
        return False
    if code in STRONG_TYPES:
        return True
    return len(place.digits) > 1 and code in BARE_CODES and bool(WEAK_FOLLOWERS.match(rest))


def _plain(written: str) -> bool:
    """Whether letters carry no tone, as in a code: đ and ư may stand in one."""
    return fold(written) == written.lower().replace("đ", "d").replace("ư", "u")
