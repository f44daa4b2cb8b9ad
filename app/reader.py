"""The likeliest sentences read again, beside the question and what stands around them.

Only where no rule settled a question does this pay: in general texts, whose sentences say things in
other words than the question does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol

from app.choosing import Chosen, Told, load_weights, ranked, weighed
from app.evidence import Evidence
from app.question import Asked
from index.model import ReadSentence
from ingest.model import Span

_MOST_TEXTS = 3
_LEAST_SHARE = 0.01  # of the likeliest sentence of a text that is worth reading
_NEAR = 10  # sentences to either side that the reader is shown
_UNREAD = 1.0  # what a sentence that was not read is behind the least likely one that was
TRAIT = "reader"

_Place = tuple[str, int]  # the path of a sentence's text and its number in it


class Reads(Protocol):
    """Reads a question and sentences together."""

    def read(
        self, question: str, sentences: Sequence[str], best: int
    ) -> Mapping[int, ReadSentence]:
        """What it makes of those sentences around the likeliest one, `best`, that it takes in at
        once."""
        ...


def read_again(
    asked: Asked,
    chosen: Sequence[Chosen],
    reader: Reads,
    weights: Mapping[str, float] | None = None,
) -> list[Chosen]:
    """Chosen sentences, best first by their traits and what the reader makes of the likeliest."""
    given = weights or load_weights(kind="reread")
    found = _read(asked, chosen, reader)
    scores = [
        weighed(one.traits, given) + given[TRAIT] * value
        for one, value in zip(chosen, _values(chosen, found), strict=True)
    ]
    again = ranked([(one.evidence, one.traits) for one in chosen], scores)
    return [replace(one, told=_told(one.evidence, found.get(_place(one)))) for one in again]


def read_values(asked: Asked, chosen: Sequence[Chosen], reader: Reads) -> list[float]:
    """For each sentence what the reader makes of it; one that it did not read comes last."""
    return _values(chosen, _read(asked, chosen, reader))


def _values(chosen: Sequence[Chosen], found: Mapping[_Place, ReadSentence]) -> list[float]:
    read = [found[place].score for place in map(_place, chosen) if place in found]
    least = min(read, default=0.0) - _UNREAD
    return [found[place].score if place in found else least for place in map(_place, chosen)]


def _read(asked: Asked, chosen: Sequence[Chosen], reader: Reads) -> dict[_Place, ReadSentence]:
    worth = worth_reading(chosen)
    with ThreadPoolExecutor(max(1, len(worth))) as pool:
        read = list(pool.map(lambda best: _around_read(asked, best, reader), worth))
    return {place: one for found in read for place, one in found.items()}


def _around_read(asked: Asked, best: Chosen, reader: Reads) -> dict[_Place, ReadSentence]:
    """What is made of the sentences around one."""
    reading = best.evidence.reading
    first, spans = around(best.evidence)
    texts = [reading.text[span.start : span.end] for span in spans]
    found = reader.read(asked.vietnamese, texts, best.evidence.sentence - first)
    return {(reading.document.path, first + at): one for at, one in found.items()}


def _place(one: Chosen) -> _Place:
    return one.evidence.reading.document.path, one.evidence.sentence


def _told(evidence: Evidence, read: ReadSentence | None) -> Told | None:
    """A sentence's likeliest answer, in its document."""
    if read is None or read.end <= read.start:
        return None
    start = evidence.span.start
    return Told(Span(start + read.start, start + read.end), read.share)


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
