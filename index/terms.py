"""The term index: BM25 over tokens with tones and over folded ones; only this file knows tantivy.

tantivy finds the best few hundred passages fast; it keeps passage lengths in one byte, so its
scores are near, and `index/bm25.py` scores what it found exactly.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.tokens import VERSION as TOKENS_VERSION
from index.tokens import folded_syllables, syllables, with_pairs
from ingest.errors import IndexUnusable

TONED, FOLDED = "toned", "folded"

_HEAP_BYTES = 64_000_000
_TERMS_A_QUESTION = 256  # a question of 10,000 characters is cut to its rarest terms
_ENTRIES_A_QUESTION = 200_000  # of the index that are walked: common terms hardly tell passages
_FEWEST_TERMS = 4  # that are looked for however common they are
_LAST_ID = 2**62
_COUNTED_UP_TO = 20_000  # passages up to which removed ones are left out of counts exactly
_VERSION_FILE = "version.txt"


class TermDocument(NamedTuple):
    """A passage as the term index takes it; `document` is what filters name."""

    id: int
    document: str
    text: str  # context and text


class TermHits(NamedTuple):
    """Passage ids (int64), best first, with tantivy's near scores (float32)."""

    ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]


class Terms:
    """A term index in a folder, or in memory when there is none. One writer at a time. `removed`
    says that passages were removed since it was made."""

    def __init__(self, directory: Path | None = None, *, removed: bool = False) -> None:
        import tantivy

        self._library = tantivy
        self._directory = directory
        self._removed = removed
        self._schema = _schema()
        if directory is None:
            self._index = tantivy.Index(self._schema)
        else:
            _prepare(directory)
            self._index = tantivy.Index(self._schema, path=str(directory))
        self._index.register_tokenizer("spaces", _tokenizer())
        self._reload()

    @classmethod
    def is_current(cls, directory: Path) -> bool:
        """Whether the folder holds an index that this version of everything can read."""
        file = directory / _VERSION_FILE
        return file.exists() and file.read_text(encoding="utf-8") == _version()

    def add(self, documents: Iterable[TermDocument]) -> list[int]:
        """Adds passages in one commit and returns how many tokens (with tones) each had. Those
        already there with the same or a higher id than the first one are replaced."""
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        lengths = []
        first = True
        for document in documents:
            if first:
                # What a killed run committed but its caller never wrote down would come in twice.
                writer.delete_documents_by_query(self._ids(document.id, _LAST_ID))
                first = False
            toned = with_pairs(syllables(document.text))
            lengths.append(len(toned))
            folded = with_pairs(folded_syllables(document.text))
            row = self._library.Document()
            row.add_unsigned("id", document.id)
            row.add_text("document", document.document)
            row.add_text(TONED, " ".join(toned))
            row.add_text(FOLDED, " ".join(folded))
            writer.add_document(row)
        self._commit(writer)
        return lengths

    def remove(self, ids: Iterable[int]) -> None:
        """Removes passages; unknown ids are no error."""
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        for passage_id in ids:
            # Deleting by term takes the number for a signed one and misses its passage.
            writer.delete_documents_by_query(self._ids(int(passage_id), int(passage_id)))
            self._removed = True
        self._commit(writer)

    def _commit(self, writer: Any) -> None:
        try:
            writer.commit()
        except ValueError as error:
            # A killed commit may leave a file that every later one wants to make anew.
            raise IndexUnusable(f"{self._directory}: không ghi được ({error})") from error
        writer.wait_merging_threads()
        self._reload()

    def __len__(self) -> int:
        """How many passages can be found."""
        return int(self._searcher.num_docs)

    def document_frequency(self, field: str, token: str) -> int:
        """How many passages hold the token. Above `_COUNTED_UP_TO` passages, removed ones may still
        count until the library merges its segments; there they are too few to change an order."""
        if not self._removed or len(self) > _COUNTED_UP_TO:
            return int(self._searcher.doc_freq(field, token))
        known = self._counted.get((field, token))
        if known is None:
            hits: Any = self._searcher.search(self._term(field, token), limit=1, count=True)
            known = self._counted[field, token] = int(hits.count)
        return known

    def pair_frequency(self, first: str, second: str) -> float:
        """How many passages hold two syllables, with these tones, side by side."""
        return float(self.document_frequency(TONED, f"{first}_{second}"))

    def search(
        self,
        field: str,
        weights: Mapping[str, float],
        k: int,
        *,
        documents: Sequence[str] | None = None,
    ) -> TermHits:
        """The k best passages by the weighted sum of BM25 over the tokens; `documents` limits them
        to passages of those documents (None: no limit)."""
        query = self._query(field, weights)
        if query is None or k <= 0 or (documents is not None and not documents):
            return TermHits(np.zeros(0, np.int64), np.zeros(0, np.float32))
        if documents is not None:
            query = self._limited(query, documents)
        hits = self._searcher.search(query, limit=k, count=False).hits
        addresses = [address for _, address in hits]
        ids = self._searcher.fast_field_values("id", addresses) if addresses else []
        return TermHits(np.array(ids, np.int64), np.array([score for score, _ in hits], np.float32))

    def _query(self, field: str, weights: Mapping[str, float]) -> Any | None:
        known = [
            (self.document_frequency(field, token), token)
            for token, weight in weights.items()
            if weight > 0
        ]
        chosen = _affordable(sorted((df, token) for df, token in known if df > 0))
        query, occur = self._library.Query, self._library.Occur
        parts = [
            (occur.Should, query.boost_query(self._term(field, token), weights[token]))
            for _, token in chosen
        ]
        return query.boolean_query(parts) if parts else None

    def _term(self, field: str, token: str) -> Any:
        return self._library.Query.term_query(self._schema, field, token, index_option="freq")

    def _limited(self, query: Any, documents: Sequence[str]) -> Any:
        library = self._library
        inside = library.Query.term_set_query(self._schema, "document", list(documents))
        return library.Query.boolean_query(
            [
                (library.Occur.Must, query),
                (library.Occur.Must, library.Query.const_score_query(inside, 0.0)),
            ]
        )

    def _ids(self, first: int, last: int) -> Any:
        kind = self._library.FieldType.Unsigned
        return self._library.Query.range_query(self._schema, "id", kind, first, last)

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()
        self._counted: dict[tuple[str, str], int] = {}


def _affordable(rarest_first: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The (frequency, term) that a search takes the time for."""
    chosen: list[tuple[int, str]] = []
    entries = 0
    for frequency, term in rarest_first[:_TERMS_A_QUESTION]:
        entries += frequency
        if entries > _ENTRIES_A_QUESTION and len(chosen) >= _FEWEST_TERMS:
            break
        chosen.append((frequency, term))
    return chosen


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for field in (TONED, FOLDED):
        builder.add_text_field(field, tokenizer_name="spaces", index_option="freq")
    return builder.build()


def _tokenizer() -> Any:
    import tantivy

    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def _version() -> str:
    from importlib.metadata import version

    return f"tantivy {version('tantivy')}, tokens {TOKENS_VERSION}, schema 1\n"


def _prepare(directory: Path) -> None:
    """Makes the folder, or checks that what is in it can be read."""
    if directory.exists() and not Terms.is_current(directory):
        if any(directory.iterdir()):
            raise IndexUnusable(f"{directory}: chỉ mục từ thuộc phiên bản khác; hãy dựng lại")
        shutil.rmtree(directory)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / _VERSION_FILE).write_text(_version(), encoding="utf-8")
