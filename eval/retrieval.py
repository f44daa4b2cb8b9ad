"""Measures retrieval on question sets that carry their passages.

python -m eval.retrieval SET... [--variant no-diacritics|typo|telex] [--pool FILE --first 30000]
python -m eval.retrieval weights SET...     weights fitted on the other sets, set by set

A set is what `chithi eval` reads: a SQuAD file or a BEIR folder. Only answerable questions count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.encoded import passage_rows, question_vectors
from eval.ranking import rank_scores
from eval.set_files import load_questions
from eval.syllable_bm25 import rank_by_syllables
from eval.variants import VARIANTS, vary
from index.asked import Asked
from index.encoder import Encoder, open_encoder
from index.passage_index import PassageIndex, PlainPassage
from index.weights import Weights

_MEASURES = ("nDCG@10", "R@1")
_K = 10


@dataclass(frozen=True, slots=True)
class CarriedSet:
    """A set's answerable questions with the ids of the passages that answer them."""

    name: str
    passages: tuple[PlainPassage, ...]
    questions: tuple[tuple[str, str, frozenset[int]], ...]  # id, question, relevant passages


def carried_set(path: Path, *, variant: str = "", pool: Sequence[PlainPassage] = ()) -> CarriedSet:
    """A set with its passages numbered from 1 and a pool of other passages behind them."""
    source = load_questions(path, skip_bad=True)
    number = {one.id: at for at, one in enumerate(source.passages, start=1)}
    own = [
        PlainPassage(number[one.id], _nfc(_title(one.title, path)), _nfc(one.text))
        for one in source.passages
    ]
    others = [one._replace(id=len(own) + at) for at, one in enumerate(pool, start=1)]
    questions = [
        (
            one.id,
            vary(one.question, variant=variant, seed=1, id=one.id),
            frozenset(number[name] for name in one.documents if name in number),
        )
        for one in source.questions
        if one.expects == "answer" and one.documents
    ]
    return CarriedSet(source.name, (*own, *others), tuple(questions))


def read_pool(file: Path, count: int) -> list[PlainPassage]:
    """The first passages of a JSON-lines file, gzipped, with `title` and `text`."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, count)]
    return [PlainPassage(0, _nfc(one["title"]), _nfc(one["text"])) for one in records]


def open_set(source: CarriedSet, encoder: Encoder, weights: Weights | None = None) -> PassageIndex:
    """An index over the set's passages."""
    return PassageIndex.over(
        source.passages, passage_rows(source.passages, encoder), encoder, weights=weights
    )


def asked_questions(
    source: CarriedSet, index: PassageIndex
) -> Iterator[tuple[str, Asked, npt.NDArray[np.float32], frozenset[int]]]:
    """Each question's id, how it is searched, its vector, and the passages that answer it."""
    prepared = [index.prepare(question) for _, question, _ in source.questions]
    vectors = question_vectors([asked.toned for asked in prepared], index.encoder)
    for (id, _, relevant), asked, vector in zip(source.questions, prepared, vectors, strict=True):
        yield id, asked, vector, relevant


def measure(source: CarriedSet, index: PassageIndex) -> dict[str, float]:
    """nDCG@10 and R@1, averaged over questions, and "ms": ranking a question, without encoding."""
    rankings: dict[str, list[str]] = {}
    spent = 0.0
    for id, asked, vector, _ in asked_questions(source, index):
        started = time.perf_counter()
        ranked = index.rank_asked(asked, vector, _K)
        spent += time.perf_counter() - started
        rankings[id] = [str(one.id) for one in ranked]
    return _averages(source, rankings) | {"ms": 1000.0 * spent / max(1, len(rankings))}


def baseline(source: CarriedSet) -> dict[str, float]:
    """The same measures of BM25 over syllables, on the questions as they stand."""
    texts = [f"{one.context}\n{one.text}".strip() for one in source.passages]
    ranked = rank_by_syllables(texts, [question for _, question, _ in source.questions], _K)
    rankings = {
        id: [str(source.passages[at].id) for at in places]
        for (id, _, _), places in zip(source.questions, ranked, strict=True)
    }
    return _averages(source, rankings)


def _averages(source: CarriedSet, rankings: dict[str, list[str]]) -> dict[str, float]:
    truth = {id: [str(one) for one in relevant] for id, _, relevant in source.questions}
    scores = rank_scores(truth, rankings, _MEASURES)
    return {name: float(np.mean([one[name] for one in scores.values()])) for name in _MEASURES}


def _title(title: str, path: Path) -> str:
    # A SQuAD file's title stands for many paragraphs and is no part of any.
    return title if path.is_dir() else ""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one line a set."""
    parser = argparse.ArgumentParser(prog="eval.retrieval", description=__doc__)
    parser.add_argument("sets", nargs="+", help='sets, or "weights" and sets')
    parser.add_argument("--variant", default="", choices=["", *VARIANTS])
    parser.add_argument("--pool", type=Path, help="gzipped JSON lines with title and text")
    parser.add_argument("--first", type=int, default=30_000, help="passages of the pool")
    parser.add_argument("--encoder", default="bundled")
    parser.add_argument("--json", action="store_true", help="one object for all sets")
    options = parser.parse_args(argv)
    encoder = open_encoder(options.encoder)
    if options.sets[0] == "weights":
        from eval.fit_weights import print_table

        print_table([carried_set(Path(name)) for name in options.sets[1:]], encoder)
        return 0
    pool = read_pool(options.pool, options.first) if options.pool else []
    measured: dict[str, dict[str, float]] = {}
    for name in options.sets:
        source = carried_set(Path(name), variant=options.variant, pool=pool)
        found, usual = measure(source, open_set(source, encoder)), baseline(source)
        measured[source.name] = found | {f"bm25 {key}": usual[key] for key in usual}
        if options.json:
            continue
        print(
            f"{source.name:16} {len(source.questions):5} questions {len(source.passages):6} "
            f"passages  nDCG@10 {found['nDCG@10']:.4f}  R@1 {found['R@1']:.4f}  "
            f"syllable BM25 {usual['nDCG@10']:.4f} / {usual['R@1']:.4f}  {found['ms']:.1f} ms",
            flush=True,
        )
    if options.json:
        print(json.dumps(measured, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
