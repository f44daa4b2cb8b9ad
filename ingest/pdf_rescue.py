"""Damaged pdf files that pdfium refuses, read with pypdf, which rebuilds lost tables."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from itertools import islice
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.limits import Clock, Limits, check_chars
from ingest.model import RawBlock, RawPage

_END = b"\nstartxref\n0\n%%EOF"
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7}) (\d{1,5}) obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_LONGEST_PAGE = 3_000  # bytes of a page's dictionary
_MOST_OBJECTS = 200_000
_LARGEST = 30_000_000  # bytes; rebuilding looks through the whole file in Python


def rescue_pages(path: Path, data: bytes, limits: Limits) -> list[RawPage]:
    """The lines of every page that can still be read, without boxes.

    Raises: UnreadableFile when nothing of it can, or when the file is locked.
    """
    import pypdf
    from pypdf.errors import DeprecationError, PyPdfError

    damaged: tuple[type[Exception], ...] = (
        PyPdfError, DeprecationError, ValueError, LookupError, TypeError, AttributeError,
        RecursionError,
        ArithmeticError, NotImplementedError, AssertionError, OSError, zlib.error, struct.error,
    )  # fmt: skip
    if len(data) > _LARGEST:
        raise UnreadableFile(f"{path}: tệp pdf hỏng và quá lớn để khôi phục; hãy lưu lại")
    # It reports each repair; what counts here is whether text comes out.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    clock = Clock(path, limits)
    for attempt in (data, data + _END, data + _new_tree(data)):
        try:
            reader = pypdf.PdfReader(io.BytesIO(attempt), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableFile(f"{path}: tệp có mật khẩu; hãy lưu bản không khóa")
            count = min(len(reader.pages), limits.max_pages)
        except damaged:
            continue
        pages: list[RawPage] = []
        for index in range(count):
            clock.check()
            try:
                text = reader.pages[index].extract_text()
            except damaged:
                text = ""
            check_chars(path, len(text), limits)
            pages.append(RawPage(index + 1, tuple(RawBlock(line) for line in text.split("\n"))))
            clock.turn_page()
        if any(block.text.strip() for page in pages for block in page.blocks):
            return pages
    raise UnreadableFile(f"{path}: tệp pdf hỏng, không khôi phục được chữ nào; hãy lưu lại")


def _new_tree(data: bytes) -> bytes:
    """A page tree over every page object in the file, for when its own is cut off."""
    pages = []
    for match in islice(_OBJECT.finditer(data), _MOST_OBJECTS):
        body = data[match.end() : match.end() + _LONGEST_PAGE].split(b"endobj", 1)[0]
        if _PAGE.search(body):
            pages.append(b"%s %s R" % (match[1], match[2]))
    if not pages:
        return _END
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(pages))
    return (
        b"\n9000001 0 obj<</Type/Catalog/Pages 9000002 0 R>>endobj\n9000002 0 obj"
        + tree
        + b"endobj\ntrailer<</Root 9000001 0 R/Size 9000003>>"
        + _END
    )
