"""Mottos by their number, asked in English: "the 5 clears" is the texts' “5 rõ”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app import lexicon
from app.question import Asked
from app.reading import Reading
from app.tokens import tokenise
from ingest.model import Enumeration

_SAYS_MOTTO = re.compile(
    r"\b(?:motto|slogan|principle|policy|polic(?:ies)|approach|formula|watchword)s?\b"
)
_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’']{2,60})[”\"’']")
_TRANSLATES, _ONLY_ONE = 1.0, 0.8


def motto_agreement(asked: Asked, readings: Sequence[Reading], enumeration: Enumeration) -> float:
    """How well an English question means a motto: 1 where its words say it in English, less where
    it only says the number and the texts hold one motto of it, 0 else."""
    name = _words(enumeration.name)
    if asked.language != "en" or name[:1] != [str(asked.count)] or len(name) < 2:
        return 0.0
    quoted = " ".join(lexicon.translate(match[1]) for match in _QUOTED.finditer(asked.text))
    if set(name[1:]) <= {*_words(asked.vietnamese), *_words(quoted)}:
        return _TRANSLATES
    if _SAYS_MOTTO.search(asked.text.lower()) is None:
        return 0.0
    alike = {
        tuple(words)
        for reading in readings
        for other in reading.document.enumerations
        if (words := _words(other.name))[:1] == name[:1] and len(words) > 1
    }
    return _ONLY_ONE if len(alike) == 1 else 0.0


def _words(text: str) -> list[str]:
    return [token.folded for token in tokenise(text)]
