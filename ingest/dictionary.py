"""The word list that comes with underthesea, read without loading the library."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

from ingest.folding import tone_key

_FILE = Path("corpus", "data", "Viet74K.txt")


@lru_cache(maxsize=1)
def dictionary_words() -> tuple[str, ...]:
    """Vietnamese words and set phrases, as written, in the list's order; empty where the package
    does not bring the list.

    >>> "chỉ thị" in dictionary_words()
    True
    """
    spec = importlib.util.find_spec("underthesea")
    if spec is None or spec.origin is None:
        return ()
    file = Path(spec.origin).parent / _FILE
    if not file.exists():
        return ()
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=1)
def words_of_two() -> frozenset[str]:
    """Words of two syllables that are no names, as `tone_key` spells them.

    >>> "tại chỗ" in words_of_two(), "hà nội" in words_of_two()
    (True, False)
    """
    known = (word for word in dictionary_words() if word.count(" ") == 1 and word.islower())
    return frozenset(map(tone_key, known))
