"""What is due when, and who owes it, on an invented plan and a notice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

PLAN = """\
ỦY BAN NHÂN DÂN HUYỆN PHÚ SA
Số: 52/KH-UBND
Phú Sa, ngày 12 tháng 01 năm 2026
KẾ HOẠCH
Phòng, chống hạn mặn năm 2026
1. Phòng Nông nghiệp và Môi trường khơi thông 14 km kênh, hoàn thành trước ngày 31/3/2026.
2. Phòng Tài chính - Kế hoạch bố trí 2,4 tỷ đồng mua máy bơm trước ngày 15/2/2026.
3. Ủy ban nhân dân các xã gia cố 9 đập tạm, hoàn thành trong tháng 3 năm 2026.
4. Trạm Khuyến nông hướng dẫn lịch gieo sạ trước ngày 20/10/2026.
5. Văn phòng huyện báo cáo kết quả hằng tháng.
"""


NOTICE = """\
ỦY BAN NHÂN DÂN HUYỆN PHÚ SA
Số: 9/TB-UBND
Phú Sa, ngày 02 tháng 02 năm 2026
THÔNG BÁO
Kết luận cuộc họp về vệ sinh chợ
1. Trạm Vệ sinh huyện chủ trì dọn ít nhất 2 bến chợ trước ngày 10/5/2026.
2. Công an huyện kiểm tra, cập nhật sổ ghe thuyền neo đậu.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the plan and a notice."""
    folder = tmp_path_factory.mktemp("han")
    paths = [folder / "ke-hoach-52.txt", folder / "thong-bao-9.txt"]
    for path, text in zip(paths, (PLAN, NOTICE), strict=True):
        path.write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Việc nào phải xong trước 15/2?", ["Phòng Tài chính - Kế hoạch"]),
        (
            "Những nhiệm vụ nào phải hoàn thành trong tháng 3/2026?",
            ["Phòng Nông nghiệp và Môi trường", "Ủy ban nhân dân các xã"],
        ),
        ("nhung viec nao phai hoan thanh truoc ngay 20/10/2026", ["Trạm Khuyến nông"]),
    ],
)
def test_what_is_due_is_told_with_who_owes_it(
    engine: Engine, question: str, units: list[str]
) -> None:
    answer = engine.ask(question)
    assert [item.text.split(":")[0] for item in answer.items] == units
    assert all(item.citations for item in answer.items)


def test_a_day_that_no_text_names_bounds_what_is_due_all_the_same(engine: Engine) -> None:
    answer = engine.ask("Những việc nào phải xong trước ngày 01/3/2026?")
    assert [item.text.split(":")[0] for item in answer.items] == ["Phòng Tài chính - Kế hoạch"]
    assert answer.confidence > 0.8


def test_that_more_is_due_earlier_is_said(engine: Engine) -> None:
    answer = engine.ask("Những việc nào phải xong trước ngày 20/10/2026?")
    assert answer.note == "Còn 4 việc đến hạn sớm hơn; xem đủ ở danh sách nhiệm vụ"


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Đơn vị nào phải báo cáo hằng tháng?", ["Văn phòng huyện"]),
        ("Ai phải hoàn thành việc trong quý I năm 2026?",
         ["Phòng Tài chính - Kế hoạch", "Phòng Nông nghiệp và Môi trường",
          "Ủy ban nhân dân các xã"]),
    ],
)  # fmt: skip
def test_who_owes_something_then(engine: Engine, question: str, units: list[str]) -> None:
    assert [item.text for item in engine.ask(question).items] == units


@pytest.mark.parametrize(
    "question",
    ["Việc nào phải xong trong tháng 8/2026?", "Đơn vị nào phải báo cáo hằng tuần?"],
)
def test_nothing_is_due_then(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        # "Ít nhất", "cập nhật" call nobody the first, a paper named "Thông báo" tells nothing.
        ("Kế hoạch 52/KH-UBND giao đơn vị nào khơi thông ít nhất 14 km kênh?", "Phòng Nông nghiệp"),
        ("Theo Thông báo số 9/TB-UBND, đơn vị nào cập nhật sổ ghe thuyền?", "Công an huyện"),
        ("Theo Thông báo số 9/TB-UBND, đơn vị nào dọn ít nhất 2 bến chợ?", "Trạm Vệ sinh"),
    ],
)
def test_who_is_charged_by_a_plan_or_a_notice(engine: Engine, question: str, unit: str) -> None:
    assert unit in engine.ask(question).answer


def test_the_day_of_a_paper_called_just_a_text(engine: Engine) -> None:
    answer = engine.ask("ngày ban hành Văn bản số 9/TB-UBND của UBND huyện Phú Sa")
    assert "02 tháng 02 năm 2026" in answer.answer


def test_a_unit_named_with_its_place_owes_all_its_duties(engine: Engine) -> None:
    answer = engine.ask("Phòng Tài chính - Kế hoạch huyện Phú Sa được giao nhiệm vụ gì?")
    assert "2,4 tỷ đồng" in answer.answer
