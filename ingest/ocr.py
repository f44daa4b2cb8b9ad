"""Reads pictures of pages with Tesseract, an optional program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ingest.errors import MissingConverter, UnreadableFile
from ingest.model import Box, DoubtfulWord, RawBlock

DPI = 250  # below, hook and tilde blur; above, pages only take longer
_COLUMN_GAP = 1.5  # of the line's height
_SURE_FIGURE = 70  # of 100; below, most figures seen in scans had a wrong digit
_WORD_LEVEL = "5"
_ADVICE = (
    "hãy cài Tesseract có tiếng Việt (Debian/Ubuntu: apt install tesseract-ocr tesseract-ocr-vie)"
)


@dataclass(frozen=True, slots=True)
class OcrPage:
    """Lines of one picture in reading order; `confidence` is 0 to 1, weighed by letters;
    `doubtful` are the figures that were hardly made out."""

    blocks: tuple[RawBlock, ...]
    confidence: float
    doubtful: tuple[DoubtfulWord, ...] = ()


class _Word(NamedTuple):
    line: tuple[str, ...]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    text: str


@cache
def ocr_languages() -> str:
    """The languages to read, as Tesseract names them; "" where it cannot read Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        ).stdout.split()
    except (OSError, subprocess.SubprocessError):
        return ""
    return "vie" if "vie" in listed else ""


def require_ocr(path: Path) -> None:
    """Raises: MissingConverter when Tesseract or its Vietnamese data is not installed."""
    if not ocr_languages():
        raise MissingConverter(f"{path}: bản chụp, máy chưa có OCR; {_ADVICE}")


def read_picture(path: Path, picture: bytes, timeout_s: float, dpi: int | None = DPI) -> OcrPage:
    """The lines of one picture (PNM, PNG, JPEG, TIFF…); `path` is named in errors only.

    Raises: MissingConverter without Tesseract, UnreadableFile when it fails or takes too long.
    """
    require_ocr(path)
    command = ["tesseract", "-", "-", "-l", ocr_languages(), "--psm", "3"]
    resolution = ["--dpi", str(dpi)] if dpi else []
    # One thread: Tesseract's own threads wait on each other whenever the machine is busy.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [*command, *resolution, "tsv"],
            input=picture,
            capture_output=True,
            timeout=timeout_s,
            env=environment,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            f"{path}: OCR một trang quá {timeout_s:g} giây; hãy chụp lại trang rõ hơn"
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnreadableFile(f"{path}: OCR không đọc được ảnh; hãy lưu lại dạng png") from error
    return _page(done.stdout.decode("utf-8", errors="replace"))


def _page(table: str) -> OcrPage:
    """The page that Tesseract's table of words describes."""
    width, height, words = 1, 1, []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12:
            continue
        if cells[0] == "1":
            width, height = max(int(cells[8]), 1), max(int(cells[9]), 1)
        elif cells[0] == _WORD_LEVEL and cells[11].strip():
            left, top, wide, high = (int(cell) for cell in cells[6:10])
            line = tuple(cells[1:5])
            word = _Word(line, left, top, left + wide, top + high, float(cells[10]), cells[11])
            if not _is_speck(word):
                words.append(word)
    blocks = tuple(_line(words, width, height) for words in _by_line(words))
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words) / 100
    return OcrPage(blocks, round(sure / letters, 4) if letters else 0.0, tuple(_doubtful(words)))


def _doubtful(words: Sequence[_Word]) -> Iterator[DoubtfulWord]:
    """Figures with a confidence at which a digit is often another: 98 read as 28."""
    for word in words:
        figure = word.text.strip(".,;:()“”\"'")
        if word.confidence < _SURE_FIGURE and any(map(str.isdigit, figure)):
            yield DoubtfulWord(figure, round(word.confidence / 100, 4))


def _is_speck(word: _Word) -> bool:
    """Whether a word is dirt, a rule or a piece of a stamp rather than letters."""
    if any(letter.isalnum() for letter in word.text):
        return word.confidence < 15
    return word.confidence < 60


def _by_line(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for word in words:
        if line and word.line != line[-1].line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _line(words: Sequence[_Word], width: int, height: int) -> RawBlock:
    heights = sorted(word.bottom - word.top for word in words)
    usual = heights[len(heights) // 2]
    text = words[0].text
    for before, word in pairwise(words):
        text += "\t" if word.left - before.right > _COLUMN_GAP * usual else " "
        text += word.text
    box = Box(
        min(word.left for word in words) / width,
        min(word.top for word in words) / height,
        max(word.right for word in words) / width,
        max(word.bottom for word in words) / height,
    )
    return RawBlock(text, "line", box=box)
