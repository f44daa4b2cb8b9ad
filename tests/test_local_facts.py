"""Plain facts of local news: who holds or is given which post, where somebody lives, when something
ended, what a figure is of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.written import write_texts

_CLASS = """Bế giảng lớp bồi dưỡng đảng viên mới
Sáng 4/5/2023, Trung tâm Chính trị huyện Kha Sơn khai giảng lớp bồi dưỡng đảng viên mới khóa 3.
Tham gia lớp học có 48 đồng chí đến từ 15 chi bộ. Lớp dự định kết thúc vào ngày \
9/5/2023.
Dự khai giảng có Phó Bí thư Huyện ủy Lò Văn Thân, Quyền Chủ tịch UBND huyện Mạc Thị Hoan.
"""
_HOUSES = """Bàn giao 6 căn nhà đại đoàn kết
Ngày 12/3, Ủy ban MTTQ Việt Nam huyện Tân Đông bàn giao 6 căn nhà đại đoàn kết cho hộ nghèo.
Mỗi căn nhà có diện tích 45 m2 lợp tôn, với mức hỗ trợ 80 triệu đồng. Nhà của ông Sầm Văn Bảo \
(52 tuổi, thôn 7, xã Mường Hạ) trị giá 130 triệu đồng; trong đó gia đình góp 30 triệu đồng.
Được biết, toàn tỉnh có hơn 9 ngàn hộ nghèo, riêng huyện Tân Đông có 412 hộ nghèo.
"""
_POSTS = """Tỉnh ủy Lâm Hà trao quyết định về công tác cán bộ
Chiều 2/4, Tỉnh ủy Lâm Hà công bố các quyết định về công tác cán bộ. Ban Thường vụ Tỉnh ủy luân \
chuyển đồng chí Bàn Thị Nhàn, Phó Trưởng Ban Dân vận Tỉnh ủy, tham gia Ban Chấp hành và giữ chức \
Bí thư Huyện ủy Nậm Lai.
"""
_CENTRE = """Xã Đồng Mít họp về nước sạch
Chiều 8/6, UBND xã Đồng Mít họp về nước sạch. Xã hiện có 1.236 hộ dùng nước sạch. Đây là \
lần thứ hai xã họp về nước sạch.
Xã tuyên dương 12 gương mặt hội viên tiêu biểu. Trong thời gian 24 tháng, mỗi hộ được vay 10 triệu \
đồng.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over four local reports, encoded without a model."""
    folder = tmp_path_factory.mktemp("tin-huyen")
    texts = {"lop": _CLASS, "nha": _HOUSES, "can-bo": _POSTS, "nuoc": _CENTRE}
    yield from holding(write_texts(texts, folder), tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Quyền Chủ tịch UBND huyện Kha Sơn là ai?", "Mạc Thị Hoan"),
        ("Lớp đảng viên mới ở Kha Sơn kết thúc ngày nào?", "ngày 9/5/2023"),
        ("Lớp đảng viên mới ở Kha Sơn khai giảng khi nào?", "Sáng 4/5/2023"),
        ("Lớp bồi dưỡng đảng viên mới ở Kha Sơn có bao nhiêu học viên?", "48 đồng chí"),
        ("Mỗi căn nhà đại đoàn kết ở Tân Đông được hỗ trợ bao nhiêu?", "80 triệu đồng"),
        ("Nhà của ông Sầm Văn Bảo trị giá bao nhiêu?", "130 triệu đồng"),
        ("Huyện Tân Đông có bao nhiêu hộ nghèo?", "412 hộ nghèo"),
        ("Toàn tỉnh có bao nhiêu hộ nghèo?", "hơn 9 ngàn hộ nghèo"),
        ("Ông Sầm Văn Bảo ở đâu?", "thôn 7, xã Mường Hạ"),
        ("Ông Sầm Văn Bảo bao nhiêu tuổi?", "52 tuổi"),
        ("Bà Bàn Thị Nhàn được giao chức vụ gì?", "Bí thư Huyện ủy Nậm Lai"),
        ("Xã Đồng Mít tuyên dương bao nhiêu hội viên tiêu biểu?", "12 gương mặt"),
    ],
)
def test_a_plain_fact_is_told_as_it_is_asked(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == f"{said} [1]"


def test_what_is_held_a_second_time_is_not_the_first(engine: Engine) -> None:
    answer = engine.ask("Đây có phải lần đầu xã Đồng Mít họp về nước sạch không?")
    assert answer.answer.startswith("Không. Đây là lần thứ hai")


@pytest.mark.parametrize(
    "question",
    [
        "Bà Bàn Thị Nhàn bao nhiêu tuổi?",
        "Ông Lò Văn Thân ở đâu?",
        "Tổng giải thưởng của huyện Tân Đông là bao nhiêu?",
        "Lãi suất vay ở xã Đồng Mít là bao nhiêu phần trăm?",
    ],
)
def test_what_no_report_tells_is_not_found(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
