"""Cleaning: joined lines, furniture taken out and kept, nothing of the text lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.model import Box, CleanText, RawBlock, RawDocument, RawPage
from ingest.repair import repair_line


def _plain(text: str) -> CleanText:
    page = RawPage(1, tuple(RawBlock(line) for line in text.split("\n")))
    return clean(RawDocument("txt", (page,)))


def _lines(text: str) -> list[str]:
    return _plain(text).text.split("\n")


def _paged(*pages: list[tuple[float, float, float, str]]) -> RawDocument:
    """A pdf whose lines are (left, right, top, text)."""
    return RawDocument(
        "pdf",
        tuple(
            RawPage(
                number,
                tuple(
                    RawBlock(text, box=Box(left, top, right, top + 0.015, 0.015))
                    for left, right, top, text in lines
                ),
            )
            for number, lines in enumerate(pages, 1)
        ),
        paged=True,
    )


def test_paragraphs_on_neighbouring_lines_stay_apart() -> None:
    first = "Hội nghị có sự tham gia của lãnh đạo các phòng, ban, ngành và các xã, thị trấn " * 2
    second = "Phát biểu tại hội nghị, Bí thư Huyện ủy yêu cầu các đơn vị thực hiện nghiêm túc " * 2
    assert _lines(f"{first}.\n{second}.\nGắn với thực tế\nCác xã báo cáo.") == [
        f"{first}.",
        f"{second}.",
        "Gắn với thực tế",
        "Các xã báo cáo.",
    ]


WRAPPED = """      TỈNH ỦY SÔNG LAM              ĐẢNG CỘNG SẢN VIỆT NAM
Số 12-CT/TU                   Sông Lam, ngày 02 tháng 4 năm 2024
                          CHỈ THỊ
          về tăng cường thực hành tiết kiệm, chống lãng phí
                    trong tình hình mới

