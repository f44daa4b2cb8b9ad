"""What a passage's words say about a question: BM25, coverage, and its best single sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index import bm25
from index.encoder import PassageText
from index.rows import SentenceScores
from index.tokens import folded, syllables, syllables_by_part

Scores = npt.NDArray[np.float32]

_MEANING_IN_SENTENCE = 2.0  # a cosine's weight beside the share of words that a sentence covers
_KEPT = 2048  # passages whose words are kept for the next question


class Words(NamedTuple):
    """A passage's syllables in order, folded too, with the sentence of each, -1 outside all."""

    syllables: tuple[str, ...]
    folded: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """A question's tokens with tones and folded, each with its weight times its rarity (idf)."""

    terms: Mapping[str, float]
    folded: Mapping[str, float]
    average_length: float


class Lexical(NamedTuple):
    """Signals by name, each of shape (n,), and `covered`: how much of the question each sentence
    holds, 0 to 1, passage by passage."""

    signals: dict[str, Scores]
    covered: Scores


class _Held(NamedTuple):
    """Which of the question's tokens a passage holds: how often, and in which sentences."""

    counts: dict[str, int]
    by_sentence: dict[int, set[str]]


def lexical_signals(
    weighted: Weighted, passages: Sequence[PassageText], sentences: SentenceScores
) -> Lexical:
    """What n passages say: "terms" and "folded" are BM25 over context and text, "coverage" the
    share of the question's weight that the passage holds, "sentence" the best sentence by coverage
    and meaning together."""
    words = [words_of(one.context, one.text, tuple(map(tuple, one.sentences))) for one in passages]
    toned = [_held(weighted.terms, one.syllables, one.sentences) for one in words]
    bare = [_held(weighted.folded, one.folded, one.sentences) for one in words]
    lengths = [max(0, 2 * len(one.syllables) - 1) for one in words]  # with pairs
    covered = _by_sentence(weighted, toned, bare, passages)
    signals = {
        "terms": _bm25(weighted.terms, toned, lengths, weighted.average_length),
        "folded": _bm25(weighted.folded, bare, lengths, weighted.average_length),
        "coverage": np.array([_share(weighted.terms, one.counts) for one in toned], np.float32),
        "sentence": _best_sentences(covered, sentences, len(passages)),
    }
    return Lexical(signals, covered)


@lru_cache(maxsize=_KEPT)
def words_of(context: str, text: str, sentences: tuple[tuple[int, int], ...]) -> Words:
    """The words of a passage with its context before it; `sentences` are spans of its text."""
    head = syllables(context)
    words, owners = syllables_by_part(text, [start for start, _ in sentences])
    every = (*head, *words)
    return Words(every, tuple(map(folded, every)), (*(-1 for _ in head), *owners))


def _held(weights: Mapping[str, float], words: Sequence[str], sentences: Sequence[int]) -> _Held:
    """A pair counts for the sentence of its second word."""
    counts: dict[str, int] = {}
    by_sentence: dict[int, set[str]] = {}
    before = -2
    for at in [at for at, word in enumerate(words) if word in weights]:
        held = by_sentence.setdefault(sentences[at], set())
        # A pair that the question holds is made of two words that it holds.
        pair = f"{words[before]}_{words[at]}" if before == at - 1 else ""
        for token in (words[at], pair) if pair in weights else (words[at],):
            counts[token] = counts.get(token, 0) + 1
            held.add(token)
        before = at
    return _Held(counts, by_sentence)


def _bm25(
    weights: Mapping[str, float], held: Sequence[_Held], lengths: Sequence[int], average: float
) -> Scores:
    return np.array(
        [
            bm25.score(weights, one.counts, length, average)
            for one, length in zip(held, lengths, strict=True)
        ],
        np.float32,
    )


def _by_sentence(
    weighted: Weighted,
    toned: Sequence[_Held],
    bare: Sequence[_Held],
    passages: Sequence[PassageText],
) -> Scores:
    """How much each sentence covers, with tones and without alike; passage by passage."""
    none: set[str] = set()
    return np.array(
        [
            _share(weighted.terms, one.by_sentence.get(at, none)) / 2.0
            + _share(weighted.folded, other.by_sentence.get(at, none)) / 2.0
            for one, other, passage in zip(toned, bare, passages, strict=True)
            for at in range(len(passage.sentences))
        ],
        np.float32,
    )


def _best_sentences(covered: Scores, sentences: SentenceScores, count: int) -> Scores:
    best = np.zeros(count, np.float32)
    if len(covered) == len(sentences.owners):  # else the encoder gives no sentence vectors
        scores = covered + np.float32(_MEANING_IN_SENTENCE) * sentences.cosines
        np.maximum.at(best, sentences.owners, scores)
    return best


def _share(weights: Mapping[str, float], held: Iterable[str]) -> float:
    """The share of the weights whose tokens are held."""
    total = sum(weights.values())
    return sum(weights[token] for token in held) / total if total else 0.0
