"""Who must do what by when."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.deadlines import find_deadline
from ingest.duties import find_duties
from ingest.model import Deadline, Header, Span
from ingest.unit_lists import split_units
from tests.official_papers import CODIFIED, NEWS, PARTY_DIRECTIVE, STATE_DIRECTIVE, duties_of

ISSUED = dt.date(2024, 3, 1)


def due(text: str) -> tuple[str, dt.date | None, str] | None:
    found = find_deadline(text, Span(0, len(text)), ISSUED)
    return (found.text, found.date, found.recurring) if found is not None else None


def test_headings_own_the_items_below_them() -> None:
    _, duties = duties_of(STATE_DIRECTIVE)
    assert [duty.unit for duty in duties] == [
        "Sở Xây dựng",
        "Sở Xây dựng",
        "Sở Công Thương",
        "Sở Tài chính",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "UBND các huyện",
        "UBND các huyện",
    ]
    assert [duty.deadline.date if duty.deadline else None for duty in duties] == [
        dt.date(2025, 1, 31),
        dt.date(2024, 12, 12),
        None,
        None,
        None,
        None,
        None,
    ]
    assert duties[0].partners == ("Sở Nội vụ", "Công an tỉnh")
    assert duties[6].deadline is not None
    assert duties[6].deadline.recurring == "quarterly"


def test_a_party_directive_orders_those_it_asks_and_those_it_names() -> None:
    _, duties = duties_of(PARTY_DIRECTIVE)
    assert [(duty.unit, duty.partners) for duty in duties] == [
        ("các cấp ủy, tổ chức đảng", ()),
        ("các cấp ủy, tổ chức đảng", ()),
        ("Ban Cán sự đảng UBND tỉnh", ()),
        ("Ban Tuyên giáo Tỉnh ủy", ("Ban Dân vận Tỉnh ủy",)),
        ("Văn phòng Tỉnh ủy", ()),
    ]


def test_codified_articles_give_duties_with_and_without_headings() -> None:
    _, duties = duties_of(CODIFIED)
    assert [(duty.unit, duty.deadline and duty.deadline.date) for duty in duties] == [
        ("Bộ Giao thông vận tải", dt.date(2009, 12, 31)),
        ("Bộ Công an", None),
    ]


def test_news_give_only_what_was_clearly_ordered() -> None:
    _, duties = duties_of(NEWS)
    assert [duty.unit for duty in duties] == ["Sở Tài chính"]


@pytest.mark.parametrize("paper", [PARTY_DIRECTIVE, STATE_DIRECTIVE, CODIFIED])
def test_every_part_of_a_duty_is_found_in_the_text(paper: str) -> None:
    text, duties = duties_of(paper)
    for duty in duties:
        assert text[duty.unit_span.start : duty.unit_span.end] == duty.unit
        assert duty.start <= duty.action.start < duty.action.end <= duty.end
        assert "\n" not in text[duty.start : duty.end]
        if duty.deadline is not None:
            deadline = text[duty.deadline.start : duty.deadline.end]
            assert deadline == duty.deadline.text


@pytest.mark.parametrize(
    ("text", "date", "recurring"),
    [
        ("hoàn thành trước ngày 30/6/2024", dt.date(2024, 6, 30), ""),
        ("báo cáo chậm nhất là ngày 15 tháng 4 năm 2024", dt.date(2024, 4, 15), ""),
        ("trình trong quý III/2024", dt.date(2024, 9, 30), ""),
        ("xong trước tháng 12/2024", dt.date(2024, 11, 30), ""),
        ("báo cáo trước 20/5", dt.date(2024, 5, 20), ""),
        ("trong năm 2025", dt.date(2025, 12, 31), ""),
        ("trong vòng 15 ngày kể từ ngày ký ban hành", dt.date(2024, 3, 16), ""),
        ("trong thời hạn 5 ngày làm việc kể từ ngày ban hành", dt.date(2024, 3, 8), ""),
        ("sau 2 tuần kể từ ngày Chỉ thị được ban hành", dt.date(2024, 3, 15), ""),
        ("trước ngày 25 hằng tháng báo cáo", None, "monthly"),
        ("hằng tháng, trước ngày 25, báo cáo", None, "monthly"),
        ("định kỳ 6 tháng báo cáo một lần", None, "half-yearly"),
        ("định kỳ hàng năm báo cáo", None, "yearly"),
        ("hằng tuần họp giao ban", None, "weekly"),
        ("sơ kết hằng năm, báo cáo trước ngày 15/12", None, "yearly"),
        ("kiểm tra, đôn đốc và định kỳ báo cáo Thường trực Tỉnh ủy", None, "regular"),
        ("Báo cáo định kỳ theo quy định", None, "regular"),
        ("trong 5 ngày kể từ ngày nhận hồ sơ và trước ngày 20 hằng tháng", None, "monthly"),
    ],
)
def test_deadlines_are_days_where_they_can_be(
    text: str, date: dt.date | None, recurring: str
) -> None:
    found = due(text)
    assert found is not None
    assert (found[1], found[2]) == (date, recurring)


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Chỉ thị số 17-CT/TU ngày 05/3/2024 của Tỉnh ủy",
        "theo Luật Đất đai năm 2024",
        "giai đoạn 2021-2025",
        "kể từ ngày 01/7/2024",
        "rút kinh nghiệm từ năm 2023",
        "thường xuyên kiểm tra 24 giờ một ngày",
        "xây dựng kế hoạch hằng năm",
        "thực hiện nghiêm chế độ báo cáo định kỳ và đột xuất",
    ],
)
def test_other_times_are_no_deadlines(text: str) -> None:
    assert due(text) is None


def test_a_deadline_without_a_known_start_has_no_day() -> None:
    text = "trả lời trong thời hạn 5 ngày làm việc kể từ ngày nhận đơn"
    assert find_deadline(text, Span(0, len(text)), None) == Deadline(text[8:], 8, len(text))


def test_lists_of_units_are_parted_at_names_only() -> None:
    assert split_units("các Bộ: Tư pháp, Công an, Y tế và các Bộ, ngành có liên quan") == (
        "Bộ Tư pháp",
        "Bộ Công an",
        "Bộ Y tế",
        "các Bộ, ngành có liên quan",
    )
    assert split_units("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương") == (
        "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
    )


def test_a_body_named_with_the_one_above_it_is_one_unit() -> None:
    assert split_units("Chi cục Thủy lợi, Sở Nông nghiệp và Môi trường") == ("Chi cục Thủy lợi",)
    assert split_units("Chi cục Thủy lợi và Sở Xây dựng") == ("Chi cục Thủy lợi", "Sở Xây dựng")
    assert split_units("Bộ trưởng, thủ trưởng cơ quan ngang bộ, chủ tịch UBND tỉnh") == (
        "Bộ trưởng",
        "thủ trưởng cơ quan ngang bộ",
        "chủ tịch UBND tỉnh",
    )


def test_a_heading_of_two_units_gives_each_of_them_its_items_and_their_time() -> None:
    _, duties = duties_of("""TỈNH ỦY LAM GIANG
