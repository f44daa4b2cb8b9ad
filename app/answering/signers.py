"""Who signed a paper: the name at its end, or what texts tell of its signing."""

from __future__ import annotations

import re
from dataclasses import replace

from app.about_paper import is_about
from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.issuers import is_the_paper
from app.people import POST_START, Person
from app.reading import Reading
from app.wording import say
from ingest.identity import same_paper
from ingest.model import Span

_ASKS_POST = re.compile(r"\bchuc (?:vu|danh)\b|\bgiu chuc\b|\blam chuc gi\b|\bcuong vi\b")
_ASKS_NAME = re.compile(r"\b(?:la ai|ai|ten)\b")
_COLUMNS = re.compile(r"\s{3,}|\s*\|\s*")
_LINES = 9
# "… vừa ký ban hành Chỉ thị số 5", and "Chỉ thị số 5 do ông A ký".
_SIGNS = re.compile(r"(?<!\w)ký(?: (?:và )?(?:ban hành|phê duyệt|duyệt|công bố))?[\s:]*$")
_SIGNED_BY = re.compile(r"[^.;:\n]{0,160}?\b(?:do|được) (?P<by>[^.;\n]{3,120}?) ký(?!\w)")
_LABELLED = re.compile(r"(?:^|\|)[ *]*Người ký(?: ban hành| văn bản)?\s*[:|]\s*", re.M)
_ADVERBS = re.compile(r"(?:\s(?:vừa|đã|mới|cũng|chính thức))*\s*$")
_MOST_OF_POST = 9  # words
_IN_PASSING = 0.5  # of trust lost
_NEAR = 140  # characters between a signer's name and the verb


def signer_of(context: Context) -> Draft | None:
    """Who signed a named paper; the signer's post where that is asked."""
    for reading in context.pool.readings:
        fact = reading.document.header.signer
        if fact is not None and fact.span is not None and is_the_paper(reading, context.references):
            named = Fact(fact.value, (quote_around(reading, fact.span),))
            return _draft(context, named, post_above(reading, fact.span))
    for reading in context.pool.readings:
        found = _told(context, reading)
        if found is not None:
            person, quote = found
            named = Fact(reading.text[person.name.start : person.name.end], (quote,))
            post = person.post
            told = Fact(reading.text[post.start : post.end], (quote,)) if post else None
            return _of_others(_draft(context, named, told), reading, context)
    posts = (_post_told(context, reading) for reading in context.pool.readings)
    office = next((one for one in posts if one is not None), None)
    return Draft("who", facts=(office,)) if office is not None else None


def _of_others(draft: Draft, reading: Reading, context: Context) -> Draft:
    """The draft, said to be told by another text than the paper itself; hardly to be trusted where
    that text only names the paper."""
    if is_the_paper(reading, context.references):
        return draft
    papers = context.references
    named = ", ".join(dict.fromkeys(paper.canonical for paper in papers))
    about = any(is_about(reading, paper) for paper in papers)
    note = say("secondary", context.asked.language, paper=named)
    return replace(draft, note=note, doubt=draft.doubt if about else _IN_PASSING)


def _post_told(context: Context, reading: Reading) -> Fact | None:
    """The post of which a text says that it signed one of the named papers, where nobody's name
    stands beside it: "Chủ tịch UBND tỉnh vừa ký ban hành Công văn số 5"."""
    for paper, span in reading.mentions:
        if not any(same_paper(paper, one) for one in context.references):
            continue
        start = reading.sentences[max(0, reading.sentence_at(span.start))].start
        verb = _SIGNS.search(reading.text[start : span.start])
        stop = start + verb.start() if verb is not None else start
        heads = list(POST_START.finditer(reading.text, start, stop))
        if not heads:
            continue
        written = _ADVERBS.sub("", reading.text[heads[-1].start() : stop])
        if len(written.split()) <= _MOST_OF_POST and not re.search(r"[.;:!?,]", written):
            post = Span(heads[-1].start(), heads[-1].start() + len(written))
            return Fact(written, (quote_around(reading, Span(post.start, span.end)),))
    return None


def _draft(context: Context, named: Fact, post: Fact | None) -> Draft:
    if post is None or _ASKS_POST.search(context.asked.folded) is None:
        return Draft("who", facts=(named,))
    both = _ASKS_NAME.search(context.asked.folded) is not None
    return Draft("who", facts=(named, post) if both else (post,), is_list=both)


def _told(context: Context, reading: Reading) -> tuple[Person, Quote] | None:
    """The person of whom a text says that they signed one of the named papers."""
    if is_the_paper(reading, context.references):
        label = _LABELLED.search(reading.text)
        person = _first_person(reading, label.end()) if label is not None else None
        if person is not None:
            return person, quote_around(reading, person.name)
    for paper, span in reading.mentions:
        if any(same_paper(paper, one) for one in context.references):
            person = _signing(reading, span)
            if person is not None:
                whole = Span(min(person.name.start, span.start), max(person.name.end, span.end))
                return person, quote_around(reading, whole)
    return None


def _first_person(reading: Reading, at: int) -> Person | None:
    people = reading.people(max(0, reading.sentence_at(at)))
    return next((one for one in people if one.name.start == at), None)


def _signing(reading: Reading, mention: Span) -> Person | None:
    """Who stands as the signer of a paper in the sentence that names it."""
    at = max(0, reading.sentence_at(mention.start))
    sentence, text = reading.sentences[at], reading.text
    verb = _SIGNS.search(text[sentence.start : mention.start])
    if verb is not None:
        stop = sentence.start + verb.start()
        before = [p for p in reading.people(at) if p.name.end <= stop]
        if before and _joined(text[before[-1].name.end : stop]):
            return before[-1]
    by = _SIGNED_BY.match(text, mention.end, sentence.end)
    if by is None or any(mention.end <= one.start < by.end() for _, one in reading.mentions_in(at)):
        return None
    inside = [p for p in reading.people(at) if by.start("by") <= p.name.start < by.end("by")]
    return inside[-1] if inside else None


def _joined(between: str) -> bool:
    return len(between) <= _NEAR and not re.search(r"[.;:!?]|\bký\b", between)


def post_above(reading: Reading, name: Span) -> Fact | None:
    """The post that stands above a signer's name, in the last column where lines have two."""
    text, at = reading.text, reading.text.rfind("\n", 0, name.start)
    for _ in range(_LINES):
        if at <= 0:
            return None
        start = text.rfind("\n", 0, at) + 1
        post = _COLUMNS.split(text[start:at])[-1].strip()
        if post.isupper() or POST_START.match(post) is not None:
            return Fact(post, (Quote(reading, Span(start, name.end)),))
        at = start - 1
    return None
