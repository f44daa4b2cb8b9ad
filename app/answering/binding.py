"""Which of several values of one sentence a question's words belong to.

"Xã A họp ngày 3/5, xã B họp ngày 7/5": each value owns the words of its own clause; words around
all of them are shared and tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.answering.draft import Context
from app.areas import AREA_SORTS
from app.tokens import tokenise
from ingest.model import Span

_CUT = re.compile(
    r"[;:.!?()“”](?!\d)|,(?!\d)|\s[-–]\s(?!\d)|"
    r"\s(?:và|nhưng|trong khi|trong đó|riêng|trước đó|sau đó)(?=\s)"
)
_STRONG = re.compile(r"[;.!?](?!\d)")
_PARTS = re.compile(r"\s(?:trong đó|bao gồm|gồm|cụ thể|cụ thể là|riêng)(?=[\s:,])|:(?=\s)")
# "giảm từ 9 vụ năm 2022 xuống 3 vụ năm 2024": one subject, two values.
_CHANGE = re.compile(r"\s(?:xuống|lên|sang|thành)(?: còn| đến| tới)?(?=\s)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_TURN = re.compile(r"\blần lượt\b")
_DAMPING = 0.08
_FEW = 2  # words before a value that still opens its clause
_MOST = 0.25


@dataclass(frozen=True, slots=True)
class _Territory:
    """Folded words that a value owns, and those it merely shares with a neighbour or all."""

    own: frozenset[str]
    shared: frozenset[str]


def bound(weights: Mapping[str, float], text: str, sentence: Span, value: Span,
          rivals: Sequence[Span]) -> float:  # fmt: skip
    """How much of what tells a value from its nearest rival speaks for `value`: 0.25 where most of
    the question's telling words stand with it, down to -1 where all stand with the rival, 0 where
    none tells.
    `weights` are the question's words, folded.

    >>> text = "Xã Hạ họp ngày 3/5, xã Thượng họp ngày 7/5."
    >>> first, second = Span(14, 17), Span(38, 41)
    >>> said = {"thuong": 2.0, "hop": 1.0}
    >>> round(bound(said, text, Span(0, len(text)), second, [first]), 2)
    0.25
    >>> round(bound(said, text, Span(0, len(text)), first, [second]), 2)
    -0.89
    """
    values = tuple(sorted({value, *rivals}))
    if len(values) < 2:
        return 0.0
    lands = _territories(text, sentence, values)
    at = values.index(value)
    mine = lands[at]
    others = [land for place, land in enumerate(lands) if place != at]
    return min(_against(weights, mine, land) for land in others)


def _against(weights: Mapping[str, float], mine: _Territory, other: _Territory) -> float:
    """How much of what tells two values apart speaks for the first."""
    gained = lost = 0.0
    for word, weight in weights.items():
        if word in mine.own:
            shared = word in other.shared and not _other_year(word, mine, other)
            if word not in other.own and not shared:
                gained += weight
        elif word in other.own and (word not in mine.shared or _other_year(word, other, mine)):
            lost += weight
    telling = gained + lost
    damped = telling + _DAMPING * sum(weights.values())
    # To stand alone in a sentence is as good as to be told apart from others, so little is gained.
    return min(_MOST, (gained - lost) / damped) if telling else 0.0


def _other_year(word: str, one: _Territory, other: _Territory) -> bool:
    """Whether a word is a year with which one value stands while its rival has another: "… năm
    2023 và 2024 nộp trước ngày 1/5 với năm 2023, trước ngày 1/8 với năm 2024"."""
    if _YEAR.fullmatch(word) is None:
        return False
    theirs = {year for year in other.own - one.own if _YEAR.fullmatch(year)}
    return word not in other.own and bool(theirs)


def weighed(context: Context) -> dict[str, float]:
    """The question's own words, folded, with their weights."""
    pairs = zip(context.asked.focus, context.pool.weights, strict=True)
    return {token.folded: weight for token, weight in pairs}


def spoken(context: Context) -> dict[str, float]:
    """The same as they are spoken where the question has tones: "giá" is no "gia" of "gia đình";
    the sort of an area only stands with its name: "huyện An Lộc" is told by no other "huyện"."""
    focus, sorts = context.asked.focus, _sorts_of_names(context)
    return {
        token.toned if context.asked.toned else token.folded: weight
        for at, (token, weight) in enumerate(zip(focus, context.pool.weights, strict=True))
        if at not in sorts
    }


def _sorts_of_names(context: Context) -> frozenset[int]:
    """The places in the focus of words that only say of what sort a named area is."""
    found: set[int] = set()
    for first, last in context.pool.names:
        words = [token.folded for token in context.asked.focus[first : last + 1]]
        size = next((n for n in (2, 1) if " ".join(words[:n]) in AREA_SORTS), 0)
        if 0 < size < len(words):
            found.update(range(first, first + size))
    return frozenset(found)


