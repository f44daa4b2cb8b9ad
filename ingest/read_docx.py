"""Word files: numbered paragraphs, headings, tables and footnotes; python-docx opens them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.docx_numbers import Numbering, W, load_numbering
from ingest.errors import UnreadableFile
from ingest.limits import Clock, Limits, check_chars, check_lines
from ingest.model import RawBlock, RawDocument, RawPage
from ingest.tables import table_blocks
from ingest.xml_tree import Element, parse_xml, xml_errors

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_NESTED = 8


def read_docx(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The blocks of a Word file in reading order.

    Raises: UnreadableFile when the file is damaged or unfolds to more than is allowed.
    """
    check_unpacked(path, data, limits)
    document, walk = _open(path, data, Clock(path, limits))
    blocks: list[RawBlock] = []
    letters = 0
    for block in walk.blocks(document.element.body):
        blocks.append(block)
        letters += len(block.text)
        check_chars(path, letters, limits)
        check_lines(path, len(blocks), limits)
    return RawDocument("docx", (RawPage(1, tuple(blocks)),), metadata=_metadata(document))


def check_unpacked(path: Path, data: bytes, limits: Limits) -> None:
    """Raises: UnreadableFile when a zipped file declares more than may be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sizes = [entry.file_size for entry in packed.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile(f"{path}: tệp nén hỏng; hãy lưu lại văn bản") from error
    largest, size = max(sizes, default=0), sum(sizes)
    if size > limits.max_unpacked_bytes or largest > limits.max_part_bytes:
        raise UnreadableFile(f"{path}: giải nén thành {size:,} byte, quá lớn; hãy chia nhỏ")


def _open(path: Path, data: bytes, clock: Clock) -> tuple[Document, _Walk]:
    """The document and what walks it; all its parts are parsed here."""
    import docx
    from docx.opc.exceptions import OpcError

    damaged: tuple[type[Exception], ...] = (
        OpcError, *xml_errors(), zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError,
        EOFError, AttributeError, IndexError, NotImplementedError, RuntimeError,
    )  # fmt: skip
    try:
        document = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        return document, _Walk(_numbering(document), styles, _notes(document), clock)
    except damaged as error:
        reason = " ".join(str(error).split())[:120]
        raise UnreadableFile(f"{path}: tệp Word hỏng ({reason}); hãy lưu lại") from error


def _metadata(document: Document) -> dict[str, str]:
    damaged: tuple[type[Exception], ...] = (*xml_errors(), KeyError, ValueError, AttributeError)
    try:
        core = document.core_properties
        known = {"title": core.title, "author": core.author}
    except damaged:
        return {}
    return {key: value for key, value in known.items() if value}


def _part(document: Document, kind: str) -> Part | None:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            found: Part = relation.target_part
            return found
    return None


def _numbering(document: Document) -> Numbering:
    part = _part(document, "numbering")
    element = getattr(part, "element", None)
    return load_numbering(element, document.styles.element)


def _notes(document: Document) -> dict[str, Element]:
    """Footnotes by their number."""
    part = _part(document, "footnotes")
    if part is None:
        return {}
    try:
        root = parse_xml(part.blob)
    except xml_errors():
        return {}
    return {note.get(f"{W}id", ""): note for note in root.iter(f"{W}footnote")}


class _Walk:
    """Reads the parts of a body in order; it holds the list counters."""

    def __init__(
        self,
        numbering: Numbering,
        styles: dict[str, str],
        notes: dict[str, Element],
        clock: Clock,
    ) -> None:
        self._numbering = numbering
        self._styles = styles
        self._notes = notes
        self._clock = clock

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[RawBlock]:
        """Paragraphs and tables under an element, content controls opened."""
        for child in parent:
            self._clock.check()
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
                yield from self.blocks(child, depth)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[RawBlock]:
        label, level = self._numbering.label(paragraph)
        heading = self._heading_level(paragraph)
        text = _text(paragraph)
        kind = "heading" if heading else "item" if label else "paragraph"
        for line in _visual_lines(text):
            if line.strip():
                shown = f"{label} {line.strip()}" if label else line
                yield RawBlock(shown, kind, heading or level)
                label = ""
        for box in paragraph.iter(f"{W}txbxContent"):
            if depth < _MOST_NESTED and not any(box.iterancestors(_FALLBACK)):
                yield from self.blocks(box, depth + 1)
        for mark in paragraph.iter(f"{W}footnoteReference"):
            note = self._notes.get(mark.get(f"{W}id", ""))
            if note is not None:
                yield RawBlock(" ".join(_text(part) for part in note.iter(f"{W}p")), "footnote")

    def _heading_level(self, paragraph: Element) -> int:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = self._styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
        digits = name[8:].strip()
        if name.lower() == "title":
            return 1
        return int(digits) if name.lower().startswith("heading ") and digits.isdigit() else 0

    def _table(self, table: Element, depth: int) -> Iterator[RawBlock]:
        rows: list[list[str]] = []
        nested: list[RawBlock] = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            self._clock.check()
            cells: list[str] = []
            for cell in row.iterchildren(f"{W}tc"):
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                text = self._cell(cell, depth, nested)
                if merged is not None and merged.get(f"{W}val") != "restart" and rows:
                    text = text or (rows[-1][len(cells)] if len(cells) < len(rows[-1]) else "")
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = span.get(f"{W}val", "1") if span is not None else "1"
                cells.extend([text] * (min(int(width), 60) if width.isdigit() else 1))
            rows.append(cells)
        yield from table_blocks(rows)
        yield from nested

    def _cell(self, cell: Element, depth: int, nested: list[RawBlock]) -> str:
        lines: list[str] = []
        for child in cell:
            if child.tag == f"{W}p":
                lines.extend(block.text for block in self._paragraph(child, depth))
            elif child.tag == f"{W}tbl" and depth < _MOST_NESTED:
                nested.extend(self._table(child, depth + 1))
        return "\n".join(lines)


def _text(paragraph: Element) -> str:
    """What a paragraph shows, text boxes left to themselves; "\\n" where a line is broken."""
    parts: list[str] = []
    for element in paragraph.iter(
        f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}sym"
    ):
        owner = next(element.iterancestors(f"{W}p"), None)
        if owner is not paragraph or any(element.iterancestors(_FALLBACK)):
            continue
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag == f"{W}tab":
            parts.append("" if element.getparent().tag == f"{W}tabs" else "\t")
        elif element.tag == f"{W}noBreakHyphen":
            parts.append("-")
        elif element.tag in {f"{W}br", f"{W}cr"}:
            parts.append("\n")
    return "".join(parts)


def _visual_lines(text: str) -> list[str]:
    """Lines of a paragraph; one that goes on in small letters belongs to the line before."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and line.strip()[:1].islower():
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return lines
