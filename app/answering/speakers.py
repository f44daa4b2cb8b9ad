"""Who said or did it: the people in and around the likeliest sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import bound, weighed
from app.answering.classes_told import of_another_class
from app.answering.closeness import closeness
from app.answering.deeds import Said, deed_asked, said_in
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.people_rows import rows_of_people
from app.answering.pick import Choice, pick
from app.answering.post_words import holds
from app.answering.posts import FIRST_PRESIDENT, named_fully
from app.candidates import Evidence
from app.tokens import UPPER, tokenise
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 16
_BOUND = 0.4
_DEED = 0.9  # for the words of the deed itself, said in the person's own sentence
_OF_OLD = 0.4
_NEARLY = 0.7  # of the best sentence's score
_SEVERAL = 2
_SHORT_NAME = re.compile(
    rf"(?:[ôÔ]ng|[bB]à|đồng chí|anh|chị)\s+([{UPPER}][^\W\d_]*)(?!\s[{UPPER}])"
)


def speaker(context: Context) -> Draft | None:
    """The person in the best sentences who stands nearest to what was said or done, or all of those
    who did it where several are asked for; None where none stands near."""
    top = context.pool.best(1)
    draft = pick("who", _speakers(context))
    if draft is None or draft.evidence is None:
        return None
    evidence, deed = draft.evidence, deed_asked(context)
    said = said_in(evidence, deed)
    if deed is not None and said is not None:
        shown = _all_of(draft, evidence, said) if deed.several else _joined(draft, evidence)
        return replace(shown, by_form=True)
    draft = _joined(draft, evidence)
    return draft if evidence.score >= _NEARLY * top[0].score else None


def _all_of(draft: Draft, evidence: Evidence, said: Said) -> Draft:
    """All people of the piece of a sentence that says what they did."""
    reading = evidence.reading
    named = [
        reading.text[person.name.start : person.name.end]
        for person in reading.people(evidence.sentence)
        if said.piece.start <= person.name.start < said.piece.end
    ]
    facts = tuple(Fact(name, (sentence_quote(evidence),)) for name in dict.fromkeys(named))
    return replace(draft, facts=facts, is_list=True) if len(facts) > 1 else draft


def _joined(draft: Draft, evidence: Evidence) -> Draft:
    """All who are named in one row with the one chosen: "ông A, Giám đốc B và ông C, Giám đốc D"
    did it together."""
    text = evidence.reading.text
    rows = rows_of_people(evidence.reading, evidence.sentence)
    names = [[text[name.start : name.end] for name in row] for row in rows]
    row = next((row for row in names if draft.facts[0].text in row), [])
    if len(row) < _SEVERAL:
        return draft
    quotes = draft.facts[0].quotes
    return replace(draft, facts=tuple(Fact(name, quotes) for name in dict.fromkeys(row)),
                   is_list=True)  # fmt: skip


def _speakers(context: Context) -> Iterator[Choice]:
    own = [token.folded for token in context.asked.focus]
    weights = weighed(context)
    deed = deed_asked(context)
    for evidence in context.pool.best(_SENTENCES):
        reading = evidence.reading
        said = said_in(evidence, deed)
        people = [
            person
            for person in reading.people(evidence.sentence)
            if not holds(own, [t.folded for t in tokenise(reading.text, *person.name)])
            and not of_another_class(
                context.asked.vietnamese, reading.text, person.name, evidence.span
            )
        ]
        spans = [person.name for person in people]
        for person in people:
            rivals = [span for span in spans if span != person.name]
            near = closeness(context.asked, context.pool, evidence, person.name, rivals)
            post = 0.08 if person.post is not None else 0.0
            if fold(reading.text[person.name.start : person.name.end]) == FIRST_PRESIDENT:
                post = -_OF_OLD  # he is spoken of in reports on others
            by_side = said is not None and said.whole
            tied = (
                0.0 if by_side else bound(weights, reading.text, evidence.span, person.name, rivals)
            )
            done = _DEED * said.fits(reading.text, person.name, deed) if said and deed else 0.0
            yield Choice(
                evidence.score + done + 0.15 * near + _BOUND * tied + post, reading, person.name,
                sentence_quote(evidence), evidence,
            )  # fmt: skip
        yield from _short_names(context, evidence)
        yield from _quoted_speaker(context, evidence)


def _short_names(context: Context, evidence: Evidence) -> Iterator[Choice]:
    """ "ông An nhấn mạnh": the full name stands earlier in the document, and is quoted too."""
    reading = evidence.reading
    for match in _SHORT_NAME.finditer(reading.text, *evidence.span):
        if reading.text[: match.start()].endswith(("Theo ", "theo ")):
            continue  # who tells it did not do it
        word = tokenise(match[1])[0].toned
        full = named_fully(reading, word, context)
        if full is not None:
            score = evidence.score + 0.1
            quote = sentence_quote(evidence)
            yield Choice(score, reading, full[0], quote, evidence, more=(full[1],))


def _quoted_speaker(context: Context, evidence: Evidence) -> Iterator[Choice]:
    """Who said a sentence that stands in quotation marks: named right after them, or before."""
    reading, text = evidence.reading, evidence.reading.text
    line_start = text.rfind("\n", 0, evidence.span.start) + 1
    line_end = text.find("\n", evidence.span.start)
    line_end = len(text) if line_end < 0 else line_end
    opening = max(text.rfind(mark, line_start, evidence.span.start + 1) for mark in '“"')
    closing = _next_mark(text, evidence.span.start + 1, line_end)
    if opening < 0 or closing < 0:
        return
    for begin, end in ((closing, min(line_end, closing + 120)), (line_start, opening)):
        tail = Span(begin, end)
        at = max(0, reading.sentence_at(max(begin, end - 1)))
        for person in reading.people(at):
            if tail.start <= person.name.start < tail.end:
                yield Choice(evidence.score + 0.2, reading, person.name,
                             Quote(reading, Span(line_start, line_end)), evidence)  # fmt: skip
                return
        short = _SHORT_NAME.search(text, begin, end)
        full = named_fully(reading, tokenise(short[1])[0].toned, context) if short else None
        if full is not None:
            quote = Quote(reading, Span(line_start, line_end))
            yield Choice(evidence.score + 0.2, reading, full[0], quote, evidence, more=(full[1],))
            return


def _next_mark(text: str, begin: int, end: int) -> int:
    found = [at for mark in '”"' if (at := text.find(mark, begin, end)) >= 0]
    return min(found, default=-1)
