"""Sentences read again: which texts are read, what the reader changes, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from app.answerer import AnswerSettings
from app.candidates import gather
from app.choosing import Chosen, choose
from app.engine import Engine
from app.question import Asked, read_question
from app.reader import read_again, read_values, worth_reading
from app.reading import Library
from index.model import ReadSentence
from index.syllable_encoder import SyllableEncoder

TEXTS = {
    "hai-dang.txt": (
        "Hải đăng Mũi Lạc\n\n"
        "Hải đăng Mũi Lạc cao 41 m, xây bằng đá ong. Kiến trúc sư Quách Thời vẽ hải đăng Mũi Lạc. "
        "Ông bắt đầu việc ấy lúc mới 26 tuổi. Đèn quay một vòng mất 12 giây."
    ),
    "thuyen-go.txt": (
        "Thuyền gỗ Bãi Cồn\n\n"
        "Thuyền gỗ Bãi Cồn đóng bằng gỗ sao. Mỗi thuyền chở được 9 người và một buồm."
    ),
}
PAPER = {
    "chi-thi.txt": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÒA LẠC\nSố: 23/CT-UBND\n"
        "Hòa Lạc, ngày 6 tháng 5 năm 2024\n\nCHỈ THỊ\nVề an toàn hàng hải\n\n"
        "Sở Giao thông kiểm tra 17 phao tiêu trước ngày 15/8/2024.\n"
    ),
}
QUESTION = "Quách Thời bao nhiêu tuổi khi vẽ hải đăng Mũi Lạc?"


class Favours:
    """Reads at most `most` sentences, and likes those with certain words; counts its calls."""

    def __init__(self, words: str, most: int = 99, told: str = "", share: float = 0.0) -> None:
        self.words, self.most, self.calls = words, most, 0
        self.told, self.share = told, share

    def read(
        self, question: str, sentences: Sequence[str], best: int
    ) -> Mapping[int, ReadSentence]:
        self.calls += 1
        shown = list(enumerate(sentences))[max(0, best - self.most) : best + self.most + 1]
        return {at: self._read(sentence) for at, sentence in shown}

    def _read(self, sentence: str) -> ReadSentence:
        start = max(0, sentence.find(self.told))
        score = 40.0 if self.words in sentence else 0.0
        return ReadSentence(score, start, start + len(self.told), self.share)


def _engine(
    folder: Path, reader: Favours | None = None, texts: Mapping[str, str] = TEXTS
) -> Engine:
    source = folder / "van-ban"
    source.mkdir(parents=True)
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    # All is answered: how far a sentence is trusted is fitted to the bundled encoder.
    settings = AnswerSettings(abstain=False, standing=False)
    engine = Engine.open(
        folder / "chi-muc", encoder=SyllableEncoder(), reader=reader, answering=settings
    )
    engine.ingest([source], processes=0)
    return engine


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Asked, list[Chosen]]]:
    engine = _engine(tmp_path_factory.mktemp("doc"))
    result = engine.searcher.search(QUESTION, k=5)
    asked = read_question(QUESTION, result.toned)
    yield asked, choose(asked, gather(asked, result, Library(engine.catalog)), result.hits)
    engine.close()


def test_what_the_reader_likes_comes_first(chosen: tuple[Asked, list[Chosen]]) -> None:
    asked, before = chosen
    after = read_again(asked, before, Favours("mới 26 tuổi"))
    assert not before[0].evidence.quote.startswith("Ông bắt đầu")
    assert after[0].evidence.quote == "Ông bắt đầu việc ấy lúc mới 26 tuổi."
    assert sum(one.share for one in after) == pytest.approx(1.0)
    assert {one.evidence.quote for one in after} == {one.evidence.quote for one in before}


def test_a_sentence_that_was_not_read_is_behind_all_that_were(
    chosen: tuple[Asked, list[Chosen]],
) -> None:
    asked, before = chosen
    values = read_values(asked, before, Favours("", most=0))
    read = [one for one, value in zip(before, values, strict=True) if value == 40.0]
    assert [one.evidence.quote for one in read] == [
        one.evidence.quote for one in worth_reading(before)
    ]
    assert {value for value in values if value != 40.0} == {40.0 - 1.0}


def test_one_sentence_of_each_likely_text_is_worth_reading(
    chosen: tuple[Asked, list[Chosen]],
) -> None:
    worth = worth_reading(chosen[1])
    assert worth[0].evidence.reading.document.path.endswith("hai-dang.txt")
    paths = [one.evidence.reading.document.path for one in worth]
    assert len(paths) == len(set(paths)) <= 3


def test_answers_out_of_general_texts_cite_what_was_read(tmp_path: Path) -> None:
    reader = Favours("mới 26 tuổi")
    engine = _engine(tmp_path, reader)
    answer = engine.ask(QUESTION)
    assert reader.calls > 0
    assert answer.citations[0].quote == "Ông bắt đầu việc ấy lúc mới 26 tuổi."
    engine.close()


@pytest.mark.parametrize(
    ("question", "told", "share", "shown"),
    [
        ("Kiến trúc sư nào vẽ hải đăng Mũi Lạc?", "Quách Thời", 0.6, "Quách Thời [1]"),
        ("Kiến trúc sư nào vẽ hải đăng Mũi Lạc?", "Quách Thời", 0.2, None),
        ("Kiến trúc sư nào vẽ hải đăng Mũi Lạc?", "hải đăng Mũi Lạc", 0.9, None),
        ("Quách Thời vẽ hải đăng Mũi Lạc năm bao nhiêu?", "Quách Thời", 0.9, None),
    ],
    ids=["surely", "unsurely", "the question's own words", "no number where one is asked"],
)
def test_what_the_reader_surely_takes_for_the_answer_is_shown_in_its_sentence(
    tmp_path: Path, question: str, told: str, share: float, shown: str | None
) -> None:
    sentence = "Kiến trúc sư Quách Thời vẽ hải đăng Mũi Lạc."
    engine = _engine(tmp_path, Favours("Quách Thời vẽ", told=told, share=share))
    answer = engine.ask(question)
    assert answer.answer == (shown or f"{sentence} [1]")
    assert answer.citations[0].quote == sentence
    engine.close()


def test_papers_are_answered_without_reading(tmp_path: Path) -> None:
    reader = Favours("Về an toàn hàng hải")
    engine = _engine(tmp_path, reader, PAPER)
    assert engine.ask("Sở Giao thông kiểm tra bao nhiêu phao tiêu?").answer == "17 phao tiêu [1]"
    assert reader.calls == 0
    engine.close()
