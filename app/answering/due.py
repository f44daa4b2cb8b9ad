"""What is due by a day, in a month or again and again, and who owes it: from the duties found in
the documents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.same_duties import same_duties
from app.tokens import tokenise, word_set
from app.wording import say
from index.schema import StoredDuty
from ingest.dates import PartialDate, find_dates
from ingest.model import Deadline, Span

_WHAT = r"(?:viec|nhiem vu|cong viec|dau viec|noi dung|phan viec|bao cao)"
_WHO = r"(?:don vi|co quan|so|phong|ban|nganh|dia phuong|to chuc|ai)"
_BOUND = (
    r"(?:phai|can|duoc giao|co trach nhiem|chiu trach nhiem|hoan thanh|lam xong|xong|co han|"
    r"den han|het han|toi han|bao cao)"
)
_ASKS_WHAT = re.compile(rf"\b(?:nhung |cac )?{_WHAT}(?: \w+)? nao\b.*\b{_BOUND}\b")
_ASKS_WHO = re.compile(rf"\b(?:{_WHO} nao|nhung ai|ai)\b.*\b{_BOUND}\b")
_PERIODS = {
    "daily": r"hang ngay|moi ngay", "weekly": r"hang tuan|moi tuan",
    "monthly": r"hang thang|moi thang", "quarterly": r"hang quy|moi quy",
    "half-yearly": r"6 thang mot lan|sau thang mot lan", "yearly": r"hang nam|moi nam",
    "regular": r"dinh ky|thuong xuyen",
}  # fmt: skip
_RECURS = {period: re.compile(rf"\b(?:{said})\b") for period, said in _PERIODS.items()}
_UNTIL = re.compile(r"\b(?:truoc|cham nhat|muon nhat|den|den het|toi|khong qua)(?: ngay| het)*\s*$")
_OF_ASKING = word_set(
    "viec nhiem vu cong dau noi dung phan don vi co quan so phong ban nganh dia phuong to chuc"
    " hoan thanh lam xong han den het toi truoc cham nhat muon trong thang quy nam ngay hang moi"
    " dinh ky giao trach nhiem chiu mot lan"
)
_MOST = 12


def answer_due(context: Context) -> Draft | None:
    """The duties due when the question says, or the bodies that owe them; None where neither is
    asked for or none is due then."""
    folded = context.asked.folded
    who = _ASKS_WHO.search(folded) is not None
    if not who and _ASKS_WHAT.search(folded) is None:
        return None
    due = _due(context)
    found = [one for one in due if _is_of_matter(context, one)] if due else []
    if not found:
        return None
    told = same_duties(sorted(found, key=_order))
    facts = [_fact(context, group[0], who=who) for group in told]
    facts = list({fact.text: fact for fact in facts}.values())
    note = say("more", context.asked.language, count=len(facts) - _MOST)
    kept = tuple(facts[:_MOST])
    note = note if len(facts) > _MOST else _earlier(context, due)
    return Draft("list", facts=kept, is_list=True, bounded=True, note=note)


def _due(context: Context) -> list[StoredDuty]:
    """The duties of the papers meant that are due when the question says."""
    duties = _dated(context)
    for period, said in _RECURS.items():
        if said.search(context.asked.folded):
            return [one for one, deadline in duties if deadline.recurring == period]
    named = _day_named(context)
    if named is None:
        return []
    at, day = named
    same = [one for one, deadline in duties if _is_in(deadline, day)]
    if same or not _UNTIL.search(context.asked.folded[:at]):
        return same
    return [one for one, deadline in duties if _is_before(deadline, day)]


def _dated(context: Context) -> list[tuple[StoredDuty, Deadline]]:
    """The duties of the papers meant that have a deadline, with it."""
    inside = set(context.result.scope.doc_ids)
    return [
        (one, one.duty.deadline)
        for one in context.duties()
        if one.duty.deadline is not None and (not inside or one.doc_id in inside)
    ]


def _earlier(context: Context, due: list[StoredDuty]) -> str:
    """That more is due before the day by which all duties told are due, where some is."""
    named = _day_named(context)
    if named is None or _UNTIL.search(context.asked.folded[: named[0]]) is None:
        return ""
    others = [
        one
        for one, deadline in _dated(context)
        if one not in due and _is_before(deadline, named[1])
    ]
    count = len(same_duties(sorted(others, key=_order)))
    return say("earlier", context.asked.language, count=count) if count else ""


def _day_named(context: Context) -> tuple[int, PartialDate] | None:
    """Where the question names a day, month, quarter or year, and which."""
    asked = context.asked
    for span, found in find_dates(asked.vietnamese, asked.folded):
        if any(start <= span.start < end for start, end in asked.papers):
            continue
        if isinstance(found, dt.date):
            return span.start, PartialDate(found.year, found.month, found.day)
        return span.start, found
    return None


def _is_in(deadline: Deadline, day: PartialDate) -> bool:
    """Whether a deadline falls on the day, or in the month, quarter or year."""
    date = deadline.date
    return date is not None and all(
        wanted is None or wanted == own
        for wanted, own in (
            (day.year, date.year),
            (day.month, date.month),
            (day.day, date.day),
            (day.quarter, (date.month + 2) // 3),
        )
    )


def _is_before(deadline: Deadline, day: PartialDate) -> bool:
    """Whether a deadline falls in the same year and before the day."""
    date = deadline.date
    if date is None or day.month is None or day.day is None:
        return False
    in_year = day.year is None or day.year == date.year
    return in_year and (date.month, date.day) <= (day.month, day.day)


def _is_of_matter(context: Context, stored: StoredDuty) -> bool:
    """Whether a duty holds what else the question names: "báo cáo", "về giữ rừng"."""
    asked = context.asked
    at = _day_named(context)
    words = {
        token.folded
        for token in asked.focus
        if token.folded not in _OF_ASKING
        and not token.folded[0].isdigit()
        and (at is None or token.start < at[0])
    }
    held = {token.folded for token in tokenise(f"{stored.evidence} {stored.duty.unit}")}
    return words <= held


def _order(stored: StoredDuty) -> tuple[dt.date, str, int]:
    deadline = stored.duty.deadline
    date = deadline.date if deadline is not None else None
    return date or dt.date.max, stored.doc_id, stored.duty.start


def _fact(context: Context, stored: StoredDuty, *, who: bool) -> Fact:
    """A body that owes something, or what it owes by when, with the words that prove it."""
    reading, duty = context.library.reading(stored.doc_id), stored.duty
    quotes = [Quote(reading, Span(duty.start, duty.end))]
    if not duty.start <= duty.unit_span.start < duty.end:
        quotes.append(quote_around(reading, duty.unit_span))
    if who:
        return Fact(duty.unit, tuple(quotes))
    return Fact(": ".join(_parts(stored)), tuple(quotes))


def _parts(stored: StoredDuty) -> Iterator[str]:
    deadline = stored.duty.deadline
    yield stored.duty.unit
    action = stored.action
    if deadline is not None and deadline.text not in action:
        action = f"{action} ({deadline.text})"
    yield action
