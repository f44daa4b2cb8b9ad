"""Of which area a sentence tells: the one it names, or that its paragraph named last."""

from __future__ import annotations

import re

from app.areas import AREA_SORTS, alike, below, in_a_row, is_named, placed
from app.question import Asked
from app.reading import Reading
from ingest.folding import fold
from ingest.model import Span

_OPENINGS = sorted(AREA_SORTS, key=len, reverse=True)
_WHOLE = re.compile(
    r"\b(?:(?:toan|ca|chung)(?: dia ban)?|"
    r"cua(?= \w+(?: pho| xa)? (?:hien|la|dat|co|nam|trong|den)\b)) "
    r"(tinh|thanh pho|huyen|quan|thi xa)\b"
)


def tells_of_another(
    asked: Asked, reading: Reading, sentence: int, words: list[str], at: int
) -> bool:
    """Whether a sentence tells of another area than the one asked about (the folded words of its
    name, `at` their place in the question's focus): it, or else the last area named before it,
    names another of that level, or it names several in a row and tells of all together."""
    sort, words = _sort_of(asked, reading, words, at)
    if not sort or not words:
        return False
    wanted, sorts = " ".join(words), alike(sort)
    span, text = reading.sentences[sentence], reading.text
    named = _areas(reading, span, sorts)
    if any(is_named(wanted, other) for _, other in named):
        return in_a_row(text, named)
    own = reading.words(sentence).folded
    if all(word in own for word in words):
        return False
    named = named or _before(reading, span, sorts)
    headed = all(word in reading.heading_tokens for word in words)
    rivals = [set(other.split()) for _, other in named]
    if headed and not any(rival <= reading.heading_tokens for rival in rivals):
        return False
    return bool(named) and not any(is_named(wanted, other) for _, other in named)


def asks_of_the_whole(asked: Asked) -> bool:
    """Whether the whole of an area is asked about: "toàn tỉnh"."""
    return _WHOLE.search(asked.folded) is not None


def tells_of_part(asked: Asked, reading: Reading, sentence: int) -> bool:
    """Whether the whole of an area is asked about ("toàn tỉnh") and a sentence tells of one of its
    districts or communes."""
    whole = _WHOLE.search(asked.folded)
    if whole is None:
        return False
    span, text = reading.sentences[sentence], reading.text
    if _WHOLE.search(fold(text[span.start : span.end])):
        return False
    inside = below(whole[1])
    return bool(_areas(reading, span, inside) or _before(reading, span, inside, lines=0))


def _before(
    reading: Reading, span: Span, sorts: frozenset[str], *, lines: int = 1
) -> list[tuple[Span, str]]:
    """The last area named before a sentence, in its paragraph or else in so many lines before."""
    text = reading.text
    begin = text.rfind("\n", 0, span.start) + 1
    found = _areas(reading, Span(begin, span.start), sorts)[-1:]
    for _ in range(lines):
        if found or begin == 0:
            break
        end, begin = begin - 1, text.rfind("\n", 0, begin - 1) + 1
        found = _areas(reading, Span(begin, end), sorts)[-1:]
    return found


def _areas(reading: Reading, span: Span, sorts: frozenset[str]) -> list[tuple[Span, str]]:
    """Areas named in a span; in "Chủ tịch UBND xã Trần An" a person follows the sort of area."""
    found = placed(reading.text, *span, sorts)
    if not found:
        return found
    first = reading.sentence_at(span.start)
    last = reading.sentence_at(max(span.start, span.end - 1))
    people = [p.name for at in range(max(0, first), last + 1) for p in reading.people(at)]
    return [
        (area, name)
        for area, name in found
        if not any(person.start == area.end - len(name) for person in people)
    ]


def _sort_of(asked: Asked, reading: Reading, words: list[str], at: int) -> tuple[str, list[str]]:
    """The sort of area that a name is of, as the question says or else the document, and the name
    without it."""
    for opening in _OPENINGS:
        size = len(opening.split())
        if words[:size] == opening.split() and len(words) > size:
            return opening, words[size:]
    sort = asked.area_before(at)
    if sort:
        return sort, words
    return reading.area_sort(" ".join(words)), words
