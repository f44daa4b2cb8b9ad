"""The tables of the catalog and the rows that come out of them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Duty, Header, Relation, Span

SCHEMA = 1  # raised when tables change so that old catalogs can no longer be used

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row a file seen: several files with the same text point to one document.
-- `name` is the absolute path as bytes, since names need not be valid text.
CREATE TABLE files (
    name BLOB PRIMARY KEY,
    shown TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    file_hash TEXT NOT NULL,
    doc_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_document ON files (doc_id);
CREATE INDEX files_by_hash ON files (file_hash);

CREATE TABLE documents (
    doc_id TEXT PRIMARY KEY,
    name BLOB NOT NULL,
    path TEXT NOT NULL,
    version_id INTEGER NOT NULL
) WITHOUT ROWID;

-- state: staged (read, not yet searched), live, old (kept to compare with), dead (to be deleted).
CREATE TABLE versions (
    version_id INTEGER PRIMARY KEY AUTOINCREMENT,
    doc_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    pipeline INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    format TEXT NOT NULL,
    n_chars INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    header TEXT NOT NULL,
    sketch BLOB NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX versions_by_document ON versions (doc_id, state);
CREATE INDEX versions_by_state ON versions (state);
CREATE INDEX versions_by_file ON versions (file_hash, state);
CREATE INDEX versions_by_content ON versions (content_hash, state);

-- AUTOINCREMENT: an id is never used again, so derived indexes can say "all up to id M".
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL,
    live INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL,
    section TEXT NOT NULL,
    sentences TEXT NOT NULL,
    key BLOB NOT NULL
);
CREATE INDEX passages_by_version ON passages (version_id, ordinal);
CREATE INDEX passages_live ON passages (live, id);

CREATE TABLE relations (
    version_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (version_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE duties (
    version_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (version_id, ordinal)
) WITHOUT ROWID;

-- Encoded passages by what was encoded: moving or re-cutting text costs only what is new.
CREATE TABLE vectors (
    model TEXT NOT NULL,
    key BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (model, key)
) WITHOUT ROWID;

CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    good INTEGER NOT NULL,
    comment TEXT NOT NULL,
    answer TEXT NOT NULL
);

-- Near duplicates, each pair once with doc_a < doc_b; similarity is the estimated Jaccard.
CREATE TABLE near (
    doc_a TEXT NOT NULL,
    doc_b TEXT NOT NULL,
    similarity REAL NOT NULL,
    PRIMARY KEY (doc_a, doc_b)
) WITHOUT ROWID;
CREATE INDEX near_by_other ON near (doc_b);
"""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What `chithi documents` lists: a held document in its live version.

    `duplicates` are the shown paths of other files with the same text; `near` are
    (doc_id, similarity 0 to 1) of documents that say nearly the same, most similar first;
    `added_at` is when this version came in, ISO 8601 in UTC.
    """

    doc_id: str
    path: str
    format: str
    content_hash: str
    header: Header
    n_chars: int
    version: int
    added_at: str
    duplicates: tuple[str, ...] = ()
    near: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a document; `state` is "live" or "old", `number` counts from 1."""

    doc_id: str
    number: int
    state: str
    content_hash: str
    format: str
    n_chars: int
    added_at: str


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage in the catalog. `id` grows with time and is never used again. `sentences` are
    spans inside `text`, counted from its first character. `key` is the SHA-256 of the context,
    a newline and the text: what an encoder sees."""

    id: int
    doc_id: str
    ordinal: int
    start: int
    end: int
    text: str
    context: str
    section: str
    sentences: tuple[Span, ...]
    key: bytes


@dataclass(frozen=True, slots=True)
class StoredRelation:
    """A relation and the document that states it."""

    doc_id: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class StoredDuty:
    """A duty and the document that sets it; `action` and `evidence` are its spans' text."""

    doc_id: str
    duty: Duty
    action: str
    evidence: str
