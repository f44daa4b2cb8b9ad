"""HTML tables of documents, duties, relations and checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.page.labels import Language, label
from app.page.marking import escape
from ingest.model import Deadline, Duty


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of already escaped cells under escaped headers, scrolling sideways when wide.

    >>> table(["a<b"], [["<b>x</b>"]])
    '<div class="table-scroll"><table class="facts"><thead><tr><th scope="col">a&lt;b</th></tr></thead><tbody><tr><td><b>x</b></td></tr></tbody></table></div>'
    """  # noqa: E501
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in headers)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="table-scroll"><table class="facts"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A two-column table of names and values, both escaped here; empty values are left out."""
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in rows
        if value
    )
    return f'<table class="facts"><tbody>{body}</tbody></table>'


def open_link(text: str, doc_id: str, start: int, end: int) -> str:
    """A button that opens a document at a span."""
    return (
        f'<button type="button" class="link" data-open="{escape(doc_id)}" '
        f'data-start="{start}" data-end="{end}">{escape(text)}</button>'
    )


def shown_date(date: dt.date) -> str:
    """A date as Vietnamese offices write it.

    >>> shown_date(dt.date(2026, 2, 5))
    '05/02/2026'
    """
    return f"{date:%d/%m/%Y}"


def deadline_cell(deadline: Deadline | None, language: Language, today: dt.date) -> str:
    """A duty's deadline as written, with its resolved date and a badge when it is past."""
    if deadline is None:
        return f'<span class="quiet">{escape(label("undated", language))}</span>'
    words = escape(deadline.text)
    if deadline.date is None:
        recurring = f" ({escape(label('recurring', language))})" if deadline.recurring else ""
        return words + recurring
    late = (
        f' <span class="badge overdue">{escape(label("overdue", language))}</span>'
        if deadline.date < today
        else ""
    )
    return f"<b>{shown_date(deadline.date)}</b>{late}<br><span class='quiet'>{words}</span>"


def timeline(duties: Sequence[Duty], language: Language, today: dt.date) -> str:
    """Bars of how many duties fall due in each month; nothing when fewer than two have dates."""
    months: dict[tuple[int, int], int] = {}
    for duty in duties:
        if duty.deadline is not None and duty.deadline.date is not None:
            month = (duty.deadline.date.year, duty.deadline.date.month)
            months[month] = months.get(month, 0) + 1
    if len(months) < 2:
        return ""
    most = max(months.values())
    bars = "".join(
        f'<div class="bar{" past" if month < (today.year, today.month) else ""}" '
        f'style="height:{100 * count / most:.0f}%" '
        f'title="{month[1]:02d}/{month[0]}: {count}"></div>'
        for month, count in sorted(months.items())
    )
    first, last = min(months), max(months)
    return (
        f'<div class="timeline" role="img" aria-label="{escape(label("deadline", language))}">'
        f"{bars}</div><p class='quiet'>{first[1]:02d}/{first[0]} – {last[1]:02d}/{last[0]}</p>"
    )
