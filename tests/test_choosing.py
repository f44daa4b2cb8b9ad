"""Choosing a sentence: what counts, what comes last, and how the weights are fitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.candidates import Pool, gather
from app.choosing import Traits, candidates, choose
from app.engine import Engine
from app.question import Asked, read_question
from app.reading import Library
from eval.fit_choosing import Case, fit, success
from index.model import SearchResult
from tests.holding import holding

TEXTS = {
    "cho-noi.txt": (
        "Chợ nổi Vàm Sò\n\n"
        "Chợ nổi Vàm Sò họp từ nửa đêm trên nhánh sông Bé. Mỗi phiên có chừng 140 ghe bán trái cây."
        " Ghe nào cũng treo món hàng của mình lên ngọn sào. Tục treo hàng ấy gọi là bẹo."
    ),
    "lang-det.txt": (
        "Làng dệt Cẩm Nương\n\n"
        "Làng dệt Cẩm Nương có 62 khung cửi. Bà Đoàn Thị Nhài truyền nghề cho cả làng."
        " Vải được nhuộm bằng lá bàng vì bùn sông ở đây giữ màu kém."
    ),
}


class Found:
    """A question with what was found for it."""

    def __init__(self, engine: Engine, question: str) -> None:
        self.result: SearchResult = engine.searcher.search(question, k=5)
        self.asked: Asked = read_question(question, self.result.toned)
        self.pool: Pool = gather(self.asked, self.result, Library(engine.catalog))

    def traits(self, beginning: str) -> Traits:
        """The traits of the sentence that begins so."""
        held = candidates(self.asked, self.pool, self.result.hits)
        return next(traits for evidence, traits in held if evidence.quote.startswith(beginning))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the two texts, encoded without a model."""
    folder: Path = tmp_path_factory.mktemp("lang")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    yield from holding([folder], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Tục treo hàng ở chợ Vàm Sò gọi là gì?", "Tục treo hàng ấy gọi là bẹo."),
        (
            "Vì sao vải Cẩm Nương nhuộm bằng lá bàng?",
            "Vải được nhuộm bằng lá bàng vì bùn sông ở đây giữ màu kém.",
        ),
        ("Ai truyền nghề cho làng dệt?", "Bà Đoàn Thị Nhài truyền nghề cho cả làng."),
    ],
)
def test_the_sentence_that_answers_comes_first(
    engine: Engine, question: str, sentence: str
) -> None:
    found = Found(engine, question)
    chosen = choose(found.asked, found.pool, found.result.hits)
    assert chosen[0].evidence.quote == sentence


def test_shares_are_a_whole_and_fall(engine: Engine) -> None:
    found = Found(engine, "Chợ nổi Vàm Sò họp từ lúc nào?")
    shares = [one.share for one in choose(found.asked, found.pool, found.result.hits)]
    assert sum(shares) == pytest.approx(1.0, abs=1e-6)
    assert shares == sorted(shares, reverse=True)


def test_a_share_is_what_the_weights_say(engine: Engine) -> None:
    found = Found(engine, "Làng Cẩm Nương có bao nhiêu khung cửi?")
    only_sort = dict.fromkeys(("meaning", "words", "evidence", "passage", "new"), 0.0)
    chosen = choose(found.asked, found.pool, found.result.hits, {**only_sort, "sort": 50.0})
    numbered = [one for one in chosen if one.share > 1e-6]
    assert {one.evidence.quote.split(".")[0] for one in numbered} == {
        "Làng dệt Cẩm Nương có 62 khung cửi",
        "Mỗi phiên có chừng 140 ghe bán trái cây",
    }
    assert [one.share for one in numbered] == pytest.approx([1 / 2, 1 / 2])


def test_the_sort_asked_for_counts_only_where_it_is_new(engine: Engine) -> None:
    found = Found(engine, "Có bao nhiêu khung cửi trong làng dệt Cẩm Nương?")
    assert found.traits("Làng dệt Cẩm Nương có").sort == 1.0
    assert found.traits("Vải được nhuộm").sort == -1.0
    known = Found(engine, "62 khung cửi của làng dệt Cẩm Nương có bao nhiêu người dệt?")
    assert known.traits("Làng dệt Cẩm Nương có").sort == -1.0
    assert Found(engine, "Kể chuyện làng dệt Cẩm Nương").traits("Vải được nhuộm").sort == 0.0


def test_sentences_of_the_best_passage_are_not_behind(engine: Engine) -> None:
    found = Found(engine, "Ghe ở chợ nổi Vàm Sò treo gì lên ngọn sào?")
    assert found.result.hits[0].path.endswith("cho-noi.txt")
    assert found.traits("Ghe nào").passage == 0.0
    assert found.traits("Vải được nhuộm").passage < 0.0


def test_sentences_without_the_names_asked_about_come_last(engine: Engine) -> None:
    found = Found(engine, "Tục treo hàng ở chợ Vàm Sò gọi là gì?")
    strange = replace(
        found.pool,
        evidence=tuple(
            replace(one, names=0.0) if one.quote.startswith("Tục") else one
            for one in found.pool.evidence
        ),
    )
    chosen = choose(found.asked, strange, found.result.hits)
    named = [one for one in chosen if one.evidence.names >= 0.4]
    assert 0 < len(named) < len(chosen)
    assert chosen[: len(named)] == named
    assert chosen[len(named)].evidence.quote == "Tục treo hàng ấy gọi là bẹo."


def test_nothing_is_chosen_where_hits_say_nothing_of_their_sentences(engine: Engine) -> None:
    found = Found(engine, "Ai truyền nghề cho làng dệt?")
    bare = [replace(hit, sentences=()) for hit in found.result.hits]
    assert choose(found.asked, found.pool, bare) == []


def test_fitting_finds_the_trait_that_tells() -> None:
    random = np.random.default_rng(7)
    cases = []
    for _ in range(200):
        traits = random.normal(size=(5, 6))
        chance = traits[:, 1] + random.gumbel(size=5) / 3.0
        cases.append(Case(traits, np.arange(5) == int(np.argmax(chance))))
    weights = fit([cases[:100], cases[100:]])
    assert weights[1] == pytest.approx(3.0, abs=0.8)  # the inverse of the noise's scale
    assert np.abs(np.delete(weights, 1)).max() < 0.5
    assert success(cases, weights) > success(cases, np.ones(6))


def test_questions_without_a_gold_sentence_count_as_missed() -> None:
    lost = Case(np.zeros((0, 6)), np.zeros(0, bool))
    found = Case(np.eye(2, 6), np.array([True, False]))
    assert success([lost, found], np.array([1.0, 0, 0, 0, 0, 0])) == 1 / 2
