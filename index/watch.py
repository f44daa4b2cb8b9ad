"""Noticing that files below some paths have changed, by looking now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.scan import scan

EVERY_S = 2.0


def changes(paths: Sequence[Path], *, skip: Path, sleep: Callable[[float], None]) -> Iterator[None]:
    """Something each time the files have changed since it was last asked for, for ever.

    A change is reported once two looks in a row agree, so that a file being copied is not read
    half-way.
    """
    reported = before = _look(paths, skip)
    while True:
        sleep(EVERY_S)
        now = _look(paths, skip)
        if now == before and now != reported:
            reported = now
            yield
        before = now


def _look(paths: Sequence[Path], skip: Path) -> frozenset[tuple[bytes, int, int]]:
    found, _ = scan(paths, skip=skip)
    return frozenset((file.name, file.size, file.mtime_ns) for file in found)
