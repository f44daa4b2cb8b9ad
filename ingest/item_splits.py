"""A stretch of a sentence parted into items: by ordinals, semicolons, commas or dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import tone_key
from ingest.model import Span
from ingest.openings import opens_with_verb

PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", '"': '"'}
_AND = re.compile(r"(?:\s*,)?\s+(?:và|hoặc|hay|cùng với|cùng)\s+")
ORDINAL = re.compile(
    r"(?:^|(?<=[\s(“\"]))(?:(?:thứ|nhóm thứ)\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là"
    r"|(?:nhóm|bước|loại|mức|giai đoạn|phương án|cấp độ|việc|nhiệm vụ)\s+\d{1,2}\b"
    r"|\(?(?:\d{1,2}|[a-zđ]|i{1,3}|iv|vi{0,3}|ix|x)\)(?=\s))[\s,:]*",
    re.IGNORECASE,
)
_MANY = 7  # from this many items on, one more than announced may hold a comma
SHORT = 110  # characters of an item that needs no other proof
_JOINS = ("và", "hoặc", "hay")
_DASH = re.compile(r"\s[-–—]\s")
_FIRST_WORDS = 8  # of a name in a row that a clause goes on behind
_GOES_ON = re.compile(
    r"(?:mỗi|trong đó|với|qua đó|nhằm|từ đó|để|góp phần|bảo đảm|đảm bảo|đồng thời|sau đó|được"
    r"|(?:[^\W\d_]+ ){1,4}?(?:sẽ|đã|được|đang|phải))\b"
)
_AREAS = frozenset(
    ["xã", "phường", "thị", "huyện", "quận", "thành", "tỉnh", "thôn", "ấp", "bản", "khu", "tp"]
)  # the first words of areas' names
_TRAILING = ' \t,;:.…!?”"’»)–-'


def split_items(text: str, region: Span, count: int | None) -> tuple[Span, ...]:
    """The items of a region: by ordinals, semicolons or commas, whichever gives `count`; the
    strongest separator that is there when none does."""
    ways = [
        way
        for way in _ways(text, region, count)
        if len(way) > 1 and all(item.start < item.end for item in way)
    ]
    for way in ways:
        if len(way) == count:
            return way
    nearly = (way for way in ways if count is not None and one_more(way, count))
    return next(nearly, ways[0] if ways else ())


def _ways(text: str, region: Span, count: int | None) -> list[tuple[Span, ...]]:
    ordinals = [
        match for match in ORDINAL.finditer(text, region.start, region.end) if _fresh(text, match)
    ]
    ways = []
    if len(ordinals) > 1:
        ways.append(_between(text, [match.start() for match in ordinals], region.end))
    semicolons = separators(text, region, ";")
    commas = separators(text, region, ",")
    if semicolons:
        by_semicolon = split_at(text, region, semicolons)
        ways.append(by_semicolon)
        joined = with_and(text, by_semicolon)
        if _alike(text, joined):
            ways.append(joined)
    marks = sorted([*semicolons, *commas])
    anchored = _anchored(text, region, marks)
    # Of names in a row two may open alike by chance: "Hòn Mun, Bãi Sậy, Cồn Nổi, Hòn Tằm".
    ways += [way for way in anchored if count is not None or 2 * len(way) > len(marks) + 1]
    by_comma = split_at(text, region, commas)
    ways += [with_and(text, by_comma), by_comma]
    ways += [_before_clause(text, by_comma), split_at(text, region, dashes(text, region))]
    return ways


def _before_clause(text: str, phrases: tuple[Span, ...]) -> tuple[Span, ...]:
    """The short phrases in a row before a clause that goes on: "gồm An, Bình, mỗi xã có …"."""
    for at, (start, end) in enumerate(phrases):
        if at > 1 and _GOES_ON.match(text, start, end):
            return phrases[:at]
        if len(text[start:end].split()) > _FIRST_WORDS:
            break
    return ()


def dashes(text: str, region: Span) -> list[int]:
    """Where dashes with blanks around them part the region, its two ends apart."""
    return [match.start() + 1 for match in _DASH.finditer(text, region.start, region.end)]


def _fresh(text: str, match: re.Match[str]) -> bool:
    """Whether an ordinal opens the region or stands behind a mark, not inside a phrase."""
    before = text[max(0, match.start() - 8) : match.start()].rstrip()
    return before[-1:] in ':;,.(“"–-' or before == "" or before.split()[-1] in _JOINS


def _between(text: str, starts: Sequence[int], end: int) -> tuple[Span, ...]:
    stops = [*starts[1:], end]
    bounds = zip(starts, stops, strict=True)
    return tuple(_without_join(text, trim(text, start, stop)) for start, stop in bounds)


def _without_join(text: str, span: Span) -> Span:
    """An item without the "và" that stands before the next one's number."""
    words = text[span.start : span.end].split()
    if len(words) < 2 or words[-1] not in _JOINS:
        return span
    return trim(text, span.start, span.end - len(words[-1]))


