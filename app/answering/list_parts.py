"""A stretch of a sentence parted into the items of a told list, where it surely is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.tokens import UPPER
from ingest.item_splits import separators, split_at, split_items, with_and
from ingest.model import Span
from ingest.words import tag

SHORTEST = 2  # letters of an item
FEW = 3  # phrases that commas alone must part
_LONG, _LONGER, _LONGEST = 12, 16, 30  # words of a phrase between commas
_BEFORE_NAME = re.compile(
    r"(?:(?:các|hai|ba|bốn) )?(?:(?:đồng chí|đ/c)\s*:?\s+"
    rf"|(?:ông|bà|anh|chị)\s*:?\s+(?-i:(?=[{UPPER}])))",
    re.IGNORECASE,
)
_WORD = rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?"
_SORT = (
    r"(?:(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP|[Tt]ỉnh|[Tt]hôn"
    r"|[Bb]ản|[Tt]rường(?: THPT| THCS| [Tt]iểu học)?|[Đđ]ội|[Cc]hi đoàn)\s)?"
)
NAME = rf"{_SORT}{_WORD}(?: (?:{_WORD}|\d{{1,2}}(?!\w)))*(?: \([^()\n]{{1,40}}\))?(?! ?[-–][^\W_])"
ONE_NAME = re.compile(NAME)


def items_of(text: str, region: Span, counts: Sequence[int], *, is_colon: bool) -> tuple[Span, ...]:
    """The items of a region: as many as counted before it, else parted by semicolons or ordinals,
    by commas where all are short."""
    if region.end - region.start < SHORTEST:
        return ()
    region = _inside_quotes(text, region)
    for count in reversed(counts):
        for items in _ways(text, region, count):
            if len(items) == count and all(_is_item(item) for item in items):
                return items
    for items in _ways(text, region, None):
        if len(items) > 1 and all(_is_item(item) for item in items):
            return items if surely_items(text, items, is_colon=is_colon) else ()
    return ()


def _inside_quotes(text: str, region: Span) -> Span:
    """What stands in the quotes that a region opens with; else the region."""
    if text[region.start] not in '“"':
        return region
    closing = re.compile('[”"]').search(text, region.start + 1, region.end)
    behind = text[closing.end() : region.end] if closing is not None else ""
    if re.match(r'\W*(?:và )?[“"]', behind):
        return region  # each item is in quotes of its own
    inside = Span(region.start + 1, closing.start() if closing is not None else region.end)
    parted = re.search("[,;]", text[inside.start : inside.end]) is not None
    return inside if parted else region


def _is_item(item: Span) -> bool:
    return item.end - item.start >= SHORTEST


def _ways(text: str, region: Span, count: int | None) -> Iterator[tuple[Span, ...]]:
    """The ways to part a region into items, the likeliest first."""
    part = _part(text, region)
    yield _plain(text, part)
    split = split_items(text, part, count)
    for items in (split, with_and(text, split)) if count is not None else (split,):
        yield tuple(bare(text, one) for one in _joined(text, items))


def _part(text: str, region: Span) -> Span:
    """The region up to its first semicolon, where what follows is another clause, or whole."""
    places = separators(text, region, ";")
    if places and separators(text, Span(region.start, places[0]), ","):
        follows = text[places[0] + 1 : places[0] + 3].strip()
        head = Span(region.start, places[0])
        names = split_at(text, head, separators(text, head, ","))
        if follows[:1].isupper() and len(names) >= FEW:
            short = all(len(text[a:b].split()) <= _LONG // 2 for a, b in names)
            return head if short else region
    return region


def _plain(text: str, region: Span) -> tuple[Span, ...]:
    """Names that commas alone part, whatever their first words; nothing where they are no names."""
    if separators(text, region, ";"):
        return ()
    by_comma = with_and(text, split_at(text, region, separators(text, region, ",")))
    items = tuple(bare(text, one) for one in by_comma)
    return items if len(items) >= FEW and are_names(text, items) else ()


def surely_items(text: str, items: Sequence[Span], *, is_colon: bool) -> bool:
    """Whether semicolons part the items, or commas that part short phrases."""
    if ";" in text[items[0].end : items[1].start + 1] or text[items[0].end] == ";":
        return True
    longest = max(len(text[start:end].split()) for start, end in items)
    if longest <= (_LONGER if is_colon else _LONG):
        return len(items) >= FEW or is_colon
    if not is_colon or len(items) < FEW or longest > _LONGEST:
        return False
    return all(opens_with(text, item) == "V" for item in items)


def opens_with(text: str, item: Span) -> str:
    """The part of speech of an item's first word."""
    tagged = tag(text[item.start : item.end].split(",")[0])
    return tagged[0][1] if tagged else ""


def _joined(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The items where capitals open most of them, those that a small letter opens behind a comma
    put to the one before: "Cục Phòng, chống tham nhũng, Vụ Pháp chế"."""
    capital = [text[start : start + 1].isupper() for start, _ in items]
    if len(items) < FEW or not capital[0] or sum(capital) * 3 < 2 * len(items) or all(capital):
        return items
    found: list[Span] = []
    for item, opens in zip(items, capital, strict=True):
        between = text[found[-1].end : item.start].strip() if found else ""
        if found and not opens and between == ",":
            found[-1] = Span(found[-1].start, item.end)
        else:
            found.append(item)
    return tuple(found)


def bare(text: str, item: Span) -> Span:
    """An item without "các đồng chí" or "ông" before its name."""
    title = _BEFORE_NAME.match(text, item.start, item.end)
    return Span(title.end(), item.end) if title is not None else item


def are_names(text: str, items: Sequence[Span]) -> bool:
    """Whether all items are but names, with their sort before them."""
    return all(ONE_NAME.fullmatch(text, *item) is not None for item in items)
