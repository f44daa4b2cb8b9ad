"""All visible text of a web page, block by block, however badly the page is nested."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from ingest.model import RawBlock

_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "svg", "button",
     "select", "iframe", "object", "head")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "tr", "table", "td", "th", "br", "section", "article", "header",
     "main", "blockquote", "pre", "dd", "dt", "figure", "figcaption", "body", "center", "hr")
)  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


class VisibleBlock(NamedTuple):
    """A block of text and the share of its letters that are links."""

    block: RawBlock
    linked: float


def visible_blocks(text: str) -> list[VisibleBlock]:
    """The page's blocks of text in order, menus and scripts left out.

    >>> found = visible_blocks("<div><h2>Tin</h2><p>Xã <b>An</b> Lạc <a>Trang chủ</a><script>x")
    >>> [(each.block.text, round(each.linked, 2)) for each in found]
    [('Tin', 0.0), ('Xã An Lạc Trang chủ', 0.47)]
    """
    page = _Page()
    page.feed(text)
    page.close()
    page.end_block()
    return page.blocks


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[VisibleBlock] = []
        self._links = 0
        self._linked = 0
        self._words: list[str] = []
        self._skipped: list[str] = []
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped.append(tag)
        elif tag == "a":
            self._links += 1
        elif tag in _HEADINGS:
            self.end_block()
            self._heading = _HEADINGS[tag]
        elif tag in _BLOCKS:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag == self._skipped[-1]:
            self._skipped.pop()
        elif tag == "a":
            self._links = max(self._links - 1, 0)
        elif tag in _HEADINGS or tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)
            self._linked += len(data.strip()) if self._links else 0

    def end_block(self) -> None:
        """What was gathered since the last block becomes one."""
        text = " ".join("".join(self._words).split())
        if text:
            kind = "heading" if self._heading else "paragraph"
            block = RawBlock(text, kind, self._heading)
            self.blocks.append(VisibleBlock(block, min(self._linked / len(text), 1.0)))
        self._words.clear()
        self._linked = 0
        self._heading = 0
