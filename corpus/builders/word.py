"""Sources to .docx, the only builder that knows python-docx."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from builders.markup import Part, Source
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

_MADE = dt.datetime(2026, 1, 1)
_ZIP_TIME = (2026, 1, 1, 0, 0, 0)


def build_docx(source: Source, target: Path) -> None:
    """Write the source as a Word file; the same source gives the same bytes."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    properties = document.core_properties
    properties.author = "Dự án chithi"
    properties.title = next((part.text for part in source.parts if part.kind == "title"), "")
    properties.created = properties.modified = _MADE
    for part in source.parts:
        _add(document, part)
    buffer = io.BytesIO()
    document.save(buffer)
    _rewrite_without_times(buffer, target)


def _add(document: Any, part: Part) -> None:
    if part.kind in ("head", "sign"):
        _add_columns(document, part)
    elif part.kind == "table":
        _add_table(document, part)
    elif part.kind == "heading":
        document.add_heading(part.text, level=1)
    elif part.kind == "item":
        document.add_paragraph(part.text, style="List Number")
    elif part.kind == "paragraph":
        document.add_paragraph(part.text)
    else:
        _add_centred(document, part)


def _add_centred(document: Any, part: Part) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(part.text)
    run.bold = part.kind != "note"
    run.italic = part.kind == "note"


def _add_columns(document: Any, part: Part) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, part.rows, strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
        if part.kind == "head" or cell is table.rows[0].cells[1]:
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_table(document: Any, part: Part) -> None:
    table = document.add_table(rows=0, cols=len(part.rows[0]), style="Table Grid")
    for number, row in enumerate(part.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = ""
            cell.paragraphs[0].add_run(text).bold = number == 0
    document.add_paragraph()


def _rewrite_without_times(buffer: io.BytesIO, target: Path) -> None:
    # python-docx stamps every zip entry with the present time.
    with (
        zipfile.ZipFile(buffer) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(info, made.read(name))
