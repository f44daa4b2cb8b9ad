"""The tab Cài đặt & sức khỏe: what `chithi doctor` says."""

from __future__ import annotations

import gradio as gr

from app.engine import Engine
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.tables import table
from app.page.visitors import MayWrite, Refresh


def build(engine: Engine, language: Language, _may_write: MayWrite) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    again = gr.Button(label("check_again", language), size="sm")
    panel = gr.HTML("", elem_id="health")

    def check() -> str:
        return health(engine, language)

    again.click(check, None, panel, api_visibility="private")
    return check, None, panel


def health(engine: Engine, language: Language) -> str:
    """Every check with its state in words and what to do."""
    headers = [label("check", language), label("state", language), label("advice", language)]
    rows = [
        [
            escape(check.name),
            f'<span class="badge {"" if check.ok else "not_found"}">'
            f"{escape(_without_folder(engine, check.state))}</span>",
            escape(check.advice),
        ]
        for check in engine.doctor()
    ]
    return f'<div class="panel">{table(headers, rows)}</div>'


def _without_folder(engine: Engine, text: str) -> str:
    """The page tells visitors nothing of the server's folders."""
    return text.replace(str(engine.directory), engine.directory.name)
