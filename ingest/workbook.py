"""Spreadsheets in and out; the only file that knows openpyxl."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile

_WIDEST = 60
_FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the first used one, cells as text, "" where empty. The first row is
    written bold, frozen and filterable."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of an .xlsx file in order, cells as a person sees them: 86.0 as "86", 0.05
    in a percent cell as "5%", a day as "31/08/2023", merged cells only in their first cell.

    Raises:
        UnreadableFile: the file is no workbook, or is protected by a password.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=False, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as cause:
        raise UnreadableFile(
            f"{path}: không mở được như một tệp Excel .xlsx; hãy lưu lại thành .xlsx rồi thử lại"
        ) from cause
    return [
        Sheet(sheet.title, tuple(tuple(map(_shown, row)) for row in sheet.iter_rows()))
        for sheet in book.worksheets
    ]


def write_sheets(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets with a bold frozen head row, wrapped cells and fitted widths. Every cell is
    written as text, so a cell that begins with "=" is never run as a formula."""
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=False)
    del book[book.sheetnames[0]]
    for sheet in sheets:
        target = book.create_sheet(sheet.name[:31])
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = target.cell(number, column)
                cell.value = value or None
                if value.startswith(_FORMULA_SIGNS):
                    cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if number == 1:
                    cell.font = Font(bold=True)
                    cell.fill = PatternFill("solid", fgColor="E8EEF7")
        for column, width in enumerate(_widths(sheet.rows), start=1):
            target.column_dimensions[get_column_letter(column)].width = width
        target.freeze_panes = "A2"
        if sheet.rows:
            target.auto_filter.ref = target.dimensions
    book.save(path)


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, int | float) and "%" in cell.number_format:
        return f"{value * 100:.10g}%".replace(".", ",")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = max(map(len, rows), default=0)
    longest = [
        max((len(row[c]) for row in rows if c < len(row)), default=0) for c in range(columns)
    ]
    return [min(max(size + 2, 8), _WIDEST) for size in longest]
