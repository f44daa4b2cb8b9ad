"""The best sentence: for how, and whatever has no shorter answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.choosing import Chosen, choose

_LITTLE_NEW = 0.7
_AS_MUCH = 0.9
_MARKS = ' "”'
_ENDS = tuple(".;:!?…")
_OF_OTHER_SORT = 0.3  # fit of a sentence that holds nothing of the sort asked for


def answer_sentence(context: Context) -> Draft | None:
    """The sentence that answers best by the fitted choice; where hits say nothing of their
    sentences, the one that holds most of what is asked."""
    chosen = choose(context.asked, context.pool, context.result.hits)
    if chosen:
        first, second = _told_below(chosen), chosen[1].share if len(chosen) > 1 else 0.0
        draft = _draft(context.asked.kind, first.evidence, first.share - second)
        return replace(
            draft, share=first.share, fit=draft.fit if first.traits.sort >= 0 else _OF_OTHER_SORT
        )
    best = context.pool.best(2)
    if not best:
        return None
    return _draft(context.asked.kind, best[0], _margin(best))


def _told_below(chosen: Sequence[Chosen]) -> Chosen:
    """The likeliest sentence; instead of a headline or a caption that says little else than the
    question, the sentence of its text that says as much of it and more."""
    first = chosen[0]
    if first.traits.new > _LITTLE_NEW or first.evidence.quote.rstrip(_MARKS).endswith(_ENDS):
        return first
    told = (
        one
        for one in chosen[1:]
        if one.evidence.reading is first.evidence.reading
        and one.traits.new > first.traits.new
        and one.evidence.quote.rstrip(_MARKS).endswith(_ENDS)
        and one.evidence.said >= _AS_MUCH * first.evidence.said
        and one.evidence.own >= _AS_MUCH * first.evidence.own
        and one.evidence.names >= first.evidence.names
    )
    below = next(told, None)
    return replace(below, share=first.share) if below is not None else first


def _margin(ranked: tuple[Evidence, ...] | list[Evidence]) -> float:
    return ranked[0].score - ranked[1].score if len(ranked) > 1 else 1.0


def _draft(kind: str, evidence: Evidence, margin: float, *, fit: float = 0.8) -> Draft:
    fact = Fact(evidence.quote, (sentence_quote(evidence),))
    return Draft(kind=kind, facts=(fact,), evidence=evidence, fit=fit, margin=max(0.0, margin))
