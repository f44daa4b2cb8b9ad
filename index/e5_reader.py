"""Reads a question and a few sentences of a text together: how likely each sentence answers.

The bundled encoder's first layers, with changes of low rank that `eval.train_reader` learned and
two values a token, for the begin and the end of an answer. A sentence's score adds up those of its
tokens; the card beside the weights (reader.md) says what it was trained on and what it is worth.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index import e5_int8
from index.bundled_encoder import FloatEncoder, IntegerEncoder
from index.e5_int8 import Tuned, TunedLayers
from index.e5_numpy import LightModel
from index.e5_unpack import bundled_model
from index.encoder import Encoder
from index.model import ReadSentence

WEIGHTS_FILE = Path(__file__).with_name("reader.npz")
MOST_TOKENS = 176  # of a text
MOST_ASKED = 48  # tokens of a question
MOST_SENTENCE = 160  # tokens of a sentence that stands alone
_MOST_ANSWER = 40  # tokens of an answer
_BEGIN, _END = 0, 2  # the tokens around a text

PRODUCTS = ("mixed", "attended", "inner", "outer")  # of a layer, as peaks name them

_Array = npt.NDArray[np.float32]


class Reader:
    """Scores sentences; loaded when it is first asked. A call may come from any thread."""

    def __init__(self, light: Callable[[], LightModel], weights: Path = WEIGHTS_FILE) -> None:
        self._light = light
        self._weights = weights
        self._lock = threading.Lock()
        self._parts: _Parts | None = None

    def read(self, question: str, sentences: Sequence[str], best: int) -> dict[int, ReadSentence]:
        """What is made of the sentences around the likeliest one, `best`, by their places; of as
        many as the reader takes in at once."""
        parts, light = self._loaded(), self._light()
        asked = [_BEGIN, *light.ids(f"query: {question}")[:MOST_ASKED], _END]
        tokens = [light.tokens(sentence) for sentence in sentences]
        texts = [ids[:MOST_SENTENCE] for ids, _ in tokens]
        first, last = window([len(text) for text in texts], best, MOST_TOKENS)
        row, places = [*asked, _END], {}
        for at in range(first, last + 1):
            places[at] = (len(row), len(row) + len(texts[at]))
            row.extend(texts[at])
        states = parts.layers(light.embedded([*row, _END]), len(asked))
        return {
            at: parts.read(states[start:end], sentences[at], tokens[at][1])
            for at, (start, end) in places.items()
            if end > start
        }

    def _loaded(self) -> _Parts:
        with self._lock:
            if self._parts is None:
                with np.load(self._weights) as held:
                    arrays = {name: held[name].astype(np.float32) for name in held.files}
                self._parts = _Parts(TunedLayers(bundled_model(), _tuned(arrays)), arrays)
            return self._parts


@dataclass(frozen=True, slots=True)
class _Parts:
    layers: TunedLayers
    arrays: Mapping[str, _Array]

    def read(
        self, states: _Array, sentence: str, offsets: Sequence[tuple[int, int]]
    ) -> ReadSentence:
        """A sentence's score and likeliest answer by its tokens' states, shape (tokens, dim)."""
        values = states @ self.arrays["tokens.weight"].T + self.arrays["tokens.bias"]
        tops = values.max(axis=0)
        sums = tops + np.log(np.exp(values - tops).sum(axis=0))
        score = float(sums.mean() + states.mean(axis=0) @ self.arrays["mean.weight"])
        return ReadSentence(round(score, 4), *likeliest(values, sentence, offsets))


def reader_for(encoder: Encoder, weights: Path = WEIGHTS_FILE) -> Reader | None:
    """The reader that goes with an encoder; None for any but the bundled one, or where weights or
    what computes with them are missing."""
    if not weights.exists() or not e5_int8.is_available():
        return None
    if isinstance(encoder, IntegerEncoder | FloatEncoder):
        return Reader(encoder.light, weights)
    return None


def likeliest(
    values: _Array, text: str, offsets: Sequence[tuple[int, int]]
) -> tuple[int, int, float]:
    """The characters of the likeliest span of whole words, and its share of all such spans.
    `values`, shape (tokens, 2), are the logits of a span's first and last token, `offsets` the
    characters of each token.

    >>> values = np.array([[0, 0], [9, 0], [0, 9]], np.float32)
    >>> likeliest(values, "cao 41 mét", [(0, 3), (4, 6), (7, 10)])
    (4, 10, 0.9996)
    """
    spans = [
        (float(values[first, 0] + values[last, 1]), first, last)
        for first, (start, _) in enumerate(offsets[: len(values)])
        if not _splits(text, start)
        for last in range(first, min(len(values), first + _MOST_ANSWER))
        if not _splits(text, offsets[last][1])
    ]
    if not spans:
        return 0, 0, 0.0
    best, first, last = max(spans, key=lambda span: (span[0], -span[1], -span[2]))
    total = sum(math.exp(value - best) for value, _, _ in spans)
    return offsets[first][0], offsets[last][1], round(1 / total, 4)


def _splits(text: str, at: int) -> bool:
    """Whether a place in a text is inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def window(lengths: Sequence[int], best: int, most: int) -> tuple[int, int]:
    """The first and last of the sentences around one that together have at most so many tokens;
    what follows comes before what stands before.

    >>> window([10, 10, 10, 10], 1, 30), window([50, 10], 0, 30)
    ((0, 2), (0, 0))
    """
    first = last = best
    total = lengths[best]
    while True:
        sides = [side for side in (last + 1, first - 1) if 0 <= side < len(lengths)]
        sides.sort(key=lambda side: (abs(side - best), -side))
        fitting = [side for side in sides if total + lengths[side] <= most]
        if not fitting:
            return first, last
        total += lengths[fitting[0]]
        first, last = min(first, fitting[0]), max(last, fitting[0])


def _tuned(arrays: Mapping[str, _Array]) -> Tuned:
    ends = (".left", ".right")
    names = {name.removesuffix(ends[0]) for name in arrays if name.endswith(ends[0])}
    layers, first = (int(value) for value in arrays["layers"])
    peaks = [{part: arrays[f"peaks.{at}.{part}"] for part in PRODUCTS} for at in range(layers)]
    changes = {name: (arrays[name + ends[0]], arrays[name + ends[1]]) for name in sorted(names)}
    return Tuned(peaks, first, arrays["mark"], changes)
