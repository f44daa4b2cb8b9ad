"""Fits the weights of the signals, and shows how they hold on sets that they were not fitted on.

A softmax over each question's candidates, by how their standardised signals add up, is made to
favour the passages that answer (Cao et al., 2007, ListNet with one relevant set). Every set counts
the same, however many questions it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from eval.retrieval import CarriedSet, asked_questions, open_set
from index.encoder import Encoder
from index.fusion import standardise
from index.weights import Weights

SIGNALS = ("vector", "window", "terms", "folded", "coverage", "sentence")

_CANDIDATES = 40
_STEPS = 400
_STEP = 0.3
_SHRINKAGE = 0.001
_K = 10

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's candidates: `signals`, shape (n, signals), standardised; `relevant`, shape (n,),
    0 or 1; `wanted` is how many passages answer it in all."""

    signals: Array
    relevant: Array
    wanted: int


def judge(source: CarriedSet, encoder: Encoder) -> list[Judged]:
    """The candidates of every question of a set."""
    index = open_set(source, encoder, Weights())
    found = []
    for _, asked, vector, relevant in asked_questions(source, index):
        ranked = index.rank_asked(asked, vector, _CANDIDATES)
        columns = [np.array([one.raw[name] for one in ranked], np.float32) for name in SIGNALS]
        found.append(
            Judged(
                np.stack([standardise(column) for column in columns], axis=1),
                np.array([one.id in relevant for one in ranked], np.float32),
                len(relevant),
            )
        )
    return found


def fit(sets: Sequence[Sequence[Judged]]) -> Array:
    """Non-negative weights that sum to 1, shape (signals,)."""
    weights = np.full(len(SIGNALS), 1.0, np.float64)
    total = np.zeros_like(weights)
    for _ in range(_STEPS):
        slope = np.mean([_slope(weights, questions) for questions in sets], axis=0)
        slope += _SHRINKAGE * weights
        total += slope**2
        weights = np.maximum(weights - _STEP * slope / np.sqrt(total + 1e-12), 0.0)
    shares: Array = (weights / weights.sum()).astype(np.float32)
    return shares


def ndcg(weights: Array, questions: Sequence[Judged]) -> float:
    """Mean nDCG@10 of a set ranked by these weights."""
    return float(np.mean([_ndcg(question, question.signals @ weights) for question in questions]))


def print_table(sources: Sequence[CarriedSet], encoder: Encoder) -> None:
    """One line a set: nDCG@10 with the weights in use, with those fitted on the other sets, and
    those weights; the last line is fitted on all."""
    judged = {source.name: judge(source, encoder) for source in sources}
    used = Weights()
    present = np.array([getattr(used, name) for name in SIGNALS], np.float32)
    print(f"{'set':16} in use  others' weights  {'  '.join(SIGNALS)}")
    for name, questions in judged.items():
        fitted = fit([other for key, other in judged.items() if key != name])
        scores = f"{ndcg(present, questions):.4f}  {ndcg(fitted, questions):.4f}"
        print(f"{name:16} {scores}           {_shown(fitted)}", flush=True)
    print(f"{'all':16}                          {_shown(fit(list(judged.values())))}")


def _slope(weights: npt.NDArray[np.float64], questions: Sequence[Judged]) -> Array:
    """The gradient of the mean cross-entropy of questions that have a relevant candidate."""
    slopes = []
    for question in questions:
        relevant = question.relevant.sum()
        if not relevant:
            continue
        scores = question.signals @ weights
        share = np.exp(scores - scores.max())
        share /= share.sum()
        slopes.append(question.signals.T @ (share - question.relevant / relevant))
    return np.asarray(np.mean(slopes, axis=0), np.float32)


def _ndcg(question: Judged, scores: Array) -> float:
    order = np.argsort(-scores, kind="stable")[:_K]
    discounts = 1.0 / np.log2(np.arange(2, _K + 2))
    gained = float((question.relevant[order] * discounts[: len(order)]).sum())
    return gained / float(discounts[: min(question.wanted, _K)].sum())


def _shown(weights: Array) -> str:
    return "  ".join(
        f"{weight:{len(name)}.3f}" for name, weight in zip(SIGNALS, weights, strict=True)
    )
