"""The outline's measure counts what it says, and real papers reach the required figure."""

from pathlib import Path

import pytest

from eval.outlines import LabelledItem, hash_words, score_items, score_outlines

_LABELS = Path(__file__).parent.parent / "eval" / "sets" / "outline.jsonl"
_DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def _item(label: str, level: int = 0) -> LabelledItem:
    return LabelledItem("clause", label, level, hash_words(f"việc {label}"))


def test_an_invented_and_a_missed_item_lower_f1_and_a_wrong_depth_lowers_levels():
    there = [_item("1"), _item("2"), _item("3")]
    given = [_item("1"), _item("2", level=4), _item("9")]
    score = score_items("x", given, there)
    assert score.f1 == 2 * 2 / (3 + 3)
    assert score.levels == 1 / 2


def test_an_item_given_twice_is_right_once():
    score = score_items("x", [_item("1"), _item("1")], [_item("1")])
    assert (score.right, score.f1) == (1, 2 * 1 / (2 + 1))


@pytest.mark.skipif(not _DATA.exists(), reason="the measuring data is not beside the repository")
def test_five_real_papers_are_outlined_as_labelled():
    scores = score_outlines(_LABELS, _DATA)
    assert len(scores) == 5
    for score in scores:
        assert score.f1 >= 0.97, score
        assert score.levels >= 0.97, score
