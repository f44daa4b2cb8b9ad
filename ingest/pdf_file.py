"""Pdf files: lines with their boxes, pictures of pages; the one file that knows pdfium."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from ingest.errors import UnreadableFile
from ingest.model import Box, RawBlock

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextpage

_COLUMN_GAP = 1.5  # of the letters' height; spaces of justified lines stay below 1
_RAISED = 0.75  # a digit smaller than this share of its line is a note's mark
_UNITS = ("m", "km", "cm", "dm", "mm", "hm", "dam")
_MOST_PIXELS = 6000
_WORD = re.compile(r"\S+")


class _Glyph(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class PageWord(NamedTuple):
    """A word of a page and its box: shares of the page's width and height, from the top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


# pdfium keeps global state: one call at a time, whichever file and thread it is for.
_PDFIUM = threading.RLock()


class DamagedPdf(UnreadableFile):
    """A file or page that pdfium cannot read; another library may."""


class PdfFile:
    """An open pdf; pages are counted from 0. Threads take turns."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Raises: UnreadableFile when the file is locked or damaged."""
        import pypdfium2

        self._path = path
        self._error = pypdfium2.PdfiumError
        try:
            with _PDFIUM:
                self._document: PdfDocument = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise self._damaged(error) from error

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with _PDFIUM:
            self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def lines(self, index: int, max_chars: int) -> tuple[RawBlock, ...]:
        """Every line of a page's text layer in the file's order; none where there is none.

        A tab stands where a gap parts two columns. Raised digits (marks of footnotes) are left
        out of the line they stand in.

        Raises: UnreadableFile for a damaged page or one of more than `max_chars` characters.
        """
        with self._page(index) as page:
            textpage = page.get_textpage()
            try:
                if textpage.count_chars() > max_chars:
                    raise UnreadableFile(
                        f"{self._path}: trang {index + 1} có hơn {max_chars:,} ký tự; hãy lưu lại"
                    )
                return tuple(_page_lines(page, textpage))
            finally:
                textpage.close()

    def picture_cover(self, index: int) -> float:
        """The share of a page that pictures cover; over 1 where they overlap."""
        from pypdfium2 import raw

        with self._page(index) as page:
            width, height = page.get_size()
            pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            boxes = [picture.get_bounds() for picture in pictures]
        covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
        return float(covered / max(width * height, 1.0))

    def drawn(self, index: int, dpi: int) -> bytes:
        """A page as a grey PNM picture; huge pages get fewer dots."""
        with self._page(index) as page:
            width, height = page.get_size()
            scale = min(dpi / 72, _MOST_PIXELS / max(width, height, 1.0))
            bitmap = page.render(scale=scale, grayscale=True)
            rows = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
            head = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
            return head + bytes(rows.tobytes())

    def coloured(self, index: int, dpi: int) -> bytes:
        """A page as a PNM picture in colour; huge pages get fewer dots."""
        with self._page(index) as page:
            width, height = page.get_size()
            scale = min(dpi / 72, _MOST_PIXELS / max(width, height, 1.0))
            bitmap = page.render(scale=scale, rev_byteorder=True)
            rows = bitmap.to_numpy()[:, :, :3]
            head = b"P6 %d %d 255\n" % (bitmap.width, bitmap.height)
            return head + bytes(rows.tobytes())

    def words(self, index: int) -> Iterator[PageWord]:
        """Every word of a page's text layer with its box, in the file's order."""
        with self._page(index) as page:
            textpage = page.get_textpage()
            try:
                sheet = _Sheet(page, textpage)
                for match in _WORD.finditer(_text(textpage)):
                    yield sheet.word(match.group(), match.start())
            finally:
                textpage.close()

    def metadata(self) -> dict[str, str]:
        """What the file says of itself, empty values left out."""
        with _PDFIUM:
            known = self._document.get_metadata_dict(skip_empty=True)
        names = {"Title": "title", "Author": "author", "Producer": "producer"}
        return {names[key]: value for key, value in known.items() if key in names}

    @contextmanager
    def _page(self, index: int) -> Iterator[PdfPage]:
        with _PDFIUM:
            try:
                page = self._document[index]
            except self._error as error:
                raise self._damaged(error) from error
            try:
                yield page
            except self._error as error:
                raise self._damaged(error) from error
            finally:
                page.close()

    def _damaged(self, error: Exception) -> UnreadableFile:
        if "password" in str(error).lower():
            return UnreadableFile(f"{self._path}: tệp có mật khẩu; hãy lưu bản không khóa")
        return DamagedPdf(f"{self._path}: tệp pdf hỏng ({error}); hãy lưu lại")


