"""Named endpoints for programs and MCP clients: ask, search, show, documents, duties."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.engine import Engine
from app.page.search_tab import parse_date
from app.shapes import answer_json, document_json, duty_json, hit_json
from index.model import Filters
from ingest.errors import BadInput, ChithiError

_MOST = 100


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
        gr.api(endpoint, api_name=endpoint.__name__)


def _plain(run: Any) -> Any:
    try:
        return run()
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error
