"""Whether a sentence says a question's figures of what the question says them of: each figure is
bound to the words beside it, for "huyện A có 9 ha, huyện B có 5 ha" gives B no nine."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.quantities import CLASSIFIERS, Quantity, find_quantities
from app.question_words import FUNCTION_WORDS
from app.tokens import UPPER, tokenise
from ingest.dates import PartialDate, find_dates
from ingest.folding import fold
from ingest.model import Span

Saying = Literal["said", "denied", "unsure", "none"]
Weigh = Callable[[str], float]

_SCALES = {"tram": 1e2, "nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "ty": 1e9, "ti": 1e9}
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBERS = {word: value for value, word in enumerate(_WORDS)} | {"mốt": 1, "tư": 4, "lăm": 5}
_PIECES = re.compile(r"[;:.](?=\s|$)|,(?=\s)|\s(?:và|còn|trong khi)(?=\s)")
_CLAUSES = re.compile(r"[;.](?=\s|$)")
_NAME = re.compile(rf"(?<=\s)[{UPPER}]\w*")
_AT_LEAST = re.compile(r"(?:hơn|trên|ít nhất|tối thiểu|không dưới)\s", re.IGNORECASE)
_AT_MOST = re.compile(r"(?:dưới|tối đa|không (?:được )?(?:vượt )?quá)\s", re.IGNORECASE)
_RANGE = re.compile(r"\s(?:đến|tới)\s")
_HANDED_ON = 0.9  # what a word before counts, where the piece with a figure has none of its sort
_TOLD_APART = 0.4
_LABEL = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]\s")
_TIMES = re.compile(r"(?<!\w)(?<!mười )(?<!mươi )(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)(?= lần\b)")
_EACH = re.compile(r"(?<=[Mm]ỗi )(?:ngày|tuần|tháng|quý|năm)(?=\s\w+ (?:lần|lượt|buổi|cuộc)\b)")
_CELL = " | "  # between the cells of a table's row: no words stand beside a figure
_Value = float | str | tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure or a day. `unit` are the folded words of what is counted, without "triệu"; `least`
    and `most` tell "hơn 30" and "dưới 30"."""

    span: Span
    value: _Value
    unit: tuple[str, ...]
    written: str
    least: bool = False
    most: bool = False


def figures_said(question: str, sentence: str, weigh: Weigh) -> Saying:
    """Whether a sentence says the figures of what a question supposes, of what the question says
    them of: "denied" where it says another of the same sort there, "unsure" where it does not tell,
    "none" where the question has no figure. `weigh` tells how much a folded word says.

    >>> said = "Xã Lai có 30 hộ, xã Vang có 45 hộ."
    >>> alike = lambda word: 1.0
    >>> [figures_said(f"Xã Vang có {n} hộ", said, alike) for n in ("45", "30", "ba mươi", "45 con")]
    ['said', 'denied', 'denied', 'unsure']
    """
    if _CELL in sentence:
        return "none"
    asked, told = _figures(question, sentence), _figures(sentence, question)
    sayings = [_saying(one, told, _wanted(one, asked, question), sentence, weigh) for one in asked]
    for saying in ("denied", "unsure", "said"):
        if saying in sayings:
            return saying
    return "none"


def figure_spans(question: str, sentence: str) -> list[Span]:
    """Where a question has figures that count something; its days are left out."""
    return [one.span for one in _figures(question, sentence) if not isinstance(one.value, tuple)]


def _wanted(one: _Figure, asked: Sequence[_Figure], question: str) -> set[str]:
    """The words of which a question says a figure, what is counted aside."""
    beside, handed = _words_of(one, asked, question)
    counted = {word for figure in asked for word in _content(question[slice(*figure.span)])}
    return (beside | handed) - counted


def _saying(
    one: _Figure, told: Sequence[_Figure], wanted: set[str], sentence: str, weigh: Weigh
) -> Saying:
    of_sort = [other for other in told if _is_of_sort(one, other)]
    same = [other for other in of_sort if _agrees(one, other)]
    if isinstance(one.value, tuple) and not same:
        return "none"  # a day may be told by its month alone
    if not of_sort:
        return "none" if one.written.lower() == "một" else "unsure"
    rest = [other for other in of_sort if other not in same]
    if not same and any(isinstance(other.value, str) for other in rest):
        return "unsure"  # "từ 15 đến 20" holds more than its ends
    if not same or not rest:
        return "said" if same else "denied"
    places = [_places(other, told, sentence, wanted) for other in (*same, *rest)]
    strengths = [sum(weigh(fold(word)) * place for word, place in held.items()) for held in places]
    best = max(range(len(same)), key=lambda at: strengths[at])
    rival = max(range(len(same), len(places)), key=lambda at: strengths[at])
    if strengths[best] >= strengths[rival]:
        return "said"
    mine, other_s = places[best], places[rival]
    apart = any(other_s[word] - mine[word] >= _TOLD_APART for word in wanted)
    own = any(mine[word] == 1.0 and other_s[word] == 0.0 for word in wanted)
    return "denied" if apart and not own else "unsure"


def _is_of_sort(one: _Figure, other: _Figure) -> bool:
    """Whether two figures count the same, or are both days."""
    if isinstance(one.value, tuple) or isinstance(other.value, tuple):
        return isinstance(one.value, tuple) and isinstance(other.value, tuple)
    if not one.unit or not other.unit:
        return not one.unit
    if one.unit[0] != other.unit[0]:
        return False
    seconds = {unit[1] for unit in (one.unit, other.unit) if len(unit) > 1}
    return len(seconds) < 2 or one.unit[0] in CLASSIFIERS


