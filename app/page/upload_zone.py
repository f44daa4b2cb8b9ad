"""A place to drop files: limits stated, progress and problems per file, in the page's language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from app.exchange import MAX_FILE_MB, Brought
from app.page.failures import told
from app.page.marking import escape
from app.page.visitors import Context, visitor

SCRIPT = Path(__file__).with_name("upload.js").read_text(encoding="utf-8")
MOST_AT_ONCE = 50


def upload_zone(
    context: Context, elem_id: str, types: Sequence[str], *, many: bool = True
) -> gr.HTML:
    """The component; once files came in, its click event carries {"brought": tokens}."""
    return gr.HTML(_zone(context, elem_id, types, many=many), js_on_load=SCRIPT, elem_id=elem_id)


def brought(context: Context, event: gr.EventData, request: gr.Request) -> list[Brought]:
    """The files that an upload zone's event is about."""
    tokens: Any = event._data.get("brought")
    with told(context.language):
        return context.exchange.take(tokens if isinstance(tokens, list) else [], visitor(request))


def _zone(context: Context, elem_id: str, types: Sequence[str], *, many: bool) -> str:
    reasons = {
        "type": context.words("upload_type"),
        "large": context.words("upload_large", mb=MAX_FILE_MB),
        "empty": context.words("upload_blank"),
        "broken": context.words("upload_broken"),
        "many": context.words("upload_many", n=MOST_AT_ONCE),
    }
    named = ", ".join(kind.removeprefix(".") for kind in types)
    limits = context.words("upload_limits", types=named, mb=MAX_FILE_MB)
    if many:
        limits += context.words("upload_count", n=MOST_AT_ONCE)
    return (
        f'<div class="dropzone" data-types="{escape(" ".join(types))}" '
        f'data-max="{MAX_FILE_MB * 2**20}" data-most="{MOST_AT_ONCE if many else 1}" '
        f'data-words="{escape(json.dumps(reasons, ensure_ascii=False))}">'
        f'<label for="{elem_id}-input"><b>'
        f"{escape(context.words('upload_many_hint' if many else 'upload_one_hint'))}</b>"
        f'<span class="quiet">{escape(limits)}</span></label>'
        f'<input type="file" id="{elem_id}-input" accept="{escape(",".join(types))}"'
        f'{" multiple" if many else ""}><ul class="file-list" aria-live="polite"></ul></div>'
    )
