"""Single pages of a pdf for people to look at: a picture, and where each word stands on it."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.pdf_file import PageWord, PdfFile

__all__ = ["PageWord", "page_words", "render_page"]


def render_page(path: Path, number: int, *, dpi: int) -> bytes:
    """Page `number` (from 1) as a PNM picture in colour. Raises: UnreadableFile."""
    with PdfFile(path, _bytes(path)) as pdf:
        return pdf.coloured(_index(path, pdf, number), dpi)


def page_words(path: Path, number: int) -> list[PageWord]:
    """The words of page `number` (from 1) with their boxes, in the file's order; none for a page
    without a text layer. Raises: UnreadableFile."""
    with PdfFile(path, _bytes(path)) as pdf:
        return list(pdf.words(_index(path, pdf, number)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: không mở được ({error.strerror})") from error


def _index(path: Path, pdf: PdfFile, number: int) -> int:
    if not 1 <= number <= len(pdf):
        raise UnreadableFile(f"{path}: không có trang {number}, tệp chỉ có {len(pdf)} trang")
    return number - 1
