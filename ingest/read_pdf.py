"""Pdf files page by page; pages without a text layer go to OCR. pdfium does the work."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import EmptyFile, UnreadableFile
from ingest.furniture import removable
from ingest.limits import Clock, Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage
from ingest.ocr import DPI, ocr_languages, read_picture, require_ocr
from ingest.pdf_lines import page_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_SMALL_PRINT = 0.93  # letters of footnotes, as a share of the body's
_MARK = 0.75
_FEWEST_LETTERS = 150  # a page with fewer and a large picture is a scan with a stamp of text
_SCAN_COVERS = 0.4
_MOST_PIXELS = 6000
_RECIPIENTS = re.compile(r"Nơi nhận|[-–+]\s")


def read_pdf(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The lines of each page; footnotes are told by their small print at a page's foot.

    Raises: UnreadableFile when the file is locked or broken, EmptyFile when it has no text.
    """
    import pypdfium2

    clock = Clock(path, limits)
    document = _open(path, data)
    try:
        if len(document) > limits.max_pages:
            raise UnreadableFile(f"{path}: more than {limits.max_pages:,} pages; split the file")
        pages = []
        for index in range(len(document)):
            clock.check()
            pages.append(_page(document, index))
            check_chars(path, sum(len(block.text) for block in pages[-1].blocks), limits)
        pictures = [page.number for page in pages if _is_picture(document, page)]
        metadata = _metadata(document)
        pages, unread = _with_ocr(path, document, pages, pictures=pictures, limits=limits)
        if unread:
            metadata["unread_pages"] = ", ".join(str(number) for number in unread)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"{path}: a damaged pdf ({error}); save it again") from error
    finally:
        document.close()
    if not any(page.blocks for page in pages):
        raise EmptyFile(f"{path}: no page has text")
    return RawDocument("pdf", tuple(mark_footnotes(pages)), paged=True, metadata=metadata)


def _open(path: Path, data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "locked by a password; save an unlocked copy"
        if "password" not in str(error).lower():
            reason = f"a damaged pdf ({error}); save it again"
        raise UnreadableFile(f"{path}: {reason}") from error


def _page(document: PdfDocument, index: int) -> RawPage:
    page = document[index]
    try:
        return RawPage(index + 1, tuple(page_lines(page)))
    finally:
        page.close()


def _is_picture(document: PdfDocument, page: RawPage) -> bool:
    """Whether a page is a scan: hardly any text, and pictures over much of it."""
    from pypdfium2 import raw

    letters = sum(len(block.text) for block in page.blocks if not removable(block.text.strip()))
    if letters >= _FEWEST_LETTERS:
        return False
    sheet = document[page.number - 1]
    try:
        width, height = sheet.get_size()
        pictures = sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        boxes = [picture.get_bounds() for picture in pictures]
    finally:
        sheet.close()
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return bool(covered > _SCAN_COVERS * width * height)


def _with_ocr(
    path: Path,
    document: PdfDocument,
    pages: list[RawPage],
    *,
    pictures: Sequence[int],
    limits: Limits,
) -> tuple[list[RawPage], list[int]]:
    """The pages with the scanned ones read, and the numbers of those that could not be.

    Raises: MissingConverter when nothing else is in the file and OCR is not installed.
    """
    if not pictures:
        return pages, []
    if not limits.ocr or not ocr_languages():
        rest = [page for page in pages if page.number not in pictures]
        if not any(page.blocks for page in rest):
            require_ocr(path)
        return pages, list(pictures)
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        # pdfium draws in this thread only; Tesseract runs in processes of its own.
        waiting = {
            number: pool.submit(
                read_picture, path, _drawn(document, number), limits.ocr_seconds_a_page
            )
            for number in pictures
        }
        read = {number: future.result() for number, future in waiting.items()}
    return [
        RawPage(page.number, read[page.number].blocks, read[page.number].confidence)
        if page.number in read
        else page
        for page in pages
    ], []


def _drawn(document: PdfDocument, number: int) -> bytes:
    """The page as a grey PNM picture."""
    sheet = document[number - 1]
    try:
        width, height = sheet.get_size()
        scale = min(DPI / 72, _MOST_PIXELS / max(width, height, 1.0))
        bitmap = sheet.render(scale=scale, grayscale=True)
        rows = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
        head = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
        return head + bytes(rows.tobytes())
    finally:
        sheet.close()


def _metadata(document: PdfDocument) -> dict[str, str]:
    known = document.get_metadata_dict(skip_empty=True)
    names = {"Title": "title", "Author": "author", "Producer": "producer"}
    return {names[key]: value for key, value in known.items() if key in names}


def mark_footnotes(pages: Sequence[RawPage]) -> list[RawPage]:
    """The pages with small print at their foot marked as footnotes and lone marks left out."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for block in page.blocks:
            if block.box:
                sizes[round(block.box.size, 4)] += len(block.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    found: list[RawPage] = []
    goes_on = False
    for page in pages:
        first = _first_note(page.blocks, body, goes_on=goes_on)
        goes_on = first < len(page.blocks)
        notes = (replace(block, kind="footnote") for block in page.blocks[first:])
        kept = [b for b in (*page.blocks[:first], *notes) if not _is_lone_mark(b, body)]
        found.append(replace(page, blocks=tuple(kept)))
    return found


def _first_note(blocks: Sequence[RawBlock], body: float, *, goes_on: bool) -> int:
    """Where a page's notes begin; `goes_on` tells that the page before had some."""
    first = len(blocks)
    while first and _is_small(blocks[first - 1], _SMALL_PRINT * body):
        first -= 1
    if goes_on and first < len(blocks) and not _RECIPIENTS.match(blocks[first].text.strip()):
        return first
    while first < len(blocks) and not blocks[first].text.strip()[:1].isdigit():
        first += 1
    return first


def _is_small(block: RawBlock, most: float) -> bool:
    return block.box is not None and 0 < block.box.size < most


def _is_lone_mark(block: RawBlock, body: float) -> bool:
    return block.text.strip().isdigit() and _is_small(block, _MARK * body)
