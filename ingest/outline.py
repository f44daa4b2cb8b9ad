"""The outline of a text: parts, articles, items, headings, paragraphs, from its numbering.

Only the lines themselves decide, so that the same text gives the same outline from any format; what
the format knows is used for table rows and for headings that carry no label. One pass over the
lines with a stack of open nodes: linear, however deep or broken the numbering is.
"""

from __future__ import annotations

import re

from ingest.folding import fold
from ingest.labels import Label, parse_label
from ingest.model import CleanText, Node
from ingest.numbering import (
    close_for,
    close_through,
    is_nested,
    next_alike_lines,
    settle,
    sibling_of,
)
from ingest.outline_tree import DASH_RANK, RANKS, Builder, Line, finish

_MAX_HEADING = 140  # characters
_CLOSING_CUES = (
    "chi thi nay",
    "ke hoach nay",
    "nghi quyet nay",
    "quyet dinh nay",
    "thong tu nay",
    "nghi dinh nay",
    "ket luan nay",
    "huong dan nay",
    "can cu chi thi",
    "can cu ke hoach",
    "can cu nghi quyet",
    "trong qua trinh thuc hien",
    "trong qua trinh trien khai",
    "yeu cau cac",
    "de nghi cac",
    "tren day la",
    "nhan duoc chi thi",
    "nhan duoc ke hoach",
)
_THIS_PAPER = re.compile(
    r"(?:chi thi|ke hoach|nghi quyet|quyet dinh|thong tu|nghi dinh|ket luan|huong dan) nay[./]*$"
)
_ENDINGS = ("TM.", "T/M", "KT.", "TL.", "TUQ.", "Q.", "Nơi nhận", "NƠI NHẬN")


def build_outline(clean: CleanText) -> tuple[Node, ...]:
    """Nodes of the text in reading order; every line is the head of exactly one node.

    >>> from ingest.model import Block
    >>> text = "I. MỤC TIÊU\\n1. Đến năm 2030:\\na) Xã đạt chuẩn.\\nII. GIẢI PHÁP"
    >>> blocks = tuple(Block(0, 0, "line") for _ in range(4))
    >>> [(node.kind, node.label, node.level) for node in build_outline(CleanText(text, (), (), ()))]
    [('part', 'I', 0), ('clause', '1', 1), ('point', 'a', 2), ('part', 'II', 0)]
    """
    builder = Builder(_read_lines(clean))
    builder.next_alike = next_alike_lines(builder.lines)
    for index in range(len(builder.lines)):
        _place(builder, index)
    return finish(builder.nodes)


def _read_lines(clean: CleanText) -> list[Line]:
    kinds = {block.start: block.kind for block in clean.blocks}
    lines = []
    start = 0
    for text in clean.text.split("\n"):
        kind = kinds.get(start, "line")
        label = None if kind in ("row", "footnote", "caption") else parse_label(text)
        if label is None and kind == "item":
            label = Label("dash-", "dash", "-", 0, 0)
        if text.strip():
            lines.append(Line(start, start + len(text), text, kind, label))
        start += len(text) + 1
    return lines


def _place(builder: Builder, index: int) -> None:
    line = builder.lines[index]
    if line.kind in ("row", "caption", "footnote"):
        builder.add(line, kind=line.kind, label=None, rank=99, style=line.kind)
        return
    label = settle(builder, line)
    if label is not None:
        _place_label(builder, index, label)
    elif _is_appendix(line.text):
        _place_heading(builder, line, rank=RANKS["appendix"])
    elif _is_title(line):
        _place_heading(builder, line, rank=RANKS["title"])
    elif _is_heading(builder, index):
        _place_heading(builder, line, rank=RANKS["heading"])
    else:
        _place_paragraph(builder, index)


def _place_label(builder: Builder, index: int, label: Label) -> None:
    line = builder.lines[index]
    builder.body = True
    before = close_for(builder, index, label)
    rank = RANKS.get(label.style, DASH_RANK)
    if builder.stack and builder.stack[-1].rank >= rank:
        # An item under one of a deeper rank: it lives inside it and its own items deeper still.
        rank = builder.stack[-1].rank + 1
    node = builder.add(line, kind=label.kind, label=label, rank=rank, style=label.style)
    node.line = index
    node.holds_text = before is not None and before.holds_text
    builder.open(node)


def _place_heading(builder: Builder, line: Line, *, rank: int) -> None:
    builder.close_to(rank)
    titles = _titles_part(builder)
    builder.add(line, kind="heading", label=None, rank=rank, style="heading")
    if titles:
        return
    if builder.body or rank == RANKS["heading"]:
        builder.open(builder.nodes[-1])


def _titles_part(builder: Builder) -> bool:
    """Whether a heading is the title of the "Chương I" or "Phụ lục" that stands above it."""
    top = builder.stack[-1] if builder.stack else None
    if top is None or (top.head.start != top.head.end and top.rank != RANKS["appendix"]):
        return False
    return all(node.kind == "heading" for node in builder.nodes[top.index + 1 :][:4])


