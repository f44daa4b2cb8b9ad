"""Words remembered: made once, never too many."""

from __future__ import annotations

from ingest.remembered import Remembered


def test_a_word_is_made_once() -> None:
    made: list[str] = []

    def upper(word: str) -> str:
        made.append(word)
        return word.upper()

    known = Remembered(upper)
    assert [known[word] for word in ("xã", "xã", "ấp")] == ["XÃ", "XÃ", "ẤP"]
    assert made == ["xã", "ấp"]


def test_a_full_memory_begins_anew() -> None:
    known = Remembered(len, most=2)
    assert [known[word] for word in ("a", "bc", "def")] == [1, 2, 3]
    assert list(known) == ["def"]


def test_what_is_too_long_for_a_word_is_not_kept() -> None:
    known = Remembered(len)
    assert known["x" * 65] == 65
    assert not known
