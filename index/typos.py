"""Words one or two typing errors away from what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def neighbours(word: str, known: Callable[[str], bool]) -> set[str]:
    """Known words one error away: a letter missing, doubled or wrong, or two letters swapped.

    >>> sorted(neighbours("thhi", {"thi", "chi", "th"}.__contains__))
    ['thi']
    """
    return {edit for edit in set(_edits(word)) if known(edit)} - {word}


def distant_neighbours(word: str, candidates: Iterable[str]) -> set[str]:
    """Words two errors away that begin with the same letter, which is seldom the wrong one.

    >>> sorted(distant_neighbours("genevva", ["geneve", "geneva", "genoa", "venezia"]))
    ['geneva', 'geneve']
    """
    return {
        other
        for other in candidates
        if other[:1] == word[:1] and abs(len(other) - len(word)) <= 2 and distance(word, other) <= 2
    } - {word}


def distance(first: str, second: str) -> int:
    """How many typing errors apart two words are: a letter added, left out or wrong, or two
    neighbours swapped (optimal string alignment).

    >>> [distance("chính", other) for other in ("chính", "chỉnh", "hcính", "chín", "nhín")]
    [0, 1, 1, 1, 2]
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first):
        beyond, before, row = before, row, [at + 1]
        for place, other in enumerate(second):
            best = min(before[place + 1] + 1, row[place] + 1, before[place] + (letter != other))
            if at and place and letter == second[place - 1] and first[at - 1] == other:
                best = min(best, beyond[place - 1] + 1)
            row.append(best)
    return row[-1]


def _edits(word: str) -> Iterator[str]:
    """All words one error away, some of them several times."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            if tail:
                yield head + letter + tail[1:]
            yield head + letter + tail
