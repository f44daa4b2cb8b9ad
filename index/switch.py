"""The one transaction that makes staged files searchable and decides which document each file is.

A path keeps its document. A new path is a copy of the document with the same text, or that document
itself when its own file is gone (moved), or else a new document.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from index.near import near_pairs
from index.report import Moved
from index.scan import FoundFile
from index.versions import Version, Versions
from ingest.folding import fold

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the catalog last saw it."""

    file: FoundFile
    file_hash: str
    doc_id: str


@dataclass(slots=True)
class Changes:
    """What a switch did; fields as in `IngestReport`."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    near: list[tuple[str, str, float]] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)


def known_files(connection: sqlite3.Connection) -> dict[bytes, Known]:
    """All files that the catalog holds, by name."""
    rows = connection.execute("SELECT name, shown, size, mtime_ns, file_hash, doc_id FROM files")
    return {row[0]: Known(FoundFile(*row[:4]), row[4], row[5]) for row in rows}


class Switch:
    """One switch, inside a transaction that is open on `connection`."""

    def __init__(self, connection: sqlite3.Connection, *, now: dt.datetime) -> None:
        self._connection = connection
        self._known = known_files(connection)
        self._versions = Versions(connection, added_at=now.isoformat(timespec="seconds"))
        self._fresh: set[str] = set()  # documents with a version that was not live before
        self._left: list[tuple[str, Version]] = []  # documents and the text they no longer have
        self.changes = Changes()

    def place(self, files: Sequence[tuple[FoundFile, str]]) -> None:
        """Gives each (file, its hash) the document that it is; a staged or a live version with
        that file hash must be there."""
        # A document's own file goes first, so that its copies find the new text.
        for file, file_hash in sorted(files, key=lambda pair: not self._is_own(pair[0].name)):
            self._place(file, file_hash)
        handled = {file.name for file, _ in files}
        for doc_id, left in self._left:
            self._part_copies(doc_id, left, handled)

    def forget(self, names: Sequence[bytes]) -> None:
        """Drops files; a document whose last file goes is dropped too, with its versions."""
        for name in names:
            known = self._known.pop(name, None)
            if known is not None:  # else it moved in this very switch
                self._connection.execute("DELETE FROM files WHERE name = ?", (name,))
                self.changes.pruned.append(known.file.shown)
                self._pass_on(known)

    def finish(self) -> bool:
        """Links near duplicates and raises the generation; False when nothing had changed."""
        self._versions.retire_staged()
        changes = self.changes
        if not (self._fresh or changes.moved or changes.copies or changes.pruned):
            return False
        self._link_near()
        self._connection.execute(
            "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'"
        )
        return True

    def _place(self, file: FoundFile, file_hash: str) -> None:
        known = self._known.get(file.name)
        version = self._versions.of_file(file_hash)
        if known is None:
            self._place_new(file, file_hash, version)
            return
        live = self._versions.live(known.doc_id)
        if live.version_id == version.version_id:
            self._hold(file, file_hash, known.doc_id)
        elif self._is_own(file.name):
            self._renew(known.doc_id, live, version, shown=file.shown)
            self._hold(file, file_hash, known.doc_id)
        elif live.same_text(version):
            self._hold(file, file_hash, known.doc_id)
        else:
            self._place_new(file, file_hash, version)

    def _place_new(self, file: FoundFile, file_hash: str, version: Version) -> None:
        doc_id = self._versions.holder(version)
        if doc_id is None:
            doc_id = self._add(file, version)
        elif not self._move_if_gone(doc_id, file):
            self.changes.copies.append((file.shown, doc_id))
        self._hold(file, file_hash, doc_id)

    def _add(self, file: FoundFile, version: Version) -> str:
        doc_id = self._new_id(file.shown)
        version_id = self._versions.make_live(doc_id, version, number=1)
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?)", (doc_id, file.name, file.shown, version_id)
        )
        self._fresh.add(doc_id)
        self.changes.added.append(file.shown)
        return doc_id

    def _renew(self, doc_id: str, live: Version, version: Version, *, shown: str) -> None:
        """A document's own file was read again: a new version, or the same text read anew."""
        same = live.same_text(version)
        self._versions.retire(live, state="dead" if same else "old")
        number = live.number if same else live.number + 1
        version_id = self._versions.make_live(doc_id, version, number=number)
        self._connection.execute(
            "UPDATE documents SET version_id = ? WHERE doc_id = ?", (version_id, doc_id)
        )
        self._fresh.add(doc_id)
        if not same:
            self._left.append((doc_id, live))
            self.changes.changed.append(shown)

    def _move_if_gone(self, doc_id: str, file: FoundFile) -> bool:
        """Whether the document's own file is gone, so that this one takes its place."""
        own = self._own_name(doc_id)
        if own is None or Path(os.fsdecode(own)).exists():
            return False
        old = self._known.pop(own)
        self._connection.execute("DELETE FROM files WHERE name = ?", (own,))
        self._make_own(doc_id, file)
        self.changes.moved.append(Moved(doc_id, old.file.shown, file.shown))
        return True

    def _part_copies(self, doc_id: str, left: Version, handled: set[bytes]) -> None:
        """Copies of a document's former text that this run did not look at keep that text."""
        for known in list(self._known.values()):
            if known.doc_id == doc_id and known.file.name not in handled:
                self._place_new(known.file, known.file_hash, left)

    def _pass_on(self, gone: Known) -> None:
        """A document without its own file goes to its first copy, or goes altogether."""
        doc_id = gone.doc_id
        if self._own_name(doc_id) != gone.file.name:
            return
        heirs = [known.file for known in self._known.values() if known.doc_id == doc_id]
        if heirs:
            self._make_own(doc_id, min(heirs, key=lambda file: file.shown))
            return
        self._versions.retire_all(doc_id)
        self._fresh.discard(doc_id)
        self._connection.execute("DELETE FROM documents WHERE doc_id = ?", (doc_id,))
        self._unlink(doc_id)

    def _hold(self, file: FoundFile, file_hash: str, doc_id: str) -> None:
        self._known[file.name] = Known(file, file_hash, doc_id)
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (file.name, file.shown, file.size, file.mtime_ns, file_hash, doc_id),
        )

    def _make_own(self, doc_id: str, file: FoundFile) -> None:
        self._connection.execute(
            "UPDATE documents SET name = ?, path = ? WHERE doc_id = ?",
            (file.name, file.shown, doc_id),
        )

    def _own_name(self, doc_id: str) -> bytes | None:
        row = self._connection.execute(
            "SELECT name FROM documents WHERE doc_id = ?", (doc_id,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def _is_own(self, name: bytes) -> bool:
        known = self._known.get(name)
        return known is not None and self._own_name(known.doc_id) == name

    def _link_near(self) -> None:
        for doc_id in self._fresh:
            self._unlink(doc_id)
        pairs = near_pairs(self._fresh, self._versions.sketches())
        self._connection.executemany("INSERT OR REPLACE INTO near VALUES (?, ?, ?)", pairs)
        self.changes.near.extend(pairs)

    def _unlink(self, doc_id: str) -> None:
        self._connection.execute("DELETE FROM near WHERE doc_a = ? OR doc_b = ?", (doc_id, doc_id))

    def _new_id(self, shown: str) -> str:
        """An id from the file's name, with a piece of the path's hash where that is taken."""
        name = slug(PurePath(shown).stem)
        digest = hashlib.sha256(shown.encode("utf-8")).hexdigest()
        for doc_id in (name, *(f"{name}-{digest[:length]}" for length in (8, 16, 32, 64))):
            if self._own_name(doc_id) is None:
                return doc_id
        raise LookupError(f"no free document id for {shown}")


def slug(name: str) -> str:
    """A name as letters a to z, digits, "_" and "-" only, at most 60 long, never empty.

    >>> slug("Chỉ thị 24-CT/TU (bản sao)")
    'chi-thi-24-ct-tu-ban-sao'
    >>> slug("???")
    'tai-lieu'
    """
    return re.sub(r"[^a-z0-9_]+", "-", fold(name)).strip("-")[:_LONGEST_ID] or "tai-lieu"
