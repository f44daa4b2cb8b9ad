"""A sentence that the choice prefers to all others is shown, where no shorter answer is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

REPORT = """\
Huyện Phù Lưu thực hiện Chỉ thị số 12-CT/HU
Sáng 9/4, UBND huyện Phù Lưu tổng kết một năm thực hiện Chỉ thị số 12-CT/HU về phòng lũ.
Khu tập kết ở bãi Soi, huyện Phù Lưu chứa được cùng lúc 40 xe tải và 12 xuồng máy.
Đường ra bãi Soi nay rộng gấp rưỡi, xe cứu hỏa vào được tận bến.
Phó Chủ tịch UBND huyện Hà Văn Sìn cảm ơn các hộ hiến đất.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report."""
    yield from holding_texts({"duong.txt": REPORT}, tmp_path_factory.mktemp("tin"))


def test_a_preferred_sentence_answers_half_surely(engine: Engine) -> None:
    question = "Khu tập kết ở bãi Soi, huyện Phù Lưu chứa được cùng lúc bao nhiêu phương tiện?"
    answer = engine.ask(question)
    assert answer.answer.startswith("Khu tập kết ở bãi Soi, huyện Phù Lưu chứa được cùng lúc 40 xe")
    assert answer.confidence < 0.8


@pytest.mark.parametrize(
    "question",
    [
        "Đường ra bãi Soi nay rộng bao nhiêu mét?",
        "Khu tập kết ở bãi Cóc, huyện Phù Lưu chứa được bao nhiêu phương tiện?",
        "Khu tập kết ở bãi Soi, huyện Phù Lưu khánh thành ngày nào?",
    ],
    ids=["no figure there", "another place", "no day there"],
)
def test_what_it_does_not_hold_is_declined(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
