"""Printouts as Word files; the only file here that knows python-docx."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from app.study.printing import Block, Printout

_TEXT_WIDTH_CM = 16.5
_FONT = "Times New Roman"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BELONGS = ("option", "answer", "source", "table")  # to the question above
_HEADINGS = {"heading": 1, "subheading": 2}


def write_docx(printout: Printout, path: Path) -> None:
    """Write a printout as an A4 Word file with page numbers."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(13)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.08
    for level in (1, 2):
        _plain_heading(document.styles[f"Heading {level}"], Pt(15 - level))
    document.core_properties.title = _safe(printout.title)
    document.core_properties.author = "chithi"
    for block, following in zip(printout.blocks, (*printout.blocks[1:], None), strict=True):
        _add(document, block, kept=following is not None and following.kind in _BELONGS)
    _number_pages(section)
    document.save(str(path))


def _plain_heading(style: Any, size: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.size, style.font.bold = _FONT, size, True
    style.font.color.rgb = RGBColor(0x1F, 0x2F, 0x5C)
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:hAnsi"), _FONT)


def _add(document: Any, block: Block, *, kept: bool) -> None:
    text = _safe(block.text)
    if block.kind == "table":
        _add_table(document, block)
    elif block.kind == "break":
        document.add_page_break()
    elif block.kind in _HEADINGS:
        document.add_heading(text, level=_HEADINGS[block.kind])
    else:
        _add_paragraph(document, block.kind, text, kept=kept)


def _add_paragraph(document: Any, kind: str, text: str, *, kept: bool) -> None:
    """Add a paragraph; one that is `kept` stays on the page of the next."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt, RGBColor

    paragraph = document.add_paragraph(style="List Bullet" if kind == "bullet" else None)
    run = paragraph.add_run(text)
    layout = paragraph.paragraph_format
    if kind in ("title", "subtitle"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.bold, run.font.size = kind == "title", Pt(17 if kind == "title" else 13)
    elif kind == "question":
        run.bold, layout.keep_with_next, layout.space_before = True, kept, Pt(8)
    elif kind == "option":
        layout.left_indent, layout.space_after, layout.keep_with_next = Cm(0.8), Pt(1), kept
    elif kind == "answer":
        run.bold, run.font.color.rgb = True, RGBColor(0x0B, 0x6B, 0x3A)
        layout.left_indent, layout.keep_with_next = Cm(0.8), kept
    elif kind in ("source", "quote"):
        run.italic, run.font.size, layout.left_indent = True, Pt(11), Cm(0.8)


def _add_table(document: Any, block: Block) -> None:
    from docx.shared import Cm, Pt

    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, block.shares, strict=True):
        column.width = Cm(_TEXT_WIDTH_CM * share)
    for number, row in enumerate(block.rows):
        for cell, text, share in zip(table.add_row().cells, row, block.shares, strict=True):
            cell.width = Cm(_TEXT_WIDTH_CM * share)
            run = cell.paragraphs[0].add_run(_safe(text))
            run.bold, run.font.size = number == 0, Pt(11)
    _mark_rows(table)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _mark_rows(table: Any) -> None:
    """No row breaks over a page, and the head is repeated on each page."""
    from docx.oxml import OxmlElement

    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _number_pages(section: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _safe(text: str) -> str:
    """The text without control characters, which Word files cannot hold."""
    return _CONTROL.sub("", text)
