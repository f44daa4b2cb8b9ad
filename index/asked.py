"""A question made ready for both indexes: tones, typing errors and abbreviations seen to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from index.abbreviations import Abbreviations
from index.asking_words import kept
from index.number_words import other_forms
from index.tokens import folded_syllables, spans, syllables, with_pairs
from index.tones import Mender, Mending
from ingest.folding import fold
from ingest.identity import parse_references
from ingest.model import Span
from ingest.words import protected

_LONGEST = 10_000  # characters that are read of a question
_TYPED = 0.3  # weight of a token that was typed, where another was searched in its place
_SPELLED_OUT = 0.6  # weight of the words of an abbreviation, and of a number's other form


@dataclass(frozen=True, slots=True)
class Asked:
    """`typed` is the question in NFC; `toned` as it is searched. `terms` and `folded` are tokens
    with their weights: 1 for what was meant, less for other readings."""

    typed: str
    toned: str
    terms: dict[str, float] = field(default_factory=dict)
    folded: dict[str, float] = field(default_factory=dict)


def prepare(
    question: str,
    *,
    mender: Mender | None = None,
    mending: Mending | None = None,
    abbreviations: Abbreviations | None = None,
) -> Asked:
    """The question with its tokens; without a mender everything stays as typed.

    >>> prepare("Chỉ  thị").folded
    {'chi': 1.0, 'thi': 1.0, 'chi_thi': 1.0}
    """
    typed = " ".join(unicodedata.normalize("NFC", question[:_LONGEST]).split())
    words = syllables(typed)
    fixed = _fixed(typed, abbreviations)
    meant = words
    if mender is not None:
        mending = mending or Mending()
        meant = mender.mend(words, mending, fixed=fixed)
        meant = kept(typed, meant) if mending.tones else meant
    toned = _rewritten(typed, words, meant)
    spelled = abbreviations.spelled_out(typed) if abbreviations else []
    terms, folded = _counted(with_pairs(meant)), _counted(with_pairs([fold(w) for w in meant]))
    if meant != words:
        _add(terms, with_pairs(words), _TYPED)
        _add(folded, with_pairs(folded_syllables(typed)), _TYPED)
    for phrase in spelled:
        _add(terms, with_pairs(syllables(phrase)), _SPELLED_OUT)
        _add(folded, with_pairs(folded_syllables(phrase)), _SPELLED_OUT)
    numbers = other_forms(meant)
    _add(terms, numbers, _SPELLED_OUT)
    _add(folded, [fold(token) for token in numbers], _SPELLED_OUT)
    if spelled:
        toned = f"{toned} ({', '.join(spelled)})"
    return Asked(typed, toned, terms, folded)


def _fixed(typed: str, abbreviations: Abbreviations | None) -> set[int]:
    """The places of words that stay as they are: of papers' numbers, addresses, abbreviations."""
    whole = [*protected(typed), *(_number_part(typed, span) for _, span in parse_references(typed))]
    places = set()
    for place, (start, end) in enumerate(spans(typed)):
        word = typed[start:end]
        code = len(word) > 1 and word.isupper() and not typed.isupper()
        short = abbreviations is not None and abbreviations.knows(word)
        if code or short or any(first <= start < last for first, last in whole):
            places.add(place)
    return places


def _number_part(typed: str, span: Span) -> Span:
    """A reference from its first figure on: "chi thi 24 ct tu" leaves "24 ct tu"."""
    figure = re.search(r"\d", typed[span.start : span.end])
    return Span(span.start + figure.start(), span.end) if figure else span


def _counted(tokens: list[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for token in tokens:
        counts[token] = counts.get(token, 0.0) + 1.0
    return counts


def _add(weights: dict[str, float], tokens: list[str], weight: float) -> None:
    for token in tokens:
        weights.setdefault(token, weight)


def _rewritten(typed: str, words: list[str], meant: list[str]) -> str:
    """The question with the words replaced that were meant otherwise; capitals are kept."""
    pieces: list[str] = []
    at = 0
    for (start, end), word, other in zip(spans(typed), words, meant, strict=True):
        if word != other:
            written = typed[start:end]
            pieces += [typed[at:start], _cased(_spelled_as(other, written), written)]
            at = end
    return "".join([*pieces, typed[at:]])


_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def _spelled_as(word: str, typed: str) -> str:
    """A syllable with the i that was typed, where one spelling of all has a y for it.

    >>> _spelled_as("vỵ", "vi"), _spelled_as("kỷ", "ky")
    ('vị', 'kỷ')
    """
    return (
        word.translate(_Y_TO_I) if fold(typed).endswith("i") and fold(word).endswith("y") else word
    )


def _cased(word: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word.capitalize() if re.match(r"[^\W\d_]", like) and like[0].isupper() else word
