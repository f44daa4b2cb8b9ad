"""What of a quantity is shown: its number with as much of its noun as the question counts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from app.answering.counted import asked_unit
from app.answering.counted_noun import MEASURE_SIGNS, SCALES
from app.quantities import Quantity
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import Token, first_tokens, tokenise
from ingest.folding import fold
from ingest.model import Span
from ingest.words import words as spoken_words

_CASE = ("truong", "hop")
_SQUARE = re.compile(r"\s?k?m[23²³]")
_MOST_WORDS = 9
_UNIT_READ = 4  # words of a unit that are read of a question
_GOES_ON, _LAST, _BEFORE = 4, 2, 30
_JOINED = re.compile(
    r",\s(?:(?P<area>xã|phường|thị trấn|huyện|quận|thị xã|thành phố)|"
    r"(?P<noun>[^\W\d_]+ [^\W\d_]+))(?![^\W\d_])"
)


_STRETCH = re.compile(r"\s\d+ (?:tháng|ngày|phút|giây)(?!\w)")


def with_asked_unit(asked: Asked, text: str, quantity: Quantity, high: int) -> Span:
    """The quantity with all of its unit that the question spells out, and else two words of it; no
    word is cut that the question writes out."""
    shown = _with_unit(asked, text, quantity, high)
    return Span(shown.start, _whole_end(asked, text, shown.end, high))


def with_whole_word(text: str, span: Span, high: int) -> Span:
    """A quantity to the end of its last word: "12 câu lạc" is shown as "12 câu lạc bộ".

    >>> text = "Thành lập 12 câu lạc bộ."
    >>> span = with_whole_word(text, Span(10, 20), len(text))
    >>> text[span.start : span.end]
    '12 câu lạc bộ'
    """
    stop = min(high, span.end + _BEFORE)
    if not text[span.end : stop].startswith(" ") or not text[span.end - 1].isalpha():
        return span
    for word in spoken_words(text[span.start : stop]):
        start, end = (span.start + at for at in word)
        if start < span.end < end < stop:
            return Span(span.start, end)
    return span


def _whole_end(asked: Asked, text: str, at: int, high: int) -> int:
    """Where the words end that a text goes on with as the question does: "9 hộ chưa đủ điều" goes
    on to "điều kiện". The same place where they part in the midst of a word."""
    last = [token.folded for token in tokenise(text, max(0, at - _BEFORE), at)][-_LAST:]
    own = tokenise(asked.vietnamese)
    words = [token.folded for token in own]
    ends = [n for n in range(_LAST, len(words)) if words[n - _LAST : n] == last]
    if len(last) < _LAST or not ends:
        return at
    whole = _word_ends(asked.vietnamese)
    end = at
    if own[ends[0] - 1].end in whole and len(asked.unit) < _UNIT_READ:
        return at
    following = first_tokens(text, at, high, _GOES_ON)
    for n, token in enumerate(following, ends[0]):
        if n >= len(words) or words[n] != token.folded or own[n].toned in FUNCTION_WORDS:
            break
        if any(mark in text[at : token.start] for mark in ",;:.()"):
            break
        at = token.end
        end = at if own[n].end in whole else end
    return end


@lru_cache(maxsize=64)
def _word_ends(question: str) -> frozenset[int]:
    return frozenset(word.end for word in spoken_words(question))


def _with_unit(asked: Asked, text: str, quantity: Quantity, high: int) -> Span:
    square = _SQUARE.match(text, quantity.noun_at, high)
    if square is not None and "/" not in text[square.end() : quantity.span.end]:
        return Span(quantity.span.start, square.end())  # "80 m2 mái tôn"
    if _STRETCH.search(text, quantity.number.end, quantity.span.end) is not None:
        return quantity.span  # "2 năm 6 tháng"
    unit = tuple(asked_unit(asked))
    following = first_tokens(text, quantity.noun_at, high, _MOST_WORDS)
    if following and following[0].folded in SCALES and unit[:1] != (following[0].folded,):
        following = following[1:]  # "9 ngàn hộ nghèo"
    agreeing = 0
    for token, word in zip(following, unit, strict=False):
        if token.folded != word:
            break
        agreeing += 1
    if unit[:2] == _CASE and agreeing >= len(_CASE):
        agreeing = _agreed_on(asked, unit, following)
        return Span(quantity.span.start, following[agreeing - 1].end)
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
    if len(own) > agreeing == len(unit) and _goes_on(asked, unit, following[agreeing:]):
        return Span(quantity.span.start, following[agreeing + 1].end)  # "1,2 triệu trang tài liệu"
    if agreeing == 1 and len(own) > 1 and len(unit) > 1:
        behind = [token.folded for token in first_tokens(text, quantity.span.end, high, 2)]
        if unit[1] in behind or own[0].folded in MEASURE_SIGNS:
            return Span(quantity.span.start, own[0].end)  # "2 phiên chủ động bàn"
    if tuple(token.folded for token in own[:2]) == _CASE and len(own) > len(_CASE):
        return Span(quantity.span.start, own[1].end)  # "46 trường hợp vi": half a word
    return quantity.span


def _agreed_on(asked: Asked, unit: tuple[str, ...], following: list[Token]) -> int:
    """How many words of a text the question goes on with, from the noun that it counts; cases are
    told by what they are cases of: "46 trường hợp đi ô tô"."""
    words = [token.folded for token in tokenise(asked.vietnamese)]
    size = len(_CASE)
    starts = [n for n in range(len(words)) if tuple(words[n : n + size]) == unit[:size]]
    agreed = size
    for at in starts:
        told = [token.folded for token in following]
        same = next(
            (n for n, word in enumerate(told) if words[at + n : at + n + 1] != [word]), len(told)
        )
        agreed = max(agreed, same)
    apart = (b.start - a.end > 1 for a, b in pairwise(following[:agreed]))
    return next((n for n, gap in enumerate(apart, 1) if gap), agreed)


def _goes_on(asked: Asked, unit: tuple[str, ...], behind: list[Token]) -> bool:
    """Whether the two words behind a noun are those behind it in the question too."""
    words = [token.folded for token in tokenise(asked.vietnamese)]
    size = len(unit)
    at = next((n for n in range(len(words)) if tuple(words[n : n + size]) == unit), None)
    told = [token.folded for token in behind[:2]]
    return at is not None and len(told) > 1 and words[at + size : at + size + 2] == told


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
