"""How much of a file a reader may take, and the clock that stops it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file; beyond them it is refused, so that one file never stops a folder.

    `max_bytes` is the file on disk, `max_unpacked_bytes` what a zipped format may unfold to and
    `max_part_bytes` one of its parts, `max_chars` and `max_lines` the text (two thousand printed
    pages have about five million letters), `max_seconds` reading it without OCR, `max_pages` a
    pdf's pages and `ocr_seconds_a_page` one page of OCR. `ocr` turns OCR off where False.
    """

    max_bytes: int = 200_000_000
    max_unpacked_bytes: int = 300_000_000
    max_part_bytes: int = 80_000_000
    max_chars: int = 5_000_000
    max_lines: int = 200_000
    max_pages: int = 5_000
    max_page_bytes: int = 10_000_000
    max_page_chars: int = 100_000
    max_seconds: float = 8.0
    seconds_a_page: float = 0.2
    ocr_seconds_a_page: float = 30.0
    ocr: bool = True


class Clock:
    """Says when the time for one file is up."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._seconds = limits.max_seconds
        self._a_page = limits.seconds_a_page
        self._end = time.monotonic() + limits.max_seconds

    def turn_page(self) -> None:
        """A page is done: long files may take longer."""
        self._end += self._a_page

    def check(self) -> None:
        """Raises: UnreadableFile when the file has had its time."""
        if time.monotonic() > self._end:
            raise UnreadableFile(
                f"{self._path}: đọc quá lâu (hơn {self._seconds:g} giây); hãy chia nhỏ tệp"
            )


def check_chars(path: Path, count: int, limits: Limits) -> None:
    """Raises: UnreadableFile when a text is longer than allowed."""
    if count > limits.max_chars:
        raise UnreadableFile(f"{path}: hơn {limits.max_chars:,} ký tự; hãy chia nhỏ tệp")


def check_lines(path: Path, count: int, limits: Limits) -> None:
    """Raises: UnreadableFile when a text has more lines than allowed."""
    if count > limits.max_lines:
        raise UnreadableFile(f"{path}: hơn {limits.max_lines:,} dòng; hãy chia nhỏ tệp")
