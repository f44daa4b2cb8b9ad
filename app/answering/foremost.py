"""Which person a clause calls the oldest, the youngest, the fastest: "người cao tuổi nhất là …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact
from app.answering.placed import matter, said_around
from app.people import Person, find_people
from app.reading import Reading
from app.tokens import Token
from ingest.folding import fold
from ingest.model import Span

# "Thứ nhất", "thống nhất", "nhất là" call nobody the first.
_MARK = re.compile(
    r"(?:(\w+) )?(?!(?:thu|thong|duy|hop|dong|bac|it|nhieu)\b)(\w+) nhat\b"
    r"(?! (?:la|dinh|tri|thiet)\b)"
)
_ASKS_WHO = re.compile(r"\bai\b|\bnguoi\b")
_STRONG = re.compile(r"[;.!?](?!\d)")
_LEAST_SHARE = 0.6
_FIT = 0.9


def answer_foremost(context: Context) -> Draft | None:
    """The person whom a clause calls what the question calls them; None where it asks for no such
    person, no clause says so, or several are called so."""
    asked = context.asked
    mark = _MARK.search(asked.folded)
    if mark is None or _ASKS_WHO.search(asked.folded) is None:
        return None
    rest = matter([t for t in asked.focus if not mark.start() <= t.start < mark.end()])
    found = list(_called(context, mark, rest))
    names = {fold(fact.text) for fact in found}
    if len(names) != 1:
        return None
    return Draft("who", facts=(found[0],), fit=_FIT)


def _called(context: Context, mark: re.Match[str], rest: tuple[Token, ...]) -> Iterator[Fact]:
    written = _phrase(context, mark)
    for reading in context.scope_readings:
        for sentence, (start, stop) in enumerate(reading.sentences):
            at = reading.folded.find(written, start, stop)
            if at < 0:
                continue
            share, quotes = said_around(context, reading, sentence, rest)
            if share < _LEAST_SHARE:
                continue
            person = _named(reading, Span(start, stop), at, at + len(written))
            if person is not None:
                yield Fact(_told(reading.text, person), quotes)


def _phrase(context: Context, mark: re.Match[str]) -> str:
    """The words that call somebody the first: two syllables where the texts say both together."""
    both = f"{mark[1]} {mark[2]} nhat" if mark[1] else ""
    said = any(both in reading.folded for reading in context.scope_readings) if both else False
    return both if said else f"{mark[2]} nhat"


def _named(reading: Reading, sentence: Span, at: int, end: int) -> Person | None:
    """The person of the mark's own clause: the first behind it, else the last before it."""
    text = reading.text
    begins = [cut.end() for cut in _STRONG.finditer(text, sentence.start, at)]
    begin = begins[-1] if begins else sentence.start
    cut = _STRONG.search(text, end, sentence.end)
    stop = cut.start() if cut is not None else sentence.end
    people = find_people(text, begin, stop)
    behind = [person for person in people if person.name.start >= end]
    is_named = bool(behind) and re.search(r"\blà\b|:", text[end : behind[0].name.start]) is not None
    before = [person for person in people if person.name.end <= at]
    if is_named or not before:
        return behind[0] if behind else None
    return before[-1]


def _told(text: str, person: Person) -> str:
    """The name with its post, where one stands beside it."""
    name = text[person.name.start : person.name.end]
    return f"{name}, {text[person.post.start : person.post.end]}" if person.post else name
