"""Adding up signals of different scales: each is measured in its own spread over the candidates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


class Fused(NamedTuple):
    """`total`, shape (n,), is the sum of `shares`; each share is a signal's weighted part."""

    total: Scores
    shares: dict[str, Scores]


def standardise(values: Scores) -> Scores:
    """Values as distances from their mean in standard deviations; NaN counts as the least. When
    all are equal, all are 0.

    >>> standardise(np.array([2.0, 6.0], np.float32)).tolist()
    [-1.0, 1.0]
    """
    known = ~np.isnan(values)
    if not known.any():
        return np.zeros(len(values), np.float32)
    filled = np.where(known, values, values[known].min())
    spread = float(filled.std())
    if spread < 1e-9:
        return np.zeros(len(values), np.float32)
    standard: Scores = ((filled - filled.mean()) / spread).astype(np.float32)
    return standard


def stretch(values: Scores) -> Scores:
    """Values moved so that the least is 0 and the greatest 1; NaN counts as the least. When all
    are equal, all are 0.

    >>> stretch(np.array([2.0, 6.0, 4.0], np.float32)).tolist()
    [0.0, 1.0, 0.5]
    """
    known = ~np.isnan(values)
    if not known.any():
        return np.zeros(len(values), np.float32)
    least, greatest = float(values[known].min()), float(values[known].max())
    if greatest <= least:
        return np.zeros(len(values), np.float32)
    filled = np.where(known, values, least)
    return ((filled - least) / (greatest - least)).astype(np.float32)


def fuse(signals: Mapping[str, Scores], weights: Mapping[str, float]) -> Fused:
    """The weighted sum of the standardised signals; weights are taken relative to their sum.

    >>> fused = fuse({"vector": np.array([0.2, 0.4], np.float32),
    ...               "terms": np.array([3.0, 0.0], np.float32)}, {"vector": 3.0, "terms": 1.0})
    >>> [round(float(total), 3) for total in fused.total]
    [-0.5, 0.5]
    """
    total = sum(weights[name] for name in signals)
    scale = 1.0 / total if total > 0 else 0.0
    shares = {
        name: standardise(values) * np.float32(weights[name] * scale)
        for name, values in signals.items()
    }
    length = len(next(iter(signals.values())))
    return Fused(sum(shares.values(), np.zeros(length, np.float32)), shares)
