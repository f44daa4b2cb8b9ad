"""Short facts that hardly answer are told in their sentences."""

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
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from holding_texts({"cau-vam-say.txt": _NEWS}, tmp_path_factory.mktemp("cau"))


def test_a_figure_that_says_nothing_alone_is_told_in_its_sentence(engine: Engine) -> None:
    answer = engine.ask("Thu nhập của người dân quanh cầu đến năm 2030 là bao nhiêu?")
    assert answer.answer.startswith("Thu nhập của người dân quanh cầu đến năm 2030 phấn đấu đạt 2 ")
    assert answer.citations[0].quote in _NEWS


def test_a_sure_figure_stands_alone(engine: Engine) -> None:
    answer = engine.ask("Cầu Vàm Sậy thi công trong bao nhiêu ngày?").answer
    assert answer == "60 ngày [1]"
