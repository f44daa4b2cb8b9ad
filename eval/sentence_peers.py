"""The plainest answerers: the sentence of the collection that BM25, or the encoder, likes best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from eval.syllable_bm25 import rank_by_syllables
from index.catalog import Catalog
from index.encoder import Encoder
from index.rows import sentence_scores, unpack


class Place(NamedTuple):
    """Characters `start` to `end` of the document at `path`."""

    path: str
    start: int
    end: int


class SentencePeers:
    """All sentences of a catalog, ranked one by one."""

    def __init__(self, catalog: Catalog, encoder: Encoder) -> None:
        paths = {row.doc_id: row.path for row in catalog.documents()}
        passages = list(catalog.passages())
        self._encoder = encoder
        self._texts = [p.text[start:end] for p in passages for start, end in p.sentences]
        self._places = [
            Place(paths[p.doc_id], p.start + start, p.start + end)
            for p in passages
            for start, end in p.sentences
        ]
        kept = catalog.vectors(encoder.name, [passage.key for passage in passages])
        packed = [kept[passage.key] for passage in passages]
        self._rows = unpack([passage.id for passage in passages], packed, encoder.dim)

    def by_words(self, questions: Sequence[str]) -> list[Place]:
        """For each question the sentence that comes first by BM25 over syllables."""
        return [self._places[first] for (first,) in rank_by_syllables(self._texts, questions, 1)]

    def by_meaning(self, questions: Sequence[str]) -> list[Place]:
        """For each question the sentence whose vector is nearest to the question's."""
        numbers, nothing = np.arange(len(self._rows.ids)), np.zeros(self._encoder.dim, np.float32)
        found = []
        for question in questions:
            vector = self._encoder.encode_question(question)
            cosines = sentence_scores(self._rows, numbers, vector, nothing).cosines
            found.append(self._places[int(np.argmax(cosines))])
        return found
