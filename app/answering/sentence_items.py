"""The items that a sentence lists by itself, or that stand below it where it is a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.fitting_list import lists_otherwise, noun_listed
from app.answering.sections import is_heading, items_below, without_label
from app.candidates import Evidence
from app.tokens import UPPER
from ingest.folding import fold
from ingest.model import Span

_HEADING_WORDS = 40
_OPENS_LIST = re.compile(
    r":\s+|\b(?:bao gồm|gồm có|gồm|đó là|như là|như|cụ thể là|trong đó có)\b:?\s+"
)
_AND = re.compile(r"\s+(?:và|cùng)\s+")
_SHORT = 8  # words of an item that may be parted from the next by "và" alone
_NUMBERS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_COUNT = re.compile(r"(?<![\w/.,-])(\d{1,2}|" + "|".join(_NUMBERS) + r")\s+[^\W\d_]", re.IGNORECASE)
_AREAS = {
    "xa": "xã", "phuong": "phường", "huyen": "huyện", "quan": "quận", "tinh": "tỉnh",
    "thi tran": "thị trấn", "thi xa": "thị xã", "thanh pho": "thành phố", "thon": "thôn",
}  # fmt: skip
_NAME = rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*"
_SENTENCES = 4
_PAIR = 2
_MOST = 6
_LEAST_OF_BEST = 0.75
_TO_NAME = re.compile(rf"\b(?:ke|neu|liet ke)(?: ten)? (?:cac |nhung )?({'|'.join(_AREAS)})\b")


def items_of_sentence(context: Context) -> Draft | None:
    """The best sentence, cut into the items that it lists after "gồm", "như" or a colon."""
    best = [
        found
        for found in context.pool.best(_MOST)
        if not is_heading(found) or len(_items_below(found)) > 1
    ]
    if not best:
        return None
    evidence = best[0]
    margin = evidence.score - best[1].score if len(best) > 1 else 1.0
    below = _items_below(evidence)
    if len(below) > 1 and _is_of_noun(context, evidence, below):
        return Draft(kind="list", facts=below, is_list=True, evidence=evidence, fit=0.8,
                     margin=margin)  # fmt: skip
    quote = sentence_quote(evidence)
    if lists_otherwise(context.asked, evidence):
        return None  # it only tells of the event that the list belongs to
    spans = _split_sentence(evidence)
    if len(spans) < 2:
        fact = Fact(evidence.quote, (quote,))
        return Draft(kind="list", facts=(fact,), evidence=evidence, fit=0.5, margin=margin)
    facts = tuple(Fact(evidence.reading.text[s.start : s.end], (quote,)) for s in spans)
    return Draft(kind="list", facts=facts, is_list=True, evidence=evidence, fit=0.7, margin=margin)


def _is_of_noun(context: Context, evidence: Evidence, below: tuple[Fact, ...]) -> bool:
    """Whether a heading, or what stands below it, names what is asked for, if that has a name of
    two words."""
    noun = noun_listed(context.asked)[:2]
    if len(noun) < _PAIR or not lists_otherwise(context.asked, evidence):
        return True
    return any(" ".join(noun) in fold(fact.text) for fact in below)


def _items_below(evidence: Evidence) -> tuple[Fact, ...]:
    """The parts under a heading, where the sentence is one: each whole part is an item."""
    reading, outline = evidence.reading, evidence.reading.document.outline
    for index, node in enumerate(outline):
        if node.start <= evidence.span.start < node.head.end:
            if evidence.span.end < node.head.end or len(evidence.quote.split()) > _HEADING_WORDS:
                return ()
            return tuple(
                Fact(without_label(reading.text[span.start : span.end]), (Quote(reading, span),))
                for span in items_below(reading, index)
            )
    return ()


def answer_areas(context: Context) -> Draft | None:
    """The areas named in a row where several of one kind are asked for: "xã A, B và C"."""
    named = _TO_NAME.search(context.asked.folded)
    area = _AREAS.get(named[1] if named is not None else context.asked.body)
    if area is None:
        return None
    best = context.pool.best(_SENTENCES)
    for evidence in best:
        if evidence.score < _LEAST_OF_BEST * best[0].score:
            break
        spans = list(_areas(evidence, area))
        if len(spans) > 1:
            text, quote = evidence.reading.text, (sentence_quote(evidence),)
            facts = tuple(Fact(text[span.start : span.end], quote) for span in spans)
            return Draft("list", facts=facts, is_list=True, evidence=evidence, fit=0.9)
    return None


def _areas(evidence: Evidence, area: str) -> Iterator[Span]:
    """The names of a row of areas of one kind; each may repeat the kind."""
    one = rf"(?:(?:{area}|{area.capitalize()})\s+)?{_NAME}"
    row = re.compile(rf"(?:{area}|{area.capitalize()})\s*:?\s+{_NAME}(?:(?:,|\s+và)\s+{one})+")
    match = row.search(evidence.reading.text, *evidence.span)
    if match is None:
        return
    for name in re.compile(one).finditer(evidence.reading.text, *match.span()):
        yield Span(*name.span())


def _split_sentence(evidence: Evidence) -> list[Span]:
    text, (start, end) = evidence.reading.text, evidence.span
    opening = _OPENS_LIST.search(text, start, end)
    if opening is None:
        return []
    separator = ";" if ";" in text[opening.end() : end] else ","
    spans: list[Span] = []
    at = opening.end()
    for piece in text[opening.end() : end].split(separator):
        bare = piece.strip(' .;,“”"…')
        if bare:
            begin = text.index(bare, at)
            spans.append(Span(begin, begin + len(bare)))
        at += len(piece) + 1
    spans = _with_and(text, spans, _announced(text, start, opening.start()), separator)
    return spans if all(len(fold(text[s.start : s.end])) > 2 for s in spans) else []


def _announced(text: str, start: int, end: int) -> int | None:
    """The count that a sentence says before its list: "Ba đơn vị … gồm"."""
    counts = [match[1].lower() for match in _COUNT.finditer(text, start, end)]
    if not counts:
        return None
    return _NUMBERS.get(counts[-1]) or (int(counts[-1]) if counts[-1].isdigit() else None)


def _with_and(text: str, spans: list[Span], count: int | None, separator: str) -> list[Span]:
    """The same with the last item parted at its "và", where the announced count or the shortness
    of all items says so."""
    if not spans or (separator == ";" and count != len(spans) + 1):
        return spans
    last = spans[-1]
    joint = _AND.search(text, last.start, last.end)
    if joint is None or count == len(spans):
        return spans
    short = all(len(text[span.start : span.end].split()) <= _SHORT for span in spans)
    if count != len(spans) + 1 and not short:
        return spans
    return [*spans[:-1], Span(last.start, joint.start()), Span(joint.end(), last.end)]
