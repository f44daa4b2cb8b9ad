"""What of a quantity is shown: its number with as much of its noun as the question counts."""

from __future__ import annotations

import re

from app.answering.counted import asked_unit
from app.answering.counted_noun import MEASURE_SIGNS
from app.quantities import Quantity
from app.question import Asked
from app.tokens import tokenise
from ingest.folding import fold
from ingest.model import Span

_JOINED = re.compile(
    r",\s(?:(?P<area>xã|phường|thị trấn|huyện|quận|thị xã|thành phố)|"
    r"(?P<noun>[^\W\d_]+ [^\W\d_]+))(?![^\W\d_])"
)


def with_asked_unit(asked: Asked, text: str, quantity: Quantity, high: int) -> Span:
    """The quantity with all of its unit that the question spells out, and else two words of it."""
    unit = tuple(asked_unit(asked))
    following = tokenise(text, quantity.noun_at, high)[:6]
    agreeing = 0
    for token, word in zip(following, unit, strict=False):
        if token.folded != word:
            break
        agreeing += 1
    if agreeing and agreeing == len(unit):
        joined = _joined_end(asked, text, following[agreeing - 1].end, high)
        if joined or agreeing > 1:
            end = max(
                following[agreeing - 1].end, joined, quantity.noun_at, _rate_end(text, quantity)
            )
            return Span(quantity.span.start, end)
    if agreeing > 1:
        end = max(following[agreeing - 1].end, quantity.noun_at)
        return Span(quantity.span.start, end)
    own = tokenise(text, quantity.noun_at, quantity.span.end)
    if agreeing == 1 and len(own) > 1 and len(unit) > 1:
        behind = [token.folded for token in tokenise(text, quantity.span.end, high)[:2]]
        if unit[1] in behind or own[0].folded in MEASURE_SIGNS:
            return Span(quantity.span.start, own[0].end)  # "2 phiên chủ động bàn"
    return quantity.span


def _joined_end(asked: Asked, text: str, at: int, high: int) -> int:
    """Where the nouns end that both the question and the text join to the one counted: "cán bộ,
    đảng viên"; 0 where none is joined."""
    end = 0
    while (joined := _JOINED.match(text, at, high)) is not None:
        noun = joined["area"] or joined["noun"]
        if f", {fold(noun)}" not in asked.folded:
            break
        end = at = joined.end()
    return end


def _rate_end(text: str, quantity: Quantity) -> int:
    """Where a quantity ends that says by what it is reckoned ("đồng/xã"), else 0."""
    return quantity.span.end if "/" in text[quantity.number.end : quantity.span.end] else 0
