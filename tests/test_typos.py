"""Edit distances against a plain recursion, and the words around a word."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.typos import distance, distant_neighbours, neighbours

WORDS = st.text(alphabet="abc", max_size=6)


def _plainly(first: str, second: str) -> int:
    @cache
    def upto(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        best = min(
            upto(i - 1, j) + 1,
            upto(i, j - 1) + 1,
            upto(i - 1, j - 1) + (first[i - 1] != second[j - 1]),
        )
        swapped = first[i - 2 : i] == second[j - 2 : j][::-1]
        return min(best, upto(i - 2, j - 2) + 1) if i > 1 and j > 1 and swapped else best

    return upto(len(first), len(second))


@given(WORDS, WORDS)
def test_distance_is_that_of_the_plain_recursion(first: str, second: str) -> None:
    assert distance(first, second) == _plainly(first, second)


@given(WORDS)
def test_neighbours_are_all_words_one_error_away(word: str) -> None:
    known = {a + b + c for a in ("", "a", "b") for b in ("", "c", "a") for c in ("", "b")}
    expected = {other for other in known if distance(word, other) == 1}
    assert neighbours(word, known.__contains__) == expected


@pytest.mark.parametrize("other", ["geneve", "genevas"])
def test_long_words_reach_two_errors(other: str) -> None:
    assert distant_neighbours("genevva", [other, "venice"]) == {other}
