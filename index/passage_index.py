"""Ranks passages for a question: the same for passages held in memory and for an index on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index import bm25
from index.asked import Asked, prepare
from index.encoder import Encoder, PassageText
from index.faiss_store import FaissStore
from index.fusion import fuse
from index.rows import Rows, pack, unpack, window_scores
from index.terms import FOLDED, TONED, TermDocument, Terms
from index.tokens import folded_syllables, syllables, with_pairs
from index.vectors import Ids, VectorStore
from index.weights import Weights
from ingest.words import sentences

_CANDIDATES = 100  # of each ranking
_LONGEST_WINDOW = 2  # sentences


class PlainPassage(NamedTuple):
    """A passage that comes with a question set or a list. Ids are positive and ascend."""

    id: int
    context: str
    text: str


class Allowed(NamedTuple):
    """What a search may return: passage ids, sorted, and the documents they belong to."""

    ids: Ids
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: `shares` are what each signal added to `score`, `raw` what each
    signal measured: cosines, and BM25 as it is."""

    id: int
    score: float
    shares: dict[str, float]
    raw: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class PassageIndex:
    """Everything that ranking needs. `texts` gives context and text of passages by id;
    `average_length` is in tokens with tones, over all passages."""

    encoder: Encoder
    store: VectorStore
    rows: Rows
    terms: Terms
    texts: Callable[[Sequence[int]], Mapping[int, str]]
    average_length: float
    weights: Weights = field(default_factory=Weights)

    @classmethod
    def of(
        cls,
        passages: Iterable[PlainPassage],
        encoder: Encoder,
        *,
        weights: Weights | None = None,
    ) -> PassageIndex:
        """An index in memory."""
        held = list(passages)
        encoded = encoder.encode_passages(
            [PassageText(one.context, one.text, sentences(one.text)) for one in held]
        )
        ids = [one.id for one in held]
        rows = unpack(ids, [pack(vectors) for vectors in encoded], encoder.dim)
        return cls.over(held, rows, encoder, weights=weights)

    @classmethod
    def over(
        cls,
        passages: Sequence[PlainPassage],
        rows: Rows,
        encoder: Encoder,
        *,
        weights: Weights | None = None,
    ) -> PassageIndex:
        """An index in memory over passages that are encoded already, one row each."""
        texts = {one.id: _joined(one.context, one.text) for one in passages}
        terms = Terms()
        total = terms.add(TermDocument(id, "", text) for id, text in texts.items())
        return cls(
            encoder=encoder,
            store=FaissStore(encoder.dim, ids=rows.ids, rows=rows.whole),
            rows=rows,
            terms=terms,
            texts=lambda ids: {id: texts[id] for id in ids},
            average_length=total / max(1, len(texts)),
            weights=weights or Weights(),
        )

    def rank(self, question: str, k: int = 10, *, allowed: Allowed | None = None) -> list[Ranked]:
        """The k best passages, best first; equal scores by id."""
        return self.rank_asked(prepare(question), k, allowed=allowed)

    def rank_asked(self, asked: Asked, k: int, *, allowed: Allowed | None = None) -> list[Ranked]:
        """The k best passages for a question made ready; `k` 0 or less gives all candidates."""
        vector = self.encoder.encode_question(asked.toned)
        ids = self._candidates(asked, vector, allowed, max(k, _CANDIDATES))
        if not len(ids):
            return []
        signals = self._signals(asked, vector, ids)
        weights = {name: getattr(self.weights, name) for name in signals}
        fused = fuse(signals, weights)
        order = np.lexsort((ids, -fused.total))[: k if k > 0 else None]
        return [
            Ranked(
                id=int(ids[at]),
                score=float(fused.total[at]),
                shares={name: float(share[at]) for name, share in fused.shares.items()},
                raw={name: float(values[at]) for name, values in signals.items()},
            )
            for at in order
        ]

    def document_frequency(self, word: str) -> int:
        """How many passages hold the folded syllable, or pair of syllables joined by "_"."""
        return self.terms.document_frequency(FOLDED, word)

    def _candidates(
        self, asked: Asked, vector: npt.NDArray[np.float32], allowed: Allowed | None, k: int
    ) -> Ids:
        documents = allowed.documents if allowed else None
        near = self.store.search(vector, k, allowed.ids if allowed else None).ids
        toned = self.terms.search(TONED, asked.terms, k, documents=documents).ids
        folded = self.terms.search(FOLDED, asked.folded, k, documents=documents).ids
        found = np.unique(np.concatenate([near, toned, folded]))
        # The term index may still hold passages that are no longer live, the store never does.
        return found[~np.isnan(self.store.scores(vector, found))]

    def _signals(
        self, asked: Asked, vector: npt.NDArray[np.float32], ids: Ids
    ) -> dict[str, npt.NDArray[np.float32]]:
        whole = self.store.scores(vector, ids)
        numbers = np.searchsorted(self.rows.ids, ids)
        windows = window_scores(self.rows, numbers, vector, longest=_LONGEST_WINDOW)
        found = self.texts(ids.tolist())
        texts = [found[id] for id in ids.tolist()]
        return {
            "vector": whole,
            "window": np.where(np.isnan(windows), whole, windows),
            "terms": self._bm25(TONED, asked.terms, [syllables(text) for text in texts]),
            "folded": self._bm25(FOLDED, asked.folded, [folded_syllables(text) for text in texts]),
        }

    def _bm25(
        self, field: str, weights: Mapping[str, float], passages: list[list[str]]
    ) -> npt.NDArray[np.float32]:
        count = len(self.terms)
        weighted = {
            token: weight * bm25.idf(self.terms.document_frequency(field, token), count)
            for token, weight in weights.items()
        }
        tokens = [with_pairs(words) for words in passages]
        return bm25.scores(weighted, tokens, self.average_length)


def _joined(context: str, text: str) -> str:
    return f"{context}\n{text}" if context else text
