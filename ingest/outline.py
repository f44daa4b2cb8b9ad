"""The outline of a text: parts, articles, items, headings, paragraphs, from its numbering.

Only the lines themselves decide, so that the same text gives the same outline from any format; what
the format knows is used for table rows and for headings that carry no label. One pass over the
lines with a stack of open nodes: linear, however deep or broken the numbering is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.folding import fold
from ingest.labels import Label, as_capital, as_small_roman, letter_value, parse_label
from ingest.model import CleanText, Node, Span

MAX_DEPTH = 24  # no official text goes deeper; hostile nesting stays flat below
_MAX_HEADING = 140  # characters
_RANKS = {
    "appendix": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "title": 5,
    "capital": 6,
    "roman": 7,
    "article": 8,
    "heading": 9,
    "clause": 10,
    "decimal2": 11,
    "decimal3": 12,
    "decimal4": 13,
    "decimal5": 14,
    "clause)": 15,
    "clause/": 15,
    "(clause)": 16,
    "point)": 17,
    "point.": 17,
    "point/": 17,
    "(point)": 18,
    "small-roman": 19,
}
_DASH_RANK = 20
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


@dataclass(slots=True)
class _Line:
    """A line of the text with what is seen in it."""

    start: int
    end: int
    text: str
    kind: str
    label: Label | None


@dataclass(slots=True)
class _Open:
    """A node being built. `style` and `value` are what a sibling continues."""

    kind: str
    label: str
    style: str
    value: int
    path: tuple[int, ...]
    rank: int
    index: int
    start: int
    end: int
    head: Span
    parent: int
    level: int
    line: int = -1
    holds_text: bool = False  # a paragraph stands in it or in an item of its list before it


@dataclass(slots=True)
class _Builder:
    lines: list[_Line]
    nodes: list[_Open] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    body: bool = False  # whether running text or an item has been seen
    next_alike: list[int] = field(default_factory=list)  # the next line with the same label style
    outer: set[int] = field(default_factory=set)  # lines that continue an outer list of their style

    def add(self, line: _Line, *, kind: str, label: Label | None, rank: int, style: str) -> _Open:
        parent = self.stack[-1] if self.stack else None
        head_start = line.start + (label.length if label else 0)
        node = _Open(
            kind=kind,
            label=label.name if label else "",
            style=style,
            value=label.value if label else 0,
            path=label.path if label else (),
            rank=rank,
            index=len(self.nodes),
            start=line.start,
            end=line.end,
            head=Span(min(head_start, line.end), line.end),
            parent=parent.index if parent else -1,
            level=parent.level + 1 if parent else 0,
        )
        self.nodes.append(node)
        return node

    def open(self, node: _Open) -> None:
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(node)

    def close_to(self, rank: int) -> None:
        """Close every open node that cannot hold one of this rank."""
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()


def build_outline(clean: CleanText) -> tuple[Node, ...]:
    """Nodes of the text in reading order; every line is the head of exactly one node.

    >>> from ingest.model import Block
    >>> text = "I. MỤC TIÊU\\n1. Đến năm 2030:\\na) Xã đạt chuẩn.\\nII. GIẢI PHÁP"
    >>> blocks = tuple(Block(0, 0, "line") for _ in range(4))
    >>> [(node.kind, node.label, node.level) for node in build_outline(CleanText(text, (), (), ()))]
    [('part', 'I', 0), ('clause', '1', 1), ('point', 'a', 2), ('part', 'II', 0)]
    """
    builder = _Builder(_read_lines(clean))
    builder.next_alike = _next_alike(builder.lines)
    for index in range(len(builder.lines)):
        _place(builder, index)
    return _finish(builder.nodes)


def _read_lines(clean: CleanText) -> list[_Line]:
    kinds = {block.start: block.kind for block in clean.blocks}
    lines = []
    start = 0
    for text in clean.text.split("\n"):
        kind = kinds.get(start, "line")
        label = None if kind in ("row", "footnote", "caption") else parse_label(text)
        if label is None and kind == "item":
            label = Label("dash-", "dash", "-", 0, 0)
        if text.strip():
            lines.append(_Line(start, start + len(text), text, kind, label))
        start += len(text) + 1
    return lines


def _next_alike(lines: list[_Line]) -> list[int]:
    """For each line the index of the next line with the same label style, or -1."""
    following: dict[str, int] = {}
    found = [-1] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        label = lines[index].label
        if label is not None:
            found[index] = following.get(label.style, -1)
            following[label.style] = index
    return found


def _place(builder: _Builder, index: int) -> None:
    line = builder.lines[index]
    if line.kind == "row":
        builder.add(line, kind="row", label=None, rank=99, style="row")
        return
    label = _settle(builder, line)
    if label is not None:
        _place_label(builder, index, label)
    elif _is_appendix(line.text):
        _place_heading(builder, line, rank=_RANKS["appendix"])
    elif _is_title(line):
        _place_heading(builder, line, rank=_RANKS["title"])
    elif _is_heading(builder, index):
        _place_heading(builder, line, rank=_RANKS["heading"])
    else:
        _place_paragraph(builder, index)


def _settle(builder: _Builder, line: _Line) -> Label | None:
    """The line's label as its surroundings read it: C after B, i) as one, "15." of no list."""
    label = line.label
    if label is None:
        return None
    if label.style == "roman" and len(label.name) == 1:
        capital = _last_of(builder, "capital")
        letter = letter_value(label.name.lower())
        if capital is not None and capital.value == letter - 1:
            return as_capital(label)
    if label.style == "point)" and label.name in ("i", "v", "x"):
        point = _last_of(builder, "point)")
        if point is None or point.value != label.value - 1:
            roman = as_small_roman(label)
            return roman if roman.value == 1 or _last_of(builder, "small-roman") else label
    text = line.text[label.length :]
    if label.kind == "clause" and text[:1].islower():
        previous = _last_of(builder, label.style)
        if label.value != 1 and (previous is None or previous.value != label.value - 1):
            return None
    return label


