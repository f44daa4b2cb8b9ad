"""Fits app/confidence.json: how sure an answer is, from what is known of its evidence.

    python -m eval.fit_confidence INDEX=QUESTIONS.jsonl [INDEX=QUESTIONS.jsonl ...] [--write]

Every question is asked without withholding; besides the set's own, near misses are asked, made by
putting words of other matters into its answerable questions, and they must not be answered. A
logistic curve with weights of at least 0 (more evidence never lowers trust) is fitted, and the
threshold below which answers are withheld, so that nearly all right ones are given. Half of the
questions, by their hash, judge the curve of the other half; what is written is fitted on all.
Questions that rules were made on flatter the curve: fit on sets that nobody has mended anything
for. Follow-ups are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.answerer import Answerer, AnswerSettings
from app.confidence import CONFIDENCE_FILE, Coefficients, Features, confidence
from app.engine import Engine
from app.question import read_question
from eval.measures import correctness
from eval.questions import Question
from eval.set_files import load_questions

Array = npt.NDArray[np.float64]
_NAMES = tuple(field.name for field in fields(Features))
_STRANGE = (
    "xe buýt", "học bổng", "cây xanh", "nước sạch", "bảo tàng", "thuế đất", "vắc xin", "cầu phao",
    "thủy sản", "âm nhạc", "ngoại tệ", "bóng chuyền", "thư viện", "hải quan", "chợ đêm", 
    "nhà trọ", "bưu chính", "rác thải", "xăng dầu",
)  # fmt: skip
_KEPT = 0.99  # of right answers are given
_STEPS = 20000
_RATE = 0.5
_RIDGE = 0.0003
_NEAR_MISS = 0.3  # what one counts beside a question that people asked
_LEVELS = (0.0, 0.3, 0.5, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Case:
    """One answer that could be given: its features, whether it is right, whether it is measured on
    only."""

    features: Features
    right: bool
    kept_apart: bool
    weight: float


def near_misses(question: Question) -> Iterator[str]:
    """The question asked of other matters: its two weightiest plain words exchanged.

    >>> asked = Question("1", "Quận An Lộc trồng bao nhiêu hàng rào?", expects="answer")
    >>> len(list(near_misses(asked)))
    2
    """
    focus = [token for token in read_question(question.question).focus if len(token.folded) > 1]
    pairs = [
        (left, right)
        for left, right in pairwise(focus)
        if right.start - left.end == 1 and question.question[left.start : left.end].islower()
    ]
    digest = int(hashlib.sha256(question.question.encode()).hexdigest(), 16)
    for turn in range(2 if pairs else 0):
        left, right = pairs[(digest + turn * 7) % len(pairs)]
        strange = _STRANGE[(digest // 97 + turn * 3) % len(_STRANGE)]
        yield question.question[: left.start] + strange + question.question[right.end :]


def cases(index: Path, questions: Sequence[Question]) -> Iterator[Case]:
    """What would be answered to each question and near miss, judged."""
    with closing(Engine.open(index)) as engine:
        answerer = Answerer(engine.catalog, engine.searcher, AnswerSettings(abstain=False))
        for question in first_turns(questions):
            yield from _case(answerer, question, question.question)
            if question.expects != "answer" or question.kind in ("documents", "compare"):
                continue
            for text in near_misses(question):
                yield from _case(answerer, None, text)


def first_turns(questions: Sequence[Question]) -> list[Question]:
    """The questions without follow-ups, which mean nothing by themselves.

    >>> [q.id for q in first_turns([Question(i, "?", conversation="c") for i in "ab"])]
    ['a']
    """
    seen: set[str] = set()
    kept = []
    for question in questions:
        if question.conversation is None or question.conversation not in seen:
            kept.append(question)
        seen.add(question.conversation or "")
    return kept


def _case(answerer: Answerer, question: Question | None, text: str) -> Iterator[Case]:
    answer, features = answerer.weigh(text)
    if features is None or answer.status != "answered":
        return
    right = question is not None and correctness(question, answer) == 1.0
    apart = int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 1
    yield Case(features, right, apart, _NEAR_MISS if question is None else 1.0)


def fit(matrix: Array, right: Array, counts: Array) -> tuple[float, Array]:
    """Intercept and weights (all at least 0) of the logistic curve, by projected gradient descent
    on the mean log loss with a small ridge. `matrix` has shape (cases, features); `counts` says
    how much each case counts."""
    total = float(counts.sum())
    weights = np.zeros(matrix.shape[1])
    intercept = 0.0
    for _ in range(_STEPS):
        error = (_curve(matrix @ weights + intercept) - right) * counts
        weights -= _RATE * (matrix.T @ error / total + _RIDGE * weights)
        weights = np.maximum(weights, 0.0)
        intercept -= _RATE * float(error.sum()) / total
    return intercept, weights


def keeping_threshold(sure: Array, right: Array) -> float:
    """The confidence from which answers are given, so that nearly all right ones are: withholding
    is for what is surely wrong, since most of what cannot be answered is refused before.

    >>> keeping_threshold(np.linspace(0, 1, 101), np.ones(101))
    0.01
    """
    return round(float(np.quantile(sure[right > 0], 1.0 - _KEPT)), 4)


def _curve(values: Array) -> Array:
    curve: Array = 1.0 / (1.0 + np.exp(-values))
    return curve


def main(argv: Sequence[str] | None = None) -> int:
    """Fits on half of the sets, prints what that measures on the rest; --write fits on all."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_confidence")
    parser.add_argument("sets", nargs="+", metavar="INDEX=QUESTIONS")
    parser.add_argument("--write", action="store_true", help="keep the coefficients")
    options = parser.parse_args(argv)
    found: list[Case] = []
    for pair in options.sets:
        index, _, questions = pair.partition("=")
        found.extend(cases(Path(index), load_questions(Path(questions)).questions))
    half = fitted([case for case in found if not case.kept_apart])
    print(json.dumps(_measured(found, half), ensure_ascii=False, indent=1))
    if options.write:
        _write(fitted(found))
    return 0


