"""Time of reading a question's first ten passages again.

    python -m eval.bench.reader [COLLECTION] [--questions FILE] [--passages 10]

The folder COLLECTION (default corpus) is ingested anew; each question's first passages are read
beside it by the reader that ships, on all cores, sentence by sentence as where answers are sought.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from app.engine import Engine
from eval.cli_run import show_progress
from eval.set_files import load_questions
from index.e5_reader import Reader, reader_for
from index.model import Hit

_QUESTIONS = Path("eval/sets/answers-corpus-dev.jsonl")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object, times in milliseconds of wall time; 1 where there is no reader."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.reader", description=__doc__)
    parser.add_argument("collection", type=Path, nargs="?", default=Path("corpus"))
    parser.add_argument("--questions", type=Path, default=_QUESTIONS)
    parser.add_argument("--passages", type=int, default=10)
    options = parser.parse_args(argv)
    questions = [one.question for one in load_questions(options.questions).questions]
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine.open(Path(folder))
        engine.ingest([options.collection], progress=show_progress)
        reader = reader_for(engine.encoder)
        if reader is None:
            print("chithi: nothing here computes with the reader; install onnxruntime")
            return 1
        print(json.dumps(read_all(engine, reader, questions, options.passages)))
        engine.close()
    return 0


def read_all(
    engine: Engine, reader: Reader, questions: Sequence[str], passages: int
) -> dict[str, float | int]:
    """Medians over the questions that have so many passages; characters are a passage's mean."""
    found = [(one, engine.search(one, k=passages).hits) for one in questions]
    full = [(question, hits) for question, hits in found if len(hits) == passages]
    times: list[float] = []
    lengths: list[int] = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for question, hits in full:
            started = time.perf_counter()
            list(pool.map(partial(_read, reader, question), hits))
            times.append(1000 * (time.perf_counter() - started))
            lengths.extend(len(hit.text) for hit in hits)
    return {
        "questions": len(full),
        "passages": passages,
        "characters": round(statistics.mean(lengths)),
        "read_ms_median": round(statistics.median(times), 1),
    }


def _read(reader: Reader, question: str, hit: Hit) -> int:
    sentences = [hit.text[one.start - hit.start : one.end - hit.start] for one in hit.sentences]
    return len(reader.read(question, sentences, 0))


if __name__ == "__main__":
    raise SystemExit(main())
