"""The likeliest sentences read again, beside the question and what stands around them.

Only where no rule settled a question does this pay: in general texts, whose sentences say things in
other words than the question does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from app.choosing import Chosen, load_weights, ranked, weighed
from app.evidence import Evidence
from app.question import Asked
from ingest.model import Span

_MOST_TEXTS = 3
_LEAST_SHARE = 0.01  # of the likeliest sentence of a text that is worth reading
_NEAR = 10  # sentences to either side that the reader is shown
_UNREAD = 1.0  # what a sentence that was not read is behind the least likely one that was
TRAIT = "reader"


class Reads(Protocol):
    """Reads a question and sentences together."""

    def read(self, question: str, sentences: Sequence[str], best: int) -> Mapping[int, float]:
        """Scores of those sentences around the likeliest one, `best`, that it takes in at once."""
        ...


def read_again(
    asked: Asked,
    chosen: Sequence[Chosen],
    reader: Reads,
    weights: Mapping[str, float] | None = None,
) -> list[Chosen]:
    """Chosen sentences, best first by their traits and what the reader makes of the likeliest."""
    given = weights or load_weights(kind="reread")
    values = read_values(asked, chosen, reader)
    scores = [
        weighed(one.traits, given) + given[TRAIT] * value
        for one, value in zip(chosen, values, strict=True)
    ]
    return ranked([(one.evidence, one.traits) for one in chosen], scores)


def read_values(asked: Asked, chosen: Sequence[Chosen], reader: Reads) -> list[float]:
    """For each sentence what the reader makes of it; one that it did not read comes last."""
    worth = worth_reading(chosen)
    with ThreadPoolExecutor(max(1, len(worth))) as pool:
        scored = list(pool.map(lambda best: _scores(asked, best, reader), worth))
    found = {place: score for scores in scored for place, score in scores.items()}
    keys = [(one.evidence.reading.document.path, one.evidence.sentence) for one in chosen]
    read = [found[key] for key in keys if key in found]
    least = min(read, default=0.0) - _UNREAD
    return [found.get(key, least) for key in keys]


def _scores(asked: Asked, best: Chosen, reader: Reads) -> dict[tuple[str, int], float]:
    """The scores of the sentences around one, by their text's path and their number."""
    reading = best.evidence.reading
    first, spans = around(best.evidence)
    texts = [reading.text[span.start : span.end] for span in spans]
    scores = reader.read(asked.vietnamese, texts, best.evidence.sentence - first)
    return {(reading.document.path, first + place): score for place, score in scores.items()}


def worth_reading(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The likeliest sentence of each of the few likeliest texts."""
    masses: dict[str, float] = {}
    bests: dict[str, Chosen] = {}
    for one in chosen:
        path = one.evidence.reading.document.path
        masses[path] = masses.get(path, 0.0) + one.share
        if path not in bests or one.share > bests[path].share:
            bests[path] = one
    order = sorted(bests, key=lambda path: (-masses[path], path))
    worth = [bests[path] for path in order if bests[path].share > _LEAST_SHARE]
    return worth[:_MOST_TEXTS] or [bests[path] for path in order[:1]]


def around(evidence: Evidence) -> tuple[int, Sequence[Span]]:
    """The sentences near one, itself among them, and the number of the first."""
    first = max(0, evidence.sentence - _NEAR)
    return first, evidence.reading.sentences[first : evidence.sentence + _NEAR + 1]
