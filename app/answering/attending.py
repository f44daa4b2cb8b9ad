"""Who else was there: "những ai dự buổi lễ", told by "Dự có A, B"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.posts import joined

_ASKS = re.compile(
    r"\b(?:nhung ai|cac dong chi nao|ai|nhung (?:dong chi|nguoi|ong ba|vi) nao) (?:cung |da |con )*"
    r"(?:du|tham du|co mat)\b|\b(?:du|tham du)\b.* (?:co|gom)(?: co)? (?:nhung )?ai\b"
)
_TELLS = re.compile(
    r"(?<!\w)(?:[Cc]ùng |[Tt]ham )?[Dd]ự(?: \w+){0,6}? có\s|(?<!\w)[Cc]ùng dự,?\s|"
    r"(?<!\w)[Tt]ham dự(?: \w+){0,4}? có\s"
)
_SENTENCES = 12
_LEAST_OF_BEST = 0.5


def answer_attending(context: Context) -> Draft | None:
    """All people that a good sentence names behind "dự … có", each with their post; None where
    that is not asked or told."""
    if _ASKS.search(context.asked.folded) is None:
        return None
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        reading, span = evidence.reading, evidence.span
        lead = _TELLS.search(reading.text, *span)
        if lead is None or evidence.score < _LEAST_OF_BEST * top[0].score:
            continue
        quote = Quote(reading, span)
        named = [p for p in reading.people(evidence.sentence) if p.name.start >= lead.end()]
        facts = tuple(
            Fact(reading.text[joined(person).start : joined(person).end], (quote,))
            for person in named
        )
        if facts:
            return Draft("who", facts, is_list=len(facts) > 1, evidence=evidence, fit=0.9)
    return None
