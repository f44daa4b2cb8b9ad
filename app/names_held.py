"""Whether a document holds the names and numbers of a question: whole, and not a neighbour's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from app.levels import AskedWords, spelled_out
from app.reading import Reading
from app.tokens import word_set

_NAME_IN_DOCUMENT = 0.5
_NAME_UNKNOWN = 0.3
_OF_NUMBER_ALONE = 0.2
_YEAR_OF_TEXT = 0.6
_LABELLED = frozenset(["dot", "doan", "vong", "lop", "tuyen", "khoa", "vung", "doi", "to"])
_LABEL_REACH = 4
_LEAST_FAMILIAR = 3  # digits: longer numbers are their own sign
# Last syllables of sorts of institution, whose name is no name of a district.
_AREAS = word_set("huyen tinh xa quan phuong thanh pho thi uy")
_SORTS_OF_AREA = _AREAS | word_set("thon ap ban buon lang khom xom")
_SORTS = word_set("thong hoc non vien tram ty cho may cau chua cang ben")
# "đảng viên", "đoàn viên": members, where "viện" is a sort of institution.
_MEMBERS = word_set("dang doan hoi sinh nhan giao thanh cong chuyen can uy")


class NamesHeld:
    """The names and numbers of one question in one document. `names` are (first, last) positions in
    the focus, `numbers` positions."""

    def __init__(
        self,
        words: AskedWords,
        names: Sequence[tuple[int, int]],
        numbers: Sequence[int],
        reading: Reading,
    ) -> None:
        self._words = words
        self._names = names
        self._numbers = numbers
        self._reading = reading

    @cached_property
    def anywhere(self) -> list[float]:
        """For each name, what it counts that the document holds it as one phrase anywhere."""
        return [_NAME_IN_DOCUMENT if self._holds(*name) else 0.0 for name in self._names]

    @cached_property
    def most(self) -> list[float]:
        """For each name, the most that holding its syllables can count."""
        return [1.0 if self._knows(*name) else _NAME_UNKNOWN for name in self._names]

    @cached_property
    def numbers(self) -> list[tuple[float, float]]:
        """For each number, what holding it counts, and the least that it counts here."""
        return [
            (
                1.0 if at in self._words.days or self._is_joined(at) else _OF_NUMBER_ALONE,
                _own(self._reading, self._words.folded[at]),
            )
            for at in self._numbers
        ]

    def _is_joined(self, at: int) -> bool:
        """Whether a number stands in the document beside a word beside it in the question."""
        word = self._words.folded[at]
        if not word.isdigit() or len(word) > _LEAST_FAMILIAR:
            return True
        held = self._reading.pairs
        if at in self._words.labels and ("so", word) in held:
            return True
        pairs = self._words.joined(at)
        # "Đợt cao điểm 2" is also written "đợt 2".
        labels = set(self._words.folded[max(0, at - _LABEL_REACH) : at]) & _LABELLED
        pairs = [*pairs, *((label, word) for label in labels)] if pairs else pairs
        return not pairs or any(pair in held or spelled_out(pair) in held for pair in pairs)

    def _knows(self, first: int, last: int) -> bool:
        """Whether a document has all syllables of a name in a row, and behind the sort of place
        ("Trường THPT …") that the question gives it: a neighbour's name is often alike."""
        asked, reading = self._words.folded, self._reading
        while first < last and asked[first] in _AREAS:
            first += 1
        words = asked[first : last + 1]
        if len(words) == 1 and first:
            return any((sort, words[0]) in reading.pairs for sort in _SORTS_OF_AREA)
        if not all(pair in reading.pairs for pair in pairwise(words)):
            # "Tết Ất Tỵ" is also written "Tết Nguyên đán Ất Tỵ".
            apart = r"(?: \w+){0,2} ".join(re.escape(word) for word in words)
            return len(words) > 2 and re.search(rf"\b{apart}\b", reading.folded) is not None
        before = first - 1
        if before < 0 or not self._words.beside[before] or asked[before] not in _SORTS:
            return True
        if asked[before] == "vien" and before and asked[before - 1] in _MEMBERS:
            return True  # "đảng viên Mê Linh": people of a place, no institution
        # "Truyền thông" is no school: only "phổ thông" is said of one.
        if asked[before] == "thong" and asked[before - 1 : before] != ["pho"]:
            return True
        if (asked[before], words[0]) in reading.pairs:
            return True
        # "chợ Vàm Sò" may be told of as "chợ nổi Vàm Sò".
        near = rf"\b{re.escape(asked[before])}(?: \w+){{0,4}} {re.escape(' '.join(words))}\b"
        return re.search(near, reading.folded) is not None

    def _holds(self, first: int, last: int) -> bool:
        """Whether a document holds a name in a row, with its tones where the question has them."""
        words, reading = self._words.folded[first : last + 1], self._reading
        if not all(pair in reading.pairs for pair in pairwise(words)):
            return False
        if not self._words.tones_count or all(word in reading.heading_tokens for word in words):
            return True
        return " ".join(self._words.toned[first : last + 1]) in reading.toned


def _own(reading: Reading, word: str) -> float:
    """What a number counts that a document has itself: in its own number ("Đề án 45" of Quyết định
    45/QĐ-UBND), or as its year."""
    identity = reading.document.header.identity
    if identity is not None and identity.number == word:
        return 1.0
    return _YEAR_OF_TEXT if _is_of_year(reading, word) else 0.0


def _is_of_year(reading: Reading, word: str) -> bool:
    """Whether a document is dated of a year: "hè 2022" in a text of September 2022."""
    date = reading.document.header.date
    return date is not None and len(word) == 4 and date.value.startswith(f"{word}-")
