"""BM25 as Lucene scores it (Kamphuis et al., ECIR 2020), exact, over passages already found."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

K1 = 1.2
B = 0.75


def idf(frequency: int, count: int) -> float:
    """The weight of a token that `frequency` of `count` passages hold.

    >>> idf(1, 3) > idf(2, 3) > idf(3, 3) > 0
    True
    """
    # Removed passages may still count in a frequency until the index merges its segments.
    frequency = min(frequency, count)
    return math.log(1.0 + (count - frequency + 0.5) / (frequency + 0.5))


def score(
    weights: Mapping[str, float], counts: Mapping[str, int], length: int, average_length: float
) -> float:
    """A passage's score: the sum over the question's tokens of their weight (times idf) and how
    often a passage of `length` tokens holds them, by `counts`.

    >>> round(score({"cháy": 2.2}, {"cháy": 1}, 1, 1.0), 3)
    1.0
    """
    relative = length / average_length if average_length else 0.0
    saturation = K1 * (1.0 - B + B * relative)
    return sum(weights[token] * n / (n + saturation) for token, n in counts.items())


def scores(
    weights: Mapping[str, float], passages: Sequence[Sequence[str]], average_length: float
) -> npt.NDArray[np.float32]:
    """One score a passage, each given as all its tokens."""
    found = []
    for tokens in passages:
        counts: dict[str, int] = {}
        for token in tokens:
            if token in weights:
                counts[token] = counts.get(token, 0) + 1
        found.append(score(weights, counts, len(tokens), average_length))
    return np.array(found, np.float32)
