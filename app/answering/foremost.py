"""Which person or body a clause calls the oldest, the fastest, the last: "Trường A chậm nhất"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact
from app.answering.placed import matter, said_around
from app.people import Person, find_people
from app.question import Asked
from app.reading import Reading
from app.tokens import Token, tokenise
from app.wording import say
from ingest.folding import fold, tone_key
from ingest.model import Span

# "Thứ nhất", "thống nhất", "nhất là" call nobody the first.
_MARK = re.compile(
    r"(?:\b(\w+) )?\b(?!(?:thu|thong|duy|hop|dong|bac|it|nhieu)\b)(\w+) nhat\b"
    r"(?! (?:la|dinh|tri|thiet)\b)"
)
_ASKS_WHO = re.compile(r"\bai\b|\bnguoi\b")
_STRONG = re.compile(r"[;.!?](?!\d)")
# Where the name of a body ends: at what it does or has.
_NAME_ENDS = re.compile(
    r"\s?[,;:(]|\s(?:hoàn thành|đạt|có|là|với|triển khai|thực hiện|được|đã|xếp|đứng|mới|chỉ|còn|"
    r"khi|vào|trong|chậm|sớm|nhanh|cao|thấp|nhiều|ít|tốt|kém|làm|báo cáo|giải ngân|nộp)\b"
)
_BODIES = frozenset([
    "benh vien", "truong", "trung tam", "cong ty", "doanh nghiep", "nha may", "so", "phong", "ban",
    "hoi", "chi bo", "dang bo", "dang uy", "co quan", "don vi",
])  # fmt: skip
_LEAST_SHARE = 0.6
_FIT = 0.9


def answer_foremost(context: Context) -> Draft | None:
    """The person or body that a clause calls what the question calls them, a draft without facts
    where no clause calls a body so; None where none is asked for so, or several are called so."""
    asked = context.asked
    mark = _MARK.search(asked.folded)
    of_people = _ASKS_WHO.search(asked.folded) is not None
    if mark is None or not (of_people or asked.body in _BODIES):
        return None
    if asked.toned and tone_key(asked.vietnamese)[: mark.end()][-4:] != "nhất":
        return None  # "cập nhật", "chủ nhật", "Nhật Bản"
    rest = matter([t for t in asked.focus if not mark.start() <= t.start < mark.end()])
    found = list(_called(context, mark, rest, body="" if of_people else asked.body))
    names = {fold(fact.text) for fact in found}
    if not names and not of_people:
        # Whoever else is spoken of is not called so.
        return Draft("who", note=say("not_said", asked.language))
    if len(names) != 1:
        return None
    return Draft("who", facts=(found[0],), fit=_FIT)


def _called(
    context: Context, mark: re.Match[str], rest: tuple[Token, ...], *, body: str
) -> Iterator[Fact]:
    written = _phrase(context, mark)
    for reading in context.scope_readings:
        for sentence, (start, stop) in enumerate(reading.sentences):
            at = reading.folded.find(written, start, stop)
            if at < 0:
                continue
            share, quotes = said_around(context, reading, sentence, rest)
            if share < _LEAST_SHARE:
                continue
            clause, marked = _clause(reading, Span(start, stop), at), Span(at, at + len(written))
            if body:
                named = _body(reading, clause, marked, context.asked)
                if named is not None:
                    yield Fact(reading.text[named.start : named.end], quotes)
                continue
            person = _person(reading, clause, marked)
            if person is not None:
                yield Fact(_told(reading.text, person), quotes)


def _phrase(context: Context, mark: re.Match[str]) -> str:
    """The words that call somebody the first: two syllables where the texts say both together."""
    both = f"{mark[1]} {mark[2]} nhat" if mark[1] else ""
    said = any(both in reading.folded for reading in context.scope_readings) if both else False
    return both if said else f"{mark[2]} nhat"


def _clause(reading: Reading, sentence: Span, at: int) -> Span:
    """What stands around a place between full stops and semicolons."""
    begins = [cut.end() for cut in _STRONG.finditer(reading.text, sentence.start, at)]
    cut = _STRONG.search(reading.text, at, sentence.end)
    return Span(
        begins[-1] if begins else sentence.start, cut.start() if cut is not None else sentence.end
    )


def _person(reading: Reading, clause: Span, mark: Span) -> Person | None:
    """The person of the mark's own clause: the first behind it, else the last before it."""
    text = reading.text
    people = find_people(text, *clause)
    behind = [person for person in people if person.name.start >= mark.end]
    is_named = bool(behind) and re.search(r"\blà\b|:", text[mark.end : behind[0].name.start])
    before = [person for person in people if person.name.end <= mark.start]
    if is_named or not before:
        return behind[0] if behind else None
    return before[-1]


def _body(reading: Reading, clause: Span, mark: Span, asked: Asked) -> Span | None:
    """The body of the mark's own clause: the last named before it, else the first behind it. Its
    name ends where what the question says of it begins."""
    body = asked.body
    found = [
        Span(clause.start + match.start(), clause.start + match.end())
        for match in re.finditer(rf"\b{body}\b", reading.folded[clause.start : clause.end])
        if reading.text[clause.start + match.start()].isupper()
        or reading.text[clause.start + match.end() : clause.start + match.end() + 2]
        .strip()
        .isupper()
    ]
    before = [one for one in found if one.end <= mark.start]
    behind = [one for one in found if one.start >= mark.end]
    if not before and not behind:
        return None
    first = before[-1] if before else behind[0]
    stop = mark.start if before else clause.end
    ends = _NAME_ENDS.search(reading.text, first.end, stop)
    said = {token.folded for token in asked.focus}
    told = (
        token.start
        for token in tokenise(reading.text, first.end, stop)
        if token.folded in said and not reading.text[token.start].isupper()
    )
    name = Span(first.start, min(ends.start() if ends is not None else stop, *told, stop))
    return Span(name.start, name.start + len(reading.text[name.start : name.end].rstrip()))


def _told(text: str, person: Person) -> str:
    """The name with its post, where one stands beside it."""
    name = text[person.name.start : person.name.end]
    return f"{name}, {text[person.post.start : person.post.end]}" if person.post else name
