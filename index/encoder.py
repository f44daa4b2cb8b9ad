"""Turns passages and questions into vectors with any sentence-transformers model.

A passage gives one vector for its whole (context, then text) and one for each of its sentences,
pooled from the token states of that same pass ("late chunking", Günther et al., 2024), so that a
window of sentences costs no second pass.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from index.e5_numpy import LightModel
from index.e5_unpack import MODEL_NAME, bundled_model
from ingest.errors import MissingPart

if TYPE_CHECKING:
    import torch

BUNDLED = "bundled"
SYLLABLES = "syllables"

_TOKENS_A_BATCH = 4096
_FEW_CHARS = 100_000  # of text; about 30,000 tokens
_BUNDLED_PROMPT = "passage: "
_MAX_QUESTION_CHARS = 4000  # past any model's length; saves tokenising what is cut anyway


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


def open_encoder(name: str = BUNDLED, *, device: str | None = None) -> Encoder:
    """The encoder of that name: "bundled", "syllables" (no model at all), a model folder, or a name
    that sentence-transformers knows. Raises: MissingPart when it cannot be loaded."""
    if name == SYLLABLES:
        from index.syllable_encoder import SyllableEncoder

        return SyllableEncoder()
    return TransformerEncoder(name, device=device)


class TransformerEncoder:
    """A sentence-transformers model, loaded when it is first needed (a few seconds)."""

    def __init__(self, name: str = BUNDLED, *, device: str | None = None) -> None:
        self._asked = name
        self._device = device
        self._loaded: _Model | None = None
        self._light: LightModel | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        if self._asked == BUNDLED:
            return MODEL_NAME
        return Path(self._asked).name if Path(self._asked).is_dir() else self._asked

    @property
    def dim(self) -> int:
        return self._lightly().dim if self._asked == BUNDLED else self._model().dim

    def encode_passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        if self._are_few(passages):
            return _light_passages(self._lightly(), passages)
        return self._model().passages(passages)

    def _are_few(self, passages: Sequence[PassageText]) -> bool:
        """Whether the passages are encoded sooner than torch would be loaded."""
        if self._asked != BUNDLED or self._device is not None or self._loaded is not None:
            return False
        return sum(len(passage.text) for passage in passages) < _FEW_CHARS

    def encode_question(self, text: str) -> npt.NDArray[np.float32]:
        # Of the bundled model always without torch, so that the same question has the same vector
        # whatever else is loaded.
        if self._asked == BUNDLED:
            return self._lightly().question(text[:_MAX_QUESTION_CHARS])
        return self._model().question(text[:_MAX_QUESTION_CHARS])

    @property
    def precision(self) -> str:
        """The number format in use, for reports: "float32", "bfloat16", "float16"."""
        return self._model().precision

    def _model(self) -> _Model:
        with self._lock:
            if self._loaded is None:
                folder = str(bundled_model()) if self._asked == BUNDLED else self._asked
                self._loaded = _load(folder, self._device)
            return self._loaded

    def _lightly(self) -> LightModel:
        with self._lock:
            if self._light is None:
                self._light = LightModel(bundled_model())
            return self._light


def _load(folder: str, device: str | None) -> _Model:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    chosen = device or ("cuda" if torch.cuda.is_available() else "cpu")
    precision = _precision(chosen)
    try:
        # A name is looked up in the cache of this machine only: no request ever leaves it.
        model = SentenceTransformer(
            folder, device=chosen, model_kwargs={"dtype": precision}, local_files_only=True
        )
    except (OSError, ValueError, ImportError) as error:
        raise MissingPart(
            f"bộ mã hóa “{folder}”: không có trên máy này hoặc không mở được; hãy ghi thư mục của"
            " một mô hình sentence-transformers, hoặc “bundled”"
        ) from error
    model.eval()
    return _Model(model, precision=precision, on_cpu=chosen == "cpu")


def _precision(device: str) -> torch.dtype:
    """fp16 on a GPU, bf16 on CPUs that compute with it, else fp32."""
    import torch

    if device.startswith("cuda"):
        return torch.float16
    if device == "cpu" and cpu_has_bf16(Path("/proc/cpuinfo")):
        return torch.bfloat16
    return torch.float32


def cpu_has_bf16(cpuinfo: Path) -> bool:
    """Whether the CPU computes in bf16 itself; emulated bf16 is slower than fp32."""
    if not cpuinfo.exists():
        return False
    flags = cpuinfo.read_text(encoding="utf-8", errors="replace").partition("flags")[2]
    words = set(flags.partition("\n")[0].split())
    return bool({"amx_bf16", "avx512_bf16"} & words)


class _Row(NamedTuple):
    """One pass of the model: tokens of a passage, each with its segment."""

    passage: int
    tokens: list[int]
    segments: npt.NDArray[np.int64]  # sentence number from 1; 0 for context and all else


class _Model:
    """A loaded model with its tokenizer, prompts and way of pooling."""

    def __init__(self, model: Any, *, precision: torch.dtype, on_cpu: bool) -> None:
        self._model = model
        self._on_cpu = on_cpu
        self._tokenizer = model.tokenizer
        self._max_tokens = min(int(model.max_seq_length or 512), 8192)
        self._means = _pools_by_mean(model) and bool(self._tokenizer.is_fast)
        self.precision = str(precision).removeprefix("torch.")
        self.dim = int(model.get_embedding_dimension())
        self._question_prompt = _prompt(model.prompts, ("query",))
        self._passage_prompt = _prompt(model.prompts, ("passage", "document", "corpus"))

    def question(self, text: str) -> npt.NDArray[np.float32]:
        asked = self._question_prompt + text
        tokens = self._tokenizer(asked, truncation=True, max_length=self._max_tokens)["input_ids"]
        _, vectors = self._forward([tokens])
        return _unit(vectors[0])

    def passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        counts = [np.zeros(len(passage.sentences) + 1, np.float32) for passage in passages]
        sums = [np.zeros((len(count), self.dim), np.float32) for count in counts]
        for batch in _batches(self._rows(passages)):
            states, vectors = self._forward([row.tokens for row in batch])
            for row, row_states, vector in zip(batch, states, vectors, strict=True):
                if self._means:
                    _add_states(row, row_states, sums[row.passage], counts[row.passage])
                else:
                    sums[row.passage] = vector[None]
        return [_finish(total, count) for total, count in zip(sums, counts, strict=True)]

    def _rows(self, passages: Sequence[PassageText]) -> list[_Row]:
        """Rows of all passages; one longer than the model takes becomes several."""
        if not passages:
            return []
        heads = [self._passage_prompt + _head(passage.context) for passage in passages]
        encoded = self._tokenizer(
            [head + passage.text for head, passage in zip(heads, passages, strict=True)],
            truncation=True,
            max_length=self._max_tokens,
            return_overflowing_tokens=self._means,
            return_offsets_mapping=self._means,
        )
        if not self._means:
            return [
                _Row(number, tokens, np.zeros(0, np.int64))
                for number, tokens in enumerate(encoded["input_ids"])
            ]
        owners = encoded["overflow_to_sample_mapping"]
        return [
            _Row(owner, tokens, _segments(offsets, len(heads[owner]), passages[owner].sentences))
            for owner, tokens, offsets in zip(
                owners, encoded["input_ids"], encoded["offset_mapping"], strict=True
            )
        ]

    def _forward(
        self, rows: Sequence[Sequence[int]]
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Token states, shape (rows, longest, width), and the model's own vectors, (rows, dim)."""
        import torch

        longest = max(len(row) for row in rows)
        tokens = torch.full((len(rows), longest), self._tokenizer.pad_token_id or 0)
        mask = torch.zeros((len(rows), longest), dtype=torch.long)
        for number, row in enumerate(rows):
            tokens[number, : len(row)] = torch.tensor(row)
            mask[number, : len(row)] = 1
        device = self._model.device
        with torch.inference_mode():
            features = self._model(
                {"input_ids": tokens.to(device), "attention_mask": mask.to(device)}
            )
            states = features["token_embeddings"].float().cpu().numpy()
            return states, features["sentence_embedding"].float().cpu().numpy()


