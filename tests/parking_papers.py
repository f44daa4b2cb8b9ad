"""An invented directive on parking with aims, bounds and rates, and a report with a table."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

DIRECTIVE = """\
ỦY BAN NHÂN DÂN
THÀNH PHỐ VĨNH TƯỜNG AN
-------
Số: 21/CT-UBND
Vĩnh Tường An, ngày 08 tháng 4 năm 2025

CHỈ THỊ
Về việc chấn chỉnh hoạt động trông giữ xe trên địa bàn thành phố

Năm 2024, thành phố gửi bình quân 96.000 lượt xe máy mỗi ngày, trong đó trung tâm 61.000 lượt. Tỷ \
lệ bãi xe lắp camera hiện đạt 44%. Trong năm vẫn phát sinh 152 bãi xe trái phép, trong đó 90 bãi \
trên vỉa hè; mới xử lý dứt điểm 67 bãi.

Chủ tịch Ủy ban nhân dân thành phố yêu cầu thực hiện các nhiệm vụ sau:

1. Mục tiêu đến năm 2028
a) Tỷ lệ bãi xe lắp camera đạt từ 85% trở lên.
b) Số bãi xe trái phép giảm ít nhất 60%.

2. Sở Xây dựng
a) Bố trí 30 tỷ đồng sửa chữa các bãi xe; mức hỗ trợ tối đa 400 triệu đồng/bãi.
b) Lối vào mỗi bãi xe không được lớn hơn 6,0 m.

3. Công an thành phố
Cấp phép bãi xe trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ; 3 tháng một lần báo cáo \
kết quả về Sở Xây dựng.

4. Ban Quản lý bến bãi
Phấn đấu thời gian tìm chỗ gửi xe không quá 5 phút.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phùng Khắc Uy
"""

NEWS = """\
Vĩnh Tường An: nửa năm chấn chỉnh bãi xe

Ngày 9/10/2025, UBND thành phố họp sơ kết Chỉ thị số 21/CT-UBND. Hội nghị nhận được 17 bản góp ý, \
trong đó có 6 bản của chủ bãi xe; các bản góp ý tập trung vào 2 nhóm khó khăn. Lãnh đạo thành phố \
họp 3 phiên liên tục bàn cách giải quyết.

Công an mở 2 đợt cao điểm: đợt 1 từ ngày 5/5 đến ngày 20/5/2025; đợt 2 từ ngày 1/8 (8 tháng Sáu âm \
lịch) đến hết ngày 15/8/2025. Thành phố còn 9 bãi xe chưa có biển, tại phường Cầu Vồng (4) và \
phường Lò Gốm (5); tỷ lệ bãi có mái che tăng từ 30% lên 41%; đã vạch sơn 120/160 bãi (đạt 75%).

Theo báo cáo, các địa phương đã lắp 730 camera. Công ty đề nghị hỗ trợ 2,5 tỷ đồng thay cổng từ.

Đoàn kiểm tra gồm 7 thành viên. Thời gian tìm chỗ gửi xe giảm từ 19 phút xuống còn 8 phút. Riêng \
Trường Tiểu học Bằng Lãng dời bãi xe chậm nhất; Trường THCS Lò Gốm dời bãi xe từ tháng 5, sớm nhất \
thành phố. Công ty Bến Bãi kiến nghị hai việc: tăng phí giữ xe; lắp thêm đèn chiếu sáng.

Anh Vừ Bá Nhù, 27 tuổi, là người trẻ nhất được tặng giấy khen; người cao tuổi nhất là ông Sùng Văn \
Lẩu, 74 tuổi. Các phường thực hiện “2 không, 2 có”: không giữ xe vỉa hè, không thu quá giá; có vé \
giữ xe, có bảng giá.

Kết quả của các phường:
Địa phương | Số bãi xe | Bãi có camera
Phường Cầu Vồng | 48 | 31
Phường Bằng Lãng | 63 | 22
Phường Lò Gốm | 27 | 25

Dẫn đầu về lắp camera là phường Lò Gốm với 93% số bãi xe, thấp nhất là phường Bằng Lãng với 35%.
"""


def write_parking_papers(folder: Path) -> list[Path]:
    """The directive and the report as two files."""
    return write_texts({"ct-21-bai-xe": DIRECTIVE, "tin-bai-xe": NEWS}, folder)
