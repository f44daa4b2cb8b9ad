"""Folds near-identical hits into the first of them, so that a list shows different passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from index.model import Hit
from index.tokens import folded_syllables, with_pairs

_SAME = 0.85  # Jaccard of tokens from which two passages say the same


def collapse(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in their order, each with the places of later near-identical ones in `duplicates`."""
    kept: list[Hit] = []
    seen: list[frozenset[str]] = []
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


@lru_cache(maxsize=1024)  # small collections are found whole by question after question
def _tokens(text: str) -> frozenset[str]:
    return frozenset(with_pairs(folded_syllables(text)))


def _twin(tokens: frozenset[str], seen: Sequence[frozenset[str]]) -> int | None:
    """The place of the first set that is nearly the same. Sets of other sizes cannot be, and most
    are told apart by that alone."""
    size = len(tokens)
    fewest, most = _SAME * size, size / _SAME
    for at, other in enumerate(seen):
        if fewest <= len(other) <= most:
            shared = len(tokens & other)
            if shared >= _SAME * (size + len(other) - shared):
                return at
    return None
