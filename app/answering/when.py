"""When: the date of a named paper, or the time that stands with the question's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.answering.assigned import duties_of_asked
from app.answering.binding import bound, weighed
from app.answering.closeness import closeness
from app.answering.days_told import asks_of_event, is_aside, named_days, opens_with_day
from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.answering.in_force import ASKS_RANGE, answer_force
from app.candidates import Evidence
from app.question import Asked
from app.reading import Reading
from app.times import day_of, find_times
from app.tokens import tokenise
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Header, Reference, Span

_HOUR = re.compile(r"\d{1,2} ?(?:h|giờ|:\d\d)")
_DAY_OF_HOUR = re.compile(
    r",? (?:(?:sáng|trưa|chiều|tối|đêm) )?ngày \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?"
)
_SENTENCES = 24
_SURE = 0.9
_OTHER_SORT = 0.5
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_UNNAMED, _LEAST_NAMES = 0.5, 0.4  # lost where the sentence is not about whom the question names
_IN_BRACKETS = 0.4
_OPENING, _ONLY_DAY = 0.1, 1.2  # of a day that opens its sentence; of the only one, of an event
_BOUND = 0.8
_BOUNDED, _VERB_REACH = 0.5, 32
_OF_PAPER = re.compile(r"\b(?:ban hanh|ky|ra doi|de ngay|ngay cua|cong bo|co tu)\b")
_JOINS = re.compile(
    r"[\s,?(]*(?:(?:duoc|da|vua|la|nay|ngay|nao|cua|vao|thoi gian|thoi diem|khi nao|bao gio|"
    r"uy ban nhan dan|ubnd|van ban|so)"
    r"[\s,?(]*)*"
)
_HOW_LONG = re.compile(
    r"\bbao lau\b|\b(?:bao nhieu|may) (?:ngay|tuan|thang|nam|gio|phut)\b(?! (?:nao|sinh))"
)
_NOT_ISSUING = re.compile(r"\b(?:hieu luc|to chuc|quan triet|hoi nghi|trien khai|thuc hien)\b")
# "… của Ban Bí thư về tín dụng ban hành ngày nào": what stands between only describes the paper.
_ISSUED_WHEN = re.compile(
    r"(?P<issuer> cua [^,;?]{2,60}?)?(?: (?:ve|ve viec) [^;?]{2,160}?)? (?:duoc |da )?"
    r"(?:ban hanh|ky)(?: (?:vao|tu))? (?:(?:ngay|thang|nam|thoi gian|thoi diem) nao|khi nao|"
    r"bao gio|luc nao)\W*"
)
_ISSUES_NEXT = re.compile(r"\b(?:ban hành|ký|ra|phát hành|gửi)\s+$")
# Between a paper's number and a day these say that something else was done on that day.
_OTHER_EVENT = re.compile(
    r"\b(?:dien ra|to chuc|khai mac|hoi nghi|so ket|tong ket|phat dong|quan triet|trien khai|"
    r"hieu luc|thuc hien|bao cao|hoan thanh|kiem tra|truoc ngay|den ngay|tu ngay)\b"
)


_RANGE_GAP = 40
_TO = re.compile(r"^[^;.:]*\s(?:đến|tới)(?: hết)?\s$")
_FROM = re.compile(r"(?:kể )?từ $")
_RIVAL = 0.5
_LED = 0.3
_LEADS = {"den": 1, "toi": 1, "tu": 2, "truoc": 3}
_LEAD = r"(?P<lead>den|toi|tu|truoc)"
_ASKED_LEAD = re.compile(
    rf"\b(?:ke )?{_LEAD} (?:het )?(?:ngay|khi|luc|bao|thang|nam|thoi (?:diem|gian)) (?:nao|gio)\b"
)
_TOLD_LEAD = re.compile(rf"(?<![^\W_])(?:ke )?{_LEAD}(?: het)?(?: ngay)?\s*$")
_OWN_LEAD = re.compile(rf"(?:ke )?{_LEAD} ")


@dataclass(frozen=True, slots=True)
class _Choice:
    score: float
    fit: float
    span: Span
    evidence: Evidence


def asks_how_long(asked: Asked) -> bool:
    """Whether a stretch of time is asked for: "trong thời hạn bao nhiêu ngày", "bao lâu"."""
    return _HOW_LONG.search(asked.folded) is not None


def answer_when(context: Context) -> Draft | None:
    """The day of issue where a named paper's is asked for, else the best time near the words."""
    if "hieu luc" in context.asked.folded:
        return answer_force(context)
    if context.references and _asks_issue(context):
        return _issue_day(context)
    return _deadline(context) or _best_time(context)


