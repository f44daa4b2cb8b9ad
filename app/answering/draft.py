"""What a way of answering takes and what it hands back, before citations are numbered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.candidates import Evidence, Pool
from app.question import Asked
from app.reader import Reads
from app.reading import Library, Reading
from index.model import SearchResult
from index.schema import StoredDuty, StoredRelation
from ingest.model import Reference, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a document that prove something."""

    reading: Reading
    span: Span

    @property
    def text(self) -> str:
        return self.reading.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing answered and the quotes that prove it, best first."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is worded. `facts` in order; `is_list` makes them items; `expected` is
    the announced count; `evidence` the sentence that carried it; `fit` (0 to 1) how well what was
    found is of the sort asked for; `margin` (0 to 1) how far it is ahead of the next; `share` (0 to
    1) the trust in a sentence chosen among others, 0 where none was chosen; `chosen` (0 to 1) that
    of the fitted choice in the sentence that carries the facts, 1 where they are the document's
    structure; `trust` (0 to 1) how far an answer out of general texts is trusted, None out of
    papers and reports; `known` the share of the question's words, by rarity, that its documents
    hold at all, those aside that it only `supposed` of a paper's head; `doubt` (0 to 1) the share
    of trust lost because what narrows the question down is not said; `by_form` whether the
    question's form alone told what it asks, `anywhere` whether that holds in general texts, too;
    `bounded` whether a day in the question bounds the facts and need not stand in the texts.
    Without facts it says why nothing was found, in `note`."""

    kind: str
    facts: tuple[Fact, ...] = ()
    is_list: bool = False
    expected: int | None = None
    evidence: Evidence | None = None
    fit: float = 1.0
    margin: float = 1.0
    share: float = 0.0
    chosen: float = 1.0
    trust: float | None = None
    known: float = 1.0
    supposed: frozenset[str] = frozenset()
    doubt: float = 0.0
    by_form: bool = False
    anywhere: bool = False
    bounded: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a way of answering may look at. `duties` and `relations` list the collection's,
    `identity_of` gives the paper that a document is; `search` searches again for another
    wording; `reader` reads the likeliest sentences of general texts, where there is one."""

    asked: Asked
    pool: Pool
    result: SearchResult
    library: Library
    duties: Callable[[], Sequence[StoredDuty]]
    relations: Callable[[], Sequence[StoredRelation]]
    identity_of: Callable[[str], Reference | None]
    search: Callable[[str], SearchResult]
    references: tuple[Reference, ...] = field(default=())
    reader: Reads | None = None

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each name that the question gives."""
        focus = self.asked.focus
        return tuple(
            tuple(token.folded for token in focus[first : last + 1])
            for first, last in self.pool.names
        )

    @property
    def scope_readings(self) -> tuple[Reading, ...]:
        """The documents inside the named scope, or all that were read where none is named."""
        inside = set(self.result.scope.doc_ids)
        if not inside:
            return self.pool.readings
        return tuple(r for r in self.pool.readings if r.document.doc_id in inside)


def is_sentence(draft: Draft) -> bool:
    """Whether a draft says just the sentence that carries it, whole."""
    found = draft.evidence
    return found is not None and [fact.text for fact in draft.facts] == [found.quote]


def sentence_quote(evidence: Evidence) -> Quote:
    """The sentence itself as a quote."""
    return Quote(evidence.reading, evidence.span)


def quote_around(reading: Reading, span: Span) -> Quote:
    """The sentence that holds a span; more sentences where the span crosses them."""
    first = max(0, reading.sentence_at(span.start))
    last = max(first, reading.sentence_at(max(span.start, span.end - 1)))
    if not reading.sentences:
        return Quote(reading, span)
    start = min(reading.sentences[first].start, span.start)
    return Quote(reading, Span(start, max(reading.sentences[last].end, span.end)))
