"""Lists as sentences tell them: what leads to each, its items, and what is said behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from app.answering.list_parts import (
    FEW,
    NAME,
    ONE_NAME,
    SHORTEST,
    are_names,
    items_of,
    opens_with,
    surely_items,
)
from app.reading import Reading
from ingest.counts import number_value
from ingest.item_splits import first_word, separators, split_at, trim, with_and
from ingest.model import Span
from ingest.words import tag

_MOST_BEHIND = 12  # words
_ALIKE = 3  # words that two parts between semicolons begin with
_HEADLINE = 30
_OPENS = re.compile(
    r":\s+|(?<![^\W_])là\s+(?=\S)"
    r"|(?<![^\W_])(?:bao gồm|gồm có|gồm|đó là|cụ thể là|như là|trong đó có|lần lượt là"
    r"|trong đó(?=[^.]*;)"
    r"|(?<!cũng )(?<!hay )như(?! vậy| thế| sau))\s+(?=\S)"
)
_LOOSELY = re.compile(r"(?<![^\W_])(?:có|về|vào)\s+(?=\S)")
# "tập trung vào việc A, B, C": three phrases and more behind it.
_LOOSE_ROW = re.compile(
    r"(?<![^\W_])(?:(?:tập trung|xoay quanh|chú trọng|đi sâu)(?: vào| về)?(?: việc| các)?|"
    r"(?:khảo sát|giám sát|kiểm tra|thanh tra|áp dụng|thực hiện) (?:tại|đối với)(?: các)?)\s+(?=\S)"
)
_CLAUSE = re.compile(r"[;.]\s+(?=\S)")
_LABEL_ENDS = re.compile(
    r"(?:[Bb]ước|[Pp]hần|[Mm]ục|[Đđ]iều|[Gg]iai đoạn|[Đđ]ợt|[Vv]òng|[Nn]hóm) (?:\d{1,2}|[IVX]+)\Z"
)
_INSIDE = re.compile(r"(?:\d{1,2} )?(?:[^\W\d_]+ ){0,6}?[^\W\d_]+:\s")
# "gồm có 3 phần, …": the count that a list opens with is none of its items.
_COUNT_FIRST = re.compile(
    r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: [^\W\d_]+){1,3}[,:;]\s"
)
_NUMBER = re.compile(
    r"(?<![\w.,/–-])(?P<number>0?[2-9]|[1-6]\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?=[^\W\d_])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?<![^\W_])(?:các|những|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s[^,;.:]{2,60}\s\Z",
    re.IGNORECASE,
)
# What a last item goes on with that is said of all of them.
_GOES_ON = re.compile(
    r",?\s(?:với tổng|với tinh thần|trong đó|nhằm|qua đó|từ đó|góp phần|đồng thời|cùng \d"
    r"|thuộc khối|(?:đồng )?chủ trì|tham dự|dự (?:hội nghị|buổi|lễ|họp))(?!\w)|\.\.\.|…"
)
# Rows of these are no list: posts behind a name, what is always named together.
_NO_ROW = re.compile(
    r"(?:Phó|Bí|Chủ|Giám|Trưởng|Ủy|Uỷ|Thành ủy|Thường|Luật|Nghị|Đảng|Nhà|Tỉnh ủy|Huyện ủy|Viện"
    r"|Việt)(?!\w)"
)
_ROW = re.compile(
    rf"(?<![^\W_]){NAME}(?:(?:,\s+{NAME})+(?:,?\s+(?:và|cùng)\s+{NAME})?|\s+và\s+{NAME})"
)
# Where a list at the latest ends: another part of what it stands in begins, or something is said of
# some of its items.
_NEXT_PART = re.compile(
    r"[;.…]\s+(?=(?:Phần|Vòng|Nội dung|Bước|Đợt|Giai đoạn|Môn)(?: thi)? (?:\d|[IVX]|thứ)"
    r"|\(?\d{1,2}[.)]\s)"
)
_ASIDE = re.compile(r",\s(?=(?:trong đó|trong số đó|qua đó|từ đó|góp phần|nhằm)\s)")
_BRACKET = re.compile(r"\((?P<inside>[^()\n]{12,600})\)")
_BEGINS = re.compile(r"\s*(?:Đó là|Cụ thể|Gồm|Bao gồm|Trong đó|Trong số đó|Theo đó)(?!\w)")

_OTHERS = re.compile(r"\s(?:và|cùng) (?:một số|các|những|nhiều) [^,;]{2,40}khác(?!\w)")
_SPELLS_OUT = re.compile(r"\s*(?:Đó là|Cụ thể|Gồm|Bao gồm|Trong đó),?\s")


@dataclass(frozen=True, slots=True)
class Told:
    """A list in a sentence. `lead` is its clause up to its first item, `stem` what opens the
    sentence before any list, `behind` what is said after the last item; `count` the number that
    leads to as many items, if any; `refers` whether the sentence before leads to it too."""

    lead: Span
    stem: Span
    behind: Span
    items: tuple[Span, ...]
    count: int | None
    refers: bool
    is_row: bool


@lru_cache(maxsize=4096)
def lists_in(reading: Reading, sentence: int) -> tuple[Told, ...]:
    """The lists that a sentence tells, in order: behind what opens them, in brackets, or as a row
    of names."""
    text, span = reading.text, reading.sentences[sentence]
    if _is_headline(reading, sentence):
        return ()
    refers = _BEGINS.match(text, *span) is not None
    opened = [*_opened(text, span), *_bracketed(text, span)]
    inside = [Span(items[0].start, items[-1].end) for _, items, _ in opened]
    rows = [
        (row[0].start, row, None)
        for row in _rows(text, span)
        if not any(_same(row, items) for _, items, _ in opened)
    ]
    starts = sorted([one.start for one in inside] + [at for at, _, _ in rows])
    found = []
    ends: list[int] = []
    for at, items, count in sorted([*opened, *rows], key=lambda one: (one[0], one[1])):
        clauses = [mark.end() for mark in _CLAUSE.finditer(text, span.start, at)]
        begin = max([span.start, *clauses, *(end for end in ends if end <= at)])
        stop = min([*starts[:1], at])
        marks = [m.start() for m in re.finditer(r"[;:]\s", text[span.start : stop])]
        stem = Span(span.start, span.start + marks[0] if marks else stop)
        items, behind = _ended(text, items, span.end)
        lead = Span(begin, at)
        is_row = at == items[0].start and are_names(text, items)
        found.append(Told(lead, stem, behind, items, count, refers=refers, is_row=is_row))
        ends.append(items[-1].end)
    return tuple(found)


def _is_headline(reading: Reading, sentence: int) -> bool:
    """Whether a sentence is of a text's short first line, or of a line all in capitals."""
    written = reading.text[slice(*reading.sentences[sentence])]
    opens = reading.line_of(sentence) == 0 and reading.line_of(len(reading.sentences) - 1) > 0
    return written.isupper() or (opens and len(written.split()) <= _HEADLINE)


