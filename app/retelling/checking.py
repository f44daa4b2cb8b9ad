"""Whether a sentence says only what the quotes that it cites say.

A model may put quotes in another order and shorten them. So each part of its sentence must be a
clause of a quote, or of the number and title of what it was taken from, with words left out and at
most a few joining words put in: no word, figure or name that is not there, none in another order,
no denial lost, nothing left out that would give one person's or place's part to another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.tokens import Token, tokenise, word_set

_MARKS = re.compile(r"\s*\[(\d{1,3})\]")
_PARTS = re.compile(r"[;:](?:\s|$)")
_CLAUSES = re.compile(r"[;.](?:\s|$)|\n")
_COMMA = re.compile(r"[,:(](?:\s|$)|\(")
_DENIALS = word_set("không chưa chẳng chớ đừng cấm trừ ngoài khỏi")
_JOINING = word_set("là và của các những được có cho với theo trong tại thì mà gồm đã sẽ cũng")


def cited(sentence: str) -> tuple[int, ...]:
    """The numbers that a sentence cites, in order.

    >>> cited("Xã mở 12 lớp [2][3].")
    (2, 3)
    """
    return tuple(int(number) for number in _MARKS.findall(sentence))


def checks_out(
    sentence: str, quotes: Mapping[int, str], headings: Mapping[int, str] | None = None
) -> bool:
    """Whether a sentence cites, and says only what is cited; `quotes` by number, and `headings`
    with the number and title of what each was taken from.

    >>> quotes = {1: "Xã Bến Lội, một xã ven biển, mở 12 lớp, không thu phí."}
    >>> checks_out("Xã Bến Lội mở 12 lớp [1].", quotes)
    True
    >>> checks_out("Xã Bến Lội mở 15 lớp [1].", quotes), checks_out("Xã mở 12 lớp.", quotes)
    (False, False)
    """
    numbers = dict.fromkeys(cited(sentence))
    if not numbers or any(number not in quotes for number in numbers):
        return False
    clauses = [one for number in numbers for one in _CLAUSES.split(quotes[number])]
    named = [(headings or {}).get(number, "") for number in numbers]
    parts = [part for part in _PARTS.split(_MARKS.sub("", sentence)) if tokenise(part)]
    told = [any(_shortens(part, clause) for clause in clauses) for part in parts]
    return any(told) and all(
        from_quote or any(_shortens(part, heading) for heading in named)
        for part, from_quote in zip(parts, told, strict=True)
    )


def _shortens(part: str, clause: str) -> bool:
    """Whether a part is the clause with words left out."""
    said, held = tokenise(part), tokenise(clause)
    if not any(token.toned not in _JOINING for token in said):
        return False
    starts = [at for at, token in enumerate(held) if _same(said[0], token)]
    if said[0].toned in _JOINING:
        starts = [*starts, *range(len(held))]
    return any(_follows(said, held, start, clause) for start in starts)


def _follows(said: Sequence[Token], held: Sequence[Token], start: int, clause: str) -> bool:
    """Whether the words said stand in the clause in their order, from `start` on, and what is left
    out between them may be."""
    at, kept = start, list[int]()
    for token in said:
        found = next((i for i in range(at, len(held)) if _same(token, held[i])), None)
        if found is None:
            if token.toned not in _JOINING:
                return False
            continue
        if token.toned in _JOINING and kept and found > kept[-1] + 1:
            continue  # a word that only joins was put in here, whatever stands further on
        kept.append(found)
        at = found + 1
    gaps = [(one, other) for one, other in pairwise(kept) if other > one + 1]
    return (
        bool(kept)
        and all(_may_go(clause[held[one].end : held[other].start]) for one, other in gaps)
        # What stands beside a figure says what is counted, and how: "trên 20 xã".
        and not any(held[at].folded[0].isdigit() for gap in gaps for at in gap)
        and not _denied_before(held, kept, clause)
    )


def _same(one: Token, other: Token) -> bool:
    return one.toned == other.toned or (one.folded[0].isdigit() and one.folded == other.folded)


def _may_go(left_out: str) -> bool:
    """Whether words between two that were kept may be left out: not a denial, and not
    what begins anew behind a comma with a name of its own.

    >>> _may_go(" một xã ven biển, "), _may_go(" trưởng ban, ông Chử Tấn làm "), _may_go(" không ")
    (True, False, False)
    """
    if {token.toned for token in tokenise(left_out)} & _DENIALS:
        return False
    behind = _COMMA.split(left_out, maxsplit=1)[1:]
    return not any(letter.isupper() for text in behind for letter in text)


def _denied_before(held: Sequence[Token], kept: Sequence[int], clause: str) -> bool:
    """Whether a denial stands before the first word kept, in the same stretch between commas."""
    first = held[kept[0]].start
    begins = max((found.end() for found in _COMMA.finditer(clause, 0, first)), default=0)
    return bool({token.toned for token in tokenise(clause, begins, first)} & _DENIALS)
