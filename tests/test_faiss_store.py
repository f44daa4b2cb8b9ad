"""Every vector engine against brute force, under every filter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.faiss_store import FaissStore, build_base, open_base, save_base
from index.vectors import VectorStore
from ingest.errors import BadInput

DIM = 32
COUNT = 1200

Rows = npt.NDArray[np.float32]
Maker = Callable[[npt.NDArray[np.int64], Rows, Path], VectorStore]


def _clustered(count: int, seed: int = 3) -> Rows:
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(20, DIM))
    rows = centres[chance.integers(0, 20, count)] + 0.4 * chance.normal(size=(count, DIM))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _exact(ids: npt.NDArray[np.int64], rows: Rows, _folder: Path) -> VectorStore:
    return FaissStore(DIM, ids=ids, rows=rows)


def _grown(ids: npt.NDArray[np.int64], rows: Rows, _folder: Path) -> VectorStore:
    store = FaissStore(DIM)
    for at in range(0, len(ids), 500):
        store.add(ids[at : at + 500], rows[at : at + 500])
    return store


def _mapped(ids: npt.NDArray[np.int64], rows: Rows, folder: Path) -> VectorStore:
    """An approximate engine from its file over most rows, the rest behind it."""
    covered = len(ids) * 3 // 4
    save_base(build_base(rows[:covered], lists=8), folder / "base.faiss")
    return FaissStore(DIM, ids=ids, rows=rows, base=open_base(folder / "base.faiss"))


@pytest.fixture(params=[_exact, _grown, _mapped])
def make(request: pytest.FixtureRequest) -> Maker:
    maker: Maker = request.param
    return maker


def _by_hand(
    ids: npt.NDArray[np.int64], rows: Rows, question: Rows, k: int, allowed: set[int]
) -> list[int]:
    scores = rows @ question
    order = sorted(range(len(ids)), key=lambda at: (-scores[at], ids[at]))
    return [int(ids[at]) for at in order if int(ids[at]) in allowed][:k]


@pytest.mark.parametrize("share", [1.0, 0.6, 0.05])
def test_neighbours_are_those_of_brute_force_under_any_filter(
    make: Maker, share: float, tmp_path: Path
) -> None:
    ids = np.arange(1, COUNT + 1, dtype=np.int64) * 7
    rows = _clustered(COUNT)
    store = make(ids, rows, tmp_path)
    chance = np.random.default_rng(5)
    for question in rows[chance.integers(0, COUNT, 10)]:
        allowed = np.sort(chance.choice(ids, int(share * COUNT), replace=False))
        found = store.search(question, 5, None if share == 1.0 else allowed)
        assert found.ids.tolist() == _by_hand(ids, rows, question, 5, set(allowed.tolist()))
        assert np.allclose(found.scores, store.scores(question, found.ids), atol=1e-6)


def test_a_removed_row_is_never_found_again(make: Maker, tmp_path: Path) -> None:
    ids = np.arange(1, COUNT + 1, dtype=np.int64)
    rows = _clustered(COUNT)
    store = make(ids, rows, tmp_path)
    best = store.search(rows[100], 3).ids
    store.remove(best[:2])
    assert store.search(rows[100], 1).ids.tolist() == [best[2]]
    assert not set(best[:2].tolist()) & set(store.search(rows[100], COUNT, ids).ids.tolist())
    assert np.isnan(store.scores(rows[100], best[:2])).all()
    assert len(store) == COUNT - 2


def test_k_larger_than_the_store_gives_every_row(make: Maker, tmp_path: Path) -> None:
    ids = np.arange(1, 301, dtype=np.int64)
    rows = _clustered(300)
    found = make(ids, rows, tmp_path).search(rows[0], 5000, ids[:250])
    assert sorted(found.ids.tolist()) == list(range(1, 251))


def test_equal_scores_come_in_the_order_of_their_ids() -> None:
    row = _clustered(1)
    store = FaissStore(DIM)
    store.add(np.array([4, 9, 12]), np.repeat(row, 3, axis=0))
    assert store.search(row[0], 3).ids.tolist() == [4, 9, 12]


def test_an_empty_store_finds_nothing() -> None:
    store = FaissStore(DIM)
    assert store.search(_clustered(1)[0], 3).ids.tolist() == []
    assert store.search(_clustered(1)[0], 3, np.array([1, 2])).ids.tolist() == []
    assert np.isnan(store.scores(_clustered(1)[0], [1])).all()


def test_wrong_input_is_refused() -> None:
    store = FaissStore(DIM)
    store.add(np.array([5]), _clustered(1))
    with pytest.raises(BadInput, match="k=0"):
        store.search(_clustered(1)[0], 0)
    with pytest.raises(BadInput, match="above 5"):
        store.add(np.array([5]), _clustered(1))
    with pytest.raises(BadInput, match="shape"):
        store.add(np.array([6]), np.ones((1, DIM + 1), np.float32))
