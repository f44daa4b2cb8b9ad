"""HTML of one document: details with their evidence, relations, duties, versions, what was cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from app.engine import Engine
from app.held import DutyRow
from app.page.duty_links import places
from app.page.labels import Language, cut_label, kind_label, label
from app.page.marking import escape
from app.page.relations_view import links_of, relations_part
from app.page.tables import day, deadline_cell, open_link, table
from app.page.versions_view import versions_part
from ingest.model import Document, Fact

_MAX_ROWS = 500


def document_card(engine: Engine, doc_id: str, language: Language) -> str:
    """Everything known of one document, each fact with a link to its evidence."""
    document = engine.document(doc_id)
    links = links_of(document, engine.catalog.relations(), engine.documents())
    own = [row for row in engine.duties() if row.doc_id == doc_id]
    own.sort(key=lambda row: row.duty.start)
    sections = [
        _details(document, language),
        _warnings(document, language),
        relations_part(document, links, language),
        _duties(own, language),
        versions_part(engine.versions(doc_id), language),
        _removed(document, language),
    ]
    return f'<div class="panel document">{"".join(sections)}</div>'


def _details(document: Document, language: Language) -> str:
    header = document.header
    rows: list[tuple[str, Fact | None]] = [
        ("directive", header.number),
        ("issuer", header.issuer),
        ("date", header.date),
        ("place", header.place),
        ("signer", header.signer),
        ("publisher", header.publisher),
        ("author", header.author),
    ]
    body = "".join(
        f'<tr><th scope="row">{escape(label(name, language))}</th>'
        f"<td>{_evidence(document, fact, language)}</td></tr>"
        for name, fact in rows
        if fact is not None
    )
    title = header.shown_title(Path(document.path).name)
    kind = escape(kind_label(header.kind, language))
    source = escape(label(header.source, language))
    return (
        f'<h3>{escape(title)}</h3><p class="facts-line"><span class="badge number">{kind}</span>'
        f'<span class="badge {escape(header.source)}">{source}</span></p>'
        f'<table class="facts"><tbody>{body}</tbody></table>'
    )


def _warnings(document: Document, language: Language) -> str:
    """What is wrong with the file, and where OCR read it: how surely, and which figures not."""
    lines = [label(f"issue.{issue.kind}", language, pages=issue.pages) for issue in document.issues]
    for page in document.pages:
        if page.ocr_confidence is not None:
            share = label("ocr", language, share=f"{page.ocr_confidence:.0%}")
            figures = ", ".join(dict.fromkeys(word.text for word in page.doubtful))
            doubt = f"; {label('doubtful', language, figures=figures)}" if figures else ""
            lines.append(f"{label('page', language)} {page.number}: {share}{doubt}")
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines[:_MAX_ROWS])
    return f'<ul class="warnings">{rows}</ul>' if rows else ""


def _evidence(document: Document, fact: Fact, language: Language) -> str:
    if fact.span is None:
        return escape(day(fact.value))
    link = open_link(day(fact.value), document.doc_id, fact.span.start, fact.span.end)
    figures = ", ".join(word.text for word in document.doubtful_in(fact.span))
    if not figures:
        return link
    doubt = escape(label("doubtful", language, figures=figures))
    return f'{link} <span class="badge not_found">{doubt}</span>'


def _duties(duties: Sequence[DutyRow], language: Language) -> str:
    if not duties:
        return ""
    today = dt.date.today()
    rows = [
        [
            escape(row.duty.unit),
            places(row, language),
            deadline_cell(row.duty.deadline, language, today),
        ]
        for row in duties[:_MAX_ROWS]
    ]
    headers = [label(key, language) for key in ("unit", "action", "deadline")]
    title = f"{label('duties', language)} ({len(duties)})"
    return f"<details><summary>{escape(title)}</summary>{table(headers, rows)}</details>"


def _removed(document: Document, language: Language) -> str:
    if not document.removed:
        return ""
    rows = [
        [escape(cut_label(piece.kind, language)), escape(piece.text), str(piece.page or "")]
        for piece in document.removed[:_MAX_ROWS]
    ]
    headers = [label(key, language) for key in ("kind", "text", "page")]
    title = f"{label('removed_text', language)} ({len(document.removed)})"
    return f"<details><summary>{escape(title)}</summary>{table(headers, rows)}</details>"
