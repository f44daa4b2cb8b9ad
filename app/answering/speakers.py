"""Who said or did it: the people in and around the likeliest sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import bound, weighed
from app.answering.closeness import closeness, longest_run
from app.answering.draft import Context, Draft, Quote, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.post_words import holds
from app.answering.posts import named_fully
from app.candidates import Evidence
from app.question_words import FUNCTION_WORDS
from app.tokens import UPPER, tokenise
from ingest.model import Span

_SENTENCES = 16
_BOUND = 0.4
_DEED = 0.6  # for the words of the deed itself, said in the person's own sentence
_SAYS_DEED = 0.6
_DEED_WORDS = 3
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_WHO = re.compile(r"(?<!\w)(?:ai|[^\W\d_]+ (?:[^\W\d_]+ )?nào)(?= )")
_SHORT_NAME = re.compile(
    rf"(?:[ôÔ]ng|[bB]à|đồng chí|anh|chị)\s+([{UPPER}][^\W\d_]*)(?!\s[{UPPER}])"
)


def speaker(context: Context) -> Draft | None:
    """The person in the best sentences who stands nearest to what was said or done; None where none
    stands near."""
    top = context.pool.best(1)
    draft = pick("who", _speakers(context))
    if draft is None or draft.evidence is None:
        return None
    if _says_deed(deed_asked(context), draft.evidence):
        return replace(draft, by_form=True)
    return draft if draft.evidence.score >= 0.7 * top[0].score else None


def deed_asked(context: Context) -> list[str]:
    """The first words of what somebody did, folded: "đạt giải nhất" of "Ai đạt giải nhất hội thi".
    Empty where the question does not open with who."""
    asked = context.asked.vietnamese
    found = _WHO.match(asked[:1].lower() + asked[1:])
    if found is None:
        return []
    words = [t for t in tokenise(asked, found.end()) if t.toned not in FUNCTION_WORDS]
    return [token.folded for token in words[:_DEED_WORDS]]


def _says_deed(deed: list[str], evidence: Evidence) -> bool:
    """Whether a sentence of what the question names says the words of a deed in a row."""
    said = [token.folded for token in evidence.reading.tokens(evidence.sentence)]
    share = longest_run(deed, said) / len(deed) if deed else 0.0
    return share >= _SAYS_DEED and evidence.names >= _LEAST_NAMES


def _speakers(context: Context) -> Iterator[Choice]:
    own = [token.folded for token in context.asked.focus]
    weights = weighed(context)
    deed = deed_asked(context)
    for evidence in context.pool.best(_SENTENCES):
        reading = evidence.reading
        done = _DEED * _says_deed(deed, evidence)
        people = [
            person
            for person in reading.people(evidence.sentence)
            if not holds(own, [t.folded for t in tokenise(reading.text, *person.name)])
        ]
        spans = [person.name for person in people]
        for person in people:
            rivals = [span for span in spans if span != person.name]
            near = closeness(context.asked, context.pool, evidence, person.name, rivals)
            post = 0.08 if person.post is not None else 0.0
            tied = bound(weights, reading.text, evidence.span, person.name, rivals)
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
