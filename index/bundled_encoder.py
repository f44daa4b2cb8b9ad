"""The bundled encoder: passages in 8-bit integers where that is fastest, questions in floats.

Vectors made in integers lie a little off those made in floats (cosine 0.998), so the two go by
different names and never mix: an index keeps the format that it began with.
"""

from __future__ import annotations

import importlib.metadata
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index import e5_int8
from index.e5_numpy import Forward, LightModel
from index.e5_unpack import MODEL_NAME, bundled_model
from index.encoder import Encoder, PassageText, PassageVectors, encoded_part
from index.pooling import Sums, head_of
from index.transformer_encoder import TransformerEncoder

INTEGER_NAME = f"{MODEL_NAME}-i8"

_PROMPT = "passage: "
_FEW_CHARS = 100_000  # of text; about 30,000 tokens
_GPU = Path("/dev/nvidiactl")


def open_bundled(*, device: str | None = None, made_by: str | None = None) -> Encoder:
    """The bundled encoder; see `index.encoder.open_encoder`."""
    if made_by == INTEGER_NAME:
        return IntegerEncoder()
    if made_by == MODEL_NAME or device is not None or not e5_int8.is_available() or _has_gpu():
        return FloatEncoder(device=device)
    return IntegerEncoder()


def _has_gpu() -> bool:
    """Whether torch could use a GPU, told without loading it."""
    return _GPU.exists() and not importlib.metadata.version("torch").endswith("+cpu")


class _Questions:
    """What both formats share. Questions are always computed in the same way, so that the same
    question has the same vector whatever else is loaded."""

    def __init__(self) -> None:
        self._light: LightModel | None = None
        self._lock = threading.Lock()

    @property
    def dim(self) -> int:
        """How wide the vectors are."""
        return self.light().dim

    def encode_question(self, text: str) -> npt.NDArray[np.float32]:
        """A unit vector, shape (dim,)."""
        return self.light().question(encoded_part(text))

    def light(self) -> LightModel:
        """The model in floats, loaded once."""
        with self._lock:
            if self._light is None:
                self._light = LightModel(bundled_model())
            return self._light


class IntegerEncoder(_Questions):
    """Passages in 8-bit integers."""

    name = INTEGER_NAME

    def __init__(self) -> None:
        super().__init__()
        self._layers: e5_int8.Int8Layers | None = None

    def encode_passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        """One result a passage, in order. Raises: MissingPart without ONNX Runtime."""
        if self._layers is None:
            self._layers = e5_int8.Int8Layers(bundled_model(), self.light())
        return _passages(self.light(), passages, self._layers)


class FloatEncoder(_Questions):
    """Passages in floats: few with numpy, many with torch, which takes seconds to load."""

    name = MODEL_NAME

    def __init__(self, *, device: str | None = None) -> None:
        super().__init__()
        self._device = device
        self._full: TransformerEncoder | None = None

    def encode_passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        """One result a passage, in order."""
        few = sum(len(passage.text) for passage in passages) < _FEW_CHARS
        if few and self._device is None and self._full is None:
            return _passages(self.light(), passages, None)
        if self._full is None:
            self._full = TransformerEncoder(str(bundled_model()), device=self._device)
        return self._full.encode_passages(passages)


def _passages(
    model: LightModel, passages: Sequence[PassageText], through: Forward | None
) -> list[PassageVectors]:
    heads = [_PROMPT + head_of(passage.context) for passage in passages]
    texts = [head + passage.text for head, passage in zip(heads, passages, strict=True)]
    found = []
    for head, passage, rows in zip(
        heads, passages, model.states(texts, through=through), strict=True
    ):
        sums = Sums(len(head), passage.sentences, model.dim)
        for offsets, states in rows:
            sums.add(offsets, states)
        found.append(sums.vectors())
    return found
