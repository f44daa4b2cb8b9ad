"""The bundled encoder's layers in 8-bit integers; only this file knows ONNX Runtime.

Weights are rounded once, channel by channel, to seven bits: products of two pairs then fit the
16-bit sums that processors without VNNI add them up in, and every processor gives the same numbers.
What flows between layers is rounded passage by passage, so a passage's vectors do not depend on
what is encoded beside it.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.e5_numpy import Tensors
from index.onnx_graph import CONTRIB, Graph
from ingest.errors import MissingPart

_Array = npt.NDArray[np.float32]

_LARGEST = 63  # of a weight; seven bits with the sign
_QKV = ("query", "key", "value")


def is_available() -> bool:
    """Whether the library is installed."""
    return importlib.util.find_spec("onnxruntime") is not None


class Int8Layers:
    """Everything behind the embeddings. A call may come from any thread and keeps to it."""

    def __init__(self, folder: Path) -> None:
        """Raises: MissingPart when the library is not installed."""
        if not is_available():
            raise MissingPart(
                "chỉ mục này mã hóa bằng số nguyên 8 bit: muốn nạp thêm, hãy cài gói onnxruntime"
            )
        import onnxruntime

        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        # Whole passages side by side use the cores better than the parts of one.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            _model(folder / "model.safetensors", settings),
            options,
            providers=["CPUExecutionProvider"],
        )

    def __call__(self, embedded: _Array) -> _Array:
        """Token states, shape (tokens, dim), of a passage's embeddings, before any norm."""
        (states,) = self._session.run(None, {"embedded": embedded[None]})
        found: _Array = states[0]
        return found


def _model(weights: Path, settings: dict[str, Any]) -> bytes:
    builder = _Builder(Tensors(weights), settings)
    states = builder.norm("embedded", "embeddings.LayerNorm")
    for number in range(settings["num_hidden_layers"]):
        states = builder.layer(states, f"encoder.layer.{number}")
    shape = (1, "tokens", int(settings["hidden_size"]))
    return builder.graph.model({"embedded": shape}, [states])


class _Builder:
    """Adds a BERT's operations one after the other (Devlin et al., 2019: norms after each sum)."""

    def __init__(self, tensors: Tensors, settings: dict[str, Any]) -> None:
        self.graph = Graph()
        self._tensors = tensors
        self._heads = int(settings["num_attention_heads"])
        self._width = int(settings["hidden_size"])
        self._epsilon = float(settings["layer_norm_eps"])

    def norm(self, states: str, name: str) -> str:
        """Layer normalisation."""
        return self.graph.node(
            "LayerNormalization",
            [states, self._kept(f"{name}.weight"), self._kept(f"{name}.bias")],
            [f"{name}.out"],
            attributes={"epsilon": self._epsilon, "axis": 2},
        )

    def layer(self, states: str, name: str) -> str:
        """One transformer layer."""
        mixed = self._product(states, f"{name}.mixed", [f"{name}.attention.self.{n}" for n in _QKV])
        sizes = self.graph.constant(f"{name}.sizes", np.full(3, self._width, np.int64))
        parts = [f"{name}.{part}" for part in _QKV]
        self.graph.node("Split", [mixed, sizes], parts, attributes={"axis": 2})
        attended = self.graph.node(
            "MultiHeadAttention",
            parts,
            [f"{name}.attended"],
            domain=CONTRIB,
            attributes={"num_heads": self._heads},
        )
        dense = f"{name}.attention.output"
        added = self._product(attended, f"{dense}.sum", [f"{dense}.dense"])
        states = self._skip(states, added, f"{dense}.LayerNorm")
        inner = self._product(states, f"{name}.inner", [f"{name}.intermediate.dense"])
        active = self.graph.node("Gelu", [inner], [f"{name}.active"], domain=CONTRIB)
        outer = self._product(active, f"{name}.outer", [f"{name}.output.dense"])
        return self._skip(states, outer, f"{name}.output.LayerNorm")

    def _skip(self, states: str, added: str, name: str) -> str:
        """The sum of both, normalised."""
        return self.graph.node(
            "SkipLayerNormalization",
            [states, added, self._kept(f"{name}.weight"), self._kept(f"{name}.bias")],
            [f"{name}.out"],
            domain=CONTRIB,
            attributes={"epsilon": self._epsilon},
        )

    def _product(self, states: str, name: str, layers: list[str]) -> str:
        """Linear layers with the same input, side by side, in 8-bit integers."""
        weight = np.concatenate([self._tensors(f"{one}.weight") for one in layers])
        bias = np.concatenate([self._tensors(f"{one}.bias") for one in layers])
        rounded, scales = round_channels(weight)
        inputs = [
            states,
            self.graph.constant(f"{name}.weight", rounded.T),
            self.graph.constant(f"{name}.scales", scales),
            "",  # zero points: none, weights are symmetric
            self.graph.constant(f"{name}.bias", bias),
        ]
        return self.graph.node("DynamicQuantizeMatMul", inputs, [name], domain=CONTRIB)

    def _kept(self, name: str) -> str:
        return self.graph.constant(name, self._tensors(name))


def round_channels(weight: _Array) -> tuple[npt.NDArray[np.int8], _Array]:
    """Whole numbers of at most seven bits, and each row's scale: `rounded * scales[:, None]` is
    near `weight`, shape (out, in).

    >>> rounded, scales = round_channels(np.array([[0.5, -1.0]], np.float32))
    >>> rounded.tolist(), round(float(scales[0]) * 63, 3)
    ([[32, -63]], 1.0)
    """
    largest = np.abs(weight).max(axis=1)
    scales = np.where(largest > 0, largest / _LARGEST, 1.0).astype(np.float32)
    return np.round(weight / scales[:, None]).astype(np.int8), scales
