"""The bundled encoder's layers in 8-bit integers; only this file knows ONNX Runtime.

Weights are rounded once, channel by channel, to seven bits: products of two pairs then fit the
16-bit sums that processors without VNNI add them up in, and every processor gives the same numbers.
What flows between layers is rounded passage by passage, so a passage's vectors do not depend on
what is encoded beside it. A few channels are far larger than the others and would take most of the
steps; they are made smaller there and larger in the weights (SmoothQuant, Xiao et al., 2023).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.e5_numpy import LightModel, Tensors
from index.onnx_graph import CONTRIB, Graph
from ingest.errors import MissingPart

_Array = npt.NDArray[np.float32]

_LARGEST = 63  # of a weight; seven bits with the sign
_SMOOTHING = 0.6  # 0 leaves all the spread to what flows, 1 to the weights
_QKV = ("query", "key", "value")


# What the spread of channels is read off: official prose, law, an encyclopedia, a list, English.
_SAMPLES = (
    "passage: Kế hoạch phòng, chống thiên tai của huyện năm 2031\n"
    "Ủy ban nhân dân các xã kiểm tra hồ đập, kè sông, chuẩn bị vật tư theo phương châm bốn tại chỗ "
    "và báo cáo trước ngày 15 tháng 5.",
    "passage: Điều 12. Mức phạt tiền\n"
    "1. Phạt tiền từ 2.000.000 đồng đến 5.000.000 đồng đối với hành vi không nộp báo cáo đúng hạn; "
    "2. Trường hợp tái phạm thì phạt gấp đôi.",
    "passage: Người sáng lập hãng phim sinh năm 1902 tại một làng chài, sau đó sang Paris học và "
    "mở xưởng ảnh đầu tiên.",
    "passage: The district office reports every quarter on schools, roads and drinking water in "
    "the upland communes.",
    "passage: Tòa án nhân dân cấp tỉnh xét xử sơ thẩm vụ án hình sự, dân sự, hành chính theo quy "
    "định của pháp luật.",
    "passage: (a) Họ và tên; (b) số định danh; (c) nơi thường trú; (d) nghề nghiệp, chức vụ, đơn "
    "vị công tác.",
)


def sampled_peaks(light: LightModel, layers: int) -> list[dict[str, _Array]]:
    """The largest sizes of what goes into the first layers' products, of a few samples."""
    return light.peaks(_SAMPLES)[:layers]


def is_available() -> bool:
    """Whether the library is installed."""
    return importlib.util.find_spec("onnxruntime") is not None


class Int8Layers:
    """Everything behind the embeddings. A call may come from any thread and keeps to it."""

    def __init__(self, folder: Path, light: LightModel) -> None:
        """`light` is the same model in floats. Raises: MissingPart without the library."""
        if not is_available():
            raise MissingPart(
                "chỉ mục này mã hóa bằng số nguyên 8 bit: muốn nạp thêm, hãy cài gói onnxruntime"
            )
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = folder / "model.safetensors"
        self._session = _session(_model(weights, settings, light.peaks(_SAMPLES)))

    def __call__(self, embedded: _Array) -> _Array:
        """Token states, shape (tokens, dim), of a passage's embeddings, before any norm."""
        (states,) = self._session.run(None, {"embedded": embedded[None]})
        found: _Array = states[0]
        return found


class TunedLayers:
    """The first layers, changed a little from one of them on, where some tokens get a mark."""

    def __init__(self, folder: Path, tuned: Tuned) -> None:
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = folder / "model.safetensors"
        self._session = _session(_tuned(weights, settings, tuned))

    def __call__(self, embedded: _Array, marked: int) -> _Array:
        """Token states, shape (tokens, dim); the first `marked` tokens get the mark."""
        marks = (np.arange(len(embedded)) < marked).astype(np.float32)[None, :, None]
        (states,) = self._session.run(None, {"embedded": embedded[None], "marks": marks})
        found: _Array = states[0]
        return found


class Tuned(NamedTuple):
    """Changes of low rank to a model. Its first layers are kept, as many as have `peaks`, the
    largest sizes of what goes into their products; the `mark` is added to what goes into layer
    `first`; `changes` go by a weight's name, as two factors whose product is added to it."""

    peaks: Sequence[Mapping[str, _Array]]
    first: int
    mark: _Array
    changes: Mapping[str, tuple[_Array, _Array]]


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Whole passages side by side use the cores better than the parts of one.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _model(weights: Path, settings: dict[str, Any], peaks: Sequence[dict[str, _Array]]) -> bytes:
    builder = _Builder(Tensors(weights), settings)
    states = builder.norm("embedded", "embeddings.LayerNorm")
    for number, largest in enumerate(peaks):
        states = builder.layer(states, f"encoder.layer.{number}", largest)
    shape = (1, "tokens", int(settings["hidden_size"]))
    return builder.graph.model({"embedded": shape}, [states])


