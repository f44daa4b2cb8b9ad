"""Measures answers on reading sets: short spans, and the sentence that is cited for them.

python -m eval.reading SET... [--readers FOLDER] [--limit N] [--seed N] [--always] [--json]

A set is a SQuAD file; all its passages together are the collection that is searched. The sentence
first cited is right when it holds a gold span at its own place. `--always` answers every question,
however little was found for it: the whole curve of accuracy over the share answered. The reader
that ships was trained on XQuAD-vi; `--readers` takes without-NAME.npz out of a folder
instead, made by `eval.train_reader --without NAME`, and reads nothing where it holds none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from app.answerer import AnswerSettings
from app.engine import Engine
from app.model import Answer
from app.reader import Reads
from eval.abstention import Judged, risk_coverage
from eval.carried import carried_index
from eval.cli_run import sampled, show_progress
from eval.encoded import cache_folder
from eval.engine_system import EngineSystem
from eval.gold import bind
from eval.matching import NORMALISATIONS
from eval.measures import exact_match, short_answer, token_f1
from eval.questions import Question, QuestionSet
from eval.sentence_peers import Place, SentencePeers
from eval.set_files import load_questions
from index.e5_reader import reader_for
from index.model import ReadSentence

_SHARES = (0.25, 0.5, 0.75, 1.0)
_SURE = 0.8


def holds(place: Place, question: Question) -> bool:
    """Whether a span of a document covers one of the question's gold spans where it stands."""
    return any(
        gold.document == place.path
        and gold.start is not None
        and gold.end is not None
        and place.start <= gold.start
        and gold.end <= place.end
        for gold in question.evidence
    )


def first_cited(answer: Answer) -> Place | None:
    """The sentence first cited; None where nothing was answered."""
    if answer.status != "answered" or not answer.citations:
        return None
    first = answer.citations[0]
    return Place(first.path, first.start, first.end)


def curve_area(judged: Sequence[Judged]) -> float:
    """The area under accuracy over the share of questions answered, surest first; what is never
    answered adds nothing, so 1 needs everything answered and right.

    >>> curve_area([Judged(False, False, True, 0.9), Judged(False, False, False, 0.4)])
    0.75
    """
    return sum(1.0 - risk for _, risk in risk_coverage(judged)) / max(1, len(judged))


def accuracy_at(judged: Sequence[Judged], share: float) -> float | None:
    """The accuracy when the surest answers to that share of all questions are given; None where
    fewer are ever given.

    >>> accuracy_at([Judged(False, False, True, 0.9), Judged(False, False, False, 0.4)], 0.5)
    1.0
    """
    points = [(covered, risk) for covered, risk in risk_coverage(judged) if covered >= share]
    return 1.0 - points[0][1] if points else None


def measure(engine: Engine, source: QuestionSet) -> dict[str, float | None]:
    """All figures of a set whose passages the engine holds."""
    system = EngineSystem(engine)
    questions = bind(source.questions, system.held(), system.text_of).questions
    asked = [question for question in questions if question.expects == "answer"]
    started = time.perf_counter()
    answers = [engine.ask(question.question) for question in asked]
    spent_ms = 1000 * (time.perf_counter() - started)
    found: dict[str, float | None] = {"questions": len(asked)}
    for name, normalise in NORMALISATIONS.items():
        pairs = [(short_answer(a), q.answers) for a, q in zip(answers, asked, strict=True)]
        found[f"EM ({name})"] = _mean([exact_match(*pair, normalise) for pair in pairs])
        found[f"F1 ({name})"] = _mean([token_f1(*pair, normalise) for pair in pairs])
    places = [first_cited(answer) for answer in answers]
    found["sentence"] = _success(places, asked)
    found |= _of_peers(engine, asked)
    found |= _of_curve(answers, places, asked)
    lengths = [place.end - place.start for place in places if place is not None]
    found["cited characters"] = _mean(lengths)
    found["ms a question"] = spent_ms / max(1, len(asked))
    return found | _of_unanswerable(engine, questions)


