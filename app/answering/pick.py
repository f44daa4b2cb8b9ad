"""Choosing among spans that may answer, and the draft that the best one makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.answering.draft import Draft, Fact, Quote
from app.candidates import Evidence
from app.reading import Reading
from ingest.folding import fold
from ingest.model import Span


@dataclass(frozen=True, slots=True)
class Choice:
    """A span that may answer, how good it is, and the quote that shows it."""

    score: float
    reading: Reading
    span: Span
    quote: Quote
    evidence: Evidence | None = None
    fit: float = 1.0
    more: tuple[Quote, ...] = ()

    @property
    def text(self) -> str:
        return self.reading.text[self.span.start : self.span.end]


def pick(kind: str, choices: Iterable[Choice]) -> Draft | None:
    """The best choice as a draft; its margin is its lead over the next that says otherwise."""
    ranked = sorted(choices, key=lambda choice: (-choice.score, choice.span))
    if not ranked:
        return None
    best = ranked[0]
    rest = [choice for choice in ranked[1:] if fold(choice.text) != fold(best.text)]
    margin = max(0.0, min(1.0, (best.score - rest[0].score) * 2)) if rest else 1.0
    fact = Fact(best.text, (best.quote, *best.more))
    return Draft(kind, facts=(fact,), evidence=best.evidence, fit=best.fit, margin=margin)
