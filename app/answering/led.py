"""Lists inside a sentence whose lead is what the question asks: "Tổ gồm: A; B", "bầu các ông: …".

A sentence may open several lists, and another sentence may hold more of the question's words among
its items. So what leads to a list is compared with the question, not the sentence as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.sections import asked_noun, without_label
from app.candidates import Evidence
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import UPPER, tokenise, word_set
from ingest.counts import find_announcements
from ingest.item_splits import first_word, separators, split_at, split_items
from ingest.model import Span

_SENTENCES = 20
_LEAST_OF_BEST = 0.35
_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_LEAST_HELD = 0.55  # of the question, in what leads to the list and what stands around it
_LEAST_LEADS = 0.3  # of the question, in the lead alone
_LEAST_MEANT = 0.3  # of the lead, in the question
_AROUND = 0.6
_SURELY = 0.65
_MOST_LEAD = 24  # words of a lead that are compared
_SHORTEST = 2  # letters of an item
_TAIL, _OF_TAIL = 8, 0.8
_MOST_NOUN = 4
_FEW = 3  # phrases that commas alone must part
_LONG = 12  # words of a phrase between commas
_OPENS = re.compile(
    r":\s+|(?<![^\W_])là\s+(?=\S)"
    r"|(?<![^\W_])(?:bao gồm|gồm có|gồm|đó là|cụ thể là|như là|trong đó có"
    r"|(?<!cũng )(?<!hay )như(?! vậy| thế| sau))\s+(?=\S)"
)
_CLAUSE = re.compile(r"[;.]\s+(?=\S)")
_INSIDE = re.compile(r"(?:[^\W\d_]+ ){1,6}?[^\W\d_]*:\s")
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
_BEFORE_NAME = re.compile(
    r"(?:(?:các|hai|ba|bốn) )?(?:đồng chí|đ/c|ông|bà|anh|chị)\s*:?\s+", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:(?:[Đđ]ồng chí|[Đđ]/[Cc]|[ÔôBb](?:ng|à)|(?:PGS|GS|TS|ThS|BS|KS)[.,]?(?=[ .,TS]))[., ]*)*"
    rf"({_CAPITAL}(?: {_CAPITAL}){{1,4}})(?=\s*(?:[-–,(:;]|$)|\s*\Z)"
)
_SEVERAL = re.compile(r"(?<![^\W_])(?:các|những|\d{1,2}|hai|ba|bốn|năm|sáu)\s[^,;.:]{2,60}\s\Z")
_KIND_ASKED = re.compile(
    r"\b(?:gom|bao gom|gom co|co|la) (?:nhung|cac) (?P<kind>\w+(?: \w+){0,3}?) (?:gi|nao)\b"
)
_EMPTY = word_set("neu liet ke cho biet trinh bay ke ten gi nao nhung cac")
_ASKS_PERSONS = re.compile(
    r"\b(?:nhung ai|gom ai|ai (?:la )?(?:nguoi )?(?:chu tri|tham du|du|dong chu tri)|"
    r"(?:nhung|cac) (?:ong|ba|dong chi|ca nhan|nguoi|lanh dao|dai bieu|thanh vien)\b.*\bnao)\b"
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
    if best is None:
        return None
    # What stands behind a bare "như" are examples of it, or no list at all.
    before = best.evidence.reading.text[: best.items[0].start].rstrip()
    surely = best.agreement >= _SURELY and not before.endswith(" như")
    return replace(_draft(best, "list"), by_form=surely)


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
    wanted, named = _wanted(context), _named(context)
    if not wanted:
        return
    for evidence in best:
        if evidence.score < _LEAST_OF_BEST * best[0].score:
            break
        if evidence.names < _LEAST_NAMES or evidence.about < _LEAST_ABOUT:
            continue
        for lead, items in _opened(evidence):
            agreement = _agreement(wanted, named, evidence, lead)
            if agreement > 0.0:
                yield Led(round(agreement + 0.05 * evidence.score, 9), evidence, items)


def _wanted(context: Context) -> dict[str, float]:
    """The words that a lead should say with their weights, with the thing asked for ("thông qua
    những nghị quyết nào") but not its sort alone ("gồm những đơn vị nào"), and the count."""
    asked, pool = context.asked, context.pool
    aside = _kind_asked(asked)
    wanted = {
        token.folded: weight
        for token, weight in zip(asked.focus, pool.weights, strict=True)
        if token.folded not in _EMPTY
        and not any(start <= token.start < end for start, end in aside)
        and token.folded != str(asked.count)
    }
    if not aside:
        noun = asked_noun(asked)[:_MOST_NOUN]
        wanted.update({word: pool.weight_of(word) for word in noun if word not in _EMPTY})
    return wanted


def _named(context: Context) -> frozenset[str]:
    """The words of the question's names, which may stand anywhere in a text."""
    spots = {at for first, last in context.pool.names for at in range(first, last + 1)}
    return frozenset(context.asked.focus[at].folded for at in spots)


def _kind_asked(asked: Asked) -> list[tuple[int, int]]:
    return [match.span("kind") for match in _KIND_ASKED.finditer(asked.folded)]


def _opened(evidence: Evidence) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The lists that a sentence opens: what leads to each in its clause, and its items."""
    text, (start, end) = evidence.reading.text, evidence.span
    parallel = _parallel(text, Span(start, end))
    if parallel:
        yield Span(start, parallel[0].start), parallel
    for opening in _OPENS.finditer(text, start, end):
        if _INSIDE.match(text, opening.end(), end) and ":" not in opening.group():
            continue  # "gồm các đồng chí: …": the colon opens the list
        plain = opening.group().startswith("là")
        if plain and _SEVERAL.search(text, start, opening.start()) is None:
            continue
        clauses = [mark.end() for mark in _CLAUSE.finditer(text, start, opening.start())]
        region = Span(opening.end(), end)
        counts = find_announcements(text, Span(start, opening.start()))
        count = counts[-1].count if counts else None
        items = _items(text, region, count, is_colon=":" in opening.group())
        if len(items) > 1:
            yield Span(clauses[-1] if clauses else start, opening.start()), items


def _parallel(text: str, sentence: Span) -> tuple[Span, ...]:
    """The parts between semicolons that open with the same word, where nothing else opens the list:
    "nghe dự thảo báo cáo …; dự thảo kế hoạch …; dự thảo …"."""
    places = separators(text, sentence, ";")
    parts = split_at(text, sentence, places)
    if len(parts) < _FEW or ":" in text[sentence.start : parts[0].end]:
        return ()
    opening = first_word(text, parts[1])
    if any(first_word(text, part) != opening for part in parts[1:]):
        return ()
    word = re.compile(rf"(?<![^\W_]){re.escape(opening)}(?![^\W_])")
    first = word.search(text, sentence.start + 1, parts[0].end)
    return (Span(first.start(), parts[0].end), *parts[1:]) if first is not None else ()


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


def _agreement(
    wanted: dict[str, float], named: frozenset[str], evidence: Evidence, lead: Span
) -> float:
    """How much of the question the lead says, itself or with what stands around it, and how much of
    the lead the question; 0 where it is too little."""
    reading = evidence.reading
    tokens = list(tokenise(reading.text, lead.start, lead.end))[-_MOST_LEAD:]
    said = {token.folded for token in tokens}
    wanted = {word: one for word, one in wanted.items() if word in said or word not in named}
    around = reading.around(evidence.sentence) | reading.heading_tokens
    total = sum(wanted.values()) or 1.0
    leads = sum(weight for word, weight in wanted.items() if word in said) / total
    # What the headline says of the matter, a sentence below it need not say again.
    own = {word: weight for word, weight in wanted.items() if word not in reading.heading_tokens}
    leads_own = sum(w for word, w in own.items() if word in said) / (sum(own.values()) or total)
    held = (
        leads
        + _AROUND
        * sum(weight for word, weight in wanted.items() if word not in said and word in around)
        / total
    )
    content = [token.folded for token in tokens if token.toned not in FUNCTION_WORDS]
    meant = max(_share(content, wanted), _OF_TAIL * _share(content[-_TAIL:], wanted))
    leads = max(leads, leads_own)
    if held < _LEAST_HELD or leads < _LEAST_LEADS or meant < _LEAST_MEANT:
        return 0.0
    return 0.5 * held + 0.2 * leads + 0.3 * meant


def _share(words: list[str], wanted: dict[str, float]) -> float:
    """The share of words that are wanted, 0 of none."""
    return sum(word in wanted for word in words) / len(words) if words else 0.0
