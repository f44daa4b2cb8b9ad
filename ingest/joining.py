"""Joins lines that were broken by a page's width into paragraphs, and keeps all others apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Box

_MARKER = re.compile(
    r"(?:Điều\s+\d+|Chương\s+[IVXLC\d]+|Mục\s+[IVXLC\d]+|Phần\s+(?:thứ|[IVXLC\d]+)|Phụ lục\b"
    r"|(?:ĐIỀU|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\b"
    r"|[IVXLC]{1,6}\s?[.\-–)/]\s|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/]\s?(?=[^\W\d])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s|[a-zđ]\s?[).]\s|[A-ZĐ][.)]\s|[-–—+•*▪●○◦]\s|\(\d{1,2}\)\s"
    r"|Căn cứ\s|Theo đề nghị\s|Xét\s|Nơi nhận|Kính gửi|Số\s?:|Ngày\s?:|TM\.|T/M|KT\.|TL\.|TUQ\.)"
)
_NUMBERED = re.compile(r"[IVXLC\dA-Za-zđĐ(]{1,6}(?:\.\d{1,2}){0,3}\s?[.)/]|[-–—+•*▪●○◦]\s")
_END = re.compile(r"[.;:!?…/]['\"”’»)\]]*$")
_OPEN_END = re.compile(
    r"(?:[,\-–(“\"‘/]|\b(?:và|của|về|cho|với|tại|theo|hoặc|các|những|do|để|từ|đến|trong|là|bởi"
    r"|được|số|ngày|tháng|năm|thứ|trên|dưới|giữa|như|mà|vào|ở|bằng))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read; `gap` tells that a blank line stood before it."""

    text: str
    page: int = 1
    box: Box | None = None
    gap: bool = False


def join_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Groups of lines; each group is one paragraph, heading or item, in reading order."""
    if not lines:
        return []
    width = _Width(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if width.continues(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


class _Width:
    """What is known of the lines' measure, and the decision at each line end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._boxed = all(line.box is not None for line in lines)
        lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
        self._full = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
        self._wrapped = self._boxed or _is_wrapped(lines, self._full)

    def continues(self, before: Line, line: Line) -> bool:
        if not self._wrapped or "\t" in before.text or "\t" in line.text:
            return False
        if line.gap and before.page == line.page:
            return False
        if _MARKER.match(line.text) and not _is_open(before.text):
            return False
        if _END.search(before.text) and not line.text[0].islower():
            return self._is_full(before, line) and not _MARKER.match(line.text)
        if line.text[0].islower() or _OPEN_END.search(before.text):
            return not _NUMBERED.match(line.text)
        return self._is_full(before, line)

    def _is_full(self, before: Line, line: Line) -> bool:
        word = len(line.text.split(" ", 1)[0])
        return len(before.text) + 1 + word > self._full


def _is_open(text: str) -> bool:
    return bool(_OPEN_END.search(text)) and not text.endswith(("-", "–"))


def _is_wrapped(lines: Sequence[Line], full: int) -> bool:
    """Whether line ends come from a page's width: long lines end alike, and in mid-sentence."""
    if full > 160:
        return False
    ends = [
        (before, line) for before, line in pairwise(lines) if len(before.text) > 20 and not line.gap
    ]
    broken = sum(
        1
        for before, line in ends
        if line.text[0].islower()
        and not _END.search(before.text)
        and not _NUMBERED.match(line.text)
    )
    return broken >= 2 and broken >= 0.2 * len(ends)
