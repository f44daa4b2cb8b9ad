"""What retrieval takes and returns: filters, hits, and how a question was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.model import Reference


@dataclass(frozen=True, slots=True)
class Filters:
    """Exact limits on what may be returned; None or empty means no limit. Dates are inclusive."""

    directive: str | None = None  # any spelling; matches the document's own number or its subject
    issuer: str | None = None
    kinds: tuple[str, ...] = ()
    source: str | None = None  # "primary" | "secondary"
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    doc_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal's share of a hit's score: `signal` is "vector", "window", "terms", "folded" or
    "identity"; `words` says it to a person; `value` is its weighted contribution."""

    signal: str
    words: str
    value: float


class SentenceMatch(NamedTuple):
    """How a sentence of a hit meets the question: its span in the document's text, the share of
    the question's words that it holds, weighed by rarity, and the cosine of their meanings."""

    start: int
    end: int
    covered: float
    cosine: float


class ReadSentence(NamedTuple):
    """What a reader makes of a sentence: its score among the sentences read beside it, and the
    likeliest span of whole words in it that answers, in characters of the sentence, with that
    span's share of all spans (0 to 1)."""

    score: float
    start: int
    end: int
    share: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `text` is exactly `Document.text[start:end]`; `rank` counts from 1.
    `in_scope` is False for passages outside the directive, issuer, place or period that the
    question names. `duplicates` are (doc_id, start, end) of near-identical passages folded
    into this one. `sentences` are in reading order, none where the encoder has no sentence
    vectors."""

    doc_id: str
    path: str
    title: str
    start: int
    end: int
    text: str
    score: float
    rank: int
    section: str
    page: int | None
    directive: str | None  # canonical number of the document, or of its main subject
    kind: str
    source: str
    date: str | None  # ISO
    in_scope: bool = True
    reasons: tuple[Reason, ...] = ()
    duplicates: tuple[tuple[str, int, int], ...] = ()
    passage_id: int = -1
    sentences: tuple[SentenceMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What the question names, resolved against the collection. `status` is "open" (nothing
    named), "found", "ambiguous" (several issuers; `choices`), "cited" (not held, but mentioned by
    held documents) or "unknown". `doc_ids` are the documents inside the scope, primary first;
    `unknown` those of `references` that no document holds or mentions."""

    status: str = "open"
    references: tuple[Reference, ...] = ()
    issuer: str | None = None
    places: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    kinds: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    choices: tuple[Reference, ...] = ()
    unknown: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, with how the question was read. `toned` is the question as searched, with
    tones restored and abbreviations spelled out where that was needed (else as typed, NFC)."""

    question: str
    toned: str
    scope: Scope
    hits: tuple[Hit, ...]
    timings_ms: dict[str, float] = field(default_factory=dict)
