"""What a passage's words say about a question: BM25, coverage, and its best single sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index import bm25
from index.asked import Asked
from index.encoder import PassageText
from index.rows import SentenceScores
from index.tokens import folded_syllables, syllables, with_pairs

Scores = npt.NDArray[np.float32]

_MEANING_IN_SENTENCE = 2.0  # a cosine's weight beside the share of words that a sentence covers


@dataclass(frozen=True, slots=True)
class Weighted:
    """A question's tokens with tones and folded, each with its weight times its rarity (idf)."""

    terms: Mapping[str, float]
    folded: Mapping[str, float]
    average_length: float


def weigh(
    asked: Asked, rarity: Mapping[str, float], folded_rarity: Mapping[str, float], *, average: float
) -> Weighted:
    """The question's tokens weighed by how rare they are."""
    return Weighted(
        {token: weight * rarity[token] for token, weight in asked.terms.items()},
        {token: weight * folded_rarity[token] for token, weight in asked.folded.items()},
        average,
    )


def lexical_signals(
    weighted: Weighted, passages: Sequence[PassageText], sentences: SentenceScores
) -> dict[str, Scores]:
    """Signals by name, each of shape (n,): "terms" and "folded" are BM25 over context and text,
    "coverage" the share of the question's weight that the passage holds, "sentence" the best
    sentence by coverage and meaning together."""
    toned = [with_pairs(syllables(_all(passage))) for passage in passages]
    folded = [with_pairs(folded_syllables(_all(passage))) for passage in passages]
    return {
        "terms": bm25.scores(weighted.terms, toned, weighted.average_length),
        "folded": bm25.scores(weighted.folded, folded, weighted.average_length),
        "coverage": np.array([_share(weighted.terms, tokens) for tokens in toned], np.float32),
        "sentence": _best_sentences(weighted, passages, sentences),
    }


def _best_sentences(
    weighted: Weighted, passages: Sequence[PassageText], sentences: SentenceScores
) -> Scores:
    best = np.zeros(len(passages), np.float32)
    texts = [passage.text[a:b] for passage in passages for a, b in passage.sentences]
    if len(texts) != len(sentences.owners):  # an encoder that gives no sentence vectors
        return best
    covered = np.array([_both_shares(weighted, text) for text in texts], np.float32)
    np.maximum.at(best, sentences.owners, covered + _MEANING_IN_SENTENCE * sentences.cosines)
    return best


def _both_shares(weighted: Weighted, text: str) -> float:
    toned = _share(weighted.terms, with_pairs(syllables(text)))
    folded = _share(weighted.folded, with_pairs(folded_syllables(text)))
    return (toned + folded) / 2.0


def _share(weights: Mapping[str, float], tokens: Sequence[str]) -> float:
    """The share of the weights whose tokens are there."""
    total = sum(weights.values())
    held = weights.keys() & set(tokens)
    return sum(weights[token] for token in held) / total if total else 0.0


def _all(passage: PassageText) -> str:
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text
