"""Folds near-identical hits into the first of them, so that a list shows different passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from index.model import Hit
from index.tokens import folded_syllables, with_pairs

_SAME = 0.85  # Jaccard of tokens from which two passages say the same


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


class _Tokens(NamedTuple):
    """A passage's tokens, and a third of them."""

    all: frozenset[str]
    some: frozenset[str]


@lru_cache(maxsize=1024)  # small collections are found whole by question after question
def _tokens(text: str) -> _Tokens:
    held = frozenset(with_pairs(folded_syllables(text)))
    return _Tokens(held, frozenset(islice(held, len(held) // 3)))


def _twin(tokens: _Tokens, seen: Sequence[_Tokens]) -> int | None:
    """The place of the first set that is nearly the same. Sets of other sizes cannot be, nor sets
    that lack more of some of the tokens than they may lack of all."""
    size = len(tokens.all)
    fewest, most = _SAME * size, size / _SAME
    fewest_of_some = len(tokens.some) - (1.0 - _SAME) * size - 1.0
    for at, (other, _) in enumerate(seen):
        if fewest <= len(other) <= most and len(tokens.some & other) >= fewest_of_some:
            shared = len(tokens.all & other)
            if shared >= _SAME * (size + len(other) - shared):
                return at
    return None
