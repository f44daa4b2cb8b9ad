"""Spreadsheets in and out; the only file that knows openpyxl."""

from __future__ import annotations

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile

# What the library raises on damaged parts of a file.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError),
    *(AttributeError, IndexError, EOFError, NotImplementedError, RuntimeError, OSError),
)
_WIDEST = 60
_LINE_HEIGHT, _HIGHEST = 15.0, 405.0  # points
_NARROW, _ALL_COLUMNS = 18, 260  # characters; wider sheets wrap their long columns
_FORMULA_SIGNS = ("=", "+", "-", "@")
_VIETNAMESE_SIGNS = str.maketrans({",": ".", ".": ","})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the top, cells as text, "" where empty. The first row is written
    bold, frozen and filterable; in the columns `days`, counted from 0, ISO days are written as
    dates, which a spreadsheet sorts and filters as such.

    What was read says more: `merged` holds (first row, first column, last row, last column) of
    merged cells, and `faults` (row, column, what is wrong) of cells whose value is unknown; all
    count from 0.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    faults: tuple[tuple[int, int, str], ...] = ()
    days: tuple[int, ...] = ()


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of an .xlsx file in order, cells as a person sees them: 86.0 as "86", 0.05
    in a percent cell as "5%", a day as "31/08/2023", or "31/08" where the cell shows no year,
    1274 in a cell with thousands as "1.274", merged cells only in their first cell.

    Raises:
        UnreadableFile: the file is no workbook, or is protected by a password.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=False, data_only=True)
        formulas = _formulas(openpyxl.load_workbook(path)) if _has_formulas(path) else {}
    except (InvalidFileException, *_DAMAGED) as cause:
        raise UnreadableFile(
            f"{path}: không mở được như một tệp Excel .xlsx; hãy lưu lại thành .xlsx rồi thử lại"
        ) from cause
    return [
        Sheet(
            name=sheet.title,
            rows=tuple(tuple(map(_shown, row)) for row in sheet.iter_rows()),
            hidden=sheet.sheet_state != "visible",
            merged=tuple(
                (one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1)
                for one in sheet.merged_cells.ranges
            ),
            faults=tuple(_faults(sheet, formulas.get(sheet.title, ()))),
        )
        for sheet in book.worksheets
    ]


def write_sheets(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets with a bold frozen head row, wrapped cells and fitted widths. Every cell but
    a day is written as text, so a cell that begins with "=" is never run as a formula."""
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
                date = _date(value) if column - 1 in sheet.days else None
                cell.value = date or value or None
                if date is not None:
                    cell.number_format = "dd/mm/yyyy"
                elif value.startswith(_FORMULA_SIGNS):
                    cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if number == 1:
                    cell.font = Font(bold=True)
                    cell.fill = PatternFill("solid", fgColor="E8EEF7")
        widths = _widths(sheet.rows)
        for column, width in enumerate(widths, start=1):
            target.column_dimensions[get_column_letter(column)].width = width
        for number, row in enumerate(sheet.rows, start=1):
            target.row_dimensions[number].height = _height(row, widths)
        target.freeze_panes = "A2"
        # On paper: as wide as the page however many columns, the head on each page.
        target.page_setup.orientation = "landscape"
        target.page_setup.fitToHeight = 0
        target.sheet_properties.pageSetUpPr.fitToPage = True
        target.print_title_rows = "1:1"
        if sheet.rows:
            target.auto_filter.ref = target.dimensions
    book.save(path)


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in parts.read(name) for name in sheets if name.endswith(".xml"))


def _formulas(book: Any) -> dict[str, list[tuple[int, int]]]:
    """Rows and columns of cells that hold a formula, by sheet."""
    return {
        sheet.title: [
            (cell.row - 1, cell.column - 1)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        for sheet in book.worksheets
    }


def _faults(sheet: Any, formulas: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Formulas that were never computed, and values that are errors."""
    for row, column in formulas:
        if sheet.cell(row + 1, column + 1).value is None:
            yield row, column, "công thức chưa có giá trị; hãy mở bằng Excel rồi lưu lại"
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.data_type == "e":
                yield cell.row - 1, cell.column - 1, f"ô báo lỗi {cell.value}"


def _shown(cell: Any) -> str:
    value, form = cell.value, str(getattr(cell, "number_format", ""))
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        day = f"{value.day:02}/{value.month:02}"
        return f"{day}/{value.year}" if "y" in form.lower() else day
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, int | float) and "%" in form:
        return f"{value * 100:.10g}%".replace(".", ",")
    if isinstance(value, int | float) and "#,##0" in form:
        return f"{value:,.10g}".translate(_VIETNAMESE_SIGNS)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _height(row: Sequence[str], widths: Sequence[int]) -> float:
    """The height in points at which a row shows all its wrapped lines, as far as a sheet allows."""
    lines = max(
        (
            sum(1 + int(1.15 * len(line)) // width for line in cell.split("\n"))
            for cell, width in zip(row, widths, strict=False)
        ),
        default=1,
    )
    return min(_HIGHEST, _LINE_HEIGHT * lines)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = max(map(len, rows), default=0)
    longest = [
        max((len(row[c]) for row in rows if c < len(row)), default=0) for c in range(columns)
    ]
    wanted = [min(max(size + 2, 8), _WIDEST) for size in longest]
    narrow = sum(width for width in wanted if width <= _NARROW)
    wide = sum(width for width in wanted if width > _NARROW)
    share = min(1.0, max(0, _ALL_COLUMNS - narrow) / max(1, wide))
    return [w if w <= _NARROW else max(_NARROW, round(w * share)) for w in wanted]
