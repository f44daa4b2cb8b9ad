"""A pdf page as a picture with boxes round the words of a quote."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UnreadableFile
from ingest.folding import fold
from ingest.pdf_pages import PageWord, page_words, render_page

if TYPE_CHECKING:
    from PIL import Image

_DPI = 110
_FILL = (255, 214, 64, 110)


def highlighted_page(path: Path, number: int, quotes: list[str]) -> Image.Image | None:
    """Page `number` (from 1) of a pdf with the words of `quotes` marked; None when the file can
    no longer be read as a pdf."""
    try:
        drawn = render_page(path, number, dpi=_DPI)
        words = page_words(path, number)
    except UnreadableFile:
        return None
    from PIL import Image, ImageDraw

    picture = Image.open(io.BytesIO(drawn)).convert("RGBA")
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for quote in quotes:
        for word in quoted_words(words, quote):
            draw.rectangle(_box(word, picture.size), fill=_FILL)
    return Image.alpha_composite(picture, layer)


def _box(word: PageWord, size: tuple[int, int]) -> tuple[float, float, float, float]:
    width, height = size
    return (word.x0 * width - 1, word.y0 * height - 1, word.x1 * width + 1, word.y1 * height + 1)


def quoted_words(words: list[PageWord], quote: str) -> list[PageWord]:
    """The run of page words that a quote covers, by the longest run of equal words.

    A quote may begin on the page before or end on the next, and the page may hold words that
    cleaning took out (running heads), so runs are matched, not the whole.
    """
    from difflib import SequenceMatcher

    page = [_key(word.text) for word in words]
    wanted = [_key(word) for word in quote.split()]
    blocks = SequenceMatcher(a=page, b=wanted, autojunk=False).get_matching_blocks()
    # One stray word in common is chance; three in a row, or the whole of a short quote, is not.
    least = min(3, len(wanted))
    return [
        words[position]
        for block in blocks
        if block.size >= least
        for position in range(block.a, block.a + block.size)
    ]


def _key(word: str) -> str:
    return fold(word).strip(".,;:()[]“”\"'…-–")
