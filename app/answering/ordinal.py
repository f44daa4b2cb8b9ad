"""A part of a paper asked for by its place: "điểm 2 mục II", "Điều 5", "nhiệm vụ thứ ba"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.issuers import is_the_paper
from app.answering.sections import items_below, named_sections, trimmed, without_label
from app.question import Asked
from app.reading import Reading
from app.tokens import tokenise
from app.wording import say
from ingest.folding import fold
from ingest.model import Node, Span

_LONG = 420
_PLACE = re.compile(
    r"\b(chuong|phan|muc|dieu|khoan|diem)\s+(?:thu\s+|so\s+)?([ivx]{1,5}|\d{1,3}(?:\.\d{1,2})*|[a-h]|d)\b"
)
_KINDS = {
    "chuong": ("chapter",), "phan": ("part", "chapter"), "muc": ("part", "clause", "heading"),
    "dieu": ("article",), "khoan": ("clause",), "diem": ("clause", "subclause", "point"),
}  # fmt: skip
_ORDINALS = {
    "nhat": 1, "dau": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_NTH = re.compile(
    r"\b(\w+(?: \w+){0,4}?) "
    r"(?:thu (nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\d{1,2})|(dau tien)|(cuoi cung))\b"
)
_ASKS = re.compile(r"\b(?:gi|nao|the nao|ra sao|noi|neu|quy dinh|yeu cau)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A step to a part: the sort of part (folded) and its label (folded)."""

    sort: str
    label: str


def asked_places(asked: Asked) -> tuple[Place, ...]:
    """The parts that a question names by label, outermost first.

    >>> from app.question import read_question
    >>> [(p.sort, p.label) for p in asked_places(read_question("Điểm a khoản 2 Điều 5 nói gì?"))]
    [('dieu', '5'), ('khoan', '2'), ('diem', 'a')]
    """
    if _ASKS.search(asked.folded) is None:
        return ()
    found = [
        Place(match[1], match[2])
        for match in _PLACE.finditer(asked.folded)
        if not any(start <= match.start() < end for start, end in asked.papers)
    ]
    order = list(_KINDS)
    return tuple(sorted(found, key=lambda place: order.index(place.sort)))


def answer_ordinal(context: Context) -> Draft | None:
    """The part that the question names by its label or its place in a list; None when it names
    none or no document in scope has it."""
    places = asked_places(context.asked)
    if places and _only_places(context, places):
        return _labelled(context, places) or _without(context)
    nth = _NTH.search(context.asked.folded)
    if nth is None or _ASKS.search(context.asked.folded) is None:
        return None
    return _nth(context, nth)


_FRAME = frozenset(
    ["chuong", "phan", "muc", "dieu", "khoan", "diem", "noi", "neu", "quy", "dinh", "yeu", "cau",
     "dung", "trong", "thu", "so", "ve", "chi", "thi", "van", "ban", "ke", "hoach", "thong", "tu",
     "nghi", "quyet"]
)  # fmt: skip


def _only_places(context: Context, places: Sequence[Place]) -> bool:
    """Whether the question asks for the part itself and not for a matter inside it."""
    labels = {place.label for place in places}
    rest = [t.folded for t in context.asked.focus if t.folded not in _FRAME | labels]
    return len(rest) <= 2


def _labelled(context: Context, places: Sequence[Place]) -> Draft | None:
    for reading in context.scope_readings:
        outline = reading.document.outline
        inside = -1
        for place in places:
            inside = _child(outline, inside, place)
            if inside < 0:
                break
        if inside >= 0:
            return _whole(reading, inside)
    return None


def _without(context: Context) -> Draft | None:
    """That a held paper, whose parts are labelled, has none of that sort and label."""
    for reading in context.scope_readings:
        labelled = [one for one in reading.document.outline if one.label]
        if len(labelled) > 1 and is_the_paper(reading, context.references):
            return Draft("other", by_form=True, note=say("no_part", context.asked.language))
    return None


def _child(outline: Sequence[Node], parent: int, place: Place) -> int:
    """The first part below `parent` (-1: anywhere) of a sort and label, -1 where there is none."""
    low = outline[parent].start if parent >= 0 else 0
    high = outline[parent].end if parent >= 0 else None
    for kind in _KINDS[place.sort]:
        for at, node in enumerate(outline):
            if at == parent or node.start < low or (high is not None and node.end > high):
                continue
            if node.kind == kind and fold(node.label) == place.label:
                return at
    return -1


def _whole(reading: Reading, at: int) -> Draft:
    """A part as the answer: its text, or its head and what stands right below where it is long."""
    outline = reading.document.outline
    node = outline[at]
    span = trimmed(reading, Span(node.start, node.end))
    below = items_below(reading, at)
    if span.end - span.start <= _LONG or not below:
        text = without_label(reading.text[span.start : span.end])
        return Draft("other", facts=(Fact(text, (Quote(reading, span),)),), fit=1.0)
    facts = tuple(
        Fact(without_label(reading.text[quote.start : quote.end]), (Quote(reading, quote),))
        for quote in below
    )
    return Draft("list", facts=facts, is_list=True, fit=1.0)


def _nth(context: Context, match: re.Match[str]) -> Draft | None:
    """The item at a place of the list whose noun the question names."""
    noun = [token.folded for token in tokenise(match[1])]
    best = context.pool.best(1)
    nearest = best[0].reading if best else None
    for reading in sorted(context.scope_readings, key=lambda one: one is not nearest):
        sections = sorted(named_sections(reading, noun), key=lambda found: -found[0])
        for _, _, below in sections:
            place = _place(match, len(below))
            if place is not None:
                return _item(reading, below[place])
        for enumeration in reading.document.enumerations:
            counted = [token.folded for token in tokenise(enumeration.noun)]
            if not enumeration.items or not _same_noun(noun, counted):
                continue
            place = _place(match, len(enumeration.items))
            if place is not None:
                return _item(reading, enumeration.items[place])
    return None


def _same_noun(noun: Sequence[str], words: Sequence[str]) -> bool:
    """Whether what is counted is the noun before the ordinal, "nhóm" before it or not: "nội dung
    của nhiệm vụ thứ ba" names the third nhiệm vụ."""
    if not words:
        return False
    bare = list(words[1:] if words[0] == "nhom" else words)
    return any(
        list(noun[-size:]) == part[:size]
        for part in (list(words), bare)
        for size in (4, 3, 2, 1)
        if size <= len(noun) and (size > 1 or len(part) == 1)
    )


def _place(match: re.Match[str], size: int) -> int | None:
    written = match[2]
    if match[4]:
        place = size
    elif match[3]:
        place = 1
    else:
        place = int(written) if written.isdigit() else _ORDINALS[written]
    return place - 1 if 1 <= place <= size else None


def _item(reading: Reading, span: Span) -> Draft:
    quote = trimmed(reading, span)
    text = without_label(reading.text[quote.start : quote.end])
    return Draft("other", facts=(Fact(text, (Quote(reading, quote),)),), fit=1.0, by_form=True)
