"""What a signed-in visitor may do."""

from __future__ import annotations

from collections.abc import Callable

import gradio as gr

from app.page.labels import Language, label

# Takes the signed-in account's name (None where nobody needs to sign in).
MayWrite = Callable[[str | None], bool]


def refuse_readers(request: gr.Request, may_write: MayWrite, language: Language) -> None:
    """Raise the page's error when the visitor may only read."""
    if not may_write(request.username):
        raise gr.Error(label("denied", language), print_exception=False)
