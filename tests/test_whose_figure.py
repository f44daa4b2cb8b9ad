"""Whose figure is told, what a question presumes of it, and which column of a table holds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

PAPERS = {
    "chan-nuoi.txt": """\
TỈNH ỦY VÂN KHÊ                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 21-CT/TU                      Vân Khê, ngày 07 tháng 5 năm 2028

CHỈ THỊ
về lãnh đạo phát triển chăn nuôi và vùng chè

Tổng đàn trâu của tỉnh đạt 41.200 con; sản lượng chè năm 2027 đạt 18,4 nghìn tấn, tăng 6,1% so \
với năm 2026. Huyện Mường Lãng có 12.300 con, huyện Tà Pao có 9.870 con.

Ban Thường vụ Tỉnh ủy yêu cầu:

1. Sở Nông nghiệp hướng dẫn ghi nhật ký vườn chè.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Lò Thị Mây
""",
    "bao-cao.txt": """\
HUYỆN ỦY MƯỜNG LÃNG                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 45-BC/HU                      Mường Lãng, ngày 12 tháng 11 năm 2028

BÁO CÁO
kết quả sắp xếp thôn, bản

1. Huyện đã sáp nhập 17 thôn, sửa 26 nhà văn hóa.

2. Kinh phí: 6,4 tỷ đồng, trong đó ngân sách tỉnh 4,1 tỷ đồng, ngân sách huyện 910 triệu đồng.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Quàng Văn Sại
""",
    "tin.txt": """\
Vân Khê sơ kết việc sắp xếp thôn, bản

Sáng 20-11-2028, tỉnh Vân Khê họp sơ kết. Tỷ lệ thôn có nhà văn hóa đạt 87,5%.

Ông Quàng Văn Sại, Bí thư Huyện ủy Mường Lãng, nói huyện đã sáp nhập 21 thôn. Ông Hà Văn Pín, \
Bí thư Huyện ủy Tà Pao, mong có thêm vốn sửa đường.
""",
    "han.txt": """\
TỈNH ỦY ĐÁ BẠC                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 08-CT/TU                      Đá Bạc, ngày 15 tháng 6 năm 2028

CHỈ THỊ
về phòng, chống hạn cho vùng mía

Toàn tỉnh có 96 nghìn héc-ta mía. Vụ hạn vừa qua làm 38 đập nước cạn đáy, thiệt hại 540 ha, trong \
đó 11 đập do hở cống.

Ban Thường vụ Tỉnh ủy yêu cầu các huyện tích nước sớm.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Kpă Thanh
""",
    "truc.md": """\
# Lịch trực bộ phận một cửa xã Nà Ớt

| Buổi | Cán bộ trực | Quầy | Số hồ sơ nhận |
|---|---|---|---|
| Buổi sáng | Vàng Thị Súa | 7 | 431 |
| Buổi chiều | Giàng A Chứ | 8 | 268 |
| Buổi tối | Tẩn Mẩy Pham | 9 | 59 |
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the papers, encoded without a model."""
    yield from holding_texts(PAPERS, tmp_path_factory.mktemp("van-ban"))


@pytest.mark.parametrize(
    "question",
    [
        "Sản lượng chè của huyện Mường Lãng là bao nhiêu?",
        "Sản lượng chè huyện Tà Pao đạt bao nhiêu?",
        "Số thôn sáp nhập của huyện Tà Pao?",
        "Tỷ lệ thôn có nhà văn hóa của huyện Tà Pao là bao nhiêu?",
        "Huyện Tà Pao đã sáp nhập bao nhiêu thôn?",
        "So sánh sản lượng chè của huyện Mường Lãng và Tà Pao",
        "So sánh số thôn sáp nhập của Mường Lãng và Tà Pao",
    ],
)
def test_a_figure_of_another_area_is_no_answer(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Sản lượng chè là bao nhiêu?", "18,4 nghìn tấn [1]"),
        ("Ngân sách tỉnh cấp cho huyện Mường Lãng bao nhiêu?", "4,1 tỷ đồng [1]"),
        ("Ngân sách huyện của huyện Mường Lãng bao nhiêu?", "910 triệu đồng [1]"),
        ("Hạn làm thiệt hại bao nhiêu héc-ta mía?", "540 ha [1]"),
        ("Toàn tỉnh Đá Bạc có bao nhiêu ha mía?", "96 nghìn héc-ta [1]"),
        ("Trong 38 đập nước có bao nhiêu đập do hở cống?", "11 đập [1]"),
        ("Sản lượng chè tăng bao nhiêu phần trăm so với năm 2026?", "6,1% [1]"),
    ],
)
def test_the_figure_of_what_is_asked(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said


@pytest.mark.parametrize(
    ("question", "note"),
    [
        (
            "Trong 83 đập nước có bao nhiêu đập do hở cống?",
            "Văn bản nêu “38 đập nước”, không nêu “83 đập nước”",
        ),
        (
            "Sản lượng chè tăng bao nhiêu phần trăm so với năm 2025?",
            "Văn bản nêu “so với năm 2026”, không nêu “so với năm 2025”",
        ),
    ],
)
def test_what_a_question_presumes_wrongly_is_said(engine: Engine, question: str, note: str) -> None:
    answer = engine.ask(question)
    assert (answer.status, answer.note) == ("not_found", note)


def test_two_documents_that_differ_on_one_matter_are_both_told(engine: Engine) -> None:
    answer = engine.ask("Huyện Mường Lãng đã sáp nhập bao nhiêu thôn?")
    assert answer.answer == "17 thôn [1]; 21 thôn [2]"
    assert answer.note.startswith("Các tài liệu nêu khác nhau: 17 thôn (45-BC/HU); 21 thôn")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai nhận nhiều hồ sơ nhất?", "Vàng Thị Súa [1][2]"),
        ("Ai nhận ít hồ sơ nhất?", "Tẩn Mẩy Pham [1][2]"),
        ("Quầy nào nhận nhiều hồ sơ nhất?", "Quầy: 7 [1][2]"),
        ("Buổi nào nhận ít hồ sơ nhất?", "Buổi tối [1][2]"),
        ("Quầy nào trực buổi chiều?", "Quầy: 8 [1][2]"),
        ("Ai trực buổi chiều?", "Giàng A Chứ [1][2]"),
    ],
)
def test_the_column_that_is_asked_for(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said
