"""Items that run on as plain sentences behind an announced count, found by dynamic programming.

The sentences behind "… chỉ ra 6 nhóm nhiệm vụ …" are divided into exactly that many items so that
item-like openings begin items, dependent sentences stay inside them, and the list ends where the
topic turns. When no division is convincing, there is no list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.folding import fold
from ingest.model import Span
from ingest.openings import is_last, is_later, is_numbered, item_score, turn_score

_MAX_SENTENCES_PER_ITEM = 8
_LONGEST_LOOK = 120  # sentences
_LEAST_MEAN = 1.1  # of the item scores; below, the sentences are not a list
_LEAST_TOTAL_PER_ITEM = 0.9
_LEAST_STRICT = 1.5
_PARALLEL = 1.5
_SKIP = 1.0
_TEXT_ENDS = 1.0  # how well a list ends where its paragraphs do
_TURN = 1.0  # from here on, a sentence begins another topic


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind an announcement; `first` when it opens a paragraph."""

    span: Span
    first: bool


@dataclass(frozen=True, slots=True)
class _Division:
    score: float
    starts: tuple[int, ...]
    stop: int


def divide(
    text: str, following: Sequence[Sentence], count: int, *, strict: bool = False
) -> tuple[Span, ...]:
    """The `count` items that the sentences are, or () when they do not look like a list; `strict`
    asks every item to open like one, for announcements that may be of something else.

    >>> text = "Tăng cường tuyên truyền. Rà soát biên chế. Qua đó, giảm đầu mối. Ông An cho biết."
    >>> from ingest.words import sentences
    >>> spans = [Sentence(span, first=False) for span in sentences(text)]
    >>> [text[a:b] for a, b in divide(text, spans, 2)]
    ['Tăng cường tuyên truyền.', 'Rà soát biên chế. Qua đó, giảm đầu mối.']
    """
    following = following[: min(_LONGEST_LOOK, count * _MAX_SENTENCES_PER_ITEM)]
    turns = _turns(text, following)
    numbered = _numbered(text, following, turns)
    if len(numbered) >= 2:
        return numbered
    if len(following) < count:
        return ()
    scores = _with_parallels(text, following)
    for place, sentence in enumerate(following[:-1]):
        if is_last(_text(text, sentence)):
            turns[place + 1] += 2.0
    units = () if strict else _units(following, scores, turns, count)
    if units or max(scores[:2]) < 0:
        return units
    division = _best(scores, [*turns, _TEXT_ENDS], count)
    if division is None or not _convincing(division, scores, count, strict=strict):
        return ()
    stops = [*division.starts[1:], division.stop]
    return _items(following, list(zip(division.starts, stops, strict=True)))


def number_themselves(text: str, following: Sequence[Sentence]) -> tuple[Span, ...]:
    """The items that open with ordinals from the first on ("Một là …", "Thứ nhất, …"), () where the
    sentences behind an announcement do not.

    >>> from ingest.words import sentences
    >>> text = "Một là học. Hai là làm. Ông An cho biết, xã đã làm."
    >>> spans = [Sentence(span, first=False) for span in sentences(text)]
    >>> [text[a:b] for a, b in number_themselves(text, spans)]
    ['Một là học.', 'Hai là làm.']
    """
    following = following[:_LONGEST_LOOK]
    return _numbered(text, following, _turns(text, following))


def _turns(text: str, following: Sequence[Sentence]) -> list[float]:
    return [turn_score(_text(text, s), first_of_paragraph=s.first) for s in following]


