"""Time of whole answers in a large collection.

    python -m eval.bench.asking PASSAGES.jsonl.gz --folder DIR [--passages 140500]

The bundled corpus is held among documents of twenty passages each, cut from the file; its dev
questions are searched, then asked. Passages get vectors that cost nothing (hashed syllables), while
each question is encoded by the bundled model as well, so that times are those of the product and
only the ranking is not.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.engine import Engine
from eval.cli_run import show_progress
from eval.retrieval import read_pool
from eval.set_files import load_questions
from index.encoder import Encoder, open_encoder
from index.passage_index import PlainPassage
from index.syllable_encoder import SyllableEncoder

_QUESTIONS = Path("eval/sets/answers-corpus-dev.jsonl")
_PASSAGES_A_DOCUMENT = 20
_PASSAGES = 140_500  # of the file, which make about 100,000 of ours


class CheapPassages(SyllableEncoder):
    """Syllable vectors of the bundled model's width; questions take the model's time too."""

    def __init__(self, model: Encoder) -> None:
        super().__init__(model.dim)
        self._model = model

    def encode_question(self, text: str) -> npt.NDArray[np.float32]:
        """The syllables' vector, after the model has made its own."""
        self._model.encode_question(text)
        return super().encode_question(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object; times in milliseconds of wall time."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.asking", description=__doc__)
    parser.add_argument("pool", type=Path, metavar="PASSAGES")
    parser.add_argument("--folder", type=Path, required=True, help="where texts and index are kept")
    parser.add_argument("--passages", type=int, default=_PASSAGES)
    arguments = parser.parse_args(argv)
    engine = Engine.open(arguments.folder / "index", encoder=CheapPassages(open_encoder()))
    texts = arguments.folder / "texts"
    if not texts.exists():
        write_documents(read_pool(arguments.pool, arguments.passages), texts)
    engine.ingest([Path("corpus"), texts], progress=show_progress)
    print(
        json.dumps(ask_all(engine, [one.question for one in load_questions(_QUESTIONS).questions]))
    )
    return 0


def write_documents(pool: Sequence[PlainPassage], folder: Path) -> None:
    """One text file for every twenty passages, each under its heading."""
    folder.mkdir(parents=True)
    for number, batch in enumerate(_batches(pool)):
        lines = [line for one in batch for line in (one.context, one.text)]
        (folder / f"van-ban-{number:05}.txt").write_text("\n".join(lines), encoding="utf-8")


def ask_all(engine: Engine, questions: Sequence[str]) -> dict[str, float | int]:
    """Medians and 95th percentiles of searching and of asking the same questions, warm."""
    started = time.perf_counter()
    engine.warm_up()
    opening = time.perf_counter() - started
    searched = sorted(_timed(engine.search, one) for one in questions)
    asked = sorted(_timed(engine.ask, one) for one in questions)
    return {
        "documents": len(engine.documents()),
        "passages": len(engine.catalog.live_ids()),
        "first_answer_ms": round(1000 * opening),
        "search_ms_median": round(statistics.median(searched), 1),
        "ask_ms_median": round(statistics.median(asked), 1),
        "ask_ms_p95": round(asked[int(0.95 * len(asked))], 1),
    }


def _batches(pool: Sequence[PlainPassage]) -> Iterator[list[PlainPassage]]:
    left = iter(pool)
    while batch := list(islice(left, _PASSAGES_A_DOCUMENT)):
        yield batch


def _timed(action: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    action(question)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    raise SystemExit(main())