def _of_peers(engine: Engine, asked: Sequence[Question]) -> dict[str, float | None]:
    """Success of the sentence that BM25, or the encoder, ranks first; and its length."""
    peers = SentencePeers(engine.catalog, engine.encoder)
    texts = [question.question for question in asked]
    ranked = {"BM25 sentence": peers.by_words(texts), "vector sentence": peers.by_meaning(texts)}
    lengths = [place.end - place.start for place in ranked["BM25 sentence"]]
    success = {name: _success(places, asked) for name, places in ranked.items()}
    return {**success, "BM25 characters": _mean(lengths)}


def _of_curve(
    answers: Sequence[Answer], places: Sequence[Place | None], asked: Sequence[Question]
) -> dict[str, float | None]:
    judged = [
        Judged(False, place is None, place is not None and holds(place, question), a.confidence)
        for a, place, question in zip(answers, places, asked, strict=True)
    ]
    accuracies = {f"at {share:.0%}": accuracy_at(judged, share) for share in _SHARES}
    answered = [place is not None for place in places]
    return {"answered": _mean(answered), "area": curve_area(judged), **accuracies}


def _of_unanswerable(engine: Engine, questions: Sequence[Question]) -> dict[str, float | None]:
    """How questions that nothing in the collection answers were met."""
    absent = [question for question in questions if question.expects == "refusal"]
    if not absent:
        return {}
    answers = [engine.ask(question.question) for question in absent]
    given = [a.confidence for a in answers if a.status == "answered"]
    return {
        "unanswerable": len(absent),
        "declined": 1.0 - len(given) / len(absent),
        "answered surely": sum(sure > _SURE for sure in given) / len(absent),
    }


def _success(places: Sequence[Place | None], asked: Sequence[Question]) -> float:
    found = [p is not None and holds(p, q) for p, q in zip(places, asked, strict=True)]
    return _mean(found) or 0.0


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return f"{name} –"
    counted = name in ("questions", "unanswerable", "ms a question") or "characters" in name
    return f"{name} {value:.0f}" if counted else f"{name} {value:.3f}"


class _ReadsNothing:
    """In the place of a reader that never saw a set, where there is none."""

    def read(
        self, question: str, sentences: Sequence[str], best: int
    ) -> Mapping[int, ReadSentence]:
        return {}


def _unseen(folder: Path, name: str, held: Engine) -> Reads:
    return reader_for(held.encoder, folder / f"without-{name}.npz") or _ReadsNothing()


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the figures of each set."""
    parser = argparse.ArgumentParser(prog="eval.reading", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, help="SQuAD files")
    parser.add_argument("--limit", type=int, help="questions drawn at random from each set")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing")
    parser.add_argument("--always", action="store_true", help="answer every question")
    parser.add_argument("--readers", type=Path, help="folder of readers that never saw a set")
    parser.add_argument("--encoder", help="as for `chithi ingest`")
    parser.add_argument("--folder", type=Path, default=cache_folder() / "reading")
    parser.add_argument("--json", action="store_true", help="one object for all sets")
    options = parser.parse_args(argv)
    settings = AnswerSettings(abstain=not options.always, standing=not options.always)
    measured: dict[str, dict[str, float | None]] = {}
    for path in options.sets:
        source = load_questions(path, skip_bad=True)
        folder = options.folder / source.name
        held, source = carried_index(
            source, folder, encoder=options.encoder, progress=show_progress
        )
        engine = Engine.open(
            held.directory,
            encoder=options.encoder,
            answering=settings,
            reader=_unseen(options.readers, source.name, held) if options.readers else None,
        )
        drawn = sampled(source, options.limit, options.seed)
        found = measure(engine, drawn)
        measured[source.name] = found
        if not options.json:
            of = f"{len(drawn.questions)} of {len(source.questions)} questions drawn"
            print(f"{source.name} ({of})", flush=True)
            print("  " + " · ".join(_shown(name, value) for name, value in found.items()))
    if options.json:
        print(json.dumps(measured, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
