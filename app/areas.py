"""Areas named in a text by their sort: "huyện An Lộc", "phường Bến Mới"."""

from __future__ import annotations

import re

from app.tokens import UPPER
from ingest.folding import fold

_WRITTEN = {
    "huyen": "[Hh]uyện", "quan": "[Qq]uận", "xa": "[Xx]ã", "phuong": "[Pp]hường",
    "tinh": "[Tt]ỉnh", "thi xa": "[Tt]hị xã", "thi tran": "[Tt]hị trấn",
    "thanh pho": "(?:[Tt]hành phố|TP)",
}  # fmt: skip
AREA_SORTS = frozenset(_WRITTEN)
AREA_BEFORE = re.compile(rf"\b({'|'.join(sorted(_WRITTEN, key=len, reverse=True))})\s+$")
_NAME = rf"([{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
_PATTERNS = {
    sort: re.compile(rf"(?<![^\W_])(?<!thị ){written}(?: ủy| uỷ)? {_NAME}")
    for sort, written in _WRITTEN.items()
}


def areas_named(text: str, sort: str) -> set[str]:
    """The names, folded, of all areas of one sort that a text names.

    >>> sorted(areas_named("Huyện An Lộc và huyện Bến Cầu; thị xã Mai", "huyen"))
    ['an loc', 'ben cau']
    """
    return {fold(match[1]) for match in _PATTERNS[sort].finditer(text)}
