"""How close a span stands to the words of a question, inside its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.candidates import Evidence, Pool
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import Token, tokenise
from ingest.model import Span

# What a question's word counts by where it stands: before the span in its own clause, after it,
# or earlier in the sentence, where the subject usually is.
_IN_CLAUSE = 1.0
_AFTER = 0.9
_EARLIER = 0.8
_PAST_RIVAL = 0.75
_PRECISION = 0.35
_PHRASE = 0.6
_ENDS = re.compile(r"[;:.!?]|,(?!\d)|\s(?:và|còn)\s(?=có\s\d)")
_STRONG_ENDS = re.compile(r"[;:.!?](?!\d)")
_ASKS_SHARE = re.compile(r"\bt[yi] le\b")
_OF_SHARES = frozenset(["ty", "ti", "le"])
_ADVERBIAL = re.compile(r"(?:[Ss]au|[Tt]rước|[Tt]rong|[Kk]ể từ|[Tt]ừ|[Vv]ào)\s+(?:vòng\s+)?$")


def closeness(
    asked: Asked, pool: Pool, evidence: Evidence, span: Span, rivals: Sequence[Span]
) -> float:
    """How much of the question stands with a span rather than with its rivals (other spans of the
    same sort in the sentence), 0 to about 2.

    Words in the span's own clause count fully, and less past each rival; earlier ones less; words
    after it count up to the next rival or the clause's end. What the clause holds besides the
    question counts against it ("giám sát" where "kiểm tra" is asked). A run of the question's
    words kept whole counts most, function words included: they tell "có một số" from "có nhiều".
    """
    text = evidence.reading.text
    low, high = evidence.span
    adverbial = _ADVERBIAL.search(text[max(low, span.start - 14) : span.start]) is not None
    begin = _clause_start(text, span, low, adverbial=adverbial)
    stop = _clause_end(text, span, rivals, high, adverbial=adverbial)
    inside = tokenise(text, begin, span.start)
    earlier = tokenise(text, low, begin)
    after = tokenise(text, span.end, stop)
    # A share says by its sign that it is one.
    aside = _OF_SHARES if _ASKS_SHARE.search(asked.folded) else frozenset()
    weighed = zip(asked.focus, pool.weights, strict=True)
    wanted = {token.folded: weight for token, weight in weighed if token.folded not in aside}
    total = sum(wanted.values()) or 1.0
    levels = _levels(inside, earlier, after, wanted, rivals)
    recall = sum(level * wanted[word] for word, level in levels.items()) / total
    local = [token for token in inside if not _past(token, rivals, span)]
    return (
        recall
        + _PRECISION * _precision([*inside, *after], wanted)
        + _PHRASE * _longest_share(asked, local, after)
    )


def _clause_start(text: str, span: Span, low: int, *, adverbial: bool) -> int:
    pattern = _STRONG_ENDS if adverbial else _ENDS
    begin = low
    for match in pattern.finditer(text, low, span.start):
        labels = match.group() == ":" and not text[match.end() : span.start].strip()
        if not labels and not _inside_quotes(text, low, match.start()):
            begin = match.end()
    return begin


def _clause_end(
    text: str, span: Span, rivals: Sequence[Span], high: int, *, adverbial: bool
) -> int:
    pattern = _STRONG_ENDS if adverbial else _ENDS
    stops = [rival.start for rival in rivals if rival.start >= span.end]
    for match in pattern.finditer(text, span.end, high):
        if not _inside_quotes(text, span.end, match.start()):
            stops.append(match.start())
            break
    return min([high, *stops])


def _inside_quotes(text: str, begin: int, at: int) -> bool:
    part = text[begin:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def _past(token: Token, rivals: Sequence[Span], span: Span) -> int:
    """How many rivals stand between a token and the span after it."""
    return sum(token.end <= rival.start and rival.end <= span.start for rival in rivals)


def _levels(
    inside: list[Token],
    earlier: list[Token],
    after: list[Token],
    wanted: dict[str, float],
    rivals: Sequence[Span],
) -> dict[str, float]:
    levels: dict[str, float] = {}
    edge = inside[-1].end if inside else 0
    for token in inside:
        if token.folded in wanted:
            passed = _past(token, rivals, Span(edge, edge))
            levels[token.folded] = max(
                levels.get(token.folded, 0.0), _IN_CLAUSE * _PAST_RIVAL**passed
            )
    for tokens, level in ((after, _AFTER), (earlier, _EARLIER)):
        for token in tokens:
            if token.folded in wanted:
                levels[token.folded] = max(levels.get(token.folded, 0.0), level)
    return levels


def _precision(clause: list[Token], wanted: dict[str, float]) -> float:
    """The share of the clause's content words that the question holds."""
    content = [
        token
        for token in clause
        if token.toned not in FUNCTION_WORDS and not token.folded[0].isdigit()
    ]
    if not content:
        return 0.0
    return sum(token.folded in wanted for token in content) / len(content)


def _longest_share(asked: Asked, local: list[Token], after: list[Token]) -> float:
    """The longest run of the question's words right around the span, as a share of them all."""
    words = [token.folded for token in tokenise(asked.vietnamese)]
    if not words:
        return 0.0
    longest = max(
        longest_run(words, [token.folded for token in local[-20:]]),
        longest_run(words, [token.folded for token in after[:20]]),
    )
    return longest / len(words)


def longest_run(first: Sequence[str], second: Sequence[str]) -> int:
    """The length of the longest run of words that two sequences share.

    >>> longest_run(["a", "b", "c"], ["x", "b", "c"])
    2
    """
    best = 0
    row = [0] * (len(second) + 1)
    for one in first:
        previous = 0
        for index, other in enumerate(second, start=1):
            previous, row[index] = row[index], previous + 1 if one == other else 0
            best = max(best, row[index])
    return best
