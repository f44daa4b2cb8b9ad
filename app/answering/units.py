"""Lists that the structure of a paper gives: units charged with duties, and who receives it."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.issuers import is_the_paper
from app.answering.posts import holds
from app.tokens import tokenise
from ingest.folding import fold
from ingest.model import Span

_UNITS = re.compile(
    r"\b(?:nhung|cac|bao nhieu)? ?(?:co quan|don vi|to chuc|so|bo|nganh|ban|so,? (?:ban,? )?nganh|"
    r"co quan,? don vi|ai|dia phuong|bo,? nganh) nao\b|\bcho (?:nhung )?ai\b"
)
_CHARGED = re.compile(r"\b(?:giao|phan cong|trach nhiem|nhiem vu)\b")
_RECEIVES = re.compile(
    r"\bnoi nhan\b|\bgui (?:den|toi|cho) (?:nhung |cac )?(?:dau|ai|noi|co quan|don vi|to chuc)\b"
)
_WITH_WHOM = re.compile(
    r"\bphoi hop voi (?:nhung |cac )?(?:co quan|don vi|to chuc|ai|nganh|so|ban)\b"
    r"(?: nao\b|$|\?| de\b)|\bphoi hop voi ai\b"
)
_WHO_WITH = re.compile(
    r"\b(?:co quan|don vi|to chuc|nganh|so|ban|ai)(?: nao)? (?:phai |se |cung |duoc giao )?"
    r"phoi hop voi\b"
)


def answer_units(context: Context) -> Draft | None:
    """Who receives a paper, or all units that it charges with duties; None when neither is asked
    or known."""
    folded = context.asked.folded
    if _WITH_WHOM.search(folded) or _WHO_WITH.search(folded):
        return _partners(context)
    if _RECEIVES.search(folded):
        return _recipients(context)
    if _UNITS.search(folded) and _CHARGED.search(folded) and context.references:
        return _charged_units(context)
    return None


def _partners(context: Context) -> Draft | None:
    """Who is to work with the unit that the question names: its partners where it leads, the unit
    that leads where it is a partner."""
    readings = {reading.document.doc_id: reading for reading in context.scope_readings}
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    best: tuple[float, Draft] | None = None
    for stored in context.duties():
        reading, duty = readings.get(stored.doc_id), stored.duty
        others = [unit for unit in (duty.unit, *duty.partners) if not _named(own, unit)]
        if reading is None or not others or len(others) > len(duty.partners):
            continue
        if not _named(own, duty.unit) and _WITH_WHOM.search(context.asked.folded):
            continue
        wanted = others if _named(own, duty.unit) else [duty.unit]
        words = {token.folded for token in tokenise(stored.evidence)}
        share = sum(token.folded in words for token in context.asked.focus)
        quote = Quote(reading, Span(duty.start, duty.end))
        facts = tuple(Fact(unit, (quote,)) for unit in wanted)
        if best is None or share > best[0]:
            best = (share, Draft("list", facts=facts, is_list=len(facts) > 1))
    return best[1] if best is not None else None


def _named(own: list[str], unit: str) -> bool:
    return holds(own, [token.folded for token in tokenise(unit)])


def _recipients(context: Context) -> Draft | None:
    for reading in context.scope_readings:
        if context.references and not is_the_paper(reading, context.references):
            continue
        facts = [
            Fact(fact.value, (Quote(reading, fact.span),))
            for fact in reading.document.header.recipients
            if fact.span is not None
        ]
        if facts:
            return Draft("list", facts=tuple(facts), is_list=True)
    return None


def _charged_units(context: Context) -> Draft | None:
    readings = {
        reading.document.doc_id: reading
        for reading in context.pool.readings
        if is_the_paper(reading, context.references)
    }
    facts: dict[str, Fact] = {}
    for stored in context.duties():
        reading = readings.get(stored.doc_id)
        if reading is None or not _matters(context, stored.evidence):
            continue
        duty = stored.duty
        quote = quote_around(reading, duty.unit_span)
        if duty.start <= duty.unit_span.start < duty.end:
            quote = Quote(reading, Span(duty.start, duty.end))
        facts.setdefault(fold(duty.unit), Fact(duty.unit, (quote,)))
    if not facts:
        return None
    return Draft("list", facts=tuple(facts.values()), is_list=len(facts) > 1)


def _matters(context: Context, evidence: str) -> bool:
    """Whether a duty is of the matter that narrows the question, if any does."""
    matter = [t.folded for t in context.asked.focus if t.folded not in _OF_THE_QUESTION]
    words = {token.folded for token in tokenise(evidence)}
    return not matter or sum(word in words for word in matter) >= 0.6 * len(matter)


_OF_THE_QUESTION = frozenset(
    ["giao", "nhiem", "vu", "phan", "cong", "trach", "co", "quan", "don", "vi", "to", "chuc",
     "cu", "the", "cho", "so", "bo", "nganh", "ban", "dia", "phuong"]
)  # fmt: skip