def _deadline(context: Context) -> Draft | None:
    """The time inside the duty of the unit that the question names."""
    weights = weighed(context)
    for assigned in duties_of_asked(context):
        text, own = assigned.reading.text, assigned.span
        said = {token.folded for token in tokenise(context.asked.vietnamese)}
        times = find_times(text, *own)
        fits = [
            (_fit(context.asked.folded, fold(text[time.start : time.end]), said), time)
            for time in times
        ]
        good = [time for fit, time in fits if fit >= _SURE]
        if good:
            near = max(
                good,
                key=lambda time: bound(weights, text, own, time, [t for t in good if t != time]),
            )
            fact = Fact(text[near.start : near.end], assigned.quotes)
            return Draft("when", facts=(fact,), fit=assigned.share)
    return None


def _asks_issue(context: Context) -> bool:
    """Whether the named paper itself is what was issued: it stands right beside the verb, or the
    question holds nothing else that could have a day."""
    asked = context.asked
    start, end = asked.papers[0] if asked.papers else (0, 0)
    for verb in _OF_PAPER.finditer(asked.folded):
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


def _issue_day(context: Context) -> Draft | None:
    facts: list[Fact] = []
    for reference in context.references:
        found = list(_days(context.pool.readings, reference))
        if not found:
            continue
        text = _day_text(found[0])
        agreeing = [quote for quote, span in found if _same_day(found[0], (quote, span))]
        facts.append(Fact(text, tuple(_one_each(_of_the_paper(agreeing, reference)))))
        for quote, span in found:
            if not _same_day(found[0], (quote, span)):
                facts.append(Fact(_day_text((quote, span)), (quote,)))
                break
    if not facts:
        return None
    return Draft(kind="when", facts=tuple(facts), fit=1.0)


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
    days = [
        named_days(quote.reading.text[span.start : span.end]) for quote, span in (first, second)
    ]
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
        if not named_days(reading.text[span.start : span.end]):
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
    if _ISSUES_NEXT.search(text[start : mention.start]) is None:
        return None
    before = [one.end for _, one in reading.mentions_in(at) if one.end <= mention.start]
    for span in reversed(find_times(text, max([start, *before]), mention.start)):
        between = text[span.end : mention.start]
        opens = re.search(r"(?:^|[;.,]|\b[Nn]gày)\s*$", text[start : span.start]) is not None
        if named_days(text[span.start : span.end]) and opens and not re.search(r"[;.:]", between):
            return span
    return None


def _best_time(context: Context) -> Draft | None:
    choices = _of_the_sort(sorted(_choices(context), key=lambda choice: -choice.score))
    if not choices:
        return None
    best = choices[0]
    text = best.evidence.reading.text
    span = _range_around(context.asked.folded, text, best.evidence.span, best.span)
    day = _DAY_OF_HOUR.match(text, span.end, best.evidence.span.end)
    if day is not None and _HOUR.search(text, *span):
        span = Span(span.start, day.end())  # "từ 13h đến 19h ngày 7/9"
    text = text[span.start : span.end]
    rest = choices[1:]
    margin = 1.0 if not rest else min(1.0, max(0.0, best.score - rest[0].score) * 2)
    return Draft(
        kind="when",
        facts=(Fact(text, (sentence_quote(best.evidence),)),),
        evidence=best.evidence,
        fit=best.fit,
        margin=margin,
    )


def _of_the_sort(choices: list[_Choice]) -> list[_Choice]:
    """Choices with the first one of the sort asked for ahead of one that is of another, where the
    same text tells both: a stretch of days, not the year in the name of a feast."""
    if not choices or choices[0].fit >= _OTHER_SORT:
        return choices
    first = choices[0].evidence.reading
    told = [
        choice
        for choice in choices
        if choice.fit >= _SURE
        and choice.evidence.reading is first
        and choice.evidence.names >= _LEAST_NAMES
    ]
    return [*told, *(choice for choice in choices if choice not in told)]


def _range_around(question: str, text: str, sentence: Span, span: Span) -> Span:
    """The time with the other end of its range, where both ends are asked for: "từ ngày 15 tháng 12
    năm trước đến ngày 14 tháng 12 năm sau"."""
    if ASKS_RANGE.search(question) is None:
        return span
    for time in find_times(text, *sentence):
        first, second = sorted([span, time])
        between = text[first.end : second.start]
        if first != second and len(between) <= _RANGE_GAP and _TO.search(between) is not None:
            lead = _FROM.search(text[max(0, first.start - 7) : first.start])
            return Span(first.start - (len(lead.group()) if lead else 0), second.end)
    return span


