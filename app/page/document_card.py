"""HTML of what is held, and of one document: details, relations with a small graph, duties."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

from app.engine import Engine
from app.page.labels import Language, kind_label, label, relation_label
from app.page.marking import escape
from app.page.tables import deadline_cell, facts, open_link, table
from ingest.errors import IndexUnusable
from ingest.model import Document, Fact

_MAX_ROWS = 500
_MAX_GRAPH = 12


def holdings(engine: Engine, language: Language) -> str:
    """A table of all documents, each name opening it; what to do when there is none."""
    try:
        rows = engine.documents()
    except IndexUnusable:
        rows = []
    if not rows:
        return f'<p class="empty">{escape(label("none_held", language))}</p>'
    body = []
    for row in rows[:_MAX_ROWS]:
        header = row.header
        title = header.title.value if header.title else Path(row.path).name
        number = header.identity.canonical if header.identity else ""
        about = ", ".join(subject.canonical for subject in header.subjects[:3])
        body.append(
            [
                open_link(title, row.doc_id, 0, 0),
                escape(number or about),
                escape(kind_label(header.kind, language)),
                escape(header.date.value if header.date else ""),
            ]
        )
    headers = [
        label("tab_documents", language),
        label("directive", language),
        label("kind", language),
        label("from", language) if language == "en" else "Ngày",
    ]
    count = label("held", language, n=len(rows))
    return f'<div class="panel"><p class="quiet">{escape(count)}</p>{table(headers, body)}</div>'


def not_held(engine: Engine, language: Language) -> str:
    """The papers that held documents cite but that are not held themselves."""
    try:
        cited = engine.cited_not_held()
    except IndexUnusable:
        cited = []
    if not cited:
        return ""
    rows = [
        [escape(paper.canonical), escape(paper.issuer or ""), str(paper.count)]
        for paper in cited[:_MAX_ROWS]
    ]
    headers = [label("directive", language), label("issuer", language), "×"]
    title = f"{label('not_held', language)} ({len(cited)})"
    return (
        f'<details class="panel"><summary>{escape(title)}</summary>{table(headers, rows)}</details>'
    )


def document_card(engine: Engine, doc_id: str, language: Language) -> str:
    """Everything known of one document, each fact with a link to its evidence."""
    document = engine.document(doc_id)
    sections = [
        _details(document, language),
        _relations(document, language),
        _duties(document, language),
        _versions(engine, doc_id, language),
        _removed(document, language),
    ]
    return f'<div class="panel">{"".join(sections)}</div>'


def _details(document: Document, language: Language) -> str:
    header = document.header
    rows: list[tuple[str, Fact | None]] = [
        (label("directive", language), header.number),
        (label("issuer", language), header.issuer),
        ("Ngày" if language == "vi" else "Date", header.date),
        ("Nơi" if language == "vi" else "Place", header.place),
        ("Người ký" if language == "vi" else "Signed by", header.signer),
        ("Báo, cổng" if language == "vi" else "Publisher", header.publisher),
        ("Tác giả" if language == "vi" else "Author", header.author),
    ]
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{_evidence(document, fact)}</td></tr>'
        for name, fact in rows
        if fact is not None
    )
    title = header.title.value if header.title else Path(document.path).name
    kind = facts([(label("kind", language), kind_label(header.kind, language))])
    return f'<h3>{escape(title)}</h3>{kind}<table class="facts"><tbody>{body}</tbody></table>'


def _evidence(document: Document, fact: Fact) -> str:
    if fact.span is None:
        return escape(fact.value)
    return open_link(fact.value, document.doc_id, fact.span.start, fact.span.end)


def _relations(document: Document, language: Language) -> str:
    if not document.relations:
        return ""
    rows = [
        [
            escape(relation_label(relation.type, language)),
            open_link(relation.target.canonical, document.doc_id, relation.start, relation.end),
            escape(relation.target.issuer or ""),
        ]
        for relation in document.relations[:_MAX_ROWS]
    ]
    headers = [
        label("relations", language),
        label("directive", language),
        label("issuer", language),
    ]
    title = escape(label("relations", language))
    return f"<h3>{title}</h3>{_graph(document, language)}{table(headers, rows)}"


def _graph(document: Document, language: Language) -> str:
    """A star: this document in the middle, the papers it names around it."""
    targets: dict[str, str] = {}
    for relation in document.relations:
        targets.setdefault(relation.target.canonical, relation.type)
    shown = list(targets.items())[:_MAX_GRAPH]
    if len(shown) < 2:
        return ""
    lines, words = [], []
    for position, (name, kind) in enumerate(shown):
        angle = 2 * math.pi * position / len(shown) - math.pi / 2
        x, y = 300 + 215 * math.cos(angle), 130 + 100 * math.sin(angle)
        lines.append(f'<line x1="300" y1="130" x2="{x:.0f}" y2="{y:.0f}" stroke="currentColor" '
                     'stroke-opacity=".25"/>')  # fmt: skip
        words.append(
            f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-size="13" '
            f'fill="currentColor">{escape(name)}</text><text x="{x:.0f}" y="{y + 14:.0f}" '
            f'text-anchor="middle" font-size="11" fill="currentColor" fill-opacity=".65">'
            f"{escape(relation_label(kind, language))}</text>"
        )
    return (
        '<svg viewBox="0 0 600 270" role="img" style="width:100%;max-width:600px">'
        f"{''.join(lines)}<circle cx='300' cy='130' r='7' fill='var(--accent)'/>"
        f"{''.join(words)}</svg>"
    )


def _duties(document: Document, language: Language) -> str:
    if not document.duties:
        return ""
    today = dt.date.today()
    rows = [
        [
            escape(duty.unit),
            open_link(
                document.text[duty.action.start : duty.action.end],
                document.doc_id,
                duty.start,
                duty.end,
            ),
            deadline_cell(duty.deadline, language, today),
        ]
        for duty in document.duties[:_MAX_ROWS]
    ]
    headers = [label(key, language) for key in ("unit", "action", "deadline")]
    title = f"{label('duties', language)} ({len(document.duties)})"
    return f"<details><summary>{escape(title)}</summary>{table(headers, rows)}</details>"


def _versions(engine: Engine, doc_id: str, language: Language) -> str:
    versions = engine.versions(doc_id)
    if len(versions) < 2:
        return ""
    rows = [[str(version.number), escape(version.added_at)] for version in versions]
    title = escape(label("versions", language))
    return f"<h3>{title}</h3>{table(['#', 'Ngày' if language == 'vi' else 'Date'], rows)}"


def _removed(document: Document, language: Language) -> str:
    if not document.removed:
        return ""
    rows = [
        [escape(piece.kind), escape(piece.text), str(piece.page or "")]
        for piece in document.removed[:_MAX_ROWS]
    ]
    title = f"{label('removed_text', language)} ({len(document.removed)})"
    return f"<details><summary>{escape(title)}</summary>{table(['', '', ''], rows)}</details>"
