"""Of which area a sentence tells: the one it names, or that its paragraph named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

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

# "Lê An (39 tuổi, ngụ xã A)": where somebody lives is not what is told of.
_HOME = re.compile(
    r"(?:\d tuổi[,;]|(?:SN|sinh năm) \d{4},|ngụ|thường trú|trú tại|quê)(?: ở| tại)?\s\Z"
)
_HOME_REACH = 24
_OF_ALL = re.compile(r"\b(?:toàn|cả) (thành phố|thị xã|huyện|quận|phường|xã|thị trấn|tỉnh)\b")
_OPENING_LINES = 3
# An area that acts, by its sort alone.
_SUBJECT = re.compile(
    r"(?:^|[.,;:“]\s?)(thành phố|thị xã|huyện|quận|phường|xã|thị trấn)"
    r"(?= (?:đã|có|sẽ|đang|cũng|hiện|mới)\b)"
)


class Telling:
    """Of which areas the sentences of one document tell, as far as one question goes. `names` are
    the question's names as (first, last) positions in its folded focus words `words`."""

    def __init__(
        self,
        asked: Asked,
        words: Sequence[str],
        names: Sequence[tuple[int, int]],
        reading: Reading,
    ) -> None:
        self._asked = asked
        self._words = words
        self._names = names
        self._reading = reading

    @cached_property
    def _wanted(self) -> list[tuple[str, list[str]]]:
        """For each name the sort of area that it is of, "" where of none, and its own words."""
        return [
            _sort_of(self._asked, self._reading, list(self._words[first : last + 1]), first)
            for first, last in self._names
        ]

    def of_another(self, name: int, sentence: int) -> bool:
        """Whether a sentence tells of another area than the one that a name asks about: it, or else
        the last area named before it, names another of that level, or it names several in a row and
        tells of all together."""
        sort, words = self._wanted[name]
        if not sort or not words:
            return False
        reading = self._reading
        wanted, sorts = " ".join(words), alike(sort)
        span, text = reading.sentences[sentence], reading.text
        named = _areas(reading, span, sorts)
        if any(is_named(wanted, other) for _, other in named):
            return in_a_row(text, named)
        own = reading.line(sentence).folded
        if all(f" {word} " in own for word in words):
            return False
        subject = _SUBJECT.search(text[span.start : span.end].lower())
        if not named and subject is not None and fold(subject[1]) != sort:
            return True  # "Thành phố đã …" tells of no ward of it
        named = named or _before(reading, span, sorts)
        of_all = _OF_ALL.search(text[span.start : span.end].lower())
        if not named and of_all is not None:
            if fold(of_all[1]) != sort:
                return True
            named = self._opening(sorts)
        headed = all(word in reading.heading_tokens for word in words)
        rivals = [set(other.split()) for _, other in named]
        if headed and not any(rival <= reading.heading_tokens for rival in rivals):
            return False
        return bool(named) and not any(is_named(wanted, other) for _, other in named)

    def _opening(self, sorts: frozenset[str]) -> list[tuple[Span, str]]:
        """The area that the first lines name: "toàn huyện" further on is that one."""
        end = self._reading.text.find("\n")
        for _ in range(_OPENING_LINES - 1):
            end = self._reading.text.find("\n", end + 1)
        return _areas(self._reading, Span(0, max(0, end)), sorts)[:1]

    @cached_property
    def _whole(self) -> str:
        """The sort of area that the question asks of as a whole ("toàn tỉnh"), or ""."""
        whole = _WHOLE.search(self._asked.folded)
        return whole[1] if whole is not None else ""

    def of_part(self, sentence: int) -> bool:
        """Whether the whole of an area is asked about and a sentence tells of one of its districts
        or communes."""
        if not self._whole:
            return False
        reading, span = self._reading, self._reading.sentences[sentence]
        if _WHOLE.search(reading.folded[span.start : span.end]):
            return False
        inside = below(self._whole)
        return bool(_areas(reading, span, inside) or _before(reading, span, inside, lines=0))


def _before(
    reading: Reading, span: Span, sorts: frozenset[str], *, lines: int = 1
) -> list[tuple[Span, str]]:
    """The areas named last before a sentence, in its paragraph or else in so many lines before."""
    text = reading.text
    begin = text.rfind("\n", 0, span.start) + 1
    found = _last_told(reading, Span(begin, span.start), sorts)
    for _ in range(lines):
        if found or begin == 0:
            break
        end, begin = begin - 1, text.rfind("\n", 0, begin - 1) + 1
        found = _last_told(reading, Span(begin, end), sorts)
    return found


def _last_told(reading: Reading, span: Span, sorts: frozenset[str]) -> list[tuple[Span, str]]:
    """The areas of the last sentence of a span that names any: what follows is told of all."""
    found = _areas(reading, span, sorts)
    if not found:
        return []
    last = reading.sentences[max(0, reading.sentence_at(found[-1][0].start))]
    return [(area, name) for area, name in found if area.start >= last.start]


def _areas(reading: Reading, span: Span, sorts: frozenset[str]) -> list[tuple[Span, str]]:
    """Areas named in a span; in "Chủ tịch UBND xã Trần An" a person follows the sort of area."""
    found = [
        (area, name)
        for area, name in placed(reading.text, *span, sorts)
        if not _HOME.search(reading.text, max(span.start, area.start - _HOME_REACH), area.start)
    ]
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
