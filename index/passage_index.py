"""Ranks passages for a question: the same for passages held in memory and for an index on disk."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index import bm25
from index.abbreviations import Abbreviations
from index.asked import Asked, prepare
from index.encoder import Encoder, PassageText
from index.evidence import Weighted, lexical_signals
from index.faiss_store import FaissStore
from index.fusion import Scores, fuse, stretch
from index.rows import (
    Rows,
    SentenceScores,
    centred_cosines,
    pack,
    sentence_scores,
    unpack,
)
from index.terms import FOLDED, TONED, TermDocument, TermHits, Terms
from index.tones import Mender, Mending
from index.vectors import Ids, VectorStore
from index.vocabulary import Vocabulary
from index.weights import Weights
from ingest.words import sentences

_FOUND = 100  # passages that each ranking proposes
_WEIGHED = 40  # of those, the ones that are weighed exactly
_CENTRE = 0.5  # of the mean vector is taken out before cosines
_CENTRE_ROWS = 4096  # rows, evenly spread, that the mean is taken over
_STEEPNESS = 2.0  # of the curve that brings scores between 0 and 1


class PlainPassage(NamedTuple):
    """A passage that comes with a question set or a list. Ids are positive and ascend."""

    id: int
    context: str
    text: str


class Signals(NamedTuple):
    """What was measured of n passages: signals by the name of their weight, shape (n,) each, and
    for each passage its sentences' (covered, cosine); no sentences where the encoder gives none."""

    by_name: dict[str, Scores]
    sentences: list[tuple[tuple[float, float], ...]]


