"""Questions, and a few passages, through the bundled encoder in numpy alone.

Importing torch and sentence-transformers takes longer than everything else that a question or a
handful of documents needs. The same twelve layers, multiplied out here, are as fast on a processor
without bf16, start at once, and give the same vectors (cosine above 0.99999).
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from index.e5_unpack import open_tokenizer

_Array = npt.NDArray[np.float32]

Forward = Callable[[_Array], _Array]  # embeddings of a row's tokens to their states, (tokens, dim)

_QUESTION_PROMPT = "query: "


_Watch = Callable[[str, _Array], None]


class Row(NamedTuple):
    """One pass of the model: each token's (start, end) in the text, (0, 0) for those that the model
    adds, and its state; `states` has shape (tokens, dim)."""

    offsets: list[tuple[int, int]]
    states: _Array


@dataclass(frozen=True, slots=True)
class _Dense:
    """A linear layer, stored so that `x @ weight + bias` needs no transposing."""

    weight: _Array
    bias: _Array

    def __call__(self, states: _Array) -> _Array:
        return states @ self.weight + self.bias


@dataclass(frozen=True, slots=True)
class _Norm:
    """Layer normalisation over the last axis."""

    weight: _Array
    bias: _Array
    epsilon: float

    def __call__(self, states: _Array) -> _Array:
        centred = states - states.mean(axis=-1, keepdims=True)
        variance = np.mean(centred * centred, axis=-1, keepdims=True)
        scaled: _Array = centred / np.sqrt(variance + np.float32(self.epsilon))
        return scaled * self.weight + self.bias


@dataclass(frozen=True, slots=True)
class _Layer:
    """One transformer layer as BERT has it (Devlin et al., 2019): norms after each sum."""

    mixed: _Dense  # queries, keys and values side by side
    attended: _Dense
    attended_norm: _Norm
    inner: _Dense
    outer: _Dense
    outer_norm: _Norm
    heads: int

    def __call__(self, states: _Array, watch: _Watch | None = None) -> _Array:
        """`watch` is told what goes into each of the four products."""
        tell = watch or _unwatched
        tell("mixed", states)
        attended = self._attention(states)
        tell("attended", attended)
        states = self.attended_norm(states + self.attended(attended))
        tell("inner", states)
        active = gelu(self.inner(states))
        tell("outer", active)
        return self.outer_norm(states + self.outer(active))

    def _attention(self, states: _Array) -> _Array:
        tokens, width = states.shape
        split = self.mixed(states).reshape(tokens, 3, self.heads, width // self.heads)
        queries, keys, values = split.transpose(1, 2, 0, 3)
        scores = queries @ keys.transpose(0, 2, 1) / np.float32(math.sqrt(width // self.heads))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        mixed: _Array = (shares @ values).transpose(1, 0, 2).reshape(tokens, width)
        return mixed


class LightModel:
    """The bundled encoder's weights in memory (about 90 MB)."""

    def __init__(self, folder: Path) -> None:
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        tensors = Tensors(folder / "model.safetensors")
        epsilon = float(settings["layer_norm_eps"])
        self._tokenizer = open_tokenizer(folder, max_tokens=settings["max_position_embeddings"])
        self._threads = ThreadpoolController()
        self._words = tensors.mapped("embeddings.word_embeddings.weight")
        types = tensors("embeddings.token_type_embeddings.weight")
        self._places = tensors("embeddings.position_embeddings.weight") + types[0]
        self._norm = tensors.norm("embeddings.LayerNorm", epsilon)
        self._layers = [
            tensors.layer(f"encoder.layer.{number}", settings["num_attention_heads"], epsilon)
            for number in range(settings["num_hidden_layers"])
        ]

    @property
    def dim(self) -> int:
        """How wide the vectors are."""
        return int(self._places.shape[1])

    def question(self, text: str) -> _Array:
        """The question's unit vector, shape (dim,)."""
        ((_, states),) = self.states([_QUESTION_PROMPT + text], most_rows=1)[0]
        mean = states.mean(axis=0)
        unit: _Array = (mean / np.linalg.norm(mean)).astype(np.float32)
        return unit

    def states(
        self,
        texts: Sequence[str],
        *,
        most_rows: int | None = None,
        through: Forward | None = None,
    ) -> list[list[Row]]:
        """For each text its rows: one, or several of a text longer than the model takes. `through`
        computes the layers in place of numpy."""
        forward = through or self._forward

        def rows_of(text: str) -> list[Row]:
            encoded = self._tokenizer.encode(text)
            rows = [encoded, *encoded.overflowing][:most_rows]
            return [Row(row.offsets, forward(self.embedded(row.ids))) for row in rows]

        # Products this small lose more by threads waiting for each other than they gain; whole
        # rows side by side use all cores.
        with self._threads.limit(limits=1, user_api="blas"):
            if len(texts) == 1:
                return [rows_of(texts[0])]
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return list(pool.map(rows_of, texts))

    def peaks(self, texts: Sequence[str]) -> list[dict[str, _Array]]:
        """For each layer and product the largest size of every channel that goes into it, over the
        tokens of some texts."""
        found: list[dict[str, _Array]] = [{} for _ in self._layers]
        for text in texts:
            states = self._norm(self.embedded(self._tokenizer.encode(text).ids))
            for layer, peaks in zip(self._layers, found, strict=True):
                states = layer(states, partial(_raise_peaks, peaks))
        return found

    def ids(self, text: str) -> list[int]:
        """A text's tokens without those that begin and end it."""
        return self.tokens(text)[0]

    def tokens(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """A text's tokens without those that begin and end it, and the characters of each."""
        found = self._tokenizer.encode(text)
        return found.ids[1:-1], found.offsets[1:-1]

    def embedded(self, tokens: Sequence[int]) -> _Array:
        """Each token's own embedding and its place's, before any norm."""
        words: _Array = self._words[list(tokens)].astype(np.float32)
        embedded: _Array = words + self._places[: len(tokens)]
        return embedded

    def _forward(self, embedded: _Array) -> _Array:
        states = self._norm(embedded)
        for layer in self._layers:
            states = layer(states)
        return states


def _unwatched(_product: str, _states: _Array) -> None:
    """Nobody looks at what goes into a product."""


def _raise_peaks(peaks: dict[str, _Array], product: str, states: _Array) -> None:
    largest = np.abs(states).max(axis=0)
    peaks[product] = np.maximum(largest, peaks.get(product, largest))


def gelu(values: _Array) -> _Array:
    """x·Φ(x), with the error function by Abramowitz and Stegun 7.1.26 (error below 2e-7).

    >>> [round(float(value), 4) for value in gelu(np.array([0.0, 1.0, -1.0], np.float32))]
    [0.0, 0.8413, -0.1587]
    """
    one = np.float32(1)
    size = np.abs(values) * np.float32(math.sqrt(0.5))
    t: _Array = one / (one + np.float32(0.3275911) * size)
    series: _Array = np.float32(1.061405429) * t
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + np.float32(factor)) * t
    erf = np.copysign(one - series * np.exp(-size * size), values)
    result: _Array = np.float32(0.5) * values * (one + erf)
    return result


