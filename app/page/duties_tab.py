"""The tab Nhiệm vụ: duties over the whole collection, by unit and deadline."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import gradio as gr

from app.held import DutyRow
from app.page.duty_calendar import GROUPS, calendar, chosen_rows, group_chips
from app.page.duty_links import places
from app.page.failures import told
from app.page.fields import parse_date, typed
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.source_panel import clickable, opened, source_panel
from app.page.tables import deadline_cell, table
from app.page.visitors import Context, Refresh
from app.sheets import duty_sheet
from ingest.workbook import write_sheets

_SHOWN = 300
_MONTH = re.compile(r"\d{4}-\d{2}")


def build(context: Context) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    with gr.Row(elem_classes="ask-box"):
        unit = gr.Textbox(
            label=context.words("unit"), placeholder=context.words("unit_hint"), max_length=200
        )
        directive = gr.Textbox(
            label=context.words("directive"), placeholder="24-CT/TU", max_length=100
        )
        before = gr.Textbox(
            label=context.words("before"),
            placeholder=context.words("date_hint"),
            max_length=10,
            elem_id="due-before",
        )
        show = gr.Button(
            context.words("show"), variant="primary", min_width=90, elem_id="show-duties"
        )
    with gr.Row(elem_classes="two-columns"):
        with gr.Column(scale=7, min_width=320):
            rows = clickable("duties")
        with gr.Column(scale=5, min_width=320):
            panel = source_panel(context, "duty-source", "duty_source_empty")

    def refresh(
        unit_text: str | None,
        directive_text: str | None,
        before_text: str | None,
        request: gr.Request,
    ) -> str:
        return _listed(context, request, (unit_text, directive_text, before_text), {})

    def clicked(
        unit_text: str | None,
        directive_text: str | None,
        before_text: str | None,
        event: gr.EventData,
        request: gr.Request,
    ) -> tuple[Any, ...]:
        if event._data.get("open") is not None:
            return gr.skip(), opened(context, event._data)
        fields = (unit_text, directive_text, before_text)
        return _listed(context, request, fields, event._data), gr.skip()

    fields = [unit, directive, before]
    for trigger in (show.click, unit.submit, directive.submit, before.submit):
        trigger(refresh, fields, rows, api_visibility="private", show_progress="hidden")
    rows.click(clicked, fields, [rows, panel], api_visibility="private", show_progress="hidden")
    return refresh, fields, rows


def _listed(
    context: Context,
    request: gr.Request,
    fields: tuple[str | None, str | None, str | None],
    wanted: dict[str, Any],
) -> str:
    """The list that the fields and the group or month clicked on leave."""
    with told(context.language):
        duties = context.engine.duties(
            unit=typed(fields[0]), directive=typed(fields[1]), before=parse_date(fields[2])
        )
    if not duties:
        return context.empty("no_duties")
    month = str(wanted.get("month") or "")
    month = month if _MONTH.fullmatch(month) else ""
    group = str(wanted.get("group") or "all")
    group = group if group in GROUPS and not month else "" if month else "all"
    today = dt.date.today()
    chosen = chosen_rows(duties, group, month, today)
    language = context.language
    link = context.download(
        request,
        context.words("duties_file"),
        lambda path: write_sheets(path, [duty_sheet(chosen, language)]),
        context.words("export_xlsx"),
    )
    count = escape(context.words("duties_found", n=len(chosen)))
    if month:
        count += f" · {escape(context.words('in_month', month=month[5:], year=month[:4]))}"
    return (
        f'<div class="panel">{group_chips(duties, group, language, today)}'
        f"{calendar(duties, month, language, today)}"
        f'<div class="list-head"><span class="quiet">{count}</span>{link}</div>'
        f"{duty_table(chosen, language, today)}</div>"
    )


def duty_table(duties: list[DutyRow], language: Language, today: dt.date) -> str:
    """A table of duties, each row opening its evidence."""
    if not duties:
        return f'<p class="empty">{escape(label("no_duties", language))}</p>'
    headers = [label(key, language) for key in ("deadline", "unit", "action", "partners")]
    headers.append(label("directive", language))
    body = [
        [
            deadline_cell(row.duty.deadline, language, today),
            escape(row.duty.unit),
            places(row, language),
            escape(", ".join(row.duty.partners)),
            f'<span class="number">{escape(row.directive or row.title)}</span>',
        ]
        for row in duties[:_SHOWN]
    ]
    more = label("first_shown", language, n=_SHOWN) if len(duties) > _SHOWN else ""
    note = f'<p class="quiet">{escape(more)}</p>' if more else ""
    return table(headers, body, css_class="facts cards") + note
