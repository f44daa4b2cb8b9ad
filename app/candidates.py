"""Candidate sentences for a question: from hits and whole documents in scope, scored by what of
the question they hold, weighted by rarity, and by retrieval's own score."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.question import Asked
from app.reading import Library, Reading
from app.tokens import Token, word_set
from index.model import Hit, SearchResult
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference, Span

_MOST_DOCUMENTS = 24
_FAR_TOO_MANY = 200
_WHOLE_CHARS = 120_000
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

# Small numbers as texts also write them: "Chín tháng" for "9 tháng".
_SPELLED = {
    "1": "một", "2": "hai", "3": "ba", "4": "bốn", "5": "năm", "6": "sáu", "7": "bảy", "8": "tám",
    "9": "chín", "10": "mười",
}  # fmt: skip
_LETTERHEAD = 0.6  # of its score is left to a line above the title of an official paper

Frequency = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer. `own` is the share of the question's weight that the sentence
    itself holds, `coverage` the same counting what stands around it, `pairs` the share of
    neighbouring words kept together, `names` the share of the question's names and numbers found
    in or around it, `retrieval` the hit's score relative to the best (0 to 1), `about` how surely
    it is about the named papers (1 when none is named). `said` is the share of the plain words,
    names and figures aside, that the sentence holds, less where only its paragraph or heading
    does. `score` ranks."""

    reading: Reading
    sentence: int
    own: float
    said: float
    coverage: float
    pairs: float
    names: float
    retrieval: float
    about: float
    score: float

    @property
    def span(self) -> Span:
        return self.reading.sentences[self.sentence]

    @property
    def quote(self) -> str:
        return self.reading.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Pool:
    """All candidate sentences of a question, best first, and what they were weighed with.
    `names` are the question's names as (first, last) positions in its focus."""

    evidence: tuple[Evidence, ...]
    readings: tuple[Reading, ...]
    weights: tuple[float, ...]
    names: tuple[tuple[int, int], ...]
    references: tuple[Reference, ...]
    weight_of: Frequency

    def best(self, count: int) -> tuple[Evidence, ...]:
        return self.evidence[:count]


def gather(
    asked: Asked, result: SearchResult, library: Library, naming: Sequence[str] = ()
) -> Pool:
    """The candidates of a question, best first; ties by document, then place. `naming` are more
    documents to read, after those in scope."""
    readings, windows = _readings(result, library, naming)
    weight_of = _rarity(readings)
    focus = asked.focus
    weights = tuple(weight_of(token.folded) for token in focus)
    names = find_names(asked, readings)
    references = result.scope.references
    scorer = _Scorer(asked, weights, names, references, _best_hits(result.hits))
    evidence = [
        scorer.weigh(reading, sentence)
        for reading in readings
        for sentence in _in_reach(reading, windows.get(reading.document.doc_id))
    ]
    evidence.sort(key=lambda found: (-found.score, found.reading.document.path, found.sentence))
    return Pool(tuple(evidence), tuple(readings), weights, names, references, weight_of)


def find_names(asked: Asked, readings: Sequence[Reading]) -> tuple[tuple[int, int], ...]:
    """The proper names of a question as (first, last) positions in its focus: runs written with
    capitals, and runs that the documents write so, longest first. A run does not begin with the
    first word of the question unless the documents know it as a name."""
    known = frozenset().union(*(reading.names for reading in readings)) if readings else frozenset()
    words = [token.folded for token in asked.focus]
    taken: list[tuple[int, int]] = []
    for size in range(6, 1, -1):
        for first in range(len(words) - size + 1):
            last = first + size - 1
            if any(first <= end and start <= last for start, end in taken):
                continue
            if _adjacent(asked, first, last) and " ".join(words[first : last + 1]) in known:
                taken.append((first, last))
    taken.extend(_capitalised(asked, taken))
    return tuple(sorted(taken))


def _adjacent(asked: Asked, first: int, last: int) -> bool:
    gaps = zip(asked.focus[first:last], asked.focus[first + 1 : last + 1], strict=True)
    return all(0 <= right.start - left.end <= 1 for left, right in gaps)


