"""A report in English: its own words told in English, what is marked translate="no" left alone."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from ingest.english import in_english

# Elements without an end, which open nothing.
_EMPTY = frozenset(["br", "meta", "link", "img", "hr", "input"])
_RAW = frozenset(["style", "script"])
# Figures alone, or with their unit: "97,5 %", "-0,3 … 1,2", "12,4 ms".
_FIGURES = re.compile(r"[-+\u2212]?\d[\d,.\s%–…·+\-\u2212()n=]*(?: ms)?", re.ASCII)
_COMMA = re.compile(r"(?<=\d),(?=\d)")


def report_in_english(html: str) -> str:
    """The same report with every word of its own in English.

    >>> report_in_english('<h2>Lần chạy</h2><td translate="no">Lần chạy</td><td>97,5 %</td>')
    '<h2>Run</h2><td translate="no">Lần chạy</td><td>97.5 %</td>'
    """
    teller = _Teller()
    teller.feed(html)
    teller.close()
    return "".join(teller.told)


class _Teller(HTMLParser):
    """Writes a page again, its texts told in English outside what is to stay."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag as written; what it holds stays where it says so."""
        written = self.get_starttag_text() or ""
        self.told.append(written.replace(' lang="vi"', ' lang="en"'))
        if tag not in _EMPTY:
            self._open.append((tag, self._stays() or ("translate", "no") in attrs or tag in _RAW))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that holds nothing."""
        self.told.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Close the tag, and what was left open inside it."""
        while self._open and self._open.pop()[0] != tag:
            continue
        self.told.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Tell a text in English unless it is to stay."""
        if self._open and self._open[-1][0] in _RAW:
            self.told.append(data)
            return
        self.told.append(escape(data if self._stays() else _told(data), quote=False))

    def handle_decl(self, decl: str) -> None:
        """Keep the declaration of the page."""
        self.told.append(f"<!{decl}>")

    def _stays(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def _told(text: str) -> str:
    words = text.strip()
    if not words:
        return text
    said = _COMMA.sub(".", words) if _FIGURES.fullmatch(words) else in_english(words)
    return text.replace(words, said)
