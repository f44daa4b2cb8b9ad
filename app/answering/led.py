"""Lists inside a sentence whose lead is what the question asks: "Tổ gồm: A; B", "bầu các ông: …".

A sentence may open several lists, and another sentence may hold more of the question's words among
its items. So what leads to a list is compared with the question, not the sentence as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.sections import without_label
from app.candidates import Evidence
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import UPPER, tokenise, word_set
from ingest.counts import find_announcements
from ingest.item_splits import split_items
from ingest.model import Span

_SENTENCES = 20
_LEAST_OF_BEST = 0.35
_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_LEAST_HELD = 0.55  # of the question, in what leads to the list and what stands around it
_LEAST_LEADS = 0.3  # of the question, in the lead alone
_LEAST_MEANT = 0.3  # of the lead, in the question
_AROUND = 0.6
_MOST_LEAD = 24  # words of a lead that are compared
_SHORTEST = 2  # letters of an item
_FEW = 3  # phrases that commas alone must part
_LONG = 12  # words of a phrase between commas
_OPENS = re.compile(
    r":\s+|(?<![^\W_])(?:bao gồm|gồm có|gồm|đó là|cụ thể là|như là|trong đó có"
    r"|(?<!cũng )(?<!hay )như(?! vậy| thế| sau))\s+(?=\S)"
)
_CLAUSE = re.compile(r"[;.]\s+(?=\S)")
_INSIDE = re.compile(r"(?:các |những )?(?:[^\W\d_]+ ){1,6}?:\s")
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
_BEFORE_NAME = re.compile(
    r"(?:(?:các|hai|ba|bốn) )?(?:đồng chí|đ/c|ông|bà|anh|chị)\s*:?\s+", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:(?:[Đđ]ồng chí|[Đđ]/[Cc]|[ÔôBb](?:ng|à)|(?:PGS|GS|TS|ThS|BS|KS)[.,]?(?=[ .,TS]))[., ]*)*"
    rf"({_CAPITAL}(?: {_CAPITAL}){{1,4}})(?=\s*(?:[-–,(:;]|$)|\s*\Z)"
)
_KIND_ASKED = re.compile(
    r"\b(?:gom|bao gom|gom co|co|la) (?:nhung|cac) (?P<kind>\w+(?: \w+){0,3}?) (?:gi|nao)\b"
)
_EMPTY = word_set("neu liet ke cho biet trinh bay ke ten gi nao nhung cac")
_ASKS_PERSONS = re.compile(
    r"\b(?:nhung ai|gom ai|ai (?:la )?(?:nguoi )?(?:chu tri|tham du|du|dong chu tri|duoc|bi)|"
    r"(?:nhung|cac) (?:ong|ba|dong chi|ca nhan|nguoi|lanh dao|dai bieu|thanh vien)\b.*\bnao|"
    r"la ai)\b"
)


@dataclass(frozen=True, slots=True)
class Led:
    """A list in a sentence, how well its lead agrees with the question (0 to 1)."""

    agreement: float
    evidence: Evidence
    items: tuple[Span, ...]


def answer_led(context: Context) -> Draft | None:
    """The list that a sentence leads to in the question's words; None where no lead says them."""
    best = max(_lists(context), key=lambda led: led.agreement, default=None)
    return _draft(best, "list") if best is not None else None


def answer_persons_led(context: Context) -> Draft | None:
    """All persons of a list whose lead is what is asked ("Chủ trì gồm các đồng chí: …"), each with
    what is said beside the name; None where one is asked for or no such list is told."""
    if _ASKS_PERSONS.search(context.asked.folded) is None:
        return None
    led = [one for one in _lists(context) if _names_persons(one)]
    best = max(led, key=lambda one: one.agreement, default=None)
    return replace(_draft(best, "who"), by_form=True) if best is not None else None


def _draft(led: Led, kind: str) -> Draft:
    quote = (sentence_quote(led.evidence),)
    text = led.evidence.reading.text
    facts = tuple(Fact(_item(text[start:end]), quote) for start, end in led.items)
    return Draft(kind, facts=facts, is_list=True, evidence=led.evidence, fit=led.agreement)


def _item(text: str) -> str:
    return without_label(text).rstrip(" ;,")


