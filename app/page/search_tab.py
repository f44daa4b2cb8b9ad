"""The tab Tìm kiếm: search with filters, results by document, the source beside them."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.page.failures import told
from app.page.fields import parse_date, typed
from app.page.hits import grouped_hits
from app.page.labels import kinds
from app.page.marking import escape
from app.page.source_panel import clickable, opens, source_panel
from app.page.visitors import Context, Refresh
from app.sheets import hit_sheet
from index.model import Filters, Hit
from ingest.workbook import write_sheets

_SHOWN = 30


def build(context: Context) -> Refresh | None:
    """Add the tab's components and events to the Blocks being built."""
    with gr.Row(elem_classes="ask-box"):
        text = gr.Textbox(
            label=context.words("search_text"),
            placeholder=context.words("search_hint"),
            lines=1,
            max_length=10_000,
            scale=8,
            elem_id="search-text",
        )
        button = gr.Button(
            context.words("search"), variant="primary", scale=1, min_width=90, elem_id="search-go"
        )
    filters = _filters(context)
    with gr.Row(elem_classes="two-columns"):
        with gr.Column(scale=6, min_width=320):
            results = clickable("results", context.empty("search_empty"))
        with gr.Column(scale=5, min_width=320):
            panel = source_panel(context, "search-source", "search_source_empty")

    def search(request: gr.Request, *values: Any) -> str:
        return _search(context, request, *values)

    opens(context, results, panel)
    order = filters[-1]
    for trigger in (button.click, text.submit, order.change):
        trigger(search, [text, *filters], results, api_visibility="private", show_progress="hidden")
    return None


def _filters(context: Context) -> list[Any]:
    with gr.Accordion(context.words("filters"), open=False, elem_id="filters"), gr.Row():
        sources = [(context.words("any"), "")]
        sources += [(context.words(name), name) for name in ("primary", "secondary")]
        orders = [(context.words("by_score"), "score"), (context.words("by_date"), "date")]
        hint = context.words("date_hint")
        return [
            gr.Textbox(label=context.words("directive"), placeholder="24-CT/TU", max_length=100),
            gr.Textbox(
                label=context.words("issuer"),
                placeholder=context.words("issuer_hint"),
                max_length=200,
            ),
            gr.Dropdown(kinds(context.language), label=context.words("kind"), multiselect=True),
            gr.Dropdown(sources, value="", label=context.words("source")),
            gr.Textbox(label=context.words("from"), placeholder=hint, max_length=10),
            gr.Textbox(label=context.words("to"), placeholder=hint, max_length=10),
            gr.Dropdown(orders, value="score", label=context.words("sort")),
        ]


def _search(
    context: Context,
    request: gr.Request,
    text: str | None,
    directive: str | None,
    issuer: str | None,
    kind: list[str] | None,
    source: str | None,
    date_from: str | None,
    date_to: str | None,
    order: str,
) -> str:
    if text is None or not text.strip():
        return context.empty("search_empty")
    with told(context.language):
        filters = Filters(
            directive=typed(directive),
            issuer=typed(issuer),
            kinds=tuple(kind or ()),
            source=source or None,
            date_from=parse_date(date_from),
            date_to=parse_date(date_to),
        )
        hits = context.engine.search(text, k=_SHOWN, filters=filters).hits
    if order == "date":
        hits = tuple(sorted(hits, key=lambda hit: hit.date or "", reverse=True))
    return _head(context, request, hits) + grouped_hits(hits, text, context.language)


def _head(context: Context, request: gr.Request, hits: tuple[Hit, ...]) -> str:
    if not hits:
        return ""
    documents = len({hit.doc_id for hit in hits})
    count = context.words("hits_found", n=len(hits), docs=documents)
    link = context.download(
        request,
        context.words("hits_file"),
        lambda path: write_sheets(path, [hit_sheet(hits, context.language)]),
        context.words("export_xlsx"),
    )
    return f'<div class="list-head"><span class="quiet">{escape(count)}</span>{link}</div>'
