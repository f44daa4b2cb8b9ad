"""What running a question set costs beside the questions themselves.

    python -m eval.bench.overhead PASSAGES.jsonl.gz [--passages 10000] [--questions 1000]

Questions are sentences cut from passages drawn at random. The time of the run (gold bound, every
question searched and asked, judged, written down, summed up and reported) is set against the sum of
the times that search and answer took themselves. Ingest is told apart: it is done once.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from eval.carried import carried_index
from eval.cli_run import show_progress
from eval.engine_system import EngineSystem
from eval.questions import CarriedPassage, Evidence, Question, QuestionSet
from eval.report import write_report
from eval.retrieval import read_pool
from eval.run import Settings, run
from eval.summary import summarise
from index.passage_index import PlainPassage
from ingest.words import sentences

_FEWEST_WORDS, _MOST_WORDS = 8, 30


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.overhead", description=__doc__)
    parser.add_argument("pool", type=Path, metavar="PASSAGES")
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--encoder", default="syllables", help="syllables (quick, so the harder case) or bundled"
    )
    arguments = parser.parse_args(argv)
    source = cut_questions(
        read_pool(arguments.pool, arguments.passages), arguments.questions, arguments.seed
    )
    with tempfile.TemporaryDirectory() as folder:
        found = overhead(source, Path(folder), arguments.encoder)
    print(json.dumps(found))
    return 0


def cut_questions(pool: Sequence[PlainPassage], count: int, seed: int) -> QuestionSet:
    """A set that carries the passages and asks sentences of some of them."""
    carried = [CarriedPassage(f"p{n}", one.context, one.text) for n, one in enumerate(pool)]
    chance = random.Random(seed)
    questions: list[Question] = []
    for passage in chance.sample(carried, len(carried)):
        if len(questions) == count:
            break
        spans = [passage.text[start:end] for start, end in sentences(passage.text)]
        fitting = [one for one in spans if _FEWEST_WORDS <= len(one.split()) <= _MOST_WORDS]
        if fitting:
            said = chance.choice(fitting)
            questions.append(
                Question(
                    id=f"q{len(questions)}",
                    question=said,
                    expects="answer",
                    documents=(passage.id,),
                    answers=(said,),
                    evidence=(Evidence(passage.id, said),),
                )
            )
    return QuestionSet("overhead", "jsonl", tuple(questions), tuple(carried))


def overhead(source: QuestionSet, folder: Path, encoder: str) -> dict[str, float | int]:
    """Seconds of ingest, of the run and of its questions, and the run's seconds for each second of
    its questions."""
    begun = time.perf_counter()
    engine, bound = carried_index(source, folder, encoder=encoder, progress=show_progress)
    ready = time.perf_counter()
    done = run(
        EngineSystem(engine),
        bound,
        folder=folder / "run",
        settings=Settings(),
        progress=lambda n, total: show_progress("hỏi", n, total),
    )
    write_report(folder / "run", (done, summarise(done.outcomes)))
    finished = time.perf_counter()
    own_ms = sum((one.search_ms or 0.0) + (one.ask_ms or 0.0) for one in done.outcomes)
    run_s, questions_s = finished - ready, own_ms / 1000
    return {
        "passages": len(source.passages),
        "questions": len(done.outcomes),
        "ingest_s": round(ready - begun, 1),
        "run_s": round(run_s, 2),
        "questions_s": round(questions_s, 2),
        "ratio": round(run_s / questions_s, 3),
    }


if __name__ == "__main__":
    sys.exit(main())
