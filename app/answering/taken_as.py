"""What is taken as what: "lấy phòng ngừa làm chính" answers what is taken as the main thing."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.tokens import tokenise
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 24
_ASKED = re.compile(
    r"\b(?:lay|coi|xem) (?:gi|ai|dieu gi|cai gi|viec gi|yeu to nao|noi dung nao|nhung gi|dau)"
    r" (?:lam|la) (?P<role>\w+(?: \w+){0,3})"
)
_TOLD = re.compile(
    r"(?<![^\W_])(?:lấy|coi|xem)\s+(?P<what>(?:(?!\b(?:lấy|coi|xem)\b)[^;.:\n]){2,90}?)\s+"
    r"(?:làm|là)\s+(?P<role>[^,;.:\n()]+)",
    re.IGNORECASE,
)


def answer_taken_as(context: Context) -> Draft | None:
    """What the texts take as the thing asked; None where no such thing is asked or told."""
    asked = _ASKED.search(context.asked.folded)
    if asked is None:
        return None
    wanted = [token.folded for token in tokenise(asked["role"])]
    choices = []
    for evidence in context.pool.best(_SENTENCES):
        for told in _TOLD.finditer(evidence.reading.text, *evidence.span):
            role = [token.folded for token in tokenise(fold(told["role"]))]
            alike = _alike(wanted, role)
            if alike:
                span = Span(*told.span("what"))
                score = evidence.score + 0.1 * alike
                quote = sentence_quote(evidence)
                choices.append(Choice(score, evidence.reading, span, quote, evidence))
    return pick(context.asked.kind, choices)


def _alike(wanted: list[str], role: list[str]) -> int:
    """How many words the two roles share from the first on, 0 where the shorter goes on otherwise.

    >>> _alike(["trung", "tam"], ["trung", "tam", "phuc", "vu"]), _alike(["chinh"], ["goc"])
    (2, 0)
    """
    size = min(len(wanted), len(role), 2)
    same = sum(one == other for one, other in zip(wanted, role, strict=False))
    return same if size and wanted[:size] == role[:size] else 0
