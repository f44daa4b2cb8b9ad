"""Rich Text files; striprtf does the work."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import EmptyFile, UnreadableFile
from ingest.limits import Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage


def read_rtf(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """Paragraphs and table rows of a Rich Text file.

    Raises: UnreadableFile when it is damaged, EmptyFile without text.
    """
    from striprtf.striprtf import rtf_to_text

    check_chars(path, len(data) // 4, limits)
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]  # ships no types
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise UnreadableFile(f"{path}: tệp RTF hỏng; hãy lưu lại dạng docx") from error
    if not text.strip():
        raise EmptyFile(f"{path}: văn bản không có chữ nào")
    check_chars(path, len(text), limits)
    blocks = tuple(_block(line) for line in text.split("\n"))
    return RawDocument("rtf", (RawPage(1, blocks),))


def _block(line: str) -> RawBlock:
    if line.count("|") > 1 and line.endswith("|"):
        cells = (cell.strip() for cell in line.split("|"))
        return RawBlock(" | ".join(cell for cell in cells if cell), "row")
    return RawBlock(line)
