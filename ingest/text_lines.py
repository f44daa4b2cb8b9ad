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
    folded = fold(text)
    lines = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        # Letters that a text not in NFC has over would move all places behind them.
        own = folded[start:end] if len(folded) == len(text) else fold(line)
        lines.append(Line(line, own, start))
        start = end + 1
    return lines
