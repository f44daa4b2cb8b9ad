"""What a paper is about: its title, as the paper itself or those who cite it give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.issuers import is_the_paper
from app.answering.sentence import answer_sentence
from app.answering.told_contents import contents_told
from app.answering.topic import answer_topic, asked_topic
from app.reading import Reading
from app.titles import find_title, title_score
from app.tokens import tokenise
from ingest.identity import same_paper
from ingest.model import Reference, Span

_MEETING = re.compile(r"(?:CỦA )?(?:HỘI NGHỊ|BAN |TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY)")
_LINES_BELOW = 3
_IN_A_ROW = 3  # papers


@dataclass(frozen=True, slots=True)
class _Title:
    score: float
    reading: Reading
    span: Span
    quote: Quote


def answer_about(context: Context) -> Draft | None:
    """The title of each named paper, or what it says of the matter asked about; without a named
    paper, the best sentence."""
    references = context.references
    if not references:
        return answer_sentence(context)
    topic = asked_topic(context.asked)
    if topic:
        return answer_topic(context, topic)
    facts = []
    for reference in references:
        titles = sorted(_titles(context.pool.readings, reference), key=lambda title: -title.score)
        if titles:
            facts.append(_fact(titles))
    if not facts:
        told = contents_told(context)
        return Draft("about", facts=(told,)) if told is not None else _sentence(context)
    return Draft(kind="about", facts=tuple(facts), fit=1.0)


def _sentence(context: Context) -> Draft | None:
    """The best sentence; none where it only names the paper in a row of others, as one to carry
    out."""
    draft = answer_sentence(context)
    found = draft.evidence if draft is not None else None
    if found is None or is_the_paper(found.reading, context.references):
        return draft
    named = {paper.canonical for paper, _ in found.reading.mentions_in(found.sentence)}
    return draft if len(named) < _IN_A_ROW else None


def _fact(titles: Sequence[_Title]) -> Fact:
    """The best title, proven by its own sentence and one report's that agrees: another official
    paper that names it is no witness of what it says."""
    best = titles[0]
    text = best.reading.text[best.span.start : best.span.end]
    others = [
        title.quote
        for title in titles[1:]
        if title.reading is not best.reading
        and title.reading.document.header.identity is None
        and _agree(title, best)
    ]
    return Fact(text, (best.quote, *others[:1]))


def _agree(first: _Title, second: _Title) -> bool:
    words = [
        {t.folded for t in tokenise(title.reading.text, title.span.start, title.span.end)}
        for title in (first, second)
    ]
    return len(words[0] & words[1]) >= 0.6 * min(len(words[0]), len(words[1]))


def _titles(readings: Sequence[Reading], reference: Reference) -> Iterator[_Title]:
    for order, reading in enumerate(readings):
        yield from _own_title(reading, reference)
        for found, span in reading.mentions:
            if not same_paper(found, reference):
                continue
            at = reading.sentence_at(span.start)
            high = reading.sentences[at].end if at >= 0 else None
            title = find_title(reading.text, span.end, max(high or 0, span.end))
            if title is not None:
                score = title_score(reading.text, title, reference) - 0.01 * order
                yield _Title(score, reading, title, quote_around(reading, title))


def _own_title(reading: Reading, reference: Reference) -> Iterator[_Title]:
    header = reading.document.header
    if header.identity is None or not same_paper(header.identity, reference):
        return
    if header.title is not None and header.title.span is not None:
        span = _matter_below(reading, header.title.span)
        yield _Title(3.0, reading, span, Quote(reading, span))


def _matter_below(reading: Reading, title: Span) -> Span:
    """The line that says what a conclusion is about, where the lines of its title say only who met:
    "HỘI NGHỊ LẦN THỨ BẢY / BAN CHẤP HÀNH … / về xây dựng …"; else the title itself."""
    text = reading.text
    if _MEETING.match(text, *title) is None:
        return title
    at = text.find("\n", title.end)
    for _ in range(_LINES_BELOW):
        end = text.find("\n", at + 1)
        if at < 0 or end < 0:
            break
        if text[at + 1 : end].startswith(("về ", "Về ", "VỀ ")):
            return Span(at + 1, end)
        at = end
    return title
