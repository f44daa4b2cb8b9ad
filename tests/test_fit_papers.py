"""The weights fitted for the sentences of papers and reports put the right one first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.answerer import Answerer
from app.engine import Engine
from eval.fit_choosing import Case, fit, success
from eval.fit_papers import cases, judged_apart, scaled
from eval.questions import Question
from tests.holding import holding_texts

FERRY = """\
Huyện Mường Sậy siết chặt bến đò
Sáng 4/6, UBND huyện Mường Sậy họp bàn việc quản lý các bến đò ngang.
Các bến đò bị nhắc nhở đều vi phạm quy định chở khách, không có áo phao.
Huyện yêu cầu mỗi xã công khai số điện thoại trực bến đò.
"""
QUESTIONS = (
    Question("1", "Các bến đò ở Mường Sậy vi phạm gì?", expects="answer",
             documents=("ben-do.txt",), must=(("không có áo phao",),)),
    Question("2", "Huyện Mường Sậy yêu cầu gì về số điện thoại trực bến đò?", expects="answer",
             documents=("tin/ben-do.txt",), must=(("công khai",),)),
    Question("3", "Ai chủ trì cuộc họp về bến đò ở Mường Sậy?", expects="refusal"),
)  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report."""
    yield from holding_texts({"ben-do.txt": FERRY}, tmp_path_factory.mktemp("tin"))


def test_weights_found_put_the_right_sentences_first(engine: Engine) -> None:
    found = list(cases(Answerer(engine.catalog, engine.searcher), QUESTIONS))
    assert [int(case.gold.sum()) for case in found] == [1, 1]
    assert success(found, fit([found])) == 1.0


def test_sets_are_judged_by_the_weights_of_others() -> None:
    right = Case(np.array([[1.0, 0.2], [0.0, 0.3]]), np.array([True, False]))
    misled = Case(np.array([[1.0, 0.2], [0.0, 0.3]]), np.array([False, True]))
    assert judged_apart([[right], [right]]) == 1.0
    assert judged_apart([[right], [misled]]) == 0.0


def test_weights_keep_the_length_of_those_before() -> None:
    assert scaled(np.array([3.0, 4.0]), np.array([0.0, 10.0])).tolist() == [6.0, 8.0]
