"""Noticing that files below some paths have changed, by looking now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.scan import scan

EVERY_S = 2.0

_Files = frozenset[tuple[bytes, int, int]]


def changes(paths: Sequence[Path], *, skip: Path, sleep: Callable[[float], None]) -> Iterator[None]:
    """Something each time the files have changed since this was called or last gave something, for
    ever. Called before the files are read, it misses nothing that changes meanwhile.

    A change is reported once two looks in a row agree, so that a file being copied is not read
    half-way.
    """
    return _changes(paths, skip, sleep, _look(paths, skip))


def _changes(
    paths: Sequence[Path], skip: Path, sleep: Callable[[float], None], first: _Files
) -> Iterator[None]:
    reported = before = first
    while True:
        sleep(EVERY_S)
        now = _look(paths, skip)
        if now == before and now != reported:
            reported = now
            yield
        before = now


def _look(paths: Sequence[Path], skip: Path) -> _Files:
    found, _ = scan(paths, skip=skip)
    return frozenset((file.name, file.size, file.mtime_ns) for file in found)
