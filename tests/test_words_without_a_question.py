"""Words typed without a question: a matter, a place, a post, a year."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.answering.matter import asks_matter
from app.engine import Engine
from app.question import read_question
from index.syllable_encoder import SyllableEncoder

_NEWS = (
    "Huyện Vạn Sơn giữ nguồn nước\n"
    "Năm 2021, huyện Vạn Sơn đào 37 giếng làng. Chủ tịch UBND huyện Vạn Sơn Quách Thị Mơ cho biết, "
    "nước giếng làng được xét nghiệm ba tháng một lần.\n"
    "Huyện cũng trồng rừng đầu nguồn ở hai xã. Người dân góp 410 ngày công trồng rừng đầu nguồn.\n"
    "Chi hội phụ nữ xã Đá Bạc quét dọn đường làng vào ngày 15 hằng tháng.\n"
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    root = tmp_path_factory.mktemp("words")
    (root / "tin.txt").write_text(_NEWS, encoding="utf-8")
    held = Engine.open(root / "index", encoder=SyllableEncoder())
    held.ingest([root / "tin.txt"], processes=0)
    yield held
    held.close()


@pytest.mark.parametrize("typed", ["trồng rừng đầu nguồn", "trong rung dau nguon"])
def test_a_matter_shows_all_passages_on_it_and_is_not_sure(engine: Engine, typed: str) -> None:
    answer = engine.ask(typed)
    assert sorted(item.text for item in answer.items) == [
        "Huyện cũng trồng rừng đầu nguồn ở hai xã.",
        "Người dân góp 410 ngày công trồng rừng đầu nguồn.",
    ]
    assert answer.confidence < 0.75
    assert "Chưa rõ cần biết điều gì" in answer.note


def test_a_matter_asked_as_a_question_is_answered_as_one(engine: Engine) -> None:
    answer = engine.ask("Người dân góp bao nhiêu ngày công trồng rừng?")
    assert answer.items == ()
    assert answer.answer.startswith("410 ngày công")


@pytest.mark.parametrize("typed", ["2021", "37", "410?"])
def test_a_number_alone_asks_nothing(engine: Engine, typed: str) -> None:
    answer = engine.ask(typed)
    assert answer.status == "not_found"
    assert "Một con số" in answer.note


@pytest.mark.parametrize("typed", ["Vạn Sơn", "huyện Vạn Sơn", "van son"])
def test_a_place_alone_shows_what_names_it_half_sure(engine: Engine, typed: str) -> None:
    answer = engine.ask(typed)
    assert answer.confidence <= 0.5
    assert all("Vạn Sơn" in item.text for item in answer.items[:2])


def test_a_post_alone_gives_who_holds_it(engine: Engine) -> None:
    answer = engine.ask("chủ tịch ubnd huyện Vạn Sơn")
    assert answer.answer.startswith("Quách Thị Mơ")


@pytest.mark.parametrize("typed", ["dân số Vạn Sơn", "dan so van son", "diện tích huyện Vạn Sơn"])
def test_a_property_that_no_text_gives_is_absent(engine: Engine, typed: str) -> None:
    assert engine.ask(typed).status == "not_found"


def test_words_that_say_nothing_by_themselves_are_asked_for_as_a_question(engine: Engine) -> None:
    answer = engine.ask("chỉ thị")
    assert answer.status == "not_found"
    assert "xin viết thành câu hỏi" in answer.note and "con số" not in answer.note


def test_english_words_without_a_question_ask_nothing_either() -> None:
    assert asks_matter(read_question("village wells in Vạn Sơn district"))
    assert not asks_matter(read_question("who dug the village wells"))


def test_the_one_question_in_a_pasted_text_is_what_is_asked(engine: Engine) -> None:
    pasted = f"{_NEWS * 3}\nChủ tịch UBND huyện Vạn Sơn là ai?\n"
    assert engine.ask(pasted).answer.startswith("Quách Thị Mơ")
