"""Encodings of question sets, kept outside the repository so that measuring again is cheap."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.encoder import Encoder, PassageText
from index.passage_index import PlainPassage
from index.rows import Rows, pack, unpack
from ingest.words import sentences

_AT_ONCE = 256  # what a run that is cut off loses at most


def cache_folder() -> Path:
    """Where encodings are kept: CHITHI_EVAL_CACHE, or chithi-eval in the user's cache folder."""
    chosen = os.environ.get("CHITHI_EVAL_CACHE")
    return Path(chosen) if chosen else Path.home() / ".cache" / "chithi-eval"


def passage_rows(passages: Sequence[PlainPassage], encoder: Encoder) -> Rows:
    """The passages encoded, one row each; what was encoded before is read back."""
    keys = [_key("passage", encoder.name, one.context, one.text) for one in passages]

    def encode(places: Sequence[int]) -> list[bytes]:
        texts = [_text(passages[at]) for at in places]
        return [pack(vectors) for vectors in encoder.encode_passages(texts)]

    return unpack([one.id for one in passages], _kept(keys, encode), encoder.dim)


def question_vectors(questions: Sequence[str], encoder: Encoder) -> npt.NDArray[np.float32]:
    """The questions encoded, shape (n, dim)."""
    keys = [_key("question", encoder.name, question) for question in questions]

    def encode(places: Sequence[int]) -> list[bytes]:
        return [encoder.encode_question(questions[at]).tobytes() for at in places]

    found = np.frombuffer(b"".join(_kept(keys, encode)), np.float32)
    return found.reshape(len(questions), encoder.dim)


def _kept(keys: Sequence[bytes], encode: Callable[[Sequence[int]], list[bytes]]) -> list[bytes]:
    """The value of each key, made by `encode` (given places in `keys`) where none is kept."""
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "encoded.sqlite", timeout=60)) as store:
        store.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")
        find = "SELECT value FROM kept WHERE key = ?"
        found = [store.execute(find, (key,)).fetchone() for key in keys]
        values: list[bytes] = [row[0] if row else b"" for row in found]
        missing = [at for at, row in enumerate(found) if row is None]
        for first in range(0, len(missing), _AT_ONCE):
            places = missing[first : first + _AT_ONCE]
            made = encode(places)
            with store:
                rows = [(keys[at], value) for at, value in zip(places, made, strict=True)]
                store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
            for at, value in zip(places, made, strict=True):
                values[at] = value
    return values


def _text(passage: PlainPassage) -> PassageText:
    return PassageText(passage.context, passage.text, sentences(passage.text))


def _key(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
