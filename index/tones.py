"""Restores tones and mends typing errors by what the collection itself says most often.

A question is read as what came through a noisy channel: each syllable may have lost its marks, been
mistyped, or be Telex keys. Viterbi's search finds the most likely original by bigram counts.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.telex import decode
from index.typos import distance, distant_neighbours, neighbours
from index.vocabulary import Vocabulary
from ingest.folding import fold
from ingest.syllables import is_toneless_syllable

_MARKED_SHARE = 0.75  # of syllables in ordinary Vietnamese text carry a mark
_VIETNAMESE_SHARE = (
    0.7  # of words that could be syllables, below which a question is not Vietnamese
)
_LEAST_LOST = 0.33  # below it a question was typed with its tones: "trong" is "trong", not "trọng"
_BIGRAM = 0.8  # of a syllable's probability comes from the one before it, the rest from its own
_LONGEST = 120  # syllables that are looked at; what follows stays as typed

# Costs in nats of what the channel may have done to a syllable.
_TELEX = 1.0
_TYPO = 4.0
_SECOND_TYPO = 4.0
_TYPO_IN_KNOWN = 10.0
_UNSEEN = 1e-9
_LONG = 6  # letters from which two errors are considered


@dataclass(frozen=True, slots=True)
class Mending:
    """What may be done to a question."""

    tones: bool = True
    typos: bool = True


class _Way(NamedTuple):
    """The best way to a syllable: its cost, and the way before it."""

    cost: float
    syllable: str
    before: _Way | None


class Mender:
    """Mends questions by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def mend(
        self, words: Sequence[str], mending: Mending, *, fixed: Collection[int] = ()
    ) -> list[str]:
        """As many syllables as `words` (as `tokens.syllables` gives them), each as typed or as it
        was most likely meant. What was typed with tones keeps them; so do the words at the places
        in `fixed`."""
        head = list(words[:_LONGEST])
        if not head or not _is_vietnamese(head):
            return list(words)
        lost = _lost_share(head) if mending.tones else 0.0
        ways: list[_Way] = []
        for place in range(len(head)):
            options = (
                {head[place]: 0.0}
                if place in fixed
                else self._options(head, place, lost, typos=mending.typos)
            )
            ways = sorted(self._step(ways, syllable, cost) for syllable, cost in options.items())
        return _read_back(ways[0]) + list(words[_LONGEST:])

    def _options(
        self, words: Sequence[str], place: int, lost: float, *, typos: bool
    ) -> dict[str, float]:
        """What a word may have been meant to be, with the channel's cost."""
        word = words[place]
        options = {word: 0.0}
        if not word.isalnum() or len(word) > 9 or word.isdigit():
            return options
        if lost > 0 and word.isascii():
            cost = -math.log(lost)
            options |= {toned: cost for toned in self._vocabulary.likeliest(word) if toned != word}
        if typos:
            for meant, cost in self._typing_errors(words, place, lost).items():
                options[meant] = min(cost, options.get(meant, math.inf))
        return options

    def _typing_errors(self, words: Sequence[str], place: int, lost: float) -> dict[str, float]:
        word = words[place]
        keyed = decode(word)
        known = self._is_known(word)
        if keyed is not None and self._vocabulary.count(keyed) > 0:
            return {keyed: _TELEX if not known else _TYPO_IN_KNOWN}
        if not word.isalpha() or len(word) < 3 or (known and self._fits(words, place)):
            return {}
        cost = _TYPO_IN_KNOWN if known else _TYPO
        folded = fold(word)
        found: dict[str, float] = {}
        for near in self._near(folded, known=known):
            for toned in self._vocabulary.likeliest(near):
                unmarked = word.isascii() and lost > 0
                errors = distance(folded, near) if unmarked else distance(word, toned)
                if errors <= 2:
                    found[toned] = cost + _SECOND_TYPO * (errors - 1)
        if not word.isascii() and not known:
            # The tone itself may be the error.
            found |= dict.fromkeys(self._vocabulary.toned(folded), cost)
        return found

    def _near(self, folded: str, *, known: bool) -> set[str]:
        found = neighbours(folded, lambda other: bool(self._vocabulary.toned(other)))
        if found or known or len(folded) < _LONG:
            return found
        return distant_neighbours(folded, self._vocabulary.beginning(folded[0]))

    def _is_known(self, word: str) -> bool:
        if word.isascii():
            return bool(self._vocabulary.toned(word))
        return self._vocabulary.count(word) > 0

    def _fits(self, words: Sequence[str], place: int) -> bool:
        """Whether a word was ever seen beside one of its neighbours, tones aside."""
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        return bool(
            (before and self._seen_beside(before, words[place]))
            or (after and self._seen_beside(words[place], after))
        )

    def _seen_beside(self, first: str, second: str) -> bool:
        firsts = self._vocabulary.toned(first) if first.isascii() else (first,)
        seconds = self._vocabulary.toned(second) if second.isascii() else (second,)
        return any(self._vocabulary.pair(one, two) > 0 for one in firsts for two in seconds)

    def _step(self, ways: Sequence[_Way], syllable: str, cost: float) -> _Way:
        """The best way on to a syllable from `ways`, cheapest first."""
        own = self._vocabulary.count(syllable) / max(1.0, self._vocabulary.total)
        if not ways:
            return _Way(cost - math.log(own + _UNSEEN), syllable, None)
        least = -math.log(_BIGRAM + (1.0 - _BIGRAM) * own + _UNSEEN)
        best, lowest = ways[0], math.inf
        for way in ways:
            if way.cost + least >= lowest:
                break  # no dearer way can lead here for less
            reached = way.cost + self._cost_after(way.syllable, syllable, own)
            if reached < lowest:
                best, lowest = way, reached
        return _Way(lowest + cost, syllable, best)

    def _cost_after(self, before: str, syllable: str, own: float) -> float:
        count = self._vocabulary.count(before)
        follows = min(1.0, self._vocabulary.pair(before, syllable) / count) if count else 0.0
        return -math.log(_BIGRAM * follows + (1.0 - _BIGRAM) * own + _UNSEEN)


def _read_back(way: _Way | None) -> list[str]:
    found = []
    while way is not None:
        found.append(way.syllable)
        way = way.before
    return found[::-1]


def _could_be_syllable(word: str) -> bool:
    return is_toneless_syllable(fold(word))


def _is_vietnamese(words: Sequence[str]) -> bool:
    letters = [word for word in words if word.isalpha()]
    possible = sum(1 for word in letters if _could_be_syllable(word) or decode(word))
    return possible >= _VIETNAMESE_SHARE * len(letters) and bool(letters)


def _lost_share(words: Sequence[str]) -> float:
    """How likely an unmarked syllable has lost its mark, by how many are left in the question.

    >>> _lost_share(["chi", "thi", "ve", "phong", "chay"]) > 0.9
    True
    >>> _lost_share(["chỉ", "thị", "về", "phòng", "cháy"])
    0.0
    """
    letters = [word for word in words if word.isalpha() and _could_be_syllable(word)]
    marked = sum(1 for word in letters if not word.isascii())
    expected = _MARKED_SHARE * len(letters)
    if marked == 0:
        return 0.99 if letters else 0.0
    lost = 1.0 - (marked + 1.0) / (expected + 1.0)
    return lost if lost >= _LEAST_LOST else 0.0
