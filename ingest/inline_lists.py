"""Items of a list inside one sentence: behind a colon, in brackets or quotes, after "gồm"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.counts import Announcement
from ingest.folding import fold
from ingest.item_splits import (
    ORDINAL,
    PAIRS,
    SHORT,
    before_main_clause,
    dashes,
    first_word,
    one_more,
    separators,
    split_at,
    split_items,
    with_and,
)
from ingest.model import Span
from ingest.openings import opens_with_verb

# Between the count and its list: the rest of the name, never another sentence's verb.
_GAP = r"[^.;:()“”\"\n]{0,160}?"
_LEADS = (
    r"\s*[”\"’]?\s*:\s*",
    r"\s*[”\"’]?\s*,?\s*(?:(?:đó|cụ thể|chính|tức)\s+là|cụ thể|gồm có|bao gồm|gồm|như sau)"
    r"(?:\s+(?:như sau|có))?\s*:?\s+",
    r"\s*[”\"’]?\s*[,–-]?\s*là\s*:\s*",
    r"\s+về:?\s+(?=[^,;.]{2,40}(?:,|;))",
)
_NEAR_BRACKET = re.compile(r"[”\"’]?(?:\s+[^\s.;:()“”\"]+){0,6}?\s*\(")
_NEAR_QUOTE = re.compile(r"(?:\s+[^\s.;:()“”\"]+){0,3}?\s*[:,]?\s*([“\"‘«])")
_PLAIN_LEAD = re.compile(r"(?:\s+[^\s.,;:()“”\"]+){0,2}?\s+là\s+")
_LEAD = re.compile(rf"{_GAP}(?:{'|'.join(_LEADS)})")
_ITEM_LABEL = re.compile(r"\(?(?:[a-zđ]|\d{1,2})[).]\s|[-–+]\s")
_OUTER_ITEM = re.compile(r"(?<=[;.])\s+(?:[a-zđ]\)|\d{1,2}\.)\s")
_NEXT_SLOGAN = re.compile(
    r"[;,]\s+(?:và\s+)?[“\"‘](?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+[^\W\d_]+[”\"’]"
)
# Behind these stand some of the things counted, not all.
_PARTIAL = re.compile(r"\b(?:trong đó(?!\s*:)|nhất là|đặc biệt là|như)\b(?! sau)", re.IGNORECASE)
# "Với 3 phần thi: …, các đội …": the list stands before the clause that it belongs to.
_INTRODUCES = re.compile(r"(?:\A|[.!?”]\s|\n)(?:Với|Qua|Trải qua|Trong|Gồm)\s[^.:;\n]*\Z")
_LONGEST_OPENING = 90
_SHOWN = 3  # items of a longer list, at least, that are worth telling
_NAME_CHARS = 40  # of a name in quotes, with its opening quote
_LONGEST = 4000  # characters of a list inside one sentence
_SHORT_TAIL = 3  # words of a phrase that only ends the item before it
_CITES = re.compile(r"\b(?:Điều|Khoản|khoản|Luật|Nghị định|hiệu lực)\b")


@dataclass(frozen=True, slots=True)
class InlineList:
    """Items found in a sentence; `certain` when brackets, quotes or a colon hold them."""

    items: tuple[Span, ...]
    certain: bool


def find_inline(
    text: str, *, after: int, end: int, count: int, sure: bool = True
) -> InlineList | None:
    """The list that follows position `after` in a sentence ending at `end`, split so that it has
    `count` items where any split does; None when nothing there is a list. Where what is counted
    is not `sure` to be listed, only alike or short items of that very number will do."""
    for region, certain in _regions(text, after, _own_end(text, after, min(end, after + _LONGEST))):
        items = split_items(text, region, count)
        if _INTRODUCES.search(text, max(0, after - _LONGEST_OPENING), after):
            items = before_main_clause(text, items)
        if len(items) == count and (sure or certain) and (sure or _proven(text, items)):
            return InlineList(items, certain=True)
        if sure and ((certain and _plausible(text, items, count)) or one_more(items, count)):
            return InlineList(items, certain=True)
    return None


def find_anchored(text: str, slogan: Announcement, end: int) -> tuple[Span, ...]:
    """The phrases of the rest of a sentence that open or end with the slogan's own word, when they
    stand in a row and are as many as it says: “3 không, 2 sạch”: không …; sạch …."""
    if not slogan.name:
        return ()
    word = fold(slogan.noun)
    region = Span(slogan.after, _own_end(text, slogan.after, min(end, slogan.after + _LONGEST)))
    colon = text.find(":", region.start, region.end)
    region = Span(colon + 1, region.end) if colon >= 0 else region
    marks = sorted(separators(text, region, ",") + separators(text, region, ";"))
    phrases = split_at(text, region, marks)
    dashed = split_at(text, region, dashes(text, region))
    for row in (phrases, with_and(text, phrases), dashed):
        folded = [fold(text[a:b]) for a, b in row]
        alike = [one.startswith(f"{word} ") or one.endswith(f" {word}") for one in folded]
        first = alike.index(True) if True in alike else 0
        if sum(alike) == slogan.count and all(alike[first : first + slogan.count]):
            last = first + slogan.count - 1
            return (*row[first:last], _with_tail(text, row[last:]))
    return ()


def _with_tail(text: str, phrases: Sequence[Span]) -> Span:
    """The last item with the short phrase that ends its sentence: "không bán chó, mèo ốm"."""
    if len(phrases) != 2:
        return phrases[0]
    tail = text[phrases[1].start : phrases[1].end]
    if len(tail.split()) > _SHORT_TAIL or opens_with_verb(tail):
        return phrases[0]
    return Span(phrases[0].start, phrases[1].end)


def _regions(text: str, after: int, end: int) -> list[tuple[Span, bool]]:
    """Stretches that may hold the list, the surest first."""
    regions = []
    bracket = _NEAR_BRACKET.match(text, after, end)
    if bracket is not None:
        regions.append((Span(bracket.end(), _closing(text, bracket.end() - 1, end)), True))
    quote = _NEAR_QUOTE.match(text, after, end)
    if quote is not None:
        regions.append((Span(quote.end(), _closing(text, quote.end() - 1, end)), True))
    lead = _LEAD.match(text, after, end)
    if lead is not None and not _PARTIAL.search(text, after, lead.end()):
        certain = ":" in text[lead.start() : lead.end()]
        start = lead.end()
        end = _before_outer_item(text, start, end)
        if text[start : start + 1] in PAIRS:
            inner = Span(start + 1, _closing(text, start, end))
            regions.append((inner, True))
        regions.append((Span(start, end), certain))
    plain = _PLAIN_LEAD.match(text, after, end)
    if plain is not None:
        regions.append((Span(plain.end(), end), False))
    return [(region, certain) for region, certain in regions if region.end > region.start]


def _before_outer_item(text: str, start: int, end: int) -> int:
    """Where the list ends at the latest: before a next item ("; b) …") of the list that the whole
    sentence stands in, as in texts that were run together into one line."""
    if _ITEM_LABEL.match(text, start, end):
        return end
    label = _OUTER_ITEM.search(text, start, end)
    return label.start() if label else end


def _own_end(text: str, after: int, end: int) -> int:
    """Where the list of a name before `after` ends at the latest: where the quote closes that the
    name stands in, as in “3 nhất: …”, or before the next slogan ("; “2 sạch” gồm …")."""
    slogan = _NEXT_SLOGAN.search(text, after, end)
    end = slogan.start() if slogan is not None else end
    before = text[max(0, after - _NAME_CHARS) : after]
    opening = before.rfind("“")
    if opening < 0 or "”" in before[opening:]:
        return end
    closed = _closing(text, after - len(before) + opening, end)
    # “2 không, 2 có”: the quote holds the names alone, the items stand behind it.
    return closed if ":" in text[after:closed] else end


def _closing(text: str, opening: int, end: int) -> int:
    """Where the bracket or quote at `opening` closes; the end when it never does."""
    mark, depth = text[opening], 0
    close = PAIRS[mark]
    for position in range(opening + 1, end):
        if text[position] == close and depth == 0:
            return position
        if text[position] == mark:
            depth += 1
        elif text[position] == close:
            depth -= 1
    return end


def _proven(text: str, items: tuple[Span, ...]) -> bool:
    """Whether items of the very number announced need no known noun: alike or short ones, or such
    as semicolons part, that cite nothing."""
    if _compact(text, items):
        return True
    parted = all(";" in text[a.end : b.start] for a, b in itertools.pairwise(items))
    return parted and not any(_CITES.search(text, item.start, item.end) for item in items)


def _compact(text: str, items: tuple[Span, ...]) -> bool:
    """Whether items are short phrases or open alike, and cite no article or paper."""
    if any(_CITES.search(text, item.start, item.end) for item in items):
        return False
    if len({first_word(text, item) for item in items}) == 1:
        return True
    return all(item.end - item.start <= SHORT for item in items)


def _plausible(text: str, items: tuple[Span, ...], count: int | None) -> bool:
    """Whether a list of another size than announced is worth reporting as a mismatch."""
    if len(items) < 2:
        return False
    if count is None:
        return True
    separated = all(
        text[a.end : b.start].strip(" \n").startswith(";") or ORDINAL.match(text, b.start)
        for a, b in itertools.pairwise(items)
    )
    if separated and _SHOWN <= len(items) < count:
        return True  # a report tells some of the fifteen
    anchored = len({first_word(text, item) for item in items}) == 1
    return (separated or anchored) and abs(len(items) - count) <= max(2, count // 2)
