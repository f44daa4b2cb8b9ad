"""What all tests share: an encoder that can be worked out by hand."""

from __future__ import annotations

import pytest

from index.syllable_encoder import SyllableEncoder


@pytest.fixture
def encoder() -> SyllableEncoder:
    """Counts of folded syllables by CRC-32 mod 256, unit length: equal words, equal places."""
    return SyllableEncoder(dim=256)
