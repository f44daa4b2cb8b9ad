"""What a whole paper says: its title and its main points, as its own outline gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.about import answer_about
from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.issuers import is_the_paper
from app.answering.sections import answer_section, asked_noun
from app.answering.told_contents import items_told
from app.reading import Reading
from app.tokens import word_set
from ingest.model import Node, Span

_KINDS = frozenset(["list", "other", "about", "duties", "sentence"])
# What only asks for the content; anything else narrows the question to a matter.
_ASKS_ALL = word_set(
    "quy dinh noi dung chinh chu yeu neu yeu cau de ra dua cap toan van co bao gom trong diem"
    " nhiem vu giai phap bieu dat thong tom tat luoc khai quat"
)
_CONTENT = re.compile(
    r"\b(?:quy dinh|noi dung|yeu cau|neu|de ra|dua ra|toan van|"
    r"tom (?:tat|luoc)|khai quat|nhiem vu|giai phap)\b"
)
_TITLE_ONLY = re.compile(r"\bve (?:viec|van de|noi dung|chu de)? ?gi\b|\bnoi ve\b|\btrich yeu\b")
_ASKS_TASKS = re.compile(r"\b(?:nhiem vu|giai phap)\b")
_NUMBERED = ("part", "chapter", "article", "clause")
_MOST = 12
_HEADING_WORDS = 8


def asks_points(context: Context) -> bool:
    """Whether a question asks what a named paper says, narrowed to no matter."""
    asked = context.asked
    if len(context.references) != 1 or asked.count is not None or asked.kind not in _KINDS:
        return False
    if _CONTENT.search(asked.folded) is None or _TITLE_ONLY.search(asked.folded):
        return False
    # "Nhiệm vụ, giải pháp" may be a section of the paper, which answers better than all of it.
    if asked_noun(asked)[:2] != ["noi", "dung"] and answer_section(context) is not None:
        return False
    return all(token.folded in _ASKS_ALL for token in asked.focus)


def answer_points(context: Context) -> Draft | None:
    """The title of a held paper with its main points; its title alone where it has no outline or
    is known from other texts only."""
    title = answer_about(context)
    reading = next((r for r in context.pool.readings if is_the_paper(r, context.references)), None)
    if reading is None or title is None:
        return _with_items(title, context)
    points = tuple(_fact(reading, node) for node in _points(reading.document.outline, reading.text))
    if len(points) < 2:
        return title
    if _ASKS_TASKS.search(context.asked.folded):
        return Draft("list", facts=points, is_list=True)  # a title is no task
    return Draft("about", facts=(*title.facts[:1], *points), is_list=True)


def _with_items(title: Draft | None, context: Context) -> Draft | None:
    """What texts about a paper tell: its title, then the items that it sets."""
    items = items_told(context)
    if not items or (title is not None and title.is_list):
        return title
    if _ASKS_TASKS.search(context.asked.folded) or title is None:
        return Draft("list", facts=items, is_list=True)
    return Draft("about", facts=(*title.facts[:1], *items), is_list=True)


def _fact(reading: Reading, node: Node) -> Fact:
    text = reading.text[node.head.start : node.head.end]
    return Fact(text, (Quote(reading, Span(node.start, node.head.end)),))


def _points(outline: Sequence[Node], text: str) -> list[Node]:
    """The numbered items nearest the top; of parts with mere headings, the items below them."""
    top = [at for at, node in enumerate(outline) if node.kind in _NUMBERED and node.label]
    highest = min((outline[at].level for at in top), default=0)
    found: list[Node] = []
    for at in top:
        node = outline[at]
        if node.level != highest:
            continue
        below = [other for other in outline if other.parent == at]
        is_heading = len(text[node.head.start : node.head.end].split()) <= _HEADING_WORDS
        found.extend(below if below and is_heading else [node])
    if len(found) > _MOST:
        found = [outline[at] for at in top if outline[at].level == highest]
    return found[:_MOST]
