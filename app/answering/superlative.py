"""Which place or unit comes first or last: "Dẫn đầu là thị trấn A với 97%, thấp nhất là xã B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.placed import CUT, areas_in, matter, said_around
from app.question import Asked
from app.reading import Reading
from app.tokens import UPPER, Token, tokenise
from app.wording import say
from ingest.folding import fold
from ingest.model import Span

_FIRST = r"(?:cao|nhiều|lớn|tốt) nhất|dẫn đầu|(?<!người )đứng (?:đầu|thứ nhất)|xếp (?:đầu|thứ nhất)"
_LAST = r"(?:thấp|ít|nhỏ|kém) nhất|đứng (?:cuối|chót)|xếp (?:cuối|chót)"
_ENDS = (_FIRST, _LAST)
_WRITTEN = tuple(re.compile(rf"\b(?:{end})\b(?!\s+\d)", re.IGNORECASE) for end in _ENDS)
# "nhiều giáo viên nhất": what is measured may stand between.
_BETWEEN = r")(?: \w+){0,3} nhat"
_ASKED = tuple(
    re.compile(r"\b(?:" + fold(end).replace(") nhat", _BETWEEN) + r")\b") for end in _ENDS
)
WORDS = frozenset(fold(" ".join(_ENDS)).replace("(", " ").replace(")", " ").replace("|", " ")
                   .replace("?:", " ").replace("?<!", " ").split())  # fmt: skip
_IS = re.compile(r"[^,;.:]{0,40}?(?:\slà\s|\sthuộc về\s|\s?:\s|\sgồm\s)")
_NAME_ENDS = re.compile(
    r"\s(?:với|đạt|có|chỉ|mới|khi|được|đã|\d)|\s\(|[,;.:](?!\d)|\s(?:và|còn|trong khi)\s|\n"
)
# Before the name, what the clause itself measures: "cao nhất về sản lượng là xã A".
_MEASURE = re.compile(r"\bvề\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")
# Areas alike in rank, of which news speak together.
_RANKS = (
    frozenset(["xa", "phuong", "thi tran"]),
    frozenset(["huyen", "quan", "thi xa", "thanh pho", "tp"]),
    frozenset(["tinh", "thanh pho", "tp"]),
)
_AREA_BODIES = frozenset().union(*_RANKS)
_OF_ANY_AREA = frozenset(["", "dia phuong", "noi", "don vi", "khu"])
_LEAST_SHARE = 0.7
_SLIGHT = 0.02
_ALIKE = 0.04  # the very words of the question
_FIT = 0.9
_HARDLY = 0.3


class _Named(NamedTuple):
    share: float
    span: Span
    reading: Reading
    quotes: tuple[Quote, ...]

    @property
    def text(self) -> str:
        return self.reading.text[self.span.start : self.span.end]


def answer_superlative(context: Context) -> Draft | None:
    """The place or unit that a clause calls first or last, as asked; None where the question asks
    for neither, no clause says so, or the texts name several."""
    asked = context.asked
    end = end_asked(asked)
    if end is None or (asked.body not in _OF_ANY_AREA and asked.body not in _AREA_BODIES):
        return None
    rest = matter([t for t in asked.focus if t.folded not in WORDS])
    if not rest and not context.result.scope.doc_ids:
        # Of nothing in particular something always comes first.
        return Draft("who", note=say("not_said", asked.language))
    found = sorted(_named(context, end, rest), key=lambda one: -one.share)
    said = {fold(one.text) for one in found if one.share >= found[0].share - _SLIGHT}
    if len(said) != 1:
        return None
    best = found[0]
    # Asked of nothing in particular, while several matters have a first: hardly sure.
    sole = bool(rest) or len({fold(one.text) for one in found}) == 1
    fit = _FIT if sole else _HARDLY
    return Draft("who", facts=(Fact(best.text, best.quotes),), fit=fit)


def end_asked(asked: Asked) -> int | None:
    """0 where the first is asked for, 1 where the last is; None where neither, or both, are."""
    said = [at for at, pattern in enumerate(_ASKED) if pattern.search(asked.folded)]
    return said[0] if len(said) == 1 else None


def _named(context: Context, end: int, rest: tuple[Token, ...]) -> Iterator[_Named]:
    for reading in context.scope_readings:
        for sentence, (start, stop) in enumerate(reading.sentences):
            for mark in _WRITTEN[end].finditer(reading.text, start, stop):
                share, quotes = said_around(context, reading, sentence, rest)
                if share < _LEAST_SHARE:
                    break
                span = _name(reading.text, Span(start, stop), Span(*mark.span()))
                if span is None or not _fits(context.asked.body, reading.text, span):
                    continue
                if _measures_else(context.asked, reading.text, span, Span(*mark.span())):
                    continue
                alike = _ALIKE if fold(mark.group()) in context.asked.folded else 0.0
                yield _Named(share + alike, span, reading, quotes)


def _name(text: str, sentence: Span, mark: Span) -> Span | None:
    """Whom the mark calls first or last: named behind "là", or before it in its own clause."""
    cut = CUT.search(text, mark.end, sentence.end)
    is_who = _IS.match(text, mark.end, sentence.end)
    if is_who is not None:
        stop = _NAME_ENDS.search(text, is_who.end(), sentence.end)
        named = Span(is_who.end(), stop.start() if stop else sentence.end)
        capital = re.search(rf"(?<![^\W_])[{UPPER}]", text[named.start : named.end])
        return named if capital and named.end - named.start < 60 else None
    begin = sentence.start
    cuts = [match.end() for match in CUT.finditer(text, sentence.start, mark.start)]
    clauses = [begin, *cuts]
    ahead = areas_in(text, clauses[-1], mark.start)
    if not ahead and cuts:
        # "xã A có 12 hộ, nhiều nhất huyện": said of the clause before.
        ahead = areas_in(text, clauses[-2], mark.start)
    if ahead:
        return ahead[-1]
    behind = areas_in(text, mark.end, cut.start() if cut else sentence.end)
    near = [area for area in behind if text[mark.end : area.start].strip() not in ("", "của")]
    return near[0] if near else None


def _fits(body: str, text: str, span: Span) -> bool:
    """Whether the one named is of the rank asked for."""
    if body not in _AREA_BODIES:
        return True
    words = fold(text[span.start : span.end]).split()
    sorts = {words[0], " ".join(words[:2])}
    if words[0] == "thi":
        sorts.discard("xa")
    return any(body in rank and sorts & rank for rank in _RANKS)


def _measures_else(asked: Asked, text: str, name: Span, mark: Span) -> bool:
    """Whether the clause measures something that the question does not name."""
    said = {token.folded for token in tokenise(asked.vietnamese)}
    around = (min(name.start, mark.start), max(name.end, mark.end) + 30)
    measured = _MEASURE.search(text[around[0] : around[1]])
    if measured is None:
        return False
    return not {fold(word) for word in measured.groups() if word} <= said
