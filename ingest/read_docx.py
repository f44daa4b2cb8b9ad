"""Word files: headings, paragraphs, tables row by row; python-docx does the work."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.limits import Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.table import Table
    from docx.text.paragraph import Paragraph


def read_docx(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The blocks of a Word file in reading order."""
    import docx

    document = docx.Document(io.BytesIO(data))
    blocks: list[RawBlock] = []
    for part in document.iter_inner_content():
        blocks.extend(_table(part) if hasattr(part, "rows") else _paragraph(part))
    check_chars(path, sum(len(block.text) for block in blocks), limits)
    core = document.core_properties
    known = {"title": core.title, "author": core.author}
    metadata = {key: value for key, value in known.items() if value}
    return RawDocument("docx", (RawPage(1, tuple(blocks)),), metadata=metadata)


def _paragraph(paragraph: Paragraph) -> Iterator[RawBlock]:
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    level = int(name[8:]) if name.startswith("Heading ") and name[8:].isdigit() else 0
    for line in paragraph.text.split("\n"):
        yield RawBlock(line, "heading" if level else "paragraph", level)


def _table(table: Table) -> Iterator[RawBlock]:
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            text = " ".join(cell.text.split())
            if text and (not cells or cells[-1] != text):
                cells.append(text)
        yield RawBlock(" | ".join(cells), "row")
