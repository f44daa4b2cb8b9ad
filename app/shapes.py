"""The JSON that the command line and the page's endpoints give; relied on from outside."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from app.held import CitedPaper, DutyRow
from app.model import Answer, Citation
from index.model import Hit, SearchResult
from index.report import IngestReport
from index.schema import DocumentRow, VersionRow
from ingest.model import Document, Fact, Header, Reference


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer as `chithi ask --json` prints it."""
    return {
        "question": answer.question,
        "status": answer.status,
        "kind": answer.kind,
        "answer": answer.answer,
        "items": [{"text": item.text, "citations": list(item.citations)} for item in answer.items],
        "expected_items": answer.expected_items,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_json(citation) for citation in answer.citations],
        "choices": list(answer.choices),
        "note": answer.note,
        "nearest": [hit_json(hit) for hit in answer.nearest],
        "language": answer.language,
        "timings_ms": _rounded(answer.timings_ms),
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation; `quote` is exactly the document's text from `start` to `end`."""
    shape = _fields(citation)
    if citation.ocr_confidence is None:
        del shape["ocr_confidence"]
    return shape


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit; `text` is exactly the document's text from `start` to `end`."""
    shape = _fields(hit)
    del shape["sentences"]  # how the hit was weighed, sentence by sentence: for answering alone
    shape["score"] = round(hit.score, 6)
    shape["duplicates"] = [
        {"doc_id": doc_id, "start": start, "end": end} for doc_id, start, end in hit.duplicates
    ]
    return shape


def search_json(result: SearchResult) -> dict[str, Any]:
    """A search as `chithi search --json` prints it."""
    scope = result.scope
    return {
        "question": result.question,
        "searched_as": result.toned,
        "scope": {
            "status": scope.status,
            "references": [reference_json(reference) for reference in scope.references],
            "choices": [reference_json(reference) for reference in scope.choices],
            "doc_ids": list(scope.doc_ids),
        },
        "hits": [hit_json(hit) for hit in result.hits],
        "timings_ms": _rounded(result.timings_ms),
    }


def reference_json(reference: Reference) -> dict[str, Any]:
    """A paper's identity with its one spelling."""
    return {"canonical": reference.canonical, **_fields(reference)}


def header_json(header: Header) -> dict[str, Any]:
    """What a document says of itself, values only."""
    facts = ("number", "issuer", "place", "date", "title", "signer", "publisher", "author", "url")
    return {
        "kind": header.kind,
        "source": header.source,
        "directive": header.identity.canonical if header.identity else None,
        **{name: _value(getattr(header, name)) for name in facts},
        "recipients": [fact.value for fact in header.recipients],
        "subjects": [reference.canonical for reference in header.subjects],
    }


def row_json(row: DocumentRow) -> dict[str, Any]:
    """A held document as `chithi documents --json` lists it."""
    return {
        "doc_id": row.doc_id,
        "path": row.path,
        "format": row.format,
        "chars": row.n_chars,
        "version": row.version,
        "added_at": row.added_at,
        "content_hash": row.content_hash,
        **header_json(row.header),
        "duplicates": list(row.duplicates),
        "near": [{"doc_id": doc_id, "similarity": value} for doc_id, value in row.near],
    }


def document_json(document: Document) -> dict[str, Any]:
    """A whole document: text, header, outline, enumerations, relations, duties, all with spans."""
    return {
        "doc_id": document.doc_id,
        "path": document.path,
        "format": document.format,
        "content_hash": document.content_hash,
        "text": document.text,
        "header": header_json(document.header),
        "pages": [_fields(page) for page in document.pages],
        "issues": [{"kind": issue.kind, "pages": issue.pages} for issue in document.issues],
        "outline": [_fields(node) for node in document.outline],
        "enumerations": [_fields(enumeration) for enumeration in document.enumerations],
        "relations": [
            {**_fields(relation), "target": reference_json(relation.target)}
            for relation in document.relations
        ],
        "duties": [_fields(duty) for duty in document.duties],
        "removed": [_fields(piece) for piece in document.removed],
    }


def duty_json(row: DutyRow) -> dict[str, Any]:
    """A duty with the document that sets it; its span is the evidence."""
    deadline = row.duty.deadline
    return {
        "doc_id": row.doc_id,
        "path": row.path,
        "title": row.title,
        "directive": row.directive,
        "unit": row.duty.unit,
        "partners": list(row.duty.partners),
        "action": row.action,
        "deadline": None if deadline is None else _plain(deadline),
        "start": row.duty.start,
        "end": row.duty.end,
        "quote": row.evidence,
        "also": [
            {"start": other.duty.start, "end": other.duty.end, "quote": other.evidence}
            for other in row.also
        ],
    }


def cited_json(paper: CitedPaper) -> dict[str, Any]:
    """A paper that held documents name but that is not held."""
    return _fields(paper)


def version_json(version: VersionRow) -> dict[str, Any]:
    """One version of a document."""
    return _fields(version)


def report_json(report: IngestReport) -> dict[str, Any]:
    """What an ingest did."""
    shape = _fields(report)
    shape["copies"] = [{"path": path, "doc_id": doc_id} for path, doc_id in report.copies]
    shape["near"] = [
        {"doc_ids": [one, other], "similarity": value} for one, other, value in report.near
    ]
    shape["seconds"] = _rounded(report.seconds)
    return shape


def _value(fact: Fact | None) -> str | None:
    return None if fact is None else fact.value


def _rounded(timings: dict[str, float]) -> dict[str, float]:
    return {stage: round(value, 3) for stage, value in timings.items()}


def _fields(value: Any) -> dict[str, Any]:
    """A dataclass as an object with its field names."""
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _plain(value: Any) -> Any:
    """Dataclasses and spans as objects, tuples as lists, dates as ISO text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
