"""Reading question files as text: one encoding a file, a mixed one is named by its line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from ingest.errors import BadInput

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text(path: Path) -> str:
    """The file's text with "\\n" line ends, not normalised, so that offsets in it stay true: UTF-8,
    UTF-16 with a mark, or Windows-1258.

    Raises:
        BadInput: the file cannot be opened, or is UTF-8 with broken lines in it.
    """
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise BadInput(
            f"{path}: không đọc được tệp ({cause.strerror}); kiểm tra đường dẫn"
        ) from cause
    return _decode(path, data).replace("\r\n", "\n").replace("\r", "\n")


def nfc(text: str) -> str:
    """The text in NFC, its outer spaces dropped."""
    return unicodedata.normalize("NFC", text).strip()


def _decode(path: Path, data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="strict")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as cause:
        _refuse_mixed(path, data, cause)
        return data.decode("cp1258", errors="replace")


def _refuse_mixed(path: Path, data: bytes, cause: UnicodeDecodeError) -> None:
    """Only a file none of whose lines is accented UTF-8 can be in another encoding throughout."""
    bad = data.count(b"\n", 0, cause.start) + 1
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.isascii() and _is_utf8(line):
            raise BadInput(
                f"{path}: lẫn bảng mã: dòng {number} là UTF-8 nhưng dòng {bad} thì không; "
                "hãy lưu cả tệp bằng UTF-8"
            ) from cause


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
