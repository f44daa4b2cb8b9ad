"""Which others: papers named in the scene of one that is left out ("ngoài …, còn …")."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.documents import type_wanted
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence, mentions_any
from ingest.identity import same_paper
from ingest.model import Reference, Span

_LEAST_SAID = 0.4
_ASKS = re.compile(
    r"^(?:\W*)(?:ngoai|ben canh|cung voi)\b.*\b(?:con|cung)\b.*\b(?:nao|gi|nhung)\b|"
    r"\bcon\b.*\b(?:nao|gi) (?:khac|nua)\b"
)
_BESIDES = re.compile(
    r"\b(?:[Nn]goài|[Bb]ên cạnh|[Cc]ùng với|[Cc]ùng ngày|[Đđ]ồng thời|còn|[Cc]ũng)\b"
)
_TOLD_SO, _TOLD_TOGETHER = 0.15, 0.1


def asks_besides(context: Context) -> bool:
    """Whether a question asks for papers besides those that it names."""
    return bool(context.asked.papers) and _ASKS.search(context.asked.folded) is not None


def answer_besides(context: Context) -> Draft | None:
    """The other papers of the scene, the one left out apart; None where none is asked or told."""
    if not asks_besides(context):
        return None
    told = [found for found in context.pool.evidence if _may_tell(context, found)]
    for evidence in sorted(told, key=lambda found: -_worth(found)):
        facts = tuple(
            Fact(evidence.reading.text[span.start : span.end], (sentence_quote(evidence),))
            for _, span in _others(context, evidence)
        )
        if facts:
            # A sentence on the other paper is what is asked for, though it is not about this one.
            shown = replace(evidence, about=1.0)
            return Draft("documents", facts=facts, is_list=len(facts) > 1, evidence=shown)
    return None


def _may_tell(context: Context, found: Evidence) -> bool:
    """Whether a sentence says what is asked, in a text that names the paper left out."""
    return found.said >= _LEAST_SAID and mentions_any(found.reading, context.references)


def _worth(found: Evidence) -> float:
    besides = _TOLD_SO * (_BESIDES.search(found.quote) is not None)
    return found.said + besides + _TOLD_TOGETHER * (found.about >= 1.0)


def _others(context: Context, evidence: Evidence) -> list[tuple[Reference, Span]]:
    """The papers of the type asked for that a sentence names, each once, without those asked of."""
    wanted = type_wanted(context.asked.folded)
    kept: dict[str, tuple[Reference, Span]] = {}
    for found, span in evidence.reading.mentions_in(evidence.sentence):
        named = any(same_paper(found, paper) for paper in context.references)
        if not named and (not wanted or found.type == wanted):
            kept.setdefault(found.canonical, (found, span))
    return list(kept.values())
