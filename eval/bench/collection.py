"""A folder of documents asked a question set: its own generated one, or one that is given.

    python -m eval.bench.collection corpus
    python -m eval.bench.collection FOLDER... --questions FILE [--variant typo] [--baseline bm25]
    python -m eval.bench.collection FOLDER... --questions FILE --ablate

Prints the report's JSON, or what each signal is worth. The index is made beside the report.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.engine import Engine
from eval.cli import main as run_eval
from eval.cli_run import show_progress
from eval.make import make_questions
from eval.questions import QuestionSet
from eval.set_files import save_questions
from ingest.errors import ChithiError


def main(argv: Sequence[str] | None = None) -> int:
    """Ingest, make or take the questions, run them; `chithi eval`'s exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.collection", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--questions", type=Path, help="a question set instead of a generated one")
    parser.add_argument("--report", type=Path, help="where index and report go")
    parser.add_argument("--ablate", action="store_true", help="switch each signal off in turn")
    known, passed_on = parser.parse_known_args(argv)
    report = known.report or Path("reports") / f"bench-{known.folders[0].name}"
    try:
        engine = Engine.open(report / "index")
        engine.ingest(known.folders, prune=True, progress=show_progress)
        questions = known.questions or _generated(engine, report / "generated.jsonl")
        target = report / "ablation" if known.ablate else report
        words = [str(questions), "--passages", "index", "--report", str(target), "--json"]
        before = ["ablate"] if known.ablate else []
        return run_eval([*before, *words, *passed_on], index=report / "index")
    except ChithiError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2


def _generated(engine: Engine, target: Path) -> Path:
    """The file of the questions made from everything that is held."""
    documents = [engine.document(row.doc_id) for row in engine.documents()]
    questions = tuple(make_questions(documents))
    save_questions(target, QuestionSet("generated", "jsonl", questions))
    return target


if __name__ == "__main__":
    raise SystemExit(main())
