"""The list numbers that Word shows but does not store: "1.", "a)", "Điều 3.", "–"."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.xml_tree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SHOWN_BULLETS = frozenset("-–—+•*")  # other signs come from symbol fonts


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    shown: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts through a document's lists in reading order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)  # list id to its abstract list
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Element) -> tuple[str, int]:
        """The number that stands before a paragraph and its depth from 1; ("", 0) for none."""
        list_id, depth = self._place(paragraph)
        abstract = self.lists.get(list_id, "")
        level = self.levels.get(abstract, {}).get(depth)
        if level is None or level.style == "none":
            return "", 0
        if level.style == "bullet":
            sign = level.shown[:1]
            return sign if sign in _SHOWN_BULLETS else "-", depth + 1
        self._count(list_id, abstract, depth)
        return self._shown(abstract, depth, level), depth + 1

    def _place(self, paragraph: Element) -> tuple[str, int]:
        found = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self.styles.get(_value(style), ("", 0))
        if found is None:
            return inherited
        list_id = _value(found.find(f"{W}numId")) or inherited[0]
        depth = _number(_value(found.find(f"{W}ilvl")), inherited[1])
        return list_id, min(max(depth, 0), _MOST_LEVELS - 1)

    def _count(self, list_id: str, abstract: str, depth: int) -> None:
        counts = self.counts.setdefault(abstract, [None] * _MOST_LEVELS)
        restart = (list_id, depth) in self.starts and (list_id, depth) not in self.begun
        self.begun.add((list_id, depth))
        now = counts[depth]
        if restart:
            counts[depth] = self.starts[(list_id, depth)]
        else:
            counts[depth] = self._start(abstract, depth) if now is None else now + 1
        for deeper in range(depth + 1, _MOST_LEVELS):
            counts[deeper] = None

    def _start(self, abstract: str, depth: int) -> int:
        level = self.levels.get(abstract, {}).get(depth)
        return level.start if level else 1

    def _shown(self, abstract: str, depth: int, level: _Level) -> str:
        shown = level.shown
        for at in range(depth + 1):
            other = self.levels[abstract].get(at, level)
            count = self.counts[abstract][at]
            number = self._start(abstract, at) if count is None else count
            shown = shown.replace(f"%{at + 1}", _format(number, other.style))
        return shown.strip()


def load_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """The lists that the two parts of a Word file define; either may be absent."""
    found = Numbering()
    if numbering is None:
        return found
    for abstract in numbering.iter(f"{W}abstractNum"):
        found.levels[abstract.get(f"{W}abstractNumId", "")] = dict(
            _level(level) for level in abstract.iter(f"{W}lvl")
        )
    for entry in numbering.iter(f"{W}num"):
        list_id = entry.get(f"{W}numId", "")
        found.lists[list_id] = _value(entry.find(f"{W}abstractNumId"))
        for override in entry.iter(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                depth = _number(override.get(f"{W}ilvl", ""), 0)
                found.starts[(list_id, depth)] = _number(_value(start), 1)
    for style in styles.iter(f"{W}style") if styles is not None else ():
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            place = _value(number.find(f"{W}numId")), _number(_value(number.find(f"{W}ilvl")), 0)
            found.styles[style.get(f"{W}styleId", "")] = place
    return found


def _level(level: Element) -> tuple[int, _Level]:
    style = _value(level.find(f"{W}numFmt")) or "decimal"
    start = _number(_value(level.find(f"{W}start")), 1)
    return _number(level.get(f"{W}ilvl", ""), 0), _Level(
        style, _value(level.find(f"{W}lvlText")), start
    )


def _value(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _format(number: int, style: str) -> str:
    """A list number as Word prints it.

    >>> _format(4, "lowerLetter"), _format(9, "upperRoman"), _format(3, "decimalZero")
    ('d', 'IX', '03')
    """
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = ""
        for value, digits in _ROMAN:
            roman += digits * (number // value)
            number %= value
        return roman.upper() if style == "upperRoman" else roman
    return f"{number:02}" if style == "decimalZero" else str(number)
