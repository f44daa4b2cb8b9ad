"""Labels that number the parts of an official text: "I.", "Điều 5.", "1.", "1.1", "a)", "–"."""

from __future__ import annotations

import re
from dataclasses import dataclass

ALPHABET = "abcdđeghiklmnopqrstuvxy"  # the order of points in Vietnamese papers
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_UPPER = "A-ZÀ-ỸĐ"
_TEXT_BEGINS = rf"[{_UPPER}“\"'‘(\[\d]"
_MARKS = "-–—+•●▪◦*·○■□✓✔➢❖➤►⁃∙"


@dataclass(frozen=True, slots=True)
class Label:
    """`style` is what siblings share, `kind` as in `Node`, `name` the label without punctuation,
    `value` its place in the count (0 for dashes), `path` the numbers of "1.1.2", `length` the
    characters up to the text behind it."""

    style: str
    kind: str
    name: str
    value: int
    length: int
    path: tuple[int, ...] = ()


def parse_label(line: str) -> Label | None:
    """The label that a line begins with, if any.

    >>> parse_label("Điều 5. Hiệu lực").name, parse_label("đ) Tăng cường").value
    ('5', 5)
    >>> parse_label("1.1. Rà soát").path, parse_label("– Ban hành").kind
    ((1, 1), 'dash')
    >>> parse_label("5.1- Ban Tổ chức rà soát").path
    (5, 1)
    >>> parse_label("4.805 đảng viên") is None, parse_label("Điều 5 của Luật") is None
    (True, True)
    """
    for pattern, read in _PATTERNS:
        match = pattern.match(line)
        if match is not None:
            return read(match)
    return None


