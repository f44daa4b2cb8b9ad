"""A sentence that likely holds what is asked is told whole, where no short answer is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.told_whole import Weights
from tests.holding import holding_texts

REPORT = """\
Huyện Sơn Hạ siết chặt quản lý bến đò ngang
Sáng 4/6, UBND huyện Sơn Hạ họp bàn việc quản lý các bến đò ngang trên sông Lô Giang.
Theo Trưởng phòng Giao thông, số vụ đò chở quá người trong mùa lũ đã giảm hẳn so với năm ngoái.
Bí thư Huyện ủy Tạ Văn Khoái cho rằng, để dẹp hẳn bến đò không phép, xã phải ký cam kết với từng \
chủ đò và công khai số điện thoại trực.
Khi phát hiện chủ đò vi phạm, tổ tuần tra phải báo kết quả xử lý về phòng quản lý đường thủy.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report."""
    yield from holding_texts({"ben-do.txt": REPORT}, tmp_path_factory.mktemp("tin"))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Theo Bí thư Huyện ủy Tạ Văn Khoái, để dẹp hẳn bến đò không phép cần làm gì?", "cam kết"),
        ("Trưởng phòng Giao thông nói gì về số vụ đò chở quá người trong mùa lũ?", "giảm hẳn"),
        ("Khi chủ đò vi phạm thì tổ tuần tra phải báo kết quả xử lý về đâu?", "đường thủy"),
    ],
    ids=["what must be done", "what was said", "to where"],
)
def test_the_sentence_that_holds_it_answers(engine: Engine, question: str, held: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert held in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Theo Bí thư Huyện ủy Tạ Văn Khoái, để mở thêm chợ phiên cần làm gì?",
        "6 giải pháp quản lý bến đò ngang của huyện Sơn Hạ là gì?",
        "Huyện Hòa Trung phải làm gì để dẹp bến đò không phép?",
    ],
    ids=["another matter", "a count nobody proves", "another place"],
)
def test_what_no_sentence_holds_is_declined(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_trust_and_words_both_speak_for_a_sentence() -> None:
    weights = Weights(-2.0, 2.0, 2.0, 0.5)
    assert weights.value(1.0, 0.0) == weights.value(0.0, 1.0) == 0.5
    assert weights.value(1.0, 1.0) > weights.value(0.5, 1.0) > 0.5


FLOOD = """\
Kè Bến Sậy sụt xuống sông trong đêm
Rạng sáng 3/8, UBND xã Bến Sậy, huyện Sơn Hạ cho người canh gác đoạn bờ sông.
Nguyên nhân sụt kè được xác định là dòng chảy khoét sâu chân bờ.
Nhiều hộ ở bãi Soi không có đất làm nhà. Do đó, UBND huyện Sơn Hạ kiến nghị tỉnh sớm giao đất \
tái định cư để bà con ổn định chỗ ở.
"""


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Kè Bến Sậy sụt xuống sông do đâu?", "khoét sâu chân bờ"),
        ("Vì sao huyện Sơn Hạ kiến nghị tỉnh giao đất tái định cư?", "không có đất làm nhà"),
    ],
    ids=["below its headline", "the sentence before 'do đó'"],
)
def test_a_cause_is_told_where_the_text_names_it(
    tmp_path_factory: pytest.TempPathFactory, question: str, held: str
) -> None:
    for engine in holding_texts({"ke.txt": FLOOD}, tmp_path_factory.mktemp("ke")):
        assert held in engine.ask(question).answer
