"""Which row of a table comes first or last in a column: "xã nào có chỉ tiêu năm 2026 cao nhất"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.cell_asked import column_said, is_total, rest_said, rows_read
from app.answering.column_meant import asks_who, column_meant, shown
from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.superlative import WORDS, end_asked
from app.answering.tabular import Cell, Row, words_of
from app.reading import Reading

_FIGURE = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?(?![\d/])")
_SHARE = re.compile(r"\bt[yi] le\b|\bphan tram\b")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LEAST_ROWS = 2
_LEAST_REST = 0.5
_FIT = 0.9
_ANY = 0.01

_Table = list[tuple[Reading, Row]]


def answer_extreme(context: Context, *, whole: bool = False) -> Draft | None:
    """The name of the row with the most or the least in the column that the question names, all of
    its name where it must be `whole`; None where no table has that column in figures, or two rows
    share the place."""
    end = end_asked(context.asked)
    if end is None:
        return None
    asked = words_of(context.asked.vietnamese)
    least = 1.0 if whole else _ANY
    best: tuple[float, _Table, int] | None = None
    for rows in _tables(context):
        for at in range(len(rows[0][1].cells)):
            reading, row = rows[0]
            if row.cells[at] == column_meant(context.asked, reading, row):
                continue  # "Phòng nào": rooms are named, not measured
            said = column_said(asked, row.cells[at])
            if whole and _SHARE.search(context.asked.folded) and not _is_share(row.cells[at]):
                continue
            if said < least or rest_said(context, reading, row, row.cells[at], WORDS) < _LEAST_REST:
                continue
            if (best is None or said > best[0]) and _all_figures(rows, at):
                best = (said, rows, at)
    return _told(context, best[1], best[2], first=end == 0) if best is not None else None


def _is_share(cell: Cell) -> bool:
    """Whether a column tells shares: a rate is asked for by its own name."""
    return "%" in cell.label or _SHARE.search(" ".join(words_of(cell.label))) is not None


def _tables(context: Context) -> list[_Table]:
    """Rows that share their columns, totals left out."""
    tables: dict[tuple[str, tuple[str, ...], int], _Table] = {}
    for reading, row in rows_read(context):
        labels = tuple(cell.label for cell in row.cells if cell.label)
        key = (reading.document.doc_id, labels, row.caption.start)
        name = _name(reading, row)
        if name is not None and not is_total(words_of(_text(reading, name))):
            tables.setdefault(key, []).append((reading, row))
    return [rows for rows in tables.values() if len(rows) >= _LEAST_ROWS]


def _told(context: Context, rows: _Table, at: int, *, first: bool) -> Draft | None:
    figures = [(_figure(reading, row, at) or 0.0, reading, row) for reading, row in rows]
    ranked = sorted(figures, key=lambda one: one[0], reverse=first)
    if ranked[0][0] == ranked[1][0]:
        return None
    _, reading, row = ranked[0]
    name = _told_of(context, reading, row)
    if name is None:
        return None
    quotes = [Quote(reading, row.span)]
    if row.head is not None:
        quotes.append(Quote(reading, row.head))
    fact = Fact(shown(name, _text(reading, name)), tuple(quotes))
    return Draft(context.asked.kind, facts=(fact,), fit=_FIT)


def _told_of(context: Context, reading: Reading, row: Row) -> Cell | None:
    """The cell of a row that is asked for: of the column that the question means, else the row's
    name; None where a person or a time is asked for and no column holds any."""
    meant = column_meant(context.asked, reading, row)
    named = context.asked.kind != "when" and not asks_who(context.asked)
    return meant or (_name(reading, row) if named else None)


def _name(reading: Reading, row: Row) -> Cell | None:
    """The cell that names a row: the first with words."""
    return next((cell for cell in row.cells if _LETTERS.search(_text(reading, cell))), None)


def _text(reading: Reading, cell: Cell) -> str:
    return reading.text[cell.value.start : cell.value.end]


def _all_figures(rows: Sequence[tuple[Reading, Row]], at: int) -> bool:
    return all(_figure(reading, row, at) is not None for reading, row in rows)


def _figure(reading: Reading, row: Row, at: int) -> float | None:
    """The figure of a cell, as Vietnamese writes it; None where it holds none."""
    if at >= len(row.cells):
        return None
    match = _FIGURE.match(_text(reading, row.cells[at]))
    return float(match.group().replace(".", "").replace(",", ".")) if match is not None else None
