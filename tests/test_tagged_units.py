"""Duties by verbs that no list holds, and sentences that are no duties."""

from __future__ import annotations

import pytest

from ingest.folding import tone_key
from ingest.identity import parse_references
from ingest.tagged_units import read_acting
from tests.official_papers import duties_of

DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH BA CHẼ
Số: 09/CT-UBND
Ba Chẽ, ngày 02 tháng 3 năm 2025
CHỈ THỊ
Về phòng, chống úng hạn vụ mùa
Ủy ban nhân dân tỉnh ban hành Chỉ thị về phòng, chống úng hạn.
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. UBND xã Đồng Lau nạo vét 5 km kênh Cầu Sắt trước ngày 15/4/2025.
2. Văn phòng Hội đồng bầu cử tỉnh có nhiệm vụ dời hòm phiếu khỏi vùng trũng.
3. Trang tin mưa lũ do Sở Khoa học và Công nghệ chủ trì vận hành.
4. Giao Chi cục Thủy lợi tỉnh các việc sau:
a) Kiểm tra 12 trạm bơm;
b) Thay 40 cánh cống.
Nông dân cả tỉnh đang vào vụ gặt sớm.
5. Giám đốc các Sở, ban, ngành; Chủ tịch UBND các huyện; Trưởng ban Thủy nông căn cứ Chỉ thị \
thi hành.
"""


def test_verbs_that_no_list_holds_make_duties() -> None:
    _, duties = duties_of(DIRECTIVE)
    text = DIRECTIVE
    assert [(duty.unit, text[slice(*duty.action)].split(" ", 2)[:2]) for duty in duties] == [
        ("UBND xã Đồng Lau", ["nạo", "vét"]),
        ("Văn phòng Hội đồng bầu cử tỉnh", ["có", "nhiệm"]),
        ("Sở Khoa học và Công nghệ", ["chủ", "trì"]),
        ("Chi cục Thủy lợi tỉnh", ["Kiểm", "tra"]),
        ("Chi cục Thủy lợi tỉnh", ["Thay", "40"]),
        ("Giám đốc các Sở, ban, ngành", ["căn", "cứ"]),
        ("Chủ tịch UBND các huyện", ["căn", "cứ"]),
        ("Trưởng ban Thủy nông", ["căn", "cứ"]),
    ]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("Bộ Tư pháp khai thác, sử dụng kho dữ liệu chung về xử lý vi phạm", "Bộ Tư pháp"),
        ("Các xã, phường đắp bờ bao", "Các xã, phường"),
        ("Cơ sở khám bệnh, chữa bệnh trong tỉnh chịu trách nhiệm", "Cơ sở khám bệnh, chữa bệnh"),
        ("Hội đồng Thi đua, khen thưởng tỉnh tham mưu", "Hội đồng Thi đua, khen thưởng tỉnh"),
    ],
)
def test_a_name_ends_before_its_first_verb(clause: str, name: str) -> None:
    found = read_acting(clause, tone_key(clause), 0, len(clause))
    assert found is not None
    assert clause[found.start : found.end].startswith(name)
    assert len(clause[found.start : found.end]) <= len(name) + len(" trong tỉnh")


def test_a_sentence_without_any_verb_of_a_unit_charges_nobody() -> None:
    clause = "UBND xã Đồng Lau, huyện Ba Chẽ"
    assert read_acting(clause, tone_key(clause), 0, len(clause)) is None


def test_a_number_with_a_part_of_its_own_is_one_paper() -> None:
    text = "Nghị quyết số 66.9/2026/NQ-CP và 3.500 hộ, tăng 66.9/2025 lần"
    assert [paper.canonical for paper, _ in parse_references(text)] == ["66.9/2026/NQ-CP"]


NEWS = """Chuẩn bị chợ hoa cuối năm
Theo đó, UBND tỉnh Ba Chẽ yêu cầu các xã bố trí bãi xe quanh chợ hoa.
Công an tỉnh chủ trì, phối hợp với các xã giữ trật tự quanh chợ hoa.
Sở Lao động – Thương binh và Xã hội đôn đốc tiểu thương đăng ký gian hàng.
Chợ hoa họp từ ngày 20 tháng Chạp.
Sở Công Thương đã mở 12 điểm bán lưu động.
"""


def test_news_that_tells_duties_line_by_line_as_the_paper_does() -> None:
    _, duties = duties_of(NEWS)
    assert [duty.unit for duty in duties] == [
        "các xã",
        "Công an tỉnh",
        "Sở Lao động – Thương binh và Xã hội",
    ]