*
Số 14-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 6 tháng 2 năm 2025
CHỈ THỊ
về phòng, chống hạn hán
Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng tập trung thực hiện tốt các nội dung sau:
1. Nâng cao nhận thức của đảng viên về nguy cơ hạn hán.
2. Đảng ủy Sở Xây dựng và Đảng ủy Sở Tài chính
- Lập danh mục hồ chứa xung yếu, báo cáo trước ngày 20/3/2025.
- Bố trí kinh phí nạo vét kênh mương.
3. Ban Tuyên giáo Tỉnh ủy:
a) Định hướng tuyên truyền về dùng nước tiết kiệm.
""")
    assert [(duty.unit, duty.deadline and duty.deadline.date) for duty in duties] == [
        ("các cấp ủy, tổ chức đảng", None),
        ("Đảng ủy Sở Xây dựng", dt.date(2025, 3, 20)),
        ("Đảng ủy Sở Tài chính", dt.date(2025, 3, 20)),
        ("Đảng ủy Sở Xây dựng", None),
        ("Đảng ủy Sở Tài chính", None),
        ("Ban Tuyên giáo Tỉnh ủy", None),
    ]


def test_a_paper_that_is_only_its_heading_gives_no_duties() -> None:
    assert find_duties("Số: 3/2024/CT-TTg", Header(kind="directive", source="primary"), ()) == ()


def test_a_point_with_its_own_subject_names_its_own_unit() -> None:
    _, duties = duties_of("""UBND TỈNH LAM GIANG
Số: 08/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Lam Giang, ngày 10 tháng 3 năm 2025
CHỈ THỊ
Về bảo vệ rừng đầu nguồn
UBND tỉnh yêu cầu:
1. Ủy ban nhân dân huyện chỉ đạo:
a) Hạt Kiểm lâm huyện chủ trì, phối hợp với Công an huyện tuần tra, truy quét các điểm nóng.
b) Tổ chức trực gác trong mùa khô.
2. Vườn quốc gia Đá Nhảy chủ trì điều tra thực bì.
""")
    assert [(duty.unit, duty.partners) for duty in duties] == [
        ("Hạt Kiểm lâm huyện", ("Công an huyện",)),
        ("Ủy ban nhân dân huyện", ()),
        ("Vườn quốc gia Đá Nhảy", ()),
    ]


def test_a_numbered_heading_in_capitals_names_who_is_charged() -> None:
    text = """ỦY BAN NHÂN DÂN
TỈNH BA CHẼ
Số: 21/CT-UBND
Ba Chẽ, ngày 02 tháng 02 năm 2025
CHỈ THỊ
Về phòng, chống cháy rừng mùa khô
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
I. ĐỐI VỚI HẠT KIỂM LÂM CÁC HUYỆN, THÀNH PHỐ
1. Rà soát 200 bộ dụng cụ của các tổ rừng trước ngày 15/3/2025.
II. TỔ CHỨC THỰC HIỆN
1. Trạm Vật tư nông nghiệp cung ứng 40 máy bơm.
2. Hội đồng Thi đua, khen thưởng tỉnh tham mưu khen thưởng hằng năm."""
    _, duties = duties_of(text)
    assert [duty.unit for duty in duties] == [
        "HẠT KIỂM LÂM CÁC HUYỆN, THÀNH PHỐ",
        "Trạm Vật tư nông nghiệp",
        "Hội đồng Thi đua, khen thưởng tỉnh",
    ]
    assert duties[0].deadline is not None
    assert duties[0].deadline.date == dt.date(2025, 3, 15)


def test_a_name_that_holds_a_verbs_syllable_is_whole() -> None:
    paper = STATE_DIRECTIVE.replace(
        "1. Sở Xây dựng\n", "1. Công ty Khai thác công trình thủy lợi vận hành 12 trạm bơm.\n"
    )
    assert duties_of(paper)[1][0].unit == "Công ty Khai thác công trình thủy lợi"
