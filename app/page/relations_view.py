"""A document among others: what it names and what names it, as a small graph and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from app.held import title_of
from app.page.labels import Language, label, relation_label
from app.page.marking import escape
from app.page.tables import open_link, table
from index.schema import DocumentRow, StoredRelation
from ingest.identity import same_paper
from ingest.model import Document, Reference

_MOST_NODES = 8
_MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class Link:
    """One relation seen from a document: `outward` when it states the relation itself; `name` is
    the other paper, `doc_id` its document where it is held; the span is the evidence, which stands
    in `stated_in`."""

    kind: str
    name: str
    issuer: str
    outward: bool
    doc_id: str | None
    stated_in: str
    start: int
    end: int


def links_of(
    document: Document, relations: list[StoredRelation], rows: list[DocumentRow]
) -> list[Link]:
    """Relations that a document states, then those that others state about it, each pair of kind
    and paper once."""
    found = [_outward(document, stored, rows) for stored in _own(document, relations)]
    identity = document.header.identity
    if identity is not None:
        by_id = {row.doc_id: row for row in rows}
        found += [
            _inward(by_id[stored.doc_id], stored)
            for stored in relations
            if stored.doc_id != document.doc_id
            and stored.doc_id in by_id
            and same_paper(stored.relation.target, identity)
        ]
    kept: dict[tuple[str, str, bool], Link] = {}
    for link in found:
        kept.setdefault((link.kind, link.name, link.outward), link)
    return list(kept.values())


def relations_part(document: Document, links: list[Link], language: Language) -> str:
    """The graph and the list; nothing where there is no relation."""
    if not links:
        return ""
    own = document.header.identity.canonical if document.header.identity else ""
    centre = own or label("this_document", language)
    rows = [
        [
            escape(_direction(link, language)),
            open_link(link.name, link.stated_in, link.start, link.end),
            escape(link.issuer),
        ]
        for link in links[:_MOST_ROWS]
    ]
    headers = [label(key, language) for key in ("relation", "tab_documents", "issuer")]
    title = f"{label('relations', language)} ({len(links)})"
    return (
        f"<h3>{escape(title)}</h3>{_graph(centre, links[:_MOST_NODES], language)}"
        f"<details><summary>{escape(label('as_list', language))}</summary>"
        f"{table(headers, rows)}</details>"
    )


def _graph(centre: str, links: list[Link], language: Language) -> str:
    """This document at the left, the others in a column at its right, a curve to each."""
    curves = "".join(_curve(at, len(links), link) for at, link in enumerate(links))
    nodes = "".join(_node(link, language) for link in links)
    return (
        f'<div class="graph" role="group" aria-label="{escape(label("relations", language))}">'
        f'<div class="graph-centre"><span>{escape(centre)}</span></div>'
        f'<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">{curves}</svg>'
        f'<ul class="graph-nodes">{nodes}</ul></div>'
    )


def _curve(at: int, count: int, link: Link) -> str:
    y = 100 * (at + 0.5) / count
    css_class = "out" if link.outward else "in"
    return (
        f'<path class="{css_class}" d="M0 50 C 55 50 45 {y:.1f} 100 {y:.1f}" '
        'vector-effect="non-scaling-stroke"/>'
    )


def _node(link: Link, language: Language) -> str:
    kind = f'<span class="quiet">{escape(_direction(link, language))}</span>'
    if link.doc_id is None:
        absent = escape(label("cited_only", language))
        return f'<li class="absent" title="{absent}">{kind}<span>{escape(link.name)}</span></li>'
    return f"<li>{kind}{open_link(link.name, link.doc_id, 0, 0)}</li>"


def _direction(link: Link, language: Language) -> str:
    words = relation_label(link.kind, language)
    return words if link.outward else label("relation_inward", language, relation=words)


def _own(document: Document, relations: list[StoredRelation]) -> list[StoredRelation]:
    return [stored for stored in relations if stored.doc_id == document.doc_id]


def _outward(document: Document, stored: StoredRelation, rows: list[DocumentRow]) -> Link:
    relation = stored.relation
    return Link(
        relation.type,
        relation.target.canonical,
        relation.target.issuer or "",
        outward=True,
        doc_id=_held(relation.target, rows),
        stated_in=document.doc_id,
        start=relation.start,
        end=relation.end,
    )


def _inward(row: DocumentRow, stored: StoredRelation) -> Link:
    header = row.header
    return Link(
        stored.relation.type,
        header.identity.canonical if header.identity else title_of(row),
        header.issuer.value if header.issuer else "",
        outward=False,
        doc_id=row.doc_id,
        stated_in=row.doc_id,
        start=stored.relation.start,
        end=stored.relation.end,
    )


def _held(paper: Reference, rows: list[DocumentRow]) -> str | None:
    return next(
        (
            row.doc_id
            for row in rows
            if row.header.identity is not None and same_paper(row.header.identity, paper)
        ),
        None,
    )
