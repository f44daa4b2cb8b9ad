"""HTML tables of documents, duties, relations and checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.page.labels import Language, label
from app.page.marking import escape
from ingest.model import Deadline


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, css_class: str = "facts"
) -> str:
    """A table of already escaped cells under escaped headers, scrolling sideways when wide; of
    class "cards" each row stands as a card on a narrow screen, its cells named.

    >>> table(["a<b"], [["<b>x</b>"]])
    '<div class="table-scroll"><table class="facts"><thead><tr><th scope="col">a&lt;b</th></tr></thead><tbody><tr><td data-name="a&lt;b"><b>x</b></td></tr></tbody></table></div>'
    """  # noqa: E501
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in headers)
    names = [escape(header) for header in headers]
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-name="{name}">{cell}</td>' for name, cell in zip(names, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table-scroll"><table class="{css_class}"><thead><tr>{head}</tr></thead>'
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


def day(value: str) -> str:
    """A date as Vietnamese offices write it; what is no ISO date stays as it is.

    >>> day("2026-02-05"), day("quý I năm 2026")
    ('05/02/2026', 'quý I năm 2026')
    """
    try:
        return shown_date(dt.date.fromisoformat(value))
    except ValueError:
        return value


def moment(value: str | dt.datetime) -> str:
    """A point in time by this machine's clock, to the minute.

    >>> moment(dt.datetime(2026, 2, 5, 7, 9))
    '05/02/2026 07:09'
    """
    at = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
    return f"{at.astimezone() if at.tzinfo else at:%d/%m/%Y %H:%M}"


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
