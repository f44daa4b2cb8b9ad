"""Reads a file into raw blocks; its content, not its suffix, decides the format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.errors import EmptyFile, UnreadableFile
from ingest.formats import detect
from ingest.legacy_fonts import detect_legacy, from_legacy
from ingest.limits import Limits, check_lines
from ingest.model import RawDocument
from ingest.quality import refuse_ruined
from ingest.read_doc import read_doc
from ingest.read_docx import read_docx
from ingest.read_html import read_html
from ingest.read_image import read_image
from ingest.read_mhtml import read_mhtml
from ingest.read_pdf import read_pdf
from ingest.read_rtf import read_rtf
from ingest.read_text import read_markdown, read_text

Reader = Callable[[Path, bytes, Limits], RawDocument]

READERS: dict[str, Reader] = {
    "txt": read_text,
    "md": read_markdown,
    "html": read_html,
    "mhtml": read_mhtml,
    "docx": read_docx,
    "rtf": read_rtf,
    "doc": read_doc,
    "pdf": read_pdf,
    "image": read_image,
}


def read(path: Path, limits: Limits | None = None) -> RawDocument:
    """What the file holds, as pages of blocks in reading order.

    Raises: EmptyFile, RuinedText, MissingConverter or another UnreadableFile, each with one line
    that names the file, what is wrong with it and what to do.
    """
    limits = limits or Limits()
    try:
        data = _bytes(path, limits)
        raw = READERS[detect(path, data)](path, data, limits)
        check_lines(path, sum(len(page.blocks) for page in raw.pages), limits)
        return refuse_ruined(path, _in_unicode(raw))
    except UnreadableFile as error:
        # A file's name may hold line ends; a message never does.
        raise type(error)(" ".join(str(error).split())) from error


def _in_unicode(raw: RawDocument) -> RawDocument:
    """The document with text typed in the fonts of before Unicode turned into it."""
    if raw.format in {"txt", "md"}:  # decided when the bytes were decoded
        return raw
    legacy = detect_legacy(block.text for page in raw.pages for block in page.blocks)
    if legacy is None:
        return raw
    pages = tuple(
        replace(
            page,
            blocks=tuple(replace(b, text=from_legacy(b.text, legacy)) for b in page.blocks),
        )
        for page in raw.pages
    )
    metadata = {key: from_legacy(value, legacy) for key, value in raw.metadata.items()}
    return replace(raw, pages=pages, metadata=metadata | {"encoding": legacy})


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFile(f"{path}: không phải là tệp đọc được")
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise UnreadableFile(
                f"{path}: {size:,} byte, vượt mức {limits.max_bytes:,}; hãy chia nhỏ tệp"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: không đọc được ({error.strerror or error})") from error
    if not data.strip():
        raise EmptyFile(f"{path}: tệp rỗng")
    return data
