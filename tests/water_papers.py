"""Invented papers on water meters: shares told by place, what is measured in the sentence before,
and a directive with a threshold of the same measure."""

from __future__ import annotations

from pathlib import Path

from tests.written import write_texts

NEWS = """BÁO SÔNG NGUỒN
Huyện Thạch Ải đẩy nhanh lắp đồng hồ nước
Ngày 12/3/2025, Ủy ban nhân dân huyện Thạch Ải họp đánh giá chương trình nước sạch nông thôn.
Đến cuối tháng 2, toàn huyện đã lắp đồng hồ nước cho 5.340 hộ, đạt 78,5% tổng số hộ. Dẫn đầu là \
thị trấn Mộc Lâm với 96%, thấp nhất là xã Khe Vông với 52%. Xã Đồng Riềng vừa họp dân để vận động \
các hộ đăng ký.
Về thu tiền nước, các tổ quản lý đã thu 740 triệu đồng. Xã Bản Trầm thu nhiều nhất với 210 triệu \
đồng, xã Nà Lụa thu 35 triệu đồng, ít nhất huyện.
"""
DIRECTIVE = """HUYỆN ỦY THẠCH ẢI
Số 18-CT/HU
Thạch Ải, ngày 02 tháng 4 năm 2025
CHỈ THỊ
về việc tăng cường quản lý nước sạch nông thôn
1. Xã, thị trấn nào có tỷ lệ lắp đồng hồ nước dưới 60% thì kiểm điểm người đứng đầu.
2. Phấn đấu đến cuối năm tỷ lệ lắp đồng hồ nước đạt 95% tổng số hộ.
3. Đảng ủy xã Đồng Riềng, Đảng ủy thị trấn Mộc Lâm báo cáo trước ngày 30/6/2025.
"""


def write_water_papers(folder: Path) -> list[Path]:
    """The papers as files."""
    return write_texts({"bao-nuoc": NEWS, "chi-thi-18": DIRECTIVE}, folder)
