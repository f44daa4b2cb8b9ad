"""Candidate sentences for a question: from hits and whole documents in scope, scored by what of
the question they hold, weighted by rarity, and by retrieval's own score."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.question import Asked
from app.reading import Library, Reading
from app.tokens import Token
from index.model import Hit, SearchResult
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference, Span

_MOST_DOCUMENTS = 24
_WHOLE_CHARS = 120_000
# What a word counts that stands not in the sentence itself but around it.
_IN_PARAGRAPH = 0.6
_BEFORE = 0.4
_IN_HEADING = 0.5
_IN_DOCUMENT = 0.15
_OTHER_TONE = 0.6

Frequency = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer. `own` is the share of the question's weight that the sentence
    itself holds, `coverage` the same counting what stands around it, `pairs` the share of
    neighbouring words kept together, `names` the share of the question's names and numbers found
    in or around it, `retrieval` the hit's score relative to the best (0 to 1), `about` how surely
    it is about the named papers (1 when none is named). `score` ranks."""

    reading: Reading
    sentence: int
    own: float
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


def gather(asked: Asked, result: SearchResult, library: Library) -> Pool:
    """The candidates of a question, best first; ties by document, then place."""
    readings, windows = _readings(result, library)
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
    result: SearchResult, library: Library
) -> tuple[list[Reading], dict[str, list[Span]]]:
    """Documents to read, those in scope first; for long ones the passages hit, as windows."""
    order = dict.fromkeys([*result.scope.doc_ids, *(hit.doc_id for hit in result.hits)])
    readings = [library.reading(doc_id) for doc_id in list(order)[:_MOST_DOCUMENTS]]
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
            for word in {token.folded for token in reading.tokens(sentence)}:
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

    def weigh(self, reading: Reading, sentence: int) -> Evidence:
        held = self._held(reading, sentence)
        own = self._share([value if value >= _OTHER_TONE else 0.0 for value in held])
        coverage = self._share(held)
        pairs = self._pairs(reading, sentence)
        names = self._names_found(reading, sentence, held)
        about = self._about(reading, sentence)
        retrieval = self._retrieval(reading, sentence)
        score = (
            0.45 * coverage + 0.25 * own + 0.2 * pairs + 0.2 * retrieval + 0.25 * names
        ) * (0.25 + 0.75 * about)  # fmt: skip
        return Evidence(
            reading, sentence, own, coverage, pairs, names, retrieval, about, round(score, 9)
        )

    def _held(self, reading: Reading, sentence: int) -> list[float]:
        """For each focus word, how well the sentence or what is around it holds it."""
        own = reading.tokens(sentence)
        line = reading.line_of(sentence)
        around: dict[str, float] = {}
        for word in reading.heading_tokens:
            around[word] = _IN_HEADING
        passage = reading.passage_at(reading.sentences[sentence].start)
        for other in range(max(0, sentence - 4), min(sentence + 2, len(reading.sentences))):
            if other == sentence:
                continue
            same = reading.line_of(other) == line
            level = _IN_PARAGRAPH if same and other < sentence else _BEFORE
            if not same and other > sentence:
                continue
            for token in reading.tokens(other):
                around[token.folded] = max(around.get(token.folded, 0.0), level)
        section = fold(passage.section).split() if passage is not None else []
        toned = {token.toned for token in own}
        folded = {token.folded for token in own}
        levels = []
        for word, with_tones in zip(self._words, self._toned, strict=True):
            if with_tones in toned or (not self._asked.toned and word in folded):
                levels.append(1.0)
            elif word in folded:
                levels.append(_OTHER_TONE)
            elif word in around:
                levels.append(around[word])
            elif word in section:
                levels.append(_IN_HEADING)
            else:
                levels.append(_IN_DOCUMENT if word in reading.all_tokens else 0.0)
        return levels

    def _share(self, held: Sequence[float]) -> float:
        weighed = zip(held, self._weights, strict=True)
        return sum(value * weight for value, weight in weighed) / self._total

    def _pairs(self, reading: Reading, sentence: int) -> float:
        """The share of neighbouring focus words that the sentence keeps side by side."""
        if len(self._words) < 2:
            return 1.0 if self._words and self._held(reading, sentence)[0] == 1.0 else 0.0
        tokens = [token.folded for token in reading.tokens(sentence)]
        present = set(pairwise(tokens))
        kept = total = 0.0
        for index in range(len(self._words) - 1):
            weight = self._weights[index] + self._weights[index + 1]
            total += weight
            kept += weight if (self._words[index], self._words[index + 1]) in present else 0.0
        return kept / total if total else 0.0

    def _names_found(self, reading: Reading, sentence: int, held: Sequence[float]) -> float:
        """The share of the question's names and numbers found: 1 in the sentence or around."""
        shares = []
        for first, last in self._names:
            level = min(held[first : last + 1])
            phrase = " ".join(self._words[first : last + 1])
            if level <= _IN_DOCUMENT and phrase in fold(reading.text):
                level = max(level, 0.3)
            shares.append(min(1.0, level * 1.6))
        for index, word in enumerate(self._words):
            if word[0].isdigit():
                shares.append(min(1.0, held[index] * 1.6))
        return sum(shares) / len(shares) if shares else 1.0

    def _about(self, reading: Reading, sentence: int) -> float:
        if not self._references:
            return 1.0
        return max(reading.about(sentence, reference) for reference in self._references)

    def _retrieval(self, reading: Reading, sentence: int) -> float:
        span = reading.sentences[sentence]
        placed = self._hits.get(reading.document.doc_id, ())
        return max((s for start, end, s in placed if start <= span.start < end), default=0.0)


def mentions_any(reading: Reading, references: Sequence[Reference]) -> bool:
    """Whether a document names one of these papers, or is one."""
    held = [*(reference for reference, _ in reading.mentions), *reading.subjects]
    return any(same_paper(one, other) for one in held for other in references)
