"""The panel that shows a source beside answers, hits and duties, opened by clicks on them."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.page.events import CLICKS, COMES_UP, SHOW_TARGET
from app.page.failures import told
from app.page.source import source_view
from app.page.visitors import Context
from ingest.errors import BadInput
from ingest.model import Span


def clickable(elem_id: str, value: str = "", *, comes_up: bool = False) -> gr.HTML:
    """A place for rendered rows whose links send clicks; one that `comes_up` is brought into view
    on a narrow screen whenever it changes."""
    return gr.HTML(value, js_on_load=COMES_UP if comes_up else CLICKS, elem_id=elem_id)


def source_panel(context: Context, elem_id: str, empty_key: str) -> gr.HTML:
    """An empty panel that says what to click."""
    return gr.HTML(
        context.empty(empty_key),
        js_on_load=SHOW_TARGET,
        elem_id=elem_id,
        elem_classes="source-panel",
    )


def opens(context: Context, rows: gr.HTML, panel: gr.HTML) -> None:
    """Make clicks on links in `rows` open their passage in `panel`."""

    def clicked(event: gr.EventData) -> Any:
        # Pagers and filters in the same rows have their own listeners.
        return opened(context, event._data) if event._data.get("open") else gr.skip()

    rows.click(clicked, None, panel, api_visibility="private", show_progress="hidden")


def opened(context: Context, data: dict[str, Any], *, quiet: bool = False) -> str:
    """The source view for a clicked passage ({"open": doc_id, "start": …, "end": …}); a `quiet`
    one does not come into view by itself on a narrow screen."""
    with told(context.language):
        document = context.engine.document(str(data.get("open") or ""))
        span = _span(data, len(document.text))
        return source_view(
            document,
            [span] if span.end > span.start else [],
            context.language,
            original=context.engine.original(document.doc_id),
            quiet=quiet,
        )


def _span(data: dict[str, Any], length: int) -> Span:
    try:
        start, end = int(data.get("start") or 0), int(data.get("end") or 0)
    except (TypeError, ValueError) as error:
        raise BadInput("Không rõ đoạn cần mở; hãy bấm lại vào đoạn đó.") from error
    if not 0 <= start <= end <= length:
        raise BadInput("Đoạn này không còn ở chỗ cũ; hãy tìm lại.")
    return Span(start, end)
