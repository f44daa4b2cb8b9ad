"""The best sentence: for how, and whatever has no shorter answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.choosing import Chosen, choose, load_weights, stands

_FIRST = 6  # sentences weighed again
_SLIGHT = 2e-3  # trust that any sentence has
_MARKS = ' ")”'
_ENDS = tuple(".;:!?…")
_OF_OTHER_SORT = 0.3  # fit of a sentence that holds nothing of the sort asked for


def answer_sentence(context: Context) -> Draft | None:
    """The sentence that answers best by the fitted choice; where hits say nothing of their
    sentences, the one that holds most of what is asked."""
    chosen = choose(context.asked, context.pool, context.result.hits)
    if chosen:
        best = likeliest(chosen)[0]
        # What a headline is trusted for is told by a sentence of its text.
        below = not is_full(chosen[0].evidence) and (
            best.evidence.reading is chosen[0].evidence.reading
        )
        first = replace(best, share=chosen[0].share) if below else best
        second = max((o.share for o in chosen if o.evidence is not best.evidence), default=0.0)
        draft = _draft(context.asked.kind, first.evidence, first.share - second)
        return replace(
            draft, share=first.share, fit=draft.fit if first.traits.sort >= 0 else _OF_OTHER_SORT
        )
    best_two = context.pool.best(2)
    if not best_two:
        return None
    return _draft(context.asked.kind, best_two[0], _margin(best_two))


def likeliest(chosen: Sequence[Chosen]) -> tuple[Chosen, float]:
    """Which of the first sentences likeliest answers, and its share (0 to 1) of what speaks for all
    of them: the fitted choice's trust, how much of the question's plain words it says, and that it
    is a full sentence rather than a headline or a caption."""
    first = chosen[:_FIRST]
    given = load_weights(kind="papers")
    scores = [
        given["trust"] * math.log(one.share + _SLIGHT)
        + given["said"] * one.evidence.said
        + given["full"] * is_full(one.evidence)
        for one in first
    ]
    # About another paper, or without the question's names, only where all are.
    standing = [at for at, one in enumerate(first) if stands(one.evidence)]
    at = max(standing or range(len(first)), key=lambda place: scores[place])
    total = sum(math.exp(score - scores[at]) for score in scores)
    return first[at], round(1 / total, 9)


def is_full(found: Evidence) -> bool:
    """Whether a sentence ends as one does, which headlines and captions do not."""
    return found.quote.rstrip(_MARKS).endswith(_ENDS)


def _margin(ranked: tuple[Evidence, ...] | list[Evidence]) -> float:
    return ranked[0].score - ranked[1].score if len(ranked) > 1 else 1.0


def _draft(kind: str, evidence: Evidence, margin: float, *, fit: float = 0.8) -> Draft:
    fact = Fact(evidence.quote, (sentence_quote(evidence),))
    return Draft(kind=kind, facts=(fact,), evidence=evidence, fit=fit, margin=max(0.0, margin))
