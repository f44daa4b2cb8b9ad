"""The whole page: masthead, tabs, theme, and the named endpoints that programs use."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from app.engine import Engine
from app.page import (
    ask_tab,
    documents_tab,
    duties_tab,
    eval_tab,
    health_tab,
    search_tab,
    study_tab,
)
from app.page.endpoints import add_endpoints
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.visitors import MayWrite

_AT_ONCE = 4
_SESSIONS_KEPT = 400
CSS_FILE = Path(__file__).with_name("page.css")
_FONTS = ["Noto Sans", "Segoe UI", "Roboto", "Arial", "DejaVu Sans", "sans-serif"]


def build_page(engine: Engine, language: Language, may_write: MayWrite) -> gr.Blocks:
    """The page in one language; the endpoints are added to the Vietnamese one only."""
    blocks = gr.Blocks(
        title=label("title", language), analytics_enabled=False, delete_cache=(3600, 3600)
    )
    with blocks:
        if language == "vi":
            # Before the tabs: the first to claim a name keeps it.
            add_endpoints(engine)
        gr.HTML(_masthead(language))
        with gr.Tabs():
            for name, tab in (
                ("tab_ask", ask_tab),
                ("tab_search", search_tab),
                ("tab_documents", documents_tab),
                ("tab_duties", duties_tab),
                ("tab_study", study_tab),
                ("tab_eval", eval_tab),
                ("tab_health", health_tab),
            ):
                with gr.Tab(label(name, language), id=name) as opened:
                    refresh = tab.build(engine, language, may_write)
                if refresh is not None:
                    function, inputs, outputs = refresh
                    opened.select(function, inputs, outputs, api_visibility="private")
                    if name == "tab_ask":
                        blocks.load(function, inputs, outputs, api_visibility="private")
    # Every call of an endpoint is a session to Gradio, which keeps ten thousand, 0.2 MB each.
    blocks.state_session_capacity = _SESSIONS_KEPT
    # By default Gradio answers one question at a time; a search waits for the disk and for numpy,
    # which leave the interpreter free.
    blocks.queue(default_concurrency_limit=_AT_ONCE)
    return blocks


def theme() -> gr.themes.Base:
    """Gradio's plainest theme with fonts that hold every Vietnamese letter, none downloaded."""
    return gr.themes.Base(
        primary_hue="red", neutral_hue="slate", font=_FONTS, font_mono=_FONTS, text_size="md"
    )


def _masthead(language: Language) -> str:
    other = "en" if language == "vi" else "vi"
    return (
        '<div class="masthead"><h1>chithi</h1>'
        f'<span class="tagline">{escape(label("tagline", language))}</span>'
        f'<a href="/language/{other}" hreflang="{other}">'
        f"{escape(label('other_language', language))}</a></div>"
    )
