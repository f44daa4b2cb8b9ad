"""Makes files that no one would send in good faith, and many that were merely damaged."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

GOOD = "Ủy ban nhân dân xã An Lạc báo cáo kết quả thực hiện chỉ thị trước ngày 25 hằng tháng. "
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="{target}"/></Relationships>'
)


def docx(body: str, *, prolog: str = "", target: str = "word/document.xml") -> bytes:
    """A Word file around the XML of a body."""
    document = f'{prolog}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS.format(target=target),
            "word/document.xml": document,
        }
    )


def paragraph(text: str) -> str:
    """The XML of one Word paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of named parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def pdf(content: bytes, *, extra: str = "", kids: str = "[3 0 R]", count: int = 1) -> bytes:
    """A one-page pdf with a content stream, its table of objects left for readers to rebuild."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + f"2 0 obj<</Type/Pages/Kids{kids}/Count {count}>>endobj\n".encode()
        + f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{extra}"
        "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n".encode()
        + f"4 0 obj<</Length {len(content)}>>stream\n".encode()
        + content
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def pdf_text(line: str) -> bytes:
    """A content stream that shows one line."""
    return f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET".encode("latin-1")


def ole(streams: int = 0, *, sector_table: int = 0) -> bytes:
    """The head of a compound file whose tables point where they should not."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", head, 44, 1, sector_table, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, streams, *[0xFFFFFFFF] * 108)
    return bytes(head)


def _noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


def _nested_zip() -> bytes:
    inner = zipped({"a": "0" * 1000})
    for _ in range(5):
        inner = zipped({f"{n}.zip": inner for n in range(4)})
    return inner


def _lying_zip() -> bytes:
    """A zip whose directory claims terabytes."""
    whole = bytearray(docx(paragraph(GOOD)))
    at = whole.rindex(b"PK\x01\x02")
    struct.pack_into("<I", whole, at + 24, 0xFFFFFFF0)
    return bytes(whole)


def _bomb_docx() -> bytes:
    """A Word file with a part of 400 MB, packed without ever holding it whole."""
    buffer = io.BytesIO(docx(paragraph(GOOD)))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/media.xml", "w") as part,
    ):
        for _ in range(400):
            part.write(b" " * 1_000_000)
    return buffer.getvalue()


def _broken_packing() -> bytes:
    """A Word file with a bit turned inside its packed text."""
    whole = bytearray(docx("".join(paragraph(f"{number} {GOOD}") for number in range(200))))
    at = whole.index(b"word/document.xml") + 400
    whole[at : at + 8] = b"\xff" * 8
    return bytes(whole)


def _zip_of_tomorrow() -> bytes:
    """A Word file whose directory asks for a later version of the format."""
    whole = bytearray(docx(paragraph(GOOD)))
    at = whole.rindex(b"PK\x01\x02")
    struct.pack_into("<H", whole, at + 6, 160)
    return bytes(whole)


