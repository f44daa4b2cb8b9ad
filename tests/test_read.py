"""Readers: content decides the format, and each keeps what its format knows."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.docx_numbers import W, load_numbering
from ingest.formats import detect
from ingest.model import RawDocument
from ingest.read import READERS, read
from ingest.xml_tree import parse_xml
from tests.hostile_files import docx, paragraph

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
