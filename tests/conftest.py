"""What all tests share: an encoder that can be worked out by hand, and a browser."""

from __future__ import annotations

import pytest

from index.syllable_encoder import SyllableEncoder
from tests.browsing import address, browser, collection, page

__all__ = ["address", "browser", "collection", "encoder", "page"]


@pytest.fixture
def encoder() -> SyllableEncoder:
    """Counts of folded syllables by CRC-32 mod 256, unit length: equal words, equal places."""
    return SyllableEncoder(dim=256)
