"""Why a thing is so: a cause or purpose in its sentence, before it, behind it, or none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

REPORT = """\
Huyện Đồng Lạt dạy bơi cho trẻ

Hè này, huyện Đồng Lạt dạy bơi cho 640 trẻ. Trẻ được dạy ở ba bể lắp ghép, mục tiêu nhằm giảm \
số vụ đuối nước ở các ao đầm.

Xã Bến Gỗ mới có 22 trẻ theo học. Bể bơi đặt tận thị trấn, phụ huynh bận mùa cấy không đưa \
con đi được.

Xã Cồn Tàu chưa mở lớp vì thiếu giáo viên, còn xã Hòa Dậu đóng lớp sớm do mưa bão.

Nhiều ao trong làng chưa có rào. Vì vậy, huyện giao mỗi thôn một tổ canh ao.

Việc học phí tăng lên 90.000 đồng khiến nhiều hộ ở thôn Trại Dâu cho con nghỉ học bơi.

Để có tiền thuê bể, huyện Đồng Lạt vận động các doanh nghiệp ủng hộ lớp bơi.

Xã Ngọc Thụ tổ chức thi bơi vào tháng 8. Ảnh: TL
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one invented report, encoded without a model."""
    path = tmp_path_factory.mktemp("boi") / "day-boi.txt"
    path.write_text(REPORT, encoding="utf-8")
    yield from holding([path], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vì sao huyện Đồng Lạt dạy bơi cho trẻ?", "giảm số vụ đuối nước"),
        ("Vì sao xã Cồn Tàu chưa mở lớp?", "vì thiếu giáo viên"),
        ("Tại sao xã Hòa Dậu đóng lớp sớm?", "do mưa bão"),
        ("Vì sao huyện giao mỗi thôn một tổ canh ao?", "ao trong làng chưa có rào"),
        ("Vì sao nhiều hộ ở Trại Dâu cho con nghỉ học bơi?", "học phí tăng"),
        ("vi sao huyen Dong Lat van dong doanh nghiep", "Để có tiền thuê bể"),
    ],
)
def test_a_cause_is_told_in_before_or_behind_what_it_explains(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert said in answer.answer
    assert answer.confidence > 0.5


def test_a_cause_told_by_no_word_stands_behind_what_falls_short_and_is_less_sure(
    engine: Engine,
) -> None:
    answer = engine.ask("Vì sao xã Bến Gỗ mới có 22 trẻ theo học?")
    assert "Bể bơi đặt tận thị trấn" in answer.answer
    assert answer.confidence < 0.7


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao xã Cồn Tàu mở lớp?",  # it did not
        "Vì sao xã Ngọc Thụ tổ chức thi bơi?",
        "Vì sao học phí tăng lên 90.000 đồng?",
    ],
)
def test_what_is_denied_or_explains_something_else_is_not_told_surely(
    engine: Engine, question: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "not_found" or answer.confidence < 0.5


def test_why_alone_asks_after_what_was_just_said(engine: Engine) -> None:
    said = engine.ask("Bao nhiêu trẻ ở xã Bến Gỗ theo học?", "a")
    assert said.answer.startswith("22 trẻ")
    assert "Bể bơi đặt tận thị trấn" in engine.ask("vì sao vậy?", "a").answer


@pytest.mark.parametrize("word", ["Vì sao", "Nhờ đâu"])
def test_what_the_text_never_says_has_no_cause(engine: Engine, word: str) -> None:
    answer = engine.ask(f"{word} lớp bơi ở xã Bến Gỗ bị hoãn?")
    assert answer.kind == "why"
    assert answer.status == "not_found" or answer.confidence < 0.5
