"""Cleaning: joined lines, furniture taken out and kept, nothing of the text lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.furniture import removable
from ingest.model import Box, CleanText, RawBlock, RawDocument, RawPage
from ingest.newsroom import find_furniture
from ingest.read import read
from ingest.repair import repair_line


def _plain(text: str) -> CleanText:
    page = RawPage(1, tuple(RawBlock(line) for line in text.split("\n")))
    return clean(RawDocument("txt", (page,)))


def _lines(text: str) -> list[str]:
    return _plain(text).text.split("\n")


def _removed(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in _plain(text).removed]


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


NEWS = """Xã An Lạc ra quân làm sạch đường làng

Sáng 3/5, xã An Lạc tổ chức lễ phát động với 320 người tham gia. Lãnh đạo xã dự.

Đoàn viên quét dọn tuyến đường liên thôn
Đoàn viên quét dọn tuyến đường liên thôn

Bí thư Đảng ủy xã yêu cầu các thôn duy trì mỗi tháng một lần.

Thu Hà

Chia sẻ Zalo
.
Top"""


def test_paragraphs_of_a_news_text_are_never_joined() -> None:
    lines = _lines(NEWS)
    assert lines == [
        "Xã An Lạc ra quân làm sạch đường làng",
        "Sáng 3/5, xã An Lạc tổ chức lễ phát động với 320 người tham gia. Lãnh đạo xã dự.",
        "Đoàn viên quét dọn tuyến đường liên thôn",
        "Bí thư Đảng ủy xã yêu cầu các thôn duy trì mỗi tháng một lần.",
    ]


def test_what_a_news_text_loses_is_kept_and_named() -> None:
    assert sorted(_removed(NEWS)) == [
        ("byline", "Thu Hà"),
        ("caption", "Đoàn viên quét dọn tuyến đường liên thôn"),
        ("site", "."),
        ("site", "Chia sẻ Zalo"),
        ("site", "Top"),
    ]


def test_a_caption_stays_once_as_a_caption() -> None:
    kinds = [block.kind for block in _plain(NEWS).blocks]
    assert kinds == ["paragraph", "paragraph", "caption", "paragraph"]


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


def test_the_signer_of_an_official_paper_is_no_byline() -> None:
    text = _plain("THÔNG BÁO\nVề việc nghỉ lễ\nNơi nhận:\n- Các xã;\nCHỦ TỊCH\nTrần Văn An")
    assert text.text.endswith("CHỦ TỊCH\nTrần Văn An")
    assert text.removed == ()


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
    ("line", "kind"),
    [
        ("68 CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023", "running head"),
        ("CÔNG BÁO/Số 88/Ngày 06-02-2026\t100", "running head"),
        ("Ký bởi: Cổng Thông tin điện tử", "stamp"),
        ("Digitally signed by Trần Văn An", "stamp"),
        ("Chia sẻ Facebook", "site"),
        ("-----o0o-----", None),
        ("______", "site"),
        ("Bình luận (3)", "site"),
        ("Facebook   Zalo   Email   In", "site"),
        ("In 12 email", "site"),
        ("12 | 5", None),
        ("Nguồn Báo Sông Lam: https://baosonglam.invalid/tin-1.html", "source"),
        ("Top 10 đơn vị dẫn đầu được khen thưởng.", None),
        ("Theo dõi, đôn đốc việc thực hiện.", None),
        ("Quảng cáo sai sự thật bị xử phạt.", None),
        ("Ký cam kết thực hiện.", None),
        ("Ngày ký kết hợp đồng", None),
    ],
)
def test_furniture_is_known_line_by_line(line: str, kind: str | None) -> None:
    assert removable(line) == kind


def test_who_signed_a_pdf_goes_and_a_papers_own_fields_stay() -> None:
    stamp = "Thời gian ký: 25.06.2022 09:00:00 +07:00"
    page = RawPage(1, (RawBlock("Nội dung của thông báo."), RawBlock(stamp)))
    assert clean(RawDocument("pdf", (page,), paged=True)).text == "Nội dung của thông báo."
    assert _plain(f"Nội dung của thông báo.\n{stamp}").text.endswith(stamp)


@pytest.mark.parametrize(
    "last",
    [
        "Thu Hà",
        "NGUYỄN THU HÀ",
        "Thu Hà - Minh Trí",
        "Bài, ảnh: Trần Thu Hà",
        "Tin, ảnh: Thu Hà (CTV)",
        "Tác giả: Trần Thu Hà",
        "PV",
        "Thu Hà (Ban Tuyên giáo)",
    ],
)
def test_bylines_are_taken_from_the_end_of_news(last: str) -> None:
    body = [
        "Tin huyện Sông Lam ra quân",
        "Sáng nay, huyện ra quân.",
        "Huyện giao các xã thực hiện.",
    ]
    assert find_furniture([*body, last]) == {3: "byline"}


@pytest.mark.parametrize(
    "last",
    [
        "Theo kế hoạch, hội nghị sẽ họp lại vào tháng 6.",
        "Ủy ban nhân dân huyện",
        "Hội nghị kết thúc tốt đẹp.",
        "5. Phòng Nội vụ",
        "Bí thư Huyện ủy Trần Văn An chủ trì.",
        "Nguồn lực được tập trung cho cơ sở.",
    ],
)
def test_the_last_sentence_of_news_is_no_byline(last: str) -> None:
    body = [
        "Tin huyện Sông Lam ra quân",
        "Sáng nay, huyện ra quân.",
        "Huyện giao các xã thực hiện.",
    ]
    assert find_furniture([*body, last]) == {}


@pytest.mark.parametrize("heading", ["I. KẾT QUẢ ĐẠT ĐƯỢC", "CHUYỂN BIẾN TÍCH CỰC", "A. Tình Hình"])
def test_headings_near_the_top_of_news_are_no_bylines(heading: str) -> None:
    assert find_furniture(["Tin huyện Sông Lam", heading, "Sáng nay, huyện ra quân."]) == {}


def test_pointers_to_other_items_go_and_pointers_of_the_text_stay() -> None:
    texts = [
        "Tin huyện",
        ">> Xem thêm: Xã An Lạc ra quân",
        "Xem thêm: phụ lục kèm theo.",
        "Hết họp.",
    ]
    assert find_furniture(texts) == {1: "site"}


def test_related_headlines_footers_and_section_names_go() -> None:
    texts = [
        "Tin tức - Sự kiện",
        "Huyện Sông Lam quán triệt chỉ thị",
        "Sáng nay, huyện tổ chức hội nghị.",
        "Các xã báo cáo kết quả trước ngày 30/6.",
        "Hoài An",
        "Tags: chỉ thị, lãng phí",
        "Tin liên quan",
        "Xã Đồng Mít ra quân dọn vệ sinh",
        "Bản quyền thuộc về Cổng thông tin điện tử huyện",
    ]
    assert find_furniture(texts) == {
        0: "site",
        4: "byline",
        5: "site",
        6: "site",
        7: "site",
        8: "site",
    }


def test_a_headline_used_as_a_picture_name_goes_and_the_caption_stays() -> None:
    text = (
        "Huyện Sông Lam quán triệt chỉ thị\nSáng nay họp.\n"
        "Huyện Sông Lam quán triệt chỉ thị - Ảnh 1.\nCác đại biểu dự hội nghị.\nHọp xong."
    )
    cleaned = _plain(text)
    assert [block.kind for block in cleaned.blocks] == [
        "paragraph",
        "paragraph",
        "caption",
        "paragraph",
    ]
    assert [(piece.kind) for piece in cleaned.removed] == ["picture"]


def test_items_that_repeat_are_text() -> None:
    text = "1. Sở Y tế:\na) Chủ trì rà soát;\n2. Sở Nội vụ:\na) Chủ trì rà soát;\nBáo cáo kết quả."
    assert _plain(text).text == text


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


def _filler(first: int, count: int) -> str:
    """Lines of one long sentence, broken by a page's width."""
    return "\n".join(
        f"các cơ quan thuộc tỉnh thực hiện việc thứ {number} theo phân công, rà soát và báo"
        for number in range(first, first + count)
    )


