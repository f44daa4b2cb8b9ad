"""What a term is, or who somebody of a given role is: the sentence whose subject is what was asked
for and that goes on with "là"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.answering.draft import Context, Draft, Quote, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.sections import label_length
from app.candidates import Evidence
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import Token, tokenise, word_set
from ingest.model import Span

_KINDS = frozenset(["other", "about", "number", "who"])
_TERM = re.compile(
    r"^\W*(?:(?:the nao la|khai niem|dinh nghia) )?(?P<term>.+?)"
    r"(?: (?:co |duoc )?(?:hieu|nghia))? la (?:gi|nhu the nao|the nao)\W*$|"
    r"^\W*(?P<understood>.+?) (?:duoc|can) hieu (?:nhu the nao|the nao|ra sao)\W*$|"
    r"^\W*the nao la (?P<which>.+?)\W*$"
)
_PERSON = re.compile(
    r"^\W*(?:(?:nhung )?ai|nguoi nao|doi tuong nao) (?!la\b|da\b)(?P<deed>.+?)\W*$"
)
_IS = re.compile(r"(?<![^\W_])(?:được hiểu là|là)(?![^\W_])(?!\s*:)")
_MOST_SUBJECT = 160  # characters before "là"
_MOST_LISTED = 1200  # characters of a definition with its list
_LEAST_SHARED = 0.75
_LEAST_ABOUT = 0.5
_OF_PERSONS = word_set("nguoi to chuc ca nhan doi tuong don vi co quan")
_ENDS, _ENDS_OF_PART = " \n;,", " \n.;,"


class _Wanted(NamedTuple):
    """The words of what is asked for, and whether a person of that role is."""

    words: frozenset[str]
    person: bool


def answer_definition(context: Context) -> Draft | None:
    """The definition of what is asked for; None where nothing of the kind is asked, or no sentence
    has just that subject."""
    wanted = _wanted(context.asked)
    return pick(context.asked.kind, _choices(context, wanted)) if wanted is not None else None


def _wanted(asked: Asked) -> _Wanted | None:
    if asked.kind not in _KINDS or asked.count is not None or asked.language != "vi":
        return None
    match, person = _TERM.match(asked.folded), False
    if match is None and asked.kind == "who":
        match, person = _PERSON.match(asked.folded), True
    if match is None:
        return None
    start, end = match.span(match.lastgroup or 0)
    words = {_form(t, asked) for t in asked.focus if start <= t.start and t.end <= end}
    return _Wanted(frozenset(words), person) if words else None


def _choices(context: Context, wanted: _Wanted) -> Iterator[Choice]:
    for evidence in context.pool.evidence:
        if evidence.about < _LEAST_ABOUT:
            continue
        found = _defined(context.asked, evidence, wanted)
        if found is not None:
            shared, span = found
            whole = _with_list(evidence, span)
            quote = sentence_quote(evidence) if whole == span else Quote(evidence.reading, whole)
            yield Choice(evidence.score + shared, evidence.reading, whole, quote, evidence)


def _with_list(evidence: Evidence, span: Span) -> Span:
    """A definition with the conditions that it ends in, which stand below it."""
    reading = evidence.reading
    if not reading.text[span.start : span.end].endswith(":"):
        return span
    ends = [
        node.end
        for node in reading.document.outline
        if node.head.start <= span.start < node.head.end and node.end > span.end
    ]
    end = min(ends, default=span.end)
    return Span(span.start, end) if end - span.start <= _MOST_LISTED else span


def _defined(asked: Asked, evidence: Evidence, wanted: _Wanted) -> tuple[float, Span] | None:
    """How nearly a sentence's subject is what is asked for, and what answers: the sentence without
    its label, or who somebody is."""
    text, (start, end) = evidence.reading.text, evidence.span
    start += label_length(evidence.quote)
    verb = _IS.search(text, start, min(end, start + _MOST_SUBJECT))
    if verb is None:
        return None
    subject = [
        token for token in tokenise(text, start, verb.start()) if token.toned not in FUNCTION_WORDS
    ]
    if wanted.person and not (subject and subject[0].folded in _OF_PERSONS):
        return None
    free = _OF_PERSONS if wanted.person else frozenset[str]()
    words = {_form(token, asked) for token in subject if token.folded not in free}
    shared = len(words & wanted.words) / len(words | wanted.words) if words else 0.0
    if shared < _LEAST_SHARED or not wanted.words <= words | free:
        return None
    first = verb.end() + 1 if wanted.person else start
    ends = _ENDS_OF_PART if wanted.person else _ENDS
    return shared, Span(first, first + len(text[first:end].rstrip(ends)))


def _form(token: Token, asked: Asked) -> str:
    return token.toned if asked.toned else token.folded
