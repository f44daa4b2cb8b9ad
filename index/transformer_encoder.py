"""Vectors from any sentence-transformers model; the only file that knows torch."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.encoder import PassageText, PassageVectors, encoded_part
from index.pooling import Sums, head_of, unit
from ingest.errors import MissingPart

if TYPE_CHECKING:
    import torch

_TOKENS_A_BATCH = 4096


class TransformerEncoder:
    """A sentence-transformers model, loaded when it is first needed (a few seconds)."""

    def __init__(self, name: str, *, device: str | None = None) -> None:
        self._asked = name
        self._device = device
        self._loaded: _Model | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return Path(self._asked).name if Path(self._asked).is_dir() else self._asked

    @property
    def dim(self) -> int:
        return self._model().dim

    def encode_passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        return self._model().passages(passages)

    def encode_question(self, text: str) -> npt.NDArray[np.float32]:
        return self._model().question(encoded_part(text))

    @property
    def precision(self) -> str:
        """The number format in use, for reports: "float32", "bfloat16", "float16"."""
        return self._model().precision

    def _model(self) -> _Model:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._asked, self._device)
            return self._loaded


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
    return _Model(model, precision=precision)


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
    """One pass of the model: tokens of a passage, each with its span in head and text."""

    passage: int
    tokens: list[int]
    offsets: list[tuple[int, int]]


class _Model:
    """A loaded model with its tokenizer, prompts and way of pooling."""

    def __init__(self, model: Any, *, precision: torch.dtype) -> None:
        self._model = model
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
        return unit(vectors[0])

    def passages(self, passages: Sequence[PassageText]) -> list[PassageVectors]:
        found: list[PassageVectors | None] = [None] * len(passages)
        sums = [Sums(len(self._head(one)), one.sentences, self.dim) for one in passages]
        for batch in _batches(self._rows(passages)):
            states, vectors = self._forward([row.tokens for row in batch])
            for row, row_states, vector in zip(batch, states, vectors, strict=True):
                if self._means:
                    sums[row.passage].add(row.offsets, row_states)
                else:
                    found[row.passage] = _without_sentences(vector)
        return [one or total.vectors() for one, total in zip(found, sums, strict=True)]

    def _head(self, passage: PassageText) -> str:
        return self._passage_prompt + head_of(passage.context)

    def _rows(self, passages: Sequence[PassageText]) -> list[_Row]:
        """Rows of all passages; one longer than the model takes becomes several."""
        if not passages:
            return []
        encoded = self._tokenizer(
            [self._head(passage) + passage.text for passage in passages],
            truncation=True,
            max_length=self._max_tokens,
            return_overflowing_tokens=self._means,
            return_offsets_mapping=self._means,
        )
        if not self._means:
            return [_Row(number, tokens, []) for number, tokens in enumerate(encoded["input_ids"])]
        owners = encoded["overflow_to_sample_mapping"]
        return [
            _Row(owner, tokens, offsets)
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


def _without_sentences(vector: npt.NDArray[np.float32]) -> PassageVectors:
    width = len(vector)
    return PassageVectors(unit(vector), np.zeros((0, width), np.float32), np.zeros(0, np.float32))


def _prompt(prompts: dict[str, str], names: Sequence[str]) -> str:
    return next((prompts[name] for name in names if prompts.get(name)), "")


def _pools_by_mean(model: Any) -> bool:
    """Whether a passage's vector is the plain mean of all its token states, made unit length."""
    modules = [type(module).__name__ for module in model]
    if modules[:2] != ["Transformer", "Pooling"] or set(modules[2:]) - {"Normalize"}:
        return False
    return bool(model[1].pooling_mode == "mean" and model[1].include_prompt)


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
