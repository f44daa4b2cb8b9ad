"""Encoded passages row by row: as bytes in the catalog, as growing files beside the index.

A row keeps the vector of the whole passage in 16-bit floats and each sentence's mean in 8-bit
integers with a scale, so that any window of sentences can be scored without encoding again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.encoder import PassageVectors
from ingest.errors import IndexUnusable

_SCALE = np.dtype("<f4")
_TOKENS = np.dtype("<u2")
_LARGEST = 127  # of an 8-bit integer


class Rows(NamedTuple):
    """Columns of n passages with m sentences in all; arrays, or memory maps of files.

    `ids` int64 (n,), ascending; `whole` float16 (n, dim); `ends` int64 (n,): where each passage's
    sentences end; `sentences` int8 (m, dim); `scales` float32 (m,); `tokens` uint16 (m,).
    """

    ids: Any
    whole: Any
    ends: Any
    sentences: Any
    scales: Any
    tokens: Any


def pack(vectors: PassageVectors) -> bytes:
    """A passage's vectors as bytes for the catalog; `unpack` reads them with the same width."""
    scales = _scales(vectors.sentences)
    parts = (
        vectors.whole.astype("<f2"),
        np.round(vectors.sentences / scales[:, None]).astype(np.int8),
        scales.astype(_SCALE),
        np.minimum(vectors.tokens, np.iinfo(_TOKENS).max).astype(_TOKENS),
    )
    return b"".join(part.tobytes() for part in parts)


def unpack(ids: Sequence[int], packed: Sequence[bytes], dim: int) -> Rows:
    """Rows of the passages of these ids, in that order.

    Raises: IndexUnusable when the bytes are not of this width.
    """
    sentence_bytes = dim + _SCALE.itemsize + _TOKENS.itemsize
    counts = []
    for data in packed:
        count, rest = divmod(len(data) - 2 * dim, sentence_bytes)
        if rest or count < 0:
            raise IndexUnusable("chỉ mục giữ véc-tơ của bộ mã hóa khác: hãy nạp lại từ đầu")
        counts.append(count)
    total = sum(counts)
    rows = Rows(
        np.asarray(ids, np.int64),
        np.empty((len(packed), dim), np.float16),
        np.cumsum(counts, dtype=np.int64),
        np.empty((total, dim), np.int8),
        np.empty(total, np.float32),
        np.empty(total, np.uint16),
    )
    at = 0
    for number, (data, count) in enumerate(zip(packed, counts, strict=True)):
        rows.whole[number] = np.frombuffer(data, "<f2", dim)
        sentences = np.frombuffer(data, np.int8, count * dim, offset=2 * dim)
        rows.sentences[at : at + count] = sentences.reshape(count, dim)
        rest = 2 * dim + count * dim
        rows.scales[at : at + count] = np.frombuffer(data, _SCALE, count, offset=rest)
        rest += count * _SCALE.itemsize
        rows.tokens[at : at + count] = np.frombuffer(data, _TOKENS, count, offset=rest)
        at += count
    return rows


class SentenceScores(NamedTuple):
    """One entry a sentence: the place of its row in what was asked for, and its cosine."""

    owners: npt.NDArray[np.intp]
    cosines: npt.NDArray[np.float32]


def sentence_scores(
    rows: Rows,
    numbers: npt.NDArray[np.intp],
    question: npt.NDArray[np.float32],
    centre: npt.NDArray[np.float32],
) -> SentenceScores:
    """The cosine of every sentence of some rows with the question, both seen from `centre`.
    `numbers` are row numbers; sentences come row by row, in reading order."""
    starts = np.where(numbers > 0, rows.ends[np.maximum(numbers, 1) - 1], 0)
    counts = np.asarray(rows.ends[numbers] - starts, np.int64)
    owners = np.repeat(np.arange(len(numbers)), counts)
    first_of_owner = np.cumsum(counts) - counts
    places = np.repeat(starts - first_of_owner, counts) + np.arange(len(owners))
    means = rows.sentences[places].astype(np.float32) * rows.scales[places][:, None]
    return SentenceScores(owners, centred_cosines(_unit(means), question, centre))


def centred_cosines(
    vectors: npt.NDArray[np.float32],
    question: npt.NDArray[np.float32],
    centre: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    """Cosines with the question after `centre` is taken from both sides. Vectors of one model
    point much the same way; what they share only blurs their differences ("all but the top",
    Mu and Viswanath, 2018)."""
    cosines: npt.NDArray[np.float32] = _unit(vectors - centre) @ _unit((question - centre)[None])[0]
    return cosines


def _unit(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: npt.NDArray[np.float32] = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit


class RowFiles:
    """The columns as files that only grow. How many rows and sentences are valid is for the caller
    to keep: what lies beyond them was written by a run that was killed, and is overwritten."""

    def __init__(self, directory: Path, dim: int) -> None:
        self._directory = directory
        self._columns: dict[str, tuple[np.dtype[Any], tuple[int, ...], bool]] = {
            "ids": (np.dtype("<i8"), (), False),
            "whole": (np.dtype("<f2"), (dim,), False),
            "ends": (np.dtype("<i8"), (), False),
            "sentences": (np.dtype("i1"), (dim,), True),
            "scales": (_SCALE, (), True),
            "tokens": (_TOKENS, (), True),
        }

    def open(self, rows: int, sentences: int) -> Rows:
        """The first `rows` rows with their `sentences` sentences, mapped, not read.

        Raises: IndexUnusable when a file is shorter than that.
        """
        return Rows(
            *(
                self._map(name, dtype, (sentences if by_sentence else rows, *shape))
                for name, (dtype, shape, by_sentence) in self._columns.items()
            )
        )

    def append(self, new: Rows, *, rows: int, sentences: int) -> None:
        """Writes `new` behind the first `rows` rows and `sentences` sentences."""
        self._directory.mkdir(parents=True, exist_ok=True)
        moved = new._replace(ends=new.ends + sentences)
        for name, (dtype, shape, by_sentence) in self._columns.items():
            item = dtype.itemsize * int(np.prod(shape, dtype=np.int64))
            data = np.ascontiguousarray(getattr(moved, name), dtype)
            path = self._path(name)
            with path.open("r+b" if path.exists() else "w+b") as file:
                file.seek((sentences if by_sentence else rows) * item)
                file.write(data.tobytes())

    def _path(self, name: str) -> Path:
        return self._directory / f"{name}.bin"

    def _map(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> Any:
        size = dtype.itemsize * int(np.prod(shape, dtype=np.int64))
        if size == 0:
            return np.zeros(shape, dtype)
        path = self._path(name)
        if not path.exists() or path.stat().st_size < size:
            raise IndexUnusable(f"{path} thiếu dữ liệu: hãy chạy lại `chithi ingest`")
        return np.memmap(path, dtype=dtype, mode="r", shape=shape)


def stack(parts: Iterable[Rows]) -> Rows:
    """One block of rows from several, in order."""
    blocks = list(parts)
    before = np.cumsum([0] + [len(block.scales) for block in blocks])
    moved = [
        block._replace(ends=block.ends + shift)
        for block, shift in zip(blocks, before, strict=False)
    ]
    return Rows(*(np.concatenate(column) for column in zip(*moved, strict=True)))


def _scales(sentences: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    largest = np.abs(sentences).max(axis=1, initial=0.0)
    return np.where(largest > 0, largest / _LARGEST, 1.0).astype(np.float32)
