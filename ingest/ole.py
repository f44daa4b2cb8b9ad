"""Streams of a compound file, the container of Word 97 files ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class DamagedContainer(ValueError):
    """The file is cut off, loops, or contradicts itself."""


class CompoundFile:
    """Named streams; every chain is followed at most once over the whole file."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < 512:
            raise DamagedContainer("không phải tệp OLE")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise DamagedContainer("cỡ cung lạ")
        self._sector = 1 << shift
        self._cutoff = _u32(data, 56)
        self._fat = self._read_fat()
        self._entries = dict(self._read_entries(self._chain(_u32(data, 48))))
        root = self._entries.get("", (0, 0))
        self._mini = self._chain(root[0]) if root[1] else b""
        self._mini_fat = _u32s(self._chain(_u32(data, 60))) if _u32(data, 64) else ()

    def names(self) -> set[str]:
        """Names of all streams."""
        return set(self._entries) - {""}

    def stream(self, name: str) -> bytes:
        """The bytes of a stream.

        Raises: DamagedContainer when it is absent or cut off.
        """
        if name not in self._entries:
            raise DamagedContainer(f"thiếu phần {name}")
        start, size = self._entries[name]
        if size < self._cutoff:
            return self._mini_chain(start)[:size]
        return self._chain(start)[:size]

    def _sector_at(self, number: int) -> bytes:
        begin = (number + 1) * self._sector
        if begin >= len(self._data):
            raise DamagedContainer("tệp bị cắt cụt")
        return self._data[begin : begin + self._sector]

    def _read_fat(self) -> tuple[int, ...]:
        most = len(self._data) // self._sector + 1
        numbers = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _LAST_SECTOR]
        following = _u32(self._data, 68)
        for _ in range(most):
            if following >= _LAST_SECTOR:
                break
            more = _u32s(self._sector_at(following))
            numbers.extend(n for n in more[:-1] if n < _LAST_SECTOR)
            following = more[-1]
        numbers = numbers[: _u32(self._data, 44)]  # writers leave rubbish behind the last
        return tuple(entry for number in numbers for entry in _u32s(self._sector_at(number)))

    def _chain(self, start: int) -> bytes:
        parts = (self._sector_at(number) for number in _follow(self._fat, start))
        return b"".join(parts)

    def _mini_chain(self, start: int) -> bytes:
        numbers = _follow(self._mini_fat, start)
        return b"".join(self._mini[number * 64 : number * 64 + 64] for number in numbers)

    @staticmethod
    def _read_entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for begin in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length = min(struct.unpack_from("<H", directory, begin + 64)[0], 64)
            kind = directory[begin + 66]
            name = directory[begin : begin + max(length - 2, 0)].decode("utf-16-le", "replace")
            place = _u32(directory, begin + 116), _u32(directory, begin + 120)
            if kind == _STREAM:
                yield name, place
            elif kind == _ROOT:
                yield "", place


def _follow(table: tuple[int, ...], start: int) -> Iterator[int]:
    number = start
    for _ in range(len(table) + 1):
        if number >= _LAST_SECTOR:
            return
        if number >= len(table):
            raise DamagedContainer("chuỗi cung ra ngoài bảng")
        yield number
        number = table[number]
    raise DamagedContainer("chuỗi cung lặp vòng")


def _u32(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from("<I", data, offset)[0]
    return value


def _u32s(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
