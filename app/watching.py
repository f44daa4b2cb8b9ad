"""Following folders while the page is served: what changes there is taken in by itself.

Only folders that hold documents of the collection may be followed: whoever filled it from the
command line chose them; the page can never point at another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from app.engine import Engine
from index.report import IngestReport
from index.watch import changes
from ingest.errors import BadInput, ChithiError, IndexUnusable

_FILE = "watched.json"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that may be followed: `key` stands for it on the page, `name` is its last part,
    `documents` how many it holds. `at` is when it was last taken in, `report` what came of that,
    `problem` why nothing did."""

    key: str
    name: str
    path: Path
    documents: int
    watched: bool = False
    at: dt.datetime | None = None
    report: IngestReport | None = None
    problem: str = ""


@dataclass(slots=True)
class _Follower:
    stop: threading.Event
    at: dt.datetime | None = None
    report: IngestReport | None = None
    problem: str = ""


class _Stopped(Exception):
    """Ends the endless look for changes."""


class FolderWatch:
    """Follows folders in threads of this process; the choice outlives a restart."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._file = engine.directory / _FILE
        self._followers: dict[Path, _Follower] = {}
        self._lock = threading.Lock()

    def folders(self) -> list[Folder]:
        """Every folder that may be followed, by name; the topmost ones of those held."""
        found = []
        for path, documents in sorted(self._roots().items()):
            folder = Folder(_key(path), path.name or str(path), path, documents)
            follower = self._followers.get(path)
            if follower is not None:
                folder = replace(
                    folder,
                    watched=True,
                    at=follower.at,
                    report=follower.report,
                    problem=follower.problem,
                )
            found.append(folder)
        return found

    def start(self, key: str) -> None:
        """Take a folder in now and whenever it changes.

        Raises:
            BadInput: no such folder may be followed.
        """
        path = self._path_of(key)
        with self._lock:
            if path in self._followers:
                return
            follower = self._followers[path] = _Follower(threading.Event())
            self._remember()
        threading.Thread(target=self._follow, args=(path, follower), daemon=True).start()

    def stop(self, key: str) -> None:
        """Leave a folder alone again.

        Raises:
            BadInput: no such folder may be followed.
        """
        path = self._path_of(key)
        with self._lock:
            follower = self._followers.pop(path, None)
            self._remember()
        if follower is not None:
            follower.stop.set()

    def resume(self) -> None:
        """Follow again what was followed when the page was last served."""
        for key in self._remembered():
            if any(folder.key == key for folder in self.folders()):
                self.start(key)

    def close(self) -> None:
        """End all threads; the choice stays."""
        for follower in self._followers.values():
            follower.stop.set()

    def _follow(self, path: Path, follower: _Follower) -> None:
        def sleep(seconds: float) -> None:
            if follower.stop.wait(seconds):
                raise _Stopped

        try:
            changed = changes([path], skip=self._engine.directory, sleep=sleep)
            self._take_in(path, follower)
            for _ in changed:
                self._take_in(path, follower)
        except _Stopped:
            return

    def _take_in(self, path: Path, follower: _Follower) -> None:
        try:
            follower.report, follower.problem = self._engine.ingest([path], prune=True), ""
        except ChithiError as error:
            follower.report, follower.problem = None, str(error)
        follower.at = dt.datetime.now()

    def _roots(self) -> dict[Path, int]:
        """Folders of held files with how many they hold, those inside another one counted there;
        the folder of uploads is the page's own."""
        uploads = self._engine.directory.absolute()
        counts: dict[Path, int] = {}
        for file in self._files():
            folder = file.parent
            if not folder.is_relative_to(uploads) and folder.is_dir():
                counts[folder] = counts.get(folder, 0) + 1
        roots: dict[Path, int] = {}
        for folder, count in sorted(counts.items()):
            root = next((root for root in roots if folder.is_relative_to(root)), folder)
            roots[root] = roots.get(root, 0) + count
        return roots

    def _files(self) -> list[Path]:
        try:
            rows = self._engine.documents()
        except IndexUnusable:
            return []
        return [file for row in rows if (file := self._engine.original(row.doc_id)) is not None]

    def _path_of(self, key: str) -> Path:
        for folder in self.folders():
            if folder.key == key:
                return folder.path
        raise BadInput("Không có thư mục này trong danh sách được theo dõi; hãy mở lại trang.")

    def _remember(self) -> None:
        draft = self._file.with_suffix(".tmp")
        draft.write_text(json.dumps([_key(path) for path in self._followers]), encoding="utf-8")
        draft.replace(self._file)

    def _remembered(self) -> list[str]:
        try:
            keys = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError):
            return []
        return [str(key) for key in keys] if isinstance(keys, list) else []


def _key(path: Path) -> str:
    """What stands for a folder on the page, so that no path of the server is shown or taken."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
