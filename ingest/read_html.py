"""The main text of a web page, its title, date, author and source; trafilatura does the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.encodings import decode
from ingest.errors import EmptyFile
from ingest.limits import Limits, check_chars
from ingest.main_part import fill_gaps
from ingest.model import RawBlock, RawDocument, RawPage
from ingest.plain_html import visible_blocks
from ingest.tables import table_blocks
from ingest.xml_tree import Element

_MARKED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)]|[-–+•*]")
_DEEPEST_ITEM = 6
_LARGEST_PAGE = 4_000_000  # letters; longer ones are read whole, which is much quicker
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def read_html(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The page's main text as blocks; menus, share buttons and comments are left out. Pages in
    which no main part can be told apart are read whole.

    Raises: EmptyFile when the page shows no text.
    """
    check_chars(path, len(data) // 4, limits)
    text, encoding = decode(data)
    check_chars(path, len(text), limits)
    text = text.replace("\x00", "")
    blocks, metadata = _main_part(text) if len(text) <= _LARGEST_PAGE else ([], {})
    blocks = fill_gaps(blocks, visible_blocks(text))
    if not blocks:
        raise EmptyFile(f"{path}: trang không có nội dung chính")
    title = metadata.get("title")
    if title and not any(_same_line(title, block.text) for block in blocks[:5]):
        blocks = [RawBlock(title, "heading", 1), *blocks]
    metadata["encoding"] = encoding
    return RawDocument("html", (RawPage(1, tuple(blocks)),), metadata=metadata)


def _same_line(title: str, line: str) -> bool:
    """Whether a page's title, often with the site's name behind, is this line."""
    title, line = " ".join(title.split()).casefold(), " ".join(line.split()).casefold()
    return bool(line) and (line == title or (len(line) > 15 and line in title) or title in line)


def _main_part(text: str) -> tuple[list[RawBlock], dict[str, str]]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        text,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        # Else an odd date loads the calendars of two hundred languages: ten seconds.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return [], {}
    known = {
        "title": found.title,
        "author": found.author,
        "date": found.date,
        "url": found.url,
        "publisher": found.sitename or found.hostname,
    }
    return list(_blocks(found.body)), {key: value for key, value in known.items() if value}


def _blocks(body: Element) -> Iterator[RawBlock]:
    for element in body:
        if element.tag == "head":
            yield RawBlock(_text(element), "heading", _HEADINGS.get(element.get("rend", ""), 2))
        elif element.tag == "list":
            yield from _items(element)
        elif element.tag == "table":
            yield from table_blocks(_rows(element))
        else:
            for line in _text(element, line_break="\n").split("\n"):
                yield RawBlock(line, "paragraph")


def _items(root: Element) -> Iterator[RawBlock]:
    """Items with the marks a browser shows; those of lists within lists come one level deeper."""
    counts: dict[Element, int] = {}
    for item in root.iter("item"):
        owner = next(item.iterancestors("list"), root)
        counts[owner] = counts.get(owner, 0) + 1
        label = f"{counts[owner]}." if owner.get("rend") == "ol" else "-"
        own = " ".join("".join(_own_text(item)).split())
        level = min(sum(1 for _ in item.iterancestors("list")), _DEEPEST_ITEM)
        if own:
            yield RawBlock(own if _MARKED.match(own) else f"{label} {own}", "item", level)


def _own_text(item: Element) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if child.tag not in {"list", "item"}:
            yield " " if child.tag == "lb" else ""
            yield from child.itertext()
        yield child.tail or ""


def _rows(table: Element) -> list[list[str]]:
    return [[_text(cell) for cell in row.iter("cell")] for row in table.iter("row")]


def _text(element: Element, line_break: str = " ") -> str:
    for mark in element.iter("lb"):
        mark.tail = line_break + (mark.tail or "")
    return "".join(element.itertext())
