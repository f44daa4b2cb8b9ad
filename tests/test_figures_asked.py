"""Figures asked for with their bound, aim, rate or extreme; lists that a question joins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.parking_papers import write_parking_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the parking papers, encoded without a model."""
    paths = write_parking_papers(tmp_path_factory.mktemp("bai-xe"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mỗi ngày thành phố gửi bao nhiêu lượt xe máy?", "96.000 lượt xe máy [1]"),
        ("Mục tiêu đến năm 2028 bao nhiêu % bãi xe lắp camera?", "từ 85% trở lên [1]"),
        ("Hiện nay tỷ lệ bãi xe lắp camera đạt bao nhiêu?", "44% [1]"),
        ("Đã xử lý dứt điểm bao nhiêu bãi xe trái phép?", "67 bãi [1]"),
        ("Mức hỗ trợ tối đa cho mỗi bãi xe là bao nhiêu?", "tối đa 400 triệu đồng/bãi [1]"),
        ("Lối vào bãi xe không được lớn hơn bao nhiêu?", "không được lớn hơn 6,0 m [1]"),
        ("Cấp phép bãi xe trong thời hạn bao nhiêu ngày?", "07 ngày làm việc [1]"),
        ("Số bản góp ý là bao nhiêu?", "17 bản góp ý [1]"),
        ("Lãnh đạo thành phố họp mấy phiên bàn cách giải quyết?", "3 phiên [1]"),
        ("Phường Lò Gốm còn mấy bãi xe chưa có biển?", "5 [1]"),
        ("Tỷ lệ bãi được vạch sơn là bao nhiêu?", "75% [1]"),
        (
            "Đợt cao điểm 2 từ ngày nào đến ngày nào?",
            "ngày 1/8 (8 tháng Sáu âm lịch) đến hết ngày 15/8/2025 [1]",
        ),
        ("Đoàn kiểm tra có bao nhiêu người?", "7 thành viên [1]"),
        ("Thời gian tìm chỗ gửi xe giảm xuống còn bao nhiêu phút?", "8 phút [1]"),
        ("Thời gian tìm chỗ gửi xe phải đạt bao nhiêu phút?", "không quá 5 phút [1]"),
        ("Công an thành phố báo cáo bao lâu một lần?", "3 tháng một lần [1][2]"),
        ("Trường nào dời bãi xe chậm nhất?", "Trường Tiểu học Bằng Lãng [1]"),
        ("Trường nào dời bãi xe sớm nhất?", "Trường THCS Lò Gốm [1]"),
        ("Ai là người cao tuổi nhất được tặng giấy khen?", "Sùng Văn Lẩu [1]"),
        ("Người cao tuổi nhất được khen bao nhiêu tuổi?", "74 tuổi [1]"),
        ("Địa phương nào có số bãi xe nhiều nhất?", "Phường Bằng Lãng [1][2]"),
    ],
)
def test_the_figure_that_is_asked(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said


@pytest.mark.parametrize(
    "question",
    [
        "Thành phố có bao nhiêu cổng từ?",
        "Phường Bằng Lãng đã lắp bao nhiêu camera?",
    ],
)
def test_a_figure_of_others_is_no_answer(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_two_slogans_asked_together_are_both_listed(engine: Engine) -> None:
    items = [item.text for item in engine.ask("2 không, 2 có là gì?").items]
    assert items == ["không giữ xe vỉa hè", "không thu quá giá", "có vé giữ xe", "có bảng giá"]


def test_what_somebody_asks_for_is_listed(engine: Engine) -> None:
    items = [item.text for item in engine.ask("Công ty Bến Bãi kiến nghị những gì?").items]
    assert items == ["tăng phí giữ xe", "lắp thêm đèn chiếu sáng"]


def test_the_title_is_none_of_the_tasks(engine: Engine) -> None:
    items = [item.text for item in engine.ask("Các nhiệm vụ của Chỉ thị 21/CT-UBND là gì?").items]
    assert not any("chấn chỉnh hoạt động trông giữ xe" in item for item in items)
    assert len(items) > 3


def test_no_body_is_last_where_none_is_called_so(engine: Engine) -> None:
    assert engine.ask("Bệnh viện nào dời bãi xe muộn nhất?").status == "not_found"