def _last_of(builder: _Builder, style: str) -> _Open | None:
    for node in reversed(builder.stack):
        if node.style == style:
            return node
    return None


def _place_label(builder: _Builder, index: int, label: Label) -> None:
    line = builder.lines[index]
    builder.body = True
    before = _close_for(builder, index, label)
    rank = _RANKS.get(label.style, _DASH_RANK)
    if builder.stack and builder.stack[-1].rank >= rank:
        # An item under one of a deeper rank: it lives inside it and its own items deeper still.
        rank = builder.stack[-1].rank + 1
    node = builder.add(line, kind=label.kind, label=label, rank=rank, style=label.style)
    node.line = index
    node.holds_text = before is not None and before.holds_text
    builder.open(node)


def _close_for(builder: _Builder, index: int, label: Label) -> _Open | None:
    """Close what the new item does not belong to, leaving its parent on top of the stack; the item
    that it stands behind, if any."""
    rank = _RANKS.get(label.style, _DASH_RANK)
    if _starts_inside(builder, index, label):
        return None
    sibling = _sibling(builder, label, outer=index in builder.outer)
    if sibling is not None:
        _close_through(builder, sibling)
        return sibling
    if label.kind == "dash":
        return None
    if label.path:
        _close_to_path(builder, label)
    builder.close_to(rank)
    return None


def _close_through(builder: _Builder, node: _Open) -> None:
    while builder.stack[-1] is not node:
        builder.stack.pop()
    builder.stack.pop()


def _sibling(builder: _Builder, label: Label, *, outer: bool = False) -> _Open | None:
    """The open node that the label stands beside: the nearest of its style that it counts on from,
    else the nearest of its style; with `outer`, the innermost of its style is passed over."""
    nearest = None
    passed = not outer
    for node in reversed(builder.stack):
        if node.style != label.style:
            continue
        if not passed:
            passed = True
            continue
        if label.path and node.path[:-1] != label.path[:-1]:
            continue
        if node.value == label.value - 1 or label.kind == "dash":
            return node
        nearest = nearest or node
    return nearest


def _starts_inside(builder: _Builder, index: int, label: Label) -> bool:
    """Whether a first item ("1.", "a)") opens a list inside the item just before it although its
    rank or its style says otherwise."""
    if not builder.stack or label.value != 1 or label.kind in ("part", "chapter", "article"):
        return False
    open_alike = _last_of(builder, label.style)
    if open_alike is not None:
        return _is_nested(builder, index, open_alike.value)
    top = builder.stack[-1]
    previous = builder.lines[index - 1]
    return previous.text.endswith(":") and top.end == previous.end


