"""Cells of tables asked for by row and column, in Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import Engine
from tests.holding import holding

FEES = """\
# QUYẾT ĐỊNH 37/2025/QĐ-UBND

## Điều 2. Giá nước sạch

Giá bán nước sạch trên địa bàn tỉnh Mù Sương như sau:

| Nhóm | Giá bán lẻ (đồng/m3) | Giá bán buôn (đồng/m3) |
|---|---|---|
| Nhóm I | 7.300 | 6.100 |
| Nhóm II | 9.450 | 8.050 |
| Nhóm III | 12.800 | 10.900 |
"""
ROWS = (
    ("TT", "Đơn vị", "Số cây năm 2025", "Số cây năm 2026", "Kinh phí (triệu đồng)",
     "Người phụ trách", "Hạn hoàn thành"),
    ("1", "Xã Phìn Hồ", "5.200", "6.100", "88", "Thào A Sính", "30/8/2026"),
    ("2", "Xã Cốc Lầu", "4.700", "3.900", "71", "Lù Thị Chắp", "15/9/2026"),
    ("3", "Thị trấn Lùng Vai", "900", "1.150", "26", "Hảng Seo Dín", "20/7/2026"),
    ("", "Tổng cộng", "10.800", "11.150", "185", "", ""),
)  # fmt: skip
TREES = (
    "<html><head><title>Giao chỉ tiêu trồng cây</title></head><body>"
    "<h1>Huyện Lùng Vai giao chỉ tiêu trồng cây phân tán</h1>"
    "<p>Thực hiện Chỉ thị số 33-CT/TU của Tỉnh ủy Mù Sương, huyện giao việc.</p>"
    "<p>Chỉ tiêu trồng cây giao cho các xã, thị trấn:</p><table>"
    + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    + "</table></body></html>"
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over two papers with tables, encoded without a model."""
    folder = tmp_path_factory.mktemp("bang")
    (folder / "gia-nuoc.md").write_text(FEES, encoding="utf-8")
    (folder / "trong-cay.html").write_text(TREES, encoding="utf-8")
    yield from holding([Path(folder)], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Giá bán lẻ nước sạch nhóm II là bao nhiêu?", "Giá bán lẻ (đồng/m3): 9.450 [1][2]"),
        ("gia ban buon nuoc sach nhom 3 la bao nhieu", "Giá bán buôn (đồng/m3): 10.900 [1][2]"),
        ("Xã Cốc Lầu trồng bao nhiêu cây năm 2026?", "Số cây năm 2026: 3.900 [1]"),
        ("chỉ tiêu số cây năm 2025 của thị trấn Lùng Vai", "Số cây năm 2025: 900 [1]"),
        ("Kinh phí trồng cây của xã Phìn Hồ là bao nhiêu?", "Kinh phí (triệu đồng): 88 [1]"),
        ("Tổng kinh phí trồng cây là bao nhiêu?", "Kinh phí (triệu đồng): 185 [1]"),
        ("Ai phụ trách trồng cây ở xã Phìn Hồ?", "Thào A Sính [1]"),
        ("Xã Cốc Lầu có hạn hoàn thành ngày nào?", "15/9/2026 [1]"),
    ],
)
def test_a_cell_is_found_by_its_row_and_column(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said


def test_columns_alike_but_for_their_years_are_all_told(engine: Engine) -> None:
    answer = engine.ask("Số cây của xã Phìn Hồ là bao nhiêu?")
    assert [item.text for item in answer.items] == [
        "Số cây năm 2025: 5.200",
        "Số cây năm 2026: 6.100",
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Xã nào có số cây năm 2026 nhiều nhất?", "Xã Phìn Hồ [1]"),
        ("Đơn vị nào có kinh phí trồng cây thấp nhất?", "Thị trấn Lùng Vai [1]"),
        ("Nhóm nào có giá bán buôn nước sạch cao nhất?", "Nhóm III [1][2]"),
    ],
)
def test_the_row_with_the_most_or_the_least(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said


@pytest.mark.parametrize(
    "question",
    [
        "Xã nào có số trường học nhiều nhất?",
        "Giá bán lẻ nước sạch nhóm V là bao nhiêu?",
        "Xã Cốc Lầu trồng bao nhiêu cây năm 2028?",
        "Kinh phí trồng cây của xã Lùng Vai là bao nhiêu?",
        "Xã Phìn Hồ có bao nhiêu trường học?",
    ],
)
def test_a_row_or_column_that_is_not_there_is_refused(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
