"""The tab Cài đặt & sức khỏe: what `chithi doctor` says, and how large the index is."""

from __future__ import annotations

import gradio as gr

from app.page.failures import without_folders
from app.page.marking import escape
from app.page.tables import table
from app.page.visitors import Context, Refresh


def build(context: Context) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    panel = gr.HTML("", elem_id="health")
    again = gr.Button(context.words("check_again"), size="sm", elem_classes="narrow")

    def check() -> str:
        return health(context)

    again.click(check, None, panel, api_visibility="private", show_progress="hidden")
    return check, None, panel


def health(context: Context) -> str:
    """Every check with its state in words and what to do, the folders of this machine left out."""
    headers = [context.words(key) for key in ("check", "state", "advice")]
    engine = context.engine
    rows = [
        [
            escape(check.name),
            f'<span class="badge {"" if check.ok else "not_found"}">'
            f"{escape(_plain(check.state, str(engine.directory), engine.directory.name))}</span>",
            escape(without_folders(check.advice)),
        ]
        for check in (one.in_language(context.language) for one in engine.doctor())
    ]
    size = sum(file.stat().st_size for file in engine.directory.rglob("*") if file.is_file())
    rows.append(
        [
            escape(context.words("index_size")),
            f'<span class="badge">{size / 2**20:.1f} MB</span>',
            "",
        ]
    )
    if not any(advice for _, _, advice in rows):
        headers, rows = headers[:2], [row[:2] for row in rows]
    return f'<div class="panel">{table(headers, rows, css_class="facts cards")}</div>'


def _plain(text: str, folder: str, name: str) -> str:
    return without_folders(text.replace(folder, name))
