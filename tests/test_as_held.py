"""Questions put in the words of the texts that were found for them."""

import pytest

from app.as_held import as_held

PASSAGES = [
    "Lớp bồi dưỡng khóa III của huyện Cồn Vang có 41 học viên; 9 người bị xử phạt vì nồng độ cồn.",
    "Ban Quản lý rừng phòng hộ Đèo Gió và Chi cục QLCL họp mặt, trao 20 suất quà cho hộ nghèo.",
]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Lớp khóa 3 có mấy người học?", "Lớp khóa III có mấy học viên?"),
        ("Bao nhiêu người bị phạt vì say rượu?", "Bao nhiêu người bị xử phạt vì nồng độ cồn?"),
        ("Chi cục quản lý chất lượng gặp mặt ai?", "Chi cục QLCL họp mặt ai?"),
        ("Có bao nhiêu phần quà cho người nghèo?", "Có bao nhiêu suất quà cho hộ nghèo?"),
    ],
)
def test_words_that_the_texts_lack_are_put_as_the_texts_have_them(typed: str, read: str) -> None:
    assert as_held(typed, PASSAGES) == read


@pytest.mark.parametrize(
    "typed",
    [
        "Ban hành ngày nào?",  # no abbreviation "HNN" is asked for
        "Lớp khóa III có bao nhiêu học viên?",
        "Du khách đến Đèo Gió là bao nhiêu?",  # the texts have no other word for them
        "Đồng Nai có gì?",
    ],
)
def test_all_else_stays_as_it_was_typed(typed: str) -> None:
    assert as_held(typed, PASSAGES) == typed


def test_without_passages_nothing_is_put_otherwise() -> None:
    assert as_held("Lớp khóa 3 có mấy người học?", []) == "Lớp khóa 3 có mấy người học?"
