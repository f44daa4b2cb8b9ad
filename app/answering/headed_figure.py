"""A figure that a short line gives ("1. Mức hỗ trợ: 4 triệu đồng"), under headings that say whose
it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.above import above_of
from app.answering.binding import weighed
from app.answering.counted import counts
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.candidates import Evidence
from app.quantities import Quantity, find_quantities
from app.tokens import tokenise, word_set

_LINE = re.compile(
    r"(?:(?:Điều )?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–•+*])\s+)?"
    r"(?P<what>[^:;.\d\n]{3,60}):\s*"
)
_LEAST, _LEAST_CALLED, _AHEAD = 0.8, 0.65, 0.12
_CALLED = 2  # words of a label that the question says all of
_LEAST_NAMES = 0.4
_LEAST_FIT, _LEAST_UNTOLD = 0.5, 0.35
_LONGEST = 160
# What a line may call a figure though the question does not.
_MEASURES = word_set(
    "cac nhung de muc so luong tien tong kinh phi dinh ty le gia tri cua la toi da thieu"
)
_OF_ASKING = word_set("bao nhieu may la duoc muc moi mot cua cho")
# What is asked as "bao lâu" a line calls by these.
_OF_TIME = word_set("thoi gian han thuc hien")
_HOW_LONG = re.compile(r"\bbao lau\b|\b(?:bao nhieu|may) (?:ngay|tuan|thang|nam)\b")
_UNASKED = 0.5  # lost for a line of which the question says nothing but one word


def answer_headed_figure(context: Context) -> Draft | None:
    """The figure of the line that with the headings over it says nearly all that is asked; None
    where none does, or two do alike."""
    found = sorted(_choices(context), key=lambda choice: -choice.score)
    if not found or (len(found) > 1 and found[0].score - found[1].score < _AHEAD):
        return None
    return pick("number", found[:1])


def _choices(context: Context) -> Iterator[Choice]:
    wanted = {w: v for w, v in weighed(context).items() if w not in _OF_ASKING}
    total = sum(wanted.values()) or 1.0
    own = {token.folded for token in tokenise(context.asked.vietnamese)}
    names = {word for name in context.names for word in name}
    own |= _OF_TIME if _HOW_LONG.search(context.asked.folded) else frozenset()
    for evidence in context.pool.evidence:
        text, span = evidence.reading.text, evidence.span
        line = _LINE.match(text, *span) if len(evidence.quote) <= _LONGEST else None
        if line is None or evidence.names < _LEAST_NAMES or evidence.about == 0.0:
            continue
        figures = [q for q in find_quantities(text, *span) if q.span.start >= line.end()]
        what = {token.folded for token in tokenise(line["what"])} - _MEASURES
        if not figures or not what & own or what <= names:
            continue
        held = sum(wanted[word] for word in wanted.keys() & _said(evidence)) / total
        score = held - _UNASKED * len(what - own) / len(what)
        called = len(what) >= _CALLED and what <= own
        if score >= (_LEAST_CALLED if called else _LEAST) and _fits(
            context, text, figures[0], evidence
        ):
            quote, span = sentence_quote(evidence), figures[0].span
            yield Choice(score, evidence.reading, span, quote, fit=min(1.0, score))


def _said(evidence: Evidence) -> set[str]:
    return {token.folded for token in tokenise(f"{above_of(evidence)} {evidence.quote}")}


def _fits(context: Context, text: str, figure: Quantity, evidence: Evidence) -> bool:
    fit = counts(context.asked, text, figure, evidence.span, above=above_of(evidence))
    return fit >= (_LEAST_FIT if context.asked.unit else _LEAST_UNTOLD)
