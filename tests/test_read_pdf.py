"""Pdf files: boxes, notes, rescue, OCR, and pages that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.document import understand
from ingest.errors import MissingConverter, RuinedText
from ingest.model import Box, Issue, RawBlock, RawDocument, RawPage, Span
from ingest.ocr import _page as ocr_page
from ingest.ocr import ocr_languages
from ingest.quality import measure, refuse_ruined
from ingest.read import read
from ingest.read_pdf import mark_footnotes
from tests.hostile_files import pdf, pdf_text

CORPUS = Path(__file__).parent.parent / "corpus"
_BODY = Path("any.bin")


def _texts(raw: RawDocument) -> list[str]:
    return [block.text for page in raw.pages for block in page.blocks]


def test_pdf_lines_carry_boxes_and_gaps_part_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    content = b"BT /F1 12 Tf 72 700 Td (Vung I) Tj 200 0 Td (4.680.000 dong) Tj ET"
    path.write_bytes(pdf(content))
    (block,) = read(path).pages[0].blocks
    assert block.text == "Vung I\t4.680.000 dong"
    assert block.box is not None
    assert block.box.left == pytest.approx(72 / 595, abs=0.005)
    assert block.box.top == pytest.approx(1 - 712 / 842, abs=0.01)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"trailer<</Root 1 0 R>>", b""),
        (b"/Root 1 0 R", b"/Root 7 0 R"),
        (b"/Kids[3 0 R]/Count 1", b"/Kids[8 0 R 3 0 R]/Count 2"),
        (b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj", b""),
    ],
)
def test_a_pdf_whose_tables_are_cut_is_rescued(tmp_path: Path, old: bytes, new: bytes) -> None:
    whole = pdf(pdf_text("Trang nay doc duoc"))
    assert old in whole
    path = tmp_path / "a.pdf"
    path.write_bytes(whole.replace(old, new))
    raw = read(path)
    assert raw.metadata == {"rescued": "pypdf"}
    document = understand(raw, clean(raw), doc_id="a", shown_path="a.pdf")
    assert document.text == "Trang nay doc duoc"
    assert document.issues == (Issue("rescued"),)


def test_a_pdf_cut_off_in_the_middle_gives_the_pages_that_are_left(tmp_path: Path) -> None:
    whole = (CORPUS / "van-hai-08-ct-tu.pdf").read_bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(whole[: int(0.9 * len(whole))])
    assert "TỈNH ỦY VÂN HẢI" in clean(read(path)).text


def test_the_corpus_pdf_reads_like_the_paper() -> None:
    cleaned = clean(read(CORPUS / "lam-giang-08-ct-tu.pdf"))
    lines = cleaned.text.split("\n")
    assert lines[:3] == ["ĐẢNG BỘ TỈNH LAM GIANG", "TỈNH ỦY", "Số 08-CT/TU"]
    assert "CHỈ THỊ" in lines
    assert "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh," in lines
    assert any("nhiệm kỳ 2020 - 2025; thực hiện" in line for line in lines)
    heads = [piece for piece in cleaned.removed if piece.kind == "running head"]
    assert [piece.page for piece in heads] == [2, 3]
    assert [page.number for page in cleaned.pages] == [1, 2, 3]
    assert cleaned.pages[0].start == 0
    assert cleaned.pages[-1].end == len(cleaned.text)


def _small(text: str, top: float) -> RawBlock:
    return RawBlock(text, box=Box(0.1, top, 0.9, top + 0.01, 0.010))


def _body(text: str, top: float) -> RawBlock:
    return RawBlock(text, box=Box(0.1, top, 0.9, top + 0.01, 0.016))


def test_small_print_at_the_foot_is_a_note_and_goes_on_over_the_page() -> None:
    first = RawPage(1, (_body("Thân bài dài của trang một.", 0.2), _small("1 Chú giải", 0.9)))
    second = RawPage(2, (_body("Thân bài của trang hai.", 0.2), _small("tiếp theo", 0.9)))
    third = RawPage(3, (_body("Trang ba.", 0.2), _small("Nơi nhận:", 0.8), _small("- VT.", 0.9)))
    kinds = [
        [block.kind for block in page.blocks] for page in mark_footnotes([first, second, third])
    ]
    assert kinds == [["line", "footnote"], ["line", "footnote"], ["line", "line", "line"]]


_TSV = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"


def test_ocr_words_become_lines_with_a_confidence_weighed_by_letters() -> None:
    rows = [
        "1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t",
        "5\t1\t1\t1\t1\t1\t100\t100\t100\t20\t90\tSố",
        "5\t1\t1\t1\t1\t2\t210\t100\t100\t20\t60\t12-CT",
        "5\t1\t1\t1\t1\t3\t700\t100\t100\t20\t90\tNgày",
        "5\t1\t1\t1\t1\t4\t900\t100\t5\t20\t30\t|",
        "5\t1\t1\t1\t2\t1\t100\t200\t100\t20\t5\tmờ",
    ]
    page = ocr_page(_TSV + "\n".join(rows))
    assert [block.text for block in page.blocks] == ["Số 12-CT\tNgày"]
    assert page.confidence == pytest.approx((2 * 0.9 + 5 * 0.6 + 4 * 0.9) / 11, abs=1e-3)


def test_figures_that_ocr_hardly_made_out_are_told_with_all_that_quotes_them() -> None:
    row = "5\t1\t1\t1\t{line}\t{at}\t{left}\t10\t60\t20\t{sure}\t{word}"
    words = [("Đạt", 96), ("28,1%.", 57), ("năm", 95), ("2024", 93)]
    rows = [
        row.format(line=1, at=at, left=65 * at, sure=sure, word=word)
        for at, (word, sure) in enumerate(words)
    ]
    seen = ocr_page("\n".join(["head", "1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t", *rows]))
    assert [(word.text, word.confidence) for word in seen.doubtful] == [("28,1%", 0.57)]
    raw = RawDocument("pdf", (RawPage(1, seen.blocks, seen.confidence, seen.doubtful),), paged=True)
    document = understand(raw, clean(raw), doc_id="a", shown_path="a.pdf")
    assert document.text == "Đạt 28,1%. năm 2024"
    assert document.certainty(Span(0, len(document.text))) == 0.57
    assert document.certainty(Span(11, 19)) == seen.confidence
    assert [word.text for word in document.doubtful_in(Span(0, 10))] == ["28,1%"]


@pytest.mark.skipif(not ocr_languages(), reason="Tesseract with Vietnamese is not installed")
def test_a_scanned_pdf_is_read_with_its_confidence() -> None:
    raw = read(CORPUS / "lam-giang-31-kl-tu.pdf")
    confidence = raw.pages[0].ocr_confidence
    assert confidence is not None
    assert 0.7 < confidence <= 1
    assert "KẾT LUẬN" in clean(raw).text
    assert clean(raw).pages[0].ocr_confidence == confidence


def test_a_scan_without_ocr_says_what_is_missing() -> None:
    if ocr_languages():
        assert "KẾT LUẬN" in "\n".join(_texts(read(CORPUS / "lam-giang-31-kl-tu.pdf")))
        return
    with pytest.raises(MissingConverter, match="Tesseract"):
        read(CORPUS / "lam-giang-31-kl-tu.pdf")


def test_a_page_of_rubbish_is_taken_out_and_named() -> None:
    good = "Ủy ban nhân dân xã báo cáo kết quả thực hiện chỉ thị đúng hạn. " * 5
    bad = "\ufffd\ufffdx\ufffd" * 200
    pages = tuple(
        RawPage(number, (RawBlock(text),))
        for number, text in enumerate((good, bad, f"Trang ba: {good}"), 1)
    )
    raw = refuse_ruined(_BODY, RawDocument("pdf", pages, paged=True))
    assert raw.metadata["ruined_pages"] == "2"
    cleaned = clean(raw)
    assert "\ufffd" not in cleaned.text
    assert cleaned.text.startswith("Ủy ban nhân dân xã báo cáo")
    assert [(piece.kind, piece.page) for piece in cleaned.removed] == [("ruined", 2)]


def test_a_document_of_furniture_alone_is_an_empty_text() -> None:
    page = RawPage(1, (RawBlock("CÔNG BÁO/Số 12/Ngày 03-5-2024"), RawBlock("7")))
    cleaned = clean(RawDocument("pdf", (page,), paged=True))
    assert (cleaned.text, cleaned.pages, cleaned.blocks) == ("", (), ())
    assert [piece.kind for piece in cleaned.removed] == ["running head", "page number"]


def test_a_page_that_ocr_only_guessed_is_taken_out() -> None:
    pages = (
        RawPage(1, (RawBlock("Ủy ban nhân dân xã báo cáo kết quả."),), 0.92),
        RawPage(2, (RawBlock("Tì ấnt trau tay gay"),), 0.45),
    )
    raw = refuse_ruined(_BODY, RawDocument("pdf", pages, paged=True))
    assert clean(raw).text == "Ủy ban nhân dân xã báo cáo kết quả."
    with pytest.raises(RuinedText):
        refuse_ruined(_BODY, RawDocument("pdf", pages[1:], paged=True))


def test_quality_knows_lost_tones_from_ruin() -> None:
    lost = measure("Uy ban nhan dan xa bao cao ket qua thuc hien chi thi dung han " * 3)
    assert lost.lost_tones
    assert not lost.ruined
    assert measure("Nghĩa vụ của cán bộ, công chức").possible == 1.0
    assert not measure("The committee reports every month before the due date.").ruined
