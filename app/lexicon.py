"""English questions in the Vietnamese words that the texts use.

The lexicon of this field stands in lexicon.json beside this file: English phrase (lower case) to
Vietnamese words, "" for words that carry nothing. The longest phrase wins.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from app.tokens import UPPER, word_set
from ingest.syllables import is_syllable

_FILE = Path(__file__).with_name("lexicon.json")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\w./,%-]*|[^\w\s]")
_AREAS = {"ward": "phường", "district": "", "province": "tỉnh", "city": "thành phố",
          "commune": "xã", "town": "thị xã"}  # fmt: skip
# A name before its kind of area: "Bến Mới ward", "Lam Giang province".
_NAMED_AREA = re.compile(
    rf"((?:[{UPPER}][^\W\d_]*\s+){{1,4}})(ward|district|province|city|commune|town)\b"
)
_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_ENGLISH = word_set(
    "who what when where which how many much does did is are was were the of in on by to for and"
    " list name compare why must has have there please tell me about directive issued"
)


def is_english(text: str) -> bool:
    """Whether a question is English: its common words outweigh, and no Vietnamese letter besides
    those of names.

    >>> is_english("what are the 6 task groups of 24-CT/TU"), is_english("ai ky chi thi 24")
    (True, False)
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    known = sum(word in _ENGLISH or _only_english(word) for word in words)
    return known >= 2 and known / len(words) > 0.3


def _only_english(word: str) -> bool:
    """Whether a word is in the lexicon and no Vietnamese syllable typed without marks."""
    return word in phrases() and not is_syllable(word)


def translate(question: str) -> str:
    """The question's words in Vietnamese, word by word, names and numbers kept: enough to search
    and match with, not to read.

    >>> translate("Who is the secretary of the Party Committee of Lâm Sơn ward?")
    'ai bí thư của đảng ủy của phường Lâm Sơn ?'
    >>> translate("How many cases did An Lộc district handle in 2023?")
    'bao nhiêu trường hợp An Lộc handle ở 2023 ?'
    """
    placed = _NAMED_AREA.sub(_kind_first, question)
    words = _WORD.findall(placed)
    translated: list[str] = []
    index = 0
    while index < len(words):
        size, meaning = _longest(words, index)
        translated.append(meaning)
        index += size
    return " ".join(word for word in translated if word)


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """The lexicon."""
    read: dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8"))
    return read


@lru_cache(maxsize=1)
def _longest_phrase() -> int:
    return max(len(phrase.split()) for phrase in phrases())


def _kind_first(match: re.Match[str]) -> str:
    name = match[1].strip()
    # The article belongs to no name: "The Bac Giang province".
    kept = [word for word in name.split() if word.lower() not in phrases() or " " in name]
    return f"{_AREAS[match[2]]} {' '.join(kept)}".strip()


def _longest(words: list[str], index: int) -> tuple[int, str]:
    for size in range(min(_longest_phrase(), len(words) - index), 0, -1):
        phrase = " ".join(words[index : index + size]).lower().replace("’", "'")
        if phrase in phrases() and not (size == 1 and _is_name(words, index)):
            return size, phrases()[phrase]
    month = words[index].lower()
    if month in _MONTHS and words[index][0].isupper():
        return 1, f"tháng {_MONTHS.index(month) + 1}"
    return 1, words[index]


def _is_name(words: list[str], index: int) -> bool:
    """Whether a word is a syllable of a name that looks like an English word ("Long An")."""
    word = words[index]
    if not word[0].isupper() or index == 0:
        return False
    around = [words[at] for at in (index - 1, index + 1) if 0 < at < len(words)]
    return len(word) <= 4 and any(
        other[:1].isupper() and other.lower() not in phrases() for other in around
    )
