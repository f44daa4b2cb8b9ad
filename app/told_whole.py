"""Whether a sentence may be told whole where what is asked has no short answer: what somebody
demanded, how and why something was done.

The weights stand in told_whole.json beside this file: a logistic curve, fitted on the likeliest
sentences for questions on real texts, near misses among them.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.answering.draft import Context, Draft
from app.answering.duty import charges_unit
from app.answering.fitting_list import lists_otherwise
from app.answering.reason import gives_reason
from app.answering.sections import is_heading
from app.answering.sentence import answer_sentence, is_full, likeliest
from app.answering.speech import may_be_said
from app.choosing import choose
from app.standing import is_scattered, known_share
from index.model import Scope

WEIGHTS_FILE = Path(__file__).with_name("told_whole.json")
_KINDS = frozenset(["about", "other", "why", "duties", "list", "yesno"])
_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_LEAST_SAID = 0.35  # a sentence on whom is named, with nothing of what is asked, answers nothing
_LEAST_FOCUS = 3
_CELL = " | "  # between the cells of a table's row


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted curve: `share` weighs how far a sentence is ahead of the other likely ones, `said`
    the share of the question's plain words that it says. Those below `least` are not told."""

    intercept: float
    share: float
    said: float
    least: float

    def value(self, share: float, said: float) -> float:
        """How likely a sentence answers, 0 to 1, rounded so that it prints the same everywhere.

        >>> Weights(0.0, math.log(3), math.log(3), 0.5).value(1.0, 1.0)
        0.9
        """
        total = self.intercept + self.share * share + self.said * said
        return round(1 / (1 + math.exp(-total)), 4)


@lru_cache(maxsize=4)
def load_weights(file: Path = WEIGHTS_FILE) -> Weights:
    """The weights that ship with the program, or those of another file."""
    data = json.loads(file.read_text(encoding="utf-8"))
    weights = data["weights"]
    return Weights(
        float(data["intercept"]),
        float(weights["share"]),
        float(weights["said"]),
        float(data["least"]),
    )


def told_whole(context: Context, scope: Scope) -> Draft | None:
    """The likeliest sentence, where it likely holds what is asked; None where it does not, where a
    short answer is asked for, or things by their count, which no text proves."""
    asked = context.asked
    if asked.kind not in _KINDS or asked.count is not None or scope.status == "cited":
        return None
    chosen = choose(asked, context.pool, context.result.hits)
    draft = answer_sentence(context) if chosen else None
    found = draft.evidence if draft is not None else None
    if draft is None or found is None or len(asked.focus) < _LEAST_FOCUS:
        return None
    if is_heading(found) or not is_full(found) or lists_otherwise(asked, found):
        return None
    if asked.language == "vi" and is_scattered(asked.kind, found):
        return None
    if found.names < _LEAST_NAMES or found.about < _LEAST_ABOUT or found.said < _LEAST_SAID:
        return None
    if asked.kind == "why" and not gives_reason(found.quote):
        return None
    if not may_be_said(context, found):
        return None
    if _CELL in found.quote or (asked.kind == "duties" and not charges_unit(context, found)):
        return None
    weights = load_weights()
    sure = weights.value(likeliest(chosen, asked)[1], found.said)
    if sure < weights.least:
        return None
    return replace(draft, known=known_share(draft, context), trust=sure)