def roman_value(text: str) -> int | None:
    """The number that a Roman numeral stands for, None if it is none.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    if not _ROMAN.fullmatch(text):
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in text]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < following else digit for digit, following in pairs)


def letter_value(letter: str) -> int:
    """The place of a point's letter, from 1; 0 for letters that number nothing.

    >>> letter_value("đ"), letter_value("e"), letter_value("z")
    (5, 6, 0)
    """
    return ALPHABET.find(letter) + 1


def as_capital(label: Label) -> Label:
    """The same "C." read as a letter after "B." rather than as a Roman hundred."""
    return Label("capital", "part", label.name, letter_value(label.name.lower()), label.length)


def as_small_roman(label: Label) -> Label:
    """The same "i)" read as one, rather than as the letter after h."""
    value = roman_value(label.name.upper()) or 0
    return Label("small-roman", "point", label.name, value, label.length)


def _part(match: re.Match[str]) -> Label:
    return Label("part", "part", match[1], _any_value(match[1]), _text_at(match))


def _chapter(match: re.Match[str]) -> Label:
    return Label("chapter", "chapter", match[1], _any_value(match[1]), _text_at(match))


def _section(match: re.Match[str]) -> Label:
    style = "subsection" if match[1] else "section"
    return Label(style, "chapter", match[2], _any_value(match[2]), _text_at(match))


def _article(match: re.Match[str]) -> Label:
    return Label("article", "article", match[1], _leading_number(match[1]), _text_at(match))


def _roman(match: re.Match[str]) -> Label | None:
    value = roman_value(match[1])
    if value is None:
        return None
    return Label("roman", "part", match[1], value, _text_at(match))


def _capital(match: re.Match[str]) -> Label | None:
    value = letter_value(match[1].lower())
    return Label("capital", "part", match[1], value, _text_at(match)) if value else None


def _decimal(match: re.Match[str]) -> Label | None:
    path = tuple(int(number) for number in match[1].split("."))
    if any(number > 99 for number in path):
        return None
    return Label(f"decimal{len(path)}", "subclause", match[1], path[-1], _text_at(match), path)


def _clause(match: re.Match[str]) -> Label:
    name, mark = match[1], match[2]
    style = "clause" if mark in ".:-–" else f"clause{mark}"
    return Label(style, "clause", name, _leading_number(name), _text_at(match))


def _bracketed(match: re.Match[str]) -> Label:
    name = match[1]
    kind = "clause" if name.isdigit() else "point"
    value = int(name) if name.isdigit() else letter_value(name)
    return Label(f"({kind})", kind, name, value, _text_at(match))


def _point(match: re.Match[str]) -> Label | None:
    name, mark = match[1], match[2]
    value = letter_value(name[0]) if len(name) == 1 or name[1:].isdigit() else 0
    if not value:
        roman = roman_value(name.upper())
        return Label("small-roman", "point", name, roman, _text_at(match)) if roman else None
    return Label(f"point{mark}", "point", name, value, _text_at(match))


def _dash(match: re.Match[str]) -> Label:
    mark = "-" if match[1] in "-–—⁃" else match[1]
    return Label(f"dash{mark}", "dash", mark, 0, _text_at(match))


def _text_at(match: re.Match[str]) -> int:
    rest = match.string[match.end() :]
    return match.end() + len(rest) - len(rest.lstrip())


def _leading_number(name: str) -> int:
    return int("".join(letter for letter in name if letter.isdigit()))


def _any_value(name: str) -> int:
    if name[0].isdigit():
        return _leading_number(name)
    ordinal = name.lower()
    if ordinal in _ORDINALS:
        return _ORDINALS.index(ordinal) + 1
    return roman_value(name.upper()) or 0


_ROMAN = re.compile(r"(?=.)C{0,3}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_NUMERAL = rf"\d{{1,3}}[a-zđ]?|[IVXLC]+|(?i:{'|'.join(_ORDINALS)})"
_PATTERNS = (
    (re.compile(rf"(?:Phần|PHẦN)(?: (?i:thứ))? ({_NUMERAL})(?=[\s.:–-]|$)[\s.:–-]*"), _part),
    (re.compile(rf"(?:Chương|CHƯƠNG)(?: (?i:thứ))? ({_NUMERAL})(?=[\s.:–-]|$)[\s.:–-]*"), _chapter),
    (re.compile(rf"(Tiểu |TIỂU )?(?:[Mm]ục|MỤC) ({_NUMERAL})(?=[\s.:–-]|$)[\s.:–-]*"), _section),
    (re.compile(r"(?:Điều|ĐIỀU) (\d{1,3}[a-zđ]?)(?:\s*[.:](?:\d{1,2}(?=\s))?|\s*$)\s*"), _article),
    (re.compile(rf"([IVXLC]{{1,7}})(?:\s*[./:)]\s*|\s*[-–—]\s+)(?={_TEXT_BEGINS}|$)"), _roman),
    (re.compile(rf"([A-HĐK])(?:[./]\s*|\s*[-–]\s+|\)\s*)(?=[{_UPPER}]\S*\s|$)"), _capital),
    (re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:[.):]\s*|\s+)(?={_TEXT_BEGINS})"), _decimal),
    # Party papers number "5.1- Ban …"; a range of figures goes on in small letters.
    (re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s?[-–]\s?(?=[{_UPPER}“])"), _decimal),
    (re.compile(rf"(\d{{1,3}}[a-zđ]?)([.)/])(?:\d{{1,2}}(?=\s))?(?:\s+|(?=[{_UPPER}“]))"), _clause),
    (re.compile(rf"(\d{{1,2}})\s*([-–:])\s+(?=[{_UPPER}“])"), _clause),
    (re.compile(r"\((\d{1,2}|[a-zđ])\)\s*"), _bracketed),
    (re.compile(rf"([a-zđ]\d?|[ivx]{{2,4}})(\))\d{{0,2}}(?:\s+|(?=[{_UPPER}“]))"), _point),
    (re.compile(rf"([a-zđ])([./])(?:\s+|(?=[{_UPPER}“]))(?={_TEXT_BEGINS})"), _point),
    (re.compile(rf"([{re.escape(_MARKS)}])(?:\s+|(?=[^\W\d_]))"), _dash),
)
