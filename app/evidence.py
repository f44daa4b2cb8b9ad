"""A sentence that may answer, and how well it fits the question."""

from __future__ import annotations

from dataclasses import dataclass

from app.reading import Reading
from ingest.model import Span

_MARKS = " ,.;:"


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

    def name_around(self, span: Span) -> Span:
        """A span of the sentence, or all of the name that it is a part of: "Lê Văn" of "Lê Văn
        Được"."""
        said = self.reading.text[span.start : span.end]
        start, end = span.end - len(said.lstrip(_MARKS)), span.start + len(said.rstrip(_MARKS))
        names = (one.name for one in self.reading.people(self.sentence))
        return next((name for name in names if name.start <= start and end <= name.end), span)