def _same(row: Sequence[Span], items: Sequence[Span]) -> bool:
    """Whether a row of names is a list that something opens, or stands in one of its items."""
    if items[0].start <= row[0].start and row[-1].end <= items[-1].end:
        whole = any(one.start <= row[0].start and row[-1].end <= one.end for one in items)
        return not whole or len(row) <= FEW - 1
    return False


def _opened(text: str, sentence: Span) -> Iterator[tuple[int, tuple[Span, ...], int | None]]:
    """Where each list's opening begins, its items, and the count that announces as many."""
    parallel = _parallel(text, sentence) or _predicates(text, sentence)
    parallel = parallel or _begun(text, sentence) or _between_semicolons(text, sentence)
    if parallel:
        yield parallel[0].start, parallel, None
    for opening in _LOOSE_ROW.finditer(text, *sentence):
        region = Span(opening.end(), sentence.end)
        if not _OPENS.search(text, *region) and ";" not in text[slice(*region)]:
            items = with_and(text, split_at(text, region, separators(text, region, ",")))
            if len(items) >= FEW and surely_items(text, items, is_colon=False):
                yield opening.start(), items, None
    for opening in _OPENS.finditer(text, *sentence):
        if _INSIDE.match(text, opening.end(), sentence.end) and ":" not in opening.group():
            continue  # "gồm các đồng chí: …": the colon opens the list
        if _LABEL_ENDS.search(text, sentence.start, opening.start()):
            continue  # "Bước 1: …" tells of the first of several
        plain = opening.group().startswith("là")
        if plain and _SEVERAL.search(text, sentence.start, opening.start()) is None:
            continue
        region = Span(opening.end(), _end(text, opening.start(), sentence))
        first = _COUNT_FIRST.match(text, *region)
        counts = _counts(text, Span(sentence.start, region.start))
        items = items_of(text, region, counts, is_colon=":" in opening.group())
        if first is not None:
            counts = _counts(text, Span(*first.span()))
            counted = items_of(text, Span(first.end(), region.end), counts, is_colon=True)
            items = counted if len(counted) in counts else items
        # "gồm 4 thôn, có 7 dân tộc, bao gồm: …": the second list is no part of the first.
        items = tuple(takewhile(lambda item: _OPENS.match(text, *item) is None, items))
        if len(items) > 1:
            count = len(items) if len(items) in counts else None
            yield opening.start(), items, count


def _end(text: str, at: int, sentence: Span) -> int:
    """Where the list behind an opening ends at the latest: its sentence, or the bracket that the
    opening stands in."""
    end = sentence.end
    before = text[sentence.start : at]
    if before.count("(") > before.count(")"):
        closing = text.find(")", at, end)
        return closing if closing > 0 else end
    part = _NEXT_PART.search(text, at, end)
    end = part.start() if part is not None else end
    aside = _ASIDE.search(text, at, end) if ";" not in text[at:end] else None
    before_aside = separators(text, Span(at, aside.start()), ",") if aside is not None else []
    return aside.start() if aside is not None and before_aside else end


def _counts(text: str, lead: Span) -> list[int]:
    """The small numbers of something that a lead tells, in order."""
    return [number_value(one["number"]) for one in _NUMBER.finditer(text, *lead)]


