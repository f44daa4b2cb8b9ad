"""The small line markup in which the sources of the docx and pdf files are written.

`@running TEXT` running head · `@head LEFT || RIGHT` the two columns of an official head ·
`@sign LEFT || RIGHT` recipients and signature (`//` breaks a line in both) · `@title`,
`@subtitle`, `@note` centred lines · `# ` heading · `@item ` item numbered by the program ·
`|a|b|` table row, the first of a run being its header · anything else is a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_CENTRED = ("title", "subtitle", "note")


@dataclass(frozen=True, slots=True)
class Part:
    """One block: `kind` is "head", "sign", "title", "subtitle", "note", "heading", "item",
    "table" or "paragraph"; `rows` holds columns of lines (head, sign) or rows of cells (table)."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed source; `running` is its running head or ""."""

    running: str
    parts: tuple[Part, ...]


def read_source(path: Path) -> Source:
    """The parts of a source file in order."""
    running = ""
    parts: list[Part] = []
    table: list[tuple[str, ...]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("|"):
            table.append(tuple(line.strip("|").split("|")))
            continue
        if table:
            parts.append(Part("table", rows=tuple(table)))
            table = []
        if line.startswith("@running "):
            running = line.removeprefix("@running ")
        elif line:
            parts.append(_part(line))
    return Source(running, tuple(parts))


def _part(line: str) -> Part:
    if line.startswith("# "):
        return Part("heading", line.removeprefix("# "))
    if not line.startswith("@"):
        return Part("paragraph", line)
    kind, _, rest = line[1:].partition(" ")
    if kind in ("head", "sign"):
        left, right = rest.split(" || ")
        return Part(kind, rows=(_column_lines(left), _column_lines(right)))
    if kind == "item" or kind in _CENTRED:
        return Part(kind, rest)
    raise ValueError(f"unknown markup @{kind}; known are listed at the top of markup.py")


def _column_lines(column: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in column.split("//"))
