"""How much each signal counts: the one place of all ranking weights.

`python -m eval.retrieval weights SET...` fits them on question sets and prints how weights fitted
on the other sets do on each; eval/bench/README.md has the table. The fit would drop both BM25
shares; a little is kept, so that a hit still says when words match.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of the signals in a passage's score, and switches of what is done to a question.
    Setting a share to 0 or a switch to False turns that part off."""

    vector: float = 0.13  # meaning of the whole passage
    window: float = 0.13  # meaning of its best sentence
    terms: float = 0.03  # BM25 with tones
    folded: float = 0.02  # BM25 without tones
    coverage: float = 0.27  # how much of the question's words the passage holds, by rarity
    sentence: float = 0.42  # its best sentence, by words and meaning together
    tones: bool = True  # restore tones in questions typed without
    typos: bool = True  # mend typing errors
    abbreviations: bool = True  # spell out abbreviations
    scope: bool = True  # what the question names comes first
    collapse: bool = True  # near-identical passages count once
