"""How well sentences fit a question: its words, names, figures and papers in and around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.asked_dates import AskedDays
from app.evidence import Evidence
from app.names_asked import adjacent
from app.question import Asked
from app.reading import Reading
from app.telling import asks_of_the_whole, tells_of_another, tells_of_part
from app.tokens import word_set
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference

# What a word counts that stands not in the sentence itself but around it.
_IN_PARAGRAPH = 0.6
_BEFORE = 0.4
_IN_HEADING = 0.5
_IN_DOCUMENT = 0.15
_OTHER_TONE = 0.35
_LEAST_OWN = 0.6
_ALONE = 0.5
# Words of questions that say nothing of their matter.
_GENERIC = word_set("quy dinh neu quy trong tai nay")
_IS_THE_PAPER = 0.08
_NAME_IN_DOCUMENT = 0.5
_NAME_UNKNOWN = 0.3
# Last syllables of sorts of institution, whose name is no name of a district.
_AREAS = word_set("huyen tinh xa quan phuong thanh pho thi uy")
_SORTS = word_set("thong hoc non vien tram ty cho may cau chua cang ben")
# "đảng viên", "đoàn viên": members, where "viện" is a sort of institution.
_MEMBERS = word_set("dang doan hoi sinh nhan giao thanh cong chuyen can uy")

# Small numbers as texts also write them: "Chín tháng" for "9 tháng".
_SPELLED = {
    "1": "một", "2": "hai", "3": "ba", "4": "bốn", "5": "năm", "6": "sáu", "7": "bảy", "8": "tám",
    "9": "chín", "10": "mười",
}  # fmt: skip
_ELSEWHERE = 0.2
_YEAR_OF_TEXT = 0.6
_LETTERHEAD = 0.6  # of its score is left to a line above the title of an official paper


class Scorer:
    """Weighs sentences for one question."""

    def __init__(
        self,
        asked: Asked,
        weights: tuple[float, ...],
        names: tuple[tuple[int, int], ...],
        references: tuple[Reference, ...],
        hits: dict[str, list[tuple[int, int, float]]],
    ) -> None:
        self._asked = asked
        self._days = AskedDays(asked)
        self._words = [token.folded for token in asked.focus]
        self._toned = [token.toned for token in asked.focus]
        self._weights = weights
        self._total = sum(weights) or 1.0
        self._names = names
        self._references = references
        self._hits = hits
        self._beside = [adjacent(asked, at, at + 1) for at in range(len(self._words) - 1)]
        named = {at for first, last in names for at in range(first, last + 1)}
        self._plain = [
            at
            for at, word in enumerate(self._words)
            if at not in named and not word[0].isdigit() and word not in _GENERIC
        ]
        self._anchors: dict[str, list[float]] = {}
        self._phrases: dict[str, list[float]] = {}
        self._of_the_whole = asks_of_the_whole(asked)

    def weigh(self, reading: Reading, sentence: int) -> Evidence:
        held = self._held(reading, sentence)
        anchored = [
            value * anchor for value, anchor in zip(held, self._anchored(reading), strict=True)
        ]
        own = self._share([value if value > _LEAST_OWN else 0.0 for value in anchored])
        coverage = self._share(anchored)
        said = self._said(reading, sentence, held)
        pairs = self._pairs(reading, sentence)
        names = self._names_found(reading, sentence, held)
        about = self._about(reading, sentence)
        retrieval = self._retrieval(reading, sentence)
        primary = _IS_THE_PAPER if self._is_the_paper(reading) else 0.0
        above = _LETTERHEAD if _above_title(reading, sentence) else 1.0
        score = primary + above * (
            0.4 * coverage + 0.2 * own + 0.2 * said + 0.2 * pairs + 0.2 * retrieval + 0.25 * names
        ) * (0.25 + 0.75 * about)  # fmt: skip
        return Evidence(
            reading, sentence, own, said, coverage, pairs, names, retrieval, about, round(score, 9)
        )

    def _is_the_paper(self, reading: Reading) -> bool:
        """Whether a document is a named paper itself, or is mainly about one."""
        subjects = reading.subjects[:1]
        return any(same_paper(one, other) for one in subjects for other in self._references)

    def _held(self, reading: Reading, sentence: int) -> list[float]:
        """For each focus word, how well the sentence or what is around it holds it."""
        own = reading.words(sentence)
        levels = []
        for at, (word, with_tones) in enumerate(zip(self._words, self._toned, strict=True)):
            if self._days.in_sentence(at, reading, sentence):
                levels.append(1.0)
                continue
            bare = not self._asked.toned and word in own.folded
            if bare or with_tones in own.toned or _SPELLED.get(word, "") in own.toned:
                levels.append(1.0)
            else:
                around = self._around(reading, sentence, word)
                levels.append(max(around, _OTHER_TONE if word in own.folded else 0.0))
        return levels

    def _around(self, reading: Reading, sentence: int, word: str) -> float:
        """How well the words before a sentence, its section or its document hold a word."""
        if word not in reading.all_tokens:
            return 0.0
        level = _IN_HEADING if word in reading.heading_tokens else _IN_DOCUMENT
        around = reading.around(sentence)
        if word in around.paragraph:
            level = max(level, _IN_PARAGRAPH)
        if word in around.before:
            level = max(level, _BEFORE)
        return max(level, _IN_HEADING) if word in around.section else level

    def _anchored(self, reading: Reading) -> list[float]:
        """For each focus word, 1 where the document holds it beside the word that stands beside it
        in the question; a syllable met alone is often another word ("độ" of "mức độ", "nồng độ")
        and counts half."""
        doc_id = reading.document.doc_id
        if doc_id not in self._anchors:
            kept = [
                beside and pair in reading.pairs
                for beside, pair in zip(self._beside, pairwise(self._words), strict=True)
            ]
            joined = [False, *kept, False]
            self._anchors[doc_id] = [
                1.0 if self._stands_alone(at) or joined[at] or joined[at + 1] else _ALONE
                for at in range(len(self._words))
            ]
        return self._anchors[doc_id]

    def _said(self, reading: Reading, sentence: int, held: Sequence[float]) -> float:
        """The share of the question's plain words said in the sentence or, less, around it; a
        syllable whose neighbour in the question is not beside it counts half."""
        if not self._plain:
            return 1.0
        near = reading.words(sentence).pairs
        kept = total = 0.0
        for at in self._plain:
            weight = self._weights[at]
            total += weight
            if held[at] < _IN_HEADING:
                continue
            sides = [side for side in (at - 1, at) if 0 <= side < len(self._beside)]
            joined = [
                (self._words[side], self._words[side + 1]) in near
                for side in sides
                if self._beside[side]
            ]
            whole = not joined or any(joined) or held[at] < 1.0
            kept += weight * held[at] * (1.0 if whole else _ALONE)
        return kept / total if total else 1.0

    def _stands_alone(self, at: int) -> bool:
        """Whether a word has no neighbour in the question, or is a number."""
        neighbours = [*self._beside[max(0, at - 1) : at], *self._beside[at : at + 1]]
        return not any(neighbours) or self._words[at][0].isdigit()

    def _share(self, held: Sequence[float]) -> float:
        weighed = zip(held, self._weights, strict=True)
        return sum(value * weight for value, weight in weighed) / self._total

    def _pairs(self, reading: Reading, sentence: int) -> float:
        """The share of neighbouring focus words that the sentence keeps side by side."""
        if len(self._words) < 2:
            return float(bool(self._words) and self._words[0] in reading.words(sentence).folded)
        present = reading.words(sentence).pairs
        kept = total = 0.0
        for index, pair in enumerate(pairwise(self._words)):
            weight = self._weights[index] + self._weights[index + 1]
            total += weight
            kept += weight if pair in present else 0.0
        return kept / total if total else 0.0

    def _names_found(self, reading: Reading, sentence: int, held: Sequence[float]) -> float:
        """How well the worst placed of the question's names and numbers is found: 1 where it is in
        the sentence or near it, 0 where the document lacks it."""
        shares = [1.0]
        present = self._names_in(reading)
        for (first, last), found in zip(self._names, present, strict=True):
            level = max(min(held[first : last + 1]) * 1.6, found)
            whole = self._knows_name(reading, first, last)
            level = min(1.0 if whole else _NAME_UNKNOWN, level)
            run = self._words[first : last + 1]
            elsewhere = tells_of_another(self._asked, reading, sentence, run, first)
            shares.append(min(level, _ELSEWHERE) if elsewhere else level)
        if self._of_the_whole and tells_of_part(self._asked, reading, sentence):
            shares.append(_ELSEWHERE)
        for index, word in enumerate(self._words):
            if word[0].isdigit() and word != str(self._asked.count):
                whole = index in self._days or self._number_joined(reading, index)
                level = held[index] * (1.0 if whole else 0.2)
                level = max(level, _YEAR_OF_TEXT if _is_of_year(reading, word) else 0.0)
                shares.append(min(1.0, level * 1.6))
        return min(shares)

    def _number_joined(self, reading: Reading, index: int) -> bool:
        """Whether a number stands in the document beside a word beside it in the question."""
        if not self._words[index].isdigit() or len(self._words[index]) > 3:
            return True
        sides = [pair for pair in (index - 1, index) if 0 <= pair < len(self._beside)]
        pairs = [(self._words[side], self._words[side + 1]) for side in sides if self._beside[side]]
        spelled = [tuple(fold(_SPELLED.get(word, word)) for word in pair) for pair in pairs]
        return not pairs or any(pair in reading.pairs for pair in [*pairs, *spelled])

    def _names_in(self, reading: Reading) -> list[float]:
        """For each name, whether the document holds it as one phrase anywhere."""
        doc_id = reading.document.doc_id
        if doc_id not in self._phrases:
            self._phrases[doc_id] = [
                _NAME_IN_DOCUMENT if self._holds_name(reading, first, last) else 0.0
                for first, last in self._names
            ]
        return self._phrases[doc_id]

    def _knows_name(self, reading: Reading, first: int, last: int) -> bool:
        """Whether a document has all syllables of a name in a row, and behind the sort of place
        ("Trường THPT …") that the question gives it: a neighbour's name is often alike."""
        while first < last and self._words[first] in _AREAS:
            first += 1
        words = self._words[first : last + 1]
        if not all(pair in reading.pairs for pair in pairwise(words)):
            # "Tết Ất Tỵ" is also written "Tết Nguyên đán Ất Tỵ".
            apart = r"(?: \w+){0,2} ".join(re.escape(word) for word in words)
            return len(words) > 2 and re.search(rf"\b{apart}\b", reading.folded) is not None
        before = first - 1
        if before < 0 or not self._beside[before] or self._words[before] not in _SORTS:
            return True
        if self._words[before] == "vien" and before and self._words[before - 1] in _MEMBERS:
            return True  # "đảng viên Mê Linh": people of a place, no institution
        # "Truyền thông" is no school: only "phổ thông" is said of one.
        if self._words[before] == "thong" and self._words[before - 1 : before] != ["pho"]:
            return True
        if (self._words[before], words[0]) in reading.pairs:
            return True
        # "chợ Vàm Sò" may be told of as "chợ nổi Vàm Sò".
        near = rf"\b{re.escape(self._words[before])}(?: \w+){{0,2}} {re.escape(' '.join(words))}\b"
        return re.search(near, reading.folded) is not None

    def _holds_name(self, reading: Reading, first: int, last: int) -> bool:
        """Whether a document holds a name in a row, with its tones where the question has them."""
        pairs = pairwise(self._words[first : last + 1])
        in_a_row = all(pair in reading.pairs for pair in pairs)
        phrase = " ".join(self._toned[first : last + 1])
        headed = all(word in reading.heading_tokens for word in self._words[first : last + 1])
        return in_a_row and (not self._asked.toned or headed or phrase in reading.toned)

    def _about(self, reading: Reading, sentence: int) -> float:
        if not self._references:
            return 1.0
        return max(reading.about(sentence, reference) for reference in self._references)

    def _retrieval(self, reading: Reading, sentence: int) -> float:
        span = reading.sentences[sentence]
        placed = self._hits.get(reading.document.doc_id, ())
        return max((s for start, end, s in placed if start <= span.start < end), default=0.0)


def _is_of_year(reading: Reading, word: str) -> bool:
    """Whether a document is dated of a year: "hè 2022" in a text of September 2022."""
    date = reading.document.header.date
    return date is not None and len(word) == 4 and date.value.startswith(f"{word}-")


def _above_title(reading: Reading, sentence: int) -> bool:
    """Whether a sentence belongs to an official paper's letterhead, which tells nothing."""
    header = reading.document.header
    if header.identity is None or header.title is None or header.title.span is None:
        return False
    return reading.sentences[sentence].start < header.title.span.start
