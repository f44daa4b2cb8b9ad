"""Yes or no: whether a sentence says what the question supposes, figures and negation included."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.tokens import tokenise

_ENOUGH = 0.72
_NEGATORS = frozenset(["không", "chưa"])
# "Không ngừng", "không chỉ", "không phải là": the word negates nothing that was asked.
_NOT_NEGATED = frozenset(["ngừng", "chỉ", "những", "phải"])
_ENGLISH = {"Có": "Yes", "Không": "No"}
_REACH = 3  # a negator denies what stands within so many syllables behind it
_MENTIONS = re.compile(r"\bco (?:noi|neu|de cap|nhac|quy dinh|ghi)\b")
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
    word = _ENGLISH[verdict] if context.asked.language == "en" else verdict
    fact = Fact(f"{word}. {evidence.quote}", (sentence_quote(evidence),))
    return Draft(kind="yesno", facts=(fact,), evidence=evidence, fit=evidence.own, margin=margin)


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
    if _MENTIONS.search(context.asked.folded):
        return "Có"
    wanted = {token.folded for token in context.asked.focus}
    supposed = _CLOSING.sub(lambda match: " " * len(match[0]), context.asked.folded)
    asked_text = context.asked.vietnamese[: len(supposed.rstrip())]
    denies = _denies(_clause(context, evidence), wanted)
    return "Có" if denies == _denies(asked_text, wanted) else "Không"


def _denies(clause: str, wanted: set[str]) -> bool:
    """Whether a negator stands right before what is asked; tones count, since "chữa" is no "chưa".

    >>> _denies("phòng cháy, chữa cháy rừng", {"chay", "rung"})
    False
    >>> _denies("không thu thêm phí", {"thu", "phi"}), _denies("học phí không dùng tiền", {"phi"})
    (True, False)
    """
    tokens = tokenise(clause)
    for place, token in enumerate(tokens):
        behind = tokens[place + 1 : place + 1 + _REACH]
        if token.toned not in _NEGATORS or (behind and behind[0].toned in _NOT_NEGATED):
            continue
        if any(word.folded in wanted for word in behind):
            return True
    return False


def _clause(context: Context, evidence: Evidence) -> str:
    """The clause of the sentence that holds most of the question."""
    wanted = {token.folded for token in context.asked.focus}
    clauses = re.split(r"[;:]|, (?=\w)", evidence.quote)
    return max(
        clauses, key=lambda clause: len(wanted & {token.folded for token in tokenise(clause)})
    )