def _names_persons(led: Led) -> bool:
    """Whether every item opens with a name and a post or nothing behind it, degrees apart, and one
    at least is known for a person's."""
    people = {person.name.start for person in led.evidence.reading.people(led.evidence.sentence)}
    text = led.evidence.reading.text
    opened = [_NAMED.match(text, *item) for item in led.items]
    return len(opened) > 1 and all(opened) and any(one and one.start(1) in people for one in opened)


def _lists(context: Context) -> Iterator[Led]:
    """The lists of the likeliest sentences whose leads agree with the question."""
    best = context.pool.best(_SENTENCES)
    wanted = _wanted(context)
    if not wanted:
        return
    for evidence in best:
        if evidence.score < _LEAST_OF_BEST * best[0].score:
            break
        if evidence.names < _LEAST_NAMES or evidence.about < _LEAST_ABOUT:
            continue
        for lead, items in _opened(evidence):
            agreement = _agreement(wanted, evidence, lead)
            if agreement > 0.0:
                yield Led(round(agreement + 0.05 * evidence.score, 9), evidence, items)


def _wanted(context: Context) -> dict[str, float]:
    """The words that a lead should say with their weights, without the sort of thing asked for
    ("gồm những đơn vị nào") and the count."""
    asked = context.asked
    aside = _kind_asked(asked)
    return {
        token.folded: weight
        for token, weight in zip(asked.focus, context.pool.weights, strict=True)
        if token.folded not in _EMPTY
        and not any(start <= token.start < end for start, end in aside)
        and token.folded != str(asked.count)
    }


def _kind_asked(asked: Asked) -> list[tuple[int, int]]:
    return [match.span("kind") for match in _KIND_ASKED.finditer(asked.folded)]


def _opened(evidence: Evidence) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The lists that a sentence opens: what leads to each in its clause, and its items."""
    text, (start, end) = evidence.reading.text, evidence.span
    for opening in _OPENS.finditer(text, start, end):
        if _INSIDE.match(text, opening.end(), end) and ":" not in opening.group():
            continue  # "gồm các đồng chí: …": the colon opens the list
        clauses = [mark.end() for mark in _CLAUSE.finditer(text, start, opening.start())]
        region = Span(opening.end(), end)
        counts = find_announcements(text, Span(start, opening.start()))
        count = counts[-1].count if counts else None
        items = _items(text, region, count, is_colon=":" in opening.group())
        if len(items) > 1:
            yield Span(clauses[-1] if clauses else start, opening.start()), items


def _items(text: str, region: Span, count: int | None, *, is_colon: bool) -> tuple[Span, ...]:
    """The items of a region: as many as counted before it, else parted by semicolons or ordinals,
    by commas where all are short."""
    if region.end - region.start < _SHORTEST:
        return ()
    items = tuple(_bare(text, item) for item in split_items(text, region, count))
    if len(items) < 2 or any(item.end - item.start < _SHORTEST for item in items):
        return ()
    if ";" in text[items[0].end : items[1].start + 1] or text[items[0].end] == ";":
        return items
    if len(items) == count:
        return items
    short = all(len(text[start:end].split()) <= _LONG for start, end in items)
    return items if short and (len(items) >= _FEW or is_colon) else ()


def _bare(text: str, item: Span) -> Span:
    """An item without "các đồng chí" or "ông" before its name."""
    title = _BEFORE_NAME.match(text, item.start, item.end)
    return Span(title.end(), item.end) if title is not None else item


def _agreement(wanted: dict[str, float], evidence: Evidence, lead: Span) -> float:
    """How much of the question the lead says, itself or with what stands around it, and how much of
    the lead the question; 0 where it is too little."""
    reading = evidence.reading
    tokens = list(tokenise(reading.text, lead.start, lead.end))[-_MOST_LEAD:]
    said = {token.folded for token in tokens}
    around = reading.around(evidence.sentence) | reading.heading_tokens
    total = sum(wanted.values()) or 1.0
    leads = sum(weight for word, weight in wanted.items() if word in said) / total
    held = (
        leads
        + _AROUND
        * sum(weight for word, weight in wanted.items() if word not in said and word in around)
        / total
    )
    content = [token.folded for token in tokens if token.toned not in FUNCTION_WORDS]
    meant = sum(word in wanted for word in content) / len(content) if content else 0.0
    if held < _LEAST_HELD or leads < _LEAST_LEADS or meant < _LEAST_MEANT:
        return 0.0
    return 0.5 * held + 0.2 * leads + 0.3 * meant
