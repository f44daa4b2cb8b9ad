"""What a visitor may do, and what a tab does when a visitor opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from app.page.labels import Language, label

# Takes the signed-in account's name (None where nobody needs to sign in).
MayWrite = Callable[[str | None], bool]

# A function with its input and output components, run whenever the tab is opened, so that what
# it shows follows the collection.
Refresh = tuple[Callable[..., Any], Any, Any]


def refuse_readers(request: gr.Request, may_write: MayWrite, language: Language) -> None:
    """Raise the page's error when the visitor may only read."""
    if not may_write(request.username):
        raise gr.Error(label("denied", language), print_exception=False)