class Tensors:
    """The tensors of a safetensors file: eight bytes of length, a JSON head, then plain values."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(8), "little")
            self._head: dict[str, Any] = json.loads(opened.read(length))
        self._start = 8 + length

    def mapped(self, name: str) -> npt.NDArray[np.float16]:
        """A tensor left in its file."""
        about = self._head[name]
        first, _ = about["data_offsets"]
        return np.memmap(
            self._file,
            dtype=np.float16,
            mode="r",
            offset=self._start + first,
            shape=tuple(about["shape"]),
        )

    def __call__(self, name: str) -> _Array:
        return self.mapped(name).astype(np.float32)

    def norm(self, name: str, epsilon: float) -> _Norm:
        return _Norm(self(f"{name}.weight"), self(f"{name}.bias"), epsilon)

    def dense(self, *names: str) -> _Dense:
        """Linear layers with the same input, side by side."""
        weights = [self(f"{name}.weight").T for name in names]
        biases = [self(f"{name}.bias") for name in names]
        return _Dense(np.ascontiguousarray(np.hstack(weights)), np.concatenate(biases))

    def layer(self, name: str, heads: int, epsilon: float) -> _Layer:
        attention = f"{name}.attention"
        return _Layer(
            mixed=self.dense(*(f"{attention}.self.{part}" for part in ("query", "key", "value"))),
            attended=self.dense(f"{attention}.output.dense"),
            attended_norm=self.norm(f"{attention}.output.LayerNorm", epsilon),
            inner=self.dense(f"{name}.intermediate.dense"),
            outer=self.dense(f"{name}.output.dense"),
            outer_norm=self.norm(f"{name}.output.LayerNorm", epsilon),
            heads=heads,
        )
