"""Two things counted in one breath: "bao nhiêu tập thể, cá nhân" is "5 tập thể, 9 cá nhân"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.answering.closeness import closeness
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.quantities import Quantity, find_quantities
from app.tokens import tokenise, word_set
from ingest.model import Span

_ASKED = re.compile(
    r"\b(?:bao nhieu|may) (?P<first>[a-z]+(?: [a-z]+){0,2}?)(?:,| va|, va) (?P<second>[a-z]+.*)"
)
_STOPS = word_set(
    "duoc bi da la o tai cua trong tham co cho do theo den vao khi nao nhan ve dat bao may va"
)
_PERSON = ["ca", "nhan"]  # "cá nhân", not "nhận"
_SENTENCES = 8
_NEAR = 0.25
_LED = 0.6  # for words right before a figure that the question says, too
_LEAD, _ENOUGH = 6, 2  # words looked at, and as many as say enough
_APART = 40  # characters between the two figures
_LEAST_SAID = 0.3


def answer_together(context: Context) -> Draft | None:
    """Both figures, as one sentence tells them side by side; None where the question counts one
    thing, or no sentence tells both, or one tells a single figure of both more closely."""
    units = _units(context.asked.folded)
    if units is None:
        return None
    ranked = sorted(_choices(context, *units), key=lambda one: -one[0])
    if not ranked or len(ranked[0][2]) == 1:
        return None
    _, evidence, spans = ranked[0]
    text, quote = evidence.reading.text, sentence_quote(evidence)
    facts = tuple(Fact(text[span.start : span.end], (quote,)) for span in spans)
    return Draft("number", facts=facts, evidence=evidence, by_form=True)


def _units(folded: str) -> tuple[list[str], list[str]] | None:
    """The words of the two things counted.

    >>> _units("khen thuong bao nhieu tap the va ca nhan tieu bieu trong nam")
    (['tap', 'the'], ['ca', 'nhan', 'tieu', 'bieu'])
    """
    match = _ASKED.search(folded)
    if match is None:
        return None
    second: list[str] = []
    for token in tokenise(match["second"]):
        ends = token.folded in _STOPS and [*second[-1:], token.folded] != _PERSON
        if ends or (second and not match["second"][token.start - 1].isspace()):
            break
        second.append(token.folded)
    first = match["first"].split()
    return (first, second) if second and not set(first) & _STOPS else None


def _choices(
    context: Context, first: Sequence[str], second: Sequence[str]
) -> Iterator[tuple[float, Evidence, tuple[Span, ...]]]:
    """Pairs of figures, one of each thing, and single figures of both, each with its score."""
    counted = {*first, *second}
    own = {t.folded for t in tokenise(context.asked.vietnamese) if t.folded not in counted}
    for evidence in context.pool.best(_SENTENCES):
        text, span = evidence.reading.text, evidence.span
        if evidence.said < _LEAST_SAID:
            continue
        found = find_quantities(text, span.start, span.end)
        for quantity, behind in pairwise([*found, None]):
            if quantity is None or not _counts(text, quantity, first, span.end):
                continue
            rest = [one.span for one in found if one not in (quantity, behind)]
            score = evidence.score + _NEAR * closeness(
                context.asked, context.pool, evidence, quantity.span, rest
            )
            lead = [t.folded for t in tokenise(text, span.start, quantity.span.start)][-_LEAD:]
            score += _LED * min(1.0, sum(word in own for word in lead) / _ENOUGH)
            if _joined(text, quantity.span, second):
                yield score, evidence, (quantity.span,)
            elif behind is not None and _counts(text, behind, second, span.end):
                between = text[quantity.span.end : behind.span.start]
                if len(between) <= _APART and not re.search(r"[.;:]", between):
                    yield score, evidence, (quantity.span, behind.span)


def _counts(text: str, quantity: Quantity, unit: Sequence[str], high: int) -> bool:
    words = [t.folded for t in tokenise(text, quantity.noun_at, min(high, quantity.noun_at + 60))]
    size = min(len(unit), 2)
    return words[:size] == list(unit[:size])


def _joined(text: str, counted: Span, second: Sequence[str]) -> bool:
    """Whether one figure counts both: "30 tập thể, cá nhân"."""
    behind = re.compile(r"\s*(?:,|và|, và)\s+(?=[^\W\d])").match(text, counted.end)
    if behind is None:
        inside = text[counted.start : counted.end]
        return re.search(r"[^\W\d_],? (?:và )?[^\W\d_]", inside) is not None and second[0] in {
            token.folded for token in tokenise(inside)
        }
    words = [t.folded for t in tokenise(text, behind.end(), behind.end() + 40)]
    return words[: min(2, len(second))] == list(second[:2])
