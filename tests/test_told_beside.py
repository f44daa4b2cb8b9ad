"""What the quote of one half holds is not said to be missing; a text has the number of a paper only
where it is about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_SALT = """\
UBND xã Bình Lạc họp về chống mặn
UBND xã Bình Lạc yêu cầu tổ kỹ thuật đo độ mặn tại 12 điểm dọc sông Cái, mỗi ngày 3 lần vào mùa khô.
"""
_MANY_PAPERS = """\
Bến Tầm rà soát giấy tờ đất
Thực hiện Nghị định số 71/2030/NĐ-CP và Nghị định số 18/2029/NĐ-CP, huyện Bến Tầm rà soát \
640 hồ sơ đất.
Các nghị định, quyết định về đất được in gửi về xã; nhiều nghị định đã cũ.
"""
_ONE_PAPER = """\
Bến Tầm gom rác ven sông
Huyện ủy Bến Tầm vừa ra Chỉ thị số 15-CT/HU về gom rác ven sông. Chỉ thị yêu cầu mỗi xã lập 4 đội \
gom rác.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over three reports."""
    papers = {"man.txt": _SALT, "dat.txt": _MANY_PAPERS, "rac.txt": _ONE_PAPER}
    yield from holding_texts(papers, tmp_path_factory.mktemp("tin"))


def test_what_the_sentence_of_one_half_tells_is_not_missing(engine: Engine) -> None:
    answer = engine.ask("UBND xã Bình Lạc yêu cầu đo độ mặn ở đâu, mấy lần một ngày?")
    assert "12 điểm dọc sông Cái, mỗi ngày 3 lần" in answer.answer
    assert answer.note == ""


def test_what_it_does_not_tell_is_missing(engine: Engine) -> None:
    answer = engine.ask("Huyện Bến Tầm rà soát bao nhiêu hồ sơ đất và ai trả tiền in?")
    assert "640" in answer.answer
    assert "ai trả tiền in" in answer.note


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("Huyện Bến Tầm rà soát bao nhiêu hồ sơ đất?", None),
        ("Mỗi xã lập bao nhiêu đội gom rác?", "15-CT/HU"),
    ],
)
def test_a_report_has_the_number_of_the_paper_it_is_about(
    engine: Engine, question: str, paper: str | None
) -> None:
    assert [cited.directive for cited in engine.ask(question).citations] == [paper]
    assert engine.search(question).hits[0].directive == paper
