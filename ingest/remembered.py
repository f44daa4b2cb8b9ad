"""What a function makes of words, kept: the same few thousand come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Made = TypeVar("_Made")
_MOST = 65_536
_LONGEST = 64  # characters: longer pieces are no words and hardly come again


class Remembered(dict[str, _Made]):
    """Looks a word up, or makes what belongs to it and keeps it; full, it begins anew. Several
    times as fast as `lru_cache`, and safe to use from several threads.

    >>> sizes = Remembered(len)
    >>> sizes["chỉ"], list(sizes)
    (3, ['chỉ'])
    """

    def __init__(self, make: Callable[[str], _Made], most: int = _MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> _Made:
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = made
        return made
