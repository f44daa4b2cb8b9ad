"""Documents that disagree: another text that says the same of the same matter but for a figure or a
day. Both are shown, an official paper's first, and the note names who says what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.answering.documents import called
from app.answering.draft import Context, Draft, Fact
from app.answering.figure_areas import without_sort
from app.candidates import Evidence
from app.reading import Reading
from app.times import find_times
from app.tokens import UPPER, tokenise
from app.wording import say
from ingest.dates import find_days
from ingest.folding import fold

Answering = Callable[[Context], Draft | None]

_KINDS = frozenset(["number", "when"])
_MOST_RIVALS = 5
_LEAST_SCORE = 0.55  # of the best sentence's
_LEAST_FIT = 0.8
_LEAST_WORDS = 2
_ALIKE = 0.8
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AREA = re.compile(
    r"(?<!của )(?<!vụ )(?:[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|"
    r"[Tt]ỉnh)"
    rf"(?: ủy| uỷ)? ([{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
)
# Whose committee it is that acts: it may carry out what another's paper says.
_COMMITTEE = re.compile(
    r"(?:Huyện|Quận|Thành|Tỉnh|Thị|Đảng) (?:ủy|uỷ)(?: xã| phường| huyện| quận| tỉnh| thị trấn)? "
    rf"([{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
)
_ORDERING = frozenset(["directive", "plan", "decision", "resolution", "conclusion"])
_DUE = re.compile(r"\b(?:phai|phan dau|muc tieu|chi tieu|den het nam|truoc ngay|se|du kien)\b")
_DONE = re.compile(
    r"\b(?:da|dat|den nay|hien co|hien nay|co|phat sinh|xay ra|toan \w+ co|thu gom duoc|moi|"
    r"dien ra|to chuc ngay)\b"
)
_WHOLE_AREA = re.compile(
    r"\b(?:toan|ca) (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|nuoc|quoc)\b"
)


def with_conflict(draft: Draft, context: Context, answering: Answering) -> Draft:
    """The draft, with what another document says otherwise where one does."""
    if draft.kind not in _KINDS or not draft.facts or draft.note:
        return draft
    facts = draft.facts
    if len(facts) == 1 and draft.evidence is not None and draft.fit >= _LEAST_FIT:
        facts = (*facts, *_said_otherwise(draft, draft.evidence, context, answering))
    # A text that lacks a name the question gives tells of another matter, not otherwise of this.
    named = tuple(
        fact
        for fact in facts
        if _holds_names(fact.quotes[0].reading, context) and not _elsewhere(facts[0], fact, context)
    )
    if named and len(named) < len(facts):
        facts = named
        draft = replace(draft, facts=facts)
    readings = [fact.quotes[0].reading for fact in facts]
    if len({reading.document.doc_id for reading in readings}) < 2:
        return draft
    ordered = sorted(facts, key=lambda fact: not _is_primary(fact.quotes[0].reading))
    told = "; ".join(f"{fact.text} ({called(fact.quotes[0].reading)})" for fact in ordered)
    note = say("conflict", context.asked.language, told=told)
    return replace(draft, facts=tuple(ordered), note=note)


def _elsewhere(first: Fact, other: Fact, context: Context) -> bool:
    """Whether a fact is told of an area that neither the question nor the first fact names."""
    told = other.quotes[0].text
    places = _places(told) | {fold(match[1]) for match in _COMMITTEE.finditer(told)}
    known = " ".join([context.asked.folded, fold(first.quotes[0].text), *_issuers(context)])
    return any(place not in known for place in places)


def _issuers(context: Context) -> Iterator[str]:
    return (fold(paper.issuer or "") for paper in context.references)


def _said_otherwise(
    draft: Draft, evidence: Evidence, context: Context, answering: Answering
) -> Iterator[Fact]:
    """Other documents' facts that differ from the draft's, and each from those before it."""
    told = [draft.facts[0].text]
    for reading in _rivals(evidence, context):
        own = tuple(e for e in context.pool.evidence if e.reading is reading)
        other = answering(replace(context, pool=replace(context.pool, evidence=own)))
        if other is None or other.evidence is None or len(other.facts) != 1:
            continue
        same = other.fit >= _LEAST_FIT and _of_the_same(evidence, other.evidence, context)
        if same and all(_differ(one, other.facts[0].text) for one in told):
            told.append(other.facts[0].text)
            yield other.facts[0]


def _rivals(evidence: Evidence, context: Context) -> list[Reading]:
    """Other documents whose best sentence fits the question nearly as well, best first."""
    found: dict[str, Reading] = {}
    for other in context.pool.evidence:
        if other.score < _LEAST_SCORE * evidence.score or len(found) == _MOST_RIVALS:
            break
        if other.reading is not evidence.reading:
            found.setdefault(other.reading.document.doc_id, other.reading)
    return list(found.values())


def _of_the_same(first: Evidence, second: Evidence, context: Context) -> bool:
    """Whether two sentences speak of one matter: what the first says of the question is said in the
    second too, of the same names and papers, and no year or place sets them apart."""
    years = [_years(evidence) for evidence in (first, second)]
    if all(years) and not years[0] & years[1]:
        return False
    if second.names < _LEAST_NAMES <= first.names:
        return False  # the year asked about stands with the first alone
    whole = _WHOLE_AREA.search(context.asked.folded)
    if whole is not None and whole.group() not in fold(second.quote):
        return False  # a part of "toàn tỉnh" is no other figure of it
    places = _places(second.quote) - _places(first.quote)
    if any(place not in context.asked.folded for place in places):
        return False
    matter = _matter(context)
    said = [
        matter & evidence.reading.words(evidence.sentence).folded for evidence in (first, second)
    ]
    return (
        len(said[0]) >= _LEAST_WORDS
        and len(said[0] & said[1]) >= _ALIKE * len(said[0])
        and _holds_names(second.reading, context)
        and _is_due(first) == _is_due(second)
        and second.about >= first.about - 0.15
    )


def _holds_names(reading: Reading, context: Context) -> bool:
    """Whether a document holds every name that the question gives, the sort of area before it
    aside: a district's own report says only "Huyện"."""
    return all(without_sort(name) in reading.folded for name in context.names)


