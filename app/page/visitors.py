"""What a tab is built with, what a visitor may do, and what happens when a tab is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from app.engine import Engine
from app.exchange import Exchange
from app.exchange_routes import FILES_PATH
from app.page.failures import refusal
from app.page.labels import Language, label
from app.page.marking import escape
from app.watching import FolderWatch

# A function with its input and output components, run whenever the tab is opened, so that what
# it shows follows the collection.
Refresh = tuple[Callable[..., Any], Any, Any]

# Takes the signed-in account's name (None where nobody needs to sign in); its role.
RoleOf = Callable[[str | None], str | None]


@dataclass(frozen=True, slots=True)
class Context:
    """The collection, the page's language, and what tabs share."""

    engine: Engine
    language: Language
    role_of: RoleOf
    exchange: Exchange
    watch: FolderWatch

    def words(self, key: str, **values: object) -> str:
        """A label in the page's language."""
        return label(key, self.language, **values)

    def empty(self, key: str) -> str:
        """A line in an empty place that says what to do."""
        return f'<p class="empty">{escape(self.words(key))}</p>'

    def may_write(self, request: gr.Request) -> bool:
        """Whether the visitor may add, remove, judge and run."""
        return self.role_of(visitor(request)) in {"editor", "admin"}

    def refuse_readers(self, request: gr.Request) -> None:
        """Raise the page's error when the visitor may only read."""
        if not self.may_write(request):
            raise refusal(self.words("denied"), self.language)

    def download(
        self, request: gr.Request, name: str, write: Callable[..., object], words: str = ""
    ) -> str:
        """A link to a file that `write` makes when it is fetched."""
        token = self.exchange.offer(name, visitor(request), write)
        shown = escape(words or self.words("download_file", name=name))
        return f'<a class="button" href="{FILES_PATH}/{token}" download>{shown}</a>'


def visitor(request: gr.Request) -> str | None:
    """The signed-in account behind a request; None where nobody needs to sign in."""
    return request.username
