"""When: the date of a named paper, or the time that stands with the question's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.answering.assigned import duties_of_asked
from app.answering.binding import bound, spoken
from app.answering.closeness import closeness
from app.answering.days_told import asks_of_event, days_at, is_aside, opens_with_day
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.in_force import ASKS_RANGE, answer_force
from app.answering.issued import ISSUES_NEXT, OF_PAPER, asks_issue, issue_day
from app.answering.parts_numbered import of_other_part
from app.candidates import Evidence
from app.question import Asked
from app.times import find_times
from app.tokens import tokenise
from ingest.folding import fold
from ingest.model import Span

_HOUR = re.compile(r"\d{1,2} ?(?:h|giờ|:\d\d)")
_DAY_OF_HOUR = re.compile(
    r",? (?:(?:sáng|trưa|chiều|tối|đêm) )?ngày \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?"
)
# A stretch of time, and the event that it is counted from.
_STRETCH = re.compile(r"\d+ (?:ngày|tuần|tháng|năm|giờ|phút)(?: làm việc)?$")
_FROM_EVENT = re.compile(
    r",? (?:trước|sau|kể từ|tính từ|từ) (?:khi|ngày|thời điểm|lúc) [^,;.:()\n]{2,60}?"
    r"(?=[,;.:()\n]|\s(?:phải|cần|thì|để|mà|các|cơ quan)\s|$)"
)
_SENTENCES = 24
_SURE = 0.9
_OTHER_SORT = 0.5
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_UNNAMED, _LEAST_NAMES = 0.5, 0.4  # lost where the sentence is not about whom the question names
_IN_BRACKETS = 0.4
_OPENING, _ONLY_DAY = 0.1, 1.2  # of a day that opens its sentence; of the only one, of an event
_OF_ISSUING = 0.3  # lost by a day on which a paper was issued, where something else is asked of
_DONE_BY = 0.4
_BOUND = 0.8
_BOUNDED, _VERB_REACH = 0.5, 32
_HOW_LONG = re.compile(
    r"\bbao lau\b|\b(?:bao nhieu (?:gio|phut)|(?:bao nhieu|may) (?:ngay|tuan|thang|nam))\b"
    r"(?! (?:nao|sinh))|\b(?:trong|mat|dai|het|duoc) may (?:gio|phut)\b"
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
_AGAIN = re.compile(r"\b(?:hang|moi) (?:ngay|tuan|thang|quy|nam)\b")
_OWN_LEAD = re.compile(rf"(?:ke )?{_LEAD} ")


@dataclass(frozen=True, slots=True)
class _Choice:
    score: float
    fit: float
    span: Span
    evidence: Evidence
    ends: bool = False  # tells the very end of an event that is asked for


def asks_how_long(asked: Asked) -> bool:
    """Whether a stretch of time is asked for: "trong thời hạn bao nhiêu ngày", "bao lâu"."""
    return _HOW_LONG.search(asked.folded) is not None


def answer_when(context: Context) -> Draft | None:
    """The day of issue where a named paper's is asked for, else the best time near the words."""
    if "hieu luc" in context.asked.folded:
        return answer_force(context)
    if context.references and asks_issue(context):
        return issue_day(context)
    return _deadline(context) or _best_time(context)


def _deadline(context: Context) -> Draft | None:
    """The time inside the duty of the unit that the question names."""
    weights = spoken(context)
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


def _best_time(context: Context) -> Draft | None:
    choices = _of_the_sort(sorted(_choices(context), key=lambda choice: -choice.score))
    if not choices:
        return None
    best = choices[0]
    text = best.evidence.reading.text
    span = _range_around(context.asked.folded, text, best.evidence.span, best.span)
    event = _FROM_EVENT.match(text, span.end, best.evidence.span.end)
    if event is not None and _STRETCH.search(text[span.start : span.end]):
        span = Span(span.start, event.end())  # "chậm nhất 3 tháng trước ngày thi"
    span = _whole_clause(text, best.evidence.span, span)
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
        by_form=best.ends and best.evidence.names >= _LEAST_NAMES,
    )


_OPENS_CLAUSE = re.compile(r"(?:trước|sau|từ|kể từ) khi [^;,.()]*$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;,.()](?!\d)|$")


