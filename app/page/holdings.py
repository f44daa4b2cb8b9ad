"""HTML of what the collection holds, and of the papers that it names without holding them."""

from __future__ import annotations

from app.engine import Engine
from app.held import title_of
from app.page.labels import Language, kind_label, label
from app.page.marking import escape
from app.page.tables import day, open_link, table
from index.schema import DocumentRow
from ingest.errors import IndexUnusable
from ingest.folding import fold
from ingest.model import Reference

_MAX_ROWS = 500


def holdings(engine: Engine, language: Language, wanted: str = "") -> str:
    """A table of the documents whose title, number, file or issuer holds the words `wanted`, tones
    aside; each name opens it. What to do when nothing is held."""
    rows = _documents(engine)
    if not rows:
        return f'<p class="empty">{escape(label("none_held", language))}</p>'
    chosen = [row for row in rows if _matches(row, wanted)]
    if not chosen:
        return f'<p class="empty">{escape(label("none_match", language))}</p>'
    body = [_row(row, language) for row in chosen[:_MAX_ROWS]]
    headers = [label(key, language) for key in ("tab_documents", "directive", "kind", "date")]
    count = label("held", language, n=len(rows))
    if len(chosen) != len(rows):
        count = label("held_of", language, n=len(chosen), all=len(rows))
    if len(chosen) > _MAX_ROWS:
        count += label("first_shown", language, n=_MAX_ROWS)
    return (
        f'<div class="panel"><p class="quiet">{escape(count)}</p>'
        f"{table(headers, body, css_class='facts cards')}</div>"
    )


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
    headers = [label(key, language) for key in ("directive", "issuer", "times")]
    title = f"{label('not_held', language)} ({len(cited)})"
    return (
        f'<details class="panel"><summary>{escape(title)}</summary>{table(headers, rows)}</details>'
    )


def _documents(engine: Engine) -> list[DocumentRow]:
    try:
        return engine.documents()
    except IndexUnusable:
        return []


def _matches(row: DocumentRow, wanted: str) -> bool:
    header = row.header
    facts = [
        title_of(row),
        row.path.rpartition("/")[2],
        *(paper.canonical for paper in _papers(row)),
    ]
    if header.issuer is not None:
        facts.append(header.issuer.value)
    held = fold(" ".join(facts))
    return all(word in held for word in fold(wanted).split())


def _papers(row: DocumentRow) -> list[Reference]:
    identity = row.header.identity
    return [*([identity] if identity is not None else []), *row.header.subjects[:3]]


def _row(row: DocumentRow, language: Language) -> list[str]:
    header = row.header
    number = header.identity.canonical if header.identity else ""
    about = ", ".join(subject.canonical for subject in header.subjects[:3])
    return [
        open_link(title_of(row), row.doc_id, 0, 0),
        f'<span class="number">{escape(number or about)}</span>',
        escape(kind_label(header.kind, language)),
        escape(day(header.date.value) if header.date else ""),
    ]
