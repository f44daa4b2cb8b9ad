"""Looks into a pdf before it is opened: a packed stream may hold far more than it seems to."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.limits import Limits

_STREAM, _END = b"stream", b"endstream"
_DICTIONARY = 600  # bytes before a stream that describe it
_ROUNDS = 3  # streams may be packed several times over


def check_streams(path: Path, data: bytes, limits: Limits) -> None:
    """Let a pdf through whose streams stay within bounds; pictures are not drawn here.

    Raises: UnreadableFile when one unfolds to more than a page may.
    """
    unpacked = 0
    for packed in _packed_streams(data):
        size = _unpacked_size(packed, limits.max_page_bytes)
        unpacked += size
        if size > limits.max_page_bytes or unpacked > limits.max_unpacked_bytes:
            raise UnreadableFile(f"{path}: tệp pdf bung ra quá lớn; hãy lưu lại")


def _packed_streams(data: bytes) -> Iterator[bytes]:
    at = data.find(_STREAM)
    while at >= 0:
        end = data.find(_END, at + len(_STREAM))
        if end < 0:
            end = len(data)
        about = data[max(0, at - _DICTIONARY) : at]
        about = about[about.rfind(b"obj") + 1 :]
        if b"FlateDecode" in about and b"/Image" not in about.replace(b" ", b""):
            yield data[at + len(_STREAM) : end].lstrip(b"\r\n")
        at = data.find(_STREAM, end + len(_END))


def _unpacked_size(packed: bytes, most: int) -> int:
    """How many bytes a stream unfolds to; stops just above `most`."""
    for _ in range(_ROUNDS):
        try:
            unpacked = zlib.decompressobj().decompress(packed, most + 1)
        except zlib.error:
            return 0
        if len(unpacked) > most or unpacked[:1] != b"\x78":
            return len(unpacked)
        packed = unpacked
    return len(packed)
