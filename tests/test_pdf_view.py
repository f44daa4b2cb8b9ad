"""Pdf pages as people see them: quoted words found on their page and marked."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from app.pdf_view import highlighted_page, quoted_words
from ingest.errors import UnreadableFile
from ingest.pdf_pages import PageWord, page_words, render_page

PAPER = Path(__file__).resolve().parent.parent / "corpus" / "lam-giang-08-ct-tu.pdf"


def test_words_stand_inside_the_page_and_run_down_it() -> None:
    words = page_words(PAPER, 1)
    assert all(0 <= word.x0 < word.x1 <= 1 and 0 <= word.y0 < word.y1 <= 1 for word in words)
    assert words[-1].y0 > words[0].y0


def test_quote_is_marked_where_its_words_stand() -> None:
    words = page_words(PAPER, 1)
    quote = " ".join(word.text for word in words[40:60])
    assert quoted_words(words, quote) == words[40:60]
    plain = Image.open(io.BytesIO(render_page(PAPER, 1, dpi=60))).convert("RGB")
    marked = highlighted_page(PAPER, 1, [quote])
    assert marked is not None
    marked = marked.convert("RGB").resize(plain.size)
    # The mark is yellow: it takes blue out of the white paper, but little red.
    assert _blueness(marked, words[50]) < _blueness(plain, words[50]) - 20
    assert abs(_blueness(marked, words[0]) - _blueness(plain, words[0])) < 5


def _blueness(picture: Image.Image, word: PageWord) -> float:
    """How much bluer than red the word's box is on average; 0 on black on white."""
    width, height = picture.size
    box = (word.x0 * width, word.y0 * height, word.x1 * width, word.y1 * height)
    red, _, blue = ImageStat.Stat(picture.crop(tuple(round(edge) for edge in box))).mean
    return blue - red


def test_words_that_only_happen_to_recur_are_not_marked() -> None:
    page = [PageWord(text, 0, 0, 1, 1) for text in ["một", "hai", "ba", "bốn", "năm", "sáu"]]
    assert quoted_words(page, "ba con mèo và năm con chó") == []


def test_unreadable_files_and_missing_pages_are_told(tmp_path: Path) -> None:
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing else")
    assert highlighted_page(broken, 1, ["x"]) is None
    with pytest.raises(UnreadableFile, match="trang 99"):
        page_words(PAPER, 99)
