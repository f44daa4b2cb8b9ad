"""Keeping what has been read until all of it becomes searchable at once.

Staged versions belong to no document yet: they are known by their file's hash, so an interrupted
ingest is carried on without reading a file twice.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from index.codec import pack, to_json
from index.database import batches, marks, transaction
from index.near import sketch
from ingest.document import PIPELINE
from ingest.model import Document, Duty, Passage

_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A read file as the rows to be stored: plain values, cheap to send between processes."""

    file_hash: str
    version: _Row
    passages: tuple[_Row, ...]
    relations: tuple[_Row, ...]
    duties: tuple[_Row, ...]


def prepare(document: Document, file_hash: str) -> Prepared:
    """All rows of a document; pure, so that it can run in another process."""
    return Prepared(
        file_hash=file_hash,
        version=(
            file_hash,
            PIPELINE,
            document.content_hash,
            document.format,
            len(document.text),
            to_json(document.header),
            sketch(document.text),
            pack(document),
        ),
        passages=tuple(_passage_row(document, passage) for passage in document.passages),
        relations=tuple(
            (ordinal, to_json(relation)) for ordinal, relation in enumerate(document.relations)
        ),
        duties=tuple(
            (ordinal, _duty_json(document, duty)) for ordinal, duty in enumerate(document.duties)
        ),
    )


def stage(connection: sqlite3.Connection, prepared: Iterable[Prepared]) -> None:
    """Stores read files without making them searchable; all of them or none."""
    with transaction(connection):
        for item in prepared:
            version_id = connection.execute(
                "INSERT INTO versions (doc_id, number, state, added_at, file_hash, pipeline,"
                " content_hash, format, n_chars, header, sketch, payload)"
                " VALUES ('', 0, 'staged', '', ?, ?, ?, ?, ?, ?, ?, ?)",
                item.version,
            ).lastrowid
            connection.executemany(
                "INSERT INTO passages (version_id, live, ordinal, start, end, text, context,"
                " section, sentences, key) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((version_id, *row) for row in item.passages),
            )
            for table, rows in (("relations", item.relations), ("duties", item.duties)):
                connection.executemany(
                    f"INSERT INTO {table} VALUES (?, ?, ?)", ((version_id, *row) for row in rows)
                )


def staged_hashes(connection: sqlite3.Connection) -> set[str]:
    """Hashes of the files that an earlier run has read and this program would read the same."""
    rows = connection.execute(
        "SELECT file_hash FROM versions WHERE state = 'staged' AND pipeline = ?", (PIPELINE,)
    )
    return {row[0] for row in rows}


def sweep(connection: sqlite3.Connection, *, needed: set[str], vectors: bool = False) -> None:
    """Deletes dead versions, passages of old ones, and what was staged but is not `needed`; with
    `vectors`, also the encodings of passages that are gone.

    They went out of use a generation ago, so no reader still asks for them.
    """
    stale = [
        version_id
        for version_id, file_hash, pipeline in connection.execute(
            "SELECT version_id, file_hash, pipeline FROM versions WHERE state = 'staged'"
        )
        if file_hash not in needed or pipeline != PIPELINE
    ]
    with transaction(connection):
        for batch in batches(stale):
            connection.execute(
                f"UPDATE versions SET state = 'dead' WHERE version_id IN ({marks(batch)})", batch
            )
        for table in ("passages", "relations", "duties"):
            connection.execute(
                f"DELETE FROM {table} WHERE version_id IN"
                " (SELECT version_id FROM versions WHERE state IN ('old', 'dead'))"
            )
        connection.execute("DELETE FROM versions WHERE state = 'dead'")
        if vectors:
            connection.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM passages)")


def passage_key(context: str, text: str) -> bytes:
    """SHA-256 of what an encoder sees of a passage.

    >>> passage_key("a", "b") == hashlib.sha256(b"a\\nb").digest()
    True
    """
    return hashlib.sha256(f"{context}\n{text}".encode("utf-8", "surrogatepass")).digest()


def _passage_row(document: Document, passage: Passage) -> _Row:
    text = document.quote(passage)
    sentences = [(start - passage.start, end - passage.start) for start, end in passage.sentences]
    return (
        passage.ordinal,
        passage.start,
        passage.end,
        text,
        passage.context,
        passage.section,
        json.dumps(sentences, separators=(",", ":")),
        passage_key(passage.context, text),
    )


def _duty_json(document: Document, duty: Duty) -> str:
    return json.dumps(
        {
            "duty": json.loads(to_json(duty)),
            "action": document.text[duty.action.start : duty.action.end],
            "evidence": document.quote(duty),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
