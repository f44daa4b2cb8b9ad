"""Fits the weights "papers" of app/choosing.json: which of the likeliest sentences of papers and
reports answers.

    python -m eval.fit_papers INDEX=QUESTIONS.jsonl [INDEX=QUESTIONS.jsonl ...] [--write]

A conditional logit (as in `eval.fit_choosing`) over what speaks for the first sentences, those that
hold what an answer must say being right. Questions for a person, a time or a figure, and those that
name a count, are left out. Sixths of the sets judge the weights of the others; what is written is
fitted on all, scaled so that its shares stay as sure as those of the weights before.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path, PurePath

import numpy as np

from app.answerer import Answerer
from app.answering.draft import Context
from app.answering.sentence import signs_of
from app.choosing import WEIGHTS_FILE, choose, load_weights, stands
from app.engine import Engine
from eval.fit_choosing import Array, Case, fit, success
from eval.questions import Question
from eval.set_files import load_questions

_SHORT = frozenset(["who", "when", "number", "documents", "papers", "compare"])
_PARTS = 6


def cases(answerer: Answerer, questions: Sequence[Question]) -> Iterator[Case]:
    """What speaks for the first sentences of each question, and which of them are right."""
    for question in questions:
        if question.expects != "answer" or not question.must or question.conversation:
            continue
        context = answerer.drafts(question.question)[0][1]
        if context.asked.kind in _SHORT or context.asked.count is not None:
            continue
        case = _case(context, question)
        if case is not None and case.gold.any():
            yield case


def _case(context: Context, question: Question) -> Case | None:
    chosen = choose(context.asked, context.pool, context.result.hits)
    told = list(zip(chosen, signs_of(chosen, context.asked), strict=False))
    told = [one for one in told if stands(one[0].evidence)] or told
    if not told:
        return None
    named = {PurePath(path).name for path in question.documents}
    right = [
        PurePath(one.evidence.reading.document.path).name in named
        and says(one.evidence.quote, question)
        for one, _ in told
    ]
    traits = np.array([list(signs.values()) for _, signs in told], float)
    return Case(traits, np.array(right, bool))


def says(quote: str, question: Question) -> bool:
    """Whether a sentence says all that an answer must.

    >>> question = Question("1", "Bến nào đóng cửa?", must=(("bến Sậy", "bến Lau"),))
    >>> says("Tối qua Bến  Sậy đóng cửa.", question), says("Bến Cóc đóng cửa.", question)
    (True, False)
    """
    said = _plain(quote)
    return all(any(_plain(one) in said for one in group) for group in question.must)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def judged_apart(groups: Sequence[Sequence[Case]]) -> float:
    """The share of right first sentences, each sixth of the sets judged by weights of the rest."""
    right = total = 0.0
    for part in range(min(_PARTS, len(groups))):
        rest = [group for at, group in enumerate(groups) if at % _PARTS != part]
        weights = fit([[case for group in rest for case in group]])
        for group in groups[part::_PARTS]:
            right += success(group, weights) * len(group)
            total += len(group)
    return right / max(1.0, total)


def scaled(weights: Array, before: Array) -> Array:
    """Weights of the length of those before."""
    grown: Array = weights * (np.linalg.norm(before) / np.linalg.norm(weights))
    return grown


def main(argv: Sequence[str] | None = None) -> int:
    """Prints how many first sentences are right, and the weights."""
    parser = argparse.ArgumentParser(prog="eval.fit_papers", description=__doc__)
    parser.add_argument("sets", nargs="+", help="INDEX=QUESTIONS.jsonl")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS_FILE.name}")
    options = parser.parse_args(argv)
    groups = []
    for pair in options.sets:
        index, _, questions = pair.rpartition("=")
        with closing(Engine.open(Path(index))) as engine:
            answerer = Answerer(engine.catalog, engine.searcher)
            group = list(cases(answerer, load_questions(Path(questions)).questions))
        groups.append(group)
    given = load_weights(kind="papers")
    before = np.array(list(given.values()), float)
    every = [case for group in groups for case in group]
    weights = scaled(fit([every]), before)
    apart = f"{judged_apart(groups):.3f}" if len(groups) > 1 else "–"
    print(f"{len(every)} questions: weights before {success(every, before):.3f}, new {apart}")
    written = {name: round(float(one), 3) for name, one in zip(given, weights, strict=True)}
    print(json.dumps(written))
    if options.write:
        held = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
        held["papers"] = written
        text = json.dumps(held, ensure_ascii=False, indent=2)
        WEIGHTS_FILE.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
