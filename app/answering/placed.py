"""Values told by place where the sentence before names what is measured: "… đã cấp thẻ cho 900 hộ,
đạt 80%. Dẫn đầu là xã A với 97%, thấp nhất là xã B với 71%.\""""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.answering.counted import counts
from app.answering.draft import Context, Draft, Fact, Quote
from app.areas import AREA_SORTS, alike, below, placed
from app.candidates import Evidence
from app.quantities import find_quantities
from app.question import Asked
from app.reading import Reading
from app.tokens import UPPER, Token, word_set
from app.wording import say
from ingest.folding import fold
from ingest.model import Span

_AREA = re.compile(
    r"(?<![^\W_])(?<!thị )(?<!Thị )(?:[Pp]hường|[Xx]ã|[Qq]uận|[Hh]uyện đảo|[Hh]uyện|[Tt]ỉnh|"
    r"[Tt]hị xã|[Tt]hị trấn|[Tt]hành phố|TP)\s+"
    rf"(?:[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*|\d{{1,2}}(?![\d.,%]))"
)
CUT = re.compile(r"[;:.!?“”](?!\d)|,(?!\d)|\s(?:và|còn|nhưng|trong khi|trong đó|riêng)(?=\s)")
# "tại xã A (11), xã B (7)": the figure right beside a name.
_BESIDE = re.compile(r"\s\((\d[\d.]*(?:,\d+)?%?)\)")
_TURNS = re.compile(r"\blần lượt\b")
_AT = re.compile(r"\b(?:tại|ở|riêng)\s$", re.IGNORECASE)
_BEFORE = 2  # sentences of the paragraph that may name what is measured
_LEAST_SHARE = 0.7
_SURE = 0.85
_FIT = 0.9
_HALF = 0.5
_LEAST_SAID = 0.45
_SLIGHT = 0.02
# What says nothing of the matter that is measured.
_OF_ANY = word_set(
    "dat ty ti le so muc phan tram ket qua co toan nhat hien nay theo don vi dia phuong noi"
)
_SHARE = re.compile(r"\bt[yi] le\b|\bphan tram\b")
# Too small to be the subject of a paper that does not say so at its head.
_SMALL = frozenset(["xa", "phuong", "thi tran", "huyen", "quan", "thi xa"])
_WHOLE = re.compile(
    r"\b(?:toan|ca|cua|dia ban|trong) (tinh|thanh pho|huyen|quan|thi xa)(?! uy\b| (?:uy )?ban\b)\b"
)
_HEAD = 200


class Place(NamedTuple):
    """A place of the question: its folded name, the sort of area, or "", and the other words."""

    name: tuple[str, ...]
    sort: str
    rest: tuple[Token, ...]


class _Told(NamedTuple):
    share: float
    figure: Span
    reading: Reading
    quotes: tuple[Quote, ...]


def answer_placed(context: Context, usual: Draft | None) -> Draft | None:
    """The figure told of the place asked about, what is measured standing in the sentences before
    it; `usual` where its own sentence says all that, or no place has a figure."""
    asked = context.asked
    for place in _places(asked, context.pool.names):
        beside = _beside(asked, usual, place)
        if beside is not None:
            return beside
        if usual is not None and not _amiss(usual, place):
            continue
        told = sorted(_told(context, place), key=lambda found: -found.share)
        said = {_text(found) for found in told if found.share >= told[0].share - _SLIGHT}
        if len(said) == 1:
            best = told[0]
            return Draft("number", facts=(Fact(_text(best), best.quotes),), fit=_FIT)
        if usual is not None and of_elsewhere(context, usual.evidence, place):
            other = usual.evidence is not None and of_another_place(context, usual.evidence)
            # What is told of another area is not told of the one asked about.
            untold = Draft("number", note=say("not_said", asked.language), by_form=True)
            firmly = other and not _may_tell(context, place)
            return replace(untold, anywhere=True) if firmly else None
    return usual


def _beside(asked: Asked, usual: Draft | None, place: Place) -> Draft | None:
    """The figure in brackets beside the place's name, in the sentence of the usual answer, which
    gives the sum: "còn 35 vụ, tại xã A (11), xã B (7)"."""
    found = usual.evidence if usual is not None else None
    if found is None or usual is None:
        return None
    text = found.reading.text
    for area in areas_in(text, *found.span):
        told = _BESIDE.match(text, area.end, found.span.end)
        words = tuple(fold(text[area.start : area.end]).split())
        if told is not None and words[-len(place.name) :] == place.name:
            return replace(usual, facts=(Fact(told[1], usual.facts[0].quotes),))
    return None


def of_elsewhere(context: Context, found: Evidence | None, place: Place) -> bool:
    """Whether what is asked of one commune or district was found in a sentence that tells of
    another area, or where nothing names it: neither the paragraph nor the paper's head, nor, but
    for a share, the paragraph before."""
    sort = place.sort or sort_told(context, place.name)
    if found is None or sort not in _SMALL:
        return False
    text = found.reading.folded
    begin = text.rfind("\n", 0, found.span.start) + 1
    name = " ".join(place.name)
    if _tells_of_another(found, name, sort):
        return True
    if begin and not _SHARE.search(context.asked.folded):
        begin = text.rfind("\n", 0, begin - 1) + 1
    return name not in text[begin : found.span.end] and name not in text[:_HEAD]


def _tells_of_another(found: Evidence, name: str, sort: str) -> bool:
    """Whether a sentence that does not name an area names another of its level, or tells of the
    whole that both lie in: "sản lượng của tỉnh"."""
    own = fold(found.quote)
    if re.search(rf"\b{re.escape(name)}\b", own):
        return False
    others = placed(found.reading.text, *found.span, alike(sort))
    whole = _WHOLE.search(own)
    wider = whole is not None and sort in below(whole[1])
    return bool(others) or (wider and re.search(rf"\b{sort}\b", own) is None)


