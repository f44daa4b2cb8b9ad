"""The tab Nhiệm vụ: duties over the whole collection, by unit and deadline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import gradio as gr

from app.engine import Engine
from app.held import DutyRow
from app.page.ask_tab import opened
from app.page.events import CLICKS, SHOW_TARGET
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.search_tab import parse_date, save_sheet, typed
from app.page.tables import deadline_cell, open_link, table, timeline
from app.page.visitors import MayWrite, Refresh
from ingest.errors import ChithiError

_SHOWN = 300


def build(engine: Engine, language: Language, _may_write: MayWrite) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    with gr.Row(elem_classes="ask-box"):
        unit = gr.Textbox(label=label("unit", language), max_length=200)
        directive = gr.Textbox(label=label("directive", language), max_length=100)
        before = gr.Textbox(
            label=label("before", language), placeholder=label("date_hint", language), max_length=10
        )
        show = gr.Button(label("show", language), variant="primary", min_width=90)
    with gr.Row(elem_classes="ask-row"):
        with gr.Column(scale=7, min_width=320):
            rows = gr.HTML("", js_on_load=CLICKS, elem_id="duties")
            export = gr.DownloadButton(label("export_xlsx", language), size="sm", visible=False)
        with gr.Column(scale=5, min_width=320):
            panel = gr.HTML(
                f'<p class="empty">{escape(label("duty_source_empty", language))}</p>',
                js_on_load=SHOW_TARGET,
                elem_id="duty-source",
                elem_classes="source-panel",
            )

    def refresh(
        unit_text: str | None, directive_text: str | None, before_text: str | None
    ) -> tuple[Any, ...]:
        return _refresh(engine, language, unit_text, directive_text, before_text)

    def clicked(event: gr.EventData) -> str:
        return opened(engine, language, event._data)

    fields = [unit, directive, before]
    for trigger in (show.click, unit.submit, directive.submit, before.submit):
        trigger(refresh, fields, [rows, export], api_visibility="private")
    rows.click(clicked, None, panel, api_visibility="private")
    return refresh, fields, [rows, export]


def _refresh(
    engine: Engine,
    language: Language,
    unit: str | None,
    directive: str | None,
    before: str | None,
) -> tuple[Any, ...]:
    try:
        duties = engine.duties(
            directive=typed(directive),
            unit=typed(unit),
            before=parse_date(before),
        )
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error
    if not duties:
        empty = f'<p class="empty">{escape(label("no_duties", language))}</p>'
        return empty, gr.update(visible=False)
    file = save_sheet("Nhiệm vụ", duty_sheet(duties), name="nhiem-vu.xlsx")
    return duty_table(duties, language), gr.update(visible=True, value=file)


def duty_table(duties: list[DutyRow], language: Language) -> str:
    """A timeline by month and a table, deadlines first, each row opening its evidence."""
    today = dt.date.today()
    headers = [label(key, language) for key in ("deadline", "unit", "action", "partners")]
    headers.append(label("directive", language))
    body = [
        [
            deadline_cell(row.duty.deadline, language, today),
            escape(row.duty.unit),
            open_link(row.action, row.doc_id, row.duty.start, row.duty.end),
            escape(", ".join(row.duty.partners)),
            escape(row.directive or row.title),
        ]
        for row in duties[:_SHOWN]
    ]
    count = label("duties_found", language, n=len(duties))
    bars = timeline([row.duty for row in duties], language, today)
    return (
        f'<div class="panel"><p class="quiet">{escape(count)}</p>{bars}{table(headers, body)}</div>'
    )


def duty_sheet(duties: list[DutyRow]) -> list[tuple[str, ...]]:
    """Rows of a spreadsheet of duties, the header first."""
    rows: list[tuple[str, ...]] = [
        ("Thời hạn", "Ngày", "Đơn vị", "Phối hợp", "Việc phải làm", "Văn bản", "Số hiệu", "Tệp")
    ]
    for row in duties:
        deadline = row.duty.deadline
        rows.append(
            (
                deadline.text if deadline else "",
                deadline.date.isoformat() if deadline and deadline.date else "",
                row.duty.unit,
                ", ".join(row.duty.partners),
                row.action,
                row.title,
                row.directive or "",
                Path(row.path).name,
            )
        )
    return rows
