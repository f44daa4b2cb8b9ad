"""Which others: papers named in the scene of one that is left out ("ngoài …, còn …")."""

from __future__ import annotations

import re

from app.answering.documents import type_wanted
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from ingest.identity import same_paper
from ingest.model import Reference, Span

_SENTENCES = 12
_LEAST_OF_BEST = 0.7
_ASKS = re.compile(
    r"^(?:\W*)(?:ngoai|ben canh|cung voi)\b.*\b(?:con|cung)\b.*\b(?:nao|gi|nhung)\b|"
    r"\bcon\b.*\b(?:nao|gi) (?:khac|nua)\b"
)
_BESIDES = re.compile(
    r"\b(?:[Nn]goài|[Bb]ên cạnh|[Cc]ùng với|[Cc]ùng ngày|[Đđ]ồng thời|còn|[Cc]ũng)\b"
)
_TOLD_SO = 0.15


def asks_besides(context: Context) -> bool:
    """Whether a question asks for papers besides those that it names."""
    return bool(context.asked.papers) and _ASKS.search(context.asked.folded) is not None


def answer_besides(context: Context) -> Draft | None:
    """The other papers of the scene, the one left out apart; None where none is asked or told."""
    if not asks_besides(context):
        return None
    best = context.pool.best(_SENTENCES)
    ranked = sorted(best, key=lambda found: -_worth(found))
    for evidence in ranked:
        if evidence.score < _LEAST_OF_BEST * best[0].score:
            continue
        facts = tuple(
            Fact(evidence.reading.text[span.start : span.end], (sentence_quote(evidence),))
            for _, span in _others(context, evidence)
        )
        if facts:
            return Draft("documents", facts=facts, is_list=len(facts) > 1, evidence=evidence)
    return None


def _worth(found: Evidence) -> float:
    return found.score + _TOLD_SO * (_BESIDES.search(found.quote) is not None)


def _others(context: Context, evidence: Evidence) -> list[tuple[Reference, Span]]:
    """The papers of the type asked for that a sentence names, each once, without those asked of."""
    wanted = type_wanted(context.asked.folded)
    kept: dict[str, tuple[Reference, Span]] = {}
    for found, span in evidence.reading.mentions_in(evidence.sentence):
        named = any(same_paper(found, paper) for paper in context.references)
        if not named and (not wanted or found.type == wanted):
            kept.setdefault(found.canonical, (found, span))
    return list(kept.values())
