"""To whom a paper or a rule applies, or does not: what stands behind "áp dụng đối với"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.sections import below_heading
from app.candidates import Evidence
from app.question import Asked
from app.tokens import tokenise, word_set
from ingest.model import Span

_WHOM = (
    r"(?:(?:nhung |cac )?(?:ai|gi|doi tuong|truong hop|co quan|don vi|to chuc|nguoi|loai \w+)\b)"
)
_ASKED = re.compile(
    rf"\b(?P<not>khong )?(?:duoc )?ap dung (?:doi voi |cho |voi |trong )?(?:nhung |cac )?{_WHOM}"
    r"(?: (?:nao|gi))?\W*$|"
    r"\b(?P<none>khong )?(?:duoc )?ap dung (?:doi voi|cho) (?:nhung |cac )?(?:\w+ ){1,3}nao\b|"
    r"\b(?P<never>khong )?ap dung (?:doi voi|cho|voi) ai\b|"
    r"\bdoi tuong ap dung\b.*\b(?:ai|gi|nao)\b"
)
_TOLD = re.compile(
    r"(?P<not>không\s+)?(?:được\s+)?áp dụng\s+(?:đối với|cho|với|trong)"
    r"(?:\s+(?P<whom>[^.;\n]+)|(?P<below>\s*:)$)"
)
_THIS = re.compile(r"\b[A-ZĐ][^\W\d_]+(?: [^\W\d_]+){0,2} này\s+(?:không\s+)?(?:được\s+)?$")
_OF_ASKING = word_set("khong ap dung duoc doi tuong truong hop nhung cac loai")
_LEAST_SAID = 0.6
_LEAST_ABOUT = 0.5


def answer_applies(context: Context) -> Draft | None:
    """Whom it applies to; None where no such thing is asked or told."""
    match = _ASKED.search(context.asked.folded)
    if match is None:
        return None
    negated = bool(match["not"] or match["never"] or match["none"])
    return below_heading(pick(context.asked.kind, _choices(context, negated=negated)))


def _choices(context: Context, *, negated: bool) -> Iterator[Choice]:
    wanted = [t.folded for t in context.asked.focus if t.folded not in _OF_ASKING]
    for evidence in context.pool.evidence:
        if evidence.about < _LEAST_ABOUT:
            continue
        for told in _TOLD.finditer(evidence.reading.text, *evidence.span):
            said = _said(context.asked, wanted, evidence, told)
            if bool(told["not"]) == negated and said >= _LEAST_SAID:
                span = evidence.span if told["below"] else Span(*told.span("whom"))
                quote = sentence_quote(evidence)
                score = evidence.score + said
                yield Choice(score, evidence.reading, span, quote, evidence, fit=said)


def _said(asked: Asked, wanted: list[str], evidence: Evidence, told: re.Match[str]) -> float:
    """How much of what is asked stands before the verb; all where it is the paper's own scope."""
    text = evidence.reading.text
    if asked.papers and _THIS.search(text, evidence.span.start, told.start()):
        return 1.0
    held = {token.folded for token in tokenise(text, evidence.span.start, told.start())}
    return sum(word in held for word in wanted) / len(wanted) if wanted else 0.0
