"""The reader as it is trained: the bundled encoder's first layers, the upper ones of them with
changes of low rank (LoRA; Hu et al., 2022)."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from eval.reader_examples import Example, Text, Tokens
from index.e5_numpy import Tensors

if TYPE_CHECKING:
    from torch import Tensor

LAYERS, FROZEN = 9, 6
_RANK = 8
_DROPPED = 0.1
_BEGIN, _END = 0, 2
_QKV = ("attention.self.query", "attention.self.key", "attention.self.value")
_PARTS = (*_QKV, "attention.output.dense", "intermediate.dense", "output.dense")


class Row(NamedTuple):
    """A question with one of its texts, and its states behind the layers that stay as they are,
    in half precision, shape (tokens, dim)."""

    example: Example
    text: Text
    lower: Tensor


class TrainedReader:
    """Scores sentences as `index.e5_reader.Reader` does, in floats and with gradients. While
    `training`, a tenth of all values is left out, drawn by torch's seed."""

    def __init__(self, folder: Path) -> None:
        import torch

        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._torch, self._functional = torch, torch.nn.functional
        self._tensors = Tensors(folder / "model.safetensors")
        self._fixed: dict[str, Tensor] = {}
        self._heads = int(settings["num_attention_heads"])
        self._epsilon = float(settings["layer_norm_eps"])
        self._words = self._tensors.mapped("embeddings.word_embeddings.weight")
        types = self._tensors("embeddings.token_type_embeddings.weight")
        places = self._tensors("embeddings.position_embeddings.weight") + types[0]
        self._places = torch.from_numpy(places)
        self.training = False
        self.learned = self._begun(int(settings["hidden_size"]))

    def _begun(self, width: int) -> dict[str, Tensor]:
        """What training changes, as it begins: nothing is added to the encoder yet."""
        torch = self._torch
        found = {
            "mark": torch.zeros(width),
            "tokens.weight": torch.randn(2, width) * 0.02,
            "tokens.bias": torch.zeros(2),
            "mean.weight": torch.zeros(width),
        }
        for layer in range(FROZEN, LAYERS):
            for part in _PARTS:
                name = f"encoder.layer.{layer}.{part}.weight"
                tall, wide = self._tensors(name).shape
                found[f"{name}.left"] = torch.zeros(tall, _RANK)
                found[f"{name}.right"] = torch.randn(_RANK, wide) / math.sqrt(wide)
        return {name: values.requires_grad_() for name, values in found.items()}

    def lower(self, example: Example, text: Text) -> Row:
        """A question with one of its texts behind the layers that stay as they are."""
        torch = self._torch
        row: Tokens = [*ends(example.asked), _END]
        for sentence in text.sentences:
            row.extend(sentence)
        row.append(_END)
        with torch.no_grad():
            words = torch.from_numpy(self._words[row].astype(np.float32))
            states = self._normed("embeddings", words + self._places[: len(row)])[None]
            mask = torch.ones(1, 1, 1, len(row), dtype=torch.bool)
            for layer in range(FROZEN):
                states = self._layer(layer, states, mask)
        return Row(example, text, states[0].half())

    def scores(self, rows: Sequence[Row]) -> list[tuple[Tensor, Tensor]]:
        """For each row its sentences' scores, and the values of the text's tokens, shape
        (tokens, 2)."""
        torch = self._torch
        most = max(len(row.lower) for row in rows)
        states = torch.zeros(len(rows), most, len(self.learned["mark"]))
        mask = torch.zeros(len(rows), 1, 1, most, dtype=torch.bool)
        marks = torch.zeros(len(rows), most, 1)
        for at, row in enumerate(rows):
            states[at, : len(row.lower)] = row.lower.float()
            mask[at, ..., : len(row.lower)] = True
            marks[at, : len(ends(row.example.asked))] = 1.0
        states = self._dropped(states) + marks * self.learned["mark"]
        for layer in range(FROZEN, LAYERS):
            states = self._layer(layer, states, mask)
        return [self._of_text(row, states[at]) for at, row in enumerate(rows)]

    def _of_text(self, row: Row, states: Tensor) -> tuple[Tensor, Tensor]:
        torch, learned = self._torch, self.learned
        values = states @ learned["tokens.weight"].T + learned["tokens.bias"]
        first = at = len(ends(row.example.asked)) + 1
        scores = []
        for sentence in row.text.sentences:
            inside = slice(at, at + max(1, len(sentence)))
            begun_and_ended = torch.logsumexp(values[inside], 0).mean()
            scores.append(begun_and_ended + states[inside].mean(0) @ learned["mean.weight"])
            at += len(sentence)
        return torch.stack(scores), values[first:at]

    def _layer(self, layer: int, states: Tensor, mask: Tensor) -> Tensor:
        """One transformer layer as BERT has it: norms after each sum."""
        name = f"encoder.layer.{layer}"
        rows, tokens, width = states.shape
        shape = (rows, tokens, self._heads, width // self._heads)
        query, key, value = (
            self._linear(f"{name}.{part}", states).view(shape).transpose(1, 2) for part in _QKV
        )
        attended = self._functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(rows, tokens, width)
        added = self._dropped(self._linear(f"{name}.attention.output.dense", attended))
        states = self._normed(f"{name}.attention.output", states + added)
        active = self._functional.gelu(self._linear(f"{name}.intermediate.dense", states))
        added = self._dropped(self._linear(f"{name}.output.dense", active))
        return self._normed(f"{name}.output", states + added)

    def _linear(self, name: str, states: Tensor) -> Tensor:
        linear, left = self._functional.linear, self.learned.get(f"{name}.weight.left")
        found = linear(states, self._kept(f"{name}.weight"), self._kept(f"{name}.bias"))
        if left is None:
            return found
        right = self.learned[f"{name}.weight.right"]
        return found + linear(linear(self._dropped(states), right), left)

    def _normed(self, name: str, states: Tensor) -> Tensor:
        weight = self._kept(f"{name}.LayerNorm.weight")
        bias = self._kept(f"{name}.LayerNorm.bias")
        return self._functional.layer_norm(states, weight.shape, weight, bias, self._epsilon)

    def _dropped(self, states: Tensor) -> Tensor:
        return self._functional.dropout(states, _DROPPED, self.training)

    def _kept(self, name: str) -> Tensor:
        if name not in self._fixed:
            self._fixed[name] = self._torch.from_numpy(self._tensors(name))
        return self._fixed[name]

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """What was learned, as `index.e5_reader` reads it."""
        halves = {
            name: values.detach().numpy().astype(np.float16)
            for name, values in self.learned.items()
        }
        return {"layers": np.array([LAYERS, FROZEN]), **halves}


def ends(asked: Sequence[int]) -> Tokens:
    """A question's tokens between those that begin and end it."""
    return [_BEGIN, *asked, _END]
