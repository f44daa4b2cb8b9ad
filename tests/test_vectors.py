"""Vector engines: whatever proposes rows, values and filters equal brute force."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.faiss_store import FaissStore, build_base, open_base, save_base
from index.vectors import Ids, Vectors, VectorStore
from ingest.errors import BadInput

DIM = 24
COUNT = 700
LISTS = 8  # fewer than are probed, so that the approximate engine sees every row


def _unit_rows(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((count, DIM)).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


ROWS = _unit_rows(COUNT, seed=1)
IDS: Ids = np.arange(5, 5 + 3 * COUNT, 3, dtype=np.int64)  # gaps, as deleted passages leave
QUESTIONS = _unit_rows(12, seed=2)


def _exact(folder: Path) -> VectorStore:
    store = FaissStore(DIM)
    store.add(IDS[:300], ROWS[:300])
    store.add(IDS[300:], ROWS[300:])
    return store


def _approximate(folder: Path) -> VectorStore:
    return FaissStore(DIM, ids=IDS, rows=ROWS, base=build_base(ROWS, lists=LISTS))


def _mapped_with_tail(folder: Path) -> VectorStore:
    save_base(build_base(ROWS[:500], lists=LISTS), folder / "base")
    store = FaissStore(DIM, ids=IDS[:600], rows=ROWS[:600], base=open_base(folder / "base"))
    store.add(IDS[600:], ROWS[600:])
    return store


@pytest.fixture(params=[_exact, _approximate, _mapped_with_tail], ids=lambda made: made.__name__)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> VectorStore:
    """The same rows in every engine."""
    made: VectorStore = request.param(tmp_path)
    return made


def _brute_force(question: Vectors, k: int, allowed: set[int]) -> tuple[list[int], list[float]]:
    scored = [
        (-float(row @ question), int(one))
        for one, row in zip(IDS, ROWS, strict=True)
        if one in allowed
    ]
    best = sorted(scored)[:k]
    return [one for _, one in best], [-score for score, _ in best]


@pytest.mark.parametrize("every", [1, 2, 9, 150], ids=lambda every: f"every-{every}")
@pytest.mark.parametrize("k", [1, 7, COUNT + 5])
def test_the_nearest_are_those_of_brute_force(store: VectorStore, every: int, k: int) -> None:
    allowed = IDS[::every]
    for question in QUESTIONS:
        ids, scores = _brute_force(question, k, set(allowed.tolist()))
        found = store.search(question, k, None if every == 1 else allowed)
        assert found.ids.tolist() == ids
        assert found.scores == pytest.approx(scores, abs=1e-5)


def test_removed_rows_are_never_found_nor_scored(store: VectorStore) -> None:
    gone = IDS[::2]
    store.remove(np.concatenate([gone, [1]]))  # 1 was never held
    assert len(store) == COUNT - len(gone)
    for question in QUESTIONS:
        ids, _ = _brute_force(question, 10, set(IDS[1::2].tolist()))
        assert store.search(question, 10).ids.tolist() == ids
    assert np.isnan(store.scores(QUESTIONS[0], gone)).all()
    assert len(store.search(QUESTIONS[0], 10, gone).ids) == 0


def test_scores_come_in_the_order_asked(store: VectorStore) -> None:
    named = [int(IDS[400]), 2, int(IDS[3])]
    scores = store.scores(QUESTIONS[0], named)
    assert scores[0] == pytest.approx(float(ROWS[400] @ QUESTIONS[0]), abs=1e-5)
    assert np.isnan(scores[1])
    assert scores[2] == pytest.approx(float(ROWS[3] @ QUESTIONS[0]), abs=1e-5)


def test_what_does_not_fit_is_refused(store: VectorStore) -> None:
    last = int(IDS[-1])
    with pytest.raises(BadInput, match="ascend"):
        store.add(np.array([last], np.int64), ROWS[:1])
    with pytest.raises(BadInput, match="shape"):
        store.add(np.array([last + 1], np.int64), ROWS[:1, :5])
    with pytest.raises(BadInput, match="k=0"):
        store.search(QUESTIONS[0], 0)


def test_equal_rows_come_in_the_order_of_their_ids() -> None:
    store = FaissStore(DIM)
    same = np.repeat(ROWS[:1], 5, axis=0)
    store.add(np.array([3, 8, 9, 20, 31], np.int64), same)
    assert store.search(ROWS[0], 4).ids.tolist() == [3, 8, 9, 20]


def test_an_empty_store_finds_nothing() -> None:
    assert FaissStore(DIM).search(QUESTIONS[0], 3).ids.tolist() == []
