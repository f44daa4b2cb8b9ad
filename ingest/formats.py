"""Tells a file's format from its first bytes; the suffix only parts txt from md."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.ole import SIGNATURE

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)

# A part of a page, as copied or exported without its frame.
_TAG = re.compile(
    rb"<(?:p|div|br|span|table|tr|td|h[1-6]|ul|ol|li|article|section)\b[^<>]{0,300}>", re.I
)
_FEWEST_TAGS = 4
_MHTML = re.compile(rb"(?:From: |MIME-Version: |Content-Type: multipart/related)", re.IGNORECASE)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def detect(path: Path, data: bytes) -> str:
    """The name of the format, a key of the table of readers.

    Raises: UnreadableFile when no reader knows the content.
    """
    # Zero bytes are UTF-16's halves of plain letters.
    head = (
        data[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    )
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(path, data)
    if data.startswith(SIGNATURE):
        return "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES):
        return "image"
    if _MHTML.match(head) and b"multipart/related" in head.lower():
        return "mhtml"
    if _HTML.match(head) or len(_TAG.findall(head)) >= _FEWEST_TAGS:
        return "html"
    return "md" if path.suffix.lower() in {".md", ".markdown"} else "txt"


def _zipped(path: Path, data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableFile(f"{path}: tệp nén hỏng hoặc bị cắt cụt; hãy lưu lại") from error
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names or "content.xml" in names:
        raise UnreadableFile(
            f"{path}: tệp Office nhưng không phải Word; hãy lưu dạng docx hoặc pdf"
        )
    raise UnreadableFile(f"{path}: tệp nén không phải văn bản; hãy giải nén trước")