def _bracketed(text: str, sentence: Span) -> Iterator[tuple[int, tuple[Span, ...], int | None]]:
    """Lists in brackets behind what several of are told: "3 xã điểm (A; B và C)"."""
    for bracket in _BRACKET.finditer(text, *sentence):
        region = Span(*bracket.span("inside"))
        if ":" in bracket["inside"]:
            continue
        counts = _counts(text, Span(sentence.start, region.start))
        items = items_of(text, region, counts, is_colon=False)
        several = _SEVERAL.search(text, sentence.start, bracket.start()) is not None
        if len(items) > 1 and (several or len(items) in counts):
            yield bracket.start(), items, len(items) if len(items) in counts else None


def _rows(text: str, sentence: Span) -> Iterator[tuple[Span, ...]]:
    """Names in a row, two and more."""
    for row in _ROW.finditer(text, *sentence):
        items = tuple(Span(*one.span()) for one in ONE_NAME.finditer(text, *row.span()))
        said = [text[start:end] for start, end in items]
        plain = all(" " in one and not _NO_ROW.match(one) for one in said)
        if len(items) > 1 and plain and not row.group().isupper():
            yield items


def _parallel(text: str, sentence: Span) -> tuple[Span, ...]:
    """The parts between semicolons that open with the same word, where nothing else opens the list:
    "nghe dự thảo báo cáo …; dự thảo kế hoạch …; dự thảo …"."""
    places = separators(text, sentence, ";")
    parts = split_at(text, sentence, places)
    if len(parts) < 2 or ":" in text[sentence.start : parts[0].end]:
        return ()
    opening = first_word(text, parts[1])
    if len(parts) < FEW:
        opening = " ".join(text[slice(*parts[1])].split()[:_ALIKE])
        if text[slice(*parts[0])].count(opening) != 1 or not _OTHERS.search(text, *parts[1]):
            return ()  # of two parts more than a word must be alike, and more follow
    elif any(first_word(text, part) != opening for part in parts[1:]):
        return ()
    word = re.compile(rf"(?<![^\W_]){re.escape(opening)}(?![^\W_])")
    first = word.search(text, sentence.start + 1, parts[0].end)
    return (Span(first.start(), parts[0].end), *parts[1:]) if first is not None else ()


def _begun(text: str, sentence: Span) -> tuple[Span, ...]:
    """The parts between semicolons of a sentence that begins with "Cụ thể," or the like, where
    nothing else opens the list."""
    begins = _SPELLS_OUT.match(text, *sentence)
    if begins is None or _OPENS.search(text, *sentence) is not None:
        return ()
    region = Span(begins.end(), sentence.end)
    parts = split_at(text, region, separators(text, region, ";"))
    return parts if len(parts) > 1 else ()


def _between_semicolons(text: str, sentence: Span) -> tuple[Span, ...]:
    """The parts between semicolons behind "có" or "về", where nothing else opens the list."""
    parts = split_at(text, sentence, separators(text, sentence, ";"))
    if len(parts) < FEW or _OPENS.search(text, *sentence) is not None:
        return ()
    opening = _LOOSELY.search(text, *parts[0])
    return (Span(opening.end(), parts[0].end), *parts[1:]) if opening is not None else ()


def _predicates(text: str, sentence: Span) -> tuple[Span, ...]:
    """The parts between semicolons that all begin with a verb, where nothing else opens the list:
    "Phiên họp đánh giá …; nghe …; thông qua …"."""
    parts = split_at(text, sentence, separators(text, sentence, ";"))
    if len(parts) < FEW or ":" in text[slice(*sentence)]:
        return ()
    if any(opens_with(text, part) != "V" for part in parts[1:]):
        return ()
    tagged = tag(text[slice(*parts[0])])
    verbs = [at.start for at, sort in tagged if sort == "V" and at.start > 0]
    return (Span(parts[0].start + verbs[0], parts[0].end), *parts[1:]) if verbs else ()


def _ended(text: str, items: tuple[Span, ...], end: int) -> tuple[tuple[Span, ...], Span]:
    """The items, the last one without what is said of all of them, and where that stands."""
    last = items[-1]
    goes_on = _GOES_ON.search(text, last.start + SHORTEST, last.end)
    if goes_on is not None:
        last = trim(text, last.start, goes_on.start())
    elif are_names(text, items[:-1]):
        name = ONE_NAME.match(text, *last)
        if name is not None and text[name.end() : last.end].startswith(","):
            # "…, Hòn Tằm, nhà giàn 3": what is no name is an item of its own.
            items = (*items[:-1], Span(*name.span()), trim(text, name.end(), last.end))
            last = items[-1]
        else:
            last = Span(*name.span()) if name is not None else last
    mark = re.compile(r"[,;:.)](?=\s|$)|\s(?:cùng|và)\s").search(text, last.end, end)
    stop = mark.start() if mark is not None else end
    words = text[last.end : stop].split(" ")
    behind = " ".join(words[: _MOST_BEHIND + 1])
    return (*items[:-1], last), Span(last.end, min(stop, last.end + len(behind)))