def separators(text: str, region: Span, mark: str) -> list[int]:
    """Places of a mark outside brackets and quotes, and not inside a number."""
    found = []
    closing: list[str] = []
    for position in range(region.start, region.end):
        letter = text[position]
        if closing and letter == closing[-1]:
            closing.pop()
        elif letter in PAIRS:
            closing.append(PAIRS[letter])
        elif letter == mark and not closing and not _in_number(text, position):
            found.append(position)
    return found


def _in_number(text: str, position: int) -> bool:
    return text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit()


def split_at(text: str, region: Span, places: Sequence[int]) -> tuple[Span, ...]:
    starts = [region.start, *(place + 1 for place in places)]
    stops = [*places, region.end]
    spans = (trim(text, start, stop) for start, stop in zip(starts, stops, strict=True))
    return tuple(span for span in spans if span.end > span.start)


def with_and(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
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
                trim(text, last.start, match.start()),
                Span(match.end(), last.end),
            )
    return spans


def _alike(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the last item opens as the others do: with a verb of duty, or without."""
    verbs = [opens_with_verb(text[span.start : span.end]) for span in spans]
    return verbs[-1] or not all(verbs[:-1])


def _anchored(text: str, region: Span, places: Sequence[int]) -> list[tuple[Span, ...]]:
    """Split only where the first item's first word comes again: "rõ người, việc; rõ kết quả"."""
    whole = trim(text, region.start, region.end)
    first = first_word(text, whole)
    if not first:
        return []
    # "xã An, xã Bình và thị trấn Chợ" are all areas.
    alike = _AREAS if first in _AREAS else frozenset([first])
    kept = [
        place
        for place in places
        if first_word(text, _after_and(text, place + 1, whole.end)) in alike
    ]
    ands = [
        match.start()
        for match in _AND.finditer(text, whole.start, whole.end)
        if first_word(text, Span(match.end(), whole.end)) in alike
    ]
    spans = []
    begin = whole.start
    for place in sorted({*kept, *ands}):
        if place <= begin:
            continue
        spans.append(trim(text, begin, place))
        begin = _after_and(text, place, whole.end).start
    spans.append(trim(text, begin, whole.end))
    return [tuple(spans)]


def _after_and(text: str, start: int, end: int) -> Span:
    match = re.compile(r"[\s,;]*(?:(?:và|hoặc|hay|cùng với|cùng)\s+)?").match(text, start, end)
    return Span(match.end() if match else start, end)


def first_word(text: str, span: Span) -> str:
    match = re.compile(r"\w+").match(text, span.start, span.end)
    return tone_key(match.group()) if match else ""


def trim(text: str, start: int, end: int) -> Span:
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


def one_more(items: tuple[Span, ...], count: int) -> bool:
    """Whether short items in a row are one more than announced: "11 tiêu chí về …, quốc phòng, an
    ninh", with a comma inside one of many."""
    return len(items) == count + 1 > _MANY and all(end - start <= SHORT for start, end in items)


def before_main_clause(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The items of a list that only opens its sentence, the last one without the clause behind it:
    "Với 3 phần: hát; múa; kịch, các đội đã …"."""
    for comma in separators(text, items[-1], ",") if items else []:
        if _GOES_ON.match(text, comma + 2, items[-1].end):
            return (*items[:-1], trim(text, items[-1].start, comma))
    return items
