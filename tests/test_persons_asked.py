"""Persons by post, posts of persons, who led, who was blamed and who did not: the one asked for,
or nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.reading_room_papers import write_reading_room_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the papers on reading rooms, encoded without a model."""
    paths = write_reading_room_papers(tmp_path_factory.mktemp("phong-doc"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phó Giám đốc Sở Văn hóa và Thể thao nào báo cáo tại hội nghị?", "Kim Ngọc Diệu"),
        ("Chủ tịch UBND tỉnh Trà Lĩnh là ai?", "Lò Quang Tuệ"),
        ("Ông Đèo Văn Khuê là chủ tịch huyện nào?", "Chủ tịch UBND huyện Bát Sơn"),
        ("Giàng A Sử mang quân hàm gì?", "Trung tá"),
        ("Hội nghị rút kinh nghiệm do cơ quan nào tổ chức?", "UBND tỉnh Trà Lĩnh"),
        ("Giám đốc TTVH huyện là ai?", "Hà Thị Bông"),
        ("Đơn vị nào bị phê bình vì bỏ không phòng đọc?", "UBND xã Nà Phặc"),
        ("Bí thư Huyện đoàn Bát Sơn là ai?", "Vi Thị Nhạn"),
        ("Người đầu tiên góp sách là ai?", "Phó Bá Lành"),
        ("Ai đề nghị thêm sách thiếu nhi?", "Hà Thị Bông"),
        ("Cơ quan nào lập đội xe lưu động chở sách?", "huyện Bát Sơn ["),
    ],
)
def test_the_one_asked_for(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.removeprefix("1. ").startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ông Đèo Văn Khuê có phải là Chủ tịch UBND huyện Bát Sơn không?", "Có"),
        ("Bà Kim Ngọc Diệu có phải là Giám đốc Sở Văn hóa và Thể thao không?", "Không"),
        ("Có đúng Chủ tịch UBND tỉnh là ông Phùng Thế Bách không?", "Không"),
        ("Bưu điện tỉnh có phải vận chuyển miễn phí sách quyên góp không?", "Có"),
    ],
)
def test_whether_somebody_holds_a_post_or_is_charged(
    engine: Engine, question: str, said: str
) -> None:
    assert engine.ask(question).answer.startswith(f"{said}. ")


@pytest.mark.parametrize(
    "question",
    [
        "Ai không ký Chỉ thị 27/CT-UBND?",
        "Không phải Phùng Thế Bách thì ai chủ trì hội nghị rút kinh nghiệm?",
        "Không phải ông Bách thì ai chủ trì hội nghị rút kinh nghiệm?",
        "Ông Sùng Văn Páo có phải là Chánh Thanh tra tỉnh không?",
        "Ai được tuyên dương tại hội nghị?",
        "Kim Ngọc Diệu mang quân hàm gì?",
    ],
)
def test_who_did_is_no_answer_to_who_did_not(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which units were criticised at the conference?", "UBND xã Nà Phặc"),
        ("Who organised the conference on lessons?", "UBND tỉnh Trà Lĩnh"),
        ("Is Phùng Thế Bách the chairman of the People's Committee of Trà Lĩnh province?", "No. "),
        ("Who is the director of the TTVH?", "Hà Thị Bông"),
    ],
)
def test_persons_asked_for_in_english(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)


def test_only_offices_of_the_sort_asked_for_are_listed(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 27/CT-UBND giao nhiệm vụ cho những sở nào?")
    assert answer.answer.startswith("Sở Văn hóa và Thể thao [")


def test_all_who_attended_are_named_with_their_posts(engine: Engine) -> None:
    answer = engine.ask("Những ai cùng dự hội nghị rút kinh nghiệm?")
    assert [item.text for item in answer.items] == [
        "Trưởng ban Dân vận Tỉnh ủy Khổng Đức Trai",
        "Phó Chủ tịch HĐND tỉnh Bành Thị Nụ",
    ]
