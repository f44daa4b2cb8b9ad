"""Plain text and Markdown files to lines."""

from __future__ import annotations

import html
import re
from pathlib import Path

from ingest.encodings import decode
from ingest.limits import Limits, check_chars, check_lines
from ingest.model import RawBlock, RawDocument, RawPage

_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t#]*$")
_FENCE = re.compile(r"(```|~~~)")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ ]*\1){2,}[ ]*$")
_TABLE_RULE = re.compile(r"\|?[ :|-]*-{3,}[ :|-]*$")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*\*")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
# Tags that lost their brackets, certain only beside a letter that English does not have.
_LOST_TAG = re.compile(r"/?(?:strong|span)(?=[À-ỹ])|(?<=[À-ỹ])/?(?:strong|span)")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")


def read_text(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The lines of a text file, blank ones kept as empty blocks: they part paragraphs. Form feeds
    part pages."""
    check_chars(path, len(data) // 4, limits)
    text, encoding = decode(data)
    check_chars(path, len(text), limits)
    check_lines(path, text.count("\n") + text.count("\r"), limits)
    parts = text.rstrip("\f\n\r ").split("\f")
    pages = tuple(
        RawPage(number, tuple(RawBlock(_plain(line)) for line in _lines(part)))
        for number, part in enumerate(parts, 1)
    )
    return RawDocument("txt", pages, paged=len(pages) > 1, metadata={"encoding": encoding})


def read_markdown(path: Path, data: bytes, limits: Limits) -> RawDocument:
    """The lines of a Markdown file with its marks taken off; headings keep their level."""
    check_chars(path, len(data) // 4, limits)
    text, encoding = decode(data)
    check_chars(path, len(text), limits)
    check_lines(path, text.count("\n") + text.count("\r"), limits)
    blocks = tuple(_markdown_block(line) for line in _lines(text) if not _is_mark_only(line))
    return RawDocument("md", (RawPage(1, blocks),), metadata={"encoding": encoding})


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def _plain(line: str) -> str:
    """A line of a text file without what a copy from the web leaves in it.

    >>> _plain("**B**ộ Y tế &amp; **Sở** &#8220;một cửa&#8221; 2 ** 3")
    'Bộ Y tế & Sở “một cửa” 2 ** 3'
    >>> _plain("strongỦstrongy ban, a strong man")
    'Ủy ban, a strong man'
    """
    if "&" in line:
        line = _ENTITY.sub(lambda match: html.unescape(match[0]), line)
    if "strong" in line or "span" in line:
        line = _LOST_TAG.sub("", line)
    return _BOLD.sub(r"\1", line) if "**" in line else line


def _is_mark_only(line: str) -> bool:
    return bool(_FENCE.match(line) or _RULE.match(line) or _TABLE_RULE.match(line))


def _markdown_block(line: str) -> RawBlock:
    heading = _HEADING.match(line)
    if heading:
        return RawBlock(_unmark(heading[2]), "heading", len(heading[1]))
    if line.startswith("|"):
        cells = [_unmark(cell.strip()) for cell in line.strip().strip("|").split("|")]
        return RawBlock(" | ".join(cells), "row")
    return RawBlock(_unmark(line.removeprefix("> ")))


def _unmark(line: str) -> str:
    """The line without link targets and emphasis marks.

    >>> _unmark("**Chỉ thị** số [24](http://a.vn) *mới*")
    'Chỉ thị số 24 mới'
    """
    line = _LINK.sub(r"\1", _plain(line))
    return _ITALIC.sub(r"\1", _EMPHASIS.sub(r"\2", line))