def test_page_marks_in_a_text_without_pages_are_found_by_their_rhythm() -> None:
    head = "Chỉ thị số 12-CT/TU của Tỉnh ủy Sông Lam"
    first = f"{_filler(1, 14)}\n{head}\n2\ncáo kết quả."
    text = f"{first}\n{_filler(20, 14)}\n{head}\n3\ncáo kết quả tiếp."
    cleaned = _plain(text)
    assert [(piece.kind, piece.text) for piece in cleaned.removed] == [
        ("running head", head),
        ("page number", "2"),
        ("running head", head),
        ("page number", "3"),
    ]
    assert "rà soát và báo cáo kết quả." in cleaned.text


def test_numbers_of_a_table_are_no_page_numbers() -> None:
    text = "STT\n1\nSở Y tế\n2\nSở Nội vụ\n3\nSở Tài chính"
    assert _plain(text).text == text


def test_the_stamp_of_an_electronic_signature_goes_as_a_group() -> None:
    stamp = "Người ký: Cổng Thông tin\nEmail: a@b.invalid\nThời gian ký: 03.05.2024 09:12:44 +07:00"
    cleaned = _plain(f"Thông báo nghỉ lễ.\n{stamp}\nCác xã thực hiện.")
    assert cleaned.text == "Thông báo nghỉ lễ.\nCác xã thực hiện."
    assert [piece.kind for piece in cleaned.removed] == ["stamp"] * 3


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{_filler(1, 5)}\n\f\ncáo kết quả.\nTrang hai.\f", encoding="utf-8")
    cleaned = clean(read(path))
    assert [page.number for page in cleaned.pages] == [1, 2]
    assert cleaned.text[cleaned.pages[1].start :].startswith("cáo kết quả.")


