"""At most or at least how much: "tối đa bao nhiêu mét", told by "không được lớn hơn 12 m"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.answering.above import above_of
from app.answering.binding import bound, weighed
from app.answering.counted import asked_unit
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.figure_shown import with_asked_unit
from app.answering.pick import Choice, pick
from app.candidates import Evidence
from app.quantities import Quantity, find_quantities
from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 80
_LEAST_NAMES = 0.4
_MOST = (
    r"toi da|khong qua|nhieu nhat|lon nhat|cao nhat|dai nhat|rong nhat|"
    r"khong (?:duoc )?vuot(?: qua)?"
)
_LEAST = r"toi thieu|it nhat|thap nhat|nho nhat|khong duoi|ngan nhat"
_ASKED = re.compile(rf"\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b")
_HOW_MUCH = re.compile(r"\b(?:bao nhieu|may|bao lau)\b")
_TOLD_MOST = re.compile(
    r"(?:toi da|khong (?:duoc )?(?:vuot )?qua|khong (?:duoc )?(?:lon|cao|nhieu|dai|rong|nang) hon|"
    r"nhieu nhat|duoi)(?: la| den)? \S*$|tro xuong"
)
_TOLD_LEAST = re.compile(
    r"(?:toi thieu|it nhat|khong (?:duoc )?(?:nho|thap|it|ngan) hon|khong duoi|tu)(?: la)? \S*$|"
    r"tro len"
)
_OF_ASKING = word_set("bao nhieu may la duoc phai gioi han lau moi mot")
_CLAUSE = re.compile(r"[,;:.](?=\s)|\n")
_SAME_UNIT = {"met": "m", "ki lo met": "km", "kilomet": "km", "phan tram": "%", "tien": "dong",
              "xen ti met": "cm", "mi li met": "mm", "mi li": "mm", "phan": "%"}  # fmt: skip
_TOGETHER, _TIED = 1.5, 0.4
_BESIDE, _OTHER_NUMBER = 0.4, 0.3
_ABOVE = 0.9  # of a word's weight where only a heading says it


def answer_limit(context: Context, *, least: float) -> Draft | None:
    """The bound that holds at least that share of what a question asks besides; None where it asks
    for no bound, or none is told."""
    asked = _ASKED.search(context.asked.folded)
    if asked is None or _HOW_MUCH.search(context.asked.folded) is None:
        return None
    told = _TOLD_MOST if asked["most"] else _TOLD_LEAST
    aside = {t.folded for t in tokenise(context.asked.vietnamese, *asked.span())} | _OF_ASKING
    wanted = {w: v for w, v in weighed(context).items() if w not in aside}
    return pick("number", _choices(context, wanted, told, least=least))


def _choices(
    context: Context, wanted: dict[str, float], told: re.Pattern[str], *, least: float
) -> Iterator[Choice]:
    unit = asked_unit(context.asked)
    wanted = {w: v for w, v in wanted.items() if w not in unit} or wanted
    total = sum(wanted.values()) or 1.0
    pairs = set(pairwise(token.folded for token in tokenise(context.asked.vietnamese)))
    for evidence in context.pool.best(_SENTENCES):
        text, span = evidence.reading.text, evidence.span
        bounds = _bounds(text, span, told)
        if not bounds or evidence.names < _LEAST_NAMES:
            continue
        own = [token.folded for token in tokenise(text, *span)]
        above = {token.folded for token in tokenise(above_of(evidence))}
        held = sum(
            value if word in own else value * _ABOVE
            for word, value in wanted.items()
            if word in own or word in above
        )
        if held / total < least:
            continue
        together = len(pairs & set(pairwise(own))) / max(1, len(pairs))
        for quantity in bounds:
            if not _is_of_unit(unit, quantity) or _is_premise(context, text, quantity):
                continue
            rivals = [other.span for other in bounds if other is not quantity]
            tied = bound(wanted, text, span, quantity.span, rivals)
            shown = with_asked_unit(context.asked, text, quantity, span.end)
            score = held / total + _TOGETHER * together + _TIED * tied + 0.2 * evidence.score
            score += _BESIDE * _beside(text, span, quantity, wanted)
            score -= _OTHER_NUMBER * sum(w.isdigit() and w not in own for w in wanted)
            yield Choice(score, evidence.reading, shown, sentence_quote(evidence),
                         _said_so(evidence, held / total))  # fmt: skip


def _bounds(text: str, span: Span, told: re.Pattern[str]) -> list[Quantity]:
    """The figures of a sentence that bound something so: "không quá 5 m", or "kinh phí tối thiểu
    hằng năm là 3 triệu đồng"."""
    found, begin = [], span.start
    for quantity in find_quantities(text, *span):
        number = quantity.number
        begin = max([begin, *(m.end() for m in _CLAUSE.finditer(text, begin, number.start))])
        before = fold(text[begin : number.start])
        word = _ASKED.search(before)
        named = word is not None and bool(word["most"]) == (told is _TOLD_MOST)
        beside = (text[quantity.span.start : number.end], text[number.end : quantity.span.end])
        if named or any(told.search(fold(part)) for part in beside):
            found.append(quantity)
        begin = quantity.span.end
    return found


def _beside(text: str, span: Span, quantity: Quantity, wanted: dict[str, float]) -> float:
    """The share of what is asked that the clause before a figure holds, or the one it begins."""
    cuts = [m.end() for m in _CLAUSE.finditer(text, span.start, quantity.span.start)]
    begin = cuts[-1] if cuts else span.start
    words = {token.folded for token in tokenise(text, begin, quantity.span.start)}
    total = sum(wanted.values()) or 1.0
    return sum(value for word, value in wanted.items() if word in words) / total


def _is_of_unit(unit: list[str], quantity: Quantity) -> bool:
    """Whether a figure is of the unit asked for, or none is asked for."""
    if not unit or not quantity.unit:
        return True
    named = _SAME_UNIT.get(" ".join(unit)) or _SAME_UNIT.get(unit[0]) or unit[0]
    return quantity.unit[0] in {named, unit[0]} or named == "%"


def _is_premise(context: Context, text: str, quantity: Quantity) -> bool:
    """Whether the question itself says a figure: "dưới 5 năm kinh nghiệm"."""
    number = fold(text[quantity.number.start : quantity.number.end]).lstrip("0")
    words = [token.folded for token in tokenise(context.asked.vietnamese)]
    return (number, *quantity.unit[:1]) in set(pairwise(words))


def _said_so(evidence: Evidence, share: float) -> Evidence:
    """The evidence with what its headings say of it counted as said."""
    return replace(evidence, said=max(evidence.said, share))
