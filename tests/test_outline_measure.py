"""The outline's measure counts what it says, and real papers reach the required figure."""

from pathlib import Path

import pytest

from eval.enumerations import ListScore
from eval.outlines import LabelledItem, OutlineScore, hash_words, score_items, score_outlines
from eval.structure import Structure

_LABELS = Path(__file__).parent.parent / "eval" / "sets" / "outline.jsonl"
_DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def _item(label: str, level: int = 0) -> LabelledItem:
    return LabelledItem("clause", label, level, hash_words(f"việc {label}"))


def test_an_invented_and_a_missed_item_lower_f1_and_a_wrong_depth_lowers_levels() -> None:
    there = [_item("1"), _item("2"), _item("3")]
    given = [_item("1"), _item("2", level=4), _item("9")]
    score = score_items("x", given, there)
    assert score.f1 == 2 * 2 / (3 + 3)
    assert score.levels == 1 / 2


def test_an_item_given_twice_is_right_once() -> None:
    score = score_items("x", [_item("1"), _item("1")], [_item("1")])
    assert (score.right, score.f1) == (1, 2 * 1 / (2 + 1))


@pytest.mark.skipif(not _DATA.exists(), reason="the measuring data is not beside the repository")
def test_five_real_papers_are_outlined_as_labelled() -> None:
    scores = score_outlines(_LABELS, _DATA)
    assert len(scores) == 5
    for score in scores:
        assert score.f1 >= 0.97, score
        assert score.levels >= 0.97, score


def test_figures_are_averages_over_all_items() -> None:
    outlines = (OutlineScore("a", 9, 10, 10, 9), OutlineScore("b", 1, 2, 2, 0))
    invented, real = ListScore(4, 5, 4, lists=2, whole_lists=1), ListScore()
    found = Structure(outlines, invented, real).figures()
    assert found == {
        "outline_f1": 20 / 24,
        "outline_levels": 9 / 10,
        "invented_precision": 0.8,
        "invented_recall": 1.0,
        "invented_whole": 0.5,
    }
    assert "real_whole" not in found  # nothing labelled was found