def _may_tell(context: Context, place: Place) -> bool:
    """Whether a sentence that names the place says half of the rest of what is asked itself."""
    weigh, wanted = context.pool.weight_of, {token.folded for token in place.rest}
    least = _HALF * sum(map(weigh, wanted))
    return any(
        sum(weigh(word) for word in wanted & found.reading.words(found.sentence).folded) >= least
        for found in context.pool.evidence
        if f" {' '.join(place.name)} " in found.reading.line(found.sentence).folded
    )


def of_another_place(context: Context, found: Evidence) -> bool:
    """Whether a sentence tells of another area than the commune or district that is named."""
    return any(
        sort in _SMALL and _tells_of_another(found, " ".join(place.name), sort)
        for place in _places(context.asked, context.pool.names)
        for sort in (place.sort or sort_told(context, place.name),)
    )


def sort_told(context: Context, name: Sequence[str]) -> str:
    """The sort of area that texts write before a folded name, "" where none does."""
    said = " ".join(name)
    told = (reading.area_sort(said) for reading in context.scope_readings)
    return next((sort for sort in told if sort), "")


def _text(told: _Told) -> str:
    return told.reading.text[told.figure.start : told.figure.end]


def _amiss(usual: Draft, place: Place) -> bool:
    """Whether the usual answer's sentence does not name the place, or hardly says what is asked."""
    found = usual.evidence
    if found is None:
        return False
    words = fold(found.quote).split()
    named = " ".join(place.name) in " ".join(word.strip(",.;:()") for word in words)
    return not named or found.said < _LEAST_SAID


def _places(asked: Asked, names: Sequence[tuple[int, int]]) -> Iterator[Place]:
    for first, last in names:
        words = [token.folded for token in asked.focus[first : last + 1]]
        sort = asked.area_before(first)
        for opening in sorted(AREA_SORTS, key=len, reverse=True):
            size = len(opening.split())
            if not sort and words[:size] == opening.split() and len(words) > size:
                sort, words = opening, words[size:]
        drop = {*words, *sort.split()}
        rest = tuple(token for token in asked.focus if token.folded not in drop)
        yield Place(tuple(words), sort, matter(rest))


def matter(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words that name what is measured: without "đạt", "tỷ lệ"."""
    return tuple(token for token in words if token.folded not in _OF_ANY)


def _told(context: Context, place: Place) -> Iterator[_Told]:
    for reading in context.scope_readings:
        for sentence, span in enumerate(reading.sentences):
            line = reading.line(sentence).folded
            if not all(f" {word} " in line for word in place.name):
                continue
            if _TURNS.search(reading.text, *span):
                continue
            share, quotes = said_around(context, reading, sentence, place.rest)
            if share < _LEAST_SHARE:
                continue
            figure = _figure(context.asked, reading.text, span, place)
            if figure is not None:
                yield _Told(share, figure, reading, quotes)


def said_around(
    context: Context, reading: Reading, sentence: int, words: Sequence[Token]
) -> tuple[float, tuple[Quote, ...]]:
    """The share of the words, by rarity, that a sentence and those before it in its paragraph
    hold, the nearer the more; with the sentences needed to say so, the sentence itself first."""
    weigh = context.pool.weight_of
    total = sum(weigh(token.folded) for token in words)
    line = reading.line_of(sentence)
    quotes = [Quote(reading, reading.sentences[sentence])]
    held, left = 0.0, list(words)
    for back in range(_BEFORE + 1):
        at = sentence - back
        if at < 0 or reading.line_of(at) != line:
            break
        inside = reading.words(at).toned if context.asked.toned else reading.words(at).folded
        found = [t for t in left if (t.toned if context.asked.toned else t.folded) in inside]
        left = [token for token in left if token not in found]
        held += sum(weigh(token.folded) for token in found) * (1 - _SLIGHT * back)
        if found and back:
            quotes.append(Quote(reading, reading.sentences[at]))
    return (held / total if total else 1.0), tuple(quotes)


def areas_in(text: str, start: int, end: int) -> list[Span]:
    """Areas named by their sort, in order.

    >>> text = "Dẫn đầu là thị trấn Bắc Sa với 97%, thị xã Mai 90%; các xã còn lại 71%."
    >>> [text[span.start : span.end] for span in areas_in(text, 0, len(text))]
    ['thị trấn Bắc Sa', 'thị xã Mai']
    """
    return [Span(*match.span()) for match in _AREA.finditer(text, start, end)]


def _figure(asked: Asked, text: str, sentence: Span, place: Place) -> Span | None:
    """The figure in the place's own clause, behind its name and before any other area's."""
    areas = areas_in(text, *sentence)
    for at, area in enumerate(areas):
        words = fold(text[area.start : area.end]).split()
        name = words[-len(place.name) :]
        if tuple(name) != place.name or " ".join(words[: -len(name)]) != (
            place.sort or " ".join(words[: -len(name)])
        ):
            continue
        stop = areas[at + 1].start if at + 1 < len(areas) else sentence.end
        begin = area.end
        if _AT.search(text, sentence.start, area.start) and text[begin : begin + 1] == ",":
            begin += 1  # "Tại xã A, tỷ lệ đạt 97%"
        cut = CUT.search(text, begin, stop)
        end = cut.start() if cut is not None else stop
        for quantity in find_quantities(text, begin, end):
            if counts(asked, text, quantity, sentence) >= _SURE:
                return quantity.span
    return None
