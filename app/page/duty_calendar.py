"""Duties by time: overdue, coming, later, recurring, undated; and a calendar of months."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from app.held import DutyRow
from app.page.labels import Language, label
from app.page.marking import escape

SOON_DAYS = 30
GROUPS = ("all", "overdue", "soon", "later", "recurring", "undated")
_MOST_YEARS = 12


def group_of(row: DutyRow, today: dt.date) -> str:
    """Which of the groups but "all" a duty belongs to; due today counts as coming soon."""
    deadline = row.duty.deadline
    if deadline is None or (deadline.date is None and not deadline.recurring):
        return "undated"
    if deadline.date is None:
        return "recurring"
    if deadline.date < today:
        return "overdue"
    return "soon" if deadline.date <= today + dt.timedelta(days=SOON_DAYS) else "later"


def chosen_rows(rows: Sequence[DutyRow], group: str, month: str, today: dt.date) -> list[DutyRow]:
    """The duties of a group, or of a month ("2026-03") where one is given; what is coming stands
    before what is past, the nearest first."""
    if month:
        return [row for row in rows if _month_of(row) == month]
    if group in GROUPS[1:]:
        rows = [row for row in rows if group_of(row, today) == group]
    past = [row for row in rows if group_of(row, today) == "overdue"]
    ahead = [row for row in rows if group_of(row, today) in {"soon", "later"}]
    other = [row for row in rows if group_of(row, today) in {"recurring", "undated"}]
    return [*ahead, *reversed(past), *other]


def group_chips(rows: Sequence[DutyRow], chosen: str, language: Language, today: dt.date) -> str:
    """One button a group with its count, the chosen one pressed."""
    counts = Counter(group_of(row, today) for row in rows)
    counts["all"] = len(rows)
    buttons = "".join(
        f'<button type="button" class="count {name}" data-group="{name}" '
        f'aria-pressed="{"true" if name == chosen else "false"}"><b>{counts[name]}</b>'
        f"<span>{escape(label(f'due.{name}', language, days=SOON_DAYS))}</span></button>"
        for name in GROUPS
    )
    return f'<div class="counts">{buttons}</div>'


def calendar(rows: Sequence[DutyRow], chosen: str, language: Language, today: dt.date) -> str:
    """A row of twelve months for each year in which something is due, newest years if many; each
    month with its count shows its duties."""
    counts = Counter(month for row in rows if (month := _month_of(row)))
    if not counts:
        return ""
    years = sorted({int(month[:4]) for month in counts})[-_MOST_YEARS:]
    head = "".join(
        f"<span>{escape(label('month_short', language, n=n))}</span>" for n in range(1, 13)
    )
    body = "".join(
        f'<span class="year">{year}</span>'
        + "".join(_cell(f"{year}-{n:02d}", counts, chosen, today) for n in range(1, 13))
        for year in years
    )
    title = escape(label("calendar", language))
    return (
        f'<div class="calendar" role="group" aria-label="{title}">'
        f'<span class="year"></span>{head}{body}</div>'
    )


def _cell(month: str, counts: Counter[str], chosen: str, today: dt.date) -> str:
    now = f"{today:%Y-%m}"
    tense = "past" if month < now else "now" if month == now else "ahead"
    if month not in counts:
        return f'<span class="month none {tense}"></span>'
    pressed = "true" if month == chosen else "false"
    strength = min(3, 1 + counts[month] // 3)
    return (
        f'<button type="button" class="month {tense} strength-{strength}" data-month="{month}" '
        f'aria-pressed="{pressed}" aria-label="{month[5:]}/{month[:4]}: {counts[month]}">'
        f"{counts[month]}</button>"
    )


def _month_of(row: DutyRow) -> str:
    deadline = row.duty.deadline
    return f"{deadline.date:%Y-%m}" if deadline is not None and deadline.date is not None else ""
