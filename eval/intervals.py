"""Uncertainty of a mean: bootstrap intervals, paired randomisation tests, Holm's correction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

_BLOCK = 256  # resamples drawn at once, to bound memory


class Estimate(NamedTuple):
    """A mean over `questions` values with its 95 % interval."""

    value: float
    low: float
    high: float
    questions: int


def bootstrap(values: Sequence[float], *, seed: int = 0, resamples: int = 2000) -> Estimate:
    """Mean and percentile bootstrap interval over questions (Efron and Tibshirani 1993; Sakai 2006
    for retrieval). It tells how another sample of such questions might come out, not how other
    kinds of questions would.

    >>> bootstrap([1.0, 1.0, 1.0])
    Estimate(value=1.0, low=1.0, high=1.0, questions=3)
    """
    sample = np.asarray(values, dtype=float)
    generator = np.random.default_rng(seed)
    means: list[float] = []
    for start in range(0, resamples, _BLOCK):
        rows = min(_BLOCK, resamples - start)
        drawn = generator.integers(0, len(sample), (rows, len(sample)))
        means.extend(sample[drawn].mean(axis=1).tolist())
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(sample.mean()), float(low), float(high), len(sample))


def randomisation_p(
    first: Sequence[float], second: Sequence[float], *, seed: int = 0, trials: int = 10_000
) -> float:
    """Two-sided p of the paired randomisation test on the difference of means (Smucker, Allan and
    Carterette 2007): the share of random sign flips whose mean difference is at least the seen one.
    Up to 13 differing pairs all flips are tried, else `trials` random ones, counting the seen one.
    It says how surprising the difference is, not how large.

    >>> randomisation_p([1, 1, 1], [0, 0, 0])
    0.25
    """
    difference = np.asarray(first, dtype=float) - np.asarray(second, dtype=float)
    difference = difference[difference != 0]
    if not len(difference):
        return 1.0
    seen = abs(difference.sum()) - 1e-12
    if len(difference) <= 13:
        codes = np.arange(2 ** len(difference))[:, None] >> np.arange(len(difference))
        signs = 1 - 2 * (codes & 1)
        return float(np.mean(np.abs(signs @ difference) >= seen))
    return _sampled_p(difference, seen, seed, trials)


def holm(p_values: Sequence[float]) -> list[float]:
    """The p values adjusted for their number by Holm's step-down method (1979), in given order.

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = sorted(range(len(p_values)), key=lambda n: p_values[n])
    adjusted = [0.0] * len(p_values)
    running = 0.0
    for step, number in enumerate(order):
        running = max(running, min(1.0, (len(p_values) - step) * p_values[number]))
        adjusted[number] = running
    return adjusted


def _sampled_p(difference: np.ndarray, seen: float, seed: int, trials: int) -> float:
    generator = np.random.default_rng(seed)
    hits = 0
    for start in range(0, trials, _BLOCK):
        rows = min(_BLOCK, trials - start)
        signs = 1 - 2 * generator.integers(0, 2, (rows, len(difference)))
        hits += int(np.count_nonzero(np.abs(signs @ difference) >= seen))
    return (hits + 1) / (trials + 1)
