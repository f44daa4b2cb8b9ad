"""Measures of knowing when not to answer: refusals, risk against coverage, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Judged(NamedTuple):
    """One judged question: what was expected, what came, how sure the system said it was. To ask
    back which paper was meant is neither to answer nor to refuse."""

    should_refuse: bool
    refused: bool
    correct: bool
    confidence: float
    asked_back: bool = False

    @property
    def answered(self) -> bool:
        """Whether an answer was given."""
        return not self.refused and not self.asked_back


class RefusalScores(NamedTuple):
    """None where nothing was refused (precision) or nothing was to be refused (recall)."""

    precision: float | None
    recall: float | None
    f1: float | None


class Bin(NamedTuple):
    """Answers whose confidence falls between `low` and `high`."""

    low: float
    high: float
    answers: int
    confidence: float
    accuracy: float


def refusal_scores(judged: Sequence[Judged]) -> RefusalScores:
    """Precision, recall and F1 of refusing, with the questions to be refused as the positive class
    (as SQuAD 2.0's no-answer part, Rajpurkar et al. 2018, but as retrieval measures). It does not
    look at whether what was answered is right.

    >>> refusal_scores([Judged(True, True, True, 0.1), Judged(False, True, False, 0.2)])
    RefusalScores(precision=0.5, recall=1.0, f1=0.6666666666666666)
    """
    hit = sum(j.refused and j.should_refuse for j in judged)
    refused, wanted = sum(j.refused for j in judged), sum(j.should_refuse for j in judged)
    precision = hit / refused if refused else None
    recall = hit / wanted if wanted else None
    f1 = 2 * hit / (refused + wanted) if refused + wanted else None
    return RefusalScores(precision, recall, f1)


def surely_wrong(judged: Sequence[Judged], above: float = 0.8) -> float | None:
    """Share of all questions answered wrongly with more confidence than `above`: what misleads a
    reader who trusts the figure shown. None without questions.

    >>> surely_wrong([Judged(False, False, False, 0.9), Judged(True, True, True, 0.95)])
    0.5
    """
    if not judged:
        return None
    wrong = sum(j.answered and not j.correct and j.confidence > above for j in judged)
    return wrong / len(judged)


def risk_coverage(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """Points (coverage, risk) as answers are taken in from the surest down: coverage is the share
    of all questions answered so far, risk the share of those answers that are wrong (El-Yaniv and
    Wiener 2010). Refused questions are never covered, so the curve ends at the system's own
    coverage. Equal confidences are taken at their common rate of error, whatever their order.

    >>> risk_coverage([Judged(False, False, True, 0.9), Judged(False, False, False, 0.4)])
    [(0.5, 0.0), (1.0, 0.5)]
    """
    answered = [j for j in judged if j.answered]
    if not answered:
        return []
    confidence = np.array([j.confidence for j in answered])
    errors = np.array([not j.correct for j in answered], dtype=float)
    levels, group = np.unique(-confidence, return_inverse=True)
    sizes = np.bincount(group, minlength=len(levels))
    rate = np.bincount(group, weights=errors, minlength=len(levels)) / sizes
    wrong = np.cumsum(rate[np.sort(group)])
    taken = np.arange(1, len(answered) + 1)
    return [(float(n / len(judged)), float(w / n)) for n, w in zip(taken, wrong, strict=True)]


def risk_coverage_area(judged: Sequence[Judged]) -> float | None:
    """Mean risk over the points of the curve (AURC; Geifman and El-Yaniv 2017); 0 is best. It mixes
    how often answers are wrong with how well confidence orders them; None where nothing was
    answered.

    >>> risk_coverage_area([Judged(False, False, True, 0.9), Judged(False, False, False, 0.4)])
    0.25
    """
    curve = risk_coverage(judged)
    return sum(risk for _, risk in curve) / len(curve) if curve else None


def reliability(judged: Sequence[Judged], bins: int = 10) -> list[Bin]:
    """Answers in equal-width bins of confidence, empty bins left out; confidence 1 belongs to the
    last bin. Refused questions are left out: their confidence is not that of an answer.

    >>> reliability([Judged(False, False, True, 0.95), Judged(False, False, False, 0.91)])
    [Bin(low=0.9, high=1.0, answers=2, confidence=0.93, accuracy=0.5)]
    """
    answered = [j for j in judged if j.answered]
    found = []
    for number in range(bins):
        inside = [j for j in answered if min(int(j.confidence * bins), bins - 1) == number]
        if inside:
            confidence = sum(j.confidence for j in inside) / len(inside)
            accuracy = sum(j.correct for j in inside) / len(inside)
            low, high = number / bins, (number + 1) / bins
            found.append(Bin(low, high, len(inside), round(confidence, 12), accuracy))
    return found


def calibration_error(judged: Sequence[Judged], bins: int = 10) -> float | None:
    """Expected calibration error: the mean distance of confidence from accuracy over equal-width
    bins, weighted by their size (Naeini et al. 2015; Guo et al. 2017). Few questions make it
    noisy, and a system can be calibrated and useless; None when nothing was answered.

    >>> round(calibration_error([Judged(False, False, True, 0.8)]), 6)
    0.2
    """
    found = reliability(judged, bins)
    total = sum(part.answers for part in found)
    if not total:
        return None
    return sum(part.answers * abs(part.confidence - part.accuracy) for part in found) / total


def percentiles(values_ms: Sequence[float]) -> dict[str, float]:
    """Median, 90th, 95th and 99th percentile of latencies, linearly interpolated (numpy's default,
    Hyndman and Fan's type 7); with few values the high ones are close to the maximum.

    >>> percentiles([10.0, 20.0, 30.0])
    {'p50': 20.0, 'p90': 28.0, 'p95': 29.0, 'p99': 29.8}
    """
    if not values_ms:
        return {}
    points = np.percentile(np.array(values_ms, dtype=float), [50, 90, 95, 99])
    names = ("p50", "p90", "p95", "p99")
    return {name: round(float(point), 6) for name, point in zip(names, points, strict=True)}
