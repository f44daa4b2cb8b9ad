"""Printing for people and for programs: progress on stderr, results on stdout."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from app.cli_words import Words

_BAR = 24  # characters
_REDRAW_S = 0.1
_LINE_S = 10.0  # seconds between lines where there is no terminal


def print_json(value: Any) -> None:
    """One line of JSON on stdout, at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def print_lines(lines: Iterable[str]) -> None:
    """Lines on stdout."""
    for line in lines:
        print(line)


def one_line(text: str) -> str:
    """Text without line breaks and control characters, safe to print from a hostile file name.

    >>> one_line("a\\nb\\x1b[31m")
    'a b [31m'
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())


class Progress:
    """Shows (stage, done, total) as a bar on a terminal, else as a line now and then."""

    def __init__(
        self,
        words: Words,
        stream: TextIO | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._words = words
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._now = now
        self._stage = ""
        self._shown_at = 0.0
        self._width = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Told by whatever takes long."""
        now, finished = self._now(), done >= total
        if stage != self._stage:
            self.clear()
            self._stage, self._shown_at = stage, now
        elif not finished and now - self._shown_at < (_REDRAW_S if self._live else _LINE_S):
            return
        elif not self._live and not finished:
            self._shown_at = now
            print(f"{self._words.stage(stage)}: {done}/{total}", file=self._stream, flush=True)
            return
        if self._live and total:
            self._shown_at = now
            self._draw(done, total)

    def clear(self) -> None:
        """Takes the bar off the terminal."""
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=self._stream, flush=True)
            self._width = 0

    def _draw(self, done: int, total: int) -> None:
        full = _BAR * min(done, total) // total
        bar = "█" * full + "░" * (_BAR - full)
        line = f"{self._words.stage(self._stage)} {bar} {done}/{total}"
        padding = " " * max(0, self._width - len(line))
        self._width = len(line)
        print(f"\r{line}{padding}", end="", file=self._stream, flush=True)
