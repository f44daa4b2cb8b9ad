"""Running heads, page numbers and stamps are found with and without pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.furniture import removable
from ingest.model import CleanText, RawBlock, RawDocument, RawPage
from ingest.read import read


def _plain(text: str) -> CleanText:
    page = RawPage(1, tuple(RawBlock(line) for line in text.split("\n")))
    return clean(RawDocument("txt", (page,)))


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
