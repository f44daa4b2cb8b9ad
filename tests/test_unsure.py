"""What is hardly sure is told with more of its text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_NEWS = """\
Khánh thành cầu Vàm Sậy
Sáng 9/4, xã Tân Lộc khánh thành cầu Vàm Sậy bắc qua rạch Ông Thìn.
Cầu do Đội xây cầu tình thương huyện An Phú thi công trong 60 ngày.
Nguồn vốn do chùa Phước Lâm vận động. Thu nhập của người dân quanh cầu đến năm 2030 phấn đấu đạt \
2 lần so với năm 2025.
Chợ quanh cầu Vàm Sậy đông nhất từ 5 giờ đến 7 giờ sáng.
"""

_CANAL = """\
UBND huyện Tân Hội chỉ đạo dọn rạch Bà Thìn
UBND huyện Tân Hội vừa ban hành kế hoạch dọn rạch Bà Thìn, giao UBND các xã và Phòng Tài nguyên và \
Môi trường thực hiện trong quý II.
Rạch Bà Thìn dài 3 km, là nguồn nước tưới của bốn ấp thuộc hai xã.
Phòng Tài nguyên và Môi trường huyện kiểm tra kết quả hằng tuần, báo cáo UBND huyện trước ngày 25 \
hằng tháng.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    papers = {"cau-vam-say.txt": _NEWS, "rach.txt": _CANAL}
    yield from holding_texts(papers, tmp_path_factory.mktemp("cau"))


def test_a_figure_that_says_nothing_alone_is_told_in_its_sentence(engine: Engine) -> None:
    answer = engine.ask("Thu nhập của người dân quanh cầu đến năm 2030 là bao nhiêu?")
    assert answer.answer.startswith("Thu nhập của người dân quanh cầu đến năm 2030 phấn đấu đạt 2 ")
    assert answer.citations[0].quote in _NEWS


def test_a_sure_figure_stands_alone(engine: Engine) -> None:
    answer = engine.ask("Cầu Vàm Sậy thi công trong bao nhiêu ngày?").answer
    assert answer == "60 ngày [1]"


def test_a_sentence_hardly_ahead_is_told_with_the_next(engine: Engine) -> None:
    answer = engine.ask("Kế hoạch dọn rạch Bà Thìn của huyện Tân Hội nêu gì về kết quả?")
    opening, last = (
        line for line in _CANAL.splitlines() if line.startswith(("UBND huyện Tân Hội v", "Ph"))
    )
    assert answer.answer == f"{opening} [1] {last} [2]"
    assert [one.quote for one in answer.citations] == [opening, last]
    assert answer.confidence < 0.8


def test_a_sentence_far_ahead_stands_alone(engine: Engine) -> None:
    answer = engine.ask("Rạch Bà Thìn là nguồn nước tưới của những ấp nào thuộc hai xã?")
    assert answer.answer.count("[") == 1


def test_an_hour_is_no_month(engine: Engine) -> None:
    assert "5 giờ" in engine.ask("Chợ quanh cầu Vàm Sậy đông nhất vào mấy giờ?").answer
    assert engine.ask("Chợ quanh cầu Vàm Sậy đông nhất vào tháng mấy?").status == "not_found"
