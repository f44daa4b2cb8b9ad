"""Who is said to be what a question asks of: "Ai là người cầm đầu?" by "xác định A là người cầm
đầu"."""

from __future__ import annotations

import re
from itertools import pairwise

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.question_words import FUNCTION_WORDS
from app.tokens import UPPER, tokenise, word_set
from ingest.folding import tone_key
from ingest.model import Span

_SENTENCES = 8
_PAIR = 2
_LEAST_COVERED, _DOUBT = 0.6, 0.3
_LEAST_OF_BEST = 0.6
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_WHO = r"(?:những )?(?:ai|người nào|cá nhân nào)"
_ASKED = re.compile(rf"^\W*(?:{_WHO} là (?P<first>.+)|(?P<last>.+?) là {_WHO})\W*$")
_SORTS = word_set("kẻ người đối tượng đơn vị cơ quan cá nhân ông bà đồng chí một")
_IS = re.compile(r"\s(?:chính )?là\s")
_NAME = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)+(?=\s*(?:\([^()]*\))?$)")
_ENDS = re.compile(r"[;.:](?=\s|$)|$")


def said_to_be(context: Context) -> Draft | None:
    """The person of whom a good sentence says the very words that are asked of; None where the
    question has another form or no sentence says so."""
    key = tone_key(context.asked.vietnamese)
    asked = _ASKED.match(key)
    if asked is None:
        return None
    part = "first" if asked["first"] else "last"
    begin, end = asked.span(part)
    words = [
        token.folded
        for token in tokenise(context.asked.vietnamese, begin, end)
        if token.toned not in FUNCTION_WORDS and token.toned not in _SORTS
    ]
    if len(words) < _PAIR:
        return None
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < _LEAST_OF_BEST * top[0].score or evidence.names < _LEAST_NAMES:
            continue
        named = _named_as(evidence, (words[0], words[1]))
        if named is not None:
            fact = Fact(evidence.reading.text[named.start : named.end], (sentence_quote(evidence),))
            # The predicate says it in the question's words; the text around may use others.
            doubt = 0.0 if evidence.coverage >= _LEAST_COVERED else _DOUBT
            return Draft("who", facts=(fact,), fit=0.9, doubt=doubt, by_form=True)
    return None


def _named_as(evidence: Evidence, said: tuple[str, str]) -> Span | None:
    """Whose name stands before an "là" that two words side by side follow."""
    text, (start, end) = evidence.reading.text, evidence.span
    for verb in _IS.finditer(text, start, end):
        stop = _ENDS.search(text, verb.end(), end)
        high = stop.start() if stop is not None else end
        words = [token.folded for token in tokenise(text, verb.end(), high)]
        name = _NAME.search(text[start : verb.start()])
        if name is not None and said in pairwise(words):
            return Span(start + name.start(), start + name.end())
    return None
