"""What a named paper says of one matter: the part whose heading names it, or the sentences that
speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.issuers import is_the_paper
from app.answering.sections import items_below, without_label
from app.candidates import Evidence
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.reading import Reading
from app.tokens import Token, tokenise, word_set
from ingest.model import Node, Span

_SAYS = (
    r"(?:quy dinh|neu|noi|cho biet|yeu cau|de cap|chi dao|dat ra|nhan manh|huong dan|de ra|"
    r"xac dinh|gioi han|cho phep|co)"
)
_WHAT = r"(?:(?:nhung |cac |cu the )?(?:gi|nhung gi|(?:\w+ ){1,3}(?:gi|nao)))"
_ABOUT = r"(?:ve|doi voi|lien quan (?:den|toi))"
_BEHIND = re.compile(rf"\b{_SAYS} (?:cu the )?{_WHAT} {_ABOUT} (?P<topic>.+)$")
_HOW = re.compile(
    rf"\b{_SAYS} {_ABOUT} (?P<topic>.+?) (?:nhu the nao|the nao|ra sao|nhu nao|la gi)\b"
)
# "Chỉ thị … quy định trách nhiệm người đứng đầu ra sao": the matter itself is what it rules.
_RULED = re.compile(
    rf"\b(?:quy dinh|yeu cau|xac dinh|huong dan) (?P<topic>(?!{_WHAT} )(?:\w+ ){{2,}}?)"
    r"(?:nhu the nao|the nao|ra sao|nhu nao)\b"
)
_BEFORE = re.compile(rf"^{_ABOUT} (?P<topic>[^,]+),.*\b(?:gi|nao|ra sao)\b")
# A question in English, put into Vietnamese word by word: "gì chỉ thị 7-CT/TU nói về giữ rừng".
_IN_ENGLISH = re.compile(rf"^\s*gi\b.+?\b{_SAYS} {_ABOUT} (?P<topic>.+)$")
_EMPTY = word_set("việc vấn đề nội dung gì nào cụ thể chủ đề lĩnh vực thế như là các những")
_MOST_SENTENCES = 3
_LEAST_ABOUT = 0.6
_LEAST_HELD = 0.8
_OPENS_WITH_IT = 0.5
_HELD_APART = 0.7
_NEAR_BEST = 0.85
_TOLD_BY_OTHERS = 0.25


def asked_topic(asked: Asked) -> tuple[Token, ...]:
    """The words of the matter that a question narrows a paper down to; none where it asks for all.

    >>> from app.question import read_question
    >>> question = read_question("Chỉ thị 7-CT/TU quy định gì về giữ rừng phòng hộ?")
    >>> [token.toned for token in asked_topic(question)]
    ['giữ', 'rừng', 'phòng', 'hộ']
    >>> asked_topic(read_question("Chỉ thị 7-CT/TU nói về vấn đề gì?"))
    ()
    """
    if not asked.papers:
        return ()
    folded = asked.folded
    ways = (_BEHIND, _HOW, _RULED, _BEFORE, *((_IN_ENGLISH,) if asked.language == "en" else ()))
    found = next(filter(None, (way.search(folded) for way in ways)), None)
    if found is None:
        return ()
    start, end = found.span("topic")
    if any(first < end and start < last for first, last in asked.papers):
        return ()
    words = list(tokenise(asked.vietnamese, start, end))
    while words and words[-1].toned in FUNCTION_WORDS:
        words.pop()
    return () if all(word.toned in _EMPTY for word in words) else tuple(words)


def answer_topic(context: Context, topic: Sequence[Token]) -> Draft | None:
    """What stands under the paper's heading of the matter, else up to three sentences on it; None
    where neither the named papers nor what is told of them say it."""
    run = [token.folded for token in topic]
    for reading in context.scope_readings:
        below = _under_heading(reading, run)
        if below:
            facts = tuple(_fact(reading, span) for span in below)
            return Draft("about", facts=facts, is_list=len(facts) > 1)
    ranked = sorted(_speaking(context, run), key=lambda one: -one[0])
    if not ranked:
        return None
    best, evidence = ranked[0]
    near = [other for score, other in ranked[:_MOST_SENTENCES] if score >= _NEAR_BEST * best]
    facts = tuple(Fact(one.quote, (sentence_quote(one),)) for one in near)
    # Of a paper that is only cited its sentences are told of, not by it.
    held = evidence if context.result.scope.status != "cited" else None
    # Texts about a paper also tell what others demand in carrying it out.
    itself = any(is_the_paper(reading, context.references) for reading in context.scope_readings)
    doubt = 0.0 if itself else _TOLD_BY_OTHERS
    return Draft("about", facts=facts, is_list=len(facts) > 1, evidence=held, fit=0.9, doubt=doubt)


def _under_heading(reading: Reading, run: Sequence[str]) -> list[Span]:
    """The parts below the heading that names the matter, or the one part that opens with it."""
    named: list[tuple[int, int, Node]] = []
    for at, node in enumerate(reading.document.outline):
        words = [token.folded for token in tokenise(reading.text, *node.head)]
        if node.label and _place(words, run) is not None:
            named.append((len(words), at, node))
    if not named:
        return []
    _, at, node = min(named, key=lambda one: one[:2])
    has_items = any(one.parent == at and one.label for one in reading.document.outline)
    # A paragraph below an item, as at the end of a paper, is none of its own.
    return items_below(reading, at) if has_items else [Span(node.start, node.head.end)]


def _fact(reading: Reading, span: Span) -> Fact:
    return Fact(without_label(reading.text[span.start : span.end]), (Quote(reading, span),))


def _speaking(context: Context, run: Sequence[str]) -> Iterator[tuple[float, Evidence]]:
    """Sentences of the named papers, and of what is told of them, that say the matter."""
    inside = {reading.document.doc_id for reading in context.scope_readings}
    for evidence in context.pool.evidence:
        if evidence.about < _LEAST_ABOUT or evidence.reading.document.doc_id not in inside:
            continue
        words = [token.folded for token in evidence.reading.tokens(evidence.sentence)]
        place = _place(words, run)
        if place is not None:
            opens = place <= 1 and len(words) > 2 * len(run)
            yield evidence.score + (_OPENS_WITH_IT if opens else 0.0), evidence
        elif sum(word in words for word in run) >= _LEAST_HELD * len(run):
            yield _HELD_APART * evidence.score, evidence


def _place(words: Sequence[str], run: Sequence[str]) -> int | None:
    """Where a run of words stands among others, None where it does not."""
    size = len(run)
    places = range(len(words) - size + 1)
    return next((at for at in places if list(words[at : at + size]) == list(run)), None)
