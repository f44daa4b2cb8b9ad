"""How many came to something held: told by whom it was held for or with, in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.candidates import Evidence
from app.quantities import Quantity, find_quantities
from app.tokens import tokenise
from ingest.model import Span

_ASKED = re.compile(
    r"\b(?:bao nhieu|may) (?:nguoi|dai bieu|luot nguoi|can bo|dang vien)"
    r"(?: da| duoc| den| toi| ve)? (?:tham (?:gia|du)|du|co mat(?: tai)?|theo doi)\s(?P<event>.+)"
)
_SENTENCES = 24
_PAIRS = frozenset(
    ["can bo", "dang vien", "dai bieu", "luot nguoi", "hoc sinh", "hoc vien", "doan vien",
     "hoi vien", "cong chuc", "giao vien", "luot can", "luot dang", "dai dien"]
)  # fmt: skip
_HELD_FOR = re.compile(r"(?<![^\W_])(?:cho|với|có|thu hút|sự tham gia của|cùng)\s+$")
_CAME = re.compile(r"\b(?:tham gia|tham du|du|co mat|theo doi)\b")
_LEAST_EVENT = 0.7  # of the words of what is held
_LEAST_NAMES = 0.8
_DOUBT = 0.1
_REACH = 60  # characters behind a figure in which they are said to come


def answer_attendance(context: Context) -> Draft | None:
    """The people counted for, with or at what the question names; None where nobody is asked to
    have come, or no text counts them."""
    asked = _ASKED.search(context.asked.folded)
    if asked is None:
        return None
    start = asked.start("event")
    event = [token.folded for token in context.asked.focus if token.start >= start]
    found = pick("number", _choices(context, event)) if event else None
    return None if found is None else Draft("number", facts=found.facts, doubt=_DOUBT)


def _choices(context: Context, event: list[str]) -> Iterator[Choice]:
    for evidence in context.pool.best(_SENTENCES):
        held = {token.folded for token in tokenise(evidence.quote)}
        said = sum(word in held for word in event) / len(event)
        if said < _LEAST_EVENT or evidence.names < _LEAST_NAMES:
            continue
        for quantity in find_quantities(evidence.reading.text, *evidence.span):
            if _came(evidence, quantity):
                quote = sentence_quote(evidence)
                score = evidence.score + said
                yield Choice(score, evidence.reading, quantity.span, quote, evidence)


def _came(evidence: Evidence, quantity: Quantity) -> bool:
    """Whether a figure counts people that something was held for or with, or who came to it."""
    if " ".join(quantity.unit[:2]) not in _PAIRS and quantity.unit[:1] != ("nguoi",):
        return False
    text, span = evidence.reading.text, Span(*quantity.span)
    if _HELD_FOR.search(text, evidence.span.start, span.start):
        return True
    end = min(evidence.span.end, span.end + _REACH)
    behind = " ".join(token.folded for token in tokenise(text, span.end, end))
    return _CAME.search(behind) is not None
