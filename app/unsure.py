"""What is hardly sure is told with more of its text: a short fact in its sentence, a sentence with
the next likeliest one of its document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, is_sentence, sentence_quote
from app.answering.sections import is_heading
from app.answering.sentence import is_full, next_likeliest
from app.choosing import choose
from app.deciding import is_general

# How well a fact must be of the sort asked for to stand alone; counted on questions on real texts:
# below, the sentence holds the answer more often than the fact is it.
_LEAST_FIT = {"who": 0.65, "when": 0.65, "number": 0.55}
_LEAST_OF_BARE = 0.9
_LONGEST = 400  # characters that still tell at a glance
_CELL = " | "  # between the cells of a table's row, which is no sentence
# Of answers by one sentence less sure than that, one in three was wrong on questions on real texts,
# and in a third of those the next likeliest sentence of the document was right.
_HARDLY_SURE = 0.8
_LEAST_NEXT = 0.2  # of all that speaks for the first sentences
_SHORT = frozenset([*_LEAST_FIT, "compare", "documents", "papers", "yesno"])
_BARE_FIGURE = re.compile(r"[\d.,/]+")


def with_more(given: Sequence[Draft], sure: float, context: Callable[[], Context]) -> list[Draft]:
    """What was found, each with as much of its text as its trust asks for."""
    told = [in_its_sentence(draft) for draft in given]
    if len(told) == 1 and sure < _HARDLY_SURE and is_sentence(told[0]):
        return [with_next(told[0], context())]
    return told


def with_next(draft: Draft, context: Context) -> Draft:
    """A draft that one sentence of a paper or a report tells, with the next likeliest sentence of
    the same document, in the document's order, where that may be the one that answers."""
    found = draft.evidence
    chosen = choose(context.asked, context.pool, context.result.hits)
    if draft.kind in _SHORT or found is None or not chosen or is_general(chosen):
        return draft
    near, share = next_likeliest(chosen, context.asked, found)
    if near is None or near.reading is not found.reading or share < _LEAST_NEXT:
        return draft
    if is_heading(near) or not is_full(near) or _CELL in near.quote:
        return draft
    both = sorted((found, near), key=lambda one: one.span.start)
    return replace(draft, facts=tuple(Fact(one.quote, (sentence_quote(one),)) for one in both))


def in_its_sentence(draft: Draft) -> Draft:
    """A draft's one person, time or figure, with the sentence around it where it is hardly of the
    sort asked for, or says nothing by itself: "2", "Đội", "huyện) cùng chính quyền"."""
    if draft.kind not in _LEAST_FIT or draft.trust is not None:
        return draft  # not short, or judged by the curve for general texts
    whole = as_sentence(draft)
    if whole is None:
        return draft
    fact = draft.facts[0]
    if draft.fit >= _LEAST_FIT[draft.kind] and not _says_nothing(draft.kind, fact.text, draft.fit):
        return draft
    return whole


def as_sentence(draft: Draft) -> Draft | None:
    """A draft told by the sentence that proves its one fact; None where it has several, or one out
    of a document's head, or where that is no sentence that tells at a glance."""
    if draft.is_list or len(draft.facts) != 1 or draft.evidence is None:
        return None
    fact = draft.facts[0]
    told = fact.quotes[0].text
    if len(told) > _LONGEST or _CELL in told or "\n" in told:
        return None
    return replace(draft, facts=(Fact(told, fact.quotes),))


def _says_nothing(kind: str, said: str, fit: float) -> bool:
    """Whether a fact is cut through a bracket, is a bare number that nothing tells to be the one
    asked for, or a body called by the first word of its name."""
    if said.count("(") != said.count(")"):
        return True
    if kind == "who":
        return said.istitle() and " " not in said and len(said) > 1
    return kind == "number" and fit < _LEAST_OF_BARE and bool(_BARE_FIGURE.fullmatch(said))
