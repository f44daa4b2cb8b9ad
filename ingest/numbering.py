"""Where a numbered line belongs: beside which open item, inside which, or behind a finished list.

One pass with a stack cannot tell a list inside an item from a new list behind it when both count
"1., 2., …"; the number that follows the inner list tells, and is looked up once a list.
"""

from __future__ import annotations

from ingest.labels import Label, as_capital, as_small_roman, letter_value
from ingest.outline_tree import DASH_RANK, RANKS, Builder, Line, Open


def next_alike_lines(lines: list[Line]) -> list[int]:
    """For each line the index of the next line with the same label style, or -1."""
    following: dict[str, int] = {}
    found = [-1] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        label = lines[index].label
        if label is not None:
            found[index] = following.get(label.style, -1)
            following[label.style] = index
    return found


def settle(builder: Builder, line: Line) -> Label | None:
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


def close_for(builder: Builder, index: int, label: Label) -> Open | None:
    """Close what the new item does not belong to, leaving its parent on top of the stack; the item
    that it stands behind, if any."""
    rank = RANKS.get(label.style, DASH_RANK)
    if _starts_inside(builder, index, label):
        return None
    sibling = sibling_of(builder, label, outer=index in builder.outer)
    if sibling is not None:
        close_through(builder, sibling)
        return sibling
    if label.kind == "dash":
        return None
    if label.path:
        _close_to_path(builder, label)
    builder.close_to(rank)
    return None


def sibling_of(builder: Builder, label: Label, *, outer: bool = False) -> Open | None:
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


def is_nested(builder: Builder, index: int, open_value: int) -> bool:
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


def close_through(builder: Builder, node: Open) -> None:
    """Close an open node with all that is open inside it."""
    while builder.stack[-1] is not node:
        builder.stack.pop()
    builder.stack.pop()


def _last_of(builder: Builder, style: str) -> Open | None:
    for node in reversed(builder.stack):
        if node.style == style:
            return node
    return None


def _starts_inside(builder: Builder, index: int, label: Label) -> bool:
    """Whether a first item ("1.", "a)") opens a list inside the item just before it although its
    rank or its style says otherwise."""
    if not builder.stack or label.value != 1 or label.kind in ("part", "chapter", "article"):
        return False
    open_alike = _last_of(builder, label.style)
    if open_alike is not None:
        return is_nested(builder, index, open_alike.value)
    top = builder.stack[-1]
    previous = builder.lines[index - 1]
    return previous.text.endswith(":") and top.end == previous.end


def _close_to_path(builder: Builder, label: Label) -> None:
    """Close down to the item whose number the path continues: 2 for 2.1, 2.1 for 2.1.1."""
    for depth in range(len(builder.stack) - 1, -1, -1):
        node = builder.stack[depth]
        own = node.path or ((node.value,) if node.style == "clause" else ())
        if own and own == label.path[: len(own)] and len(own) < len(label.path):
            del builder.stack[depth + 1 :]
            return