@lru_cache(maxsize=32)  # asked once for each value of a sentence, with all the others
def _territories(text: str, sentence: Span, values: tuple[Span, ...]) -> Sequence[_Territory]:
    in_turn = _in_turn(text, sentence, values)
    if in_turn is not None:
        return in_turn
    own: list[set[str]] = [set() for _ in values]
    shared: list[set[str]] = [set() for _ in values]
    _before_first(text, sentence, values, own, shared)
    for place in range(len(values) - 1):
        gap = Span(values[place].end, values[place + 1].start)
        cuts = _cuts(text, gap)
        change = _CHANGE.search(text, *gap) if not cuts else None
        if change is not None:
            shared[place + 1] |= own[place]
            own[place] |= _words(text, gap.start, change.start())
            own[place + 1] |= _words(text, change.end(), gap.end)
            continue
        if not cuts:
            words = _words(text, *gap)
            shared[place] |= words
            shared[place + 1] |= words
            continue
        strong = _STRONG.search(text, *gap)
        first = last = strong.start() if strong is not None else -1
        if strong is None:
            first = cuts[-1 if _heads_clause(text, sentence, values[place]) else 0].start()
            last = cuts[-1].start()
        own[place] |= _words(text, gap.start, first)
        own[place + 1] |= _words(text, last, gap.end)
        middle = _words(text, first, last)
        shared[place] |= middle
        shared[place + 1] |= middle
    _after_last(text, sentence, values, own, shared)
    _inherit(text, sentence, values, own, shared)
    for place, value in enumerate(values):
        own[place] |= _words(text, *value)
    return [_Territory(frozenset(o), frozenset(s)) for o, s in zip(own, shared, strict=True)]


def _cuts(text: str, gap: Span) -> list[re.Match[str]]:
    """Where clauses end between two values; not behind the label that names the second one: "…,
    hộ cận nghèo: 40 hộ"."""
    cuts = list(_CUT.finditer(text, *gap))
    if cuts and cuts[-1].group() == ":" and not text[cuts[-1].end() : gap.end].strip():
        return cuts[:-1]
    return cuts


def _outside(text: str, cuts: list[re.Match[str]], value: Span) -> list[re.Match[str]]:
    """The cuts before a value without the bracket that it stands in alone, which goes with the
    clause before it: "đã cấp 90/100 thẻ (đạt 90%)"."""
    if not cuts or cuts[-1].group() != "(":
        return cuts
    return cuts[:-1] if len(text[cuts[-1].end() : value.start].split()) <= _FEW else cuts


def _heads_clause(text: str, sentence: Span, value: Span) -> bool:
    """Whether a value opens the clause that follows it: "…, ngày 3/5, xã A họp"."""
    if text[value.end : value.end + 1] != ",":
        return False
    before = text[sentence.start : value.start].rstrip()
    words = _CUT.split(before)[-1].split()
    return len(words) <= _FEW


def _before_first(
    text: str, sentence: Span, values: Sequence[Span], own: list[set[str]], shared: list[set[str]]
) -> None:
    """What leads to the first value is the sentence's subject too: others share it."""
    strong = list(_STRONG.finditer(text, sentence.start, values[0].start))
    begin = strong[-1].end() if strong else sentence.start
    lead = _words(text, begin, values[0].start)
    cuts = _outside(text, _cuts(text, Span(begin, values[0].start)), values[0])
    own[0] |= _words(text, cuts[-1].start() if cuts else begin, values[0].start)
    for place in range(len(values)):
        shared[place] |= lead


def _after_last(
    text: str, sentence: Span, values: Sequence[Span], own: list[set[str]], shared: list[set[str]]
) -> None:
    cut = _CUT.search(text, values[-1].end, sentence.end)
    end = cut.start() if cut is not None else sentence.end
    own[-1] |= _words(text, values[-1].end, end)
    rest = _words(text, end, sentence.end)
    if len(values) > 1 and _STRONG.search(text, values[-2].end, values[-1].start):
        own[-1] |= rest
    elif _STRONG.search(text, values[0].end, values[-1].start) is None:
        for place in range(len(values)):
            shared[place] |= rest


def _inherit(
    text: str, sentence: Span, values: Sequence[Span], own: list[set[str]], shared: list[set[str]]
) -> None:
    """Parts of a whole ("trong đó …") share what is said of the whole."""
    whole: int | None = None
    for place in range(1, len(values)):
        gap = (values[place - 1].end, values[place].start)
        if _STRONG.search(text, *gap):
            whole = None
        if _PARTS.search(text, *gap):
            whole = place - 1
        if whole is not None:
            shared[place] |= own[whole]


def _in_turn(text: str, sentence: Span, values: Sequence[Span]) -> list[_Territory] | None:
    """ "A, B và C lần lượt đạt 1, 2 và 3": names and values pair off in order."""
    mark = _IN_TURN.search(text, sentence.start, values[0].start)
    if mark is None or _STRONG.search(text, mark.end(), values[0].start):
        return None
    cuts = list(_CUT.finditer(text, sentence.start, mark.start()))
    if len(cuts) < len(values) - 1:
        return None
    between = cuts[-(len(values) - 1) :]
    before = cuts[-len(values)].end() if len(cuts) >= len(values) else sentence.start
    starts = [before, *(cut.end() for cut in between)]
    ends = [*(cut.start() for cut in between), mark.start()]
    names = [tokenise(text, start, end) for start, end in zip(starts, ends, strict=True)]
    # "xã A, xã B và xã C của huyện lần lượt …": names in a row are alike in length.
    longest = max(len(tokens) for tokens in names[:-1])
    rest = {token.folded for token in names[-1][longest:]}
    shared = frozenset(rest | _words(text, mark.start(), values[0].start))
    return [
        _Territory(
            frozenset(form for token in tokens[:longest] for form in (token.folded, token.toned)),
            shared,
        )
        for tokens in names
    ]


def _words(text: str, start: int, end: int) -> set[str]:
    """The words of a piece of text, folded and as they are spoken."""
    return {form for token in tokenise(text, start, end) for form in (token.folded, token.toned)}
