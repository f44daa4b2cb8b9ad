"""Deciding between the rules' fact and the chosen sentence, and trust in general texts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.answerer import AnswerSettings
from app.answering.draft import Draft, Fact
from app.deciding import Curve, Marks, Signs, load_curves, of_worse_sort
from app.engine import Engine
from app.names_asked import find_names
from app.question import read_question
from eval.fit_deciding import Case, Cases, balanced, fit, values
from index.syllable_encoder import SyllableEncoder

GENERAL = {
    "nui-lua.txt": (
        "Núi lửa Tà Bưng\n\n"
        "Núi lửa Tà Bưng phun trào năm 1912 và để lại một hồ nước trên miệng. "
        "Hồ sâu 85 m, quanh năm nước lạnh. "
        "Đoàn khảo sát đầu tiên đến hồ vào năm 1936 do nhà địa chất Lục Văn Khê dẫn đầu."
    ),
    "van-trach.txt": (
        "Tỉnh Vân Trạch\n\n"
        "Tỉnh Vân Trạch gồm ba huyện và mười hai xã. "
        "Cao nguyên Đá Vọng và đồng bằng sông Lịch đều trồng bông, "
        "nhưng chỉ địa phương ven núi có thị trường cho lông cừu."
    ),
    "ca-heo.txt": (
        "Cá heo mõm trắng\n\n"
        "Cá heo mõm trắng sống thành đàn chừng 30 con ở vùng biển Nam Sa. "
        "Loài này được mô tả năm 1871, khi một con mắc lưới ngư dân."
    ),
    "hong-hac.txt": (
        "Hồng hạc đầm Sậy\n\n"
        "Hồng hạc đầm Sậy đến trú đông từ tháng 11. "
        "Chúng làm tổ trên những bãi bùn rộng nơi có nhiều tôm nhỏ."
    ),
}
PAPER = {
    "chi-thi.txt": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÒA LẠC\nSố: 19/CT-UBND\n"
        "Hòa Lạc, ngày 4 tháng 3 năm 2024\n\nCHỈ THỊ\nVề tăng cường bảo vệ đê điều\n\n"
        "Sở Nông nghiệp kiểm tra 42 km đê xung yếu trước ngày 15/5/2024.\n"
    ),
}


def _engine(folder: Path, texts: dict[str, str], *, deciding: bool = True) -> Engine:
    source = folder / "van-ban"
    source.mkdir()
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    settings = AnswerSettings(deciding=deciding)
    engine = Engine.open(folder / "chi-muc", encoder=SyllableEncoder(), answering=settings)
    engine.ingest([source], processes=0)
    return engine


@pytest.fixture(scope="module")
def general(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = _engine(tmp_path_factory.mktemp("chung"), GENERAL)
    yield made
    made.close()


def test_the_fact_is_found_inside_the_sentence_that_is_trusted(general: Engine) -> None:
    answer = general.ask("Núi lửa Tà Bưng phun trào vào năm nào?")
    assert answer.status == "answered"
    assert answer.answer == "năm 1912 [1]"
    assert answer.citations[0].quote.startswith("Núi lửa Tà Bưng phun trào")


def test_a_sentence_without_such_a_fact_is_shown_whole(general: Engine) -> None:
    answer = general.ask("Vì sao nhiều người tìm đến hồ nước trên miệng núi lửa Tà Bưng?")
    assert answer.status == "answered"
    assert all(cited.path.endswith("nui-lua.txt") for cited in answer.citations)


def test_a_reason_that_no_word_marks_is_told_by_the_trusted_sentence(general: Engine) -> None:
    # In papers a question of this form is declined where no word of reason stands.
    answer = general.ask("Tại sao hồng hạc làm tổ trên những bãi bùn rộng?")
    assert answer.answer == "Chúng làm tổ trên những bãi bùn rộng nơi có nhiều tôm nhỏ. [1]"


def test_what_no_general_text_tells_of_is_declined(general: Engine) -> None:
    assert general.ask("Giá vé tàu điện ở Kinh Bắc là bao nhiêu?").status == "not_found"


def test_an_area_told_of_makes_no_report_on_administration(general: Engine) -> None:
    answer = general.ask("Ngoài Đá Vọng thì nơi nào ở Vân Trạch cũng trồng bông?")
    assert answer.status == "answered"
    assert answer.citations[0].quote.startswith("Cao nguyên Đá Vọng và đồng bằng sông Lịch")


def test_what_only_opens_a_question_belongs_to_no_name() -> None:
    for text in ("Ngoài Đá Vọng còn nơi nào trồng bông?", "Người Đá Vọng còn trồng gì?"):
        asked = read_question(text)
        ((first, last),) = find_names(asked, ())
        assert [token.toned for token in asked.focus[first : last + 1]] == ["đá", "vọng"]


def test_papers_are_answered_as_before(tmp_path_factory: pytest.TempPathFactory) -> None:
    asked = (
        "Chỉ thị 19/CT-UBND ban hành ngày nào?",
        "Sở Nông nghiệp kiểm tra bao nhiêu km đê?",
        "Ai ký Chỉ thị 19/CT-UBND?",
    )
    told = []
    for deciding in (True, False):
        folder = tmp_path_factory.mktemp("chi-thi")
        engine = _engine(folder, PAPER | GENERAL, deciding=deciding)
        told.append([(a.status, a.answer, a.confidence) for a in map(engine.ask, asked)])
        engine.close()
    assert told[0] == told[1]
    assert told[0][0][1].startswith("ngày 4 tháng 3 năm 2024")


def test_the_less_the_facts_sentence_is_trusted_the_less_the_fact() -> None:
    curve = load_curves()["fact"]
    sure = [curve.value(Signs(ratio, 1.0, 0.5, 0.0)) for ratio in (0.0, -2.0, -4.0, -7.0)]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > 0.5 > sure[-1]


def test_trust_grows_with_every_mark() -> None:
    curve = load_curves()["trust"]
    assert curve.value(Marks(1.0, 1.0, 1.0, 0.85)) > 0.8
    assert curve.value(Marks(0.1, 0.1, 0.1, 0.5)) < curve.least
    assert curve.value(Marks(0.9, 0.5, 1.0, 0.7)) > curve.value(Marks(0.4, 0.5, 1.0, 0.7))
    assert curve.value(Marks(0.4, 0.5, 1.0, 0.8)) > curve.value(Marks(0.4, 0.5, 1.0, 0.6))


def test_a_curve_is_logistic() -> None:
    curve = Curve(1.0, {"share": 2.0, "coverage": 0.0, "names": -1.0}, 0.5)
    expected = 1 / (1 + math.exp(-(1.0 + 2.0 * 0.5 - 1.0)))
    assert curve.value(Marks(0.5, 0.3, 1.0, 0.7)) == round(expected, 4)


def test_fitting_finds_what_tells() -> None:
    random = np.random.default_rng(3)
    drawn = random.random((400, 2))
    group = [Case((float(a), float(b)), bool(a > 0.5)) for a, b in drawn]
    weights = fit([group])
    assert weights[1] > 10 * abs(weights[2])
    assert np.mean((values(weights, group) > 0.5) == (drawn[:, 0] > 0.5)) > 0.95


def test_sets_weigh_alike_and_strange_questions_less() -> None:
    found = Cases([], [Case((1.0,), right=True)] * 3, [Case((0.0,), right=False)] * 7)
    weighed = balanced(found)
    assert sum(case.weight for case in weighed if case.right) == pytest.approx(500)
    assert sum(case.weight for case in weighed if not case.right) == pytest.approx(500 * 0.4)


def test_where_nothing_was_found_no_figure_rounds_another() -> None:
    told = Draft("number", facts=(Fact("1.104 hộ", ()),))
    assert not of_worse_sort(Draft("number", note="không nêu"), told)
    assert of_worse_sort(Draft("number", facts=(Fact("hơn 1.100 hộ", ()),)), told)