def _is_nested(builder: _Builder, index: int, open_value: int) -> bool:
    """Whether the list that begins at a line is followed by the number after `open_value`: then it
    stands inside that open item, and is not a new list behind it."""
    value, position = 1, index
    listed = [position]
    while (following := builder.next_alike[position]) >= 0:
        label = builder.lines[following].label
        if label is None or label.value != value + 1:
            break
        value, position = label.value, following
        listed.append(position)
    if following >= 0:
        label = builder.lines[following].label
        nested = label is not None and label.value == open_value + 1 and value > 1
        if nested:
            builder.outer.add(following)
        return nested
    if value <= open_value or open_value < 2:
        return False
    # The inner list may be as long as the outer one is so far; then its marks tell where it ends.
    marks = [builder.lines[place].text[-1:] for place in listed[:open_value]]
    if set(marks[:-1]) == {";"} and marks[-1] == ".":
        builder.outer.add(listed[open_value])
        return True
    return False


def _close_to_path(builder: _Builder, label: Label) -> None:
    """Close down to the item whose number the path continues: 2 for 2.1, 2.1 for 2.1.1."""
    for depth in range(len(builder.stack) - 1, -1, -1):
        node = builder.stack[depth]
        own = node.path or ((node.value,) if node.style == "clause" else ())
        if own and own == label.path[: len(own)] and len(own) < len(label.path):
            del builder.stack[depth + 1 :]
            return


def _place_heading(builder: _Builder, line: _Line, *, rank: int) -> None:
    builder.close_to(rank)
    titles = _titles_part(builder)
    builder.add(line, kind="heading", label=None, rank=rank, style="heading")
    if titles:
        return
    if builder.body or rank == _RANKS["heading"]:
        builder.open(builder.nodes[-1])


def _titles_part(builder: _Builder) -> bool:
    """Whether a heading is the title of "Chương I", which stands on a line of its own above it."""
    top = builder.stack[-1] if builder.stack else None
    if top is None or top.head.start != top.head.end:
        return False
    return all(node.kind == "heading" for node in builder.nodes[top.index + 1 :][:4])


def _place_paragraph(builder: _Builder, index: int) -> None:
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


def _leave_items(builder: _Builder, index: int, following: Label | None) -> None:
    """Close items that a paragraph cannot belong to: dashes hold one line; a closing formula and a
    lead-in to a new list stand outside the list before them."""
    line = builder.lines[index]
    while builder.stack and builder.stack[-1].kind == "dash":
        builder.stack.pop()
    if line.text.startswith(_ENDINGS):
        builder.close_to(_RANKS["title"])
        return
    if fold(line.text[:40]).startswith(_CLOSING_CUES):
        builder.close_to(_RANKS["clause"])
        return
    sibling = _sibling(builder, following) if following is not None and following.value else None
    if sibling is None or _is_nested(builder, index + 1, sibling.value):
        _leave_last_items(builder, line)
        return
    _close_through(builder, sibling)
    while builder.stack and builder.stack[-1].style == "lead":
        builder.stack.pop()


def _leave_last_items(builder: _Builder, line: _Line) -> None:
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
        while builder.stack and builder.stack[-1].style in ("lead", "heading"):
            if builder.stack[-1].rank < _RANKS["heading"]:
                break
            builder.stack.pop()


def _lead_rank(builder: _Builder, following: Label) -> int | None:
    """The rank of a lead-in that holds the list behind it; None when the list belongs to the
    labelled item that the lead-in stands in."""
    if following.kind == "dash":
        return _DASH_RANK - 1 if not builder.stack or builder.stack[-1].kind != "dash" else None
    if any(node.label for node in builder.stack) and following.kind != "point":
        return None
    if builder.stack and builder.stack[-1].kind in ("clause", "subclause", "article"):
        return None
    return _RANKS["heading"]


def _is_appendix(text: str) -> bool:
    words = fold(text[:24]).split()
    return words[:2] == ["phu", "luc"] and len(text) <= _MAX_HEADING and text[:1].isupper()


def _is_title(line: _Line) -> bool:
    """A line in capitals."""
    letters = [letter for letter in line.text if letter.isalpha()]
    if len(letters) < 4 or len(line.text) > 2 * _MAX_HEADING:
        return False
    return all(letter.isupper() for letter in letters) and not line.text.endswith((".", ";", ","))


def _is_heading(builder: _Builder, index: int) -> bool:
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


def _sibling_or_none(builder: _Builder, label: Label | None) -> bool:
    return label is not None and _sibling(builder, label) is not None


def _finish(nodes: list[_Open]) -> tuple[Node, ...]:
    for node in reversed(nodes):
        if node.parent >= 0:
            parent = nodes[node.parent]
            parent.end = max(parent.end, node.end)
    return tuple(
        Node(
            kind=node.kind,
            label=node.label,
            level=node.level,
            parent=node.parent,
            start=node.start,
            end=node.end,
            head=node.head,
        )
        for node in nodes
    )
