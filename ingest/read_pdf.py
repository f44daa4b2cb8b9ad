"""Pdf files page by page: text layers, footnotes by their small print, scans by OCR."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from ingest.errors import EmptyFile, UnreadableFile
from ingest.furniture import removable
from ingest.limits import Clock, Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage
from ingest.ocr import DPI, OcrPage, ocr_languages, read_picture, require_ocr
from ingest.pdf_file import DamagedPdf, PdfFile
from ingest.pdf_rescue import rescue_pages
from ingest.pdf_streams import check_streams

_SMALL_PRINT = 0.93  # letters of footnotes, as a share of the body's
_MARK = 0.75
_FEWEST_LETTERS = 150  # a page with fewer and a large picture is a scan with a stamp of text
_SCAN_COVERS = 0.4  # of the page's area
_RECIPIENTS = re.compile(r"Nơi nhận|[-–+]\s")


def read_pdf(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The lines of each page; scanned pages come with their OCR confidence. Pages that only OCR
    could read, where it is not installed, are named in the metadata as `unread_pages`.

    Raises: UnreadableFile when the file is locked or broken, EmptyFile when it has no text,
        MissingConverter when all of it is scanned and OCR is not installed.
    """
    check_streams(path, data, limits)
    try:
        pages, metadata = _read(path, data, limits)
    except DamagedPdf:
        pages, metadata = rescue_pages(path, data, limits), {"rescued": "pypdf"}
        lost = [page.number for page in pages if not any(b.text.strip() for b in page.blocks)]
        if lost:
            metadata["unread_pages"] = _listed(lost)
    if not any(page.blocks for page in pages):
        raise EmptyFile(f"{path}: không trang nào có chữ")
    return RawDocument("pdf", tuple(mark_footnotes(pages)), paged=True, metadata=metadata)


def _read(path: Path, data: bytes, limits: Limits) -> tuple[list[RawPage], dict[str, str]]:
    with PdfFile(path, data) as pdf:
        pages = _text_pages(path, pdf, limits)
        scans = [page.number for page in pages if _is_scan(pdf, page)]
        metadata = pdf.metadata()
        if scans and limits.ocr and ocr_languages():
            pages = _with_ocr(pages, _read_scans(path, pdf, scans, limits))
        elif scans:
            metadata["unread_pages"] = _listed(scans)
            if not any(page.blocks for page in pages if page.number not in scans):
                require_ocr(path)
    return pages, metadata


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def _text_pages(path: Path, pdf: PdfFile, limits: Limits) -> list[RawPage]:
    if len(pdf) > limits.max_pages:
        raise UnreadableFile(f"{path}: hơn {limits.max_pages:,} trang; hãy chia nhỏ tệp")
    clock = Clock(path, limits)
    pages: list[RawPage] = []
    letters = 0
    for index in range(len(pdf)):
        clock.check()
        pages.append(RawPage(index + 1, pdf.lines(index, limits.max_page_chars)))
        clock.turn_page()
        letters += sum(len(block.text) for block in pages[-1].blocks)
        check_chars(path, letters, limits)
    return pages


def _is_scan(pdf: PdfFile, page: RawPage) -> bool:
    """Whether a page is a scan: hardly any text, and pictures over much of it."""
    letters = sum(len(block.text) for block in page.blocks if not removable(block.text.strip()))
    return letters < _FEWEST_LETTERS and pdf.picture_cover(page.number - 1) > _SCAN_COVERS


def _read_scans(
    path: Path, pdf: PdfFile, numbers: Sequence[int], limits: Limits
) -> dict[int, OcrPage]:
    """What OCR sees on each page. Pages are drawn in this thread; Tesseract runs beside it."""
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        waiting = {
            number: pool.submit(
                read_picture, path, pdf.drawn(number - 1, DPI), limits.ocr_seconds_a_page
            )
            for number in numbers
        }
        return {number: future.result() for number, future in waiting.items()}


def _with_ocr(pages: Sequence[RawPage], seen: dict[int, OcrPage]) -> list[RawPage]:
    found = []
    for page in pages:
        read = seen.get(page.number)
        if read is not None:
            page = RawPage(page.number, read.blocks, read.confidence, read.doubtful)
        found.append(page)
    return found


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
