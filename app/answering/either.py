"""One or the other: "tăng hay giảm", "tại trường hay tại nhà": which of the two the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.question_words import FUNCTION_WORDS
from app.tokens import Token, tokenise, word_set

_OR = re.compile(
    r"\s+hay(?: là)?\s+(?!không\b|chưa\b|sai\b|nhất\b|bao\b|là không\b)", re.IGNORECASE
)
_ENDS = re.compile(r"[?;.,]|\s(?:so với|trong năm|theo)\s")
_OPENS = word_set("tại ở do là bằng vào cho theo từ với được bị để phải có")
# The ways in which texts say that something rises or falls.
_ALIKE = (word_set("tăng lên nâng"), word_set("giảm xuống hạ"))
_NEGATORS = word_set("không chưa chẳng")
_REACH = 3
_SENTENCES = 10
_LEAST_SAID = 0.6
_LEAST_NAMES = 0.6
_FIT = 0.9


class _Option(NamedTuple):
    """What may be so: as the question writes it, and the words that tell it from the other."""

    written: str
    telling: tuple[str, ...]
    start: int
    end: int


def asks_either(vietnamese: str) -> bool:
    """Whether a question asks which of two things is so.

    >>> asks_either("Số vụ tăng hay giảm?"), asks_either("Có họp hay không?")
    (True, False)
    """
    return _options(vietnamese) is not None


def answer_either(context: Context) -> Draft | None:
    """The one of the two that the best sentence says alone; None where none does."""
    options = _options(context.asked.vietnamese)
    if options is None:
        return None
    best = context.pool.best(_SENTENCES)
    for at, evidence in enumerate(best):
        if evidence.names < _LEAST_NAMES or evidence.about < _LEAST_SAID:
            continue
        if _said(context, options, evidence) < _LEAST_SAID:
            continue
        tokens = evidence.reading.tokens(evidence.sentence)
        held = [option for option in options if _affirmed(option, tokens)]
        if len(held) == 1:
            written = held[0].written
            text = f"{written[:1].upper()}{written[1:]}. {evidence.quote}"
            fact = Fact(text, (sentence_quote(evidence),))
            rest = best[at + 1 :]
            margin = evidence.score - rest[0].score if rest else 1.0
            return Draft("yesno", facts=(fact,), evidence=evidence, fit=_FIT, margin=margin)
    return None


def _options(vietnamese: str) -> tuple[_Option, _Option] | None:
    joint = _OR.search(vietnamese)
    if joint is None:
        return None
    stop = _ENDS.search(vietnamese, joint.end())
    right = tokenise(vietnamese, joint.end(), stop.start() if stop else len(vietnamese))
    left = tokenise(vietnamese, 0, joint.start())
    if not right or not left:
        return None
    left = left[_start_of_left(left, right) :]
    first, second = _telling(left, right), _telling(right, left)
    if not first or not second:
        return None
    return _option(vietnamese, left, first), _option(vietnamese, right, second)


def _start_of_left(left: Sequence[Token], right: Sequence[Token]) -> int:
    """Where the first option begins: at the word that opens the second too, behind "là" or "do",
    or as many words back as the second has."""
    same = [at for at, token in enumerate(left) if token.toned == right[0].toned]
    if same:
        return same[-1]
    behind = [at + 1 for at, token in enumerate(left) if token.toned in _OPENS]
    back = max(0, len(left) - len(right))
    near = [at for at in behind if back <= at < len(left)]
    return near[0] if near else back


def _telling(own: Sequence[Token], other: Sequence[Token]) -> tuple[str, ...]:
    shared = {token.toned for token in other} | FUNCTION_WORDS
    return tuple(token.toned for token in own if token.toned not in shared)


def _option(text: str, tokens: Sequence[Token], telling: tuple[str, ...]) -> _Option:
    start, end = tokens[0].start, tokens[-1].end
    return _Option(text[start:end], telling, start, end)


def _said(context: Context, options: Sequence[_Option], evidence: Evidence) -> float:
    """The share of the question's words besides its options that a sentence holds."""
    pairs = zip(context.asked.focus, context.pool.weights, strict=True)
    rest = [
        (token.folded, weight)
        for token, weight in pairs
        if not any(option.start <= token.start < option.end for option in options)
    ]
    held = evidence.reading.words(evidence.sentence).folded
    total = sum(weight for _, weight in rest)
    return sum(weight for word, weight in rest if word in held) / total if total else 1.0


def _affirmed(option: _Option, tokens: Sequence[Token]) -> bool:
    """Whether a sentence says all that tells an option, and denies none of it."""
    for word in option.telling:
        alike = next((group for group in _ALIKE if word in group), frozenset([word]))
        places = [at for at, token in enumerate(tokens) if token.toned in alike]
        if not any(
            not _NEGATORS & {token.toned for token in tokens[max(0, at - _REACH) : at]}
            for at in places
        ):
            return False
    return True
