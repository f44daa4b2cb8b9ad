"""To whom something goes, and who works with whom: that body, or nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
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
        ("UBND các huyện báo cáo kết quả cho ai?", "Sở Văn hóa và Thể thao"),
        ("Danh mục sách cần bổ sung gửi về đâu?", "Thư viện tỉnh"),
        ("Sở Văn hóa và Thể thao tổng hợp, báo cáo cơ quan nào mỗi quý?", "Ủy ban nhân dân tỉnh"),
    ],
)
def test_the_body_that_a_report_goes_to(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)


def test_a_report_without_a_named_recipient_goes_to_nobody(engine: Engine) -> None:
    assert engine.ask("Thanh tra tỉnh báo cáo ai về 17 phòng đọc?").status == "not_found"


def test_partners_of_another_unit_are_no_answer(engine: Engine) -> None:
    assert engine.ask("Bưu điện tỉnh phối hợp với ai?").status == "not_found"


def test_the_unit_that_leads_where_a_partner_is_named(engine: Engine) -> None:
    assert engine.ask("Ai phối hợp với Tỉnh đoàn?").answer.startswith("Sở Văn hóa và Thể thao")


def test_before_whom_a_unit_answers(engine: Engine) -> None:
    answer = engine.ask("UBND các huyện chịu trách nhiệm trước ai?")
    assert answer.answer.startswith("Chủ tịch Ủy ban nhân dân tỉnh")
