"""SQLite as the catalog uses it: how the file is made, opened and changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from index.schema import SCHEMA, TABLES

BATCH = 500  # values in one SQL list, rows in one read

_Value = TypeVar("_Value")


class transaction:  # noqa: N801 - reads as a statement: `with transaction(connection):`
    """A write transaction: all of it or, on any exception, nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        self.connection.execute("BEGIN IMMEDIATE")
        return self.connection

    def __exit__(self, kind: object, *_: object) -> None:
        self.connection.execute("COMMIT" if kind is None else "ROLLBACK")


def connect(file: Path) -> sqlite3.Connection:
    """A connection in autocommit, usable from any thread: transactions are begun by hand."""
    connection = sqlite3.connect(
        file, timeout=30, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def create(file: Path) -> None:
    """Makes the tables in a file of another name first: a kill leaves no half-made catalog."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(fresh, isolation_level=None)
    connection.executescript(TABLES)
    connection.execute("INSERT INTO meta VALUES ('schema', ?), ('generation', '0')", (str(SCHEMA),))
    # Kept in the file itself, so every later connection is in WAL without asking.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    fresh.replace(file)


def batches(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """The values in order, `BATCH` at a time.

    >>> list(batches([1, 2, 3]))
    [[1, 2, 3]]
    """
    for first in range(0, len(values), BATCH):
        yield values[first : first + BATCH]


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values, for a SQL list.

    >>> marks("abc")
    '?,?,?'
    """
    return ",".join("?" * len(values))