class Allowed(NamedTuple):
    """What a search may return: passage ids, sorted, and the documents they belong to."""

    ids: Ids
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage in its place: `shares` are what each signal added to `score`, `raw` what each
    signal measured: cosines, and BM25 as it is. `sentences` has for each sentence the share of the
    question that it covers, and its cosine."""

    id: int
    score: float
    shares: dict[str, float]
    raw: dict[str, float] = field(default_factory=dict)
    sentences: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class PassageIndex:
    """Everything that ranking needs. `passages` gives passages by id, where they are still held;
    `average_length` is in tokens with tones, over all passages."""

    encoder: Encoder
    store: VectorStore
    rows: Rows
    terms: Terms
    passages: Callable[[Sequence[int]], Mapping[int, PassageText]]
    average_length: float
    vocabulary: Vocabulary
    abbreviations: Abbreviations
    weights: Weights = field(default_factory=Weights)
    _centre: npt.NDArray[np.float32] = field(init=False)
    _mender: Mender = field(init=False)

    def __post_init__(self) -> None:
        live = self.store.rows()
        sample = np.asarray(self.rows.whole[live[:: max(1, len(live) // _CENTRE_ROWS)]], np.float32)
        mean = sample.mean(axis=0) if len(sample) else np.zeros(self.encoder.dim, np.float32)
        self._centre = (_CENTRE * mean).astype(np.float32)
        self._mender = Mender(self.vocabulary)

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
        encoded = encoder.encode_passages([_text(one) for one in held])
        rows = unpack([one.id for one in held], [pack(one) for one in encoded], encoder.dim)
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
        held = {one.id: _text(one) for one in passages}
        texts = {id: _joined(one) for id, one in held.items()}
        terms = Terms()
        lengths = terms.add(TermDocument(id, "", text) for id, text in texts.items())
        return cls(
            encoder=encoder,
            store=FaissStore(encoder.dim, ids=rows.ids, rows=rows.whole),
            rows=rows,
            terms=terms,
            passages=lambda ids: {id: held[id] for id in ids},
            average_length=sum(lengths) / max(1, len(texts)),
            vocabulary=Vocabulary(pairs=terms.pair_frequency).with_texts(texts.values()),
            abbreviations=Abbreviations().with_texts(texts.values()),
            weights=weights or Weights(),
        )

    def prepare(self, question: str) -> Asked:
        """The question as it will be searched."""
        return prepare(
            question,
            mender=self._mender if self.weights.tones or self.weights.typos else None,
            mending=Mending(tones=self.weights.tones, typos=self.weights.typos),
            abbreviations=self.abbreviations if self.weights.abbreviations else None,
        )

    def rank(self, question: str, k: int = 10, *, allowed: Allowed | None = None) -> list[Ranked]:
        """The k best passages, best first; equal scores by id."""
        asked = self.prepare(question)
        vector = self.encoder.encode_question(asked.toned)
        return self.rank_asked(asked, vector, k, allowed=allowed)

    def rank_asked(
        self,
        asked: Asked,
        vector: npt.NDArray[np.float32],
        k: int,
        *,
        allowed: Allowed | None = None,
    ) -> list[Ranked]:
        """The k best passages for a question made ready and encoded."""
        ids = self._candidates(asked, vector, allowed, k)
        held = self.passages(ids.tolist())
        # A passage may have gone since the index was opened.
        ids = np.array([id for id in ids.tolist() if id in held], np.int64)
        if not len(ids):
            return []
        measured = self.signals(asked, vector, ids, [held[id] for id in ids.tolist()])
        signals = measured.by_name
        fused = fuse(signals, {name: getattr(self.weights, name) for name in signals})
        return [
            Ranked(
                id=int(ids[at]),
                score=1.0 / (1.0 + math.exp(-_STEEPNESS * float(fused.total[at]))),
                shares={name: float(share[at]) for name, share in fused.shares.items()},
                raw={name: float(values[at]) for name, values in signals.items()},
                sentences=measured.sentences[at],
            )
            for at in np.lexsort((ids, -fused.total))[:k]
        ]

    def signals(
        self,
        asked: Asked,
        vector: npt.NDArray[np.float32],
        ids: Ids,
        passages: Sequence[PassageText],
    ) -> Signals:
        """Every signal for these passages, and what their sentences say."""
        numbers = np.searchsorted(self.rows.ids, ids)
        whole = np.asarray(self.rows.whole[numbers], np.float32)
        vectors = centred_cosines(whole, vector, self._centre)
        by_sentence = sentence_scores(self.rows, numbers, vector, self._centre)
        windows = np.full(len(ids), -np.inf, np.float32)
        np.maximum.at(windows, by_sentence.owners, by_sentence.cosines)
        weighted = Weighted(
            self._weighed(TONED, asked.terms),
            self._weighed(FOLDED, asked.folded),
            self.average_length,
        )
        lexical = lexical_signals(weighted, passages, by_sentence)
        by_name = {
            "vector": vectors,
            "window": np.where(np.isfinite(windows), windows, vectors),
            **lexical.signals,
        }
        return Signals(by_name, _by_passage(lexical.covered, by_sentence, len(ids)))

    def document_frequency(self, word: str) -> int:
        """How many passages hold the folded syllable, or pair of syllables joined by "_"."""
        return self.terms.document_frequency(FOLDED, word)

    def _candidates(
        self, asked: Asked, vector: npt.NDArray[np.float32], allowed: Allowed | None, k: int
    ) -> Ids:
        """The passages worth weighing, by what the three rankings say roughly."""
        found, weighed = max(k, _FOUND), max(k, _WEIGHED)
        documents = allowed.documents if allowed else None
        near = self.store.search(vector, found, allowed.ids if allowed else None)
        toned = self.terms.search(TONED, asked.terms, found, documents=documents)
        folded = self.terms.search(FOLDED, asked.folded, found, documents=documents)
        ids = np.unique(np.concatenate([near.ids, toned.ids, folded.ids]))
        cosines = self.store.scores(vector, ids)
        # The term index may still hold passages that are no longer live; the store never does.
        ids, cosines = ids[~np.isnan(cosines)], cosines[~np.isnan(cosines)]
        rough = 2.0 * stretch(cosines) + _spread(toned, ids) + _spread(folded, ids)
        return np.sort(ids[np.argsort(-rough, kind="stable")[:weighed]])

    def _weighed(self, field: str, tokens: Mapping[str, float]) -> dict[str, float]:
        """The tokens' weights times their rarity."""
        count = len(self.terms)
        return {
            token: weight * bm25.idf(self.terms.document_frequency(field, token), count)
            for token, weight in tokens.items()
        }


def _by_passage(
    covered: Scores, sentences: SentenceScores, count: int
) -> list[tuple[tuple[float, float], ...]]:
    """Each passage's sentences as (covered, cosine)."""
    found: list[list[tuple[float, float]]] = [[] for _ in range(count)]
    if len(covered) == len(sentences.owners):
        together = zip(sentences.owners, covered, sentences.cosines, strict=True)
        for owner, share, cosine in together:
            found[owner].append((float(share), float(cosine)))
    return [tuple(one) for one in found]


def _spread(hits: TermHits, ids: Ids) -> Scores:
    """The hits' scores over their greatest, at the places of their ids; 0 for other ids."""
    found = np.zeros(len(ids), np.float32)
    if not len(hits.ids) or not len(ids):
        return found
    places = np.minimum(np.searchsorted(ids, hits.ids), len(ids) - 1)
    known = ids[places] == hits.ids
    found[places[known]] = hits.scores[known] / hits.scores.max()
    return found


def _text(passage: PlainPassage) -> PassageText:
    return PassageText(passage.context, passage.text, sentences(passage.text))


def _joined(passage: PassageText) -> str:
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text
