"""The text layer of pdf files, line by line with boxes; pdfium does the work."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.limits import Clock, Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage


def read_pdf(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The lines of each page.

    Raises: UnreadableFile when the file is locked or broken.
    """
    import pypdfium2

    clock = Clock(path, limits)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"{path}: not a readable pdf ({error}); save it again") from error
    pages: list[RawPage] = []
    try:
        for index in range(len(document)):
            clock.check()
            text = document[index].get_textpage().get_text_range()
            lines = text.replace("\r\n", "\n").split("\n")
            pages.append(RawPage(index + 1, tuple(RawBlock(line) for line in lines)))
    finally:
        document.close()
    check_chars(path, sum(len(b.text) for page in pages for b in page.blocks), limits)
    return RawDocument("pdf", tuple(pages), paged=True)
