"""Encoded passages as bytes and as growing files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoder import PassageVectors
from index.rows import RowFiles, Rows, centred_cosines, pack, sentence_scores, unpack
from ingest.errors import IndexUnusable

DIM = 8


def _vectors(sentences: int, seed: int) -> PassageVectors:
    chance = np.random.default_rng(seed)
    whole = chance.normal(size=DIM).astype(np.float32)
    means = chance.normal(size=(sentences, DIM)).astype(np.float32)
    tokens = np.arange(3, 3 + sentences).astype(np.float32)
    return PassageVectors(whole / np.linalg.norm(whole), means, tokens)


def _rows(ids: list[int]) -> Rows:
    return unpack(ids, [pack(_vectors(id % 4, seed=id)) for id in ids], DIM)


def test_packed_vectors_come_back_nearly_exact() -> None:
    vectors = _vectors(3, seed=1)
    rows = unpack([5], [pack(vectors)], DIM)
    assert np.allclose(rows.whole[0], vectors.whole, atol=1e-3)
    means = rows.sentences.astype(np.float32) * rows.scales[:, None]
    largest = np.abs(vectors.sentences).max()
    assert np.allclose(means, vectors.sentences, atol=largest / 127)
    assert rows.tokens.tolist() == [3, 4, 5]
    assert rows.ends.tolist() == [3]


def test_bytes_of_another_width_are_refused() -> None:
    with pytest.raises(IndexUnusable, match="bộ mã hóa"):
        unpack([1], [pack(_vectors(2, seed=1))], DIM + 1)


def test_sentence_scores_are_cosines_seen_from_the_centre() -> None:
    rows = _rows([3, 4, 6, 7])  # with 3, 0, 2 and 3 sentences
    question = np.random.default_rng(9).normal(size=DIM).astype(np.float32)
    centre = np.full(DIM, 0.1, np.float32)
    found = sentence_scores(rows, np.array([3, 1, 0]), question, centre)
    assert found.owners.tolist() == [0, 0, 0, 2, 2, 2]
    means = rows.sentences[[5, 6, 7, 0, 1, 2]] * rows.scales[[5, 6, 7, 0, 1, 2], None]
    units = means / np.linalg.norm(means, axis=1, keepdims=True)
    for cosine, unit in zip(found.cosines, units, strict=True):
        seen, asked = unit - centre, question - centre
        by_hand = seen @ asked / np.linalg.norm(seen) / np.linalg.norm(asked)
        assert cosine == pytest.approx(by_hand, abs=1e-5)


def test_a_centre_of_0_leaves_plain_cosines() -> None:
    rows = np.eye(DIM, dtype=np.float32)
    question = np.arange(DIM, dtype=np.float32)
    expected = question / np.linalg.norm(question)
    assert np.allclose(centred_cosines(rows, question, np.zeros(DIM, np.float32)), expected)


def test_files_grow_and_ignore_what_a_killed_run_left(tmp_path: Path) -> None:
    files = RowFiles(tmp_path, DIM)
    first, lost, second = _rows([1, 2, 3]), _rows([9]), _rows([6, 7])
    files.append(first, rows=0, sentences=0)
    files.append(lost, rows=3, sentences=6)  # written, but never counted
    files.append(second, rows=3, sentences=6)
    opened = files.open(5, 6 + 5)
    whole = _rows([1, 2, 3, 6, 7])
    for name in Rows._fields:
        assert np.array_equal(getattr(opened, name), getattr(whole, name)), name


def test_files_shorter_than_counted_are_refused(tmp_path: Path) -> None:
    files = RowFiles(tmp_path, DIM)
    files.append(_rows([1, 2]), rows=0, sentences=0)
    with pytest.raises(IndexUnusable, match="thiếu dữ liệu"):
        files.open(3, 3)
