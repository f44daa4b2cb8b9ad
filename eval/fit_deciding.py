"""Fits app/deciding.json: when the chosen sentence is preferred to the rules' fact, and how far an
answer out of general texts is trusted.

    python -m eval.fit_deciding SET... [--own INDEX=QUESTIONS...] [--readers FOLDER]
        [--limit N] [--seed N] [--write]

SET is a SQuAD file with its passages, `--own` a question set on papers and reports. `fact` is
fitted where just one of the two holds the gold: the rules' fact or the chosen sentence. `trust` is
fitted on the sets' answers and on questions of the other sets, which their passages do not answer.
Each set is also judged by curves fitted without it; what is written is fitted on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.answerer import Answerer, AnswerSettings
from app.answering.draft import Context, Draft
from app.answering.table import ANSWERS
from app.choosing import Chosen
from app.deciding import (
    WEIGHTS_FILE,
    Marks,
    Signs,
    considered,
    is_general,
    marks_of,
    signs_of,
    whole,
)
from app.engine import Engine
from app.phrasing import worded
from app.reader import Reads
from eval.carried import carried_index
from eval.cli_run import sampled, show_progress
from eval.encoded import cache_folder
from eval.engine_system import EngineSystem
from eval.fit_choosing import unseen_reader
from eval.fit_confidence import first_turns
from eval.gold import bind
from eval.measures import correctness
from eval.questions import Question, QuestionSet
from eval.reading import first_cited, holds
from eval.set_files import load_questions

_OWN = "own"
_STEPS = 50
_RIDGE = 0.05
_STRANGE = 0.4  # of a set's weight, what the questions of other sets weigh
_EVEN = 0.5
_LEAST = 0.2
_NAMES: Mapping[str, type[Signs] | type[Marks]] = {"fact": Signs, "trust": Marks}

Array = npt.NDArray[np.float64]
Right = Callable[[Draft, Context], bool]


class Case(NamedTuple):
    """Features as a row, whether they speak for what is so, and how much the case counts."""

    row: tuple[float, ...]
    right: bool
    weight: float = 1.0


class Cases(NamedTuple):
    """What a set gives to either curve; `strange` are questions that it does not answer."""

    fact: list[Case]
    trust: list[Case]
    strange: list[Case]


def cases(engine: Engine, questions: Sequence[Question], right: Callable[[Question], Right],
          strange: Sequence[str] = (), reader: Reads | None = None) -> Cases:  # fmt: skip
    """The cases of a set's questions, judged by `right`, and of questions strange to it."""
    settings = AnswerSettings(deciding=False)
    answerer = Answerer(engine.catalog, engine.searcher, settings, reader=reader)
    found = Cases([], [], [])
    for question in questions:
        judge = right(question) if question.expects == "answer" else _never
        for draft, context in answerer.drafts(question.question)[:1]:
            _add(found, draft, context, judge)
    for text in strange:
        for _, chosen in map(_chosen, answerer.drafts(text)[:1]):
            found.strange.extend(
                Case(astuple(marks_of(chosen[0])), right=False) for _ in chosen[:1]
            )
    return found


def _never(draft: Draft, context: Context) -> bool:
    return False


def _chosen(pair: tuple[Draft | None, Context]) -> tuple[Context, list[Chosen]]:
    context = pair[1]
    return context, considered(context)


def _add(found: Cases, draft: Draft | None, context: Context, right: Right) -> None:
    _, chosen = _chosen((draft, context))
    if not chosen or context.asked.kind not in ANSWERS:
        return
    sentence = whole(chosen[0], context)
    of_sentence = right(sentence, context)
    signs = signs_of(draft, context, chosen) if draft is not None and draft.facts else None
    if signs is not None and draft is not None:
        of_fact = right(draft, context)
        if of_fact != of_sentence:
            found.fact.append(Case(astuple(signs), of_fact))
    if is_general(chosen):
        found.trust.append(Case(astuple(marks_of(chosen[0])), of_sentence))


def fit(groups: Sequence[Sequence[Case]]) -> Array:
    """The intercept and weights of the logistic curve over all groups' cases, by Newton's method
    with a small ridge, shape (1 + features,)."""
    every = [case for group in groups for case in group]
    rows = np.array([(1.0, *case.row) for case in every])
    right = np.array([case.right for case in every], float)
    counts = np.array([case.weight for case in every])
    scale = np.maximum(np.abs(rows).max(axis=0), 1e-9)
    rows = rows / scale
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        sure = _curve(rows @ weights)
        slope = rows.T @ (counts * (sure - right)) + _RIDGE * weights
        bend = (rows.T * (counts * sure * (1 - sure))) @ rows + _RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    fitted: Array = weights / scale
    return fitted


def values(weights: Array, group: Sequence[Case]) -> Array:
    """The curve's value of each case, 0 to 1."""
    return _curve(
        np.array([(1.0, *case.row) for case in group]).reshape(-1, len(weights)) @ weights
    )


