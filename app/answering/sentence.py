"""The best sentence: for how, and whatever has no shorter answer."""

from __future__ import annotations

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.choosing import choose


def answer_sentence(context: Context) -> Draft | None:
    """The sentence that answers best by the fitted choice; where hits say nothing of their
    sentences, the one that holds most of what is asked."""
    chosen = choose(context.asked, context.pool, context.result.hits)
    if chosen:
        second = chosen[1].share if len(chosen) > 1 else 0.0
        return _draft(context.asked.kind, chosen[0].evidence, chosen[0].share - second)
    best = context.pool.best(2)
    if not best:
        return None
    return _draft(context.asked.kind, best[0], _margin(best))


def _margin(ranked: tuple[Evidence, ...] | list[Evidence]) -> float:
    return ranked[0].score - ranked[1].score if len(ranked) > 1 else 1.0


def _draft(kind: str, evidence: Evidence, margin: float, *, fit: float = 0.8) -> Draft:
    fact = Fact(evidence.quote, (sentence_quote(evidence),))
    return Draft(kind=kind, facts=(fact,), evidence=evidence, fit=fit, margin=max(0.0, margin))
