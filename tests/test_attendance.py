"""How many came, told by whom a meeting was held for or with; and when it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

REPORT = """\
Phường Vĩnh Thịnh bàn việc thoát nước
Sáng 14/4, Đảng ủy phường Vĩnh Thịnh mở hội nghị triển khai Chỉ thị số 19-CT/TU cho hơn 320 \
đảng viên của 12 chi bộ.
Hội nghị được tổ chức trực tiếp kết hợp trực tuyến tại 6 điểm cầu.
Buổi đối thoại về cống ngầm diễn ra tại chợ Đầm, với gần 90 tiểu thương, chủ hộ; phường trả lời \
17 ý kiến.
Lớp tập huấn bơm nước chưa mở.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the report."""
    path = tmp_path_factory.mktemp("cong") / "thoat-nuoc.txt"
    path.write_text(REPORT, encoding="utf-8")
    yield from holding([path], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Bao nhiêu người dự hội nghị ở phường Vĩnh Thịnh?", "hơn 320 đảng viên"),
        ("bao nhieu nguoi tham du hoi nghi o phuong Vinh Thinh", "hơn 320 đảng viên"),
        ("Hội nghị của phường Vĩnh Thịnh diễn ra khi nào?", "14/4"),
    ],
)
def test_who_came_and_when(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert len(answer.answer) < 40


def test_nobody_is_said_to_have_come(engine: Engine) -> None:
    answer = engine.ask("Bao nhiêu người dự lớp tập huấn bơm nước?")
    assert answer.status == "not_found"
