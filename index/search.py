"""Search: reads the question, ranks passages, puts what it names first, says why each was found."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.asked import Asked
from index.catalog import Catalog
from index.derived import covered_generation, open_index, refresh
from index.duplicates import collapse
from index.encoder import Encoder
from index.lock import writer_lock
from index.model import Filters, Hit, Reason, Scope, SearchResult, SentenceMatch
from index.passage_index import Allowed, PassageIndex, Ranked
from index.question import documents_within, read_scope
from index.reasons import WORDS, reasons_of
from index.schema import DocumentRow, StoredPassage
from index.weights import Weights
from ingest.errors import BadInput, IndexBusy, IndexUnusable
from ingest.model import Reference

_SPARE = 3  # times k passages are ranked, since near-identical ones collapse
_MOST_HITS = 1000


@dataclass(slots=True)
class _Open:
    """What is in memory for one generation of the catalog."""

    generation: int
    index: PassageIndex
    documents: dict[str, DocumentRow]
    cited: list[Reference]


class Searcher:
    """Search over a catalog and its derived files; it follows the catalog as that changes."""

    def __init__(
        self,
        catalog: Catalog,
        directory: Path,
        encoder: Encoder,
        *,
        weights: Weights | None = None,
    ) -> None:
        self._catalog = catalog
        self._directory = directory
        self._encoder = encoder
        self._weights = weights or Weights()
        self._opened: _Open | None = None
        self._lock = threading.Lock()

    def document_frequency(self, folded_word: str) -> int:
        """How many passages hold a folded syllable, or a pair of syllables joined by "_"."""
        return self._current().index.document_frequency(folded_word)

    def search(self, text: str, k: int = 10, *, filters: Filters | None = None) -> SearchResult:
        """The k best passages for a question, those inside its scope first.

        Raises: BadInput for k outside 1 to 1000.
        """
        if not 1 <= k <= _MOST_HITS:
            raise BadInput(f"k={k}: hãy chọn từ 1 đến {_MOST_HITS} kết quả")
        started = time.perf_counter()
        opened = self._current()
        rows = list(opened.documents.values())
        asked = opened.index.prepare(text)
        scope = read_scope(asked.toned, rows, opened.cited) if self._weights.scope else Scope()
        limited = filters if filters != Filters() else None
        allowed = self._allowed(documents_within(limited, rows)) if limited else None
        read = time.perf_counter()
        vector = self._encoder.encode_question(asked.toned)
        encoded = time.perf_counter()
        ranked = self._ranked(opened.index, asked, vector, scope, allowed, k)
        hits = self._hits(ranked, scope, opened.documents, k)
        ended = time.perf_counter()
        return SearchResult(
            question=asked.typed,
            toned=asked.toned,
            scope=scope,
            hits=tuple(hits),
            timings_ms={
                "read": round(1000 * (read - started), 1),
                "encode": round(1000 * (encoded - read), 1),
                "rank": round(1000 * (ended - encoded), 1),
            },
        )

    def _current(self) -> _Open:
        """The index of the catalog's present generation, caught up with where it lags behind."""
        generation = self._catalog.generation
        with self._lock:
            opened = self._opened
            if opened is None or opened.generation != generation:
                opened = self._open(generation)
                self._opened = opened
            return opened

    def _open(self, generation: int) -> _Open:
        self._catch_up(generation)
        try:
            covered, index = open_index(
                self._catalog, self._directory, self._encoder, weights=self._weights
            )
        except IndexUnusable:
            if self._opened is None:
                raise
            return self._opened  # a writer is replacing the files; what is in memory still answers
        return _Open(
            generation=covered,
            index=index,
            documents={row.doc_id: row for row in self._catalog.documents()},
            cited=[stored.relation.target for stored in self._catalog.relations()],
        )

    def _catch_up(self, generation: int) -> None:
        if covered_generation(self._directory, self._encoder.name) == generation:
            return
        try:
            with writer_lock(self._directory):
                refresh(self._catalog, self._directory, self._encoder, _silent)
        except IndexBusy:
            return  # the writer is about to do the same; until then the older state answers

    def _allowed(self, documents: Sequence[str]) -> Allowed:
        ids = self._catalog.passage_ids_of(documents)
        return Allowed(np.array(ids, np.int64), tuple(documents))

    def _ranked(
        self,
        index: PassageIndex,
        asked: Asked,
        vector: npt.NDArray[np.float32],
        scope: Scope,
        allowed: Allowed | None,
        k: int,
    ) -> list[Ranked]:
        """Ranked passages of the whole collection and, where the question names documents, as many
        from within these, so that they are there to come first."""
        ranked = index.rank_asked(asked, vector, _SPARE * k, allowed=allowed)
        if not scope.doc_ids:
            return ranked
        inside = self._allowed(
            [doc_id for doc_id in scope.doc_ids if allowed is None or doc_id in allowed.documents]
        )
        within = index.rank_asked(asked, vector, _SPARE * k, allowed=inside)
        known = {one.id for one in within}
        return within + [one for one in ranked if one.id not in known]

    def _hits(
        self,
        ranked: Sequence[Ranked],
        scope: Scope,
        documents: dict[str, DocumentRow],
        k: int,
    ) -> list[Hit]:
        passages = {one.id: one for one in self._catalog.passages_by_id(one.id for one in ranked)}
        inside = set(scope.doc_ids)
        hits = [
            _hit(one, passages[one.id], documents[passages[one.id].doc_id], inside)
            for one in ranked
            if one.id in passages and passages[one.id].doc_id in documents
        ]
        ordered = sorted(hits, key=lambda hit: _place(hit, inside))
        kept = collapse(ordered) if self._weights.collapse else ordered
        return [
            replace(hit, rank=rank, page=self._page(hit)) for rank, hit in enumerate(kept[:k], 1)
        ]

    def _page(self, hit: Hit) -> int | None:
        return self._catalog.document(hit.doc_id).page_of(hit.start)


def _place(hit: Hit, inside: set[str]) -> tuple[bool, bool, float, int]:
    """The order of hits: the scope first, in it primary texts first, then the score."""
    secondary = hit.source != "primary" if inside and hit.in_scope else False
    return not hit.in_scope, secondary, -hit.score, hit.passage_id


def _hit(one: Ranked, passage: StoredPassage, row: DocumentRow, inside: set[str]) -> Hit:
    header = row.header
    # Of several papers that a text names it may be about none.
    paper = header.identity or (header.subjects[0] if len(header.subjects) == 1 else None)
    in_scope = not inside or row.doc_id in inside
    identity = (Reason("identity", WORDS["identity"], 0.0),) if inside and in_scope else ()
    return Hit(
        doc_id=row.doc_id,
        path=row.path,
        title=header.shown_title(row.path.rpartition("/")[2]),
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=one.score,
        rank=0,
        section=passage.section,
        page=None,
        directive=paper.canonical if paper else None,
        kind=header.kind,
        source=header.source,
        date=header.date.value if header.date else None,
        in_scope=in_scope,
        reasons=identity + reasons_of(one),
        passage_id=passage.id,
        sentences=_matches(one, passage),
    )


def _matches(one: Ranked, passage: StoredPassage) -> tuple[SentenceMatch, ...]:
    if not one.sentences:
        return ()
    return tuple(
        SentenceMatch(passage.start + start, passage.start + end, covered, cosine)
        for (start, end), (covered, cosine) in zip(passage.sentences, one.sentences, strict=True)
    )


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""
