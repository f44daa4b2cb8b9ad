"""Lists led to by what the question asks: "Tổ gồm: A; B", "bầu các ông: …", a row of names.

A sentence may open several lists, and another sentence may hold more of the question's words among
its items. So what leads to a list is compared with the question, not the sentence as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.fitting_list import Fitting, fitting_lists
from app.answering.posts import asked_post
from app.answering.sections import answer_section, without_label
from app.times import find_times
from app.tokens import UPPER

_KINDS = frozenset(["list", "other", "about", "who", "when"])
_LEAST_FIT, _LEAST_NOUN = 0.58, 0.4
_SURE_FIT, _SURE_NOUN = 0.66, 0.6
_NEARLY = 0.1
_OF_ALL_LISTS = 0.85  # of a noun's fit, where the question does not say that it asks for several
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
_NAMED = re.compile(
    r"(?:(?:[Đđ]ồng chí|[Đđ]/[Cc]|[ÔôBb](?:ng|à)|(?:PGS|GS|TS|ThS|BS|KS)[.,]?(?=[ .,TS]))[., ]*)*"
    rf"({_CAPITAL}(?: {_CAPITAL}){{1,4}})(?=\s*(?:[-–,(:;]|$)|\s*\Z)"
)
_ASKS_PERSONS = re.compile(
    r"\b(?:nhung ai|gom ai|ai (?:la )?(?:nguoi )?(?:chu tri|tham du|du|dong chu tri)|"
    r"(?:nhung|cac) (?:ong|ba|dong chi|ca nhan|nguoi|lanh dao|dai bieu|thanh vien)\b.*\bnao)\b"
)
_ASKS_SEVERAL = re.compile(
    r"\b(?:nhung|cac) (?:\w+,? ){0,6}?(?:nao|gi|ai)\b|\bgom (?:co )?(?:\w+ ){0,4}?(?:nao|gi|ai)\b"
    r"|^\s*(?:nhung|cac) .*\bla gi\b"
)
_ASKS_ONE = re.compile(
    r"(?<!lan )(?<!ky hop )(?<!hoi nghi )(?<!phien hop )(?<!dai hoi )"
    r"\bthu (?:nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})\b(?! \w+ tuoi)"
    r"|\b(?:dau tien|cuoi cung)\b"
)
_ALSO_CALLED = re.compile(r"\s*\((?:sau đây )?(?:gọi|viết) (?:tắt|chung|gọn)[^()]*\)$")
_ASKS_WHAT = re.compile(
    r"\bgom gi\W*$|^\s*(?:noi dung|han che|ton tai|kho khan|nhiem vu|giai phap|muc tieu)\b"
)


def answer_led(context: Context) -> Draft | None:
    """The list that a text leads to in the question's words; None where no lead says them."""
    best = _best(context)
    if best is None or best.fit < _LEAST_FIT or best.noun < _LEAST_NOUN:
        return None
    # What stands behind a bare "như" are examples of it, or no list at all.
    before = best.evidence.reading.text[: best.told.items[0].start].rstrip()
    return replace(_draft(best, "list"), by_form=is_sure(best) and not before.endswith(" như"))


def answer_surely_led(context: Context) -> Draft | None:
    """The list that surely is the one asked for, where several things are asked for; else None."""
    folded, count = context.asked.folded, context.asked.count
    if context.asked.kind not in _KINDS:
        return None  # duties, reasons, papers are told by ways of their own
    times = context.asked.kind == "when"  # "chương trình 3 có ban hành năm nào" asks for one
    several = _ASKS_SEVERAL.search(folded) is not None or (count is not None and not times)
    if not several and _ASKS_WHAT.search(folded) is None:
        return None
    if count is not None and context.asked.kind == "list" and context.asked.quoted:
        return None  # of a slogan all texts that list it are compared
    whose = _ASKS_SEVERAL.search(folded) is not None and asked_post(context.asked) is None
    if context.asked.kind == "who" and not whose:
        return None  # the holder of a post, or whoever does the things counted
    if _ASKS_PERSONS.search(folded) or _ASKS_ONE.search(folded):
        return None
    if not several and answer_section(context) is not None:
        return None
    best = _best(context)
    whole = several and context.asked.kind != "when"
    if best is None or not is_sure(best) or (not whole and best.noun < _OF_ALL_LISTS):
        return None
    text = best.evidence.reading.text
    if context.asked.kind == "when" and not all(find_times(text, *one) for one in best.told.items):
        return None
    return replace(_draft(best, "list"), by_form=True)


def is_sure(found: Fitting) -> bool:
    """Whether a list is so well led to that no other way need be tried."""
    return found.fit >= _SURE_FIT and found.noun >= _SURE_NOUN


def _best(context: Context) -> Fitting | None:
    """The best fitting list of the count that the question presumes, if it does: of what is asked
    for, rather than one that is of another thing and fits no better."""
    found = [one for one in fitting_lists(context) if one.is_of_count]
    of_noun = next((one for one in found if one.noun >= _LEAST_NOUN), None)
    near = of_noun is not None and of_noun.fit >= found[0].fit - _NEARLY
    return of_noun if near else next(iter(found), None)


def answer_persons_led(context: Context) -> Draft | None:
    """All persons of a list whose lead is what is asked ("Chủ trì gồm các đồng chí: …"), each with
    what is said beside the name; None where one is asked for or no such list is told."""
    if _ASKS_PERSONS.search(context.asked.folded) is None:
        return None
    led = [one for one in fitting_lists(context) if _names_persons(one)]
    best = next(iter(led), None)
    if best is None or best.fit < _LEAST_FIT:
        return None
    return replace(_draft(best, "who"), by_form=True)


def _draft(found: Fitting, kind: str) -> Draft:
    reading = found.evidence.reading
    announced = quote_around(reading, found.evidence.span)
    facts = tuple(
        Fact(
            _ALSO_CALLED.sub("", without_label(reading.text[item.start : item.end]).rstrip(" ;,")),
            (announced if announced.span.start <= item.start < announced.span.end
             else Quote(reading, item),),
        )
        for item in found.told.items
    )  # fmt: skip
    counted = found.told.count is not None or found.is_counted
    return Draft(
        kind,
        facts=facts,
        is_list=True,
        expected=len(facts) if counted else None,
        evidence=found.evidence,
        fit=1.0 if counted and found.noun == 1.0 else min(1.0, found.fit),
    )


def _names_persons(found: Fitting) -> bool:
    """Whether every item opens with a name and a post or nothing behind it, degrees apart, and one
    at least is known for a person's."""
    reading = found.evidence.reading
    people = {person.name.start for person in reading.people(found.evidence.sentence)}
    opened = [_NAMED.match(reading.text, *item) for item in found.told.items]
    return len(opened) > 1 and all(opened) and any(one and one.start(1) in people for one in opened)