def _other_styles() -> bytes:
    """A Word file whose main part is declared to be something else."""
    types = _TYPES.replace("document.main+xml", "styles+xml")
    with zipfile.ZipFile(io.BytesIO(docx(paragraph(GOOD)))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return zipped({**parts, "[Content_Types].xml": types})


def _bomb_stream() -> bytes:
    packed = zlib.compress(b"BT /F1 1 Tf (a) Tj ET " * 600_000, 9)
    content = b"x"
    return pdf(content).replace(
        b"<</Length 1>>stream\nx",
        f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed,
    )


def _billion_laughs() -> str:
    entities = ['<!ENTITY a "ha ha ha ha ha ha ha ha">']
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        entities.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    return f"<!DOCTYPE w [{''.join(entities)}]>"


Maker = Callable[[], bytes]

# Name and content of files that hold nothing worth indexing: each must end in one clear error.
REFUSED: dict[str, Maker] = {
    "empty.txt": lambda: b"",
    "spaces.txt": lambda: b" \n\t\r\n" * 500,
    "nuls.txt": lambda: b"\x00" * 5000,
    "controls.txt": lambda: bytes(range(1, 32)) * 100,
    "noise.txt": lambda: _noise(50_000, 1),
    "noise.pdf": lambda: _noise(50_000, 2),
    "noise.docx": lambda: _noise(50_000, 3),
    "noise-behind-pdf-mark.pdf": lambda: b"%PDF-1.7\n" + _noise(50_000, 4),
    "noise-behind-zip-mark.docx": lambda: b"PK\x03\x04" + _noise(50_000, 5),
    "noise-behind-ole-mark.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _noise(50_000, 6),
    "noise-behind-rtf-mark.rtf": lambda: b"{\\rtf1 " + _noise(20_000, 7).replace(b"}", b""),
    "noise-behind-png-mark.png": lambda: b"\x89PNG\r\n\x1a\n" + _noise(20_000, 8),
    "private-use.txt": lambda: ("\ue000\ue001\uf8ff" * 400).encode(),
    "punctuation.txt": lambda: b". , ; : - _ * # " * 400,
    "invisible.txt": lambda: ("\u200b\u200e\u2066\ufeff" * 400).encode(),
    "replacement.txt": lambda: ("Chỉ thị \ufffd\ufffd\ufffd " * 300).encode(),
    "scrambled-tones.txt": lambda: ("ChÕx thØq côqng tâzc phÀxng chÁyk " * 60).encode(),
    "truncated.docx": lambda: docx(paragraph(GOOD))[:300],
    "no-directory.docx": lambda: docx(paragraph(GOOD))[:-30],
    "no-document.docx": lambda: zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS}),
    "plain-zip.docx": lambda: zipped({"a.txt": GOOD}),
    "zip-in-zip.docx": _nested_zip,
    "lying-sizes.docx": _lying_zip,
    "bomb.docx": lambda: _bomb_docx(),
    "broken-xml.docx": lambda: docx("<w:p><w:r><w:t>a</w:p>"),
    "deep.docx": lambda: docx("<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000),
    "laughing-entities.docx": lambda: docx("<w:p>&i;</w:p>", prolog=_billion_laughs()),
    "no-such-part.docx": lambda: docx(paragraph(GOOD), target="word/nowhere.xml"),
    "outside-part.docx": lambda: docx(paragraph(GOOD), target="../../../../etc/passwd"),
    "no-text.docx": lambda: docx("<w:p/>" * 50),
    "xlsx-named.docx": lambda: zipped({"xl/workbook.xml": "<workbook/>"}),
    "headless.pdf": lambda: b"%PDF-1.4\n%%EOF",
    "truncated.pdf": lambda: pdf(pdf_text(GOOD[:20].encode("ascii", "ignore").decode()))[:90],
    "no-pages.pdf": lambda: pdf(b"", kids="[]", count=0),
    "page-loop.pdf": lambda: pdf(b"", kids="[2 0 R 2 0 R]", count=2),
    "no-text.pdf": lambda: pdf(b"0 0 m 100 100 l S"),
    "many-pages-claimed.pdf": lambda: pdf(b"", count=2_000_000_000, kids="[9 0 R]"),
    "locked.pdf": lambda: pdf(b"").replace(
        b"trailer<<",
        b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4"
        b"/O<" + b"61" * 32 + b">/U<" + b"62" * 32 + b">>>",
    ),
    "no-streams.doc": lambda: ole(0),
    "looping-sectors.doc": lambda: ole(0, sector_table=0) + struct.pack("<128I", *[0] * 128) * 4,
    "far-sectors.doc": lambda: ole(4_000_000_000),
    "odd-sectors.doc": lambda: ole(0).replace(b"\x09\x00\x06\x00", b"\x20\x00\x06\x00"),
    "wordless-skip.rtf": lambda: b"{\\rtf1\\ansi\\uc Chi thi}",
    "broken-packing.docx": _broken_packing,
    "styles-of-another-kind.docx": _other_styles,
    "empty.rtf": lambda: b"{\\rtf1\\ansi }",
    "empty.html": lambda: b"<!DOCTYPE html><html><head><title></title></head><body></body></html>",
    "only-scripts.html": lambda: b"<html><body><script>alert(1)</script></body></html>",
    "one-dot.png": lambda: (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
        b":~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND"
        b"\xaeB`\x82"
    ),
    "every-byte.txt": lambda: bytes(range(256)) * 20,
    "bomb-stream.pdf": _bomb_stream,
    "huge.txt": lambda: GOOD.encode() * 90_000,
    "deep-groups.rtf": lambda: b"{\\rtf1 " + b"{" * 200_000,
    "zip-of-tomorrow.docx": _zip_of_tomorrow,
    "old-filter-name.pdf": lambda: (
        pdf(zlib.compress(pdf_text("Chi thi")))
        .replace(b">>stream", b"/Filter/Fl>>stream")
        .replace(b"trailer<</Root 1 0 R>>", b"")
    ),
    "circling-pages.pdf": lambda: pdf(b"").replace(
        b"3 0 obj<</Type/Page/", b"3 0 obj<</Type/Pages/Kids[2 0 R]/Count 9/"
    ),
}

