"""Readers: content decides the format, and each keeps what its format knows."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.docx_numbers import W, load_numbering
from ingest.errors import MissingConverter, RuinedText
from ingest.formats import detect
from ingest.model import Box, RawBlock, RawDocument, RawPage
from ingest.ocr import _page as ocr_page
from ingest.ocr import ocr_languages
from ingest.quality import measure, refuse_ruined
from ingest.read import READERS, read
from ingest.read_pdf import mark_footnotes
from ingest.xml_tree import parse_xml
from tests.hostile_files import docx, paragraph, pdf, pdf_text

CORPUS = Path(__file__).parent.parent / "corpus"
_BODY = Path("any.bin")
_XMLNS = f'xmlns:w="{W[1:-1]}"'


def _texts(raw: RawDocument) -> list[str]:
    return [block.text for page in raw.pages for block in page.blocks]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7 ...", "a.txt", "pdf"),
        (b"{\\rtf1 a}", "a.doc", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "doc"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "image"),
        (b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html>", "a.txt", "html"),
        (docx(paragraph("a")), "a", "docx"),
        (b"# Tin", "a.MD", "md"),
        (b"# Tin", "a.txt", "txt"),
        (b"<p>", "a.html", "txt"),
        (b"<div class=x><p>a</p><p>b</p><br/></div>", "a.txt", "html"),
        ("\ufeff<html><body>".encode("utf-16-le"), "a.txt", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; b=c", "a.doc", "mhtml"),
    ],
)
def test_content_decides_the_format_and_the_suffix_only_parts_txt_from_md(
    data: bytes, name: str, expected: str
) -> None:
    assert detect(Path(name), data) == expected
    assert expected in READERS


def test_markdown_loses_its_marks_and_keeps_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Chỉ thị **12**\n\n## Việc [cần làm](http://a.vn)\n\n- rà soát\n---\n"
        "| TT | Việc |\n|---|---|\n| 1 | *Báo cáo* |\n",
        encoding="utf-8",
    )
    cleaned = clean(read(path))
    assert cleaned.text.split("\n") == [
        "Chỉ thị 12",
        "Việc cần làm",
        "- rà soát",
        "TT | Việc",
        "1 | Báo cáo",
    ]
    assert [(block.kind, block.level) for block in cleaned.blocks[:2]] == [
        ("heading", 1),
        ("heading", 2),
    ]


def test_a_web_page_gives_its_main_part_with_list_marks_and_table_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    body = "Huyện ủy Sông Lam tổ chức hội nghị quán triệt chỉ thị đến toàn thể đảng viên. " * 6
    path.write_text(
        '<html><head><title>Sông Lam quán triệt chỉ thị</title><meta name="author" '
        'content="Thu Hà"><meta property="article:published_time" content="2024-05-14"></head>'
        "<body><nav><a href=/>Trang chủ</a></nav><article><h1>Sông Lam quán triệt chỉ thị</h1>"
        f"<p>{body}</p><p>Ba việc cần làm:</p><ol><li>Rà soát quy chế làm việc</li>"
        "<li>Công khai kết quả rà soát</li></ol><table><tr><th>TT</th><th>Đơn vị</th></tr>"
        "<tr><td>1</td><td>Phòng Nội vụ huyện</td></tr></table></article></body></html>",
        encoding="utf-8",
    )
    raw = read(path)
    texts = _texts(raw)
    assert texts[0] == "Sông Lam quán triệt chỉ thị"
    assert "1. Rà soát quy chế làm việc" in texts
    assert "2. Công khai kết quả rà soát" in texts
    assert "1 | Đơn vị: Phòng Nội vụ huyện" in texts
    assert not any("Trang chủ" in text for text in texts)
    assert raw.metadata["author"] == "Thu Hà"
    assert raw.metadata["date"] == "2024-05-14"


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    body = "<html><body><p>Số: 5/KH-UBND</p><p>Kế hoạch kiểm tra công vụ</p></body></html>"
    path.write_bytes(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(body.encode())
        + b"\r\n--x--\r\n"
    )
    assert clean(read(path)).text == "Số: 5/KH-UBND\nKế hoạch kiểm tra công vụ"


def test_an_official_paper_as_a_web_page_keeps_its_short_lines(tmp_path: Path) -> None:
    lines = [
        "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 09/CT-UBND",
        "CHỈ THỊ",
        "Các sở, ban, ngành rà soát, chấn chỉnh kỷ luật, kỷ cương hành chính tại cơ quan mình, "
        "báo cáo Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng để tổng hợp, theo dõi.",
        "Chỉ thị này có hiệu lực kể từ ngày ký.",
        "Nơi nhận:",
        "- Như trên;",
        "CHỦ TỊCH",
        "Trần Quốc Lâm",
    ]
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><nav><a href=/>Trang chủ</a></nav><div>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</div><div><a href=/1>Tin khác của tỉnh</a></div></body></html>",
        encoding="utf-8",
    )
    assert clean(read(path)).text.split("\n") == lines


def _numbering(kinds: str) -> object:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, (kind, shown) in enumerate(part.split("=") for part in kinds.split())
    )
    return parse_xml(
        f'<w:numbering {_XMLNS}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'.encode()
    )


def _listed(list_id: int, depth: int) -> object:
    return parse_xml(
        f'<w:p {_XMLNS}><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/>'
        "</w:numPr></w:pPr></w:p>".encode()
    )


def test_word_lists_show_the_numbers_that_word_shows() -> None:
    numbering = load_numbering(_numbering("upperRoman=%1. decimal=%1.%2. lowerLetter=%3)"), None)
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (2, 0), (2, 0)]
    labels = [numbering.label(_listed(*place)) for place in places]
    assert labels == [
        ("I.", 1),
        ("I.1.", 2),
        ("I.2.", 2),
        ("a)", 3),
        ("b)", 3),
        ("II.", 1),
        ("II.1.", 2),
        ("V.", 1),
        ("VI.", 1),
    ]


def test_bullets_from_symbol_fonts_become_dashes() -> None:
    numbering = load_numbering(_numbering("bullet=\uf0b7 bullet=+"), None)
    assert numbering.label(_listed(1, 0)) == ("-", 1)
    assert numbering.label(_listed(1, 1)) == ("+", 2)


def test_word_tables_come_row_by_row_under_their_headings(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(
            "<w:tbl>"
            + row("STT", "Việc", "Đơn vị")
            + "<w:tr>"
            + f"<w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('Rà soát')}</w:tc>"
            + merged.format(' w:val="restart"', paragraph("Sở Nội vụ"))
            + "</w:tr><w:tr>"
            + f"<w:tc>{paragraph('2')}</w:tc><w:tc>{paragraph('Báo cáo')}</w:tc>"
            + merged.format("", "<w:p/>")
            + "</w:tr></w:tbl>"
        )
    )
    assert _texts(read(path)) == [
        "STT | Việc | Đơn vị",
        "1 | Việc: Rà soát | Đơn vị: Sở Nội vụ",
        "2 | Việc: Báo cáo | Đơn vị: Sở Nội vụ",
    ]


def test_the_two_columns_of_an_official_head_come_one_after_the_other(tmp_path: Path) -> None:
    left = paragraph("UBND TỈNH SÔNG LAM") + paragraph("SỞ Y TẾ")
    right = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do")
    path = tmp_path / "a.docx"
    path.write_bytes(
        docx(
            f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr><w:tr><w:tc>"
            f"{paragraph('Số: 5/KH-SYT')}</w:tc><w:tc>{paragraph('Sông Lam, ngày 3/5')}</w:tc>"
            "</w:tr></w:tbl>"
        )
    )
    assert clean(read(path)).text.split("\n") == [
        "UBND TỈNH SÔNG LAM",
        "SỞ Y TẾ",
        "Số: 5/KH-SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do",
        "Sông Lam, ngày 3/5",
    ]


def test_an_old_word_file_is_read_through_its_piece_table(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(_word_97("Kế hoạch\rTT\x07Việc\x07\x071\x07Rà soát\x07\x07Hết\r"))
    assert clean(read(path)).text.split("\n") == [
        "Kế hoạch",
        "TT | Việc",
        "1 | Việc: Rà soát",
        "Hết",
    ]


def test_hidden_field_codes_of_an_old_word_file_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(_word_97('Trang \x13 PAGE \x14 3\x15 và \x13 TOC "x"\x15mục lục\r'))
    assert clean(read(path)).text == "Trang 3 và mục lục"


def _word_97(text: str) -> bytes:
    """A compound file with one piece of UTF-16 text."""
    body = text.encode("utf-16-le")
    main = bytearray(0x400)
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<I", main, 0x4C, len(text))
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(text))
    clx += struct.pack("<HIH", 0, len(main), 0)
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    return _compound({"WordDocument": bytes(main) + body, "0Table": clx})


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file whose streams lie in plain sectors, padded past the small-stream limit."""
    fat, sectors, entries = [0xFFFFFFFD], [b""], [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, content in streams.items():
        content = content.ljust(4096, b"\x00")
        count = -(-len(content) // 512)
        start = len(sectors)
        sectors += [content[at * 512 : at * 512 + 512].ljust(512, b"\x00") for at in range(count)]
        fat += [*range(start + 1, start + count), 0xFFFFFFFE]
        entries.append(_entry(name, 2, start, len(content)))
    directory = len(sectors)
    sectors.append(b"".join(entries).ljust(512, b"\x00"))
    fat.append(0xFFFFFFFE)
    sectors[0] = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", head, 44, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    return bytes(head) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    entry = bytearray(128)
    coded = name.encode("utf-16-le")
    entry[: len(coded)] = coded
    struct.pack_into("<HB", entry, 64, len(coded) + 2, kind)
    struct.pack_into("<II", entry, 116, start, size)
    return bytes(entry)


def test_rich_text_keeps_paragraphs_and_old_fonts(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    words = "ChØ thÞ vÒ c«ng t¸c phßng ch¸y".encode("latin-1")
    coded = b"".join(b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in words)
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg1252 " + coded + b"\\par Trang hai\\par}")
    raw = read(path)
    assert clean(raw).text.split("\n") == ["Chỉ thị về công tác phòng cháy", "Trang hai"]
    assert raw.metadata["encoding"] == "tcvn3"


def test_pdf_lines_carry_boxes_and_gaps_part_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    content = b"BT /F1 12 Tf 72 700 Td (Vung I) Tj 200 0 Td (4.680.000 dong) Tj ET"
    path.write_bytes(pdf(content))
    (block,) = read(path).pages[0].blocks
    assert block.text == "Vung I\t4.680.000 dong"
    assert block.box is not None
    assert block.box.left == pytest.approx(72 / 595, abs=0.005)
    assert block.box.top == pytest.approx(1 - 712 / 842, abs=0.01)


def test_a_damaged_page_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pdf_text("Trang nay doc duoc")))
    assert _texts(read(path)) == ["Trang nay doc duoc"]


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
    assert clean(raw).text == "Trang nay doc duoc"


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
