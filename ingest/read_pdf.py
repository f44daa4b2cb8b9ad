"""Pdf files page by page; pages without a text layer go to OCR. pdfium does the work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import EmptyFile, UnreadableFile
from ingest.limits import Clock, Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage
from ingest.pdf_lines import page_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_SMALL_PRINT = 0.93  # letters of footnotes, as a share of the body's
_MARK = 0.75
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
        metadata = _metadata(document)
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
