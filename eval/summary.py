"""A run's figures: means with intervals, overall and by kind and style, refusals, time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.abstention import (
    Bin,
    Judged,
    RefusalScores,
    calibration_error,
    percentiles,
    refusal_scores,
    reliability,
    risk_coverage,
    risk_coverage_area,
    surely_wrong,
)
from eval.intervals import Estimate, bootstrap
from eval.outcomes import Outcome

_FIRST = (
    *("correct", "nDCG@10", "R@1", "R@5", "R@10", "Success@1", "Success@5", "RR@10", "AP"),
    *("evidence Success@1", "evidence Success@5", "evidence R@5", "evidence nDCG@10"),
    *("EM (squad)", "F1 (squad)", "EM (vi)", "F1 (vi)", "choice accuracy"),
    *("citation precision", "citation recall", "quote exactness"),
    *("list completeness", "list excess", "wrong directive"),
)
# Figures of a run as a whole, beside its questions' own.
OF_ALL = ("refusal precision", "refusal recall", "refusal F1", "surely wrong", "AURC", "ECE")
LOWER_IS_BETTER = ("list excess", "wrong directive", "surely wrong", "AURC", "ECE")


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some questions: measures that apply to any of them, in reporting order."""

    name: str
    questions: int
    missed: int
    measures: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of a run. `kinds` and `styles` are empty where a set has only one."""

    whole: Group
    kinds: tuple[Group, ...]
    styles: tuple[Group, ...]
    refusal: RefusalScores
    surely_wrong: float | None
    risk_curve: tuple[tuple[float, float], ...]
    aurc: float | None
    ece: float | None
    bins: tuple[Bin, ...]
    ask_ms: dict[str, float]
    search_ms: dict[str, float]

    def value(self, name: str) -> float | None:
        """A figure by its name in reports, as in --fail-under; None where it does not apply."""
        if name in self.whole.measures:
            return self.whole.measures[name].value
        others = {
            "refusal precision": self.refusal.precision,
            "refusal recall": self.refusal.recall,
            "refusal F1": self.refusal.f1,
            "surely wrong": self.surely_wrong,
            "AURC": self.aurc,
            "ECE": self.ece,
        }
        return others.get(name)


def summarise(outcomes: Sequence[Outcome], *, seed: int = 0) -> Summary:
    """The figures of the outcomes. A measure's mean is over the questions to which it applies;
    a question that was missed counts as its score, never left out."""
    judged = judgements(outcomes)
    return Summary(
        whole=_group("tất cả", outcomes, seed),
        kinds=_groups(outcomes, "kind", seed),
        styles=_groups(outcomes, "style", seed),
        refusal=refusal_scores(judged),
        surely_wrong=surely_wrong(judged),
        risk_curve=tuple(risk_coverage(judged)),
        aurc=risk_coverage_area(judged),
        ece=calibration_error(judged),
        bins=tuple(reliability(judged)),
        ask_ms=percentiles([o.ask_ms for o in outcomes if o.ask_ms is not None]),
        search_ms=percentiles([o.search_ms for o in outcomes if o.search_ms is not None]),
    )


def judgements(outcomes: Iterable[Outcome]) -> list[Judged]:
    """The judged answers of outcomes, for measures of refusing; choices are left out, since one is
    always taken."""
    return [
        Judged(
            o.expects == "refusal",
            o.status == "not_found",
            o.scores["correct"] == 1,
            o.confidence,
            o.status == "ambiguous",
        )
        for o in outcomes
        if o.status and "correct" in o.scores and o.chosen is None and o.expects != "clarification"
    ]


def _groups(outcomes: Sequence[Outcome], field: str, seed: int) -> tuple[Group, ...]:
    names = sorted({getattr(o, field) for o in outcomes})
    if len(names) < 2:
        return ()
    return tuple(
        _group(name, [o for o in outcomes if getattr(o, field) == name], seed) for name in names
    )


def _group(name: str, outcomes: Sequence[Outcome], seed: int) -> Group:
    present = {measure for outcome in outcomes for measure in outcome.scores}
    order = [m for m in _FIRST if m in present] + sorted(present - set(_FIRST))
    means = {
        measure: bootstrap([o.scores[measure] for o in outcomes if measure in o.scores], seed=seed)
        for measure in order
    }
    return Group(name, len(outcomes), sum(o.missed for o in outcomes), means)