def test_a_text_that_splits_syllables_often_is_repaired_more_boldly() -> None:
    assert _plain("Th ủ tướng và ch ỉ th ị c ủa B ộ").text == "Thủ tướng và chỉ thị của Bộ"
    assert _plain("Nhóm B ổn định").text == "Nhóm B ổn định"


def test_gazette_heads_and_stamps_inside_a_line_are_cut_out() -> None:
    stamp = (
        "Người ký: CỔNG THÔNG TIN Email: a@b.invalid Cơ quan: VĂN PHÒNG "
        "Thời gian ký: 07.01.2025 16:32:41 +07:00"
    )
    cleaned = _plain(f"Giao các sở {stamp} 4 CÔNG BÁO/Số 15 + 16/Ngày 29-12-2024 ngành báo cáo.")
    assert cleaned.text == "Giao các sở ngành báo cáo."
    assert [(piece.kind, piece.text) for piece in cleaned.removed] == [
        ("stamp", stamp),
        ("running head", "4 CÔNG BÁO/Số 15 + 16/Ngày 29-12-2024"),
    ]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("a CÔNG BÁO/Số 1/Ngày 2-3-2024 13 ngày", "a ngày"),
        ("a CÔNG BÁO/Số 1/Ngày 2-3-2024 13 13 ngày", "a ngày"),
        ("a CÔNG BÁO/Số 1/Ngày 2-3-2024 47 5. Hạch toán", "a 5. Hạch toán"),
        ("a 40 CÔNG BÁO/Số 1/Ngày 2-3-2024 3. Hạch toán", "a 3. Hạch toán"),
        ("tháng 10 CÔNG BÁO/Số 1/Ngày 2-3-2024 79 năm", "tháng 10 năm"),
        ("a 40 CÔNG BÁO/Số 1/Ngày 2-3-2024 15 ngày", None),
        ("đăng CÔNG BÁO số 5", "đăng CÔNG BÁO số 5"),
    ],
)
def test_the_page_number_beside_a_gazette_head_goes_with_it(line: str, kept: str | None) -> None:
    text = _plain(f"Mở đầu.\n{line}").text.removeprefix("Mở đầu.\n")
    # Where both numbers could be the page's, the odd one behind the head is taken for it.
    assert text == (kept or "a 40 ngày")


def test_a_stamp_broken_over_lines_goes_whole() -> None:
    stamp = (
        "Ký bởi: CÔNG BÁO NƯỚC\nSÔNG LAM\nCơ quan: VĂN PHÒNG\nNgày ký: 2026-05-21\n08:05:48 +07:00"
    )
    page = RawPage(1, tuple(RawBlock(line) for line in f"Nội dung.\n{stamp}\nHết.".split("\n")))
    cleaned = clean(RawDocument("pdf", (page,), paged=True))
    assert cleaned.text == "Nội dung.\nHết."
    assert {piece.kind for piece in cleaned.removed} == {"stamp"}
