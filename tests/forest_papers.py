"""An invented province's papers on keeping its forests; they agree and disagree."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

DIRECTIVE = """\
ĐẢNG BỘ TỈNH SƠN LAM                         ĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY NÀ PHEO
*                                            Nà Pheo, ngày 14 tháng 3 năm 2024
Số 17-CT/HU

CHỈ THỊ
của Ban Thường vụ Huyện ủy
về tăng cường lãnh đạo công tác bảo vệ rừng và phòng cháy, chữa cháy rừng

Năm 2023 toàn huyện vẫn xảy ra 23 vụ phá rừng; 07 vụ cháy rừng, thiệt hại 5,2 ha. Nguyên nhân chủ \
yếu là do một số cấp ủy chưa quan tâm lãnh đạo, lực lượng kiểm lâm địa bàn còn mỏng.

Ban Thường vụ Huyện ủy yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nhiệm vụ sau:

1. Các chi bộ tổ chức quán triệt Chỉ thị này, hoàn thành trước ngày 30/4/2024.

2. Phòng Tài chính - Kế hoạch huyện bố trí 3,2 tỷ đồng cho công tác phòng cháy, chữa cháy rừng.

3. Mặt trận Tổ quốc huyện vận động nhân dân thực hiện phương châm "4 tại chỗ" (chỉ huy tại chỗ, \
lực lượng tại chỗ, phương tiện tại chỗ, hậu cần tại chỗ).

4. Ủy ban Kiểm tra Huyện ủy không để kéo dài việc kiểm tra quá 60 ngày.

Chỉ thị này thay thế Chỉ thị số 05-CT/HU ngày 22/7/2019 của Ban Thường vụ Huyện ủy.

Nơi nhận:                                              T/M BAN THƯỜNG VỤ
- Thường trực Tỉnh ủy Sơn Lam,                              BÍ THƯ
- Các chi bộ, đảng bộ trực thuộc.
                                                       Lò Văn Thưởng
"""
CONCLUSION = """\
TỈNH ỦY SƠN LAM                              ĐẢNG CỘNG SẢN VIỆT NAM
*                                            Sơn Lam, ngày 02 tháng 8 năm 2024
Số 88-KL/TU

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác bảo vệ rừng năm 2024

Sáu tháng đầu năm 2024, toàn tỉnh xảy ra 41 vụ phá rừng, giảm 18 vụ so với cùng kỳ \
năm 2023; riêng huyện Nà Pheo xảy ra 9 vụ. Ban Thường vụ Tỉnh ủy yêu cầu thực hiện \
ba nhóm giải pháp trọng tâm:

Thứ nhất, nâng cao trách nhiệm của người đứng đầu cấp ủy.

Thứ hai, hoàn thành giao đất, giao rừng cho 4.300 hộ gia đình trước ngày 31/12/2025.

Thứ ba, nâng thu nhập bình quân từ rừng lên 45 triệu đồng một hộ mỗi năm.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Đình Quế
"""
NEWS = {
    "bao-giu-rung.txt": """\
Nà Pheo quyết liệt giữ rừng
Thứ Năm, 22/08/2024 - Báo Sơn Lam

Thực hiện Chỉ thị số 17-CT/HU của Ban Thường vụ Huyện ủy Nà Pheo, việc giữ rừng có chuyển biến.

Bà Lường Thị Inh, Bí thư Đảng ủy xã Nậm Tin, cho biết xã đã thành lập 14 tổ bảo vệ rừng cộng đồng.
""",
    "dai-pha-rung-giam.txt": """\
Huyện Nà Pheo: Số vụ phá rừng giảm mạnh
Thứ Hai, 26/8/2024 - Đài Phát thanh và Truyền hình Sơn Lam

Sáng 25/8, huyện sơ kết 6 tháng thực hiện Chỉ thị 17-CT/HU. Xã Nậm Tin đã thành lập 12 tổ bảo vệ \
rừng cộng đồng.

Vì mùa khô đến sớm, huyện quyết định tổ chức trực gác lửa 24/24 giờ từ ngày 01/11.
""",
}


NOTICE = """\
<html><body><p>ỦY BAN NHÂN DÂN<br>HUYỆN NÀ PHEO</p><p>Số: 132/TB-UBND</p>
<p>Nà Pheo, ngày 20 tháng 9 năm 2024</p><h1>THÔNG BÁO</h1>
<p>Về kết quả kiểm tra phòng cháy tại các xã</p>
<table><tr><th>Xã</th><th>Diện tích (ha)</th><th>Số vụ cháy</th><th>Kinh phí (triệu đồng)</th></tr>
<tr><td>Bản Lạnh</td><td>2.310</td><td>1</td><td>145</td></tr>
<tr><td>Pá Khoang</td><td>1.875</td><td>0</td><td>120</td></tr>
<tr><td>Nậm Tin</td><td>3.040</td><td>3</td><td>210</td></tr></table>
<p>Các xã khắc phục trước ngày 05/10/2024.</p></body></html>
"""


def write_forest_papers(folder: Path) -> list[Path]:
    """The five papers as files in a folder."""
    texts = {
        "chi-thi-17.txt": DIRECTIVE,
        "ket-luan-88.txt": CONCLUSION,
        "thong-bao-132.html": NOTICE,
        **NEWS,
    }
    return write_texts(texts, folder)
