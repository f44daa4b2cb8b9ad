"""How much each signal counts: the one place of all ranking weights.

The numbers were chosen by cross-validation over question sets (`python -m eval.retrieval weights`
prints the table, each set scored with weights chosen on the others only).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of the signals in a passage's score, and switches of what is done to a question.
    Setting a share to 0 or a switch to False turns that part off."""

    vector: float = 0.14  # meaning of the whole passage
    window: float = 0.14  # meaning of its best sentence
    terms: float = 0.05  # BM25 with tones
    folded: float = 0.04  # BM25 without tones
    coverage: float = 0.27  # how much of the question's words the passage holds, by rarity
    sentence: float = 0.36  # its best sentence, by words and meaning together
    tones: bool = True  # restore tones in questions typed without
    typos: bool = True  # mend typing errors
    abbreviations: bool = True  # spell out abbreviations
    scope: bool = True  # what the question names comes first
    collapse: bool = True  # near-identical passages count once
