"""The best sentence or two: for why, how, and whatever has no shorter answer."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.choosing import choose
from ingest.folding import fold

_CAUSE = re.compile(
    r"\b(?:nham|de|do|vi|boi|nguyen nhan|muc dich|muc tieu|xuat phat|truoc tinh hinh|ly do|"
    r"khac phuc|tranh|giup|qua do|nho)\b"
)
_SAID = frozenset(["nguyen nhan", "muc dich", "muc tieu", "ly do"])
_SENTENCES = 12


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


def answer_why(context: Context) -> Draft | None:
    """The best sentence that gives a cause or a purpose, near what is asked about; one that uses
    the question's own word for it ("mục đích") comes first."""
    asked = {word for word in _SAID if word in context.asked.folded}
    ranked = sorted(
        context.pool.best(_SENTENCES),
        key=lambda found: (
            -(
                found.score
                + 0.25 * _gives_cause(found)
                + 0.3 * any(word in fold(found.quote) for word in asked)
            )
        ),
    )
    if not ranked:
        return None
    return _draft("why", ranked[0], _margin(ranked), fit=0.6 + 0.4 * _gives_cause(ranked[0]))


def _gives_cause(evidence: Evidence) -> float:
    """Up to 1 for words of cause; a sentence that says "mục đích" itself gains most."""
    found = _CAUSE.findall(fold(evidence.quote))
    said = any(word in _SAID for word in found)
    opens = _CAUSE.match(fold(evidence.quote)) is not None
    return min(1.0, len(found) / 4 + 0.6 * said + 0.4 * opens)


def _margin(ranked: tuple[Evidence, ...] | list[Evidence]) -> float:
    return ranked[0].score - ranked[1].score if len(ranked) > 1 else 1.0


def _draft(kind: str, evidence: Evidence, margin: float, *, fit: float = 0.8) -> Draft:
    fact = Fact(evidence.quote, (sentence_quote(evidence),))
    return Draft(kind=kind, facts=(fact,), evidence=evidence, fit=fit, margin=max(0.0, margin))
