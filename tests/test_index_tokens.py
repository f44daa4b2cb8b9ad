"""Syllables by the sentence they stand in, looked up piece by piece."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from index.tokens import syllables, syllables_by_part
from ingest.folding import tone_key

_PIECES = st.sampled_from(["Xã", "hoà", "uỷ", "24-CT/TU", "…", "3.500", "“Kè", "đê”", "a_b", "\n"])


@given(st.lists(_PIECES, max_size=20).map(" ".join), st.sets(st.integers(0, 60)))
def test_each_syllable_belongs_to_the_part_that_it_begins_in(text: str, cuts: set[int]) -> None:
    text = unicodedata.normalize("NFC", text)
    starts = sorted(cut for cut in cuts if cut < len(text))
    found = list(re.finditer(r"[^\W_]+", tone_key(text)))
    words, parts = syllables_by_part(text, starts)
    assert words == [match.group() for match in found] == syllables(text)
    assert parts == [bisect_right(starts, match.start()) - 1 for match in found]
