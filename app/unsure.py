"""A short fact that may not be the one asked for is told in its sentence, which surely holds it."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.draft import Draft, Fact

# How well a fact must be of the sort asked for to stand alone; counted on questions on real texts:
# below, the sentence holds the answer more often than the fact is it.
_LEAST_FIT = {"who": 0.65, "when": 0.65, "number": 0.55}
_LEAST_OF_BARE = 0.9
_LONGEST = 400  # characters that still tell at a glance
_CELL = " | "  # between the cells of a table's row, which is no sentence
_BARE_FIGURE = re.compile(r"[\d.,/]+")


def in_its_sentence(draft: Draft) -> Draft:
    """A draft's one person, time or figure, with the sentence around it where it is hardly of the
    sort asked for, or says nothing by itself: "2", "Đội", "huyện) cùng chính quyền"."""
    if draft.kind not in _LEAST_FIT or draft.is_list or len(draft.facts) != 1:
        return draft
    if draft.evidence is None or draft.trust is not None:
        return draft  # out of a document's head, or judged by the curve for general texts
    fact = draft.facts[0]
    if draft.fit >= _LEAST_FIT[draft.kind] and not _says_nothing(draft.kind, fact.text, draft.fit):
        return draft
    told = fact.quotes[0].text
    if len(told) > _LONGEST or _CELL in told or "\n" in told:
        return draft
    return replace(draft, facts=(Fact(told, fact.quotes),))


def _says_nothing(kind: str, said: str, fit: float) -> bool:
    """Whether a fact is cut through a bracket, is a bare number that nothing tells to be the one
    asked for, or a body called by the first word of its name."""
    if said.count("(") != said.count(")"):
        return True
    if kind == "who":
        return said.istitle() and " " not in said and len(said) > 1
    return kind == "number" and fit < _LEAST_OF_BARE and bool(_BARE_FIGURE.fullmatch(said))
