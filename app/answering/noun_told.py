"""Whether all of the noun asked for is said of a figure: "9 đảng viên" are no "đảng viên dự bị"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.answering.counted_noun import words_behind
from app.candidates import Evidence
from app.quantities import Quantity
from app.question_words import FUNCTION_WORDS
from app.tokens import tokenise, word_set
from ingest.item_verbs import ITEM_VERBS

_DOUBT = 0.5
# A verb behind a noun says what was done, which texts tell in many words.
_VERB = re.compile(
    rf"(?:{ITEM_VERBS}|phat bieu|neu|dua|tham luan|trao doi|chat van|theo hoc|bo hoc|di hoc|do|dau|"
    r"trung tuyen|tot nghiep|nghi|vang|den|du|vi pham|mac|nhiem|chet|sinh|co mat)\b"
)
_SHORT = 2  # syllables of a noun by itself
# Nouns that count anything: what narrows them down is often said in other words.
_LOOSE = word_set("truong vu nguoi luot cuoc lan dot tien dong ty trieu phan ca viec don")


def noun_doubt(evidence: Evidence, unit: Sequence[str], quantity: Quantity, above: str) -> float:
    """How much less to trust a figure whose noun is told barer than it is asked for: 1 where what
    narrows the noun down is nowhere in the document, 0.5 where it stands elsewhere in it, 0 where
    the paragraph or a heading says it. `unit` is the noun asked for, folded; `above` the headings.
    """
    reading, span = evidence.reading, evidence.span
    following = words_behind(reading.text, quantity, span.end)
    agreeing = 0
    for word, other in zip(unit, following, strict=False):
        if word != other:
            break
        agreeing += 1
    if not 0 < agreeing < len(unit) or len(unit) <= _SHORT:
        return 0.0
    line = reading.text.rfind("\n", 0, span.start) + 1
    around = {t.folded for t in tokenise(f"{above} {reading.text[line : span.end]}")}
    if _VERB.match(" ".join(unit[agreeing:])):
        return 0.0
    missing = [w for w in unit[agreeing:] if w not in around and w not in FUNCTION_WORDS]
    if not missing:
        return 0.0
    held = any(set(pair) & set(missing) for pair in pairwise(unit) if pair in reading.pairs)
    return _DOUBT if held or unit[0] in _LOOSE else 1.0


def noun_share(unit: Sequence[str], text: str, quantity: Quantity, high: int) -> float:
    """The share of what narrows the noun asked for down that stands behind a figure, before the
    next one: "180 em dự môn đi cà kheo" are all of "em đi cà kheo". `unit` is that noun, folded; 1
    where a figure counts by another word.

    >>> from app.quantities import find_quantities
    >>> text = "Có 37 thợ nghề rèn, 24 thợ nghề mộc, 9 xe."
    >>> [noun_share(["tho", "moc"], text, one, len(text)) for one in find_quantities(text)]
    [0.0, 1.0, 1.0]
    """
    following = words_behind(text, quantity, high)
    # "5.230 thuyền câu, trong đó 1.908 thuyền có …": the bare noun is that said before.
    bare = len(quantity.unit) == 1
    goes_on = any(mark.isdigit() for mark in text[quantity.noun_at : quantity.span.end])
    if len(unit) < _SHORT or following[:1] != list(unit[:1]) or bare or goes_on:
        return 1.0  # "2 năm 6 tháng tù" is told to the month
    agreeing = next(
        (at for at, pair in enumerate(zip(unit, following, strict=False)) if len(set(pair)) > 1),
        min(len(unit), len(following)),
    )
    narrowing = [word for word in unit[agreeing:] if word not in FUNCTION_WORDS]
    rest = set(following[agreeing:])
    return sum(word in rest for word in narrowing) / len(narrowing) if narrowing else 1.0
