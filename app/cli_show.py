"""`chithi show`: one document, whole or a part of what is known of it."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator, Sequence

from app.cli_documents import duty_lines
from app.cli_output import one_line, print_json, print_lines
from app.cli_words import Words
from app.engine import Engine
from app.held import DutyRow
from app.shapes import document_json, version_json
from ingest.english import in_language
from ingest.errors import BadInput
from ingest.model import Document, DoubtfulWord, Fact

_OUTLINE_CHARS = 100


def run_show(arguments: argparse.Namespace, words: Words) -> int:
    """1 when no such document is held, else 0."""
    engine = Engine.open(arguments.index)
    doc_id = find_document(engine, arguments.document)
    if doc_id is None:
        absent = f"không có văn bản “{one_line(arguments.document)}”"
        print(f"chithi: {in_language(absent, words.language)}", file=sys.stderr)
        return 1
    if arguments.part == "versions":
        return _show_versions(engine, doc_id, arguments, words)
    if arguments.part == "diff":
        return _show_difference(engine, doc_id, arguments, words)
    document = engine.document(doc_id, arguments.version)
    if arguments.json:
        print_json(document_json(document))
    elif arguments.part == "text":
        sys.stdout.write(document.text)
    else:
        print_lines(_PARTS[arguments.part](document, words))
    return 0


def find_document(engine: Engine, name: str) -> str | None:
    """The id of the document that a person means: by id, path, or file name if only one has it."""
    rows = engine.documents()
    for same in (
        [row.doc_id for row in rows if row.doc_id == name],
        [row.doc_id for row in rows if name in (row.path, *row.duplicates)],
        [row.doc_id for row in rows if row.path.rpartition("/")[2] == name],
    ):
        if len(same) > 1:
            raise BadInput(f"có {len(same)} văn bản tên “{name}”: {', '.join(same)}")
        if same:
            return same[0]
    return None


def _show_versions(engine: Engine, doc_id: str, arguments: argparse.Namespace, words: Words) -> int:
    versions = engine.versions(doc_id)
    if arguments.json:
        print_json({"doc_id": doc_id, "versions": [version_json(item) for item in versions]})
        return 0
    for item in versions:
        print(
            f"{words('version', number=item.number)} · {item.added_at} · {item.content_hash[:12]}"
        )
    return 0


def _show_difference(
    engine: Engine, doc_id: str, arguments: argparse.Namespace, words: Words
) -> int:
    """What version `--version` (else the newest) changed against the one before it."""
    numbers = [item.number for item in engine.versions(doc_id)]
    newer = arguments.version or numbers[-1]
    if newer not in numbers:
        raise BadInput(f"{doc_id} không có phiên bản {newer}: có {', '.join(map(str, numbers))}")
    earlier = [number for number in numbers if number < newer]
    if not earlier:
        print(words("no_other_version"), file=sys.stderr)
        return 1
    before, after = engine.document(doc_id, earlier[-1]), engine.document(doc_id, newer)
    lines = list(
        difflib.unified_diff(
            before.text.split("\n"),
            after.text.split("\n"),
            words("version", number=earlier[-1]),
            words("version", number=newer),
            lineterm="",
            n=1,
        )
    )
    if arguments.json:
        print_json({"doc_id": doc_id, "from": earlier[-1], "to": newer, "lines": lines})
    else:
        print_lines(lines)
    return 0


def _overview(document: Document, words: Words) -> Iterator[str]:
    header = document.header
    yield f"{document.doc_id}  ({words(header.source)})"
    yield f"{words('path')}: {one_line(document.path)}"
    yield f"{words('kind')}: {words.kind(header.kind)}"
    names = ("number", "title", "issuer", "place", "date", "signer", "publisher", "author", "url")
    for name in names:
        fact: Fact | None = getattr(header, name)
        if fact is not None:
            yield f"{words(name)}: {fact.value}{_doubt(document, fact, words)}"
    if header.recipients:
        yield f"{words('recipients')}: {'; '.join(fact.value for fact in header.recipients)}"
    if header.subjects:
        yield f"{words('subjects')}: {', '.join(paper.canonical for paper in header.subjects)}"
    size = words(
        "size_value",
        chars=len(document.text),
        passages=len(document.passages),
        duties=len(document.duties),
        relations=len(document.relations),
    )
    yield f"{words('size')}: {size}"
    for issue in document.issues:
        yield f"⚠ {words(issue.kind, pages=issue.pages)}"
    yield from _ocr_pages(document, words)


def _doubt(document: Document, fact: Fact, words: Words) -> str:
    """A warning behind a fact with a figure that OCR hardly made out."""
    doubtful = document.doubtful_in(fact.span) if fact.span is not None else ()
    return f" ⚠ {words('doubtful', figures=_figures(doubtful))}" if doubtful else ""


def _ocr_pages(document: Document, words: Words) -> Iterator[str]:
    """One line a scanned page: how sure OCR was, and the figures to look up in the picture."""
    for page in document.pages:
        if page.ocr_confidence is None:
            continue
        line = (
            f"{words('page')} {page.number}: {words('ocr', share=round(100 * page.ocr_confidence))}"
        )
        doubtful = words("doubtful", figures=_figures(page.doubtful)) if page.doubtful else ""
        yield f"{line}; {doubtful}" if doubtful else line


def _figures(doubtful: Sequence[DoubtfulWord]) -> str:
    return ", ".join(dict.fromkeys(word.text for word in doubtful))


def _outline(document: Document, words: Words) -> Iterator[str]:
    for node in document.outline:
        text = one_line(document.text[node.head.start : node.head.end])
        if len(text) > _OUTLINE_CHARS:
            text = f"{text[:_OUTLINE_CHARS]}…"
        label = f"{node.label} " if node.label else ""
        yield f"{'  ' * node.level}[{node.kind}] {label}{text}"
    for enumeration in document.enumerations:
        announced = one_line(document.text[enumeration.start : enumeration.end])
        found = len(enumeration.items)
        warning = ""
        if enumeration.count is not None and enumeration.count != found:
            warning = f" ⚠ {words('mismatch', count=enumeration.count, found=found)}"
        yield f"# {announced[:_OUTLINE_CHARS]} → {found}{warning}"


def _relations(document: Document, words: Words) -> Iterator[str]:
    for relation in document.relations:
        issuer = f" ({relation.target.issuer})" if relation.target.issuer else ""
        evidence = one_line(document.text[relation.start : relation.end])
        yield f"{words.relation(relation.type)} {relation.target.canonical}{issuer}: “{evidence}”"


def _duties(document: Document, words: Words) -> Iterator[str]:
    identity = document.header.identity
    for duty in document.duties:
        row = DutyRow(
            doc_id=document.doc_id,
            path=document.path,
            title=document.path,
            directive=identity.canonical if identity else None,
            duty=duty,
            action=document.text[duty.action.start : duty.action.end],
        )
        yield from duty_lines(row, words)


def _removed(document: Document, words: Words) -> Iterator[str]:
    if not document.removed:
        yield words("nothing_removed")
    for piece in document.removed:
        page = f" {words('page')} {piece.page}" if piece.page is not None else ""
        yield f"[{piece.kind}{page}] {one_line(piece.text)}"


_PARTS: dict[str | None, Callable[[Document, Words], Iterator[str]]] = {
    None: _overview,
    "outline": _outline,
    "relations": _relations,
    "duties": _duties,
    "removed": _removed,
}
