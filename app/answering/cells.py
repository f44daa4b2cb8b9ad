"""Table rows: which cell of "Xã: A | Diện tích (ha): 12 | Số vụ: 3" a question asks for."""

from __future__ import annotations

import re

from app.question import Asked
from app.tokens import tokenise
from ingest.model import Span

_BAR = " | "
_UNIT = re.compile(r"\([^()]*\)")
_NAMES = re.compile(r"[^\W\d_]{2}")
_LEAST_SHARE = 0.5  # of a label's words that the question must hold
_NO_FIT = 0.1


def cell_fit(asked: Asked, unit: list[str], text: str, at: int) -> float | None:
    """How well the figure at `at` fits: 1 in the cell whose label the question says best, else
    0.1; None outside of table rows. `unit` is what "bao nhiêu" counts, folded: the label or the
    row's name must hold a word of it."""
    start, row = _row(text, at)
    if _BAR not in row or ":" not in row:
        return None
    cells = row.split(_BAR)
    if any(_NAMES.search(cell.partition(":")[2]) for cell in cells):
        return _NO_FIT  # of a row with a name a cell is asked for by that name
    place = text[start:at].count(_BAR)
    wanted = {token.folded for token in tokenise(asked.vietnamese)}
    shares = [share_said(label(cell), wanted) for cell in cells[1:]]
    if place == 0 or not shares or shares[place - 1] < max(*shares, _LEAST_SHARE):
        return _NO_FIT
    said = {token.folded for token in tokenise(f"{cells[0]} {cells[place].split(':')[0]}")}
    return 1.0 if not unit or said.intersection(unit) else _NO_FIT


def cell_span(text: str, at: int) -> Span | None:
    """The whole labelled cell around `at`, for its label tells the unit; None outside of one.

    >>> row = "Xã: A | Kinh phí (triệu đồng): 145 | Số vụ: 3"
    >>> span = cell_span(row, row.index("145"))
    >>> row[span.start : span.end]
    'Kinh phí (triệu đồng): 145'
    """
    start, row = _row(text, at)
    before = row[: at - start]
    opening = before.rfind(_BAR)
    if opening < 0:
        return None
    opening += len(_BAR)
    closing = row.find(_BAR, at - start)
    cell = row[opening : closing if closing >= 0 else len(row)]
    return Span(start + opening, start + opening + len(cell.rstrip())) if label(cell) else None


def _row(text: str, at: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, text[start : end if end >= 0 else len(text)]


def label(cell: str) -> str:
    """What a cell's value is, without its unit of measure; "" for a cell without a label.

    >>> label("Kinh phí (triệu đồng): 145"), label("145")
    ('Kinh phí', '')
    """
    head, colon, _ = cell.partition(":")
    return _UNIT.sub("", head).strip() if colon else ""


def share_said(words: str, wanted: set[str]) -> float:
    """The share of the words that are among the wanted ones, 0 to 1.

    >>> share_said("Năm 2025", {"nam", "2025", "lop"}), share_said("", {"nam"})
    (1.0, 0.0)
    """
    tokens = [token.folded for token in tokenise(words)]
    return sum(token in wanted for token in tokens) / len(tokens) if tokens else 0.0
