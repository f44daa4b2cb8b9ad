"""An invented directive with its reasons, and news on meetings about it that are held alike."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

DIRECTIVE = """\
ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
-------
Số: 31/CT-UBND
Lam Giang, ngày 14 tháng 3 năm 2024

CHỈ THỊ
Về việc quản lý hồ chứa nước trên địa bàn tỉnh

Những năm qua, các hồ chứa đã cấp đủ nước cho hai vụ lúa. Tuy nhiên, nhiều đập đất còn bị thấm, \
việc kiểm tra trước mùa mưa chưa được làm đều.

Để bảo đảm an toàn cho vùng hạ du, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Nông nghiệp và Môi trường kiểm tra toàn bộ hồ chứa trước ngày 30/4/2024.

2. Ủy ban nhân dân các huyện lập phương án sơ tán dân.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đoàn Bá Lương
"""

FIRST_MEETING = """\
Huyện Sơn Trạch họp về hồ chứa

Ngày 10/5/2024, UBND huyện Sơn Trạch họp triển khai Chỉ thị số 31/CT-UBND của UBND tỉnh Lam Giang. \
Đồng chí Vũ Đình Khải, Chủ tịch UBND huyện chủ trì cuộc họp.

Huyện Sơn Trạch trở thành huyện điểm của tỉnh về an toàn đập từ ngày 01/6/2024.
"""

SECOND_MEETING = """\
Huyện Bình Khê họp về hồ chứa

Ngày 22/5/2024, UBND huyện Bình Khê họp triển khai Chỉ thị số 31/CT-UBND của UBND tỉnh Lam Giang. \
Đồng chí Lê Thị Thoa, Chủ tịch UBND huyện chủ trì cuộc họp.
"""


def write_honest_papers(folder: Path) -> list[Path]:
    """The three texts as files of a folder."""
    texts = {"chi-thi.txt": DIRECTIVE, "hop-1.txt": FIRST_MEETING, "hop-2.txt": SECOND_MEETING}
    return write_texts(texts, folder)
