"""Who did not, and who besides: "ai không ký", "không phải A thì ai", never answered by who did."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.answering.draft import Context, Draft
from app.answering.listed_case import answer_barred
from app.question import Asked
from app.tokens import UPPER, tokenise, word_set
from app.wording import say

_WHO = r"(?:ai|(?:người|đồng chí|ông|bà|cơ quan|đơn vị|tổ chức|sở|bộ|ngành|ban|công ty)\snào)"
_DENIED = re.compile(
    rf"(?<!\w){_WHO}\s(?:(?:đã|hiện|vẫn|còn)\s)*(?:không|chưa|chẳng)\s(?!chỉ\b|những\b|ngừng\b)"
    r"(?P<verb>[^\W\d_]+(?:\s[^\W\d_]+)?)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    rf"(?<!\w)(?i:không phải|chẳng phải|ngoài|trừ|khác)\s(?:là\s|với\s)?"
    rf"(?P<name>(?:(?:ông|bà|đồng chí)\s)?[{UPPER}][^,?]*?)(?:\sra)?\s?(?:,|\sthì|\scòn)\s"
)
_NEGATED = r"(?:không|chưa|chẳng)\s(?:[^\W\d_]+\s){0,2}?"
_TITLES = word_set("ong ba dong chi anh co")
_SENTENCES = 10


def asked_denied(asked: Asked) -> str:
    """What the one asked for did not do, "" where no such one is asked for.

    >>> from app.question import read_question
    >>> asked_denied(read_question("Ai không ký biên bản?"))
    'ký biên'
    >>> asked_denied(read_question("Ai ký biên bản, có đúng không?"))
    ''
    """
    found = _DENIED.search(asked.vietnamese)
    return found["verb"].lower() if found is not None else ""


def without_those_who_did(
    answering: Callable[[Context], Draft | None],
) -> Callable[[Context], Draft | None]:
    """The same way of answering, with who did it kept from answering who did not, and whoever the
    question leaves out from being the answer."""

    def answer(context: Context) -> Draft | None:
        verb = asked_denied(context.asked)
        barred = answer_barred(context) if verb else None
        if barred is not None:
            return replace(barred, by_form=True)
        if verb:
            told = _telling(context, verb)
            found = answering(told) if told is not None else None
            if found is None or not found.facts:
                return Draft(context.asked.kind, note=say("not_said", context.asked.language))
            return replace(found, by_form=True)
        draft = answering(context)
        left_out = _LEFT_OUT.search(context.asked.vietnamese)
        if draft is None or left_out is None:
            return draft
        named = [token.folded for token in tokenise(left_out["name"])]
        words = {word for word in named if word not in _TITLES}
        facts = tuple(fact for fact in draft.facts if not _is_called(fact.text, words))
        if facts or not draft.facts:
            return replace(draft, facts=facts)
        return Draft(draft.kind, note=say("not_said", context.asked.language))

    return answer


def _is_called(text: str, words: set[str]) -> bool:
    """Whether a name is the one left out: all of it, or its last word ("ông Hai")."""
    name = [token.folded for token in tokenise(text)]
    return set(name) <= words or (len(words) == 1 and set(name[-1:]) == words)


def _telling(context: Context, verb: str) -> Context | None:
    """The context with those of the best sentences alone that deny what is asked."""
    pattern = re.compile(rf"{_NEGATED}{re.escape(verb.split()[0])}(?!\w)", re.IGNORECASE)
    found = tuple(one for one in context.pool.best(_SENTENCES) if pattern.search(one.quote))
    if not found:
        return None
    return replace(context, pool=replace(context.pool, evidence=found), duties=tuple)
