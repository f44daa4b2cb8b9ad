"""Figures that stand together and are told apart: changes, parts, totals, years, goals, ranks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

NEWS = """\
Tỉnh Vũ Lĩnh đánh giá công tác an toàn thực phẩm và giao thông

Tỉnh Vũ Lĩnh vừa sơ kết việc thực hiện Chỉ thị số 33-CT/TU của Tỉnh ủy.

Chín tháng đầu năm 2025, toàn tỉnh Vũ Lĩnh xảy ra 11 vụ ngộ độc thực phẩm làm 240 người mắc; so \
với cùng kỳ năm 2024 tăng 3 vụ và 96 người mắc. Trong đó, 6 vụ xảy ra tại huyện Nà Sầm, 4 vụ tại \
huyện Cao Phong Thượng, 1 vụ tại thị xã Khe Bạc.

Trong quý III, tai nạn giao thông làm chết 8 người, làm bị thương 13 người. Đường dây nóng nhận \
154 cuộc gọi, trong đó 87 cuộc phản ánh đúng sự việc.

Có 66 trong số 91 xã, phường đã lập tổ giám sát cộng đồng; 25 xã, phường chưa có tổ. Ủy ban Kiểm \
tra đã kiểm tra 45 lượt đối với 28 tổ chức đảng.

Đảng bộ tỉnh có 52 chi bộ với 2.340 đảng viên, trong đó 1.872 đảng viên có chữ ký số (80%). Chi \
cho chuyển đổi số mới đạt 0,7% tổng chi ngân sách. Tỉnh Vũ Lĩnh xếp thứ 19/34 về chỉ số cải cách \
hành chính năm 2025.

Huyện Nà Sầm thành lập mới 6 đội tuyên truyền, nâng tổng số lên 27 đội. Từ năm 2026, huyện chi tối \
thiểu 1,2% ngân sách cho truyền thông, tăng lên 1,8% từ năm 2028.

So với quý trước, số đơn thư giảm 16 đơn (12,5%); số thẻ đọc tăng từ 4% đến 6%. Năm học vừa qua \
Vũ Lĩnh xếp thứ 30/63 về thư viện (năm 2023) và thứ 17/34 (năm 2024). Hội Nông dân tặng 90 đài, \
Hội Cựu chiến binh tặng 35 đài cho thôn bản.

Năm 2024, thực hiện Kế hoạch ngày 5 tháng 6 năm 2023, huyện Khe Lau đã trồng 57 ha rừng, vượt chỉ \
tiêu, tăng 8 ha so với cuối năm 2023. Trường Tiểu học Khe Lau dạy cả hai buổi.

Trường Khe Lau có 430 học sinh. Hộ có dưới 2 ha đất được vay 45 triệu đồng.

Hội nghị nhận được 21 bản góp ý, trong đó 12 ý kiến tại chỗ. Chi ủy cơ sở thẩm tra 7 tổ chức hội \
và 18 hội viên. Tổ thẩm tra của Chi ủy cơ sở đã thẩm tra 5 tổ chức hội và 14 hội viên.

Xã Khánh Hạ chi 340 triệu đồng sửa chợ. Đồng chí Phùng Văn Sắc bị khai trừ; đồng chí Đinh Thị Lụa \
bị cách chức; đồng chí Mã Văn Kim bị cảnh cáo.
"""
PLAN = """\
ỦY BAN NHÂN DÂN TỈNH VŨ LĨNH
Số: 55/KH-UBND
Vũ Lĩnh, ngày 10 tháng 02 năm 2025

KẾ HOẠCH
Chuyển đổi số năm 2025

I. MỤC TIÊU
Phấn đấu đến hết năm 2025:
1. Chi cho chuyển đổi số tối thiểu 1,4% tổng chi ngân sách.
2. 100% cơ quan dùng chữ ký số.