# Files with something good inside: read without it being lost or the rest being believed.
READ: dict[str, Maker] = {
    "nuls-between.txt": lambda: GOOD.replace(" ", " \x00").encode() * 5,
    "lone-surrogates.txt": lambda: GOOD.encode() * 20 + b"\xed\xa0\x80\xed\xb0\x80",
    "bidi.txt": lambda: ("\u202e" + GOOD + "\u202c\u2066\u2069").encode(),
    "combining-pile.txt": lambda: (GOOD + "a" + "\u0301" * 5000 + "\n" + GOOD).encode(),
    "one-long-line.txt": lambda: GOOD.encode() * 5000,
    "only-line-ends-between.txt": lambda: ("\n" * 50_000 + GOOD + "\n" * 50_000).encode(),
    "old-mac-lines.txt": lambda: f"{GOOD}\r{GOOD}x\r".encode(),
    "really-a-pdf.txt": lambda: pdf(pdf_text("Uy ban nhan dan xa An Lac bao cao ket qua nam")),
    "really-a-docx.pdf": lambda: docx(paragraph(GOOD)),
    "really-html.doc": lambda: f"<html><body><p>{GOOD * 5}</p></body></html>".encode(),
    "really-text.docx": lambda: GOOD.encode(),
    "no-suffix": lambda: GOOD.encode(),
    "damaged-bytes.txt": lambda: GOOD.encode() * 50 + b"\xff\xfe\xfa",
    "utf-16-odd.txt": lambda: GOOD.encode("utf-16") + b"\x41",
    "scripts.html": lambda: (
        f"<html><body><script>alert('x')</script><p onclick=evil()>{GOOD * 5}</p>"
        "<iframe src=http://example.invalid></iframe></body></html>"
    ).encode(),
    "unclosed.html": lambda: ("<html><body>" + "<div>" * 5000 + f"<p>{GOOD * 5}").encode(),
    "nested-lists.html": lambda: (
        "<html><body>" + "<ul><li>" * 5000 + f"<p>{GOOD * 5}</p>" + "</li></ul>" * 5000
    ).encode(),
    "entities.html": lambda: (
        f"<!DOCTYPE html [{_billion_laughs()[13:-2]}]><html><body><p>{GOOD * 5}&i;</p></body>"
    ).encode(),
    "external-entity.docx": lambda: docx(
        paragraph(GOOD) + "<w:p><w:r><w:t>&file;</w:t></w:r></w:p>",
        prolog='<!DOCTYPE w [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
    ),
    "endless-numbers.docx": lambda: docx(
        paragraph(GOOD)
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>'
        + paragraph(GOOD)
        + "</w:tc></w:tr></w:tbl>"
    ),
    "nested-lists.docx": lambda: docx(
        paragraph(GOOD)
        + "".join(
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level % 9}"/><w:numId w:val="1"/></w:numPr>'
            f"</w:pPr><w:r><w:t>Mục con thứ {level}</w:t></w:r></w:p>"
            for level in range(5000)
        )
    ),
    "nested-tables.docx": lambda: docx(
        paragraph(GOOD)
        + "<w:tbl><w:tr><w:tc>" * 60
        + paragraph(GOOD)
        + "</w:tc></w:tr></w:tbl>" * 60
    ),
}


# Files as large as may be, and larger: each read in a process of its own only.
HUGE: dict[str, Maker] = {
    "two-hundred-megabytes.txt": lambda: GOOD.encode() * 1_900_000,
    "plain-letters.txt": lambda: b"Uy ban nhan dan xa bao cao ket qua.\n" * 2_000_000,
    "one-word-lines.txt": lambda: "Huyện\n".encode() * 3_000_000,
    "numbers.txt": lambda: "".join(f"{n}. Điều {n}\n" for n in range(210_000)).encode(),
    "huge.html": lambda: ("<html><body>" + f"<p>{GOOD}</p>" * 900_000 + "</body></html>").encode(),
    "huge.docx": lambda: docx(paragraph(GOOD) * 900_000),
    "huge-table.docx": lambda: docx(
        "<w:tbl>"
        + ("<w:tr>" + f"<w:tc>{paragraph(GOOD)}</w:tc>" * 20 + "</w:tr>") * 20_000
        + "</w:tbl>"
    ),
    "as-long-as-may-be.txt": lambda: "".join(
        f"{number % 90 + 1}. {GOOD}\n" for number in range(52_000)
    ).encode(),
    "as-many-lines-as-may-be.txt": lambda: (GOOD + "\nXã\nHuyện" * 99_000).encode(),
}


def write(folder: Path, name: str) -> Path:
    """The named file, made in a folder."""
    path = folder / name
    path.write_bytes({**REFUSED, **READ, **HUGE}[name]())
    return path
