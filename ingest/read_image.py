"""Pictures of pages: png, jpeg, tiff, by OCR."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import EmptyFile
from ingest.limits import Limits
from ingest.model import RawDocument, RawPage
from ingest.ocr import read_picture


def read_image(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The lines of the picture, as one page with its confidence.

    Raises: MissingConverter without Tesseract, EmptyFile when no word is seen.
    """
    page = read_picture(path, data, limits.ocr_seconds_a_page, dpi=None)
    if not page.blocks:
        raise EmptyFile(f"{path}: OCR không thấy chữ nào trong ảnh")
    return RawDocument(
        "image", (RawPage(1, page.blocks, page.confidence, page.doubtful),), paged=True
    )