II. TỔ CHỨC THỰC HIỆN
Sở Khoa học và Công nghệ theo dõi, báo cáo.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Vương Thế Duyệt
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over a report and a plan, encoded without a model."""
    folder = tmp_path_factory.mktemp("so-lieu")
    (folder / "tin.txt").write_text(NEWS, encoding="utf-8")
    (folder / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    yield from holding([folder], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Số vụ ngộ độc thực phẩm tăng bao nhiêu so với cùng kỳ 2024?", "3 vụ"),
        ("Toàn tỉnh Vũ Lĩnh xảy ra bao nhiêu vụ ngộ độc thực phẩm?", "11 vụ"),
        ("Mấy vụ ngộ độc xảy ra ở huyện Nà Sầm?", "6 vụ"),
        ("Huyện Cao Phong Thượng có bao nhiêu vụ ngộ độc?", "4 vụ"),
        ("Bao nhiêu người chết vì tai nạn giao thông?", "8 người"),
        ("Bao nhiêu người bị thương vì tai nạn giao thông?", "13 người"),
        ("Đường dây nóng có bao nhiêu cuộc gọi phản ánh đúng sự việc?", "87 cuộc"),
        ("Đường dây nóng nhận bao nhiêu cuộc gọi?", "154 cuộc gọi"),
        ("Bao nhiêu xã, phường đã lập tổ giám sát cộng đồng?", "66 trong số 91 xã"),
        ("Bao nhiêu xã, phường chưa có tổ giám sát?", "25 xã"),
        ("Ủy ban Kiểm tra kiểm tra bao nhiêu lượt tổ chức đảng?", "45 lượt"),
        ("Tỷ lệ đảng viên có chữ ký số là bao nhiêu?", "80%"),
        ("Đảng bộ tỉnh Vũ Lĩnh có bao nhiêu đảng viên?", "2.340 đảng viên"),
        ("Chi cho chuyển đổi số của Vũ Lĩnh mới bằng bao nhiêu phần trăm tổng chi?", "0,7% [1]"),
        ("Vũ Lĩnh xếp thứ mấy về cải cách hành chính năm 2025?", "xếp thứ 19/34"),
        ("Năm 2024 huyện Khe Lau đã trồng bao nhiêu ha rừng?", "57 ha"),
        ("Trường Tiểu học Khe Lau có bao nhiêu học sinh?", "430 học sinh"),
        ("Hộ có dưới 2 ha đất được vay bao nhiêu tiền?", "45 triệu đồng"),
        ("Hội nghị có bao nhiêu ý kiến phát biểu?", "12 ý kiến"),
        ("Chi ủy cơ sở thẩm tra bao nhiêu hội viên?", "18 hội viên"),
        ("Tổ thẩm tra của Chi ủy cơ sở thẩm tra bao nhiêu hội viên?", "14 hội viên"),
        ("Số đơn thư giảm bao nhiêu phần trăm?", "12,5%"),
        ("Số thẻ đọc tăng bao nhiêu?", "từ 4% đến 6%"),
        ("Năm 2024 Vũ Lĩnh xếp thứ mấy về thư viện?", "thứ 17/34"),
        ("Năm 2023 Vũ Lĩnh xếp thứ mấy về thư viện?", "xếp thứ 30/63"),
        ("Hội Cựu chiến binh tặng bao nhiêu đài?", "35 đài"),
        ("Huyện Nà Sầm thành lập mới bao nhiêu đội tuyên truyền?", "6 đội"),
        ("Huyện Nà Sầm có tất cả bao nhiêu đội tuyên truyền?", "27 đội"),
        ("Từ năm 2028, huyện Nà Sầm chi bao nhiêu phần trăm cho truyền thông?", "1,8%"),
        ("Từ năm 2026, huyện Nà Sầm chi bao nhiêu phần trăm cho truyền thông?", "tối thiểu 1,2%"),
        ("Đồng chí Đinh Thị Lụa bị kỷ luật hình thức gì?", "bị cách chức"),
        ("Đồng chí Phùng Văn Sắc bị xử lý thế nào?", "bị khai trừ"),
        ("Người ký Kế hoạch 55/KH-UBND giữ chức vụ gì?", "PHÓ CHỦ TỊCH"),
        ("Ai ký Kế hoạch 55/KH-UBND?", "Vương Thế Duyệt"),
    ],
)
def test_the_figure_that_is_meant(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2022 huyện Khe Lau đã trồng bao nhiêu ha rừng?",
        "Hộ có trên 2 ha đất được vay bao nhiêu tiền?",
        "Xã Khánh Thượng chi bao nhiêu để sửa chợ?",
        "Số vụ ngộ độc thực phẩm giảm bao nhiêu so với cùng kỳ 2024?",
        "Đồng chí Mã Văn Sắc bị kỷ luật hình thức gì?",
    ],
)
def test_what_is_told_of_others_is_refused(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
