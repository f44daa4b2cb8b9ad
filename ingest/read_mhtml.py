"""Web pages saved as one file (mht, or doc from some sites): the page is its html part."""

from __future__ import annotations

import email
import email.policy
from email.message import Message
from pathlib import Path

from ingest.errors import EmptyFile
from ingest.limits import Limits
from ingest.model import RawDocument
from ingest.read_html import read_html


def read_mhtml(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The first html part, read as a page.

    Raises: EmptyFile when there is none.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return read_html(path, _unicode(part), limits)
    raise EmptyFile(f"{path}: không có trang nào trong tệp")


def _unicode(part: Message) -> bytes:
    """The part's content as UTF-8 where it names its encoding, else as it is."""
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "utf-8").encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return data
