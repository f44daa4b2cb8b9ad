"""Files that visitors bring and take away: kept under random names, seen by their owner alone.

Nothing a visitor sends becomes part of a path, and no reply names a folder of the server.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import AsyncIterable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import BadInput

MAX_FILE_MB = 50
DOCUMENT_TYPES = (
    *(".txt", ".md", ".html", ".htm", ".mhtml", ".docx", ".pdf", ".rtf", ".doc"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
)
SET_TYPES = (".jsonl", ".json", ".csv", ".xlsx")
_MEGABYTE = 2**20
_MOST_FILES = 400
_MOST_BYTES = 2 * 2**30
_KEPT_S = 2 * 3600.0


@dataclass(frozen=True, slots=True)
class Brought:
    """An uploaded file: its own name, made safe, and where its bytes are."""

    name: str
    path: Path


@dataclass(slots=True)
class _Kept:
    owner: str | None
    name: str
    folder: Path
    until: float
    size: int = 0
    write: Callable[[Path], object] | None = None  # makes an offered file when it is fetched

    @property
    def path(self) -> Path:
        """Where the bytes are, under the file's own safe name: readers look at its end, and say
        it where something is wrong."""
        return self.folder / self.name


class Exchange:
    """Uploads and downloads of all visitors, in a folder that goes with the server."""

    def __init__(
        self,
        *,
        max_file_bytes: int = MAX_FILE_MB * _MEGABYTE,
        max_bytes: int = _MOST_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = tempfile.mkdtemp(prefix="chithi-files-")
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._max_file_bytes, self._max_bytes, self._clock = max_file_bytes, max_bytes, clock
        self._kept: dict[str, _Kept] = {}
        self._lock = threading.Lock()

    async def receive(self, name: str, owner: str | None, chunks: AsyncIterable[bytes]) -> str:
        """Keep an upload; the token it is taken by.

        Raises:
            BadInput: its name or type is not taken, it is empty or too large, or there is no room.
        """
        clean = safe_name(name)
        if Path(clean).suffix.lower() not in {*DOCUMENT_TYPES, *SET_TYPES}:
            raise BadInput(f"{clean}: loại tệp này không nhận được.")
        token, kept = self._place(clean, owner)
        try:
            kept.size = await self._write(kept.path, clean, chunks)
        except BadInput:
            self._drop(token)
            raise
        return token

    async def _write(self, path: Path, name: str, chunks: AsyncIterable[bytes]) -> int:
        size, room = 0, self._max_bytes - sum(kept.size for kept in self._kept.values())
        with path.open("wb") as file:
            async for chunk in chunks:
                size += len(chunk)
                if size > self._max_file_bytes:
                    most = self._max_file_bytes // _MEGABYTE
                    raise BadInput(f"{name}: lớn hơn {most} MB, giới hạn của một tệp.")
                if size > room:
                    raise BadInput(f"{name}: máy chủ đang giữ quá nhiều tệp; hãy thử lại sau.")
                file.write(chunk)
        if not size:
            raise BadInput(f"{name}: tệp rỗng.")
        return size

    def take(self, tokens: Iterable[str], owner: str | None) -> list[Brought]:
        """The uploads behind tokens, in that order.

        Raises:
            BadInput: one is unknown, too old, or another visitor's.
        """
        found = [self._of(str(token), owner) for token in tokens]
        return [Brought(kept.name, kept.path) for kept in found if kept.write is None]

    def offer(self, name: str, owner: str | None, write: Callable[[Path], object]) -> str:
        """The token of a file to take away; `write` makes it when it is first fetched."""
        token, kept = self._place(safe_name(name), owner)
        kept.write = write
        return token

    def fetch(self, token: str, owner: str | None) -> Brought:
        """An offered file.

        Raises:
            BadInput: it is unknown, too old, or another visitor's.
        """
        kept = self._of(token, owner)
        if kept.write is None:
            raise BadInput("Tệp này không còn; hãy tạo lại trên trang.")
        if not kept.path.is_file():
            # Two fetches at once never see half a file; writers look at the suffix.
            draft = kept.folder / f"{secrets.token_hex(4)}{kept.path.suffix}"
            kept.write(draft)
            draft.replace(kept.path)
        return Brought(kept.name, kept.path)

    def _place(self, name: str, owner: str | None) -> tuple[str, _Kept]:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        kept = _Kept(owner, name, folder, self._clock() + _KEPT_S)
        token = secrets.token_urlsafe(24)
        with self._lock:
            now = self._clock()
            old = [key for key, it in self._kept.items() if it.until < now]
            spare = list(self._kept)[: max(0, len(self._kept) - len(old) - _MOST_FILES + 1)]
            self._kept[token] = kept
        for key in {*old, *spare}:
            self._drop(key)
        return token, kept

    def _of(self, token: str, owner: str | None) -> _Kept:
        kept = self._kept.get(token)
        if kept is None or kept.owner != owner or kept.until < self._clock():
            raise BadInput("Tệp này không còn; hãy gửi lại hoặc tạo lại trên trang.")
        return kept

    def _drop(self, token: str) -> None:
        with self._lock:
            kept = self._kept.pop(token, None)
        if kept is not None:
            shutil.rmtree(kept.folder, ignore_errors=True)


def safe_name(path: str) -> str:
    """The last part of an uploaded name, without control characters, at most 200 bytes long, as
    file systems allow 255.

    Raises:
        BadInput: nothing usable is left of the name.

    >>> safe_name("../../etc/Chỉ thị 24.pdf")
    'Chỉ thị 24.pdf'
    """
    name = path.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    name = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*')
    stem, dot, suffix = name.strip(" .").rpartition(".")
    if not stem:
        raise BadInput(f"Tên tệp “{name[:60]}” không dùng được; hãy đổi tên rồi thử lại.")
    return f"{stem.encode()[:180].decode(errors='ignore')}{dot}{suffix[:6]}"