Thời gian qua, các cấp ủy, tổ chức đảng trong tỉnh đã có nhiều cố gắng
trong lãnh đạo thực hiện tiết kiệm. Tuy nhiên, một số nơi còn để xảy ra
thất thoát. Ban Thường vụ Tỉnh ủy yêu cầu:
1. Các cấp ủy, tổ chức đảng, chính quyền và các đoàn thể quán triệt Chỉ
thị này đến cán bộ, đảng viên và Nhân dân trước ngày 30/6/2024.
a) Rà soát các quy định, định mức chi tiêu; hoàn thành trong năm nay,
báo cáo kết quả.
- Đối với đơn vị sự nghiệp:
+ Thực hiện khoán chi.
Nơi nhận:                              T/M BAN THƯỜNG VỤ
- Các huyện ủy, thành ủy,              BÍ THƯ
- Lưu Văn phòng Tỉnh ủy.
                                       Trần Quốc Lâm"""


def test_hard_line_breaks_are_joined_and_items_kept_apart() -> None:
    assert _lines(WRAPPED) == [
        "TỈNH ỦY SÔNG LAM",
        "Số 12-CT/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Sông Lam, ngày 02 tháng 4 năm 2024",
        "CHỈ THỊ",
        "về tăng cường thực hành tiết kiệm, chống lãng phí trong tình hình mới",
        "Thời gian qua, các cấp ủy, tổ chức đảng trong tỉnh đã có nhiều cố gắng trong lãnh đạo "
        "thực hiện tiết kiệm. Tuy nhiên, một số nơi còn để xảy ra thất thoát. Ban Thường vụ Tỉnh "
        "ủy yêu cầu:",
        "1. Các cấp ủy, tổ chức đảng, chính quyền và các đoàn thể quán triệt Chỉ thị này đến cán "
        "bộ, đảng viên và Nhân dân trước ngày 30/6/2024.",
        "a) Rà soát các quy định, định mức chi tiêu; hoàn thành trong năm nay, báo cáo kết quả.",
        "- Đối với đơn vị sự nghiệp:",
        "+ Thực hiện khoán chi.",
        "Nơi nhận:",
        "- Các huyện ủy, thành ủy,",
        "- Lưu Văn phòng Tỉnh ủy.",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Trần Quốc Lâm",
    ]


def test_head_lines_with_labels_stay_lines_of_their_own() -> None:
    lines = _lines("Số: 25/2003/CT-TTg\nThủ tướng Chính phủ\nNgày: 21/11/2003\nVề việc họp báo cáo")
    assert lines[:3] == ["Số: 25/2003/CT-TTg", "Thủ tướng Chính phủ", "Ngày: 21/11/2003"]


def test_pdf_lines_join_over_the_page_and_running_heads_go() -> None:
    raw = _paged(
        [
            (0.17, 0.90, 0.30, "Các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố có"),
            (0.12, 0.90, 0.32, "trách nhiệm rà soát, báo cáo kết quả về Sở Nội vụ trước ngày 25"),
            (0.12, 0.40, 0.34, "hằng tháng để tổng hợp."),
            (0.17, 0.90, 0.36, "Giao Văn phòng theo dõi, đôn đốc các cơ quan, đơn vị thực hiện"),
        ],
        [
            (0.40, 0.60, 0.05, "Chỉ thị số 12-CT/TU"),
            (0.12, 0.35, 0.12, "nghiêm túc Chỉ thị này."),
            (0.17, 0.90, 0.14, "Chỉ thị này phổ biến đến chi bộ và được đăng trên báo của tỉnh."),
            (0.49, 0.51, 0.95, "2"),
        ],
        [
            (0.40, 0.60, 0.05, "Chỉ thị số 12-CT/TU"),
            (0.17, 0.60, 0.12, "Nội dung của trang ba."),
            (0.49, 0.51, 0.95, "3"),
        ],
    )
    cleaned = clean(raw)
    assert cleaned.text.split("\n")[:3] == [
        "Các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố có trách nhiệm rà soát, báo "
        "cáo kết quả về Sở Nội vụ trước ngày 25 hằng tháng để tổng hợp.",
        "Giao Văn phòng theo dõi, đôn đốc các cơ quan, đơn vị thực hiện nghiêm túc Chỉ thị này.",
        "Chỉ thị này phổ biến đến chi bộ và được đăng trên báo của tỉnh.",
    ]
    assert [(piece.kind, piece.page) for piece in cleaned.removed] == [
        ("running head", 2),
        ("page number", 2),
        ("running head", 3),
        ("page number", 3),
    ]
    second = cleaned.pages[1]
    assert cleaned.text[second.start :].startswith("nghiêm túc Chỉ thị này.")
    assert [page.end for page in cleaned.pages] == [
        cleaned.pages[1].start,
        cleaned.pages[2].start,
        len(cleaned.text),
    ]


def test_a_title_in_capitals_over_two_lines_is_one_and_a_post_is_not() -> None:
    raw = _paged(
        [
            (
                0.12,
                0.90,
                0.10,
                "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản liên quan;",
            ),
            (
                0.12,
                0.90,
                0.12,
                "Theo đề nghị của Giám đốc Sở Nội vụ và các cơ quan có liên quan khác;",
            ),
            (0.20, 0.82, 0.16, "QUY ĐỊNH VỀ QUẢN LÝ ĐÒ NGANG, BẾN KHÁCH"),
            (0.35, 0.67, 0.18, "TRÊN ĐỊA BÀN TỈNH LAM GIANG"),
            (
                0.12,
                0.90,
                0.22,
                "Các bến khách phải có đủ áo phao cho số người được phép chở trên đò",
            ),
            (0.12, 0.40, 0.24, "và có sổ theo dõi."),
            (0.60, 0.80, 0.30, "KT. CHỦ TỊCH"),
            (0.59, 0.81, 0.32, "PHÓ CHỦ TỊCH"),
        ]
    )
    assert clean(raw).text.split("\n")[2:] == [
        "QUY ĐỊNH VỀ QUẢN LÝ ĐÒ NGANG, BẾN KHÁCH TRÊN ĐỊA BÀN TỈNH LAM GIANG",
        "Các bến khách phải có đủ áo phao cho số người được phép chở trên đò và có sổ theo dõi.",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]


def test_a_number_cut_at_its_hyphen_is_whole_again() -> None:
    raw = _paged(
        [
            (0.12, 0.90, 0.30, "Thực hiện nghiêm túc nội dung của Kế hoạch số 45-"),
            (0.12, 0.90, 0.32, "KH/HU của Huyện ủy về cải cách hành chính ở cơ sở"),
        ]
    )
    assert "Kế hoạch số 45-KH/HU của Huyện ủy" in clean(raw).text


def test_rows_of_a_table_in_a_pdf_stay_rows() -> None:
    raw = _paged(
        [
            (
                0.12,
                0.90,
                0.30,
                "Mức lương tối thiểu theo vùng được quy định như sau, tính theo tháng:",
            ),
            (0.12, 0.90, 0.32, "Vùng I\t4.680.000\t22.500"),
            (0.12, 0.90, 0.34, "Vùng II\t4.160.000\t20.000"),
        ]
    )
    cleaned = clean(raw)
    assert cleaned.text.split("\n")[1:] == [
        "Vùng I | 4.680.000 | 22.500",
        "Vùng II | 4.160.000 | 20.000",
    ]
    assert [block.kind for block in cleaned.blocks] == ["paragraph", "row", "row"]


@pytest.mark.parametrize(
    ("line", "repaired"),
    [
        ("ĐIỀ U KIỆ N", "ĐIỀU KIỆN"),
        ("Đie\u0302\u0300u 5", "Điều 5"),
        ("quy \u0301", "quý"),
        ("Thành\u00a0phố\u2009Sông Lam", "Thành phố Sông Lam"),
        ("chỉ\u00adthị\u200b", "chỉthị"),
        ("2020\ufffe2025", "2020-2025"),
        ("xã A và B", "xã A và B"),
        ("tổ I và tổ U", "tổ I và tổ U"),
        ("đường\x07 12/4", "đường 12/4"),
        ("SỞ Y TẾ        Số 5", "SỞ Y TẾ\tSố 5"),
    ],
)
def test_letters_are_repaired_only_where_certain(line: str, repaired: str) -> None:
    assert repair_line(line) == repaired


_TEXTS = st.text(
    st.sampled_from("ABÀÊđưệọ .,;:-–\t|1234()\u0300\u0301\u00a0\u200b\ufeff\r\x0c\x00“”/"),
    max_size=60,
)


@settings(deadline=None)
@given(st.lists(_TEXTS, max_size=12), st.booleans())
def test_the_canonical_text_always_keeps_its_shape(lines: list[str], paged: bool) -> None:
    page = RawPage(1, tuple(RawBlock(line) for line in lines))
    cleaned = clean(RawDocument("pdf" if paged else "txt", (page,), paged=paged))
    if cleaned.text:
        assert all(line and line == line.strip() for line in cleaned.text.split("\n"))
    spans = [(block.start, block.end) for block in cleaned.blocks]
    assert "\n".join(cleaned.text[start:end] for start, end in spans) == cleaned.text


@settings(deadline=None)
@given(st.lists(_TEXTS, max_size=12))
def test_no_letter_is_lost_between_text_and_removed(lines: list[str]) -> None:
    cleaned = _plain("\n".join(lines))
    kept = cleaned.text + "".join(piece.text for piece in cleaned.removed)
    expected = "".join(repair_line(line) for line in "\n".join(lines).split("\n"))
    assert sorted(re.findall(r"\w", kept)) == sorted(re.findall(r"\w", expected))


def test_a_text_that_splits_syllables_often_is_repaired_more_boldly() -> None:
    assert _plain("Th ủ tướng và ch ỉ th ị c ủa B ộ").text == "Thủ tướng và chỉ thị của Bộ"
    assert _plain("Nhóm B ổn định").text == "Nhóm B ổn định"


def _word(lines: list[str]) -> list[str]:
    page = RawPage(1, tuple(RawBlock(line, "paragraph") for line in lines))
    return clean(RawDocument("docx", (page,))).text.split("\n")


def test_word_paragraphs_that_are_mere_lines_are_joined() -> None:
    lines = []
    for number in range(1, 6):
        lines += [
            f"{number}. Các cơ quan, đơn vị thuộc tỉnh tổ chức rà soát toàn bộ các",
            "quy chế làm việc, báo cáo kết quả về Ủy ban nhân dân tỉnh trước",
            "ngày 25 hằng tháng.",
        ]
    assert _word(lines) == [
        f"{number}. Các cơ quan, đơn vị thuộc tỉnh tổ chức rà soát toàn bộ các quy chế làm việc, "
        "báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng."
        for number in range(1, 6)
    ]


def test_word_paragraphs_of_a_paper_stay_as_they_are() -> None:
    lines = [
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "và các văn bản hướng dẫn;",
        "Xét đề nghị",
    ]
    assert _word(lines) == lines
