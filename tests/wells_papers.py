"""An invented party directive numbered "3.1-" and a report of the inspection that followed it."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

DIRECTIVE = """\
TỈNH ỦY KRÔNG NĂNG THƯỢNG                ĐẢNG CỘNG SẢN VIỆT NAM
        *                              Krông Năng Thượng, ngày 11 tháng 3 năm 2025
   Số 44-CT/TU

CHỈ THỊ
về tăng cường sự lãnh đạo của Đảng đối với công tác cấp nước sạch nông thôn

Đến cuối năm 2024, 61,5% hộ nông thôn của tỉnh dùng nước sạch; 19 công trình ngừng hoạt động.

Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng và Mặt trận Tổ quốc thực hiện tốt các nội \
dung sau:

1- Chủ tịch UBND xã trực tiếp làm Trưởng Ban Quản lý nước sạch cùng cấp; kiện toàn Tổ vận hành do \
một Phó Chủ tịch UBND xã làm tổ trưởng.

2- Thực hiện nguyên tắc “3 xem”, gồm: xem nguồn nước, xem đường ống, xem đồng hồ; báo ngay khi có \
sự cố.

3- Tổ chức thực hiện

3.1- Đảng ủy UBND tỉnh lãnh đạo lập Đề án cấp nước, trình Ban Thường vụ Tỉnh ủy trước ngày \
30/6/2025.

3.2- Ban Dân vận Tỉnh ủy vận động 9.000 hộ lắp đồng hồ, hoàn thành trước ngày 15/11/2025.

3.3- Ban Nội chính Tỉnh ủy theo dõi, đôn đốc việc thực hiện Chỉ thị.

Nơi nhận:                                   T/M BAN THƯỜNG VỤ
- Ban Bí thư (báo cáo),                     BÍ THƯ
- Các huyện ủy,
- Lưu Văn phòng Tỉnh ủy.                    Đinh Y Khoan
"""
NEWS = """\
Giám sát nước sạch: Nơi đủ nước, nơi chờ ống

Thứ Ba, 14/10/2025

Trong 2 ngày 9 và 10/10, Ban Kinh tế - Ngân sách HĐND tỉnh Krông Năng Thượng giám sát việc cấp \
nước sạch nông thôn. Đoàn do ông Sầm Bá Lượng, Trưởng Ban Kinh tế - Ngân sách làm Trưởng đoàn; bà \
Tô Thị Vy, Phó Trưởng Ban làm Phó Trưởng đoàn.

Đoàn đã đến 4 địa phương: xã Ea Tul, xã Cư Drăm, phường Hồ Sen, thị trấn Bờ Kè; xem 23 công trình.

Bí thư Đảng ủy xã Ea Tul H'Bia Mlô cho biết, xã có 1.240 hộ dùng nước sạch. Toàn xã lắp 860 đồng \
hồ và thay 7 km đường ống, hết 3,4 tỷ đồng.

Tại phường Hồ Sen, Chủ tịch UBND phường Lưu Tấn Đạt nói phường có 2.915 hộ dùng nước sạch; còn 4 \
khu phố chưa có trạm bơm.

Về tỷ lệ hộ dùng nước sạch, tỉnh xếp thứ 37/63 (năm 2023) và thứ 18/34 (năm 2025).

Đường dây nóng nước sạch nhận 96 phản ánh, đã trả lời 71.

Trước đó, sáng 03/6, Phó Chủ tịch UBND tỉnh Cao Xuân Điền đã chủ trì hội nghị trực tuyến \
triển khai Chỉ thị.
"""


def write_wells_papers(folder: Path) -> list[Path]:
    """The two files in a folder."""
    texts = {"kn-44-ct-tu.txt": DIRECTIVE, "tin-nuoc-sach.txt": NEWS}
    return write_texts(texts, folder)
