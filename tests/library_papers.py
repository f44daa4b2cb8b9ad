"""An invented province's papers on its libraries: a directive, a plan, a news report."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

DIRECTIVE = """\
ỦY BAN NHÂN DÂN                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH TRÀ LĨNH                                Độc lập - Tự do - Hạnh phúc
Số: 21/CT-UBND                              Trà Lĩnh, ngày 07 tháng 4 năm 2025

CHỈ THỊ
Về việc phát triển văn hóa đọc trên địa bàn tỉnh

Đến cuối năm 2024, toàn tỉnh có 96 thư viện, trong đó thị xã Sa Mộc 18 thư viện, huyện Bình Ải 11 \
thư viện. Năm 2022, năm 2023 và năm 2024 các thư viện lần lượt đón 40.000 lượt, 52.000 lượt và \
71.000 lượt bạn đọc; số sách hỏng giảm từ 900 cuốn năm 2022 xuống 350 cuốn năm 2024. Nguyên nhân \
của tình trạng thiếu sách là do kinh phí mua mới còn thấp.

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Văn hóa
a) Mở lớp tập huấn cho thủ thư tại Nhà truyền thống tỉnh, số 5 đường Lá Phong, từ 8 giờ đến \
11 giờ ngày 20/5/2025.
b) Tham mưu bố trí 4,6 tỷ đồng mỗi năm để mua sách, báo cáo Ủy ban nhân dân tỉnh trước ngày \
15/6/2025.
2. Sở Giáo dục phối hợp với Tỉnh đoàn tổ chức ngày hội đọc sách; mỗi trường có từ 2 đến 4 tủ sách.
3. Ủy ban nhân dân các huyện thực hiện “3 không”: không thu phí, không giục bạn đọc, \
không cất sách mới, sách hay.

Chỉ thị này thay thế Chỉ thị số 02/CT-UBND ngày 09/3/2018 của Ủy ban nhân dân tỉnh./.

CHỦ TỊCH
Khuất Duy Thạc
"""
PLAN = """\
HUYỆN ỦY BÌNH ẢI                             ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 40-KH/HU                                  Bình Ải, ngày 12 tháng 5 năm 2025

KẾ HOẠCH
về phong trào đọc sách trong các chi bộ

I. MỤC TIÊU
1. Mỗi chi bộ có một tủ sách.
2. Mỗi đảng viên đọc 6 cuốn sách một năm.

II. NHIỆM VỤ, GIẢI PHÁP
1. Lập tủ sách chi bộ
a) Chọn sách theo nhu cầu của đảng viên.
b) Giao một đảng viên trẻ giữ tủ.
2. Thi kể chuyện sách
3. Khen thưởng chi bộ đọc nhiều

III. TỔ CHỨC THỰC HIỆN
Hội nghị cấp huyện tổ chức ngày 03/6/2025, hội nghị cấp xã xong trước ngày 17/6/2025.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Hứa Thị Vóc
"""
NEWS = """\
Trà Lĩnh mở lại những thư viện bỏ quên

Sáng 02/7/2025, tại Nhà thiếu nhi thành phố Trà Lĩnh, UBND tỉnh tổ chức ngày hội đọc sách. Ông \
Khuất Duy Thạc, Chủ tịch UBND tỉnh chủ trì; dự có bà Hứa Thị Vóc, Bí thư Huyện ủy Bình Ải.

Huyện Bình Ải khai trương thư viện ngày 5/6, thị xã Sa Mộc khai trương ngày 9/6, còn thành phố \
Trà Lĩnh khai trương ngày 14/6 với 3.200 cuốn sách. Ngày 18/6, Tỉnh đoàn phát động quyên góp; \
trước đó, ngày 11/6, Hội Phụ nữ tỉnh phát động tặng sách.

Ở thị xã Sa Mộc, Phòng Văn hóa lập 7 điểm đọc lưu động. Trưởng phòng Lều Văn Tấn cho biết 3 trong \
8 trường chưa có thủ thư. Riêng phường Đồi Sim không thu phí, phường Bến Gỗ thu phí 2.000 đồng.

Ba đơn vị được tặng giấy khen gồm: xã Suối Cát, phường Đồi Sim và Trường Tiểu học Lá Phong. Huyện \
Bình Ải chọn 3 xã Suối Cát, Nà Hin và Bản Cọ làm điểm.
"""


def write_library_papers(folder: Path) -> list[Path]:
    """The papers as files."""
    texts = {"chi-thi-21": DIRECTIVE, "ke-hoach-40": PLAN, "bao-thu-vien": NEWS}
    return write_texts(texts, folder)