def _choices(context: Context) -> Iterator[_Choice]:
    asked, weights = context.asked, weighed(context)
    own = {token.folded for token in tokenise(asked.vietnamese)}
    for evidence in context.pool.best(_SENTENCES):
        text, sentence = evidence.reading.text, evidence.span
        times = find_times(text, sentence.start, sentence.end)
        fits = {time: _fit(asked.folded, fold(text[time.start : time.end]), own) for time in times}
        ranged = (t for t in times if _range_around(asked.folded, text, sentence, t) != t)
        fits |= dict.fromkeys(ranged, 1.0)
        fitting = [t for t, fit in fits.items() if fit > 0 and not _dates_a_paper(evidence, t)]
        for span in fitting:
            rivals = [t for t in fitting if t != span and fits[t] >= _RIVAL * fits[span]]
            near = closeness(asked, context.pool, evidence, span, rivals)
            tied = bound(weights, text, sentence, span, rivals)
            score = evidence.score + 0.35 * near + 0.4 * fits[span] + _BOUND * tied
            score -= _UNNAMED if evidence.names < _LEAST_NAMES else 0.0
            score -= _IN_BRACKETS if is_aside(text, span) else 0.0
            if opens_with_day(text, sentence, span):
                days = [t for t in times if t != span and named_days(text[t.start : t.end])]
                event = not days and asks_of_event(asked.folded, fold(evidence.quote))
                score += _ONLY_DAY if event else _OPENING
            score += _LED * _led_as_asked(asked.folded, text, span)
            score += _BOUNDED * _at_the_end_asked(asked.folded, text, sentence, span)
            yield _Choice(score, fits[span], span, evidence)


# Which end of an event a question asks for, and a verb right before a time tells.
_ENDS_OF_EVENT = (
    re.compile(r"\b(?:ket thuc|be mac)\b"),
    re.compile(r"\b(?:bat dau|khai mac|khoi cong|phat dong)\b"),
)


def _at_the_end_asked(question: str, text: str, sentence: Span, span: Span) -> float:
    """1 where the verb before a time tells the very end of an event that is asked for, -1 where it
    tells the other one."""
    asked = [pattern.search(question) is not None for pattern in _ENDS_OF_EVENT]
    if asked[0] == asked[1]:
        return 0.0
    before = fold(text[max(sentence.start, span.start - _VERB_REACH) : span.start])
    told = [pattern.search(before) is not None for pattern in _ENDS_OF_EVENT]
    if told[0] == told[1]:
        return 0.0
    return 1.0 if told == asked else -1.0


def _led_as_asked(question: str, text: str, span: Span) -> float:
    """1 where the word asked with ("đến khi nào", "từ ngày nào") leads to the time, -1 where
    another such word does, 0 where none is asked or told."""
    asked = _ASKED_LEAD.search(question)
    told = _TOLD_LEAD.search(fold(text[max(0, span.start - 24) : span.start]))
    own = _OWN_LEAD.match(fold(text[span.start : span.end]))
    lead = own or told
    if asked is None or lead is None:
        return 0.0
    return 1.0 if _LEADS[asked["lead"]] == _LEADS[lead["lead"]] else -1.0


def _dates_a_paper(evidence: Evidence, span: Span) -> bool:
    """Whether a day only belongs to a paper's number: "Chỉ thị số …, ngày …"."""
    for _, mention in evidence.reading.mentions_in(evidence.sentence):
        between = evidence.reading.text[mention.end : span.start]
        if mention.start <= span.start < mention.end or (
            span.start >= mention.end and re.fullmatch(r"[\s,(]*", between)
        ):
            return True
    return False


def _fit(question: str, written: str, own: set[str]) -> float:
    """1 where the expression is of the sort asked for; 0 where the question already holds it."""
    numbers = re.findall(r"\d+", written)
    words = numbers or written.split()
    if all((word.lstrip("0") or "0") in own for word in words):
        return 0.0
    if ASKS_RANGE.search(question):
        return 1.0 if re.search(r"\bden\b|\d\s?[-–]\s?\d{1,2}[/.h]|tu ", written) else 0.3
    if re.search(r"\bnam nao\b|\bnam may\b", question):
        if re.search(r"the ky|thap nien", written):
            return 0.3
        return 1.0 if re.search(r"(?:1\d|20)\d\d|nam \d", written) else 0.0
    if re.search(r"\bthang nao\b", question):
        return 1.0 if re.search(r"thang|\d[/-]\d", written) else 0.2
    if re.search(r"\bmay gio\b|\bgio nao\b", question):
        return 1.0 if re.search(r"gio|:\d\d|\dh", written) else 0.1
    if re.search(r"\b(?:ngay|hom) (?:nao|may|bao nhieu)\b", question):
        return 1.0 if re.search(r"\d\s?[/.-]\s?\d{1,2}\b|ngay \d", written) else 0.1
    if written.startswith("nhiem ky") and "nhiem ky" not in question:
        return 0.4
    return 0.9 if numbers or "the ky" in written else 0.4
