"""Tokens: the quick way to a line of words gives what the whole way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.tokens import Neighbours, line_of_words, tokenise

WORDS = st.sampled_from(
    ["UBND", "ubnd", "xã", "Thúy", "07", "0,61%", "12/3/2024", "2024-2026", "TW", "tp", "–", "đ/c"]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join))
def test_a_line_of_words_holds_the_tokens_in_order(text: str) -> None:
    line, tokens = line_of_words(text), tokenise(text)
    assert line.folded.split() == [token.folded for token in tokens]
    assert line.toned.split() == [token.toned for token in tokens]


def test_neighbours_do_not_reach_from_one_run_to_the_next() -> None:
    held = Neighbours("xa phu lam", "huyen son")
    assert ("phu", "lam") in held
    assert ("lam", "huyen") not in held
    assert ("hu", "lam") not in held