def _whole_clause(text: str, sentence: Span, span: Span) -> Span:
    """A time with all of "trước khi năm học 2031-2032 bắt đầu", where it only stands in that."""
    opened = _OPENS_CLAUSE.search(text[sentence.start : span.start])
    if opened is None or _YEAR_ALONE.fullmatch(text, *span) is None:
        return span
    end = _CLAUSE_END.search(text, span.end, sentence.end)
    return Span(sentence.start + opened.start(), end.start() if end else sentence.end)


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
    asked, weights = context.asked, spoken(context)
    own = {token.folded for token in tokenise(asked.vietnamese)}
    for evidence in context.pool.best(_SENTENCES):
        text, sentence = evidence.reading.text, evidence.span
        times = find_times(text, sentence.start, sentence.end)
        fits = {time: _fit(asked.folded, fold(text[time.start : time.end]), own) for time in times}
        if not _ASKS_YEAR.search(asked.folded):
            # "kỳ thi năm 2031 tổ chức vào ngày 5/3": the year only tells one thing from others.
            fits = {t: fit * (_OF_NAME if _names(text, t) else 1.0) for t, fit in fits.items()}
        ranged = (t for t in times if _range_around(asked.folded, text, sentence, t) != t)
        fits |= dict.fromkeys(ranged, 1.0)
        fitting = [
            time
            for time, fit in fits.items()
            if fit > 0
            and not _dates_a_paper(evidence, time)
            and not of_other_part(asked.folded, evidence.reading.folded, sentence, time)
        ]
        for span in fitting:
            rivals = [t for t in fitting if t != span and fits[t] >= _RIVAL * fits[span]]
            near = closeness(asked, context.pool, evidence, span, rivals)
            tied = bound(weights, text, sentence, span, rivals)
            score = evidence.score + 0.35 * near + 0.4 * fits[span] + _BOUND * tied
            score -= _UNNAMED if evidence.names < _LEAST_NAMES else 0.0
            score -= _IN_BRACKETS if is_aside(text, span) else 0.0
            if opens_with_day(text, sentence, span):
                days = [t for t in times if t != span and days_at(text, t)]
                event = not days and asks_of_event(asked.folded, fold(evidence.quote))
                issuing = _is_of_issuing(context, evidence, span)
                score += -_OF_ISSUING if issuing else _ONLY_DAY if event else _OPENING
            score += _DONE_BY * _behind_verb_asked(asked.folded, text, sentence, span)
            score += _LED * _led_as_asked(asked.folded, text, span)
            end = _at_the_end_asked(asked.folded, text, sentence, span)
            if end < 0:
                continue  # the day that something began is no day of its end, whatever else fits
            yield _Choice(score + _BOUNDED * end, fits[span], span, evidence, end > 0)


_OF_NAME = 0.4
_ASKS_DAY = re.compile(r"\b(?:ngay|hom) (?:nao|may|bao nhieu)\b|\b(?:may gio|gio nao)\b")
_ASKS_YEAR = re.compile(r"\bnam (?:nao|may|hoc nao|bao nhieu)\b")
_YEAR_ALONE = re.compile(r"(?:năm (?:học )?)?(?:1[89]|20)\d\d(?:\s?[-–]\s?(?:1[89]|20)\d\d)?")
_PLACED = re.compile(r"(?:từ|vào|trong|đến|tới|trước|sau|hết|cuối|đầu|giữa|là|[,;.:(]|^)\s*$")


def _names(text: str, span: Span) -> bool:
    """Whether a year only belongs to a name, "giải bóng đá năm 2031": nothing places it in time."""
    alone = _YEAR_ALONE.fullmatch(text, *span) is not None
    if _OPENS_CLAUSE.search(text[max(0, span.start - _VERB_REACH) : span.start]):
        return False
    return alone and _PLACED.search(text[max(0, span.start - 8) : span.start].lower()) is None


_VERB_ASKED = re.compile(
    r"(?P<verb>\w+ \w+)(?: xong)?(?: (?:vao|truoc|cham nhat|tu|den|trong|luc|la))*"
    r" (?:khi|luc|(?:thoi )?(?:gian|diem)|ngay|thang|quy|nam|bao|may) (?:nao|gio|may)\b"
)
_CLAUSE_OF_VERB = re.compile(r"[;.:](?!\d)")


def _behind_verb_asked(question: str, text: str, sentence: Span, span: Span) -> float:
    """1 where the verb right before the word asked with leads to the time in its own clause:
    "sửa chữa …, hoàn thành trước ngày 5/3" to "hoàn thành khi nào"."""
    asked = _VERB_ASKED.search(question)
    if asked is None:
        return 0.0
    before = text[max(sentence.start, span.start - _VERB_REACH) : span.start]
    clause = fold(_CLAUSE_OF_VERB.split(before)[-1])
    return float(f" {asked['verb']} " in f" {clause} ")


