"""The count that a question presumes."""

from __future__ import annotations

import pytest

from app.question import read_question


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Phương châm 4 tại chỗ của phường là gì?", 4),
        ("Vụ án có những ai trong 3 bị can?", 3),
        ("Tàu Sao Mai 27 bị chìm ở đâu?", None),
        ("Cầu Mương 5 được xây khi nào?", None),
        ("Bốn bước gieo mạ gồm những gì?", 4),
    ],
)
def test_a_number_counts_what_is_a_word_behind_it(question: str, count: int | None) -> None:
    assert read_question(question).count == count
