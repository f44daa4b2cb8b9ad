"""Finding the files of a collection, whatever their names and links do."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

IGNORE_FILE = ".chithiignore"  # names to pass over in its folder, one pattern a line

# Found beside documents but never documents themselves. A file named outright is always read.
_OTHER_SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in (
        *("py", "pyc", "js", "css", "ts", "c", "h", "sh", "bat", "toml", "yaml", "yml", "ini"),
        *("cfg", "lock", "json", "jsonl", "tsv", "sqlite", "db", "log", "tmp", "bak", "part"),
    )
)
_OTHER_NAMES = frozenset({"Makefile", "LICENSE", "Thumbs.db", "desktop.ini", "__pycache__"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to hold. `name` is its absolute path as bytes; `shown` the path as people gave it."""

    name: bytes
    shown: str
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """The file itself."""
        return Path(os.fsdecode(self.name))


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not become a document, and why, in words for a person."""

    path: str
    reason: str


def scan(paths: Sequence[Path], *, skip: Path) -> tuple[list[FoundFile], list[Failure]]:
    """All files at and below `paths`, each once, by shown path; and what could not be looked at.

    Folders below are searched except hidden ones, `skip` (the index itself) and what a folder's
    .chithiignore names; links are followed but no folder is entered twice. Only ordinary files
    count: opening a pipe would wait for ever.
    """
    found: dict[bytes, FoundFile] = {}
    failures: list[Failure] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for item in _look(path, seen=seen, skip=skip.absolute()):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                found.setdefault(item.name, item)
    return sorted(found.values(), key=lambda file: (file.shown, file.name)), failures


def shown_path(path: str | Path) -> str:
    """A path as text that can be stored and printed: bytes that are no UTF-8 become "\\xNN".

    >>> shown_path("van-ban/chỉ thị.txt")
    'van-ban/chỉ thị.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _look(path: Path, *, seen: set[tuple[int, int]], skip: Path) -> Iterator[FoundFile | Failure]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            if (status.st_dev, status.st_ino) in seen or path.absolute() == skip:
                return
            seen.add((status.st_dev, status.st_ino))
            children = sorted(path.iterdir())
        elif stat.S_ISREG(status.st_mode):
            yield _file(path, status)
            return
        else:
            yield Failure(shown_path(path), "không phải tệp thường")
            return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Failure(shown_path(path), _why(error))
        return
    ignored = _patterns(path)
    for child in children:
        if not _passed_over(child) and not _matches(child, ignored):
            yield from _look(child, seen=seen, skip=skip)


def _patterns(folder: Path) -> list[str]:
    """The lines of a folder's .chithiignore, without comments."""
    file = folder / IGNORE_FILE
    if not file.is_file():
        return []
    lines = (line.strip() for line in file.read_text("utf-8", errors="replace").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _matches(path: Path, patterns: Sequence[str]) -> bool:
    """Whether a pattern names this child of its folder; one that ends in "/" names folders only."""
    return any(
        fnmatch(path.name, pattern.rstrip("/")) and (not pattern.endswith("/") or path.is_dir())
        for pattern in patterns
    )


def _passed_over(path: Path) -> bool:
    name = path.name
    return (
        name.startswith((".", "~$"))
        or name in _OTHER_NAMES
        or path.suffix.lower() in _OTHER_SUFFIXES
    )


def _file(path: Path, status: os.stat_result) -> FoundFile:
    name = os.fsencode(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."
    return FoundFile(name, shown_path(path), status.st_size, status.st_mtime_ns)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, PermissionError):
        return "không có quyền đọc"
    return f"không xem được ({getattr(error, 'strerror', None) or error})"
