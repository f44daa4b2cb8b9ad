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

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def detect(path: Path, data: bytes) -> str:
    """The name of the format, a key of the table of readers.

    Raises: UnreadableFile when no reader knows the content.
    """
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
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
    if _HTML.match(head):
        return "html"
    return "md" if path.suffix.lower() in {".md", ".markdown"} else "txt"


def _zipped(path: Path, data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableFile(f"{path}: tệp nén hỏng hoặc bị cắt cụt; hãy lưu lại") from error
    if "word/document.xml" in names:
        return "docx"
    raise UnreadableFile(f"{path}: tệp nén không phải Word; hãy giải nén trước")
