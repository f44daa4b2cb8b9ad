"""How close a span stands to the words of a question, inside its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.candidates import Evidence, Pool
from app.question import Asked
from app.tokens import Token, tokenise
from ingest.model import Span

_LEFT_REACH = 8
_RIGHT_SHARE = 0.55
_PAST_RIVAL = 0.7
_CLAUSE = re.compile(r"[;:.!?]|,(?!\d)")


def closeness(
    asked: Asked, pool: Pool, evidence: Evidence, span: Span, rivals: Sequence[Span]
) -> float:
    """How much of the question stands right before and right after a span, 0 to about 1.

    Words before count by their distance and less past each rival (another span of the same sort);
    words after count only up to the next rival or the clause's end. Neighbours kept together count
    twice, function words included there, for they tell "có một số" from "có nhiều".
    """
    text = evidence.reading.text
    low, high = evidence.span
    before = tokenise(text, low, span.start)
    stop = _right_end(text, span, rivals, high)
    after = tokenise(text, span.end, stop)
    wanted = {t.folded: w for t, w in zip(asked.focus, pool.weights, strict=True)}
    total = sum(wanted.values()) or 1.0
    score = _left(before, wanted, rivals) + _RIGHT_SHARE * _right(after, wanted)
    return (score + 0.5 * _phrases(asked, before, after) * total) / total


def _right_end(text: str, span: Span, rivals: Sequence[Span], high: int) -> int:
    stops = [rival.start for rival in rivals if rival.start >= span.end]
    clause = _CLAUSE.search(text, span.end, high)
    while clause is not None and _inside_quotes(text, span.end, clause.start()):
        clause = _CLAUSE.search(text, clause.end(), high)
    if clause is not None:
        stops.append(clause.start())
    return min([high, *stops])


def _inside_quotes(text: str, begin: int, at: int) -> bool:
    part = text[begin:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def _left(before: list[Token], wanted: dict[str, float], rivals: Sequence[Span]) -> float:
    nearest: dict[str, float] = {}
    for distance, token in enumerate(reversed(before), start=1):
        if token.folded not in wanted:
            continue
        passed = sum(rival.start > token.start and rival.end <= before[-1].end for rival in rivals)
        share = _LEFT_REACH / (_LEFT_REACH + distance - 1) * _PAST_RIVAL**passed
        nearest[token.folded] = max(nearest.get(token.folded, 0.0), share)
    return sum(share * wanted[word] for word, share in nearest.items())


def _right(after: list[Token], wanted: dict[str, float]) -> float:
    shares: dict[str, float] = {}
    for distance, token in enumerate(after, start=1):
        if token.folded in wanted and token.folded not in shares:
            shares[token.folded] = _LEFT_REACH / (_LEFT_REACH + distance - 1)
    return sum(share * wanted[word] for word, share in shares.items())


def _phrases(asked: Asked, before: list[Token], after: list[Token]) -> float:
    """The longest run of the question's words that ends right before or begins right after, as a
    share of the question's length."""
    words = [token.folded for token in tokenise(asked.vietnamese)]
    if not words:
        return 0.0
    longest = max(
        _longest_run(words, [token.folded for token in before[-20:]]),
        _longest_run(words, [token.folded for token in after[:20]]),
    )
    return longest / len(words)


def _longest_run(first: list[str], second: list[str]) -> int:
    best = 0
    row = [0] * (len(second) + 1)
    for one in first:
        previous = 0
        for index, other in enumerate(second, start=1):
            previous, row[index] = row[index], previous + 1 if one == other else 0
            best = max(best, row[index])
    return best
