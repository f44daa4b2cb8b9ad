"""Who is said to be what a question asks of: "Ai là người cầm đầu?" by "A là người cầm đầu",
"Trưởng ban là ai?" by "Trưởng ban là ông A" or "ông A, trưởng ban"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.of_sort import name_end
from app.answering.posts import asked_post
from app.candidates import Evidence
from app.question_words import FUNCTION_WORDS
from app.tokens import UPPER, tokenise, word_set
from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import HEAD

_SENTENCES = 12
_PAIR = 2
_LEAST_COVERED, _DOUBT = 0.6, 0.3
_LEAST_OF_BEST = 0.6
_LEAST_NAMES, _LEAST_ABOUT = 0.4, 0.5  # as `app.standing` demands of any answer
_WHO = r"(?:những )?(?:ai|(?:người|cá nhân|cơ quan|đơn vỵ|tổ chức) nào)"
_ASKED = re.compile(rf"^\W*(?:{_WHO} là (?P<first>.+)|(?P<last>.+?) là {_WHO})\W*$")
_SORTS = word_set("kẻ người đối tượng đơn vị cơ quan cá nhân ông bà đồng chí một")
_IS = re.compile(r"\s(?:chính )?là\s")
_NAME = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)+(?=\s*(?:\([^()]*\))?$)")
_ENDS = re.compile(r"[;.:](?=\s|$)|$")
_BREAK = re.compile(r"[;.:,–-]\s|^")
_HONORED = re.compile(r"(?:(?:đồng chí|đ/c|ông|bà)\s)?", re.IGNORECASE)
_SMALL = word_set("cua la va cho o tai cac nhung theo do trong tren dia ban nay hien")
_APPOSED = 12  # words behind a name that may say who it is


def said_to_be(context: Context) -> Draft | None:
    """The person or body of whom a good sentence says the very words that are asked of; None where
    the question has another form or no sentence says so."""
    key = tone_key(context.asked.vietnamese)
    asked = _ASKED.match(key)
    if asked is None:
        return None
    part = "first" if asked["first"] else "last"
    tokens = tokenise(context.asked.vietnamese, *asked.span(part))
    words = [t.folded for t in tokens if t.toned not in FUNCTION_WORDS and t.toned not in _SORTS]
    whole = [t.folded for t in tokens]
    if len(words) < _PAIR:
        return None
    # Several may hold one post, in several places: all are told by the way for posts.
    holds_post = asked_post(context.asked) is not None
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        good = evidence.names >= _LEAST_NAMES and evidence.about >= _LEAST_ABOUT
        if evidence.score < _LEAST_OF_BEST * top[0].score or not good:
            continue
        named = (
            _named_as(evidence, (words[0], words[1]))
            or _named_behind(evidence, whole)
            or (None if holds_post else _apposed(evidence, whole))
        )
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


def _named_behind(evidence: Evidence, asked: Sequence[str]) -> Span | None:
    """Whose name stands behind an "là" before which only words of what is asked of stand, its first
    two first: "Trưởng Ban Chỉ đạo là đồng chí A"."""
    text, (start, end) = evidence.reading.text, evidence.span
    for verb in _IS.finditer(text, start, end):
        opens = [cut.end() for cut in _BREAK.finditer(text[start : verb.start()])]
        words = [t.folded for t in tokenise(text, start + opens[-1], verb.start())]
        if words[:_PAIR] != list(asked[:_PAIR]) or not set(words) - _SMALL <= set(asked):
            continue
        begin = verb.end()
        honored = _HONORED.match(text, begin)
        begin = honored.end() if honored is not None else begin
        for person in evidence.reading.people(evidence.sentence):
            if person.name.start == begin:
                return person.name
        head = HEAD.match(tone_key(text[begin:end]))
        stop = name_end(text, begin + head.end(), end) if head is not None else begin
        if head is not None and stop > begin + head.end():
            return Span(begin, stop)
    return None


def _apposed(evidence: Evidence, asked: Sequence[str]) -> Span | None:
    """Whose name the words asked of stand right behind: "Thượng tọa A, trụ trì chùa B"."""
    text, (_, end) = evidence.reading.text, evidence.span
    for person in evidence.reading.people(evidence.sentence):
        if text[person.name.end : person.name.end + 2] not in (", ", " -", " –"):
            continue
        behind = [t.folded for t in tokenise(text, person.name.end, end)][:_APPOSED]
        if behind[: len(asked)] == list(asked):
            return person.name
    return None