def fitted(learn: Sequence[Case]) -> Coefficients:
    """The curve of some cases, and the threshold that keeps nearly all their right answers."""
    intercept, weights = fit(_matrix(learn), _right(learn), _counts(learn))
    sure = _curve(_matrix(learn) @ weights + intercept)
    threshold = keeping_threshold(sure, _right(learn))
    return Coefficients(intercept, dict(zip(_NAMES, weights.tolist(), strict=True)), threshold)


def _matrix(found: Sequence[Case]) -> Array:
    return np.array([astuple(case.features) for case in found], dtype=np.float64)


def _right(found: Sequence[Case]) -> Array:
    return np.array([case.right for case in found], dtype=np.float64)


def _counts(found: Sequence[Case]) -> Array:
    return np.array([case.weight for case in found], dtype=np.float64)


def _measured(found: Sequence[Case], curve: Coefficients) -> dict[str, object]:
    """Counts and rates on the cases kept apart; `levels` is accuracy over the share answered."""
    apart = [case for case in found if case.kept_apart]
    sure = np.array([confidence(case.features, curve) for case in apart])
    right, counts = _right(apart), _counts(apart)
    given = sure >= curve.threshold
    return {
        "cases": len(found),
        "right": int(_right(found).sum()),
        "apart": {
            "cases": len(apart),
            "right answers given": round(float(given[right == 1].mean()), 4),
            "wrong answers given": round(float(given[right == 0].mean()), 4),
            "wrong above 0.8": int(((sure > 0.8) & (right == 0)).sum()),
            "brier": round(float((counts * (sure - right) ** 2).sum() / counts.sum()), 4),
            "levels": {str(level): _level(sure, right, level) for level in _LEVELS},
        },
        "weights": {name: round(value, 2) for name, value in curve.weights.items()},
        "intercept": round(curve.intercept, 2),
        "threshold": curve.threshold,
    }


def _level(sure: Array, right: Array, level: float) -> dict[str, float]:
    """The share of cases answered from a level of confidence on, and how many of them are right."""
    given = sure >= level
    accuracy = float(right[given].mean()) if given.any() else 1.0
    return {"answered": round(float(given.mean()), 3), "right": round(accuracy, 3)}


def _write(curve: Coefficients) -> None:
    kept = json.loads(CONFIDENCE_FILE.read_text(encoding="utf-8"))
    kept["intercept"] = round(curve.intercept, 3)
    kept["weights"] = {name: round(value, 3) for name, value in curve.weights.items()}
    kept["threshold"] = curve.threshold
    text = json.dumps(kept, ensure_ascii=False, indent=2)
    CONFIDENCE_FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
