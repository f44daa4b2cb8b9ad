"""Named endpoints for programs and MCP clients: ask, search, show, documents, duties."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

import gradio as gr

from app.page.failures import told
from app.page.fields import parse_date
from app.page.visitors import Context
from app.shapes import answer_json, document_json, duty_json, hit_json
from index.model import Filters
from ingest.errors import BadInput

_MOST = 100
_LONGEST = 10_000


def add_endpoints(context: Context) -> None:
    """Register the endpoints on the Blocks being built."""
    for make in (_ask, _search, _show, _documents, _duties):
        endpoint = make(context)
        # Gradio exports it, but not in the way type checkers want.
        gr.api(endpoint, api_name=endpoint.__name__)  # type: ignore[attr-defined]


def _ask(context: Context) -> Callable[..., Any]:
    def ask(question: str) -> dict[str, Any]:
        """Answer a question from the collection, with citations quoted word for word.

        Args:
            question: in Vietnamese (with or without diacritics) or English.

        Returns:
            status (answered, not_found or ambiguous), answer, items, citations, confidence.
        """
        with told(context.language):
            asked = _text(question, "question")
            shape: dict[str, Any] = named_only(answer_json(context.engine.ask(asked)))
        return shape

    return ask


def _search(context: Context) -> Callable[..., Any]:
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
        with told(context.language):
            most = _count(k)
            filters = Filters(
                directive=_text(directive, "directive") or None,
                issuer=_text(issuer, "issuer") or None,
                kinds=(_text(kind, "kind"),) if kind else (),
            )
            found = context.engine.search(_text(text, "text"), k=most, filters=filters)
        return {"hits": [named_only(hit_json(hit)) for hit in found.hits]}

    return search


def _show(context: Context) -> Callable[..., Any]:
    def show(doc_id: str) -> dict[str, Any]:
        """A document's header, outline and text.

        Args:
            doc_id: as given by search, ask or documents.
        """
        with told(context.language):
            document = context.engine.document(_text(doc_id, "doc_id"))
        shape: dict[str, Any] = named_only(document_json(document))
        return shape

    return show


def _documents(context: Context) -> Callable[..., Any]:
    def documents() -> list[dict[str, Any]]:
        """All documents held, with their number, title and date."""
        with told(context.language):
            rows = context.engine.documents()
        return [
            {
                "doc_id": row.doc_id,
                "title": row.header.shown_title(""),
                "directive": row.header.identity.canonical if row.header.identity else None,
                "kind": row.header.kind,
                "date": row.header.date.value if row.header.date else None,
            }
            for row in rows
        ]

    return documents


def _duties(context: Context) -> Callable[..., Any]:
    def duties(unit: str = "", directive: str = "", before: str = "") -> list[dict[str, Any]]:
        """Who must do what by when, earliest deadline first.

        Args:
            unit: only duties of this body.
            directive: only duties from this paper.
            before: only duties due before this date, e.g. 31/12/2026.
        """
        with told(context.language):
            rows = context.engine.duties(
                directive=_text(directive, "directive") or None,
                unit=_text(unit, "unit") or None,
                before=parse_date(_text(before, "before")),
            )
        return [named_only(duty_json(row)) for row in rows]

    return duties


def _text(value: object, name: str) -> str:
    """A parameter as text: programs send what they like."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise BadInput(f"{name} phải là chữ, dài nhất {_LONGEST} ký tự.")
    return value


def _count(value: object) -> int:
    if isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= _MOST:
        return int(value)
    raise BadInput(f"k phải là số từ 1 đến {_MOST}.")


def named_only(shape: Any) -> Any:
    """The same JSON with every "path" cut to the file's name: visitors of the page learn nothing
    of the server's folders.

    >>> named_only({"hits": [{"path": "/srv/kho/ct-24.txt", "start": 3}]})
    {'hits': [{'path': 'ct-24.txt', 'start': 3}]}
    """
    if isinstance(shape, list):
        return [named_only(part) for part in shape]
    if isinstance(shape, dict):
        return {
            key: PurePath(value).name
            if key == "path" and isinstance(value, str)
            else named_only(value)
            for key, value in shape.items()
        }
    return shape
