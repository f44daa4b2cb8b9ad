"""Rows of documents and their versions, changed inside someone else's transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

_COLUMNS = "v.version_id, v.number, v.state, v.content_hash, v.format"
_PARTS = {
    "passages": "0, ordinal, start, end, text, context, section, sentences, key",
    "relations": "ordinal, data",
    "duties": "ordinal, data",
}


@dataclass(frozen=True, slots=True)
class Version:
    """A stored version; `state` as it was when read."""

    version_id: int
    number: int
    state: str
    content_hash: str
    format: str

    def same_text(self, other: Version) -> bool:
        """Whether both hold the same text in the same format."""
        return (self.content_hash, self.format) == (other.content_hash, other.format)


class Versions:
    """Versions of the catalog on one connection."""

    def __init__(self, connection: sqlite3.Connection, *, added_at: str) -> None:
        self._connection = connection
        self._added_at = added_at

    def of_file(self, file_hash: str) -> Version:
        """The staged version of a file with this hash, else a live one."""
        found = self._one(
            "FROM versions v WHERE file_hash = ? AND state IN ('staged', 'live')"
            " ORDER BY state = 'live', version_id",
            file_hash,
        )
        if found is None:
            raise LookupError(f"no version was staged for the file hash {file_hash}")
        return found

    def live(self, doc_id: str) -> Version:
        """The version of a held document that is searched."""
        found = self._one(
            "FROM documents d JOIN versions v USING (version_id) WHERE d.doc_id = ?", doc_id
        )
        if found is None:
            raise LookupError(f"document {doc_id} is not held")
        return found

    def holder(self, version: Version) -> str | None:
        """The held document with the same text in the same format, if any."""
        row = self._connection.execute(
            "SELECT d.doc_id FROM versions v JOIN documents d USING (version_id)"
            " WHERE v.content_hash = ? AND v.format = ? AND v.state = 'live'"
            " ORDER BY v.version_id LIMIT 1",
            (version.content_hash, version.format),
        ).fetchone()
        return None if row is None else str(row[0])

    def make_live(self, doc_id: str, version: Version, *, number: int) -> int:
        """Makes a staged version, or a copy of any other, the document's live one; its id."""
        version_id = version.version_id if version.state == "staged" else self._copy(version)
        self._connection.execute(
            "UPDATE versions SET doc_id = ?, number = ?, state = 'live', added_at = ?"
            " WHERE version_id = ?",
            (doc_id, number, self._added_at, version_id),
        )
        self._connection.execute("UPDATE passages SET live = 1 WHERE version_id = ?", (version_id,))
        return version_id

    def retire(self, version: Version, *, state: str) -> None:
        """Takes a live version out of the search: "old" is kept to compare with, "dead" goes."""
        self._connection.execute(
            "UPDATE versions SET state = ? WHERE version_id = ?", (state, version.version_id)
        )
        self._connection.execute(
            "UPDATE passages SET live = 0 WHERE version_id = ?", (version.version_id,)
        )

    def retire_all(self, doc_id: str) -> None:
        """Takes every version of a document out of the search for good."""
        self._connection.execute(
            "UPDATE passages SET live = 0 WHERE version_id IN"
            " (SELECT version_id FROM versions WHERE doc_id = ?)",
            (doc_id,),
        )
        self._connection.execute("UPDATE versions SET state = 'dead' WHERE doc_id = ?", (doc_id,))

    def retire_staged(self) -> None:
        """What was staged and not needed in the end goes."""
        self._connection.execute("UPDATE versions SET state = 'dead' WHERE state = 'staged'")

    def sketches(self) -> dict[str, bytes]:
        """Sketches of all held documents by id."""
        return dict(
            self._connection.execute(
                "SELECT d.doc_id, v.sketch FROM documents d JOIN versions v USING (version_id)"
            )
        )

    def _one(self, rest: str, value: str) -> Version | None:
        row = self._connection.execute(f"SELECT {_COLUMNS} {rest} LIMIT 1", (value,)).fetchone()
        return None if row is None else Version(*row)

    def _copy(self, version: Version) -> int:
        columns = "file_hash, pipeline, content_hash, format, n_chars, header, sketch, payload"
        version_id = self._connection.execute(
            f"INSERT INTO versions (doc_id, number, state, added_at, {columns})"
            f" SELECT '', 0, 'staged', '', {columns} FROM versions WHERE version_id = ?",
            (version.version_id,),
        ).lastrowid
        for table, parts in _PARTS.items():
            names = parts.replace("0, ", "live, ", 1)
            self._connection.execute(
                f"INSERT INTO {table} (version_id, {names}) SELECT ?, {parts} FROM {table}"
                " WHERE version_id = ? ORDER BY ordinal",
                (version_id, version.version_id),
            )
        return int(version_id or 0)
