"""HTML of a document with quoted passages highlighted, and of a pdf page with boxes drawn."""

from __future__ import annotations

import base64
import io
import secrets
from collections.abc import Sequence
from pathlib import Path

from app.page.labels import Language, kind_label, label
from app.page.marking import escape, mark_spans
from app.page.tables import day
from ingest.model import Document, Node, Span

_OUTLINED = frozenset({"part", "chapter", "article", "clause", "subclause", "point", "heading"})
_MAX_OUTLINE_ROWS = 200


def source_view(
    document: Document,
    spans: Sequence[Span],
    language: Language,
    *,
    original: Path | None = None,
    quiet: bool = False,
    reasons: str = "",
) -> str:
    """The document's heading, its outline folded away, the rendered page when the original is a
    pdf, and the cleaned text with `spans` marked; the first given has the class "target". A
    `quiet` view, not asked for by a click, stays where it is on a narrow screen; `reasons` is HTML
    shown above the text."""
    heading = f'<header class="paper-head">{_heading(document, language)}</header>'
    page = pdf_page(document, spans, original, language) if original is not None and spans else ""
    stays = ' data-quiet="1"' if quiet else ""
    return (
        # Each view has a mark of its own: the page may patch one in place to show the next.
        f'<article class="paper" data-doc="{escape(document.doc_id)}" '
        f'data-shown="{secrets.token_hex(4)}"{stays} tabindex="0" '
        f'aria-label="{escape(label("source_panel", language))}">{heading}{reasons}'
        f"{_outline(document, language)}{page}{_body(document, spans)}</article>"
    )


def _heading(document: Document, language: Language) -> str:
    header = document.header
    kind, source = kind_label(header.kind, language), label(header.source, language)
    facts = [kind] if kind.casefold() == source.casefold() else [kind, source]
    if header.identity is not None:
        facts.insert(1, header.identity.canonical)
    for fact in (header.issuer, header.publisher):
        if fact is not None:
            facts.append(fact.value)
    if header.date is not None:
        facts.append(day(header.date.value))
    title = header.shown_title(Path(document.path).name)
    return (
        f"<h3>{escape(title)}</h3><p class='quiet'>{escape(' · '.join(facts))}</p>"
        f"<p class='quiet path'>{escape(Path(document.path).name)}</p>"
    )


def _outline(document: Document, language: Language) -> str:
    nodes = [node for node in document.outline if node.kind in _OUTLINED][:_MAX_OUTLINE_ROWS]
    if len(nodes) < 2:
        return ""
    rows = "".join(_outline_row(document, node) for node in nodes)
    words = escape(label("outline", language))
    return f'<details class="outline"><summary>{words}</summary><ul>{rows}</ul></details>'


def _outline_row(document: Document, node: Node) -> str:
    name = document.text[node.head.start : node.head.end]
    short = name if len(name) <= 90 else name[:88].rsplit(" ", 1)[0] + "…"
    tag = f"{node.label}. " if node.label and node.label not in "-+•–" else ""
    return (
        f'<li style="--level:{min(node.level, 6)}"><button type="button" class="link" '
        f'data-jump="{node.start}">{escape(tag + short)}</button></li>'
    )


def _body(document: Document, spans: Sequence[Span]) -> str:
    levels = {node.start: node for node in document.outline}
    lines: list[str] = []
    start = 0
    for line in document.text.split("\n"):
        lines.append(_line(line, start, levels.get(start), spans))
        start += len(line) + 1
    return f'<div class="paper-text">{"".join(lines)}</div>'


def _line(line: str, start: int, node: Node | None, spans: Sequence[Span]) -> str:
    kind = node.kind if node is not None else "paragraph"
    level = min(node.level, 6) if node is not None and kind not in {"paragraph", "heading"} else 0
    shown = mark_spans(line, spans, offset=start, target=spans[0] if spans else None)
    if kind == "row":
        shown = shown.replace(" | ", ' <span class="bar">|</span> ')
    return f'<p class="{escape(kind)}" style="--level:{level}" data-at="{start}">{shown}</p>'


def pdf_page(
    document: Document, spans: Sequence[Span], original: Path, language: Language = "vi"
) -> str:
    """The page of the first span as a picture with a box round each line of it; "" when the
    original is no pdf or cannot be opened any more."""
    number = document.page_of(spans[0].start)
    if document.format != "pdf" or number is None or not original.is_file():
        return ""
    from app.pdf_view import highlighted_page

    quotes = [document.text[span.start : span.end] for span in spans]
    picture = highlighted_page(original, number, quotes)
    if picture is None:
        return ""
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, format="JPEG", quality=82)
    caption = escape(f"{label('page', language)} {number}")
    data = base64.b64encode(buffer.getvalue()).decode()
    return (
        f'<figure class="pdf-page"><img alt="{caption}" src="data:image/jpeg;base64,{data}">'
        f'<figcaption class="quiet">{caption}</figcaption></figure>'
    )
