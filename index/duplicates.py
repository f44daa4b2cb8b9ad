"""Folds near-identical hits into the first of them, so that a list shows different passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.model import Hit
from index.tokens import folded_syllables, with_pairs

_SAME = 0.85  # Jaccard of tokens from which two passages say the same


def collapse(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in their order, each with the places of later near-identical ones in `duplicates`."""
    kept: list[Hit] = []
    seen: list[frozenset[str]] = []
    for hit in hits:
        tokens = frozenset(with_pairs(folded_syllables(hit.text)))
        twin = next((at for at, other in enumerate(seen) if _alike(tokens, other)), None)
        if twin is None:
            kept.append(hit)
            seen.append(tokens)
        else:
            place = (hit.doc_id, hit.start, hit.end)
            kept[twin] = replace(kept[twin], duplicates=(*kept[twin].duplicates, place))
    return kept


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    shorter, longer = sorted((len(first), len(second)))
    if shorter < _SAME * longer:
        return False
    return len(first & second) >= _SAME * len(first | second)
