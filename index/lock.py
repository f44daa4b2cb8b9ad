"""One writer at a time, across processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ingest.errors import IndexBusy

FILE_NAME = "ingest.lock"


@contextmanager
def writer_lock(directory: Path) -> Iterator[None]:
    """Holds the index for writing; the system lets go of it even when the process is killed.

    Raises:
        IndexBusy: another process holds it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / FILE_NAME).open("a+", encoding="ascii") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read().strip() or "?"
            raise IndexBusy(
                f"một lần nạp khác đang ghi vào {directory} (tiến trình {holder}): "
                "hãy đợi xong rồi chạy lại"
            )
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def _take(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:
        return _take_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _take_on_windows(file: IO[str]) -> bool:
    import importlib

    msvcrt = importlib.import_module("msvcrt")
    # A byte far past the end, so that the holder's number stays readable.
    file.seek(1 << 20)
    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
