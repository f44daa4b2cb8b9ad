"""Areas named in a text by their sort: "huyện An Lộc", "phường Bến Mới"."""

from __future__ import annotations

import re
from itertools import pairwise

from app.tokens import UPPER
from ingest.folding import fold
from ingest.model import Span

_WRITTEN = {
    "huyen": "[Hh]uyện", "quan": "[Qq]uận", "xa": "[Xx]ã", "phuong": "[Pp]hường",
    "tinh": "[Tt]ỉnh", "thi xa": "[Tt]hị xã", "thi tran": "[Tt]hị trấn",
    "thanh pho": "(?:[Tt]hành phố|TP)", "dac khu": "[Đđ]ặc khu",
}  # fmt: skip
# Sorts that stand side by side: what is told of the one is not told of the other.
_LEVELS = (
    frozenset(["xa", "phuong", "thi tran", "dac khu"]), frozenset(["huyen", "quan", "thi xa"]),
)  # fmt: skip
_JOINS = re.compile(r"\s*(?:,|;|và|,\s*và)\s*")
_ROW = 3  # areas named in a row are told of together
AREA_SORTS = frozenset(_WRITTEN)
AREA_BEFORE = re.compile(rf"\b({'|'.join(sorted(_WRITTEN, key=len, reverse=True))})\s+$")
_NAME = rf"([{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
_PATTERNS = {
    sort: re.compile(rf"(?<![^\W_])(?<!thị ){written}(?: ủy| uỷ)? {_NAME}")
    for sort, written in _WRITTEN.items()
}


def alike(sort: str) -> frozenset[str]:
    """The sorts of area on the level of one: a commune stands beside a ward.

    >>> sorted(alike("xa")), sorted(alike("tinh"))
    (['dac khu', 'phuong', 'thi tran', 'xa'], ['tinh'])
    """
    return next((level for level in _LEVELS if sort in level), frozenset([sort]))


def below(sort: str) -> frozenset[str]:
    """The sorts of area inside one of a sort: districts and communes of a province.

    >>> "huyen" in below("tinh"), "xa" in below("huyen"), below("xa")
    (True, True, frozenset())
    """
    communes, districts = _LEVELS
    if sort in ("tinh", "thanh pho"):
        return communes | districts
    return communes if sort in districts else frozenset()


def placed(text: str, start: int, end: int, sorts: frozenset[str]) -> list[tuple[Span, str]]:
    """Areas of some sorts named in `text[start:end]`, in order, each with its folded name; a
    person named right behind an area is taken for part of its name.

    >>> text = "Tại xã Hạ, phường Bến Mới họp."
    >>> [name for _, name in placed(text, 0, len(text), alike("xa"))]
    ['ha', 'ben moi']
    """
    found = [
        (Span(match.start(), match.end()), fold(match[1]))
        for sort in sorted(sorts)
        for match in _PATTERNS[sort].finditer(text, start, end)
    ]
    return sorted(found)


def in_a_row(text: str, areas: list[tuple[Span, str]]) -> bool:
    """Whether areas are only listed one after the other: what follows is told of all together.

    >>> text = "Làm việc với xã Hạ, phường Bến Mới và xã Lũng, kiểm tra 18 bếp."
    >>> in_a_row(text, placed(text, 0, len(text), alike("xa")))
    True
    """
    if len(areas) < _ROW:
        return False
    gaps = pairwise(areas)
    return all(_JOINS.fullmatch(text, one.end, other.start) for (one, _), (other, _) in gaps)


def is_named(wanted: str, named: str) -> bool:
    """Whether a name as written is the one wanted, a person's behind it apart.

    >>> is_named("ben moi", "ben moi tran van an"), is_named("ben", "ben moi")
    (True, False)
    """
    if not named.startswith(wanted + " "):
        return named == wanted
    behind = named[len(wanted) :].split()
    return len(behind) > 1 or len(behind[0]) == 1  # "xã Hạ Trần An", "xã Hạ H'Bia"