def _items(following: Sequence[Sentence], bounds: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(
        Span(following[start].span.start, following[stop - 1].span.end) for start, stop in bounds
    )


def _with_parallels(text: str, following: Sequence[Sentence]) -> list[float]:
    """Item scores, higher where sentences open with the same two words, as items often do."""
    openings = [" ".join(fold(_text(text, s)[:40]).split()[:2]) for s in following]
    scores = []
    for sentence, opening in zip(following, openings, strict=True):
        score = item_score(_text(text, sentence), first_of_paragraph=sentence.first)
        alike = openings.count(opening) > 1 and score > -1.5
        scores.append(score + (_PARALLEL if alike else 0.0))
    return scores


def _units(
    following: Sequence[Sentence], scores: Sequence[float], turns: Sequence[float], count: int
) -> tuple[Span, ...]:
    """The paragraphs behind the announcement, or the sentences left in its own paragraph, as items
    when they are exactly as many as announced before the topic turns, and none reads like
    something else."""
    starts = [place for place, sentence in enumerate(following) if sentence.first]
    if not starts or starts[0] != 0:
        own = starts[0] if starts else len(following)
        starts = list(range(own))
        following = following[:own]
    stops = [*starts[1:], len(following)]
    for place, start in enumerate(starts):
        if turns[start] >= _TURN and place >= count:
            starts, stops = starts[:place], stops[:place]
            break
    if len(starts) != count or min(scores[start] for start in starts) < 0:
        return ()
    return _items(following, list(zip(starts, stops, strict=True)))


def _text(text: str, sentence: Sentence) -> str:
    return text[sentence.span.start : sentence.span.end]


def _numbered(text: str, following: Sequence[Sentence], turns: Sequence[float]) -> tuple[Span, ...]:
    """Items that number themselves in words; each ends where the topic turns, the last one also
    with its paragraph."""
    starts = [i for i, s in enumerate(following) if is_numbered(_text(text, s))]
    if not starts or starts[0] > 1 or is_later(_text(text, following[starts[0]])):
        return ()
    bounds = []
    for start, stop in zip(starts, [*starts[1:], len(following)], strict=True):
        end = start + 1
        while end < stop and turns[end] < _TURN:
            if following[end].first and start == starts[-1]:
                break
            end += 1
        bounds.append((start, end))
    return _items(following, bounds)


def _best(scores: Sequence[float], turns: Sequence[float], count: int) -> _Division | None:
    """The best division into `count` items that starts at the first or second sentence."""
    best: dict[int, _Division] = {}
    for start in (0, 1):
        if start < len(scores):
            # Passing over the first sentence costs more, the more it looks like an item itself.
            score = scores[start] - start * (_SKIP + max(0.0, scores[0]))
            best[start] = _Division(score, (start,), start + 1)
    states = {1: dict(best)}
    for items in range(1, count + 1):
        states[items] = _extended(states[items], scores)
        if items < count:
            states[items + 1] = _next_item(states[items], scores)
    ended = [
        _Division(state.score + turns[state.stop], state.starts, state.stop)
        for state in states[count].values()
    ]
    return max(ended, key=lambda division: (division.score, -division.stop), default=None)


def _extended(states: dict[int, _Division], scores: Sequence[float]) -> dict[int, _Division]:
    """The states by their last sentence, each also grown by sentences that continue the item."""
    grown = dict(states)
    for last in range(len(scores) - 1):
        state = grown.get(last)
        if state is None or last - state.starts[-1] + 1 >= _MAX_SENTENCES_PER_ITEM:
            continue
        score = state.score - 0.3 - max(0.0, scores[last + 1])
        other = grown.get(last + 1)
        if other is None or score > other.score:
            grown[last + 1] = _Division(score, state.starts, last + 2)
    return grown


def _next_item(states: dict[int, _Division], scores: Sequence[float]) -> dict[int, _Division]:
    begun = {}
    for last, state in states.items():
        if last + 1 < len(scores):
            score = state.score + scores[last + 1]
            begun[last + 1] = _Division(score, (*state.starts, last + 1), last + 2)
    return begun


def _convincing(division: _Division, scores: Sequence[float], count: int, *, strict: bool) -> bool:
    opening = [scores[start] for start in division.starts]
    if min(opening) < (_LEAST_STRICT if strict else 0):
        return False
    return sum(opening) / count >= _LEAST_MEAN and division.score / count >= _LEAST_TOTAL_PER_ITEM