def _is_due(evidence: Evidence) -> bool:
    """Whether a sentence says what is to be done, not what was: a target met in part is no
    conflict."""
    folded = fold(evidence.quote)
    orders = evidence.reading.document.header.kind in _ORDERING
    return bool(_DUE.search(folded) or orders) and not _DONE.search(folded)


def _years(evidence: Evidence) -> set[str]:
    """The years that a sentence tells of, not those that it only compares with."""
    words = evidence.reading.words(evidence.sentence).folded
    return {year for word in words for year in _YEAR.findall(word)}


def _matter(context: Context) -> set[str]:
    """What the question is about: its words without names, numbers and times."""
    asked = context.asked
    times = find_times(asked.vietnamese)
    named = context.pool.named
    return {
        token.folded
        for at, token in enumerate(asked.focus)
        if at not in named
        and not token.folded[0].isdigit()
        and not any(span.start <= token.start < span.end for span in times)
    }


def _places(text: str) -> set[str]:
    """The areas named in a sentence, folded, without what sort they are."""
    return {fold(match[1]) for match in _AREA.finditer(text)}


def _differ(first: str, second: str) -> bool:
    """Whether two figures or days of the same sort are not the same.

    >>> _differ("61,5 triệu đồng", "65 triệu đồng"), _differ("47 vụ", "47 vụ cháy")
    (True, False)
    >>> _differ("14/7/2023", "ngày 14 tháng 7 năm 2023"), _differ("9 xã", "300 thùng")
    (False, False)
    """
    days = [[day for _, day in find_days(text)] for text in (first, second)]
    if any(days):
        return all(days) and days[0] != days[1]
    words = [[token.folded for token in tokenise(text)] for text in (first, second)]
    figures = [[word for word in own if word[0].isdigit()] for own in words]
    units = [[word for word in own if not word[0].isdigit()] for own in words]
    alike = bool(units[0]) == bool(units[1]) and (not units[0] or bool({*units[0]} & {*units[1]}))
    shares = [any(figure.endswith("%") for figure in own) for own in figures]
    return all(figures) and alike and shares[0] == shares[1] and figures[0] != figures[1]


def _is_primary(reading: Reading) -> bool:
    return reading.document.header.source == "primary"
