"""How well a sentence, and what stands around it, holds each word of a question."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from app.asked_dates import AskedDays
from app.names_asked import adjacent
from app.question import Asked
from app.reading import NEAR, Reading
from app.tokens import tokenise
from ingest.folding import fold

# What a word counts that stands not in the sentence itself but around it.
IN_HEADING = 0.5
IN_OPENING = 0.45  # of a report: what it tells of may be told of others there, too
_IN_PARAGRAPH = 0.6
_BEFORE = 0.4
_IN_DOCUMENT = 0.15
_OTHER_TONE = 0.35
_ALONE = 0.5

# What is told apart by a number behind it.
_LABEL_WORDS = frozenset(["khoa", "dot", "doan", "lop", "doi", "vong", "vuc", "phuong", "khu"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\d{1,4}|[ivx]{1,6}")

# Small numbers as texts also write them: "Chín tháng" for "9 tháng".
_SPELLED = {
    "1": "một", "2": "hai", "3": "ba", "4": "bốn", "5": "năm", "6": "sáu", "7": "bảy", "8": "tám",
    "9": "chín", "10": "mười",
}  # fmt: skip


class AskedWords:
    """The focus words of a question, and which of them stand side by side in it."""

    def __init__(self, asked: Asked) -> None:
        self.folded = [token.folded for token in asked.focus]
        self.toned = [token.toned for token in asked.focus]
        self.beside = [adjacent(asked, at, at + 1) for at in range(len(self.folded) - 1)]
        self.pairs = list(pairwise(self.folded))
        self.days = AskedDays(asked)
        self.labels = _labels(asked)
        self.tones_count = asked.toned
        # As they are looked up in lines of words.
        self.bare = [f" {word} " for word in self.folded]
        self.bits = [(word, 1 << at) for at, word in enumerate(self.bare)]
        self.side_by_side = [f" {first} {second} " for first, second in self.pairs]
        spelled = [
            (f" {_SPELLED[w]} ", 1 << at) for at, w in enumerate(self.folded) if w in _SPELLED
        ]
        self.years = [(w, 1 << at) for at, w in enumerate(self.folded) if _YEAR.fullmatch(w)]
        self.said = [(f" {word} ", 1 << at) for at, word in enumerate(self.toned)] + spelled

    def joined(self, at: int) -> list[tuple[str, str]]:
        """The pairs that a word makes with its neighbours in the question."""
        sides = [side for side in (at - 1, at) if 0 <= side < len(self.beside)]
        return [self.pairs[side] for side in sides if self.beside[side]]

    def apart(self, at: int, line: str) -> bool:
        """Whether a word has neighbours in the question, and a line of words has none beside it."""
        sides = [
            side for side in (at - 1, at) if 0 <= side < len(self.beside) and self.beside[side]
        ]
        return bool(sides) and not any(self.side_by_side[side] in line for side in sides)

    def dated(self, reading: Reading, sentence: int) -> int:
        """The days and years, a bit each, that a sentence holds as dates: "2024" in "01/6/2024"."""
        found = sum(1 << at for at in self.days if self.days.in_sentence(at, reading, sentence))
        line = reading.line(sentence).folded if self.years else ""
        for year, bit in self.years:
            if any(f"{sign}{year} " in line for sign in "/-."):
                found |= bit
        return found

    def stands_alone(self, at: int) -> bool:
        """Whether a word has no neighbour in the question, or is a number."""
        return not self.joined(at) or self.folded[at][0].isdigit()


def _labels(asked: Asked) -> dict[int, str]:
    """For each focus word that numbers one of several, the words of its label: "tac so" of "đoàn
    công tác số 3", "khoa" of "khóa 42"."""
    tokens = tokenise(asked.vietnamese)
    place = {token.start: index for index, token in enumerate(tokens)}
    labels: dict[int, str] = {}
    for at, token in enumerate(asked.focus):
        before = [t.folded for t in tokens[max(0, place.get(token.start, 0) - 2) :]][:2]
        if place.get(token.start, 0) < 2 or not _NUMBERED.fullmatch(token.folded):
            continue
        if before[1] == "so":
            labels[at] = " ".join(before)
        elif before[1] in _LABEL_WORDS:
            labels[at] = before[1]
    return labels


