"""Who must do what by when: from the duties found in the documents, else the best sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from app.answering.assigned import names_unit, words_outside_papers
from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.sections import is_heading
from app.answering.sentence_items import items_of_sentence
from app.candidates import Evidence
from app.tokens import tokenise
from index.schema import StoredDuty
from ingest.folding import fold
from ingest.model import Span

_MUST = re.compile(
    r"\b(?:phai|can|yeu cau|co trach nhiem|chiu trach nhiem|giao|chu tri|phoi hop|tham muu|"
    r"de nghi|trien khai|khong duoc)\b"
)
_MOST = 12


def answer_duties(context: Context) -> Draft | None:
    """All duties of the unit that the question names; without any, the best sentence that binds."""
    found = [stored for stored in context.duties() if _is_asked(context, stored)]
    if found:
        return _from_duties(context, found)
    if _UNIT_ASKED.match(context.asked.folded) and not _unit_named(context):
        return None
    return _binding_sentence(context)


_UNIT_ASKED = re.compile(
    r"^(.{3,60}?)\s+(?:phai|can|co (?:trach nhiem|nhiem vu)|duoc (?:giao|phan cong|yeu cau))\b"
)


def _unit_named(context: Context) -> bool:
    """Whether the best sentences name the unit that the question asks about, as one phrase."""
    match = _UNIT_ASKED.match(context.asked.folded)
    unit = [token.folded for token in tokenise(match[1])] if match is not None else []
    for evidence in context.pool.best(3):
        if all(pair in evidence.reading.words(evidence.sentence).pairs for pair in pairwise(unit)):
            return True
    return False


def _is_asked(context: Context, stored: StoredDuty) -> bool:
    """Whether the question names the duty's unit, inside its scope."""
    inside = {reading.document.doc_id for reading in context.scope_readings}
    if stored.doc_id not in inside:
        return False
    return names_unit(words_outside_papers(context), stored.duty.unit) > 0


def _from_duties(context: Context, found: list[StoredDuty]) -> Draft:
    readings = {reading.document.doc_id: reading for reading in context.scope_readings}
    ranked = _narrowed(context, found)
    facts = []
    for stored in ranked[:_MOST]:
        reading = readings[stored.doc_id]
        duty = stored.duty
        quotes = [Quote(reading, Span(duty.start, duty.end))]
        if not duty.start <= duty.unit_span.start < duty.end:
            quotes.append(quote_around(reading, duty.unit_span))
        deadline = duty.deadline
        text = stored.action
        if deadline is not None and deadline.text not in text:
            text = f"{text} ({deadline.text})"
        facts.append(Fact(text, tuple(quotes)))
    return Draft(kind="duties", facts=tuple(facts), is_list=len(facts) > 1)


def _narrowed(context: Context, found: list[StoredDuty]) -> list[StoredDuty]:
    """Duties that hold what else the question names ("về tuyên truyền", "trước ngày nào"), or all
    when it names nothing else."""
    unit = {token.folded for stored in found for token in tokenise(stored.duty.unit)}
    weights = {
        token.folded: weight
        for token, weight in zip(context.asked.focus, context.pool.weights, strict=True)
        if token.folded not in unit and token.folded not in ("lam", "nhiem", "vu", "trach")
    }
    total = sum(weights.values())
    if not total:
        return found
    scored = []
    for stored in found:
        words = {token.folded for token in tokenise(stored.evidence)}
        scored.append((sum(w for word, w in weights.items() if word in words) / total, stored))
    top = max(score for score, _ in scored)
    return [s for score, s in scored if score >= max(0.5, top - 0.15)] if top >= 0.5 else found


def _binding_sentence(context: Context) -> Draft | None:
    ranked = sorted(context.pool.best(10), key=lambda found: -(found.score + _binds(found)))
    if not ranked:
        return None
    if is_heading(ranked[0]):
        return items_of_sentence(context)
    fact = Fact(ranked[0].quote, (Quote(ranked[0].reading, ranked[0].span),))
    return Draft(kind="duties", facts=(fact,), evidence=ranked[0], fit=0.7, margin=0.2)


def _binds(evidence: Evidence) -> float:
    return 0.1 if _MUST.search(fold(evidence.quote)) else 0.0
