"""Figures that stand beside others: parts, classes, shares of small totals, labels before a colon;
days beside the years of names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_LIBRARIES = """Huyện Mù Sang phát triển thư viện
Theo báo cáo của Phòng Văn hóa và Thông tin huyện Mù Sang, năm 2031, toàn huyện có 41 thư viện \
và 1 kho lưu trữ, gồm 612 tủ sách, với trên 9.000 đầu sách; Ủy ban nhân dân huyện chi 70 triệu đồng.
Trong đó, vùng trong có 6/9 thư viện đạt chuẩn, chiếm 66,6%; vùng ngoài có 3/10 thư viện đạt \
chuẩn, chiếm 30%.
Trong 9 thư viện đạt chuẩn có 7 thư viện đạt mức độ 1, 2 thư viện đạt mức độ 2.
Hội thi kể chuyện sách năm 2031 trên địa bàn huyện diễn ra vào ngày 14/3 với 210 học sinh, trong \
đó 120 học sinh thi môn kể chuyện, 90 học sinh thi môn vẽ tranh.
Số bạn đọc trong quý tăng 3,8% so với quý trước và tăng 6,4% so với cùng kỳ.
Cả năm có 9.410 người mượn sách (trong đó, mượn sách giấy: 1.511 người, mượn sách nói: 2.299 người).
Cán bộ thư viện phải kiểm kê xong sách cũ trước khi năm học 2031-2032 bắt đầu.
Nhà đọc sách ở xóm Rẫy là nhà đọc sách thứ 11 của huyện; nhà này tốn 80 triệu đồng.
Tòa tuyên phạt Lù Văn Pao 2 năm 6 tháng tù, Vàng A Sính 3 năm tù về tội trộm sách cổ; phiên tòa \
kéo dài một ngày rưỡi.
Có 22 hộ cho mượn sách ở xã Nà Lin, huyện Mù Sang và 5 hộ ở xã Bản Cọ.
Tủ sách đạt tổng doanh thu hơn 6,4 triệu đồng, giá bán trung bình 2 nghìn đồng/cuốn, tạo việc cho \
10 lao động với thu nhập bình quân 3,5 triệu đồng/tháng.
Kho sách cũ thanh lý gần 12 m3 gỗ tạp và 3 tấn giấy vụn.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report, encoded without a model."""
    folder = tmp_path_factory.mktemp("thu-vien")
    yield from holding_texts({"thu-vien.txt": _LIBRARIES}, folder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Huyện Mù Sang có bao nhiêu tủ sách năm 2031?", "612 tủ sách [1]"),
        ("Vùng ngoài có bao nhiêu thư viện đạt chuẩn?", "3/10 thư viện đạt chuẩn [1]"),
        (
            "Trong 9 thư viện đạt chuẩn có bao nhiêu thư viện đạt mức độ 2?",
            "2 thư viện đạt mức độ 2 [1]",
        ),
        ("Có bao nhiêu học sinh vẽ tranh ở hội thi kể chuyện sách?", "90 học sinh [1]"),
        ("Số bạn đọc tăng bao nhiêu so với quý trước?", "3,8% [1]"),
        ("Có bao nhiêu người mượn sách nói?", "2.299 người [1]"),
        ("Kho sách cũ thanh lý bao nhiêu gỗ tạp?", "gần 12 m3 [1]"),
        ("Nhà đọc sách ở xóm Rẫy là nhà đọc sách thứ mấy của huyện?", "thứ 11 [1]"),
        ("Lù Văn Pao bị phạt bao nhiêu năm tù?", "2 năm 6 tháng [1]"),
        ("Phiên tòa xử vụ trộm sách cổ kéo dài bao lâu?", "một ngày rưỡi [1]"),
        ("Tủ sách đạt doanh thu bao nhiêu?", "hơn 6,4 triệu đồng [1]"),
        ("Thu nhập bình quân của lao động ở tủ sách là bao nhiêu?", "3,5 triệu đồng/tháng [1]"),
        ("Hội thi kể chuyện sách năm 2031 diễn ra khi nào?", "ngày 14/3 [1]"),
        (
            "Cán bộ thư viện phải kiểm kê xong sách cũ trước khi nào?",
            "trước khi năm học 2031-2032 bắt đầu [1]",
        ),
    ],
)
def test_the_figure_that_belongs_to_what_is_asked(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said
