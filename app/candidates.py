"""Candidate sentences for a question: from hits and whole documents in scope, scored by what of
the question they hold, weighted by rarity, and by retrieval's own score."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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
_WHOLE_CHARS = 120_000

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
    scorer = Scorer(asked, weights, names, references, _best_hits(result.hits))
    evidence = [
        scorer.weigh(reading, sentence)
        for reading in readings
        for sentence in _in_reach(reading, windows.get(reading.document.doc_id))
    ]
    evidence.sort(key=lambda found: (-found.score, found.reading.document.path, found.sentence))
    return Pool(tuple(evidence), tuple(readings), weights, names, references, weight_of)


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


def mentions_any(reading: Reading, references: Sequence[Reference]) -> bool:
    """Whether a document names one of these papers, or is one."""
    held = [*(reference for reference, _ in reading.mentions), *reading.subjects]
    return any(same_paper(one, other) for one in held for other in references)
