"""The day on which a named paper was issued, as it says itself or as others tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.about_paper import is_about
from app.answering.days_told import days_at
from app.answering.documents import called
from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.issuers import is_the_paper
from app.reading import Reading
from app.times import day_of, find_times
from app.wording import say
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Header, Reference, Span

_MOST_OTHERS = 3
OF_PAPER = re.compile(r"\b(?:ban hanh|ky|ra doi|de ngay|ngay cua|cong bo|co tu)\b")
_JOINS = re.compile(
    r"[\s,?(]*(?:(?:duoc|da|vua|la|nay|ngay|nao|cua|vao|thoi gian|thoi diem|khi nao|bao gio|"
    r"uy ban nhan dan|ubnd|van ban|so)"
    r"[\s,?(]*)*"
)
_NOT_ISSUING = re.compile(r"\b(?:hieu luc|to chuc|quan triet|hoi nghi|trien khai|thuc hien)\b")
# "… của Ban Bí thư về tín dụng ban hành ngày nào": what stands between only describes the paper.
_ISSUED_WHEN = re.compile(
    r"(?P<issuer> cua [^,;?]{2,60}?)?(?: (?:ve|ve viec) [^;?]{2,160}?)? (?:duoc |da )?"
    r"(?:(?:do |boi )?[^,;?]{2,40}? )?(?:ban hanh|ky)(?: (?:vao|tu))? "
    r"(?:(?:ngay|thang|nam|thoi gian|thoi diem) nao|khi nao|"
    r"bao gio|luc nao)\W*"
)
ISSUES_NEXT = re.compile(
    r"\b(?:ban hành|ký|ra|phát hành|gửi|(?:đã|vừa|mới) có)\s+(?:văn bản\s+(?:số:?\s+)?)?$"
)
# Between a paper's number and a day these say that something else was done on that day.
_OTHER_EVENT = re.compile(
    r"\b(?:dien ra|to chuc|khai mac|hoi nghi|so ket|tong ket|phat dong|quan triet|trien khai|"
    r"hieu luc|thuc hien|bao cao|hoan thanh|kiem tra|truoc ngay|den ngay|tu ngay)\b"
)


def asks_issue(context: Context) -> bool:
    """Whether the named paper itself is what was issued: it stands right beside the verb, or the
    question holds nothing else that could have a day."""
    asked = context.asked
    start, end = asked.papers[0] if asked.papers else (0, 0)
    for verb in OF_PAPER.finditer(asked.folded):
        after = asked.folded[end : verb.start()] if end <= verb.start() else None
        before = asked.folded[verb.end() : start] if verb.end() <= start else None
        if after is not None and _JOINS.fullmatch(after):
            return True
        if before is not None and _JOINS.fullmatch(before):
            return True
    described = _ISSUED_WHEN.fullmatch(asked.folded, end)
    if described is not None and not _NOT_ISSUING.search(described["issuer"] or ""):
        return True
    return len(asked.focus) <= 1 and not _NOT_ISSUING.search(asked.folded)


def issue_day(context: Context) -> Draft | None:
    """The day of each paper named. What a paper says of itself counts; what others say otherwise
    is told as theirs, and stands beside it where the paper is not held."""
    facts: list[Fact] = []
    notes: list[str] = []
    for reference in context.references:
        found = list(_days(context.pool.readings, reference))
        if not found:
            continue
        text = _day_text(found[0])
        agreeing = [quote for quote, span in found if _same_day(found[0], (quote, span))]
        facts.append(Fact(text, tuple(_one_each(_of_the_paper(agreeing, reference)))))
        others = _other_days(found, reference)
        if is_the_paper(found[0][0].reading, [reference]):
            notes += [_note(context, text, others)] if others else []
            others = [_as_told(context, other) for other in others]
        facts += others
    if not facts:
        return None
    return Draft(kind="when", facts=tuple(facts), fit=1.0, note="; ".join(notes))


def _other_days(found: Sequence[tuple[Quote, Span]], reference: Reference) -> list[Fact]:
    """The days that others give a paper, each once, those of texts about it first."""
    days = [found[0]]
    for one in sorted(found[1:], key=lambda day: not is_about(day[0].reading, reference)):
        if not any(_same_day(known, one) for known in days):
            days.append(one)
    return [Fact(_day_text(day), (day[0],)) for day in days[1 : 1 + _MOST_OTHERS]]


def _as_told(context: Context, fact: Fact) -> Fact:
    """A day with the text that gives it: what a paper says of itself needs none."""
    by = called(fact.quotes[0].reading)
    return replace(fact, text=say("told_by", context.asked.language, text=by, told=fact.text))


def _note(context: Context, own: str, others: Sequence[Fact]) -> str:
    told = "; ".join(f"{one.text} ({called(one.quotes[0].reading)})" for one in others)
    return say("own_day", context.asked.language, own=own, told=told)


def _of_the_paper(quotes: Sequence[Quote], reference: Reference) -> Sequence[Quote]:
    """The quotes without those from other official papers, which only name this one; all of them
    when nothing else remains."""
    kept = [quote for quote in quotes if not _is_another(quote.reading.document.header, reference)]
    return kept or quotes


def _is_another(header: Header, reference: Reference) -> bool:
    return header.identity is not None and not same_paper(header.identity, reference)


def _one_each(quotes: Sequence[Quote]) -> list[Quote]:
    return list({quote.reading.document.doc_id: quote for quote in reversed(quotes)}.values())[::-1]


def _day_text(found: tuple[Quote, Span]) -> str:
    text = found[0].reading.text
    span = day_of(text, found[1])
    return text[span.start : span.end]


def _same_day(first: tuple[Quote, Span], second: tuple[Quote, Span]) -> bool:
    """Whether two days are one; a year that one of them leaves out tells nothing."""
    days = [days_at(quote.reading.text, span) for quote, span in (first, second)]
    return len(days[0]) == len(days[1]) and all(
        one[:2] == other[:2] and len({one[2], other[2]} - {None}) < 2
        for one, other in zip(*days, strict=True)
    )


def _days(readings: Sequence[Reading], reference: Reference) -> Iterator[tuple[Quote, Span]]:
    """Days of issue of a paper: what it says itself first, then what others say of it."""
    for reading in readings:
        header = reading.document.header
        is_it = header.identity is not None and same_paper(header.identity, reference)
        if is_it and header.date is not None and header.date.span is not None:
            yield quote_around(reading, header.date.span), header.date.span
    for reading in readings:
        for found, span in reading.mentions:
            if same_paper(found, reference):
                day = _day_after(reading, span) or _day_before(reading, span)
                if day is not None:
                    yield quote_around(reading, day), day


def _day_after(reading: Reading, mention: Span) -> Span | None:
    """A day that follows a paper's number with no other paper between them."""
    at = max(0, reading.sentence_at(mention.start))
    high = reading.sentences[at].end
    times = find_times(reading.text, mention.start, min(high, mention.end + 90))
    for span in times:
        between = reading.text[mention.start : span.start]
        if not days_at(reading.text, span):
            continue
        tail = fold(reading.text[mention.end : span.start]) if span.start > mention.end else ""
        if _OTHER_EVENT.search(tail):
            continue
        near = len(tail.split()) <= 4 or re.search(r"ban hanh|ky|ngay\s*$", tail)
        if near and not re.search(r"[;.]|\d[-/][A-Z]", between[len(between) - len(tail) :]):
            return span
    return None


def _day_before(reading: Reading, mention: Span) -> Span | None:
    """The day that opens a sentence in which somebody issues a paper: "Ngày 5/6/2020, Sở A ban hành
    Công văn số 12"."""
    at = max(0, reading.sentence_at(mention.start))
    start, text = reading.sentences[at].start, reading.text
    if ISSUES_NEXT.search(text[start : mention.start]) is None:
        return None
    before = [one.end for _, one in reading.mentions_in(at) if one.end <= mention.start]
    for span in reversed(find_times(text, max([start, *before]), mention.start)):
        between = text[span.end : mention.start]
        opens = re.search(r"(?:^|[;.,]|\b[Nn]gày)\s*$", text[start : span.start]) is not None
        if days_at(text, span) and opens and not re.search(r"[;.:]", between):
            return span
    return None
