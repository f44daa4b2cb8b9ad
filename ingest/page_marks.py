"""Marks of pages left in a text that has no pages any more: heads, numbers and stamps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

_NUMBER = re.compile(r"(?:[-–—]\s?|[Tt]rang\s)?(\d{1,4})(?:\s?/\s?\d{1,4})?(?:\s?[-–—])?$")
_SIGNER = re.compile(r"(?:Người ký|(?:Được )?[Kk]ý (?:số )?bởi)\s?:")
_STAMP_TIME = re.compile(r"(?:Thời gian ký|Ngày ký|Giờ ký)\s?:\s*\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\b")
_LONGEST_STAMP = 10  # lines
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.;:!?…]['\"”’»)\]]*$")
_A_PAGE = 800  # letters that stand between two page marks at least
_LONGEST_HEAD = 120
_FEWEST_HEADS = 3


def find_page_marks(lines: Sequence[str]) -> dict[int, str]:
    """The indices of lines that once stood at a page's edge, and what they are.

    Page numbers must count up with a page of text between them; a head must stand beside one
    again and again, or cut sentences in two.
    """
    places = _places(lines)
    found = dict.fromkeys(_counting_up(lines, places), "page number")
    found.update((index, "running head") for index in _heads(lines, places, set(found)))
    found.update((index, "stamp") for index in find_stamps(lines))
    return found


def _places(lines: Sequence[str]) -> list[int]:
    """Where each line starts, in letters."""
    places, at = [], 0
    for line in lines:
        places.append(at)
        at += len(line)
    return places


def _counting_up(lines: Sequence[str], places: Sequence[int]) -> list[int]:
    """The longest run of lone numbers that rise by one from page to page."""
    best: list[int] = []
    runs: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        match = _NUMBER.match(line)
        if match is None:
            continue
        number = int(match[1])
        before = runs.get(number - 1, [])
        far = not before or places[index] - places[before[-1]] >= _A_PAGE
        runs[number] = [*before, index] if far else [index]
        best = max(best, runs[number], key=len)
    return best if len(best) > 1 else []


def _heads(lines: Sequence[str], places: Sequence[int], numbers: set[int]) -> Iterator[int]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line and len(line) <= _LONGEST_HEAD and index not in numbers:
            groups[_DIGITS.sub("#", line)].append(index)
    for mask, indices in groups.items():
        if len(indices) < 2 or mask == "#" or not _far_apart(indices, places):
            continue
        beside = sum(bool(numbers & {_next(lines, at, -1), _next(lines, at, 1)}) for at in indices)
        cutting = sum(_cuts(lines, at, numbers) for at in indices)
        if beside > 1 or (len(indices) >= _FEWEST_HEADS and cutting):
            yield from indices


def _far_apart(indices: Sequence[int], places: Sequence[int]) -> bool:
    return all(places[after] - places[before] >= _A_PAGE for before, after in pairwise(indices))


def _cuts(lines: Sequence[str], index: int, numbers: set[int]) -> bool:
    """Whether a sentence goes on after a line as if it were not there."""
    before, after = _next(lines, index, -1), _next(lines, index, 1)
    while after in numbers:
        after = _next(lines, after, 1)
    if not (0 <= before < index < after < len(lines)):
        return False
    return not _ENDED.search(lines[before]) and lines[after][0].islower()


def _next(lines: Sequence[str], index: int, step: int) -> int:
    """The nearest line with text in a direction; beyond the ends when there is none."""
    index += step
    while 0 <= index < len(lines) and not lines[index]:
        index += step
    return index


def find_stamps(lines: Sequence[str]) -> Iterator[int]:
    """Lines about a file's signature: from who signed down to when, with what is broken off."""
    for first, line in enumerate(lines):
        if not _SIGNER.match(line):
            continue
        last = next(
            (at for at in range(first, min(first + _LONGEST_STAMP, len(lines)))
             if _STAMP_TIME.match(lines[at])),
            None,
        )  # fmt: skip
        if last is not None:
            goes_on = last + 1 < len(lines) and _CLOCK.match(lines[last + 1])
            yield from range(first, last + (2 if goes_on else 1))
