"""The term index against bm25s, filters, growth and versions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import bm25
from index.terms import FOLDED, TONED, TermDocument, Terms
from index.tokens import syllables, with_pairs
from ingest.errors import IndexUnusable

TEXTS = [
    "Chỉ thị về phòng cháy, chữa cháy ở các khu dân cư",
    "Kế hoạch chữa cháy rừng của huyện Lam Sơn",
    "Đường vào xã bị sạt lở sau mưa lớn",
    "Ông Dương báo cáo về công tác cán bộ",
    "Cán bộ xã kiểm tra đường làng sau mưa",
]


def _documents() -> list[TermDocument]:
    return [TermDocument(n, f"doc{n % 2}", text) for n, text in enumerate(TEXTS, start=1)]


@pytest.fixture
def terms() -> Terms:
    built = Terms()
    built.add(_documents())
    return built


def test_exact_scores_are_those_of_bm25s(terms: Terms) -> None:
    bm25s = pytest.importorskip("bm25s")
    tokens = [with_pairs(syllables(text)) for text in TEXTS]
    question = with_pairs(syllables("chữa cháy đường xã"))
    oracle = bm25s.BM25(method="lucene", k1=bm25.K1, b=bm25.B)
    oracle.index(tokens, show_progress=False)
    weights = {
        token: bm25.idf(terms.document_frequency(TONED, token), len(terms)) for token in question
    }
    average = sum(map(len, tokens)) / len(tokens)
    assert np.allclose(
        bm25.scores(weights, tokens, average), oracle.get_scores(question), atol=1e-5
    )


def test_the_index_ranks_as_exact_scores_do(terms: Terms) -> None:
    tokens = [with_pairs(syllables(text)) for text in TEXTS]
    question = dict.fromkeys(with_pairs(syllables("cán bộ xã kiểm tra")), 1.0)
    weights = {
        token: bm25.idf(terms.document_frequency(TONED, token), len(terms)) for token in question
    }
    exact = bm25.scores(weights, tokens, sum(map(len, tokens)) / len(tokens))
    expected = [at + 1 for at in np.argsort(-exact, kind="stable") if exact[at] > 0]
    assert terms.search(TONED, question, 10).ids.tolist() == expected


def test_typed_tones_are_honoured(terms: Terms) -> None:
    assert set(terms.search(TONED, {"đường": 1.0}, 5).ids.tolist()) == {3, 5}
    assert set(terms.search(FOLDED, {"duong": 1.0}, 5).ids.tolist()) == {3, 4, 5}


def test_a_filter_by_document_is_exact(terms: Terms) -> None:
    question = {"cháy": 1.0, "xã": 1.0, "cán": 1.0}
    assert set(terms.search(TONED, question, 5, documents=["doc1"]).ids.tolist()) == {1, 3, 5}
    assert terms.search(TONED, question, 5, documents=[]).ids.tolist() == []
    assert terms.search(TONED, question, 5, documents=["no such"]).ids.tolist() == []


def test_unknown_words_find_nothing(terms: Terms) -> None:
    assert terms.search(TONED, {"zzz": 1.0}, 5).ids.tolist() == []
    assert terms.search(TONED, {}, 5).ids.tolist() == []
    assert terms.search(TONED, {"cháy": 1.0}, 0).ids.tolist() == []


def test_operators_in_a_question_are_text(terms: Terms) -> None:
    hostile = {'"cháy" AND (': 1.0, "cháy": 1.0, "*": 1.0, "toned:": 1.0, "a" * 5000: 1.0}
    assert set(terms.search(TONED, hostile, 5).ids.tolist()) == {1, 2}


def test_a_removed_passage_is_never_found_again(terms: Terms) -> None:
    terms.remove([2, 99])
    assert terms.search(TONED, {"cháy": 1.0}, 5).ids.tolist() == [1]
    assert len(terms) == len(TEXTS) - 1


def test_an_index_in_a_folder_grows_and_is_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "terms"
    Terms(folder).add(_documents()[:3])
    Terms(folder).add(_documents()[3:])
    assert Terms.is_current(folder)
    assert set(Terms(folder).search(FOLDED, {"duong": 1.0}, 5).ids.tolist()) == {3, 4, 5}


def test_adding_again_what_a_killed_run_had_added_does_not_double_it(tmp_path: Path) -> None:
    folder = tmp_path / "terms"
    Terms(folder).add(_documents())
    Terms(folder).add(_documents()[2:])
    assert len(Terms(folder)) == len(TEXTS)
    assert sorted(Terms(folder).search(TONED, {"đường": 1.0}, 9).ids.tolist()) == [3, 5]


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "terms"
    Terms(folder).add(_documents())
    (folder / "version.txt").write_text("tantivy 0.1, tokens 0, schema 0\n", encoding="utf-8")
    assert not Terms.is_current(folder)
    with pytest.raises(IndexUnusable, match="phiên bản"):
        Terms(folder)


def test_both_tone_spellings_are_one_word() -> None:
    terms = Terms()
    terms.add([TermDocument(1, "a", "Thành uỷ Hoà Bình"), TermDocument(2, "a", "Thành ủy khác")])
    assert set(terms.search(TONED, dict.fromkeys(syllables("ủy hòa"), 1.0), 5).ids.tolist()) == {
        1,
        2,
    }
