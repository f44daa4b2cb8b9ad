"""What yes/no questions suppose of figures, roles, exceptions and of a paper's head."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_PAPER = """TỈNH ỦY LAM TRÌ                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 34-CT/TU                      Lam Trì, ngày 07 tháng 5 năm 2031

CHỈ THỊ
về tăng cường công tác thủy lợi nội đồng

Tỉnh đã nạo vét 64 tuyến mương và gia cố 27 tuyến mương, trồng mới mười hai vạt tre chắn sóng. \
Huyện Mộc Đà khơi thông 410 km kênh, huyện Sông Nhạn khơi thông 655 km kênh.

Ban Thường vụ Tỉnh ủy yêu cầu:

1. Chi cục Thủy lợi chủ trì, phối hợp với Công an tỉnh kiểm tra các bến cát trái phép.

2. Mỗi xã ven sông thành lập một đội canh đê, mỗi tháng 04 lần đi thăm cống.

3. Hộ lấn chiếm bờ kênh không được bồi thường, trừ trường hợp có giấy giao đất của huyện.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Trịnh Công Mạnh
"""
_OTHER = """TỈNH ỦY LAM TRÌ                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 35-CT/TU                      Lam Trì, ngày 19 tháng 8 năm 2031

CHỈ THỊ
về phong trào đọc sách

Các thư viện mở cửa buổi tối.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Hoàng Thị Liễu
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    texts = {"thuy-loi.txt": _PAPER, "doc-sach.txt": _OTHER}
    yield from holding_texts(texts, tmp_path_factory.mktemp("gia-dinh"))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Huyện Sông Nhạn khơi thông 655 km kênh phải không?", "Có."),
        ("Huyện Sông Nhạn khơi thông 410 km kênh phải không?", "Không."),
        ("Huyện Mộc Đà khơi thông 655 km kênh đúng không?", "Không."),
        ("Tỉnh đã gia cố 64 tuyến mương đúng không?", "Không."),
        ("Tỉnh đã gia cố 27 tuyến mương đúng không?", "Có."),
        ("Có phải trồng mới 12 vạt tre chắn sóng không?", "Có."),
        ("Có phải trồng mới 15 vạt tre chắn sóng không?", "Không."),
        ("Có phải mỗi xã ven sông thành lập ba đội canh đê không?", "Không."),
        ("Có phải mỗi xã ven sông thành lập năm đội canh đê không?", "Không."),
        ("Có phải mỗi xã ven sông thành lập một đội canh đê không?", "Có."),
        ("Đội canh đê mỗi tháng ba lần đi thăm cống phải không?", "Không."),
        ("Đội canh đê mỗi tháng bốn lần đi thăm cống phải không?", "Có."),
    ],
)
def test_a_figure_is_so_of_what_it_stands_beside(
    engine: Engine, question: str, verdict: str
) -> None:
    answer = engine.ask(question)
    assert (answer.status, answer.answer.split()[0]) == ("answered", verdict)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Công an tỉnh chủ trì kiểm tra các bến cát trái phép phải không?", "Không."),
        ("Chi cục Thủy lợi chủ trì kiểm tra các bến cát trái phép phải không?", "Có."),
    ],
)
def test_who_only_helps_does_not_lead(engine: Engine, question: str, verdict: str) -> None:
    assert engine.ask(question).answer.split()[0] == verdict


@pytest.mark.parametrize(
    "question",
    [
        "Hộ lấn chiếm bờ kênh có giấy giao đất của huyện có được bồi thường không?",
        "Hộ không lấn chiếm bờ kênh có được bồi thường không?",
    ],
)
def test_an_exception_or_another_denial_gives_no_verdict(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert not answer.answer.startswith(("Có.", "Không."))
    assert "trừ trường hợp có giấy giao đất" in answer.answer


def test_the_rule_itself_keeps_its_verdict(engine: Engine) -> None:
    answer = engine.ask("Hộ lấn chiếm bờ kênh có được bồi thường không?")
    assert answer.answer.startswith("Không. ")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Chỉ thị 34-CT/TU do Trịnh Công Mạnh ký phải không?", "Có. BÍ THƯ"),
        ("Có phải ông Trịnh Công Mạnh ký Chỉ thị 34-CT/TU không?", "Có. BÍ THƯ"),
        ("Chỉ thị 34-CT/TU do Hoàng Thị Liễu ký phải không?", "Không. BÍ THƯ"),
        ("Có phải Chỉ thị 34-CT/TU ban hành ngày 07/5/2031?", "Có. Lam Trì, ngày 07"),
        ("Chỉ thị 34-CT/TU do Tỉnh ủy Lam Trì ban hành phải không?", "Có. TỈNH ỦY LAM TRÌ"),
    ],
)
def test_what_is_supposed_of_a_head_is_told_by_the_head(
    engine: Engine, question: str, told: str
) -> None:
    assert engine.ask(question).answer.replace("\n", " ").startswith(told)


def test_another_day_than_the_heads_is_not_confirmed(engine: Engine) -> None:
    answer = engine.ask("Có phải Chỉ thị 34-CT/TU ban hành ngày 19/8/2031 không?")
    assert not answer.answer.startswith("Có.")
