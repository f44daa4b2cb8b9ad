"""A figure or a year that a question presumes, and the sentence that answers it tells otherwise:
"trong 54 vụ cháy …" where the text has 45, "so với năm 2022" where it compares with 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.counted import asked_unit
from app.answering.draft import Context, Draft
from app.candidates import Evidence
from app.quantities import Quantity, find_quantities
from app.question import Asked
from app.tokens import tokenise, word_set
from app.wording import say

_COMPARED = re.compile(r"\bso với (?:cùng kỳ )?(?:của )?(?:năm )?((?:19|20)\d\d)\b", re.IGNORECASE)
_WHOLE_NOUN = 2  # words of a noun that say by themselves what is counted
_TIMES = word_set("nam thang ngay gio phut tuan quy tuoi lan")
_OF_THEM = re.compile(r"\b[Tt]rong(?: tổng)?(?: số)? $")
_BARE = re.compile(r"\d[\d.]*")


def unless_contradicted(draft: Draft | None, context: Context) -> Draft | None:
    """The draft of a figure; one that only says what the text tells instead, where the question
    presumes another total or another year to compare with."""
    found = draft.evidence if draft is not None and draft.facts else None
    if found is None or context.asked.language != "vi":
        return draft
    told = next(_otherwise(context.asked, found), None)
    if told is None:
        return draft
    presumed, instead = told
    note = say("told_otherwise", context.asked.language, presumed=presumed, told=instead)
    return Draft("number", note=note, by_form=True, anywhere=True)


def _otherwise(asked: Asked, found: Evidence) -> Iterator[tuple[str, str]]:
    """What the question presumes with what the sentence says in its place."""
    text = found.quote
    years = [match[1] for match in _COMPARED.finditer(text)]
    for match in _COMPARED.finditer(asked.vietnamese):
        if years and match[1] not in text:
            yield match.group(), next(_COMPARED.finditer(text)).group()
    told = find_quantities(text)
    for quantity in find_quantities(asked.vietnamese):
        number = _number(asked.vietnamese, quantity)
        if number is None or not _presumes(asked, quantity) or _is_held(number, found):
            continue
        other = next((one for one in told if _is_of_the_same(text, one, quantity)), None)
        if other is not None:
            yield _said(asked.vietnamese, quantity), _said(text, other)


def _presumes(asked: Asked, quantity: Quantity) -> bool:
    """Whether a figure of a question counts what the answer is a part of, or a whole noun."""
    if not quantity.unit or quantity.unit[0] in _TIMES:
        return False
    if len(quantity.unit) >= _WHOLE_NOUN:
        return _OF_THEM.search(asked.vietnamese, 0, quantity.span.start) is not None
    return asked_unit(asked)[:1] == [quantity.unit[0]]


def _is_of_the_same(text: str, told: Quantity, presumed: Quantity) -> bool:
    """Whether a figure of a sentence is of the very noun presumed, and another one."""
    size = len(presumed.unit)
    return _number(text, told) is not None and told.unit[:size] == presumed.unit


def _is_held(number: str, found: Evidence) -> bool:
    """Whether a document gives a number anywhere."""
    return any(
        token.folded.replace(".", "").lstrip("0") == number
        for token in tokenise(found.reading.text)
        if token.folded[0].isdigit()
    )


def _number(text: str, quantity: Quantity) -> str | None:
    """A figure's digits, None where it is written in words, or as a share."""
    written = text[quantity.number.start : quantity.number.end]
    return written.replace(".", "").lstrip("0") if _BARE.fullmatch(written) else None


def _said(text: str, quantity: Quantity) -> str:
    return text[quantity.span.start : quantity.span.end]