def _curve(scores: Array) -> Array:
    curve: Array = 1.0 / (1.0 + np.exp(-scores))
    return curve


def balanced(found: Cases) -> list[Case]:
    """A set's cases of trust and its strange ones, which together weigh as other sets' do."""
    shared = [(found.trust, 1.0), (found.strange, _STRANGE)]
    return [
        case._replace(weight=500 * weight / len(group))
        for group, weight in shared
        for case in group
    ]


def _judged(name: str, found: dict[str, Cases], least: float) -> Iterator[str]:
    """What a set gets from curves fitted without it."""
    others = [cases for other, cases in found.items() if other != name]
    mine = found[name]
    if mine.fact:
        kept = values(fit([one.fact for one in others]), mine.fact) > _EVEN
        right = np.mean([sure == case.right for sure, case in zip(kept, mine.fact, strict=True)])
        yield f"fact or sentence: {len(mine.fact)} differ, {right:.3f} chosen right"
    trained = [balanced(one) for one in others if one.trust and one.strange]
    if mine.trust and mine.strange and trained:
        curve = fit(trained)
        sure, strange = values(curve, mine.trust), values(curve, mine.strange)
        right = np.array([case.right for case in mine.trust])
        given = sure >= least
        order = np.argsort(-sure)
        area = np.mean(np.cumsum(right[order]) / np.arange(1, len(right) + 1))
        yield (
            f"trust: answered {given.mean():.3f}, right {(right & given).mean():.3f} of "
            f"{right.mean():.3f}, area {area:.3f}, strange declined {(strange < least).mean():.3f}"
        )


def _carried(path: Path, folder: Path) -> tuple[Engine, QuestionSet]:
    source = load_questions(path, skip_bad=True)
    engine, source = carried_index(
        source, folder / source.name, encoder=None, progress=show_progress
    )
    system = EngineSystem(engine)
    bound = bind(source.questions, system.held(), system.text_of).questions
    return engine, replace(source, questions=bound)


def _by_place(question: Question) -> Right:
    def right(draft: Draft, context: Context) -> bool:
        place = first_cited(worded(context.asked, [draft], 1.0))
        return place is not None and holds(place, question)

    return right


def _by_words(question: Question) -> Right:
    return lambda draft, context: correctness(question, worded(context.asked, [draft], 1.0)) == 1.0


def _own(pairs: Sequence[str]) -> Cases:
    found = Cases([], [], [])
    for pair in pairs:
        index, _, questions = pair.partition("=")
        asked = first_turns(load_questions(Path(questions)).questions)
        more = cases(Engine.open(Path(index)), asked, _by_words)
        found.fact.extend(more.fact)
    return found


def _as_json(weights: Array, name: str, least: float) -> dict[str, object]:
    names = [field.name for field in fields(_NAMES[name])]
    shown = dict(zip(names, (round(float(w), 3) for w in weights[1:]), strict=True))
    return {"intercept": round(float(weights[0]), 3), "weights": shown, "least": least}


def main(argv: Sequence[str] | None = None) -> int:
    """Prints what each set gets from curves fitted on the others, and what is fitted on all."""
    parser = argparse.ArgumentParser(prog="eval.fit_deciding", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, help="SQuAD files")
    parser.add_argument("--own", nargs="*", default=[], metavar="INDEX=QUESTIONS")
    parser.add_argument("--readers", type=Path, help="as for eval.fit_choosing")
    parser.add_argument("--limit", type=int, help="questions drawn at random from each set")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing")
    parser.add_argument("--least", type=float, default=_LEAST, help="trust from which is answered")
    parser.add_argument("--folder", type=Path, default=cache_folder() / "reading")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS_FILE.name}")
    options = parser.parse_args(argv)
    opened = [_carried(path, options.folder) for path in options.sets]
    drawn = [sampled(source, options.limit, options.seed) for _, source in opened]
    found: dict[str, Cases] = {}
    for place, (engine, source) in enumerate(opened):
        others = [one for at, one in enumerate(drawn) if at != place]
        strange = [q.question for one in others for q in one.questions[: len(one.questions) // 4]]
        reader = unseen_reader(options.readers, source.name, engine)
        found[source.name] = cases(engine, drawn[place].questions, _by_place, strange, reader)
    found[_OWN] = _own(options.own)
    for name in found:
        for line in _judged(name, found, options.least):
            print(f"{name:12} {line}")
    written: dict[str, object] = {
        "about": "Two logistic curves fitted by eval.fit_deciding on " + ", ".join(found)
        + "; see app/deciding.py for what each name means.",
        "fact": _as_json(fit([one.fact for one in found.values()]), "fact", _EVEN),
        "trust": _as_json(
            fit([balanced(one) for one in found.values() if one.trust and one.strange]),
            "trust",
            options.least,
        ),
    }  # fmt: skip
    text = json.dumps(written, ensure_ascii=False, indent=2)
    print(text)
    if options.write:
        WEIGHTS_FILE.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
