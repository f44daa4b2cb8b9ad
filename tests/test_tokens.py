"""Tokens: the quick way to folded words gives what the whole way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.tokens import folded_words, tokenise

WORDS = st.sampled_from(
    ["UBND", "ubnd", "xã", "Thúy", "07", "0,61%", "12/3/2024", "2024-2026", "TW", "tp", "–", "đ/c"]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=30).map(" ".join))
def test_quick_folded_words_are_those_of_the_tokens(text: str) -> None:
    assert folded_words(text) == [token.folded for token in tokenise(text)]