def _agrees(one: _Figure, other: _Figure) -> bool:
    """Whether what is told makes true what is asked: "hơn 30" is so of 45."""
    if isinstance(one.value, float) and isinstance(other.value, float):
        more = one.least and other.value > one.value and not other.most
        less = one.most and other.value < one.value and not other.least
        return one.value == other.value or more or less
    return one.value == other.value


def _places(
    one: _Figure, told: Sequence[_Figure], sentence: str, wanted: set[str]
) -> dict[str, float]:
    """How near to a figure each wanted word stands: 1 beside it, a little less where a piece before
    hands it on, 0 elsewhere."""
    beside, before = _words_of(one, told, sentence)
    return {
        word: 1.0 if word in beside else _HANDED_ON if word in before else 0.0 for word in wanted
    }


def _words_of(one: _Figure, told: Sequence[_Figure], sentence: str) -> tuple[set[str], set[str]]:
    """The words beside a figure, and those that the pieces of its clause before hand on to it."""
    start, end = _reach(one, told, sentence)
    beside = _content(sentence[start:end])
    clause = max((cut.end() for cut in _CLAUSES.finditer(sentence, 0, start)), default=0)
    handed: set[str] = set()
    own = sentence[start : one.span.start]
    for other in sorted(told, key=lambda figure: -figure.span.start):
        if not clause <= other.span.start < start:
            continue
        first, last = _reach(other, told, sentence)
        led = sentence[first : other.span.start]
        alike = _content(own) & _content(led) or (_NAME.search(f" {own}") and _NAME.search(led))
        if alike:
            break  # each has a subject of its own
        handed |= _content(sentence[first:last])
    return beside, handed


def _reach(one: _Figure, told: Sequence[_Figure], sentence: str) -> tuple[int, int]:
    """From where to where words stand beside a figure: its own piece, and pieces without a figure
    on both sides, up to the next figure."""
    low = max((other.span.end for other in told if other.span.end <= one.span.start), default=0)
    high = min(
        (other.span.start for other in told if other.span.start >= one.span.end),
        default=len(sentence),
    )
    before = [cut.end() for cut in _PIECES.finditer(sentence, low, one.span.start)]
    behind = [cut.start() for cut in _PIECES.finditer(sentence, one.span.end, high)]
    # What stands between two figures' pieces may belong to either; the last piece is the next's.
    start = before[0] if before and low else low
    end = behind[-1] if behind and high < len(sentence) else high
    return start, end


def _content(text: str) -> set[str]:
    return {
        token.toned
        for token in tokenise(text)
        if token.toned not in FUNCTION_WORDS and not token.folded[0].isdigit()
    }


def _figures(text: str, beside: str) -> list[_Figure]:
    """The figures and days of a text, in order; "năm hộ" is five where `beside` counts "hộ"."""
    counted = {one.unit[0] for one in find_quantities(beside) if one.unit}
    five = re.compile(r"(?<!\w)[Nn]ăm(?=\s([^\W\d_]+))")
    plain = five.sub(lambda m: "005" if fold(m[1]) in counted else m[0], text)
    # "Mỗi tháng 02 lần" is no February.
    plain = _EACH.sub(lambda m: "-" * len(m[0]), plain)
    plain = _TIMES.sub(lambda m: str(_NUMBERS[m[0].lower()]).zfill(len(m[0])), plain)
    label = _LABEL.match(plain)
    begin = label.end() if label is not None else 0
    found = [_figure(plain, one, text) for one in find_quantities(plain, begin)]
    days = [_day(span, date, text) for span, date in find_dates(text)]
    figures = [*found, *(day for day in days if day is not None)]
    return sorted(figures, key=lambda one: one.span)


def _day(span: Span, date: dt.date | PartialDate, text: str) -> _Figure | None:
    if date.day is None or date.month is None:
        return None
    return _Figure(span, (date.day, date.month), (), text[span.start : span.end])


def _figure(plain: str, one: Quantity, text: str) -> _Figure:
    written, lead = plain[slice(*one.number)], plain[one.span.start : one.number.start]
    value, unit, scale = _value(written), list(one.unit), 1.0
    if _RANGE.search(plain, one.number.end, one.span.end):
        value = fold(plain[one.number.start : one.span.end])
    while unit and unit[0] in _SCALES:
        scale *= _SCALES[unit.pop(0)]
    if written.endswith("%"):
        unit = ["%"]
    if scale > 1 and not unit:
        unit = ["dong"]
    scaled = round(value * scale, 3) if isinstance(value, float) else value
    least, most = bool(_AT_LEAST.match(lead)), bool(_AT_MOST.match(lead))
    shown = text[slice(*one.number)]
    return _Figure(one.span, scaled, tuple(unit), shown, least=least, most=most)


def _value(written: str) -> float | str:
    """What a number stands for; a range or a share as it is written.

    >>> _value("2.075"), _value("1,5"), _value("02"), _value("hai mươi bảy"), _value("mười một")
    (2075.0, 1.5, 2.0, 27.0, 11.0)
    >>> _value("14/14"), _value("97,2%")
    ('14/14', 97.2)
    """
    digits = written.rstrip("% ")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        return float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return float(digits.replace(",", "."))
    if written[0].isdigit():
        return "".join(written.split())
    total = 0
    for word in written.lower().split():
        total = total * 10 if word == "mươi" else total + _NUMBERS[word]
    return float(total)