def _place_paragraph(builder: Builder, index: int) -> None:
    line = builder.lines[index]
    following = builder.lines[index + 1].label if index + 1 < len(builder.lines) else None
    leads = following is not None and following.value <= 1 and line.text.endswith(":")
    _leave_items(builder, index, following if leads else None)
    builder.body = builder.body or len(line.text) > _MAX_HEADING or line.text.endswith((".", ":"))
    rank = _lead_rank(builder, following) if leads and following is not None else None
    kind = "heading" if rank is not None and len(line.text) <= _MAX_HEADING else "paragraph"
    node = builder.add(line, kind=kind, label=None, rank=rank or 99, style="lead")
    if rank is not None:
        builder.open(node)


def _leave_items(builder: Builder, index: int, following: Label | None) -> None:
    """Close items that a paragraph cannot belong to: dashes hold one line; a closing formula and a
    lead-in to a new list stand outside the list before them."""
    line = builder.lines[index]
    while builder.stack and builder.stack[-1].kind == "dash":
        builder.stack.pop()
    if line.text.startswith(_ENDINGS):
        builder.close_to(RANKS["title"])
        return
    if fold(line.text[:40]).startswith(_CLOSING_CUES):
        builder.close_to(RANKS["clause"])
        return
    sibling = sibling_of(builder, following) if following is not None and following.value else None
    if sibling is None or is_nested(builder, index + 1, sibling.value):
        _leave_last_items(builder, line)
        return
    close_through(builder, sibling)
    _close_lead_ins(builder)


def _leave_last_items(builder: Builder, line: Line) -> None:
    """Close the last items of lists that hold no paragraphs: what follows stands behind them."""
    closes = _THIS_PAPER.search(fold(line.text[-60:])) is not None
    while builder.stack and builder.stack[-1].kind in ("clause", "subclause", "point"):
        item = builder.stack[-1]
        following = builder.next_alike[item.line]
        label = builder.lines[following].label if following >= 0 else None
        titled = item.head.end - item.head.start <= _MAX_HEADING and not builder.lines[
            item.line
        ].text.endswith((".", ";", ","))
        last = label is None or label.value != item.value + 1
        if not last or ((titled or item.holds_text) and not closes):
            item.holds_text = True
            return
        builder.stack.pop()
        _close_lead_ins(builder)


def _close_lead_ins(builder: Builder) -> None:
    """Close the unlabelled lines that a finished list hung under."""
    while builder.stack and builder.stack[-1].style in ("lead", "heading"):
        if builder.stack[-1].rank < RANKS["heading"]:
            return
        builder.stack.pop()


def _lead_rank(builder: Builder, following: Label) -> int | None:
    """The rank of a lead-in that holds the list behind it; None when the list belongs to the
    labelled item that the lead-in stands in."""
    if following.kind == "dash":
        return DASH_RANK - 1 if not builder.stack or builder.stack[-1].kind != "dash" else None
    if any(node.label for node in builder.stack) and following.kind != "point":
        return None
    if builder.stack and builder.stack[-1].kind in ("clause", "subclause", "article"):
        return None
    return RANKS["heading"]


def _is_appendix(text: str) -> bool:
    if text[:1] != "P" or len(text) > _MAX_HEADING:
        return False
    return fold(text[:24]).split()[:2] == ["phu", "luc"]


def _is_title(line: Line) -> bool:
    """A line in capitals."""
    text = line.text
    if len(text) > 2 * _MAX_HEADING or not text.isupper() or text.endswith((".", ";", ",")):
        return False
    return sum(map(str.isalpha, text)) >= 4


def _is_heading(builder: Builder, index: int) -> bool:
    """A short line without a full stop that running text or a list follows."""
    line = builder.lines[index]
    if line.kind == "heading":
        return True
    if len(line.text) > _MAX_HEADING or line.text[-1] in ".;,:…!?”\"')/" or line.kind == "caption":
        return False
    if not line.text[0].isupper() or index + 1 >= len(builder.lines):
        return False
    following = builder.lines[index + 1]
    previous = builder.lines[index - 1] if index else line
    if following.kind == "row" or following.text == line.text:
        return False
    if builder.stack and builder.stack[-1].kind in ("article", "clause", "subclause", "point"):
        opens = following.label is not None and following.label.value == 1
        return opens and _sibling_or_none(builder, following.label)
    if following.label is not None and following.label.kind == "point":
        return following.label.value == 1  # the line has lost the number that its points hang on
    ended = previous.text.endswith((".", "…", "”", ";", "!", "?", '"'))
    return ended and (len(following.text) > len(line.text) and following.text.endswith((".", ":")))


def _sibling_or_none(builder: Builder, label: Label | None) -> bool:
    return label is not None and sibling_of(builder, label) is not None
