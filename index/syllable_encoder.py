"""An encoder without a model: counts of syllables, hashed into a short vector.

It knows nothing of meaning, but starts at once, needs no download, and every value can be worked
out by hand; so it serves where no model can be installed, and in tests.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.encoder import PassageText, PassageVectors
from ingest.folding import fold

_SYLLABLE = re.compile(r"\w+")


class SyllableEncoder:
    """Each syllable, folded, adds 1 at the place CRC-32(syllable) mod `dim`; then unit length."""

    def __init__(self, dim: int = 256) -> None:
        self._dim = dim

    @property
    def name(self) -> str:
        """The encoder's name with its width, since widths do not mix."""
        return f"syllables-{self._dim}"

    @property
    def dim(self) -> int:
        """How wide the vectors are."""
        return self._dim

    def encode_passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        """One result a passage, in order; a sentence's tokens are its syllables."""
        return [self._encode(passage) for passage in passages]

    def encode_question(self, text: str) -> npt.NDArray[np.float32]:
        """A unit vector, shape (dim,); of zeros for a text without syllables."""
        return _unit(self._counts(text))

    def _encode(self, passage: PassageText) -> PassageVectors:
        counts = [self._counts(passage.text[start:end]) for start, end in passage.sentences]
        sums = np.array(counts, np.float32).reshape(len(counts), self._dim)
        tokens = sums.sum(axis=1)
        return PassageVectors(
            whole=_unit(self._counts(f"{passage.context}\n{passage.text}")),
            sentences=sums / np.maximum(tokens[:, None], np.float32(1.0)),
            tokens=tokens,
        )

    def _counts(self, text: str) -> npt.NDArray[np.float32]:
        places = [
            zlib.crc32(syllable.encode("utf-8", "replace")) % self._dim
            for syllable in _SYLLABLE.findall(fold(text))
        ]
        return np.bincount(places, minlength=self._dim).astype(np.float32)


def _unit(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length > 0 else vector
