"""Invented papers of two provinces that share a number; one replaces another, two texts differ."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

_BA_TRUC = """\
TỈNH ỦY BA TRÚC                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 30-CT/TU                      Ba Trúc, ngày 04 tháng 3 năm 2021

CHỈ THỊ
về lãnh đạo sắp xếp, xây dựng chợ văn minh trên địa bàn tỉnh

Căn cứ Nghị quyết số 10-NQ/TW ngày 03/6/2017 của Ban Chấp hành Trung ương Đảng khóa XII, Ban \
Thường vụ Tỉnh ủy yêu cầu:

1. Các huyện ủy lãnh đạo xóa chợ tạm ven quốc lộ trước ngày 30/9/2021.

2. Tiểu thương thực hiện "3 sạch": sạch quầy, sạch tay, sạch lối đi.

3. Sở Công Thương kiểm tra an toàn điện tại 48 chợ trước ngày 15/12/2021.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Mạc Thị Hiên
"""
_HOA_MAI = """\
TỈNH ỦY HÒA MAI                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 30-CT/TU                      Hòa Mai, ngày 19 tháng 10 năm 2022

CHỈ THỊ
về nâng cao chất lượng sinh hoạt chi bộ khu phố

Ban Thường vụ Tỉnh ủy chỉ thị:

1. Mỗi chi bộ sinh hoạt chuyên đề ít nhất 04 lần một năm.

2. Ban Tổ chức Tỉnh ủy biên soạn sổ tay trước ngày 20/01/2023.

Chỉ thị này thay thế Chỉ thị số 12-CT/TU ngày 05/8/2016 của Ban Thường vụ Tỉnh ủy Hòa Mai.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Đàm Quang Thiều
"""
_PLAN = """\
HUYỆN ỦY BẾN GỖ                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 77-KH/HU                      Bến Gỗ, ngày 12 tháng 4 năm 2021

KẾ HOẠCH
thực hiện Chỉ thị số 30-CT/TU ngày 04/3/2021 của Ban Thường vụ Tỉnh ủy Ba Trúc

1. Phòng Kinh tế và Hạ tầng huyện di dời 5 chợ tạm, hoàn thành trước ngày 30/8/2021.

2. Hội Liên hiệp Phụ nữ huyện vận động 900 hội viên dùng giỏ tre.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Kha Văn Đởm
"""
NEWS = {
    "tin-cho-1": """\
Bến Gỗ dời chợ ra sao

Thứ hai, 06/09/2021 - 08:00

Báo Ba Trúc - Thực hiện Chỉ thị số 30-CT/TU của Tỉnh ủy Ba Trúc, huyện Bến Gỗ di dời 412 sạp hàng \
với kinh phí 2,6 tỷ đồng.

Lễ khánh thành chợ mới diễn ra ngày 02/9/2021. Huyện Gò Me thì dời được 35 sạp hàng.

TỐ NHƯ
""",
    "tin-cho-2": """\
Chợ mới bên sông

Thứ tư, 08/09/2021 - 10:20

Đời sống phương Nam - Huyện Bến Gỗ đã di dời 421 sạp hàng với kinh phí 2,6 tỷ đồng. Lễ khánh thành \
chợ mới diễn ra ngày 03/9/2021, có múa lân. Hội nghị sơ kết thực hiện Chỉ thị số 30-CT/TU của Tỉnh \
ủy Ba Trúc diễn ra ngày 20/8/2022.

HỮU LỘC
""",
}


def write_market_papers(folder: Path) -> list[Path]:
    """The papers as text files in a folder."""
    papers = {"ba-truc-30": _BA_TRUC, "hoa-mai-30": _HOA_MAI, "ben-go-77": _PLAN, **NEWS}
    return write_texts(papers, folder)
