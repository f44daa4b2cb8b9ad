"""Folds near-identical hits into the first of them, so that a list shows different passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, reduce
from operator import or_

from index.model import Hit
from index.tokens import folded_syllables, with_pairs
from ingest.remembered import Remembered

_SAME = 0.85  # Jaccard of tokens from which two passages say the same
_WIDTH = 1024  # bits


def collapse(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in their order, each with the places of later near-identical ones in `duplicates`."""
    kept: list[Hit] = []
    seen: list[_Tokens] = []
    for hit in hits:
        tokens = _tokens(hit.text)
        twin = _twin(tokens, seen)
        if twin is None:
            kept.append(hit)
            seen.append(tokens)
        else:
            place = (hit.doc_id, hit.start, hit.end)
            kept[twin] = replace(kept[twin], duplicates=(*kept[twin].duplicates, place))
    return kept


class _Tokens:
    """A passage's words as bits; with the pairs of neighbours made when they are first needed."""

    def __init__(self, text: str) -> None:
        self._syllables = folded_syllables(text)
        words = frozenset(self._syllables)
        self.bits = reduce(or_, map(_BITS.__getitem__, words), 0)
        self.lacking = _ALL_BITS ^ self.bits
        # At most so many words may be missing from a passage that says nearly the same: of the
        # tokens 15 %, no more than there are words and words in a row; and with each two words at
        # least one pair is missing.
        self.spare = ((1.0 - _SAME) * (len(words) + len(self._syllables)) + 1.0) / 1.5

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(with_pairs(self._syllables))


_BITS = Remembered(lambda word: 1 << hash(word) % _WIDTH)
_ALL_BITS = (1 << _WIDTH) - 1
_tokens = lru_cache(maxsize=1024)(_Tokens)  # small collections are found whole by every question


def _twin(tokens: _Tokens, seen: Sequence[_Tokens]) -> int | None:
    """The place of the first passage that says nearly the same. Most are told apart by their bits:
    each that is missing is a word at least that is."""
    bits, spare = tokens.bits, tokens.spare
    for at, other in enumerate(seen):
        if (bits & other.lacking).bit_count() <= spare and _is_same(tokens.all, other.all):
            return at
    return None


def _is_same(first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second)
    return shared >= _SAME * (len(first) + len(second) - shared)