def _light_passages(model: LightModel, passages: Sequence[PassageText]) -> list[PassageVectors]:
    """What `_Model.passages` gives of the bundled model, without torch."""
    heads = [_BUNDLED_PROMPT + _head(passage.context) for passage in passages]
    texts = [head + passage.text for head, passage in zip(heads, passages, strict=True)]
    found = []
    for head, passage, rows in zip(heads, passages, model.states(texts), strict=True):
        counts = np.zeros(len(passage.sentences) + 1, np.float32)
        sums = np.zeros((len(counts), model.dim), np.float32)
        for offsets, states in rows:
            segments = _segments(offsets, len(head), passage.sentences)
            _add_states(_Row(0, [0] * len(states), segments), states, sums, counts)
        found.append(_finish(sums, counts))
    return found


def _head(context: str) -> str:
    return f"{context}\n" if context else ""


def _prompt(prompts: dict[str, str], names: Sequence[str]) -> str:
    return next((prompts[name] for name in names if prompts.get(name)), "")


def _pools_by_mean(model: Any) -> bool:
    """Whether a passage's vector is the plain mean of all its token states, made unit length."""
    modules = [type(module).__name__ for module in model]
    if modules[:2] != ["Transformer", "Pooling"] or set(modules[2:]) - {"Normalize"}:
        return False
    return bool(model[1].pooling_mode == "mean" and model[1].include_prompt)


def _segments(
    offsets: Sequence[tuple[int, int]], head: int, sentences: Sequence[tuple[int, int]]
) -> npt.NDArray[np.int64]:
    """The sentence (from 1) of each token by the place of its last character; 0 outside all."""
    # A token's span may start with the space before it, so its last character decides.
    last = np.array([end for _, end in offsets], np.int64) - 1 - head
    if not sentences:
        return np.zeros(len(last), np.int64)
    starts = np.array([start for start, _ in sentences], np.int64)
    ends = np.array([end for _, end in sentences], np.int64)
    number = np.searchsorted(starts, last, side="right")
    inside = (number > 0) & (last < ends[np.maximum(number, 1) - 1])
    return np.where(inside, number, 0)


def _batches(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows of like length together, so that little is padded, within a budget of tokens."""
    batch: list[_Row] = []
    for row in sorted(rows, key=lambda row: len(row.tokens), reverse=True):
        if batch and (len(batch) + 1) * len(batch[0].tokens) > _TOKENS_A_BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _add_states(
    row: _Row,
    states: npt.NDArray[np.float32],
    sums: npt.NDArray[np.float32],
    counts: npt.NDArray[np.float32],
) -> None:
    # A product with a 0/1 matrix adds up each segment faster than np.add.at does.
    member = (row.segments[None, :] == np.arange(len(counts))[:, None]).astype(np.float32)
    sums += member @ states[: len(row.tokens)]
    counts += member.sum(axis=1)


def _finish(sums: npt.NDArray[np.float32], counts: npt.NDArray[np.float32]) -> PassageVectors:
    means = (sums[1:] / np.maximum(counts[1:, None], 1.0)).astype(np.float32)
    return PassageVectors(_unit(sums.sum(axis=0)), means, counts[1:].copy())


def _unit(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return (vector / length if length > 0 else vector).astype(np.float32)
