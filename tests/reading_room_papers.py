"""A directive on village libraries and a report on how it is carried out, both invented."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

_DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH TRÀ LĨNH
Số: 27/CT-UBND
Trà Lĩnh, ngày 09 tháng 9 năm 2024

CHỈ THỊ
Về việc củng cố thư viện thôn, bản trên địa bàn tỉnh

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Văn hóa và Thể thao
a) Chủ trì, phối hợp với Sở Tài chính, Tỉnh đoàn rà soát toàn bộ tủ sách thôn, bản, hoàn thành \
trước ngày 15 tháng 11 năm 2024.
b) Gửi danh mục sách cần bổ sung về Thư viện tỉnh trước ngày 30 tháng 11 năm 2024.
2. Bưu điện tỉnh
Vận chuyển miễn phí sách quyên góp đến các điểm bưu điện văn hóa xã.
3. Ủy ban nhân dân các huyện
a) Bố trí mỗi thôn ít nhất một phòng đọc.
b) Báo cáo kết quả về Sở Văn hóa và Thể thao trước ngày 10 hằng tháng.
c) Chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh nếu để phòng đọc bỏ không.
4. Sở Văn hóa và Thể thao tổng hợp, báo cáo Ủy ban nhân dân tỉnh mỗi quý một lần.
Chỉ thị này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Các sở, ngành tỉnh.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phùng Thế Bách
"""

_REPORT = """Trà Lĩnh: Thư viện thôn hồi sinh sau Chỉ thị 27

Sáng 12/12, tại Nhà văn hóa huyện Bát Sơn, UBND tỉnh Trà Lĩnh tổ chức hội nghị rút kinh nghiệm \
thực hiện Chỉ thị số 27/CT-UBND. Phó Chủ tịch UBND tỉnh Phùng Thế Bách chủ trì hội nghị; hơn 150 \
đại biểu tham dự.

Báo cáo tại hội nghị, Phó Giám đốc Sở Văn hóa và Thể thao Kim Ngọc Diệu cho biết toàn tỉnh có 412 \
tủ sách được sửa sang. Chủ tịch UBND huyện Bát Sơn Đèo Văn Khuê cho biết huyện lập đội xe lưu động \
chở sách đến 38 bản vùng cao mỗi tuần.

Giám đốc Trung tâm Văn hóa huyện (TTVH) Hà Thị Bông đề nghị thêm sách thiếu nhi.

Trung tá Giàng A Sử, Phó Trưởng Công an huyện Bát Sơn, kể rằng trại tạm giam cũng mở phòng đọc.

Kết luận hội nghị, ông Phùng Thế Bách giao Thanh tra tỉnh chủ trì, phối hợp với Sở Nội vụ xác minh \
việc bỏ không 17 phòng đọc, báo cáo trước ngày 20/01; phê bình UBND xã Nà Phặc vì bỏ \
không phòng đọc. Chủ tịch UBND tỉnh Lò Quang Tuệ gửi thư khen 3 thôn.

Chị Vi Thị Nhạn, Bí thư Huyện đoàn, cho hay 9 nhà trường tặng sách. Ông Phó Bá Lành, chủ tiệm \
sách số 4, là người đầu tiên góp sách. Cùng dự hội nghị có Trưởng ban Dân vận Tỉnh ủy Khổng Đức \
Trai, Phó Chủ tịch HĐND tỉnh Bành Thị Nụ.

Lan Chi
"""


def write_reading_room_papers(folder: Path) -> list[Path]:
    """The two texts as files in a folder."""
    return write_texts({"chi-thi-27": _DIRECTIVE, "tin-thu-vien": _REPORT}, folder)
