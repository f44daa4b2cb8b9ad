"""Candidate sentences for a question: from hits and whole documents in scope, scored by what of
the question they hold, weighted by rarity, and by retrieval's own score."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from app.evidence import Evidence as Evidence
from app.names_asked import find_names
from app.question import Asked
from app.reading import Library, Reading
from app.weighing import Scorer
from index.model import Hit, SearchResult
from ingest.identity import same_paper
from ingest.model import Reference, Span

_MOST_DOCUMENTS = 24
_FAR_TOO_MANY = 200
_WHOLE_CHARS = 120_000  # a longer document is read around its hits only
_TOGETHER_CHARS = 80_000  # once so much was read whole, further ones are read around their hits

Frequency = Callable[[str], float]


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

    @property
    def named(self) -> frozenset[int]:
        """Which words of the question's focus belong to its names."""
        return frozenset(at for first, last in self.names for at in range(first, last + 1))


def gather(
    asked: Asked, result: SearchResult, library: Library, naming: Sequence[str] = ()
) -> Pool:
    """The candidates of a question, best first; ties by document, then place. `naming` are more
    documents to read, after those in scope."""
    reached = _reached(result, library, naming)
    readings = [reading for reading, _ in reached]
    weight_of = _rarity(reached)
    focus = asked.focus
    weights = tuple(weight_of(token.folded) for token in focus)
    names = find_names(asked, readings)
    references = result.scope.references
    scorer = Scorer(asked, weights, names, references, _best_hits(result.hits))
    evidence = [one for reached_in in reached for one in scorer.weigh(*reached_in)]
    evidence.sort(key=lambda found: (-found.score, found.reading.document.path, found.sentence))
    return Pool(tuple(evidence), tuple(readings), weights, names, references, weight_of)


def _reached(
    result: SearchResult, library: Library, naming: Sequence[str]
) -> list[tuple[Reading, Sequence[int]]]:
    """Documents to read, those in scope first, each with its sentences that are in reach: all, or
    those around what was found where the document is long or much was read before it."""
    scope = dict.fromkeys([*result.scope.doc_ids, *naming])
    order = list(dict.fromkeys([*scope, *(hit.doc_id for hit in result.hits)]))
    windows: dict[str, list[Span]] = {}
    for hit in result.hits:
        windows.setdefault(hit.doc_id, []).append(Span(hit.start, hit.end))
    reached: list[tuple[Reading, Sequence[int]]] = []
    read = 0
    for doc_id in order[: min(max(_MOST_DOCUMENTS, len(scope)), _FAR_TOO_MANY)]:
        reading = library.reading(doc_id)
        length = len(reading.text)
        if length <= _WHOLE_CHARS and (doc_id in scope or read + length <= _TOGETHER_CHARS):
            reached.append((reading, range(len(reading.sentences))))
            read += length
        else:
            reached.append((reading, _around(reading, windows.get(doc_id, []))))
    return reached


def _around(reading: Reading, windows: Sequence[Span]) -> list[int]:
    reach: set[int] = set()
    for window in windows:
        first = max(0, reading.sentence_at(window.start) - 3)
        last = reading.sentence_at(window.end - 1) + 3
        reach.update(range(first, min(last + 1, len(reading.sentences))))
    return sorted(reach)


def _rarity(reached: Sequence[tuple[Reading, Sequence[int]]]) -> Frequency:
    """Weight of a folded word: its inverse frequency over the sentences in reach."""
    lines = [reading.line(sentence).folded for reading, within in reached for sentence in within]
    total = len(lines)

    @cache
    def weight(word: str) -> float:
        blank = f" {word} "
        count = sum(blank in line for line in lines)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    return weight


def _best_hits(hits: Sequence[Hit]) -> dict[str, list[tuple[int, int, float]]]:
    top = max((hit.score for hit in hits), default=0.0)
    placed: dict[str, list[tuple[int, int, float]]] = {}
    for hit in hits:
        share = hit.score / top if top > 0 else 0.0
        placed.setdefault(hit.doc_id, []).append((hit.start, hit.end, share))
    return placed


def mentions_any(reading: Reading, references: Sequence[Reference]) -> bool:
    """Whether a document names one of these papers, or is one."""
    held = [*(reference for reference, _ in reading.mentions), *reading.subjects]
    return any(same_paper(one, other) for one in held for other in references)
