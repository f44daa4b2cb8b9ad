"""From a file to a document: the one place that knows the order of the steps."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ingest.clean import clean
from ingest.duties import find_duties
from ingest.enumerations import find_enumerations
from ingest.errors import EmptyFile
from ingest.header import read_header
from ingest.limits import Limits
from ingest.model import CleanText, Document, Issue, RawDocument
from ingest.outline import build_outline
from ingest.passages import cut_passages
from ingest.read import read
from ingest.relations import find_relations

PIPELINE = 15  # raised when the same file gives another document, so that collections read it again

Clock = Callable[[str, float], None]


def load(
    path: Path,
    doc_id: str,
    shown_path: str,
    *,
    limits: Limits | None = None,
    clock: Clock | None = None,
) -> Document:
    """The file at `path`, read and understood. `shown_path` is kept as `Document.path`; `clock`
    is told (stage, seconds) after each stage: "read", "clean", "understand".

    Raises:
        UnreadableFile: nothing in it, no text worth indexing, or a converter is missing.
    """
    started = time.perf_counter()
    raw = read(path, limits)
    started = _tick(clock, "read", started)
    cleaned = clean(raw)
    started = _tick(clock, "clean", started)
    if not cleaned.text:
        raise EmptyFile(f"{shown_path}: không có chữ nào")
    document = understand(raw, cleaned, doc_id=doc_id, shown_path=shown_path)
    _tick(clock, "understand", started)
    return document


def understand(raw: RawDocument, cleaned: CleanText, *, doc_id: str, shown_path: str) -> Document:
    """The document that a cleaned text makes."""
    text = cleaned.text
    header = read_header(cleaned, raw.metadata, shown_path)
    outline = build_outline(cleaned)
    enumerations = find_enumerations(text, outline)
    return Document(
        doc_id=doc_id,
        path=shown_path,
        format=raw.format,
        text=text,
        content_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=cleaned.pages,
        blocks=cleaned.blocks,
        removed=cleaned.removed,
        header=header,
        outline=outline,
        enumerations=enumerations,
        relations=find_relations(text, header, outline),
        duties=find_duties(text, header, outline),
        passages=cut_passages(text, header, outline, enumerations),
        issues=tuple(_issues(raw)),
    )


def _issues(raw: RawDocument) -> Iterator[Issue]:
    """What the reader could not do, from what it noted in the metadata."""
    if raw.metadata.get("rescued"):
        yield Issue("rescued")
    for kind in ("unread", "ruined"):
        if raw.metadata.get(f"{kind}_pages"):
            yield Issue(kind, raw.metadata[f"{kind}_pages"])


def _tick(clock: Clock | None, stage: str, started: float) -> float:
    now = time.perf_counter()
    if clock is not None:
        clock(stage, now - started)
    return now
