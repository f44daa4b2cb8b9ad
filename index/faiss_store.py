"""Nearest passages with FAISS: exact while small, inverted lists of 8-bit codes when large.

Only this file knows FAISS. Whatever engine proposes rows, the scores that come out are exact
cosines of the stored rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.vectors import Ids, Neighbours, Vectors
from ingest.errors import BadInput

EXACT_UP_TO = 60_000  # rows; eval/bench/README.md says how this was chosen
_EXACT_BELOW_SHARE = 0.2  # of rows allowed: fewer are scored one by one
_PROPOSED = 2  # an approximate engine proposes this many times k
_PROBES = 64
_TRAINING_ROWS_A_LIST = 64
_BLOCK_ROWS = 16_384

_NOTHING = Neighbours(np.zeros(0, np.int64), np.zeros(0, np.float32))


class FaissStore:
    """Rows by id. `rows` may be a memory map of any float type, shape (n, dim), unit length;
    `base` is an engine built over the first rows (`build_base`), None to choose by size."""

    def __init__(
        self, dim: int, *, ids: Ids | None = None, rows: Any | None = None, base: Any | None = None
    ) -> None:
        self._dim = dim
        self._ids = np.zeros(0, np.int64) if ids is None else np.asarray(ids, np.int64)
        self._rows = np.zeros((0, dim), np.float32) if rows is None else rows
        self._live = np.ones(len(self._ids), bool)
        self._base = base
        self._tail = self._flat_tail()

    @property
    def base_rows(self) -> int:
        """How many of the first rows the approximate engine covers."""
        return 0 if self._base is None else int(self._base.ntotal)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        ids = np.asarray(ids, np.int64)
        _check(ids, vectors, after=int(self._ids[-1]) if len(self._ids) else 0, dim=self._dim)
        self._rows = np.concatenate([self._rows, vectors.astype(self._rows.dtype)])
        self._ids = np.concatenate([self._ids, ids])
        self._live = np.concatenate([self._live, np.ones(len(ids), bool)])
        self._tail.add(np.ascontiguousarray(vectors, np.float32))

    def remove(self, ids: Ids) -> None:
        rows, known = self._places(np.asarray(ids, np.int64))
        self._live[rows[known]] = False

    def rows(self) -> npt.NDArray[np.intp]:
        return np.flatnonzero(self._live)

    def __len__(self) -> int:
        return int(self._live.sum())

    def search(
        self, question: npt.NDArray[np.float32], k: int, allowed: Ids | None = None
    ) -> Neighbours:
        if k <= 0:
            raise BadInput(f"k={k}: ask for at least one neighbour")
        mask = self._mask(allowed)
        count = len(self._ids) if mask is None else int(mask.sum())
        if count == 0:
            return _NOTHING
        if mask is not None and count < len(self._ids) * _EXACT_BELOW_SHARE:
            return self._best(np.flatnonzero(mask), question, k)
        proposed = np.concatenate(
            [
                _propose(self._base, question, k * _PROPOSED, mask, first=0),
                _propose(self._tail, question, k * _PROPOSED, mask, first=self.base_rows),
            ]
        )
        return self._best(np.sort(proposed), question, k)

    def scores(
        self, question: npt.NDArray[np.float32], ids: Sequence[int] | Ids
    ) -> npt.NDArray[np.float32]:
        rows, known = self._places(np.asarray(ids, np.int64))
        found = np.full(len(rows), np.nan, np.float32)
        found[known] = self._products(rows[known], question)
        return found

    def _places(self, ids: Ids) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """The row of each id, and whether it is held."""
        if not len(self._ids):
            return np.zeros(len(ids), np.intp), np.zeros(len(ids), bool)
        rows = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
        return rows, (self._ids[rows] == ids) & self._live[rows]

    def _mask(self, allowed: Ids | None) -> npt.NDArray[np.bool_] | None:
        """Which rows may be found; None when all may."""
        if allowed is None:
            return None if self._live.all() else self._live
        mask = np.zeros(len(self._ids), bool)
        rows, known = self._places(np.asarray(allowed, np.int64))
        mask[rows[known]] = True
        return mask

    def _best(
        self, rows: npt.NDArray[np.intp], question: npt.NDArray[np.float32], k: int
    ) -> Neighbours:
        scores = self._products(rows, question)
        best = np.argsort(-scores, kind="stable")[:k]
        return Neighbours(self._ids[rows[best]], scores[best])

    def _products(
        self, rows: npt.NDArray[np.intp], question: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        parts = [
            np.asarray(self._rows[rows[at : at + _BLOCK_ROWS]], np.float32) @ question
            for at in range(0, len(rows), _BLOCK_ROWS)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _flat_tail(self) -> Any:
        faiss = _library()
        faiss.omp_set_num_threads(1)
        tail = faiss.IndexFlatIP(self._dim)
        for at in range(self.base_rows, len(self._ids), _BLOCK_ROWS):
            tail.add(np.ascontiguousarray(self._rows[at : at + _BLOCK_ROWS], np.float32))
        return tail


def _library() -> Any:
    """FAISS; its own type information misses what it adds at run time."""
    import faiss

    return faiss


def build_base(rows: Any, *, lists: int | None = None) -> Any:
    """An approximate engine over all `rows`: inverted lists of 8-bit codes (IVF, SQ8)."""
    faiss = _library()
    count, dim = rows.shape
    lists = lists or max(1, int(4 * np.sqrt(count)))
    index = faiss.index_factory(dim, f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
    # A fixed seed, so that the same rows always give the same lists.
    sample = np.random.default_rng(0).permutation(count)[: lists * _TRAINING_ROWS_A_LIST]
    index.train(np.ascontiguousarray(rows[np.sort(sample)], np.float32))
    for at in range(0, count, _BLOCK_ROWS):
        index.add(np.ascontiguousarray(rows[at : at + _BLOCK_ROWS], np.float32))
    index.nprobe = _PROBES
    return index


def save_base(index: Any, file: Path) -> None:
    """Writes an engine that `open_base` maps."""
    faiss = _library()
    faiss.write_index(index, str(file))


def open_base(file: Path) -> Any:
    """Maps an engine from its file; pages are read when they are searched."""
    faiss = _library()
    index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
    index.nprobe = _PROBES
    return index


def _propose(
    index: Any,
    question: npt.NDArray[np.float32],
    k: int,
    mask: npt.NDArray[np.bool_] | None,
    *,
    first: int,
) -> npt.NDArray[np.intp]:
    """Rows that the engine finds nearest; the engine's row 0 is row `first` of the store."""
    faiss = _library()
    if index is None or index.ntotal == 0:
        return np.zeros(0, np.intp)
    parameters = None
    if mask is not None:
        bits = np.packbits(mask[first : first + index.ntotal], bitorder="little")
        selector = faiss.IDSelectorBitmap(bits)
        kind = faiss.SearchParametersIVF if hasattr(index, "nprobe") else faiss.SearchParameters
        parameters = kind(sel=selector)
        if hasattr(index, "nprobe"):
            parameters.nprobe = index.nprobe
    _, rows = index.search(question[None], min(k, index.ntotal), params=parameters)
    found: npt.NDArray[np.intp] = rows[0][rows[0] >= 0].astype(np.intp) + first
    return found


def _check(ids: Ids, vectors: Vectors, *, after: int, dim: int) -> None:
    if vectors.shape != (len(ids), dim):
        raise BadInput(f"vectors of shape {vectors.shape} for {len(ids)} ids of width {dim}")
    if len(ids) and (ids[0] <= after or np.any(np.diff(ids) <= 0)):
        raise BadInput(f"ids must ascend and be above {after}")