def _page_lines(page: PdfPage, textpage: PdfTextpage) -> Iterator[RawBlock]:
    sheet = _Sheet(page, textpage)
    start = 0
    for line in _text(textpage).split("\n"):
        if line.strip():
            yield sheet.block(line, start)
        start += len(line) + 1


def _text(textpage: PdfTextpage) -> str:
    """One character for each of pdfium's, so that indices agree."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
    return text.replace("\r", " ")


class _Sheet:
    """A page's characters and size."""

    def __init__(self, page: PdfPage, textpage: PdfTextpage) -> None:
        self._textpage = textpage
        self._left, self._bottom, right, top = page.get_bbox()
        self._width = max(right - self._left, 1.0)
        self._height = max(top - self._bottom, 1.0)

    def block(self, line: str, start: int) -> RawBlock:
        """The line that starts at the page's character `start`."""
        first = len(line) - len(line.lstrip())
        last = len(line.rstrip()) - 1
        begin, end = self._glyph(start + first), self._glyph(start + last)
        size = max(begin.top - begin.bottom, end.top - end.bottom)
        shown = "".join(self._shown(line, start, first, last, size))
        box = Box(
            (begin.left - self._left) / self._width,
            1 - (begin.top - self._bottom) / self._height,
            (end.right - self._left) / self._width,
            1 - (begin.bottom - self._bottom) / self._height,
            self._letters(start + last) / self._height,  # the first may be a label or a mark
        )
        return RawBlock(shown, "line", box=box)

    def word(self, text: str, start: int) -> PageWord:
        """The word that starts at the page's character `start`."""
        first, last = self._glyph(start), self._glyph(start + len(text) - 1)
        top, bottom = max(first.top, last.top), min(first.bottom, last.bottom)
        return PageWord(
            text,
            (first.left - self._left) / self._width,
            1 - (top - self._bottom) / self._height,
            (last.right - self._left) / self._width,
            1 - (bottom - self._bottom) / self._height,
        )

    def _shown(self, line: str, start: int, first: int, last: int, size: float) -> Iterator[str]:
        for at in range(first, last + 1):
            letter = line[at]
            if letter == " " and first < at < last and self._is_gap(start + at, size):
                yield "\t"
            elif letter.isdigit() and at > first and self._is_mark(line, at, start, size):
                continue
            else:
                yield letter

    def _is_gap(self, index: int, size: float) -> bool:
        before, after = self._glyph(index - 1), self._glyph(index + 1)
        return after.left - before.right > _COLUMN_GAP * size

    def _is_mark(self, line: str, at: int, start: int, size: float) -> bool:
        word = line[:at].rstrip("0123456789").split(" ")[-1].lower()
        if word in _UNITS or word.endswith(tuple(f"/{unit}" for unit in _UNITS)):
            return False
        glyph = self._glyph(start + at)
        return 0 < glyph.top - glyph.bottom < _RAISED * size

    def _letters(self, index: int) -> float:
        """The letters' size in points; boxes differ between fonts of one size."""
        from pypdfium2 import raw

        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._textpage.raw, index, matrix)
        size: float = raw.FPDFText_GetFontSize(self._textpage.raw, index)
        return size * math.hypot(matrix.b, matrix.d)

    def _glyph(self, index: int) -> _Glyph:
        from pypdfium2 import raw

        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._textpage.raw, index, rect)
        return _Glyph(rect.left, rect.top, rect.right, rect.bottom)
