"""Whether the verb that leads to "how many" is said where a figure stands."""

from __future__ import annotations

import re

from app.answering.draft import Draft
from app.question import Asked
from app.tokens import tokenise

_HOW_MANY = re.compile(r"\b(\w+ \w+)(?: duoc| bi| them| khoang)? (?:bao nhieu|may)\b")
_SURE_FIT = 0.85


def lacks_deed(asked: Asked, found: Draft, draft: Draft) -> bool:
    """Whether the two words right before "bao nhiêu" stand side by side in the sentence of a draft
    and not in that of what was found: "thiệt hại bao nhiêu" is told by no "có"."""
    match = _HOW_MANY.search(asked.folded) if draft.fit >= _SURE_FIT else None
    if match is None or found.evidence is None or draft.evidence is None:
        return False
    said = {token.folded for token in asked.focus}
    if not said.issuperset(match[1].split()):
        return False
    return _says(draft.evidence.quote, match[1]) and not _says(found.evidence.quote, match[1])


def _says(sentence: str, words: str) -> bool:
    return f" {words} " in f" {' '.join(token.folded for token in tokenise(sentence))} "
