"""Two runs over the same questions: which is better, by how much, how surely, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eval.intervals import Estimate, bootstrap, holm, randomisation_p
from eval.outcomes import Outcome
from eval.summary import LOWER_IS_BETTER
from ingest.errors import BadInput

LEADING = (
    *("correct", "choice accuracy", "nDCG@10", "R@1", "evidence Success@1", "F1 (vi)"),
    *("citation precision", "citation recall", "list completeness", "list excess"),
    "wrong directive",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One measure over the questions that both runs scored. `difference` is second minus first with
    its paired bootstrap interval; `p` is Holm-adjusted over all rows; wins are the second's."""

    measure: str
    first: float
    second: float
    difference: Estimate
    p: float
    wins: int
    losses: int
    ties: int


@dataclass(frozen=True, slots=True)
class Change:
    """A question on which the runs differ by a measure; positive `gain` favours the second."""

    id: str
    question: str
    measure: str
    first: float
    second: float
    gain: float
    first_answer: str
    second_answer: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`only_first` and `only_second` are ids of questions that one run lacks."""

    first_name: str
    second_name: str
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def compare(
    first: Sequence[Outcome],
    second: Sequence[Outcome],
    *,
    names: tuple[str, str] = ("A", "B"),
    seed: int = 0,
) -> Comparison:
    """The comparison of two runs by question id: paired randomisation tests over the leading
    measures with Holm's correction, and each question on which the first of these differs, losses
    first.

    Raises:
        BadInput: the runs share no scored question.
    """
    left, right = ({o.id: o for o in outcomes} for outcomes in (first, second))
    shared = [(o, right[o.id]) for o in first if o.id in right]
    measures = _compared(_shared_measures(shared))
    if not measures:
        raise BadInput("hai lần chạy không có câu hỏi nào chung để so sánh")
    rows = [_row(measure, shared, seed) for measure in measures]
    adjusted = holm([row.p for row in rows])
    return Comparison(
        *names,
        tuple(_with_p(row, p) for row, p in zip(rows, adjusted, strict=True)),
        tuple(_changes(shared, measures)),
        tuple(id for id in left if id not in right),
        tuple(id for id in right if id not in left),
    )


def _shared_measures(pairs: Sequence[tuple[Outcome, Outcome]]) -> list[str]:
    """Measures that both runs have for some question, in the order of their first question."""
    found: dict[str, None] = {}
    for a, b in pairs:
        found.update(dict.fromkeys(name for name in a.scores if name in b.scores))
    return list(found)


def _compared(measures: list[str]) -> list[str]:
    """The leading measures among those shared: testing near-copies of one another (R@5 beside R@10)
    would only make Holm's correction harsher."""
    return [name for name in LEADING if name in measures] or measures


def _row(measure: str, pairs: Sequence[tuple[Outcome, Outcome]], seed: int) -> Row:
    scored = [
        (a.scores[measure], b.scores[measure])
        for a, b in pairs
        if measure in a.scores and measure in b.scores
    ]
    first, second = [a for a, _ in scored], [b for _, b in scored]
    gains = [_gain(measure, a, b) for a, b in scored]
    return Row(
        measure,
        sum(first) / len(first),
        sum(second) / len(second),
        bootstrap([b - a for a, b in scored], seed=seed),
        randomisation_p(first, second, seed=seed),
        sum(gain > 0 for gain in gains),
        sum(gain < 0 for gain in gains),
        sum(gain == 0 for gain in gains),
    )


def _with_p(row: Row, p: float) -> Row:
    return replace(row, p=p)


def _changes(pairs: Sequence[tuple[Outcome, Outcome]], measures: Sequence[str]) -> list[Change]:
    leading = next((m for m in ("correct", "nDCG@10") if m in measures), measures[0])
    found = [
        Change(
            a.id,
            a.question,
            leading,
            a.scores[leading],
            b.scores[leading],
            _gain(leading, a.scores[leading], b.scores[leading]),
            a.answer,
            b.answer,
        )
        for a, b in pairs
        if leading in a.scores and leading in b.scores
    ]
    return sorted((c for c in found if c.gain != 0), key=lambda change: change.gain)


def _gain(measure: str, first: float, second: float) -> float:
    return first - second if measure in LOWER_IS_BETTER else second - first
