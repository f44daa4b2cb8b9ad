"""The measure of fidelity itself, and its hand labels on the data beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.fidelity import is_joined, left_in, line_end_score, read_labels, score_letters
from ingest.model import CleanText

DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def test_letters_are_counted_in_order_and_additions_apart() -> None:
    score = score_letters("a", "Chỉ thị về việc mới", "Chỉ thị việc mới đây")
    assert (score.right, score.expected, score.added) == (13, 16, 2)
    assert score.accuracy == 13 / 16


def test_a_line_end_is_joined_kept_or_not_there() -> None:
    assert is_joined("Sở Y tế báo cáo", "Sở Y tế", "báo cáo") is True
    assert is_joined("số 12-\nCT/TU", "số 12-", "CT/TU") is False
    assert is_joined("số 12-CT/TU", "số 12-", "CT/TU") is True
    assert is_joined("khác hẳn", "Sở Y tế", "báo cáo") is None


def test_furniture_inside_lines_is_counted() -> None:
    text = "Giao Sở Y tế CÔNG BÁO/Số 5/Ngày 3-5-2024 báo cáo\n12\nNội dung"
    assert left_in(CleanText(text, (), (), ())) == 2


def test_two_hundred_line_ends_are_labelled_by_a_few_words_each() -> None:
    labels = read_labels()
    assert len(labels) == 200
    assert len({label.file for label in labels}) == 4
    assert all(len(f"{label.before} {label.after}".split()) <= 10 for label in labels)
    assert 60 <= sum(label.joined for label in labels) <= 140


@pytest.mark.skipif(not (DATA / "pdf").is_dir(), reason="the measuring data is not here")
def test_line_ends_of_a_real_pdf_agree_with_the_labels() -> None:
    first = read_labels()[0].file
    labels = [label for label in read_labels() if label.file == first]
    agreed, wrong = line_end_score(labels, DATA / "pdf")
    assert (agreed, wrong) == (len(labels), [])
    assert agreed >= 20
