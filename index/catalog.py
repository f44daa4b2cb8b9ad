"""The catalog: one SQLite file that is the truth about documents, versions and passages.

Reading needs nothing but a folder and is safe from many threads and processes at once. All writing
goes through `index/writing.py`, one process at a time.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.codec import from_json, unpack
from index.database import BATCH, batches, connect, create, marks, transaction
from index.schema import (
    SCHEMA,
    DocumentRow,
    StoredDuty,
    StoredPassage,
    StoredRelation,
    VersionRow,
)
from ingest.errors import BadInput, IndexUnusable
from ingest.model import Document, Duty, Header, Relation, Span

FILE_NAME = "catalog.sqlite"
_KEPT_DOCUMENTS = 256  # whole documents held in memory, most recently used

_PASSAGE = (
    "SELECT p.id, v.doc_id, p.ordinal, p.start, p.end, p.text, p.context, p.section, p.sentences,"
    " p.key FROM passages p JOIN versions v USING (version_id) "
)


class Catalog:
    """An open catalog. Use `Catalog.open`; `close` it, or use it in a `with` statement."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._local = threading.local()
        self._connections: dict[threading.Thread, sqlite3.Connection] = {}
        self._lock = threading.Lock()
        self._documents: OrderedDict[tuple[str, int], Document] = OrderedDict()
        self._rows: tuple[int, list[DocumentRow]] | None = None

    @classmethod
    def open(cls, directory: Path | str, *, writable: bool = False) -> Catalog:
        """The catalog in `directory`; `writable` makes it where there is none.

        Raises:
            IndexUnusable: none there, not a catalog, or one of another version.
        """
        file = Path(directory) / FILE_NAME
        if not file.exists():
            if not writable:
                raise IndexUnusable(
                    f"chưa có chỉ mục ở {directory}: hãy chạy `chithi ingest THƯ_MỤC` trước"
                )
            create(file)
        catalog = cls(file)
        catalog._check()
        return catalog

    def close(self) -> None:
        """Closes every thread's connection."""
        with self._lock:
            for connection in self._connections.values():
                connection.close()
            self._connections.clear()
            self._local = threading.local()

    def __enter__(self) -> Catalog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit: transactions are begun by hand."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = connect(self.file)
            self._local.connection = found
            with self._lock:
                self._close_ended()
                self._connections[threading.current_thread()] = found
        return found

    def _close_ended(self) -> None:
        """Closes connections of threads that have ended, so that a server does not pile them up."""
        for thread in [thread for thread in self._connections if not thread.is_alive()]:
            self._connections.pop(thread).close()

    def _check(self) -> None:
        try:
            schema = self.meta("schema")
        except sqlite3.DatabaseError as error:
            self.close()
            raise IndexUnusable(
                f"{self.file} không đọc được ({error}): hãy xóa thư mục chỉ mục rồi nạp lại"
            ) from error
        if schema != str(SCHEMA):
            self.close()
            raise IndexUnusable(
                f"{self.file} thuộc phiên bản chỉ mục {schema}, chương trình này dùng {SCHEMA}: "
                "hãy nạp lại vào một thư mục mới"
            )

    # What the whole catalog says of itself.

    @property
    def generation(self) -> int:
        """Grows by one with every change of what is searched; 0 when nothing ever was."""
        return int(self.meta("generation") or 0)

    def meta(self, key: str) -> str | None:
        """A setting kept with the catalog; None when it was never set."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a setting; commits at once."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # Documents.

    def documents(self) -> list[DocumentRow]:
        """All held documents in their live version, by path."""
        generation = self.generation
        if self._rows is None or self._rows[0] != generation:
            self._rows = (generation, list(self._read_documents()))
        return list(self._rows[1])

    def _read_documents(self) -> Iterator[DocumentRow]:
        near = self._near()
        copies: dict[str, list[str]] = {}
        for doc_id, shown in self.connection.execute(
            "SELECT f.doc_id, f.shown FROM files f JOIN documents d USING (doc_id)"
            " WHERE f.name <> d.name ORDER BY f.shown"
        ):
            copies.setdefault(doc_id, []).append(shown)
        for doc_id, path, *rest, header in self.connection.execute(
            "SELECT d.doc_id, d.path, v.format, v.content_hash, v.n_chars, v.number, v.added_at,"
            " v.header FROM documents d JOIN versions v USING (version_id)"
            " ORDER BY d.path, d.doc_id"
        ):
            form, content_hash, n_chars, number, added_at = rest
            yield DocumentRow(
                doc_id=doc_id,
                path=path,
                format=form,
                content_hash=content_hash,
                header=from_json(Header, header),
                n_chars=n_chars,
                version=number,
                added_at=added_at,
                duplicates=tuple(copies.get(doc_id, ())),
                near=tuple(near.get(doc_id, ())),
            )

    def _near(self) -> dict[str, list[tuple[str, float]]]:
        found: dict[str, list[tuple[str, float]]] = {}
        for doc_a, doc_b, similarity in self.connection.execute(
            "SELECT doc_a, doc_b, similarity FROM near ORDER BY similarity DESC, doc_a, doc_b"
        ):
            found.setdefault(doc_a, []).append((doc_b, similarity))
            found.setdefault(doc_b, []).append((doc_a, similarity))
        return found

    def document(self, doc_id: str, version: int | None = None) -> Document:
        """A whole document, in its live version or in the one numbered `version`.

        Raises:
            BadInput: no such document or version is held.
        """
        query = (
            "SELECT v.version_id, d.path FROM documents d JOIN versions v USING (doc_id)"
            " WHERE d.doc_id = ? AND v.state IN ('live', 'old') AND "
        )
        if version is None:
            row = self.connection.execute(query + "v.version_id = d.version_id", (doc_id,))
        else:
            row = self.connection.execute(query + "v.number = ?", (doc_id, version))
        found = row.fetchone()
        if found is None:
            what = doc_id if version is None else f"{doc_id}, phiên bản {version}"
            raise BadInput(f"không có tài liệu {what} trong chỉ mục: xem `chithi documents`")
        document = self._unpacked(found[0], doc_id, found[1])
        # Replaced since it was looked up, and its version forgotten: there is another now.
        return self.document(doc_id, version) if document is None else document

    def _unpacked(self, version_id: int, doc_id: str, path: str) -> Document | None:
        slot = (path, version_id)
        with self._lock:
            if slot in self._documents:
                self._documents.move_to_end(slot)
                return self._documents[slot]
        packed = self.connection.execute(
            "SELECT payload FROM versions WHERE version_id = ?", (version_id,)
        ).fetchone()
        if packed is None:
            return None
        document = replace(unpack(packed[0]), doc_id=doc_id, path=path)
        with self._lock:
            self._documents[slot] = document
            while len(self._documents) > _KEPT_DOCUMENTS:
                self._documents.popitem(last=False)
        return document

    def versions(self, doc_id: str) -> list[VersionRow]:
        """The live and the older versions of a document, oldest first; empty when not held."""
        rows = self.connection.execute(
            "SELECT doc_id, number, state, content_hash, format, n_chars, added_at FROM versions"
            " WHERE doc_id = ? AND state IN ('live', 'old') ORDER BY number",
            (doc_id,),
        )
        return [VersionRow(*row) for row in rows]

    def file_of(self, doc_id: str) -> Path | None:
        """The file on disk of a held document, by its absolute path, whether it is still there or
        not; None when the document is not held."""
        row = self.connection.execute(
            "SELECT name FROM documents WHERE doc_id = ?", (doc_id,)
        ).fetchone()
        return None if row is None else Path(os.fsdecode(row[0]))

    # Passages.

    def passages(self, after: int = 0) -> Iterator[StoredPassage]:
        """Live passages with an id greater than `after`, in id order."""
        while True:
            rows = self.connection.execute(
                _PASSAGE + "WHERE p.live = 1 AND p.id > ? ORDER BY p.id LIMIT ?", (after, BATCH)
            ).fetchall()
            yield from map(_passage, rows)
            if len(rows) < BATCH:
                return
            after = rows[-1][0]

    def live_ids(self) -> npt.NDArray[np.int64]:
        """Ids of all live passages, ascending, int64 of shape (n,)."""
        rows = self.connection.execute("SELECT id FROM passages WHERE live = 1 ORDER BY id")
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def passage(self, passage_id: int) -> StoredPassage:
        """One passage by its id.

        Raises:
            BadInput: there is none of that id.
        """
        found = self.passages_by_id([passage_id])
        if not found:
            raise BadInput(f"không có đoạn văn số {passage_id} trong chỉ mục")
        return found[0]

    def passages_by_id(self, ids: Iterable[int]) -> list[StoredPassage]:
        """The passages of these ids, in the order given; ids that are gone are left out."""
        wanted = [int(passage_id) for passage_id in ids]
        found: dict[int, StoredPassage] = {}
        for batch in batches(sorted(set(wanted))):
            rows = self.connection.execute(_PASSAGE + f"WHERE p.id IN ({marks(batch)})", batch)
            found.update((row[0], _passage(row)) for row in rows)
        return [found[passage_id] for passage_id in wanted if passage_id in found]

    def passages_of(self, doc_id: str) -> list[StoredPassage]:
        """The live passages of a document in reading order."""
        rows = self.connection.execute(
            _PASSAGE + "WHERE +p.live = 1 AND v.doc_id = ? ORDER BY p.ordinal", (doc_id,)
        )
        return [_passage(row) for row in rows]

    def passage_ids_of(self, doc_ids: Iterable[str]) -> list[int]:
        """The ids of the live passages of these documents, ascending."""
        found: list[int] = []
        for batch in batches(list(doc_ids)):
            # The plus keeps SQLite from walking through all live passages instead.
            rows = self.connection.execute(
                "SELECT p.id FROM versions v JOIN passages p USING (version_id)"
                f" WHERE v.doc_id IN ({marks(batch)}) AND +p.live = 1",
                batch,
            )
            found += [passage_id for (passage_id,) in rows]
        return sorted(found)

    # Relations and duties.

    def relations(self) -> list[StoredRelation]:
        """Every relation that live documents state, by document and place."""
        return [
            StoredRelation(doc_id, from_json(Relation, data))
            for doc_id, data in self._live_rows("relations")
        ]

    def duties(self) -> list[StoredDuty]:
        """Every duty that live documents set, by document and place."""
        found = []
        for doc_id, data in self._live_rows("duties"):
            record = json.loads(data)
            duty = from_json(Duty, json.dumps(record["duty"]))
            found.append(StoredDuty(doc_id, duty, record["action"], record["evidence"]))
        return found

    def _live_rows(self, table: str) -> Iterator[tuple[str, str]]:
        yield from self.connection.execute(
            f"SELECT d.doc_id, t.data FROM {table} t JOIN documents d USING (version_id)"
            " ORDER BY d.path, d.doc_id, t.ordinal"
        )

    # Encoded passages.

    def passages_lacking(self, model: str) -> Iterator[StoredPassage]:
        """Passages, staged ones too, that `model` has not encoded yet, in id order and each key
        once; vectors may be put while this is read."""
        after, seen = 0, set[bytes]()
        while True:
            rows = self.connection.execute(
                _PASSAGE + "WHERE p.id > ? AND v.state IN ('staged', 'live') AND NOT EXISTS"
                " (SELECT 1 FROM vectors x WHERE x.model = ? AND x.key = p.key)"
                " ORDER BY p.id LIMIT ?",
                (after, model, BATCH),
            ).fetchall()
            for row in rows:
                if row[-1] not in seen:
                    seen.add(row[-1])
                    yield _passage(row)
            if len(rows) < BATCH:
                return
            after = rows[-1][0]

    def count_lacking(self, model: str) -> int:
        """How many passages `passages_lacking` will give."""
        row = self.connection.execute(
            "SELECT count(DISTINCT p.key) FROM passages p JOIN versions v USING (version_id)"
            " WHERE v.state IN ('staged', 'live') AND NOT EXISTS"
            " (SELECT 1 FROM vectors x WHERE x.model = ? AND x.key = p.key)",
            (model,),
        ).fetchone()
        return int(row[0])

    def vectors(self, model: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What `put_vectors` kept for these keys; keys that `model` never encoded are absent."""
        found: dict[bytes, bytes] = {}
        for batch in batches(list(keys)):
            found.update(
                self.connection.execute(
                    f"SELECT key, data FROM vectors WHERE model = ? AND key IN ({marks(batch)})",
                    [model, *batch],
                )
            )
        return found

    def put_vectors(self, model: str, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keeps (key, bytes) of `model` for good; the whole batch is one commit."""
        with transaction(self.connection) as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                ((model, key, data) for key, data in items),
            )


def _passage(row: tuple[Any, ...]) -> StoredPassage:
    passage_id, doc_id, ordinal, start, end, text, context, section, sentences, key = row
    return StoredPassage(
        id=passage_id,
        doc_id=doc_id,
        ordinal=ordinal,
        start=start,
        end=end,
        text=text,
        context=context,
        section=section,
        sentences=tuple(Span(*pair) for pair in json.loads(sentences)),
        key=key,
    )
