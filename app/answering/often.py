"""How often: "hằng quý", "định kỳ 6 tháng", "mỗi tháng một lần"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.assigned import duties_of_asked
from app.answering.binding import bound, weighed
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.pick import Choice, pick
from ingest.model import Span

_ASKS = re.compile(
    r"\bbao lau\b(?:.* | )(?:mot|1) lan\b|\bmay \w+ (?:mot|1) lan\b|"
    r"\bdinh ky (?:bao lau|the nao|nhu the nao|khi nao)\b|"
    r"\b(?:moi|mot) (?:ngay|tuan|thang|quy|nam) (?:may|bao nhieu) lan\b|"
    r"\b(?:may|bao nhieu) lan (?:mot|moi|trong) (?:ngay|tuan|thang|quy|nam)\b"
)
_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|chín|mười)"
_UNIT = r"(?:ngày|tuần|tháng|quý|năm)"
_TIMES = rf"(?: (?:ít nhất |tối thiểu |không quá )?{_NUMBER} lần)"
_OFTEN = re.compile(
    rf"(?<![^\W_])(?:[Đđ]ịnh kỳ )?(?:(?:[Hh]ằng|[Hh]àng|[Mm]ỗi) {_UNIT}"
    rf"(?: (?:và|,) (?:hằng|hàng|mỗi) {_UNIT})*{_TIMES}?"
    rf"|{_NUMBER} {_UNIT}(?:/| )(?:một )?lần(?: và (?:hằng|hàng|mỗi) {_UNIT})?"
    rf"|{_NUMBER} lần(?:/| một | mỗi | trong ){_UNIT})(?![^\W_])"
    rf"|[Đđ]ịnh kỳ {_NUMBER} {_UNIT}(?: (?:và|,) (?:hằng|hàng|mỗi) {_UNIT})?(?![^\W_])"
)
_DAY_OF = re.compile(
    r"(?<![^\W_])(?:[Đđ]ịnh kỳ )?(?:vào )?ngày \d{1,2} "
    r"(?:của tháng (?:đầu|cuối)(?: của)?(?: mỗi)? (?:quý|năm)|(?:hằng|hàng|mỗi) (?:tháng|quý|năm))"
    r"(?![^\W_])"
)
_SENTENCES = 16
_BOUND = 0.6
_FIT = 0.95


def answer_often(context: Context) -> Draft | None:
    """How often what is asked happens: out of the duty of the unit that the question names, else
    out of the best sentences; None where that is not asked, or none says it."""
    if context.asked.language != "vi" or _ASKS.search(context.asked.folded) is None:
        return None
    for assigned in duties_of_asked(context):
        told = _told(assigned.reading.text, assigned.span)
        if told:
            said = assigned.reading.text[told[0].start : told[0].end]
            return Draft("when", facts=(Fact(said, assigned.quotes),), fit=assigned.share)
    return pick("when", _choices(context))


def _told(text: str, inside: Span) -> list[Span]:
    """Where a text says how often, in order: the day of a period whole, else the period.

    >>> text = "Báo cáo ngày 15 của tháng cuối quý; họp mỗi tháng một lần."
    >>> [text[a:b] for a, b in _told(text, Span(0, len(text)))]
    ['ngày 15 của tháng cuối quý', 'mỗi tháng một lần']
    """
    days = [Span(*match.span()) for match in _DAY_OF.finditer(text, *inside)]
    periods = (Span(*match.span()) for match in _OFTEN.finditer(text, *inside))
    rest = [p for p in periods if not any(d.start <= p.start < d.end for d in days)]
    return sorted([*days, *rest])


def _choices(context: Context) -> Iterator[Choice]:
    weights = weighed(context)
    for evidence in context.pool.best(_SENTENCES):
        text = evidence.reading.text
        told = _told(text, evidence.span)
        for span in told:
            rivals = [other for other in told if other != span]
            score = evidence.score + _BOUND * bound(weights, text, evidence.span, span, rivals)
            quote = sentence_quote(evidence)
            yield Choice(score, evidence.reading, span, quote, evidence, _FIT)
