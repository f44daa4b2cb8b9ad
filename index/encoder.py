"""What turns passages and questions into vectors, and the choice of one by name.

A passage gives one vector for its whole (context, then text) and one for each of its sentences,
pooled from the token states of that same pass ("late chunking", Günther et al., 2024), so that a
window of sentences costs no second pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

BUNDLED = "bundled"
SYLLABLES = "syllables"

_LONGEST_QUESTION = 600  # characters; about 150 tokens
_HEAD, _TAIL = 350, 250  # what is encoded of a longer one


class PassageText(NamedTuple):
    """What is encoded of a passage. `sentences` are (start, end) spans inside `text`."""

    context: str
    text: str
    sentences: Sequence[tuple[int, int]] = ()


class PassageVectors(NamedTuple):
    """`whole` is a unit vector, shape (dim,). `sentences`, shape (s, dim), are means over each
    sentence's tokens, not of unit length; `tokens`, shape (s,), say over how many. s is 0 for
    models whose vectors are not means of token states."""

    whole: npt.NDArray[np.float32]
    sentences: npt.NDArray[np.float32]
    tokens: npt.NDArray[np.float32]


class Encoder(Protocol):
    """`name` tells two encoders apart whose vectors may not be mixed; `dim` is the width."""

    @property
    def name(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode_passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        """One result a passage, in order."""

    def encode_question(self, text: str) -> npt.NDArray[np.float32]:
        """A unit vector, shape (dim,)."""


def open_encoder(
    name: str = BUNDLED, *, device: str | None = None, made_by: str | None = None
) -> Encoder:
    """The encoder of that name: "bundled", "syllables" (no model at all), a model folder, or a name
    that sentence-transformers knows. The bundled one computes in the number format that suits this
    machine, or in that of `made_by`, the `Encoder.name` of vectors that are there already.
    Raises: MissingPart when it cannot be loaded."""
    if name == SYLLABLES:
        from index.syllable_encoder import SyllableEncoder

        return SyllableEncoder()
    if name == BUNDLED:
        from index.bundled_encoder import open_bundled

        return open_bundled(device=device, made_by=made_by)
    from index.transformer_encoder import TransformerEncoder

    return TransformerEncoder(name, device=device)


def encoded_part(question: str) -> str:
    """What is encoded of a question: of a long one, such as a pasted article, its beginning and its
    end, where people say what they want. A model takes time by the square of the length.

    >>> encoded_part("Ai ký?")
    'Ai ký?'
    >>> len(encoded_part("xã " * 3000))
    601
    """
    if len(question) <= _LONGEST_QUESTION:
        return question
    return f"{question[:_HEAD]} {question[-_TAIL:]}"