def _tuned(weights: Path, settings: dict[str, Any], tuned: Tuned) -> bytes:
    tensors = Tensors(weights)

    def changed(name: str) -> _Array:
        found = tensors(name)
        if name not in tuned.changes:
            return found
        left, right = tuned.changes[name]
        summed: _Array = found + left @ right
        return summed

    builder = _Builder(changed, settings)
    states = builder.norm("embedded", "embeddings.LayerNorm")
    for number, largest in enumerate(tuned.peaks):
        if number == tuned.first:
            mark = builder.graph.constant("mark", tuned.mark)
            product = builder.graph.node("Mul", ["marks", mark], ["marked"])
            states = builder.graph.node("Add", [states, product], ["states.marked"])
        states = builder.layer(states, f"encoder.layer.{number}", largest)
    shapes = {"embedded": (1, "tokens", int(settings["hidden_size"])), "marks": (1, "tokens", 1)}
    return builder.graph.model(shapes, [states])


class _Builder:
    """Adds a BERT's operations one after the other (Devlin et al., 2019: norms after each sum)."""

    def __init__(self, tensors: Callable[[str], _Array], settings: dict[str, Any]) -> None:
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

    def layer(self, states: str, name: str, peaks: Mapping[str, _Array]) -> str:
        """One transformer layer; `peaks` are the largest sizes of what goes into its products."""
        sources = [f"{name}.attention.self.{part}" for part in _QKV]
        mixed = self._product(states, f"{name}.mixed", sources, peaks["mixed"])
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
        added = self._product(attended, f"{dense}.sum", [f"{dense}.dense"], peaks["attended"])
        states = self._skip(states, added, f"{dense}.LayerNorm")
        inner = self._product(
            states, f"{name}.inner", [f"{name}.intermediate.dense"], peaks["inner"]
        )
        active = self.graph.node("Gelu", [inner], [f"{name}.active"], domain=CONTRIB)
        outer = self._product(active, f"{name}.outer", [f"{name}.output.dense"], peaks["outer"])
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

    def _product(self, states: str, name: str, layers: list[str], peaks: _Array) -> str:
        """Linear layers with the same input, side by side, in 8-bit integers."""
        weight = np.concatenate([self._tensors(f"{one}.weight") for one in layers])
        bias = np.concatenate([self._tensors(f"{one}.bias") for one in layers])
        smaller = smoothing(peaks, np.abs(weight).max(axis=0))
        factors = self.graph.constant(f"{name}.factors", 1.0 / smaller)
        smooth = self.graph.node("Mul", [states, factors], [f"{name}.smooth"])
        rounded, scales = round_channels(weight * smaller)
        inputs = [
            smooth,
            self.graph.constant(f"{name}.weight", rounded.T),
            self.graph.constant(f"{name}.scales", scales),
            "",  # zero points: none, weights are symmetric
            self.graph.constant(f"{name}.bias", bias),
        ]
        return self.graph.node("DynamicQuantizeMatMul", inputs, [name], domain=CONTRIB)

    def _kept(self, name: str) -> str:
        return self.graph.constant(name, self._tensors(name))


def smoothing(peaks: _Array, weights: _Array) -> _Array:
    """By how much to divide each channel, given its largest sizes on both sides of a product.

    >>> found = smoothing(np.array([8.0, 0.5], np.float32), np.ones(2, np.float32))
    >>> [round(float(factor), 2) for factor in found]
    [2.3, 0.44]
    """
    flowing = np.maximum(peaks, 1e-3) ** _SMOOTHING
    factors = flowing / np.maximum(weights, 1e-5) ** (1.0 - _SMOOTHING)
    found: _Array = (factors / np.exp(np.log(factors).mean())).astype(np.float32)
    return found


def round_channels(weight: _Array) -> tuple[npt.NDArray[np.int8], _Array]:
    """Whole numbers of at most seven bits, and each row's scale: `rounded * scales[:, None]` is
    near `weight`, shape (out, in).

    >>> rounded, scales = round_channels(np.array([[0.25, -1.0]], np.float32))
    >>> rounded.tolist(), round(float(scales[0]) * 63, 3)
    ([[16, -63]], 1.0)
    """
    largest = np.abs(weight).max(axis=1)
    scales = np.where(largest > 0, largest / _LARGEST, 1.0).astype(np.float32)
    return np.round(weight / scales[:, None]).astype(np.int8), scales
