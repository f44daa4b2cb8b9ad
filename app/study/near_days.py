"""Days near a day, written in the same style."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DATE = re.compile(r"(\d{1,2})(\s?[/.-]\s?)(\d{1,2})(?:(\s?[/.-]\s?)(\d{4}))?$")
_LONG_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2})(?:(,? năm )(\d{4}))?$")
ROMAN = ("I", "II", "III", "IV")


def moved(day: dt.date, days: int) -> dt.date:
    """A day about `days` away that is as much a month's end or a round day as the first."""
    if abs(days) >= 28:
        months = day.year * 12 + day.month - 1 + round(days / 30)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        ends = day.day == calendar.monthrange(day.year, day.month)[1]
        return dt.date(year, month + 1, last if ends else min(day.day, last))
    return day + dt.timedelta(days=days)


def shape_of_day(text: str) -> str:
    """How a day is written: two days of one shape can stand side by side as options."""
    if _LONG_DATE.match(text):
        return "long"
    match = _DATE.match(text)
    return f"{match[2]}{bool(match[5])}" if match else ""


def day_value(text: str) -> dt.date | None:
    """The day that a text writes; a day without a year falls into 2000.

    >>> day_value("07/8/2023"), day_value("7 tháng 8 năm 2023") == day_value("7/8/2023")
    (datetime.date(2023, 8, 7), True)
    """
    match = _DATE.match(text)
    if match:
        numbers = (match[5], match[3], match[1])
    else:
        long = _LONG_DATE.match(text)
        if long is None:
            return None
        numbers = (long[4], long[2], long[1])
    try:
        return dt.date(int(numbers[0] or 2000), int(numbers[1]), int(numbers[2]))
    except ValueError:
        return None


def day_as_written(day: dt.date, key: str) -> str:
    """A day in the style of `key`.

    >>> day_as_written(dt.date(2023, 6, 5), "12/4/2023")
    '05/6/2023'
    """
    long = _LONG_DATE.match(key)
    zero = day.day >= 10 or not re.match(r"[1-9](?!\d)", key)
    first = f"{day.day:02}" if zero else str(day.day)
    if long:
        month = f"{day.month:02}" if _pads_months(long[2], day.month) else str(day.month)
        return f"{first} tháng {month}" + (f"{long[3]}{day.year}" if long[4] else "")
    match = _DATE.match(key)
    if match is None:
        return key
    month = f"{day.month:02}" if _pads_months(match[3], day.month) else str(day.month)
    return f"{first}{match[2]}{month}" + (f"{match[4]}{day.year}" if match[5] else "")


def _pads_months(written: str, month: int) -> bool:
    """Whether a month takes a zero where the key's month is `written`: as the key's does, else as
    official papers write January and February."""
    if len(written) == 1:
        return False
    return written.startswith("0") or month < 3


def time_key(text: str) -> tuple[int, str]:
    """What sorts days, months, quarters and years in the order of time."""
    day = day_value(text)
    if day:
        return day.toordinal(), text
    if text.split(" ")[-1] in ROMAN:
        return ROMAN.index(text.split(" ")[-1]), text
    digits = re.findall(r"\d+", text)
    return int(digits[-1]) if digits else 0, text
