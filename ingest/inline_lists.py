"""Items of a list inside one sentence: behind a colon, in brackets or quotes, after "gồm"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.counts import Announcement
from ingest.folding import fold, tone_key
from ingest.model import Span
from ingest.openings import opens_with_verb

_OPEN = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", '"': '"'}
_AND = re.compile(r"(?:\s*,)?\s+(?:và|hoặc|hay|cùng với|cùng)\s+")
_ORDINAL = re.compile(
    r"(?:^|(?<=[\s(“\"]))(?:(?:thứ|nhóm thứ)\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là"
    r"|(?:nhóm|bước|loại|mức|giai đoạn|phương án|cấp độ|việc|nhiệm vụ)\s+\d{1,2}\b"
    r"|\(?(?:\d{1,2}|[a-zđ]|i{1,3}|iv|vi{0,3}|ix|x)\)(?=\s))[\s,:]*",
    re.IGNORECASE,
)
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
_MANY = 7
_SHOWN = 3  # items of a longer list, at least, that are worth telling
_NAME_CHARS = 40  # of a name in quotes, with its opening quote
_LONGEST = 4000  # characters of a list inside one sentence
_SHORT_TAIL = 3  # words of a phrase that only ends the item before it
_SHORT = 110  # characters of an item that needs no other proof
_CITES = re.compile(r"\b(?:Điều|Khoản|khoản|Luật|Nghị định|hiệu lực)\b")
_JOINS = ("và", "hoặc", "hay")
_DASH = re.compile(r"\s[-–—]\s")
_FIRST_WORDS = 8  # of a name in a row that a clause goes on behind
_GOES_ON = re.compile(
    r"(?:mỗi|trong đó|với|qua đó|nhằm|từ đó|để|góp phần|bảo đảm|đảm bảo|đồng thời|sau đó|được"
    r"|(?:[^\W\d_]+ ){1,4}?(?:sẽ|đã|được|đang|phải))\b"
)
_TRAILING = ' \t,;:.…!?”"’»)–-'


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
        if len(items) == count and (sure or certain) and (sure or _compact(text, items)):
            return InlineList(items, certain=True)
        if sure and ((certain and _plausible(text, items, count)) or _one_more(items, count)):
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
    marks = sorted(_separators(text, region, ",") + _separators(text, region, ";"))
    phrases = _split(text, region, marks)
    dashed = _split(text, region, _dashes(text, region))
    for row in (phrases, _with_and(text, phrases), dashed):
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


def split_items(text: str, region: Span, count: int | None) -> tuple[Span, ...]:
    """The items of a region: by ordinals, semicolons or commas, whichever gives `count`; the
    strongest separator that is there when none does."""
    ways = [
        way
        for way in _ways(text, region)
        if len(way) > 1 and all(item.start < item.end for item in way)
    ]
    for way in ways:
        if len(way) == count:
            return way
    nearly = (way for way in ways if count is not None and _one_more(way, count))
    return next(nearly, ways[0] if ways else ())


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
        if text[start : start + 1] in _OPEN:
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
    return _closing(text, after - len(before) + opening, end)


def _closing(text: str, opening: int, end: int) -> int:
    """Where the bracket or quote at `opening` closes; the end when it never does."""
    mark, depth = text[opening], 0
    close = _OPEN[mark]
    for position in range(opening + 1, end):
        if text[position] == close and depth == 0:
            return position
        if text[position] == mark:
            depth += 1
        elif text[position] == close:
            depth -= 1
    return end


def _ways(text: str, region: Span) -> list[tuple[Span, ...]]:
    ordinals = [
        match for match in _ORDINAL.finditer(text, region.start, region.end) if _fresh(text, match)
    ]
    ways = []
    if len(ordinals) > 1:
        ways.append(_between(text, [match.start() for match in ordinals], region.end))
    semicolons = _separators(text, region, ";")
    commas = _separators(text, region, ",")
    if semicolons:
        by_semicolon = _split(text, region, semicolons)
        ways.append(by_semicolon)
        with_and = _with_and(text, by_semicolon)
        if _alike(text, with_and):
            ways.append(with_and)
    ways += _anchored(text, region, sorted([*semicolons, *commas]))
    by_comma = _split(text, region, commas)
    ways += [_with_and(text, by_comma), by_comma]
    ways += [_before_clause(text, by_comma), _split(text, region, _dashes(text, region))]
    return ways


def _before_clause(text: str, phrases: tuple[Span, ...]) -> tuple[Span, ...]:
    """The short phrases in a row before a clause that goes on: "gồm An, Bình, mỗi xã có …"."""
    for at, (start, end) in enumerate(phrases):
        if at > 1 and _GOES_ON.match(text, start, end):
            return phrases[:at]
        if len(text[start:end].split()) > _FIRST_WORDS:
            break
    return ()


def _dashes(text: str, region: Span) -> list[int]:
    """Where dashes with blanks around them part the region, its two ends apart."""
    return [match.start() + 1 for match in _DASH.finditer(text, region.start, region.end)]


def _fresh(text: str, match: re.Match[str]) -> bool:
    """Whether an ordinal opens the region or stands behind a mark, not inside a phrase."""
    before = text[max(0, match.start() - 8) : match.start()].rstrip()
    return before[-1:] in ':;,.(“"–-' or before == "" or before.split()[-1] in _JOINS


def _between(text: str, starts: Sequence[int], end: int) -> tuple[Span, ...]:
    stops = [*starts[1:], end]
    bounds = zip(starts, stops, strict=True)
    return tuple(_without_join(text, _trim(text, start, stop)) for start, stop in bounds)


def _without_join(text: str, span: Span) -> Span:
    """An item without the "và" that stands before the next one's number."""
    words = text[span.start : span.end].split()
    if len(words) < 2 or words[-1] not in _JOINS:
        return span
    return _trim(text, span.start, span.end - len(words[-1]))


