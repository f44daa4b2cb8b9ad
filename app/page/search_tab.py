"""The tab Tìm kiếm: search with filters, results by document, the source beside them."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path
from typing import Any

import gradio as gr

from app.engine import Engine
from app.page.ask_tab import opened
from app.page.cards import grouped_hits
from app.page.events import CLICKS, SHOW_TARGET
from app.page.labels import Language, kinds, label
from app.page.marking import escape
from app.page.visitors import MayWrite, Refresh
from index.model import Filters, Hit
from ingest.errors import BadInput, ChithiError
from ingest.workbook import Sheet, write_sheets

_SHOWN = 30
_DATE = re.compile(r"^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$|^\s*(\d{4})-(\d{2})-(\d{2})\s*$")


def build(engine: Engine, language: Language, _may_write: MayWrite) -> Refresh | None:
    """Add the tab's components and events to the Blocks being built."""
    found = gr.State(())
    with gr.Row(elem_classes="ask-box"):
        text = gr.Textbox(
            label=label("search", language),
            placeholder=label("search_hint", language),
            lines=1,
            max_length=10_000,
            scale=8,
            elem_id="search-text",
        )
        button = gr.Button(label("search", language), variant="primary", scale=1, min_width=90)
    with gr.Accordion(label("filters", language), open=False), gr.Row():
        directive = gr.Textbox(label=label("directive", language), max_length=100)
        issuer = gr.Textbox(label=label("issuer", language), max_length=200)
        kind = gr.Dropdown(kinds(language), label=label("kind", language), multiselect=True)
        source = gr.Dropdown(
            [
                (label("any", language), ""),
                (label("primary", language), "primary"),
                (label("secondary", language), "secondary"),
            ],
            value="",
            label=label("source", language),
        )
        date_from = gr.Textbox(
            label=label("from", language), placeholder=label("date_hint", language), max_length=10
        )
        date_to = gr.Textbox(
            label=label("to", language), placeholder=label("date_hint", language), max_length=10
        )
        order = gr.Dropdown(
            [(label("by_score", language), "score"), (label("by_date", language), "date")],
            value="score",
            label=label("sort", language),
        )
    with gr.Row(elem_classes="ask-row"):
        with gr.Column(scale=6, min_width=320):
            results = gr.HTML("", js_on_load=CLICKS, elem_id="results")
            export = gr.DownloadButton(label("export_xlsx", language), size="sm", visible=False)
        with gr.Column(scale=5, min_width=320):
            panel = gr.HTML(
                f'<p class="empty">{escape(label("source_empty", language))}</p>',
                js_on_load=SHOW_TARGET,
                elem_id="search-source",
                elem_classes="source-panel",
            )

    def search(*values: Any) -> tuple[Any, ...]:
        return _search(engine, language, *values)

    def clicked(event: gr.EventData) -> str:
        return opened(engine, language, event._data)

    inputs = [text, directive, issuer, kind, source, date_from, date_to, order]
    for trigger in (button.click, text.submit, order.change):
        trigger(search, inputs, [results, export, found], api_visibility="private")
    results.click(clicked, None, panel, api_visibility="private")
    return None


def _search(
    engine: Engine,
    language: Language,
    text: str | None,
    directive: str | None,
    issuer: str | None,
    kind: list[str] | None,
    source: str | None,
    date_from: str | None,
    date_to: str | None,
    order: str,
) -> tuple[Any, ...]:
    if text is None or not text.strip():
        return "", gr.update(visible=False), ()
    try:
        filters = Filters(
            directive=typed(directive),
            issuer=typed(issuer),
            kinds=tuple(kind or ()),
            source=source or None,
            date_from=parse_date(date_from),
            date_to=parse_date(date_to),
        )
        hits = engine.search(text, k=_SHOWN, filters=filters).hits
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error
    if order == "date":
        hits = tuple(sorted(hits, key=lambda hit: hit.date or "", reverse=True))
    file = _spreadsheet(hits) if hits else None
    return grouped_hits(hits, text, language), gr.update(visible=bool(hits), value=file), hits


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


def _spreadsheet(hits: tuple[Hit, ...]) -> str:
    rows: list[tuple[str, ...]] = [
        ("Văn bản", "Số hiệu", "Ngày", "Mục", "Trang", "Trích nguyên văn", "Tệp")
    ]
    rows += [
        (
            hit.title,
            hit.directive or "",
            hit.date or "",
            hit.section,
            str(hit.page or ""),
            hit.text,
            Path(hit.path).name,
        )
        for hit in hits
    ]
    return save_sheet("Kết quả tìm kiếm", rows, name="ket-qua-tim-kiem.xlsx")


def save_sheet(title: str, rows: list[tuple[str, ...]], *, name: str) -> str:
    """Write rows (the first is the header) as one sheet in a fresh temporary folder; its path."""
    path = Path(tempfile.mkdtemp(prefix="chithi-")) / name
    write_sheets(path, [Sheet(title, tuple(rows))])
    return str(path)
