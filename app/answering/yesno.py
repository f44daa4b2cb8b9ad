"""Yes or no: whether a sentence says what the question supposes, figures and negation included."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.tokens import tokenise
from ingest.folding import fold

_ENOUGH = 0.72
_NEGATION = re.compile(r"\b(?:khong|chua|cham)\b(?! (?:ngung|chi|nhung|phai la))")
_CLOSING = re.compile(r"\b(?:hay )?(?:khong|chua)\s*\??\s*$|\b(?:phai|dung) khong\b|\bco phai\b")


def answer_yes_no(context: Context) -> Draft | None:
    """ "Có" where the best sentence holds the whole supposition; "Không" where it holds all but
    other figures, or denies it; None when no sentence is about it."""
    best = sorted(context.pool.best(10), key=lambda found: -(found.score + 0.4 * found.said))
    if not best or best[0].coverage < 0.55:
        return None
    evidence = best[0]
    figures = _figures(context)
    missing = [figure for figure in figures if figure not in _words(evidence)]
    verdict = _verdict(context, evidence, missing)
    if verdict is None:
        return None
    margin = evidence.score - best[1].score if len(best) > 1 else 1.0
    fact = Fact(f"{verdict}. {evidence.quote}", (sentence_quote(evidence),))
    draft = Draft(kind="yesno", facts=(fact,), evidence=evidence, fit=evidence.own, margin=margin)
    return replace(draft, note="") if not missing else draft


def _figures(context: Context) -> list[str]:
    return [token.folded for token in context.asked.focus if token.folded[0].isdigit()]


def _words(evidence: Evidence) -> set[str]:
    return {token.folded for token in evidence.reading.tokens(evidence.sentence)}


def _verdict(context: Context, evidence: Evidence, missing: list[str]) -> str | None:
    if missing:
        same_sort = any(word[0].isdigit() for word in _words(evidence))
        return "Không" if same_sort and evidence.coverage >= 0.55 else None
    if evidence.coverage < _ENOUGH or evidence.names < 0.8:
        return None
    supposed = _CLOSING.sub(" ", context.asked.folded)
    denies = bool(_NEGATION.search(fold(_clause(context, evidence))))
    asked_negative = bool(_NEGATION.search(supposed))
    return "Có" if denies == asked_negative else "Không"


def _clause(context: Context, evidence: Evidence) -> str:
    """The clause of the sentence that holds most of the question."""
    wanted = {token.folded for token in context.asked.focus}
    clauses = re.split(r"[;:]|, (?=\w)", evidence.quote)
    return max(
        clauses, key=lambda clause: len(wanted & {token.folded for token in tokenise(clause)})
    )