def _separators(text: str, region: Span, mark: str) -> list[int]:
    """Places of a mark outside brackets and quotes, and not inside a number."""
    found = []
    closing: list[str] = []
    for position in range(region.start, region.end):
        letter = text[position]
        if closing and letter == closing[-1]:
            closing.pop()
        elif letter in _OPEN:
            closing.append(_OPEN[letter])
        elif letter == mark and not closing and not _in_number(text, position):
            found.append(position)
    return found


def _in_number(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()


def _split(text: str, region: Span, places: Sequence[int]) -> tuple[Span, ...]:
    starts = [region.start, *(place + 1 for place in places)]
    stops = [*places, region.end]
    spans = (_trim(text, start, stop) for start, stop in zip(starts, stops, strict=True))
    return tuple(span for span in spans if span.end > span.start)


def _with_and(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same with the last item split at its "và", the first one that stands outside brackets."""
    if not spans:
        return ()
    last = spans[-1]
    leading = re.compile(r"(?:và|hoặc|hay)\s+").match(text, last.start, last.end)
    if leading is not None:
        return (*spans[:-1], Span(leading.end(), last.end))
    for match in _AND.finditer(text, last.start + 1, last.end):
        head = text[last.start : match.start()]
        if head.count("(") == head.count(")") and head.count("“") == head.count("”"):
            return (
                *spans[:-1],
                _trim(text, last.start, match.start()),
                Span(match.end(), last.end),
            )
    return spans


def _alike(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the last item opens as the others do: with a verb of duty, or without."""
    verbs = [opens_with_verb(text[span.start : span.end]) for span in spans]
    return verbs[-1] or not all(verbs[:-1])


def _anchored(text: str, region: Span, places: Sequence[int]) -> list[tuple[Span, ...]]:
    """Split only where the first item's first word comes again: "rõ người, việc; rõ kết quả"."""
    whole = _trim(text, region.start, region.end)
    first = _first_word(text, whole)
    if not first:
        return []
    kept = [
        place
        for place in places
        if _first_word(text, _after_and(text, place + 1, whole.end)) == first
    ]
    ands = [
        match.start()
        for match in _AND.finditer(text, whole.start, whole.end)
        if _first_word(text, Span(match.end(), whole.end)) == first
    ]
    spans = []
    begin = whole.start
    for place in sorted({*kept, *ands}):
        if place <= begin:
            continue
        spans.append(_trim(text, begin, place))
        begin = _after_and(text, place, whole.end).start
    spans.append(_trim(text, begin, whole.end))
    return [tuple(spans)]


def _after_and(text: str, start: int, end: int) -> Span:
    match = re.compile(r"[\s,;]*(?:(?:và|hoặc|hay|cùng với|cùng)\s+)?").match(text, start, end)
    return Span(match.end() if match else start, end)


def _first_word(text: str, span: Span) -> str:
    match = re.compile(r"\w+").match(text, span.start, span.end)
    return tone_key(match.group()) if match else ""


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and text[end - 1] in _TRAILING and not _balances(text, start, end):
        end -= 1
    return Span(start, end)


def _balances(text: str, start: int, end: int) -> bool:
    """Whether the last character closes what opened inside."""
    opening = {")": "(", "”": "“", "’": "‘", "»": "«"}.get(text[end - 1])
    inside = text[start:end]
    if opening is None:
        return text[end - 1] == '"' and inside.count('"') % 2 == 0
    return inside.count(opening) >= inside.count(text[end - 1])


def _compact(text: str, items: tuple[Span, ...]) -> bool:
    """Whether items are short phrases or open alike, and cite no article or paper."""
    if any(_CITES.search(text, item.start, item.end) for item in items):
        return False
    if len({_first_word(text, item) for item in items}) == 1:
        return True
    return all(item.end - item.start <= _SHORT for item in items)


def _one_more(items: tuple[Span, ...], count: int) -> bool:
    """Whether short items in a row are one more than announced: "11 tiêu chí về …, quốc phòng, an
    ninh", with a comma inside one of many."""
    return len(items) == count + 1 > _MANY and all(end - start <= _SHORT for start, end in items)


def _plausible(text: str, items: tuple[Span, ...], count: int | None) -> bool:
    """Whether a list of another size than announced is worth reporting as a mismatch."""
    if len(items) < 2:
        return False
    if count is None:
        return True
    separated = all(
        text[a.end : b.start].strip(" \n").startswith(";") or _ORDINAL.match(text, b.start)
        for a, b in itertools.pairwise(items)
    )
    if separated and _SHOWN <= len(items) < count:
        return True  # a report tells some of the fifteen
    anchored = len({_first_word(text, item) for item in items}) == 1
    return (separated or anchored) and abs(len(items) - count) <= max(2, count // 2)
