"""What visitors type into fields, read."""

from __future__ import annotations

import datetime as dt
import re

from ingest.errors import BadInput

_DATE = re.compile(r"^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$|^\s*(\d{4})-(\d{2})-(\d{2})\s*$")


def typed(text: str | None) -> str | None:
    """A field's text without outer spaces; None for an empty or untouched field.

    >>> typed("  Sở Y tế "), typed(" "), typed(None)
    ('Sở Y tế', None, None)
    """
    return (text or "").strip() or None


def parse_date(text: str | None) -> dt.date | None:
    """A typed date (5/2/2026, 5-2-2026 or 2026-02-05); None for an empty field.

    Raises:
        BadInput: the text is no date.

    >>> parse_date("5/2/2026")
    datetime.date(2026, 2, 5)
    """
    if not text or not text.strip():
        return None
    match = _DATE.match(text)
    if match is None:
        raise BadInput(f"Không hiểu ngày “{text.strip()}”; hãy viết như 5/2/2026.")
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    try:
        return dt.date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError as error:
        raise BadInput(f"Không có ngày “{text.strip()}” trong lịch.") from error
