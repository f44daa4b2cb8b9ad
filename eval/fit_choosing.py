"""Fits app/choosing.json: which sentence answers best.

python -m eval.fit_choosing SET... [--readers FOLDER] [--limit N] [--seed N] [--write]

SET is a SQuAD file with its passages. A conditional logit (McFadden, 1974) over the sentences of
the first hits is fitted, the gold sentence being the one chosen. Each set is also judged by weights
fitted on the others; what is written is fitted on all. With `--readers` the weights for sentences
that were read again are fitted: the folder holds without-NAME.npz of `eval.train_reader`, a reader
that never saw the set NAME.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.candidates import gather
from app.choosing import WEIGHTS_FILE, Traits, choose
from app.engine import Engine
from app.question import read_question
from app.reader import TRAIT, Reads, read_values
from app.reading import Library
from eval.carried import carried_index
from eval.cli_run import sampled, show_progress
from eval.encoded import cache_folder
from eval.engine_system import EngineSystem
from eval.gold import bind
from eval.questions import Question, QuestionSet
from eval.reading import holds
from eval.sentence_peers import Place
from eval.set_files import load_questions
from index.e5_reader import Reader, reader_for

_NAMES = tuple(field.name for field in fields(Traits))
_HITS = 30
_RIDGE = 1e-3
_STEPS = 50
_CLOSE = 1e-8

Array = npt.NDArray[np.float64]


class Case(NamedTuple):
    """A question's sentences: traits, shape (n, traits), the reader's value last where one reads,
    and which hold a gold span, shape (n,)."""

    traits: Array
    gold: npt.NDArray[np.bool_]


def cases(engine: Engine, source: QuestionSet, reader: Reads | None = None) -> list[Case]:
    """The answerable questions of a set, with the sentences to choose from."""
    system = EngineSystem(engine)
    library = Library(engine.catalog)
    asked = bind(source.questions, system.held(), system.text_of).questions
    return [_case(engine, library, one, reader) for one in asked if one.expects == "answer"]


def _case(engine: Engine, library: Library, question: Question, reader: Reads | None) -> Case:
    typed = read_question(question.question)
    result = engine.searcher.search(typed.vietnamese, k=_HITS)
    asked = read_question(typed.text, result.toned)
    chosen = choose(asked, gather(asked, result, library), result.hits)
    gold = [
        holds(Place(one.evidence.reading.document.path, *one.evidence.span), question)
        for one in chosen
    ]
    traits = np.array([astuple(one.traits) for one in chosen], float)
    traits = traits.reshape(len(chosen), len(_NAMES))
    if reader is not None and chosen:
        traits = np.column_stack([traits, read_values(asked, chosen, reader)])
    return Case(traits, np.array(gold, bool))


def fit(groups: Sequence[Sequence[Case]]) -> Array:
    """The weights that make the gold sentences likeliest, by Newton's method with steps halved
    until they help; every group counts alike, whatever its size."""
    usable = [[case for case in group if case.gold.any()] for group in groups]
    scale = np.concatenate([case.traits for group in usable for case in group]).std(axis=0)
    scaled = [[Case(case.traits / scale, case.gold) for case in group] for group in usable]
    weights = np.zeros(len(scale))
    loss, slope, curve = _loss(scaled, weights)
    for _ in range(_STEPS):
        step = np.linalg.solve(curve, slope)
        while np.abs(step).max() > _CLOSE:
            tried = _loss(scaled, weights - step)
            if tried[0] < loss:
                break
            step = step / 2
        else:
            break
        weights = weights - step
        loss, slope, curve = tried
    fitted: Array = weights / scale
    return fitted


def _loss(groups: Sequence[Sequence[Case]], weights: Array) -> tuple[float, Array, Array]:
    """What is lost on the gold sentences, with its slope and curvature."""
    loss = _RIDGE * float(weights @ weights) / 2
    slope, curve = _RIDGE * weights, _RIDGE * np.eye(len(weights))
    for group in groups:
        for case in group:
            scores = case.traits @ weights
            share = _shares(scores)
            mean, gold = share @ case.traits, case.traits[case.gold].mean(axis=0)
            spread = (case.traits.T * share) @ case.traits - np.outer(mean, mean)
            top = float(scores.max())
            total = top + float(np.log(np.exp(scores - top).sum()))
            loss += (total - float(gold @ weights)) / len(group)
            slope = slope + (mean - gold) / len(group)
            curve = curve + spread / len(group)
    return loss, slope, curve


def success(group: Sequence[Case], weights: Array) -> float:
    """The share of questions whose best sentence by these weights holds a gold span."""
    right = [
        bool(len(case.gold)) and bool(case.gold[int(np.argmax(case.traits @ weights))])
        for case in group
    ]
    return sum(right) / max(1, len(right))


def _shares(scores: Array) -> Array:
    grown = np.exp(scores - scores.max())
    shares: Array = grown / grown.sum()
    return shares


def _opened(path: Path, folder: Path) -> tuple[Engine, QuestionSet]:
    source = load_questions(path, skip_bad=True)
    return carried_index(source, folder / source.name, encoder=None, progress=show_progress)


def unseen_reader(folder: Path | None, name: str, engine: Engine) -> Reader | None:
    """The reader that never saw a set; None where there is none."""
    return reader_for(engine.encoder, folder / f"without-{name}.npz") if folder else None


def _write(kind: str, weights: Mapping[str, float], groups: Mapping[str, Sequence[Case]]) -> None:
    held = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    sets = ", ".join(f"{name} ({len(group)})" for name, group in groups.items())
    held["about"][kind] = f"conditional logit fitted by eval.fit_choosing on {sets}"
    held[kind] = weights
    text = json.dumps(held, ensure_ascii=False, indent=2)
    WEIGHTS_FILE.write_text(text + "\n", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints what each set gets from the others' weights, and the weights fitted on all."""
    parser = argparse.ArgumentParser(prog="eval.fit_choosing", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, help="SQuAD files")
    parser.add_argument("--readers", type=Path, help="readers that never saw a set")
    parser.add_argument("--limit", type=int, help="questions drawn at random from each set")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing")
    parser.add_argument("--folder", type=Path, default=cache_folder() / "reading")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS_FILE.name}")
    options = parser.parse_args(argv)
    groups: dict[str, list[Case]] = {}
    for path in options.sets:
        engine, source = _opened(path, options.folder)
        reader = unseen_reader(options.readers, source.name, engine)
        if options.readers is None or reader is not None:
            drawn = sampled(source, options.limit, options.seed)
            groups[source.name] = cases(engine, drawn, reader)
    for name, group in groups.items():
        others = [other for known, other in groups.items() if known != name]
        apart = f"{success(group, fit(others)):.3f}" if others else "–"
        own = success(group, fit([group]))
        print(
            f"{name:16} {len(group)} questions: fitted on the others {apart}, on itself {own:.3f}"
        )
    names = _NAMES if options.readers is None else (*_NAMES, TRAIT)
    weights = fit(list(groups.values()))
    written = {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}
    print(json.dumps(written))
    if options.write:
        _write("weights" if options.readers is None else "reread", written, groups)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
