"""The main text of a web page, its title, date, author and source; trafilatura does the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.encodings import decode
from ingest.errors import EmptyFile
from ingest.limits import Limits, check_chars
from ingest.model import RawBlock, RawDocument, RawPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def read_html(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The page's main text as blocks; menus, share buttons and comments are left out.

    Raises: EmptyFile when the page has no main text.
    """
    from trafilatura import bare_extraction

    text, encoding = decode(data)
    check_chars(path, len(text), limits)
    found = bare_extraction(
        text.replace("\x00", ""), include_comments=False, include_tables=True, favor_recall=True
    )
    if found is None or found.body is None:
        raise EmptyFile(f"{path}: the page has no main text")
    blocks = tuple(_blocks(found.body))
    known = {
        "title": found.title,
        "author": found.author,
        "date": found.date,
        "url": found.url,
        "publisher": found.sitename or found.hostname,
        "encoding": encoding,
    }
    metadata = {key: value for key, value in known.items() if value}
    title = metadata.get("title")
    if title and not any(block.text.strip() == title for block in blocks[:3]):
        blocks = (RawBlock(title, "heading", 1), *blocks)
    return RawDocument("html", (RawPage(1, blocks),), metadata=metadata)


def _blocks(body: _Element) -> Iterator[RawBlock]:
    for element in body:
        if element.tag == "head":
            yield RawBlock(_text(element), "heading", _HEADINGS.get(element.get("rend", ""), 2))
        elif element.tag == "list":
            for item in element.iter("item"):
                yield RawBlock(_text(item), "item", 1)
        elif element.tag == "table":
            for row in element.iter("row"):
                cells = [_text(cell) for cell in row.iter("cell")]
                yield RawBlock(" | ".join(cell for cell in cells if cell), "row")
        else:
            for line in _text(element, line_break="\n").split("\n"):
                yield RawBlock(line, "paragraph")


def _text(element: _Element, line_break: str = " ") -> str:
    for mark in element.iter("lb"):
        mark.tail = line_break + (mark.tail or "")
    return "".join(element.itertext())
