"""Reasons of papers; meetings held alike and posts held in several places, never taken for sure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.honest_papers import write_honest_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the papers on reservoirs, encoded without a model."""
    paths = write_honest_papers(tmp_path_factory.mktemp("ho-chua"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


def test_a_paper_is_issued_for_what_its_opening_finds_amiss_and_wants(engine: Engine) -> None:
    answer = engine.ask("Vì sao UBND tỉnh Lam Giang ban hành Chỉ thị 31/CT-UBND?")
    assert [item.text[:10] for item in answer.items] == ["Tuy nhiên,", "Để bảo đảm"]


def test_the_purpose_of_a_paper_is_the_aim_in_its_opening(engine: Engine) -> None:
    answer = engine.ask("Mục đích của Chỉ thị 31/CT-UBND là gì?")
    assert answer.answer.startswith("Để bảo đảm an toàn cho vùng hạ du")


def test_what_is_counted_of_a_paper_is_not_its_purpose(engine: Engine) -> None:
    assert engine.ask("Chỉ thị 31/CT-UBND có mấy mục tiêu?").status == "not_found"


def test_meetings_held_alike_are_all_shown_and_not_surely(engine: Engine) -> None:
    answer = engine.ask("Cuộc họp triển khai Chỉ thị 31/CT-UBND diễn ra ngày nào?")
    told = {item.text.rpartition(": ")[2] for item in answer.items}
    assert {day.removeprefix("Ngày ") for day in told} == {"10/5/2024", "22/5/2024"}
    assert answer.confidence < 0.8


def test_a_meeting_told_by_its_place_is_the_one_meant(engine: Engine) -> None:
    answer = engine.ask("Huyện Bình Khê họp triển khai Chỉ thị 31/CT-UBND ngày nào?")
    assert answer.answer.removeprefix("Ngày ") == "22/5/2024 [1]"


def test_the_holder_of_a_post_is_told_by_the_rest_of_the_question(engine: Engine) -> None:
    answer = engine.ask("Chủ tịch UBND huyện nào chủ trì cuộc họp ngày 22/5?")
    assert answer.answer == "Lê Thị Thoa [1]"


def test_holders_of_one_post_in_two_places_are_both_told_and_not_surely(engine: Engine) -> None:
    answer = engine.ask("Ai là Chủ tịch UBND huyện?")
    assert {"Vũ Đình Khải", "Lê Thị Thoa"} <= {citation_name(answer.answer, n) for n in (0, 1)}
    assert answer.confidence < 0.8


def citation_name(text: str, number: int) -> str:
    """The name at a place among those that an answer joins by semicolons."""
    return text.split("; ")[number].rpartition(" [")[0]


def test_the_year_of_a_day_is_said_with_the_day(engine: Engine) -> None:
    asked = "Sơn Trạch là huyện điểm của tỉnh về an toàn đập từ năm {} phải không?"
    assert engine.ask(asked.format(2024)).answer.startswith("Có. ")
    assert not engine.ask(asked.format(2022)).answer.startswith("Có. ")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("CT UBND huyện Bình Khê là ai?", "Lê Thị Thoa [1]"),
        ("Who chaired the meeting of Binh Khe district?", "Lê Thị Thoa [1]"),
        ("Which district held a meeting on 22 May 2024?", "huyện Bình Khê [1]"),
    ],
)
def test_posts_shortened_and_english_words_are_understood(
    engine: Engine, question: str, answer: str
) -> None:
    assert engine.ask(question).answer == answer


def test_what_a_clause_denies_is_not_so(engine: Engine) -> None:
    answer = engine.ask("Việc kiểm tra trước mùa mưa có được làm đều không?")
    assert answer.answer.startswith("Không. ")


def test_a_name_keeps_a_syllable_that_joins_words_elsewhere(engine: Engine) -> None:
    # "Bằng" is of the name: no other province stands for it.
    assert engine.ask("Cao Bằng có bao nhiêu huyện họp?").status == "not_found"
