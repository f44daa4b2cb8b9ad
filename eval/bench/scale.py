"""Time, memory and recall of search over collections of growing size.

python -m eval.bench.scale PASSAGES.jsonl.gz --folder DIR [--sizes 1000,10000] [--plot FILE.svg]

The first --encoded passages are really encoded (and kept, see eval/encoded.py); further ones take
these vectors with noise added, while their texts are real. Each size is asked in a process of its
own, by questions cut from its passages, so that memory and opening are those of a fresh start.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.bench.scale_build import add_one_document, build, open_built
from eval.manifest import machine
from index.encoder import open_encoder
from index.faiss_store import FaissStore
from index.passage_index import PassageIndex
from index.vectors import Vectors, VectorStore

_QUESTION_WORDS = 12
_K = 10
_FOUND = 100
_COMPARED = 30  # questions whose neighbours are compared with brute force


def main(argv: Sequence[str] | None = None) -> int:
    """Builds and asks every size; prints one JSON line each."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.scale", description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--folder", type=Path, required=True, help="where indexes are built")
    parser.add_argument("--sizes", default="1000,10000,100000,313106")
    parser.add_argument("--encoded", type=int, default=30_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--ask", type=int, help=argparse.SUPPRESS)  # one size, in this process
    options = parser.parse_args(argv)
    if options.ask:
        found = _ask(options.folder / str(options.ask), options.questions)
        print(json.dumps(found | {"passages": options.ask}))
        return 0
    results = []
    for size in map(int, options.sizes.split(",")):
        started = time.perf_counter()
        build(options.passages, options.folder / str(size), size, options.encoded)
        built = time.perf_counter() - started
        results.append(json.loads(_asked_apart(options, size)) | {"build_s": round(built, 1)})
        print(json.dumps(results[-1] | {"machine": machine()["processor"]}), flush=True)
    if options.plot:
        _plot(results, options.plot)
    return 0


def _asked_apart(options: argparse.Namespace, size: int) -> str:
    command = [sys.executable, "-m", "eval.bench.scale", str(options.passages)]
    command += ["--folder", str(options.folder), "--questions", str(options.questions)]
    done = subprocess.run(
        [*command, "--ask", str(size)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


def _ask(folder: Path, count: int) -> dict[str, float]:
    """Opens a collection and asks it questions."""
    encoder = open_encoder()
    encoder.encode_question("chỉ thị")
    started = time.perf_counter()
    index, texts = open_built(folder, encoder)
    opened = time.perf_counter() - started
    index.rank("văn bản quy định gì", _K)  # what comes first pays for loading libraries
    encode_ms, rank_ms, found, vectors = [], [], 0, []
    for id, question in _questions(texts, len(index.rows.ids), count):
        started = time.perf_counter()
        asked = index.prepare(question)
        prepared = time.perf_counter()
        vector = encoder.encode_question(asked.toned)
        encoded = time.perf_counter()
        ranked = index.rank_asked(asked, vector, _K)
        ended = time.perf_counter()
        encode_ms.append(1000 * (encoded - prepared))
        rank_ms.append(1000 * (ended - encoded + prepared - started))
        found += any(one.id == id for one in ranked)
        vectors.append(vector)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = np.add(encode_ms, rank_ms)
    started = time.perf_counter()
    add_one_document(folder, encoder)
    added = time.perf_counter() - started
    return {
        "open_ms": round(1000 * opened, 1),
        "add_ms": round(1000 * added, 1),
        "encode_ms_median": round(float(np.median(encode_ms)), 1),
        "rest_ms_median": round(float(np.median(rank_ms)), 1),
        "rest_ms_p95": round(float(np.percentile(rank_ms, 95)), 1),
        "question_ms_median": round(float(np.median(total)), 1),
        "question_ms_p95": round(float(np.percentile(total, 95)), 1),
        "own_passage_in_10": round(found / count, 3),
        "neighbours_kept": round(_kept(index, vectors[:_COMPARED]), 3),
        "engine_ms_median": _search_ms(index.store, vectors),
        "exact_ms_median": _search_ms(_exact(index), vectors),
        "peak_mb": round(peak, 0),
    }


def _exact(index: PassageIndex) -> VectorStore:
    """The same rows, searched one by one whatever their number."""
    return FaissStore(index.encoder.dim, ids=index.rows.ids, rows=index.rows.whole)


def _search_ms(store: VectorStore, vectors: Sequence[Vectors]) -> float:
    """The median time of a search for a hundred neighbours."""
    spent = []
    for vector in vectors:
        started = time.perf_counter()
        store.search(vector, _FOUND)
        spent.append(1000 * (time.perf_counter() - started))
    return round(float(np.median(spent)), 1)


def _kept(index: PassageIndex, vectors: Sequence[Vectors]) -> float:
    """The share of the true ten nearest passages that the engine finds."""
    kept = 0
    for vector in vectors:
        exact = index.store.scores(vector, index.rows.ids)
        nearest = index.rows.ids[np.argsort(-exact)[:_K]]
        kept += len(np.intersect1d(nearest, index.store.search(vector, _K).ids))
    return kept / (_K * len(vectors))


def _questions(texts: sqlite3.Connection, size: int, count: int) -> Iterator[tuple[int, str]]:
    """Passages drawn evenly with a stretch from the middle of each."""
    for id in np.linspace(1, size, count).astype(int).tolist():
        words = texts.execute("SELECT text FROM texts WHERE id = ?", (id,)).fetchone()[0].split()
        middle = max(0, len(words) // 2 - _QUESTION_WORDS // 2)
        yield id, " ".join(words[middle : middle + _QUESTION_WORDS])


def _plot(results: Sequence[Mapping[str, float]], file: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, panels = pyplot.subplots(1, 3, figsize=(11, 3.2), layout="constrained")
    sizes = [result["passages"] for result in results]
    for panel, (title, names) in zip(
        panels,
        [
            ("ms a question", ("question_ms_median", "question_ms_p95", "rest_ms_median")),
            ("peak memory, MB", ("peak_mb",)),
            ("recall", ("neighbours_kept", "own_passage_in_10")),
        ],
        strict=True,
    ):
        for name in names:
            panel.plot(sizes, [result[name] for result in results], marker="o", label=name)
        panel.set(xscale="log", xlabel="passages", title=title, ylim=(0, None))
        panel.legend(fontsize=7)
    figure.savefig(file)


if __name__ == "__main__":
    raise SystemExit(main())
