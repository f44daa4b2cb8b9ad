"""The outline while it is being built: its lines, its nodes, and the stack of the open ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.labels import Label
from ingest.model import Node, Span

MAX_DEPTH = 24  # no official text goes deeper; hostile nesting stays flat below
RANKS = {
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
DASH_RANK = 20


@dataclass(slots=True)
class Line:
    """A line of the text with what is seen in it."""

    start: int
    end: int
    text: str
    kind: str
    label: Label | None


@dataclass(slots=True)
class Open:
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
class Builder:
    """The nodes so far and the stack of those that can still take children."""

    lines: list[Line]
    nodes: list[Open] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    body: bool = False  # whether running text or an item has been seen
    next_alike: list[int] = field(default_factory=list)  # the next line with the same label style
    outer: set[int] = field(default_factory=set)  # lines that continue an outer list of their style

    def add(self, line: Line, *, kind: str, label: Label | None, rank: int, style: str) -> Open:
        """A node for the line under the top of the stack; it is not opened."""
        parent = self.stack[-1] if self.stack else None
        head_start = line.start + (label.length if label else 0)
        node = Open(
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

    def open(self, node: Open) -> None:
        """Let the node take children, unless the outline is as deep as any paper goes."""
        if len(self.stack) < MAX_DEPTH:
            self.stack.append(node)

    def close_to(self, rank: int) -> None:
        """Close every open node that cannot hold one of this rank."""
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()


def finish(nodes: list[Open]) -> tuple[Node, ...]:
    """The nodes as they are stored, each as long as all that hangs below it."""
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
