"""Two things asked in one question: both answered, or the missing one named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.halves import two_asked
from tests.holding import holding
from tests.reading_room_papers import write_reading_room_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the papers on reading rooms, encoded without a model."""
    paths = write_reading_room_papers(tmp_path_factory.mktemp("thu-vien"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Cơ quan nào chủ trì rà soát tủ sách thôn bản và phối hợp với ai?",
            ["Sở Văn hóa và Thể thao", "Sở Tài chính", "Tỉnh đoàn"],
        ),
        (
            "Đơn vị nào chủ trì xác minh việc bỏ không phòng đọc, phối hợp với cơ quan nào?",
            ["Thanh tra tỉnh", "Sở Nội vụ"],
        ),
        (
            "Chỉ thị 27/CT-UBND ban hành ngày nào và ai ký?",
            ["09 tháng 9 năm 2024", "Phùng Thế Bách"],
        ),
        (
            "UBND các huyện báo cáo kết quả về đâu, trước ngày nào?",
            ["Sở Văn hóa và Thể thao", "ngày 10 hằng tháng"],
        ),
        ("Hội nghị rút kinh nghiệm diễn ra ở đâu và ai chủ trì?", ["Nhà văn hóa huyện Bát Sơn",
                                                                  "Phùng Thế Bách"]),
        (
            "Đơn vị nào rà soát tủ sách thôn bản, phối hợp với ai và trước ngày nào?",
            ["Sở Văn hóa và Thể thao", "Tỉnh đoàn", "15 tháng 11 năm 2024"],
        ),
        ("Who signed Directive 27 and when was it issued?", ["Phùng Thế Bách", "tháng 9 năm 2024"]),
    ],
)  # fmt: skip
def test_both_things_asked_are_answered(engine: Engine, question: str, said: list[str]) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert [part for part in said if part not in answer.answer] == []
    assert "không nêu" not in answer.note


def test_a_half_that_the_texts_do_not_answer_is_named(engine: Engine) -> None:
    answer = engine.ask("Ai ký Chỉ thị 27/CT-UBND và sinh năm nào?")
    assert answer.answer.startswith("Phùng Thế Bách")
    assert answer.note == "Kho văn bản không nêu: “sinh năm nào”"


def test_a_half_that_speaks_of_the_first_answer_is_asked_of_it(engine: Engine) -> None:
    answer = engine.ask("Ai chủ trì hội nghị rút kinh nghiệm và người đó giữ chức vụ gì?")
    assert "Phùng Thế Bách" in answer.answer
    assert "Phó Chủ tịch UBND tỉnh" in answer.answer


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Lễ ra mắt do đơn vị nào tổ chức và vào lúc nào?", "Lễ ra mắt do đơn vị nào tổ chức?",
         "Lễ ra mắt tổ chức vào lúc nào?"),
        ("Khi nào và ở đâu tổ chức lễ ra mắt thư viện?", "Khi nào tổ chức lễ ra mắt thư viện?",
         "ở đâu tổ chức lễ ra mắt thư viện?"),
        ("Ai phát động và người ấy nói gì?", "Ai phát động?", "{} nói gì?"),
        ("Đội thu bao nhiêu cuốn sách và bao nhiêu tờ báo?", "Đội thu bao nhiêu cuốn sách?",
         "Đội thu bao nhiêu tờ báo?"),
        ("Who opened the library and when?", "Who opened the library?", "opened the library when?"),
    ],
)  # fmt: skip
def test_each_half_says_all_itself(question: str, first: str, second: str) -> None:
    halves = two_asked(question)
    assert halves is not None
    assert (halves.first, halves.second) == (first, second)


@pytest.mark.parametrize(
    "question",
    [
        "Sở Văn hóa phải làm gì, trước ngày nào?",
        "Ai, đơn vị nào phải dọn phòng đọc?",
        "So sánh hai huyện: huyện nào nhiều sách và huyện nào ít?",
        "Thư viện thôn và thư viện xã có bao nhiêu sách?",
    ],
)
def test_what_is_told_together_is_asked_once(question: str) -> None:
    assert two_asked(question) is None


def test_a_row_of_many_questions_is_not_taken_apart() -> None:
    assert two_asked("khi nào, ở đâu, " * 14) is None
