"""What the cells of a spreadsheet of questions mean: choices and kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import fold

_KINDS = {
    **dict.fromkeys(("liet ke", "danh sach", "list"), "list"),
    **dict.fromkeys(("so", "so luong", "so lieu", "con so", "number"), "number"),
    **dict.fromkeys(("ai", "don vi", "chu the", "nguoi", "who"), "who"),
    **dict.fromkeys(("khi nao", "thoi gian", "ngay", "thoi han", "when"), "when"),
    **dict.fromkeys(("noi dung", "ve viec gi", "trich yeu", "about"), "about"),
    **dict.fromkeys(("so sanh", "compare"), "compare"),
    **dict.fromkeys(("tai lieu", "van ban", "documents"), "documents"),
    **dict.fromkeys(("khong co dap an", "khong tra loi duoc", "unanswerable"), "unanswerable"),
    **dict.fromkeys(("trac nghiem", "multiple choice", "choice"), "choice"),
}
# "A. xã" or "1) xã", but no "1.247".
_CHOICE_LABEL = re.compile(r"^\s*(?:([A-Ha-h])|([1-8]))[.):](?!\d)\s*")


def choice_texts(cells: Sequence[str], joined: str) -> tuple[str, ...]:
    """The choices of a question without their own letters or numbers, from a cell each or from one
    cell with a choice a line or between ";".

    >>> choice_texts(["A. 1.247", "B. 3", "C. 2.5"], ""), choice_texts(["1.247", "2) 3"], "")
    (('1.247', '3', '2.5'), ('1.247', '3'))
    """
    parts = cells or joined.split("\n" if "\n" in joined else ";")
    filled = [text for text in parts if text.strip()]
    return tuple(_without_label(text, place) for place, text in enumerate(filled))


def _without_label(text: str, place: int) -> str:
    label = _CHOICE_LABEL.match(text)
    if label is None:
        return text.strip()
    own = label[1].upper() == chr(ord("A") + place) if label[1] else int(label[2]) == place + 1
    return text[label.end() :].strip() if own else text.strip()


def kind_of(cell: str) -> str:
    """A kind under its own name, whatever language it is written in; an unknown one as it is."""
    return _KINDS.get(fold(cell), cell)
