"""Printouts as Markdown, every sign that Markdown would read as markup escaped."""

from __future__ import annotations

import re
from pathlib import Path

from app.study.printing import Block, Printout

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_PATTERNS = {
    "title": "# {}",
    "subtitle": "*{}*",
    "heading": "## {}",
    "subheading": "### {}",
    "bullet": "- {}",
    "question": "**{}**",
    "option": "- {}",
    "answer": "**{}**",
    "source": "> {}",
    "quote": "> {}",
    "break": "---",
}


def write_markdown(printout: Printout, path: Path) -> None:
    """Write a printout as a Markdown file."""
    path.write_text(as_markdown(printout), encoding="utf-8")


def as_markdown(printout: Printout) -> str:
    """The printout in Markdown.

    >>> as_markdown(Printout("T", (Block("title", "Ôn *tập*"), Block("paragraph", "1. a"))))
    '# Ôn \\\\*tập\\\\*\\n\\n1\\\\. a\\n'
    """
    return "\n\n".join(_block(block) for block in printout.blocks) + "\n"


def _block(block: Block) -> str:
    if block.kind == "table":
        head, *rows = block.rows
        lines = [_row(head), "|" + "---|" * len(head), *map(_row, rows)]
        return "\n".join(lines)
    return _PATTERNS.get(block.kind, "{}").format(_escaped(block.text))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    text = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LEADING.sub(lambda match: match[1] + re.sub(r"([-+.)])", r"\\\1", match[2]), text)
