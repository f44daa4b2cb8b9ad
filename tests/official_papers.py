"""Invented official papers and a news text, as readers give them, for tests of their structure."""

from __future__ import annotations

from ingest.clean import clean
from ingest.duties import find_duties
from ingest.header import read_header
from ingest.model import CleanText, Duty, Header, RawBlock, RawDocument, RawPage, Relation
from ingest.outline import build_outline
from ingest.relations import find_relations

PARTY_DIRECTIVE = """ĐẢNG BỘ TỈNH LAM GIANG                ĐẢNG CỘNG SẢN VIỆT NAM
BAN THƯỜNG VỤ TỈNH ỦY
*                                     Bến Lam, ngày 14 tháng 5 năm 2024
Số 31-CT/TU

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường sự lãnh đạo của Đảng đối với công tác quản lý đất đai

Thời gian qua, các cấp ủy đã lãnh đạo công tác quản lý đất đai đạt nhiều kết quả.

Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nhiệm vụ sau:

1. Quán triệt, thực hiện nghiêm Nghị quyết số 18-NQ/TW, ngày 16/6/2022.

2. Rà soát quy hoạch sử dụng đất; hoàn thành trước ngày 31/12/2024.

3. Tổ chức thực hiện

3.1. Ban Cán sự đảng UBND tỉnh lãnh đạo rà soát dự án chậm tiến độ, báo cáo trong quý III/2024.

3.2. Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Ban Dân vận Tỉnh ủy tuyên truyền Chỉ thị.

3.3. Giao Văn phòng Tỉnh ủy theo dõi, báo cáo trước ngày 25 hằng tháng.

Chỉ thị này thay thế Chỉ thị số 12-CT/TU, ngày 03/4/2017 của Ban Thường vụ Tỉnh ủy.

Nơi nhận:
- Ban Bí thư Trung ương Đảng,
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
(đã ký)
Nguyễn Văn Lâm
"""

STATE_DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH VÂN HẢI
Số: 09/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Hải, ngày 02 tháng 12 năm 2024
CHỈ THỊ
Về việc chuẩn bị lễ hội đầu xuân an toàn, tiết kiệm
Thực hiện Chỉ thị số 40-CT/TW ngày 11/12/2023 của Ban Bí thư, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Xây dựng
a) Chủ trì, phối hợp với Sở Nội vụ, Công an tỉnh xây dựng phương án, trình trong tháng 01 năm 2025.
b) Chậm nhất 10 ngày kể từ ngày ban hành Chỉ thị này, báo cáo UBND tỉnh danh mục công trình.
2. Sở Công Thương, Sở Tài chính theo dõi giá cả.
3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động Nhân dân.
4. UBND các huyện:
- Tổ chức trực 24/24 giờ.
- Định kỳ hằng quý, báo cáo tình hình về Văn phòng UBND tỉnh.
Chỉ thị này có hiệu lực kể từ ngày ký./.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Thị Hoài Thu
"""

CODIFIED = """Số: 44/2009/CT-TTg
Thủ tướng Chính phủ
Ngày: 12/03/2009
Về việc giữ gìn bến sông

Bộ Giao thông vận tải
a) Kiểm tra các bến; báo cáo vào quý IV năm 2009.
Bộ Công an có trách nhiệm bảo đảm trật tự.
"""

NEWS = """Lam Giang: Siết kỷ cương trong quản lý đất đai
Thứ Tư, 12/6/2024 08:30 (GMT+7)
(LGO) - Ngày 11/6, Tỉnh ủy Lam Giang quán triệt Chỉ thị số 31-CT/TU ngày 14/5/2024 của Tỉnh ủy.
Phát biểu tại hội nghị, Bí thư Tỉnh ủy giao Sở Tài chính rà soát 25 dự án, báo cáo trước 30/9/2024.
Các cấp ủy đã lãnh đạo thực hiện Chỉ thị 31 nghiêm túc và đạt kết quả tốt.
Theo Kế hoạch số 77/KH-UBND của UBND tỉnh, Chỉ thị 31 còn được đưa vào trường học.
Hải Yến
"""


def cleaned(text: str) -> CleanText:
    """The text as the reader of plain text and cleaning leave it."""
    lines = tuple(RawBlock(line) for line in text.split("\n"))
    return clean(RawDocument("txt", (RawPage(1, lines),)))


def header_of(text: str, metadata: dict[str, str] | None = None) -> Header:
    """The header of a text."""
    return read_header(cleaned(text), metadata or {}, "van-ban.txt")


def duties_of(text: str) -> tuple[str, tuple[Duty, ...]]:
    """The cleaned text and its duties."""
    clean_text = cleaned(text)
    outline = build_outline(clean_text)
    return clean_text.text, find_duties(clean_text.text, header_of(text), outline)


def relations_of(text: str) -> tuple[str, tuple[Relation, ...]]:
    """The cleaned text and its relations."""
    clean_text = cleaned(text)
    outline = build_outline(clean_text)
    return clean_text.text, find_relations(clean_text.text, header_of(text), outline)