def spelled_out(pair: tuple[str, str]) -> tuple[str, str]:
    """Two folded words with small numbers in letters.

    >>> spelled_out(("9", "thang"))
    ('chin', 'thang')
    """
    first, second = (fold(_SPELLED.get(word, word)) for word in pair)
    return first, second


class _Around(NamedTuple):
    """Which of the question's words are where, a bit each: with their own tones in the sentence, in
    it with any, in its paragraph, in other paragraphs before it, in the headings above it, in what
    opens the report."""

    said: int
    bare: int
    paragraph: int
    before: int
    section: int
    opening: int


class Held(NamedTuple):
    """For each focus word how well it is held, and the same less for words met alone."""

    levels: tuple[float, ...]
    anchored: tuple[float, ...]


class Levels:
    """The words of one question in one document."""

    def __init__(self, words: AskedWords, reading: Reading) -> None:
        self._words = words
        self._reading = reading
        self._floor = [
            0.0
            if not reading.holds(word)
            else IN_HEADING
            if word in reading.heading_tokens
            else _IN_DOCUMENT
            for word in words.folded
        ]
        self._anchors = self._anchored()
        self._bare: dict[int, int] = {}
        self._sections: dict[str, int] = {}
        self._known: dict[_Around, Held] = {}

    def held(self, sentence: int) -> Held:
        """How well a sentence or what is around it holds the question's words."""
        around = self._around(sentence)
        known = self._known.get(around)
        if known is None:
            levels = tuple(self._level(at, around) for at in range(len(self._floor)))
            anchored = zip(levels, self._anchors, strict=True)
            known = Held(levels, tuple(level * anchor for level, anchor in anchored))
            self._known[around] = known
        return known

    def _level(self, at: int, around: _Around) -> float:
        bit = 1 << at
        if around.said & bit:
            return 1.0
        level = self._floor[at]
        if around.paragraph & bit:
            level = max(level, _IN_PARAGRAPH)
        if around.before & bit:
            level = max(level, _BEFORE)
        if around.opening & bit:
            level = max(level, IN_OPENING)
        if around.section & bit:
            level = max(level, IN_HEADING)
        return max(level, _OTHER_TONE) if around.bare & bit else level

    def _around(self, sentence: int) -> _Around:
        reading, bare = self._reading, self._bare_in(sentence)
        line = reading.line_of(sentence)
        paragraph = before = 0
        for other in range(max(0, sentence - NEAR), sentence):
            if reading.line_of(other) == line:
                paragraph |= self._bare_in(other)
            else:
                before |= self._bare_in(other)
        said = self._said_in(sentence, bare)
        opening = self._opening if sentence not in reading.opening else 0
        return _Around(said, bare, paragraph, before, self._section(sentence), opening)

    @cached_property
    def _opening(self) -> int:
        """The words that the sentences opening a report hold."""
        held = 0
        for sentence in self._reading.opening:
            held |= self._bare_in(sentence)
        return held

    def _bare_in(self, sentence: int) -> int:
        """The words that a sentence holds, tones aside."""
        found = self._bare.get(sentence)
        if found is None:
            line = self._reading.line(sentence).folded
            found = sum([bit for word, bit in self._words.bits if word in line])
            found |= self._words.dated(self._reading, sentence)
            self._bare[sentence] = found
        return found

    def _said_in(self, sentence: int, bare: int) -> int:
        """The words that a sentence holds as they are asked: with their tones where the question
        has them, numbers in digits or letters, days in any form."""
        words, line = self._words, self._reading.line(sentence).toned
        said = 0 if words.tones_count else bare
        for word, bit in words.said:
            if word in line:
                said |= bit
        return said | words.dated(self._reading, sentence)

    def _section(self, sentence: int) -> int:
        passage = self._reading.passage_at(self._reading.sentences[sentence].start)
        section = passage.section if passage is not None else ""
        if section not in self._sections:
            above = f" {' '.join(fold(section).split())} "
            found = sum([bit for word, bit in self._words.bits if word in above])
            self._sections[section] = found
        return self._sections[section]

    def _anchored(self) -> list[float]:
        """For each focus word, 1 where the document holds it beside the word that stands beside it
        in the question; a syllable met alone is often another word ("độ" of "mức độ", "nồng độ")
        and counts half."""
        words, held = self._words, self._reading.pairs
        return [
            1.0
            if words.stands_alone(at) or any(pair in held for pair in words.joined(at))
            else _ALONE
            for at in range(len(words.folded))
        ]
