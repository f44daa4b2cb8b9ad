"""A question made ready for both indexes: tones, typing errors and abbreviations seen to."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from index.tokens import folded_syllables, syllables, with_pairs

_LONGEST = 10_000  # characters that are read of a question


@dataclass(frozen=True, slots=True)
class Asked:
    """`typed` is the question in NFC; `toned` as it is searched. `terms` and `folded` are tokens
    with their weights: 1 for what was typed, less for what was only guessed."""

    typed: str
    toned: str
    terms: dict[str, float] = field(default_factory=dict)
    folded: dict[str, float] = field(default_factory=dict)


def prepare(question: str) -> Asked:
    """The question with its tokens."""
    typed = " ".join(unicodedata.normalize("NFC", question[:_LONGEST]).split())
    return Asked(
        typed=typed,
        toned=typed,
        terms=_counted(with_pairs(syllables(typed))),
        folded=_counted(with_pairs(folded_syllables(typed))),
    )


def _counted(tokens: list[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for token in tokens:
        counts[token] = counts.get(token, 0.0) + 1.0
    return counts
