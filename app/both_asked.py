"""Two things asked in one question, each answered for itself; the one that is not told is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.answering.counted import counts
from app.answering.draft import Draft, Fact, sentence_quote
from app.answering.where import asks_where, places_in
from app.halves import Halves, asks_post
from app.model import Answer
from app.phrasing import worded
from app.quantities import find_quantities
from app.question import Asked, paper_spans, read_question
from app.times import find_times
from app.tokens import tokenise
from app.unsure import as_sentence
from app.wording import say
from index.model import SearchResult
from ingest.model import Span

_TWO = 2
_ADDED = re.compile(r" \([^()]*\)$")
_SURELY = 0.8  # counted by the noun asked for
_MOST = 0.6  # of what a half is about


@dataclass(frozen=True, slots=True)
class Half:
    """One of two things asked in one question, answered: from what, with what, how surely."""

    result: SearchResult
    drafts: tuple[Draft, ...]
    sure: float
    missing: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What answers it, where that is one thing."""
        facts = [fact.text for draft in self.drafts for fact in draft.facts]
        return facts[0] if len(facts) == 1 else ""

    @property
    def doc_ids(self) -> tuple[str, ...]:
        """The documents quoted, in order."""
        quotes = [q for draft in self.drafts for fact in draft.facts for q in fact.quotes]
        return tuple(dict.fromkeys(quote.reading.document.doc_id for quote in quotes))

    def says_no_more(self, other: Half) -> bool:
        """Whether all that it says the other half says already."""
        told = " ".join(fact.text for draft in other.drafts for fact in draft.facts)
        return all(fact.text in told for draft in self.drafts for fact in draft.facts)


Asking = Callable[[str, tuple[str, ...]], Half | None]


def answer_both(
    asked: Asked, halves: Halves, half: Asking
) -> tuple[Asked, SearchResult, Answer] | None:
    """Both halves answered, each by `half`, which takes a question and the documents to look into
    first; None where neither is told."""
    both = joined(halves, half)
    if both is None:
        return None
    answer = worded(asked, both.drafts, both.sure)
    notes = [answer.note] if answer.note else []
    notes += [say("not_said_half", asked.language, half=missing) for missing in both.missing]
    return asked, both.result, replace(answer, note="; ".join(notes))


def joined(halves: Halves, half: Asking) -> Half | None:
    """Both halves as one, with what is missing; None where neither is told."""
    first = half(halves.first, ())
    second = _second(halves, half, first)
    told = second is not None and first is not None and second.says_no_more(first)
    known = [one for one in (first, None if told else second) if one is not None]
    if not known:
        return None
    if len(known) == 1:
        untold = halves.said if first is not None else halves.said_first
        whole = _in_sentences(known[0])
        if whole is not None and _is_told(untold, known[0], whole):
            return whole
    typed = {id(first): halves.said_first, id(second): halves.said}
    missing = [as_typed(text, typed[id(one)]) for one in known for text in one.missing]
    if len(known) == 1 and not (told and asks_post(halves.said)):
        missing.append(halves.said if first is not None else halves.said_first)
    drafts = tuple(draft for one in known for draft in one.drafts)
    return Half(known[0].result, drafts, min(one.sure for one in known), tuple(missing))


def _in_sentences(half: Half) -> Half | None:
    """A half told by the one sentence that holds its short fact; None where it is told otherwise,
    or the sentence is long."""
    if len(half.drafts) != 1 or half.missing:
        return None
    whole = as_sentence(half.drafts[0])
    return replace(half, drafts=(whole,)) if whole is not None else None


def _is_told(question: str, half: Half, whole: Half) -> bool:
    """Whether the sentence that tells one half most likely tells the other, too: it says what that
    is about, and more of the sort that it asks for than the first half took."""
    asked = read_question(question)
    own, sentence = half.said, whole.said
    rest = sentence.replace(own, " ", 1) if own != sentence else sentence
    words = {token.folded for token in asked.focus}
    said = {token.folded for token in tokenise(sentence)}
    if words and len(words & said) < _MOST * len(words):
        return False
    if asks_where(asked):
        return next(places_in(rest, Span(0, len(rest))), None) is not None
    if asked.kind == "when":
        return bool(find_times(rest, 0, len(rest)))
    if asked.kind == "number":
        return bool(find_quantities(rest))
    return bool(words)


def as_typed(part: str, typed: str) -> str:
    """The end of a part of a question that was typed so, without what was put before and behind it
    to ask it alone.

    >>> as_typed("Buổi lễ vào lúc nào (Chỉ thị 7-CT/TU)", "ở đâu, vào lúc nào và ai dự")
    'vào lúc nào'
    """
    words = _ADDED.sub("", part).split() if part not in typed else part.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if end in typed), part)


def _second(halves: Halves, half: Asking, first: Half | None) -> Half | None:
    """The second half answered, asked of whoever answers the first where it speaks of them, and
    out of the same documents unless it names a paper."""
    name = first.said if first is not None else ""
    if halves.of_first and not name:
        return None
    question = halves.second.replace("{}", name)
    near = first.doc_ids if first is not None and not paper_spans(question) else ()
    second = half(question, near)
    if first is None or second is None:
        return second
    return _counted_beside(first, second, question) or second


def _counted_beside(first: Half, second: Half, question: str) -> Half | None:
    """The second of two counts out of the sentence that tells the first, where that counts the
    second's noun, too; None where it does not, or no two counts are asked for."""
    told = [draft for one in (first, second) for draft in one.drafts]
    found = told[0].evidence
    if len(told) != _TWO or any(draft.kind != "number" for draft in told) or found is None:
        return None
    asked, text, own = read_question(question), found.reading.text, told[0].facts[0].text
    for one in find_quantities(text, *found.span):
        figure = text[one.span.start : one.span.end]
        if own != figure and counts(asked, text, one, found.span) >= _SURELY:
            fact = Fact(figure, (sentence_quote(found),))
            return replace(second, drafts=(replace(told[1], facts=(fact,), evidence=found),))
    return None
