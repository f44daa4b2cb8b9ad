"""Which sentence answers best, by what a fitted sum says: meaning, words, passage, sort of answer.

The weights stand in choosing.json beside this file; `eval.fit_choosing` fits them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from app.candidates import Evidence, Pool
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import Token
from index.model import Hit, SentenceMatch
from ingest.model import Span

WEIGHTS_FILE = Path(__file__).with_name("choosing.json")
_HITS = 10
_NEW_WORDS = 6  # that an answer may well have beside the question's own
_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
NUMBERS = frozenset(
    ["một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn",
     "ngàn", "triệu", "tỷ", "tỉ"]
)  # fmt: skip
_CAUSE = frozenset(["vì", "do", "bởi", "nhằm", "để", "nên", "khiến", "nhờ", "lý", "nhân"])


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a sentence that may answer. `meaning`: cosine with the question; `words`:
    share of the question's words that it holds, by rarity in the collection; `evidence`: what it
    and what stands around it weigh among all that was found; `passage`: its passage's score behind
    the best one's, 0 or less; `sort`: 1 where it holds something new of the sort asked for
    (a number, a day, a name, a cause), -1 where it does not, 0 where any will do; `new`: how much
    it says that the question does not, up to 1."""

    meaning: float
    words: float
    evidence: float
    passage: float
    sort: float
    new: float


class Told(NamedTuple):
    """The likeliest answer in a sentence, and its share of all that might be (0 to 1)."""

    span: Span
    share: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence, its share of all trust in the candidates (0 to 1), what is known of it, and what
    in it answers where a reader has read it."""

    evidence: Evidence
    share: float
    traits: Traits
    told: Told | None = None


_TRAITS = tuple(field.name for field in fields(Traits))


@lru_cache(maxsize=4)
def load_weights(file: Path = WEIGHTS_FILE, kind: str = "weights") -> Mapping[str, float]:
    """The weights that ship with the program, or those of another file; `reread` are those for
    sentences that a reader has read."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return {name: float(value) for name, value in data[kind].items()}


def choose(
    asked: Asked,
    pool: Pool,
    hits: Sequence[Hit],
    weights: Mapping[str, float] | None = None,
) -> list[Chosen]:
    """The sentences of the first hits, best first; those about another paper, or without the names
    that the question gives, come last. None where hits do not say how their sentences match."""
    held = candidates(asked, pool, hits)
    given = weights or load_weights()
    return ranked(held, [weighed(traits, given) for _, traits in held])


def weighed(traits: Traits, weights: Mapping[str, float]) -> float:
    """The sum of a sentence's traits, each by its weight."""
    # dataclasses.astuple copies deeply, which takes longer than all the rest of choosing.
    return sum(weights[name] * float(getattr(traits, name)) for name in _TRAITS)


def ranked(held: Sequence[tuple[Evidence, Traits]], scores: Sequence[float]) -> list[Chosen]:
    """Sentences by their scores, with their shares of trust."""
    top = max(scores, default=0.0)
    total = sum(math.exp(score - top) for score in scores)
    found = [
        Chosen(evidence, round(math.exp(score - top) / total, 9), traits)
        for (evidence, traits), score in zip(held, scores, strict=True)
    ]
    return sorted(
        found,
        key=lambda one: (
            not stands(one.evidence),
            -one.share,
            one.evidence.reading.document.path,
            one.evidence.sentence,
        ),
    )


def candidates(asked: Asked, pool: Pool, hits: Sequence[Hit]) -> list[tuple[Evidence, Traits]]:
    """The sentences of the first hits with their traits, in the pool's order."""
    first = hits[:_HITS]
    best = max((hit.score for hit in first), default=0.0)
    matches = {
        (hit.doc_id, match.start): (match, hit.score - best)
        for hit in reversed(first)
        for match in hit.sentences
    }
    known = {token.folded for token in asked.focus}
    found = []
    for evidence in pool.evidence:
        key = (evidence.reading.document.doc_id, evidence.span.start)
        if key in matches:
            match, behind = matches[key]
            found.append((evidence, _traits(asked, known, evidence, match, behind)))
    return found


def _traits(
    asked: Asked, known: set[str], evidence: Evidence, match: SentenceMatch, behind: float
) -> Traits:
    new = [
        token
        for token in evidence.reading.tokens(evidence.sentence)
        if token.folded not in known and token.toned not in FUNCTION_WORDS
    ]
    return Traits(
        meaning=match.cosine,
        words=match.covered,
        evidence=evidence.score,
        passage=behind,
        sort=_sort(asked.kind, evidence, new),
        new=min(1.0, len(new) / _NEW_WORDS),
    )


def _sort(kind: str, evidence: Evidence, new: Sequence[Token]) -> float:
    if kind == "when":
        there = any(token.folded[0].isdigit() for token in new)
    elif kind == "number":
        there = any(token.folded[0].isdigit() or token.toned in NUMBERS for token in new)
    elif kind == "who":
        text, start = evidence.reading.text, evidence.span.start
        there = any(text[token.start].isupper() and token.start > start for token in new)
    elif kind == "why":
        there = any(t.toned in _CAUSE for t in evidence.reading.tokens(evidence.sentence))
    else:
        return 0.0
    return 1.0 if there else -1.0


def stands(evidence: Evidence) -> bool:
    """Whether a sentence is about the papers and the names that the question gives."""
    return evidence.names >= _LEAST_NAMES and evidence.about >= _LEAST_ABOUT
