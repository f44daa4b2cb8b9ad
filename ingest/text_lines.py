"""A text's lines with their folded forms and places."""

from __future__ import annotations

from typing import NamedTuple

from ingest.folding import fold
from ingest.model import Span


class Line(NamedTuple):
    """One line of the text, its folded form and its place."""

    text: str
    folded: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def split_lines(text: str) -> list[Line]:
    """The lines of a text with their places."""
    lines = []
    start = 0
    for line in text.split("\n"):
        lines.append(Line(line, fold(line), start))
        start += len(line) + 1
    return lines