def _capitalised(asked: Asked, taken: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    first = None
    for index in range(len(asked.focus) + 1):
        is_name = index < len(asked.focus) and _is_capital(asked, asked.focus[index])
        is_taken = any(start <= index <= end for start, end in taken)
        if is_name and not is_taken and (first is None or _adjacent(asked, index - 1, index)):
            first = index if first is None else first
            continue
        if first is not None and index - first >= 2:
            yield first, index - 1
        first = index if is_name and not is_taken else None


def _is_capital(asked: Asked, token: Token) -> bool:
    written = asked.vietnamese[token.start : token.end]
    return written[0].isupper() and not (written.isupper() and len(written) > 1)


def _readings(
    result: SearchResult, library: Library, naming: Sequence[str]
) -> tuple[list[Reading], dict[str, list[Span]]]:
    """Documents to read, those in scope first; for long ones the passages hit, as windows."""
    order = dict.fromkeys([*result.scope.doc_ids, *naming, *(hit.doc_id for hit in result.hits)])
    most = max(_MOST_DOCUMENTS, len(result.scope.doc_ids) + len(naming))
    readings = [library.reading(doc_id) for doc_id in list(order)[: min(most, _FAR_TOO_MANY)]]
    windows: dict[str, list[Span]] = {}
    for hit in result.hits:
        windows.setdefault(hit.doc_id, []).append(Span(hit.start, hit.end))
    long = {r.document.doc_id for r in readings if len(r.text) > _WHOLE_CHARS}
    return readings, {doc_id: windows.get(doc_id, []) for doc_id in long}


def _in_reach(reading: Reading, windows: list[Span] | None) -> Iterable[int]:
    if windows is None:
        return range(len(reading.sentences))
    reach: set[int] = set()
    for window in windows:
        first = max(0, reading.sentence_at(window.start) - 3)
        last = reading.sentence_at(window.end - 1) + 3
        reach.update(range(first, min(last + 1, len(reading.sentences))))
    return sorted(reach)


def _rarity(readings: Sequence[Reading]) -> Frequency:
    """Weight of a folded word: its inverse frequency over the sentences of the documents read."""
    counts: dict[str, int] = {}
    total = 0
    for reading in readings:
        for sentence in range(len(reading.sentences)):
            total += 1
            for word in reading.words(sentence).folded:
                counts[word] = counts.get(word, 0) + 1
    unseen = math.log(1 + (total + 0.5) / 0.5)

    def weight(word: str) -> float:
        count = counts.get(word, 0)
        return math.log(1 + (total - count + 0.5) / (count + 0.5)) if count else unseen

    return weight


def _best_hits(hits: Sequence[Hit]) -> dict[str, list[tuple[int, int, float]]]:
    top = max((hit.score for hit in hits), default=0.0)
    placed: dict[str, list[tuple[int, int, float]]] = {}
    for hit in hits:
        share = hit.score / top if top > 0 else 0.0
        placed.setdefault(hit.doc_id, []).append((hit.start, hit.end, share))
    return placed


class _Scorer:
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
        self._words = [token.folded for token in asked.focus]
        self._toned = [token.toned for token in asked.focus]
        self._weights = weights
        self._total = sum(weights) or 1.0
        self._names = names
        self._references = references
        self._hits = hits
        self._beside = [_adjacent(asked, at, at + 1) for at in range(len(self._words) - 1)]
        named = {at for first, last in names for at in range(first, last + 1)}
        self._plain = [
            at
            for at, word in enumerate(self._words)
            if at not in named and not word[0].isdigit() and word not in _GENERIC
        ]
        self._anchors: dict[str, list[float]] = {}
        self._phrases: dict[str, list[float]] = {}

    def weigh(self, reading: Reading, sentence: int) -> Evidence:
        held = self._held(reading, sentence)
        anchored = [
            value * anchor for value, anchor in zip(held, self._anchored(reading), strict=True)
        ]
        own = self._share([value if value > _LEAST_OWN else 0.0 for value in anchored])
        coverage = self._share(anchored)
        said = self._said(reading, sentence, held)
        pairs = self._pairs(reading, sentence)
        names = self._names_found(reading, held)
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
        for word, with_tones in zip(self._words, self._toned, strict=True):
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
        line = reading.line_of(sentence)
        for other in range(max(0, sentence - 4), sentence):
            if word in reading.words(other).folded:
                level = max(level, _IN_PARAGRAPH if reading.line_of(other) == line else _BEFORE)
        passage = reading.passage_at(reading.sentences[sentence].start)
        if passage is not None and word in fold(passage.section).split():
            level = max(level, _IN_HEADING)
        return level

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

    def _names_found(self, reading: Reading, held: Sequence[float]) -> float:
        """How well the worst placed of the question's names and numbers is found: 1 where it is in
        the sentence or near it, 0 where the document lacks it."""
        shares = [1.0]
        present = self._names_in(reading)
        for (first, last), found in zip(self._names, present, strict=True):
            shares.append(min(1.0, max(min(held[first : last + 1]) * 1.6, found)))
        for index, word in enumerate(self._words):
            if word[0].isdigit() and word != str(self._asked.count):
                level = held[index] * (1.0 if self._number_joined(reading, index) else 0.2)
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


def _above_title(reading: Reading, sentence: int) -> bool:
    """Whether a sentence belongs to an official paper's letterhead, which tells nothing."""
    header = reading.document.header
    if header.identity is None or header.title is None or header.title.span is None:
        return False
    return reading.sentences[sentence].start < header.title.span.start


def mentions_any(reading: Reading, references: Sequence[Reference]) -> bool:
    """Whether a document names one of these papers, or is one."""
    held = [*(reference for reference, _ in reading.mentions), *reading.subjects]
    return any(same_paper(one, other) for one in held for other in references)
