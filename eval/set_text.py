"""Reading question files as text: one encoding a file, a mixed one is named by its line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from ingest.encodings import decode
from ingest.errors import BadInput

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text(path: Path) -> str:
    """The file's text with "\\n" line ends, not normalised, so that offsets in it stay true: UTF-8,
    UTF-16 with a mark, or Windows-1258, TCVN3 or VNI.

    Raises:
        BadInput: the file cannot be opened, is UTF-8 with broken lines in it, or in an encoding
            that nobody can tell.
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
            return _marked(path, data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as cause:
        _refuse_mixed(path, data, cause)
        return _older(path, data)


def _marked(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as cause:
        line = data[: cause.start].decode(encoding, errors="replace").count("\n") + 1
        raise BadInput(
            f"{path}: dòng {line}: không đọc được bằng {encoding} như đầu tệp ghi; "
            "hãy lưu cả tệp bằng UTF-8"
        ) from cause


def _refuse_mixed(path: Path, data: bytes, cause: UnicodeDecodeError) -> None:
    """Only a file none of whose lines is accented UTF-8 can be in another encoding throughout."""
    bad = data.count(b"\n", 0, cause.start) + 1
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.isascii() and _is_utf8(line):
            raise BadInput(
                f"{path}: lẫn bảng mã: dòng {number} là UTF-8 nhưng dòng {bad} thì không; "
                "hãy lưu cả tệp bằng UTF-8"
            ) from cause


def _older(path: Path, data: bytes) -> str:
    """The data in whichever older encoding makes Vietnamese of it."""
    text, _ = decode(data)
    for number, line in enumerate(text.split("\n"), start=1):
        if "\ufffd" in line:
            raise BadInput(
                f"{path}: dòng {number}: không rõ bảng mã; hãy lưu tệp bằng UTF-8 (trong Excel: "
                "“CSV UTF-8”)"
            )
    return text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
