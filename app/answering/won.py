"""Which team, unit or place won or was given something: "đội nào đạt giải nhất"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.answering.deeds import Deed, Said, deed_asked, said_in
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.tokens import UPPER
from app.wording import say
from ingest.model import Span

_SENTENCES = 12
_AREAS = "xã|phường|thị trấn|quận|huyện|tỉnh|thành phố|thôn|ấp|bản|khu phố|tổ dân phố|làng"
_WON = re.compile(
    rf"(?:^|\s)(?P<sort>đội(?: thi)?|đơn vị|tập thể|chi bộ|đảng bộ|chi đoàn|trường|{_AREAS}) nào"
    r"(?=\s(?:(?:đã|vừa|được|bị|cùng)\s)*(?:đạt|giành|đoạt|nhận|trao|tặng|thắng|vô địch)\b|\W*$)",
    re.IGNORECASE,
)
_PRIZES = frozenset(["khen", "cup"])
_RANKS = frozenset(["nhat", "nhi", "ba", "tu", "khuyen", "dac", "xuat", "thuong", "vang", "bac"])
_GIVEN = re.compile(
    r"(?:^|\s)(?:thuộc(?: về)?|cho|về tay)\s+(?P<who>(?:(?:TP|TX|TT)\.|[^,;.:()])+?)"
    r"(?=\s(?:vì|với|tại|do|để|trong|theo|nhân dịp)\s|[,;:()…]|(?<!TP)(?<!TX)(?<!TT)\.|$)"
)
# What opens a clause before its subject: "… các đội:", "Kết quả,".
_LEAD = re.compile(rf"^(?:.*[:“”\"]\s*|\W+)?(?:[{UPPER}]?[^,{UPPER}]*,\s+)*", re.DOTALL)
_VERBS = re.compile(
    r"(?:\s(?:đã|vừa|xuất sắc|được|vinh dự|cùng|đồng|lần lượt|giành|đạt|đoạt|nhận|trao|tặng))+\s*$"
)
_AND = re.compile(r"\svà\s|,\s")  # joins several winners
_LONG = 12  # words
_DEED = 0.5


def answer_won(context: Context) -> Draft | None:
    """The team or place that won or was given what is asked, or that no sentence tells who did;
    None where another thing is asked, or a person who is told."""
    text = context.asked.vietnamese
    asked = _WON.search(text[:1].lower() + text[1:])
    deed = deed_asked(context)
    if deed is None or not _is_prize(deed):
        return None
    if not any(said_in(evidence, deed) for evidence in context.pool.best(_SENTENCES)):
        return Draft("who", note=say("not_said", context.asked.language))
    if asked is None:
        return None
    found = pick("who", _winners(context, deed, asked["sort"].lower()))
    several = found is not None and _AND.search(found.facts[0].text) is not None
    return found if several or not deed.several else None


def _is_prize(deed: Deed) -> bool:
    """Whether a deed is to win a prize: "giải quyết" wins none."""
    ranked = any(first == "giai" and rank in _RANKS for first, rank in pairwise(deed.words))
    return ranked or not _PRIZES.isdisjoint(deed.words)


def _winners(context: Context, deed: Deed, sort: str) -> Iterator[Choice]:
    for evidence in context.pool.best(_SENTENCES):
        said = said_in(evidence, deed)
        if said is None:
            continue
        text = evidence.reading.text
        for span in (_given(text, said), _subject(text, said)):
            found = _named(text, span, sort) if span is not None else None
            people = evidence.reading.people(evidence.sentence)
            if found is not None and not any(
                found.start <= p.name.start < found.end for p in people
            ):
                score = evidence.score + _DEED * said.share
                yield Choice(score, evidence.reading, found, sentence_quote(evidence), evidence)
                break


def _given(text: str, said: Said) -> Span | None:
    """Who stands behind "thuộc về" or "cho", further on in the piece of the deed."""
    match = _GIVEN.search(text, said.words.end, said.piece.end)
    return Span(*match.span("who")) if match is not None else None


def _subject(text: str, said: Said) -> Span | None:
    """Who stands before the verb in the piece of the deed."""
    begin = said.piece.start
    lead = _LEAD.match(text[begin : said.words.start])
    begin += lead.end() if lead is not None else 0
    verbs = _VERBS.search(text, begin, said.words.start)
    end = verbs.start() if verbs is not None else len(text[: said.words.start].rstrip())
    short = 0 < len(text[begin:end].split()) <= _LONG
    return Span(begin, end) if short and begin < end else None


def _named(text: str, span: Span, sort: str) -> Span | None:
    """The area of the sort asked for inside a phrase, or the phrase itself where it has a name."""
    if re.fullmatch(_AREAS, sort):
        name = rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*(?: \d{{1,2}}(?!\d))?"
        area = re.compile(rf"(?<![^\W_])(?i:{sort})\s+{name}").search(text, *span)
        return Span(*area.span()) if area is not None else None
    written = text[span.start : span.end]
    return span if re.search(rf"\s[{UPPER}]|\d", f" {written}") else None
