"""Which of two is more; what one person said; duties of two bodies compared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.which_more import which_more
from tests.holding import holding

_ORDER = """\
UBND HUYỆN LÂM TRẠCH
Số: 31/CT-UBND
Lâm Trạch, ngày 4 tháng 2 năm 2022

CHỈ THỊ
Về việc nuôi ong lấy mật dưới tán rừng

1. Phòng Nông nghiệp chủ trì lập bản đồ cây có hoa, hoàn thành trước ngày 30/4/2022.
2. Trạm Kiểm lâm cấp giấy phép đặt đõ ong cho từng hộ.
"""
_NEWS = """\
Mùa ong ở Lâm Trạch

Xã Khe Giao có 45% số hộ nuôi ong, xã Bãi Sậy có 61% số hộ nuôi ong. Năm ngoái, xã Khe Giao thu \
1.250 lít mật, xã Bãi Sậy thu 980 lít mật.

Bà Ngân Thị Lựu, Chủ tịch Hội Nông dân huyện, cho biết giá mật đã tăng. “Khách đặt trước cả \
tháng”, bà Lựu nói. Ông Lò Văn Phích, Trưởng trạm Kiểm lâm, thừa nhận giấy phép cấp còn chậm. \
Ông Hà Văn Sóng, chủ trại ong, dự buổi gặp. Theo ông Sóng, sương muối làm hoa nhãn rụng sớm.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over an invented directive and a report, encoded without a model."""
    folder = tmp_path_factory.mktemp("ong")
    paths = [folder / "ct-31.txt", folder / "mua-ong.txt"]
    for path, text in zip(paths, (_ORDER, _NEWS), strict=True):
        path.write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "Xã Khe Giao và xã Bãi Sậy, nơi nào có tỷ lệ hộ nuôi ong cao hơn?",
            ["Xã Khe Giao: 45%", "Xã Bãi Sậy: 61%", "Cao hơn: xã Bãi Sậy"],
        ),
        (
            "Xã nào thu nhiều lít mật hơn, Khe Giao hay Bãi Sậy?",
            ["Khe Giao: 1.250 lít mật", "Bãi Sậy: 980 lít mật", "Nhiều hơn: Khe Giao"],
        ),
    ],
)
def test_two_figures_stand_side_by_side_and_the_greater_is_named(
    engine: Engine, question: str, items: list[str]
) -> None:
    assert [item.text for item in engine.ask(question).items] == items


def test_an_earlier_day_comes_before_a_later_one() -> None:
    more = which_more("Chỉ thị 1-CT/TU và Chỉ thị 2-CT/TU, chỉ thị nào ban hành sau?")
    assert more is not None
    assert more.ahead("7/8/2023", "2/6/2023") == "Sau: Chỉ thị 1-CT/TU"
    assert more.ahead("7/8/2023", "không rõ") is None


def test_a_question_for_one_of_many_compares_nothing() -> None:
    assert which_more("Xã nào thu nhiều mật nhất?") is None
    assert which_more("Hội Nông dân và Trạm Kiểm lâm giao việc gì?") is None


def test_duties_of_two_bodies_are_those_of_the_paper_named(engine: Engine) -> None:
    question = "Phòng Nông nghiệp và Trạm Kiểm lâm có nhiệm vụ khác nhau thế nào theo Chỉ thị 31?"
    texts = [item.text for item in engine.ask(question).items]
    assert "bản đồ cây có hoa" in texts[0] and "Phòng Nông nghiệp" in texts[0]
    assert "giấy phép đặt đõ ong" in texts[1] and "Trạm Kiểm lâm" in texts[1]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Bà Lựu nói gì?", "Khách đặt trước"),
        ("Bà Ngân Thị Lựu nói gì về giá mật?", "giá mật đã tăng"),
        ("Ông Lò Văn Phích nói gì?", "giấy phép cấp còn chậm"),
        ("Ông Hà Văn Sóng nói gì?", "sương muối"),
    ],
)
def test_what_a_person_said_is_told_by_name_or_as_mr_and_mrs(
    engine: Engine, question: str, said: str
) -> None:
    assert said in engine.ask(question).answer


@pytest.mark.parametrize(
    "question",
    ["Bà Ngân Thị Lựu nói gì về cháy rừng?", "Chủ tịch UBND huyện nói gì về Chỉ thị 31/CT-UBND?"],
)
def test_what_a_person_did_not_say_is_told_by_nobody_else(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_a_share_is_compared_where_only_the_deed_is_named(engine: Engine) -> None:
    items = [
        item.text for item in engine.ask("Khe Giao và Bãi Sậy, nơi nào nuôi ong cao hơn?").items
    ]
    assert items == ["Khe Giao: 45%", "Bãi Sậy: 61%", "Cao hơn: Bãi Sậy"]


def test_braces_in_a_question_are_only_text() -> None:
    more = which_more("Khe {0} và Bãi {Sậy}, nơi nào có tỷ lệ {nuôi} cao hơn?")
    assert more is not None
    assert more.sides[1] == "tỷ lệ {nuôi} của Bãi {Sậy} là bao nhiêu?"


def test_a_row_of_figures_is_read_by_its_first() -> None:
    more = which_more("Khe Giao và Bãi Sậy, nơi nào có tỷ lệ cao hơn?")
    assert more is not None
    assert more.ahead("12.5.2026", "1.234.567,8") == "Cao hơn: Bãi Sậy"
