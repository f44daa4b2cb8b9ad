"""What readers ask about news texts: posts, bylines, conditions, slogans, surveys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.people import find_people
from index.syllable_encoder import SyllableEncoder
from tests.harbour_papers import write_harbour_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the harbour papers, encoded without a model."""
    paths = write_harbour_papers(tmp_path_factory.mktemp("ben"))
    made = Engine.open(tmp_path_factory.mktemp("chi-muc"), encoder=SyllableEncoder())
    made.ingest(paths, processes=0)
    yield made
    made.close()


def test_a_title_of_address_is_no_part_of_a_name() -> None:
    text = "Ông Mạc Đình Khoa, Chánh Văn phòng Thị ủy, trả lời. Ông Ích Khiêm là tên đường."
    assert [text[found.name.start : found.name.end] for found in find_people(text)] == [
        "Mạc Đình Khoa"
    ]


_POSTS = "Ủy viên Ban Thường vụ Thị ủy, Chánh Văn phòng Thị ủy"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ông Mạc Đình Khoa giữ những chức vụ nào?", _POSTS),
        ("ong Mac Dinh Khoa giu nhung chuc vu gi", _POSTS),
        ("Ông Mạc Đình Khoa là ai?", "Trưởng ban Chỉ đạo chuyển đổi số"),
        ("Đồng chí Kiều Thế Lãm giữ chức vụ gì?", "Bí thư Thị ủy"),
    ],
)
def test_all_posts_of_a_person_are_told(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
