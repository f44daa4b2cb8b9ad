"""The word list that comes with underthesea, read without loading the library."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

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
