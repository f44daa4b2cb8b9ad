"""How sure an answer is: a logistic curve over features that mean something to a person.

The coefficients stand in confidence.json beside this file; `eval.fit_confidence` fits them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from app.answering.draft import Draft, is_sentence
from index.model import Scope

_LEAST_GENERAL = 0.05  # of an answer out of general texts, doubts taken off
CONFIDENCE_FILE = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True, slots=True)
class Features:
    """All between 0 and 1. `coverage`: share of the question's weight in or around the sentence;
    `own`: in the sentence itself; `said`: of its plain words, names and figures aside; `pairs`:
    neighbouring words kept together; `names`: names and numbers found; `retrieval`: its passage's
    score relative to the best; `about`: it is about the named papers; `fit`: what was found is of
    the sort asked for; `margin`: lead over the next; `scope`: the question names a paper that is
    held; `structure`: the fact is one of the document's structure (its head, a relation, a duty) or
    a list that has as many items as it announces; `share`: the fitted choice trusts the sentence;
    `short`: something shorter than the sentence answers; `words`: the question was typed in
    Vietnamese, so that its words are the texts' own; `known`: share of the question's words that
    the documents quoted hold at all."""

    coverage: float
    own: float
    said: float
    pairs: float
    names: float
    retrieval: float
    about: float
    fit: float
    margin: float
    scope: float
    structure: float
    share: float
    short: float
    words: float
    known: float


@dataclass(frozen=True, slots=True)
class Coefficients:
    """A fitted curve; answers below `threshold` are withheld."""

    intercept: float
    weights: dict[str, float]
    threshold: float


class Trust(NamedTuple):
    """How sure a draft is, 0 to 1, and how sure it must be to be given."""

    sure: float
    least: float


@lru_cache(maxsize=4)
def load_coefficients(file: Path = CONFIDENCE_FILE) -> Coefficients:
    """The coefficients that ship with the program, or those of another file."""
    data = json.loads(file.read_text(encoding="utf-8"))
    weights = {name: float(value) for name, value in data["weights"].items()}
    return Coefficients(float(data["intercept"]), weights, float(data["threshold"]))


def features_of(draft: Draft, scope: Scope, language: str) -> Features:
    """The features of a draft; one whose facts come from a header or a title has no sentence of
    its own to weigh and counts as fully covered."""
    found = draft.evidence
    held = 1.0 if scope.status in ("found", "cited") else 0.0
    words = 1.0 if language == "vi" else 0.0
    if found is None:
        margin = min(1.0, draft.margin)
        return Features(
            1, 1, 1, 1, 1, 1, 1, draft.fit, margin, held, 1.0, draft.chosen, 1.0, words, draft.known
        )
    # A list whose count and noun agree is what was asked, in whatever words it is announced.
    agrees = draft.fit if draft.expected is not None and draft.expected == len(draft.facts) else 0.0
    return Features(
        coverage=max(found.coverage, agrees),
        own=found.own,
        said=max(found.said, agrees),
        pairs=found.pairs,
        names=found.names,
        retrieval=found.retrieval,
        about=found.about,
        fit=draft.fit,
        margin=min(1.0, max(0.0, draft.margin)),
        scope=held,
        structure=agrees,
        share=draft.chosen,
        short=0.0 if is_sentence(draft) else 1.0,
        words=words,
        known=draft.known,
    )


def trusts_of(
    drafts: Sequence[Draft], scope: Scope, language: str, coefficients: Coefficients
) -> list[Trust]:
    """How sure each draft is, its doubt taken off, and how sure it must be to be given; one out of
    general texts was judged by a curve of its own."""
    found = []
    for draft in drafts:
        sure, least = draft.trust, _LEAST_GENERAL
        if sure is None:
            features = features_of(draft, scope, language)
            sure, least = confidence(features, coefficients), coefficients.threshold
        found.append(Trust(sure * (1.0 - draft.doubt), least))
    return found


def least_sure(found: Sequence[Features], coefficients: Coefficients) -> Features:
    """The features of the part of an answer that is trusted least."""
    return min(found, key=lambda one: confidence(one, coefficients))


def confidence(features: Features, coefficients: Coefficients) -> float:
    """Between 0 and 1, rounded so that it prints the same everywhere.

    >>> surely = Features(*[1.0] * 15)
    >>> confidence(surely, Coefficients(0.0, {"coverage": math.log(9)}, 0.5))
    0.9
    """
    total = coefficients.intercept + sum(
        coefficients.weights.get(field.name, 0.0) * getattr(features, field.name)
        for field in fields(features)
    )
    return round(1 / (1 + math.exp(-total)), 4)
