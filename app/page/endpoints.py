"""Named endpoints for programs and MCP clients: ask, search, show, documents, duties."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any, TypeVar

import gradio as gr

from app.engine import Engine
from app.page.search_tab import parse_date
from app.shapes import answer_json, document_json, duty_json, hit_json
from index.model import Filters
from ingest.errors import BadInput, ChithiError

_MOST = 100
Shape = TypeVar("Shape")


def add_endpoints(engine: Engine) -> None:
    """Register the endpoints on the Blocks being built."""

    def ask(question: str) -> dict[str, Any]:
        """Answer a question from the collection, with citations quoted word for word.

        Args:
            question: in Vietnamese (with or without diacritics) or English.

        Returns:
            status (answered, not_found or ambiguous), answer, items, citations, confidence.
        """
        return _plain(lambda: answer_json(engine.ask(question)))

    def search(
        text: str, k: int = 10, directive: str = "", issuer: str = "", kind: str = ""
    ) -> dict[str, Any]:
        """Find passages of the collection, best first.

        Args:
            text: words or a sentence.
            k: how many passages at most (1 to 100).
            directive: only this number, e.g. 24-CT/TU.
            issuer: only this issuing body.
            kind: only this kind of document, e.g. directive or news.
        """

        def run() -> dict[str, Any]:
            if not 1 <= int(k) <= _MOST:
                raise BadInput(f"k phải từ 1 đến {_MOST}, không phải {k}.")
            filters = Filters(
                directive=directive or None, issuer=issuer or None, kinds=(kind,) if kind else ()
            )
            return {
                "hits": [
                    hit_json(hit) for hit in engine.search(text, k=int(k), filters=filters).hits
                ]
            }

        return _plain(run)

    def show(doc_id: str) -> dict[str, Any]:
        """A document's header, outline and text.

        Args:
            doc_id: as given by search, ask or documents.
        """
        return _plain(lambda: document_json(engine.document(doc_id)))

    def documents() -> list[dict[str, Any]]:
        """All documents held, with their number, title and date."""
        return [
            {
                "doc_id": row.doc_id,
                "title": row.header.title.value if row.header.title else "",
                "directive": row.header.identity.canonical if row.header.identity else None,
                "kind": row.header.kind,
                "date": row.header.date.value if row.header.date else None,
            }
            for row in engine.documents()
        ]

    def duties(unit: str = "", directive: str = "", before: str = "") -> list[dict[str, Any]]:
        """Who must do what by when, earliest deadline first.

        Args:
            unit: only duties of this body.
            directive: only duties from this paper.
            before: only duties due before this date, e.g. 31/12/2026.
        """
        return _plain(
            lambda: [
                duty_json(row)
                for row in engine.duties(
                    directive=directive or None, unit=unit or None, before=parse_date(before)
                )
            ]
        )

    for endpoint in (ask, search, show, documents, duties):
        # Gradio exports it, but not in the way type checkers want.
        gr.api(endpoint, api_name=endpoint.__name__)  # type: ignore[attr-defined]


def _plain(run: Callable[[], Shape]) -> Shape:
    try:
        shape: Shape = without_folders(run())
        return shape
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error


def without_folders(shape: Any) -> Any:
    """The same JSON with every "path" cut to the file's name: visitors of the page learn nothing
    of the server's folders.

    >>> without_folders({"hits": [{"path": "/srv/kho/ct-24.txt", "start": 3}]})
    {'hits': [{'path': 'ct-24.txt', 'start': 3}]}
    """
    if isinstance(shape, list):
        return [without_folders(part) for part in shape]
    if isinstance(shape, dict):
        return {
            key: PurePath(value).name
            if key == "path" and isinstance(value, str)
            else without_folders(value)
            for key, value in shape.items()
        }
    return shape
