"""The highest or lowest of the sums that a text grades: "a) Dưới 12 tháng: 2 triệu đồng; b) …"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from app.answering.above import above_of, opening_line
from app.answering.binding import weighed
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.quantities import find_quantities
from app.tokens import tokenise, word_set
from ingest.folding import fold

_MOST = re.compile(r"\b(?:cao|lon|nhieu) nhat\b")
_LEAST = re.compile(r"\b(?:thap|it|nho) nhat\b")
_HOW_MUCH = re.compile(r"\bbao nhieu\b")
_OF_ASKING = word_set("cao lon nhieu thap it nho nhat muc la bao nhieu duoc")
_SCALES = {"nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "ty": 1e9, "ti": 1e9}
_MONEY = re.compile(r"\b(?:đồng|USD)\b")
_GRADES = 3
_LEAST_HELD = 0.75
_LEAST_NAMES = 0.4


def answer_extreme_figure(context: Context) -> Draft | None:
    """The highest or lowest sum of the items under one line that hold what is asked; None where
    none is asked for, or the items grade no sums."""
    folded = context.asked.folded
    most, least = _MOST.search(folded), _LEAST.search(folded)
    if bool(most) == bool(least) or _HOW_MUCH.search(folded) is None:
        return None
    groups: dict[tuple[str, int], list[tuple[float, Choice]]] = defaultdict(list)
    for key, amount, choice in _amounts(context):
        groups[key].append((amount, choice))
    graded = [group for group in groups.values() if len(group) >= _GRADES]
    if len(graded) != 1:
        return None
    best = (max if most else min)(graded[0], key=lambda one: one[0])
    return pick("number", [best[1]])


def _amounts(context: Context) -> Iterator[tuple[tuple[str, int], float, Choice]]:
    """Sums of items with the line that opens their list, where both hold what is asked."""
    wanted = {w: v for w, v in weighed(context).items() if w not in _OF_ASKING}
    total = sum(wanted.values()) or 1.0
    for evidence in context.pool.evidence:
        text = evidence.reading.text
        over = opening_line(text, evidence.span.start)
        if over is None or evidence.names < _LEAST_NAMES or evidence.about == 0.0:
            continue
        said = {token.folded for token in tokenise(f"{above_of(evidence)} {evidence.quote}")}
        if sum(v for w, v in wanted.items() if w in said) < _LEAST_HELD * total:
            continue
        for quantity in find_quantities(text, *evidence.span):
            written = text[quantity.span.start : quantity.span.end]
            if _MONEY.search(written):
                quote = sentence_quote(evidence)
                choice = Choice(evidence.score, evidence.reading, quantity.span, quote, fit=0.9)
                yield (evidence.reading.document.doc_id, over.start), _amount(written), choice
                break


def _amount(written: str) -> float:
    """A sum in figures.

    >>> _amount("1.800.000 đồng/người"), _amount("2,5 triệu đồng")
    (1800000.0, 2500000.0)
    """
    number = re.search(r"\d+(?:[.,]\d+)*", written)
    if number is None:
        return 0.0
    value = float(number.group().replace(".", "").replace(",", "."))
    for word in fold(written).split():
        value *= _SCALES.get(word, 1.0)
    return value
