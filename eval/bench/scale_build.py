"""Collections of any size for the scale bench: real texts, real vectors as far as there are any.

The first passages are really encoded (and kept, see eval/encoded.py). Each further one takes the
vector of one of these with noise added and, sentence by sentence, its sentences' vectors.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.encoded import passage_rows
from index.abbreviations import Abbreviations
from index.encoder import Encoder, PassageText, open_encoder
from index.faiss_store import EXACT_UP_TO, FaissStore, build_base, open_base, save_base
from index.passage_index import PassageIndex, PlainPassage
from index.rows import RowFiles, Rows
from index.terms import TermDocument, Terms
from index.vocabulary import Vocabulary
from ingest.words import sentences

_NOISE = 0.02  # of each coordinate; leaves a cosine of about 0.93 to the real vector
_BATCH = 8192
_PASSAGES_A_DOCUMENT = 20


def build(file: Path, folder: Path, size: int, encoded: int) -> None:
    """The files of a collection of the first `size` passages, the first `encoded` of them really
    encoded; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "texts.json").exists():
        _write_texts(file, folder, size)
    if _done(folder) != [size, encoded]:
        _write_vectors(file, folder, size, encoded)


def open_built(folder: Path, encoder: Encoder) -> tuple[PassageIndex, sqlite3.Connection]:
    """The collection as an index, and its texts."""
    size, _ = _done(folder)
    tokens, sentence_count = json.loads((folder / "texts.json").read_text(encoding="ascii"))
    held = RowFiles(folder, encoder.dim).open(size, sentence_count)
    base = open_base(folder / "base.faiss") if (folder / "base.faiss").exists() else None
    terms = Terms(folder / "terms")
    texts = sqlite3.connect(folder / "texts.sqlite")

    def passages(ids: Sequence[int]) -> Mapping[int, PassageText]:
        marks = ",".join("?" * len(ids))
        rows = texts.execute(
            f"SELECT id, context, text, sentences FROM texts WHERE id IN ({marks})", ids
        )
        return {id: PassageText(head, text, json.loads(spans)) for id, head, text, spans in rows}

    index = PassageIndex(
        encoder=encoder,
        store=FaissStore(encoder.dim, ids=held.ids, rows=held.whole, base=base),
        rows=held,
        terms=terms,
        passages=passages,
        average_length=tokens / size,
        vocabulary=Vocabulary.load(folder / "vocabulary.json", terms.pair_frequency),
        abbreviations=Abbreviations(),
    )
    return index, texts


def add_one_document(folder: Path, encoder: Encoder) -> None:
    """Does what an index does with a new document of twenty passages, encoded already: files are
    added to and opened again. The new term entries go when the next ones come."""
    size, _ = _done(folder)
    _, sentence_count = json.loads((folder / "texts.json").read_text(encoding="ascii"))
    files = RowFiles(folder, encoder.dim)
    held = files.open(size, sentence_count)
    counts = np.full(_PASSAGES_A_DOCUMENT, 3)
    end = int(held.ends[_PASSAGES_A_DOCUMENT - 1])
    sample = Rows(
        *(column[:_PASSAGES_A_DOCUMENT] for column in held[:3]), *(c[:end] for c in held[3:])
    )
    block = _noisy(sample, size, counts)
    files.append(block, rows=size, sentences=sentence_count)
    texts = [f"Thôn {number} nạo vét kênh mương." for number in range(_PASSAGES_A_DOCUMENT)]
    terms = Terms(folder / "terms")
    terms.add(TermDocument(size + 1 + at, "", text) for at, text in enumerate(texts))
    known = Vocabulary.load(folder / "vocabulary.json", terms.pair_frequency)
    known.with_texts(texts).save(folder / "vocabulary-added.json")
    open_built(folder, encoder)


def _write_texts(file: Path, folder: Path, size: int) -> None:
    """Texts with their sentences, and the term index."""
    terms, vocabulary = Terms(folder / "terms"), Vocabulary()
    tokens = sentence_count = 0
    with sqlite3.connect(folder / "texts.sqlite") as texts:
        texts.execute("DROP TABLE IF EXISTS texts")
        texts.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, context, text, sentences, n)")
        passages = islice(_read(file), size)
        while batch := list(islice(passages, _BATCH)):
            joined = [f"{one.context}\n{one.text}" for one in batch]
            tokens += sum(
                terms.add(
                    TermDocument(one.id, "", text) for one, text in zip(batch, joined, strict=True)
                )
            )
            vocabulary = vocabulary.with_texts(joined)
            spans = [[tuple(span) for span in sentences(one.text)] for one in batch]
            sentence_count += sum(map(len, spans))
            texts.executemany(
                "INSERT INTO texts VALUES (?, ?, ?, ?, ?)",
                [
                    (*one, json.dumps(found), len(found))
                    for one, found in zip(batch, spans, strict=True)
                ],
            )
    vocabulary.save(folder / "vocabulary.json")
    (folder / "texts.json").write_text(json.dumps([tokens, sentence_count]), encoding="ascii")


def _write_vectors(file: Path, folder: Path, size: int, encoded: int) -> None:
    encoder = open_encoder()
    real = passage_rows(list(islice(_read(file), min(size, encoded))), encoder)
    files = RowFiles(folder, encoder.dim)
    rows = written = 0
    with sqlite3.connect(folder / "texts.sqlite") as texts:
        counts = np.array([n for (n,) in texts.execute("SELECT n FROM texts ORDER BY id")])
    for first in range(0, size, _BATCH):
        block = _noisy(real, first, counts[first : first + _BATCH])
        files.append(block, rows=rows, sentences=written)
        rows, written = rows + len(block.ids), written + len(block.scales)
    if size > EXACT_UP_TO:
        save_base(build_base(files.open(rows, written).whole), folder / "base.faiss")
    (folder / "done").write_text(json.dumps([size, encoded]), encoding="ascii")


def _done(folder: Path) -> list[int]:
    """The size and how many of it are really encoded."""
    file = folder / "done"
    return list(json.loads(file.read_text(encoding="ascii"))) if file.exists() else []


def _read(file: Path) -> Iterator[PlainPassage]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            record = json.loads(line)
            yield PlainPassage(number, record["title"], record["text"])


def _noisy(real: Rows, first: int, counts: npt.NDArray[np.int64]) -> Rows:
    """Rows of ids first + 1 and on, with so many sentences each: the real rows, then the same again
    with noise."""
    ids = first + 1 + np.arange(len(counts))
    places = (ids - 1) % len(real.ids)
    noise = np.random.default_rng(first).normal(size=(len(ids), real.whole.shape[1])) * _NOISE
    noise[ids <= len(real.ids)] = 0.0
    whole = real.whole[places].astype(np.float32) + noise
    whole /= np.linalg.norm(whole, axis=1, keepdims=True)
    starts = np.where(places > 0, real.ends[np.maximum(places, 1) - 1], 0)
    held = np.maximum(1, real.ends[places] - starts)
    taken = np.concatenate(
        [start + np.arange(n) % most for start, n, most in zip(starts, counts, held, strict=True)]
    )
    return Rows(
        ids.astype(np.int64),
        whole.astype(np.float16),
        np.cumsum(counts),
        real.sentences[taken],
        real.scales[taken],
        real.tokens[taken],
    )