def _is_of_issuing(context: Context, evidence: Evidence, span: Span) -> bool:
    """Whether a day only tells when a paper was issued on what the question asks of: "Ngày 5/3, Bộ
    A ban hành Công văn 7 về việc phát động …" does not say when that was launched."""
    if context.references or OF_PAPER.search(context.asked.folded):
        return False
    text = evidence.reading.text
    papers = [one for _, one in evidence.reading.mentions_in(evidence.sentence)]
    return any(
        span.end <= paper.start
        and ISSUES_NEXT.search(text[span.end : paper.start]) is not None
        and re.match(r"[^;.]{0,30}? về ", text[paper.end : paper.end + 40]) is not None
        for paper in papers
    )


# Which end of an event a question asks for, and a verb right before a time tells.
_ENDS_OF_EVENT = (
    re.compile(r"\b(?:ket thuc|be mac|be giang|khanh thanh)\b"),
    re.compile(r"\b(?:bat dau|khai mac|khai giang|khoi cong|phat dong|khoi dong)\b"),
)


def _at_the_end_asked(question: str, text: str, sentence: Span, span: Span) -> float:
    """1 where the verb before a time, or else its sentence, tells the very end of an event that is
    asked for, less than 0 where it tells the other one."""
    asked = [pattern.search(question) is not None for pattern in _ENDS_OF_EVENT]
    if asked[0] == asked[1]:
        return 0.0
    near = text[max(sentence.start, span.start - _VERB_REACH) : span.start]
    near = re.split(r"\d", near)[-1]  # what leads to the time before it is not said of this one
    whole = text[sentence.start : sentence.end]
    for said in (near, whole if len(find_times(text, *sentence)) == 1 else ""):
        told = [pattern.search(fold(said)) is not None for pattern in _ENDS_OF_EVENT]
        if told[0] != told[1]:
            return 1.0 if told == asked else -1.0
    return 0.0


def _led_as_asked(question: str, text: str, span: Span) -> float:
    """1 where the word asked with ("đến khi nào", "từ ngày nào") leads to the time, -1 where
    another such word does, 0 where none is asked or told."""
    asked = _ASKED_LEAD.search(question)
    told = _TOLD_LEAD.search(fold(text[max(0, span.start - 24) : span.start]))
    own = _OWN_LEAD.match(fold(text[span.start : span.end]))
    # "Tối 5/3" is an evening, no end.
    own = None if text[span.start : span.end].lower().startswith("tối ") else own
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


def tells_time(asked: Asked, found: Evidence) -> bool:
    """Whether a sentence tells a time that may be the one asked for: not named in the question, and
    no paper's day; of what is done again and again any will do."""
    if _AGAIN.search(asked.folded):
        return bool(find_times(found.reading.text, *found.span))
    own = {token.folded for token in tokenise(asked.vietnamese)}
    text = found.reading.text
    return any(
        _fit(asked.folded, fold(text[time.start : time.end]), own) > 0
        and not _dates_a_paper(found, time)
        for time in find_times(text, *found.span)
    )


def _fit(question: str, written: str, own: set[str]) -> float:
    """1 where the expression is of the sort asked for; 0 where the question already holds it."""
    numbers = re.findall(r"\d+", written)
    words = numbers or written.split()
    if all((word.lstrip("0") or "0") in own for word in words):
        return 0.0
    if _ASKS_DAY.search(question) and re.match(r"nhiem ky|giai doan|nien khoa|nam hoc", written):
        return 0.0
    if ASKS_RANGE.search(question):
        return 1.0 if re.search(r"\bden\b|\d\s?[-–]\s?\d{1,2}[/.h]|tu ", written) else 0.3
    if re.search(r"\bnam nao\b|\bnam may\b", question):
        if re.search(r"the ky|thap nien", written):
            return 0.3
        return 1.0 if re.search(r"(?:1\d|20)\d\d|nam \d", written) else 0.0
    if re.search(r"\bthang (?:nao|may)\b", question):
        if re.search(r"\bgio\b|\dh|:\d\d", written) and "thang" not in written:
            return 0.0  # an hour of every day
        return 1.0 if re.search(r"thang|\d[/-]\d", written) else 0.2
    if re.search(r"\bquy (?:nao|may)\b", question):
        return 1.0 if re.search(r"\bquy\b", written) else 0.1
    if re.search(r"\bmay gio\b|\bgio nao\b", question):
        return 1.0 if re.search(r"gio|:\d\d|\dh", written) else 0.1
    if re.search(r"\b(?:ngay|hom) (?:nao|may|bao nhieu)\b", question):
        return 1.0 if re.search(r"\d\s?[/.-]\s?\d{1,2}\b|ngay \d", written) else 0.1
    if written.startswith("nhiem ky") and "nhiem ky" not in question:
        return 0.4
    return 0.9 if numbers or "the ky" in written else 0.4
