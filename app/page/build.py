"""The whole page: masthead, tabs, theme, and the named endpoints that programs use."""

from __future__ import annotations

import json
from pathlib import Path

import gradio as gr

from app.page import (
    ask_tab,
    documents_tab,
    duties_tab,
    eval_tab,
    health_tab,
    search_tab,
    study_tab,
)
from app.page.built_in import OWN_WORDS
from app.page.endpoints import add_endpoints
from app.page.events import MASTHEAD
from app.page.labels import label
from app.page.marking import escape
from app.page.visitors import Context, visitor

_AT_ONCE = 4
_SESSIONS_KEPT = 400
CSS_FILE = Path(__file__).with_name("page.css")
ICON_FILE = Path(__file__).with_name("icon.svg")
_FONTS = ["Noto Sans", "Segoe UI", "Roboto", "Arial", "DejaVu Sans", "sans-serif"]
_TABS = (
    ("tab_ask", ask_tab),
    ("tab_search", search_tab),
    ("tab_documents", documents_tab),
    ("tab_duties", duties_tab),
    ("tab_study", study_tab),
    ("tab_eval", eval_tab),
    ("tab_health", health_tab),
)


def build_page(context: Context) -> gr.Blocks:
    """The page in one language; the endpoints are added to the Vietnamese one only."""
    blocks = gr.Blocks(title=context.words("title"), analytics_enabled=False)
    with blocks:
        if context.language == "vi":
            # Before the tabs: the first to claim a name keeps it.
            add_endpoints(context)
        masthead = gr.HTML(_masthead(context, None), js_on_load=MASTHEAD, elem_id="masthead")
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            for name, tab in _TABS:
                with gr.Tab(context.words(name), id=name, elem_id=f"open-{name}") as opened:
                    refresh = tab.build(context)
                if refresh is not None:
                    function, inputs, outputs = refresh
                    for event in (opened.select, *([blocks.load] if name == "tab_ask" else [])):
                        event(
                            function, inputs, outputs, api_visibility="private",
                            show_progress="hidden",
                        )  # fmt: skip

        def welcome(request: gr.Request) -> str:
            return _masthead(context, request)

        blocks.load(welcome, None, masthead, api_visibility="private", show_progress="hidden")
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


def _masthead(context: Context, request: gr.Request | None) -> str:
    other = "en" if context.language == "vi" else "vi"
    name = visitor(request) if request is not None else None
    account = ""
    if name is not None:
        role = label(f"role.{context.role_of(name)}", context.language)
        account = (
            f'<span class="account">{escape(name)} · {escape(role)}</span>'
            f'<a href="/logout">{escape(context.words("sign_out"))}</a>'
        )
    own = OWN_WORDS if context.language == "vi" else {}
    return (
        f'<header class="masthead" data-lang="{context.language}" '
        f'data-words="{escape(json.dumps(own, ensure_ascii=False))}"><h1>chithi</h1>'
        f'<span class="tagline">{escape(context.words("tagline"))}</span>{account}'
        f'<button type="button" class="switch" data-theme="{escape(context.words("go_dark"))}" '
        f'data-light="{escape(context.words("go_light"))}">{escape(context.words("go_dark"))}'
        f'</button><a class="switch" href="/language/{other}" hreflang="{other}" lang="{other}">'
        f"{escape(context.words('other_language'))}</a></header>"
    )
