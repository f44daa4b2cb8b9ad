"""Figures, roles and duties of an inspection: told of one commune, body or post and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.wells_papers import write_wells_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the water papers, encoded without a model."""
    paths = write_wells_papers(tmp_path_factory.mktemp("nuoc"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Xã Ea Tul có bao nhiêu hộ dùng nước sạch?", "1.240 hộ"),
        ("phuong ho sen co bao nhieu ho dung nuoc sach", "2.915 hộ"),
        ("Xã Ea Tul lắp bn đồng hồ?", "860"),
        ("Ai làm Trưởng đoàn giám sát nước sạch?", "Sầm Bá Lượng"),
        ("Phó Trưởng đoàn giám sát là ai?", "Tô Thị Vy"),
        ("Bí thư Đảng ủy xã Ea Tul tên là gì?", "H'Bia Mlô"),
        ("Ai làm Trưởng Ban Quản lý nước sạch cấp xã?", "Chủ tịch UBND xã"),
        ("Ai làm tổ trưởng Tổ vận hành?", "một Phó Chủ tịch UBND xã"),
        ("Đoàn giám sát nước sạch làm việc hôm nào?", "9 và 10/10"),
        ("Ban Dân vận Tỉnh ủy phải hoàn thành trước ngày nào?", "15/11/2025"),
        ("Cơ quan nào theo dõi, đôn đốc việc thực hiện Chỉ thị 44-CT/TU?", "Ban Nội chính Tỉnh ủy"),
        ("Ban Nội chính Tỉnh ủy làm gì?", "theo dõi, đôn đốc"),
        ("Tỷ lệ hộ nông thôn dùng nước sạch của tỉnh đạt bao nhiêu?", "61,5%"),
        ("Đường dây nóng nước sạch đã trả lời bao nhiêu phản ánh?", "71"),
        ("Năm 2025 tỉnh xếp thứ mấy về nước sạch?", "18/34"),
        ("Năm 2023 tỉnh xếp thứ mấy về nước sạch?", "37/63"),
        ("Đường dây nóng nước sạch nhận bao nhiêu phản ánh?", "96 phản ánh"),
        ("Ai chủ trì hội nghị triển khai ngày 3 tháng 6?", "Cao Xuân Điền"),
        ("Chỉ thị 44-CT/TU nói về cái gì vậy?", "cấp nước sạch nông thôn"),
    ],
)
def test_a_fact_of_the_place_body_or_post_asked(engine: Engine, question: str, said: str) -> None:
    assert said in engine.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "Thị trấn Bờ Kè có bao nhiêu hộ dùng nước sạch?",
        "Xã Ea Tul có bao nhiêu khu phố chưa có trạm bơm?",
        "Phường Hồ Sen lắp bao nhiêu đồng hồ?",
        "Xã Cư Drăm có bao nhiêu công trình?",
        "Chỉ thị 44-CT/TU của Tỉnh ủy Bình Hạ nói gì?",
        "Chỉ thị 44-CT/TU năm 2021 do ai ký?",
        "Xã Ea Tul mua đồng hồ của hãng nào?",
    ],
)
def test_what_is_told_of_another_is_not_answered(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_a_slogan_in_quotes_is_listed_behind_its_comma(engine: Engine) -> None:
    answer = engine.ask("Nguyên tắc “3 xem” gồm những gì?")
    assert [item.text for item in answer.items] == [
        "xem nguồn nước",
        "xem đường ống",
        "xem đồng hồ",
    ]


def test_follow_ups_change_the_place_or_the_measure(engine: Engine) -> None:
    assert "1.240" in engine.ask("Xã Ea Tul có mấy hộ dùng nước sạch?", "a").answer
    assert "2.915" in engine.ask("phường Hồ Sen thì sao?", "a").answer
    assert "15/11/2025" in engine.ask("Ban Dân vận Tỉnh ủy phải xong trước ngày nào?", "b").answer
    assert "61,5%" in engine.ask("Còn tỷ lệ hộ nông thôn dùng nước sạch?", "b").answer
