"""A question in the words of the texts: numbers, abbreviations and everyday words as the likeliest
passages spell them, where those have none as it was asked.

The everyday words stand in everyday.txt beside this file, a line each: a word as people ask, then
those that texts may have for it, the likelier first; a line of one word alone guards it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from app.question_words import FUNCTION_WORDS
from app.tokens import is_abbreviation
from ingest.folding import fold, tone_key

_FILE = Path(__file__).with_name("everyday.txt")
_READ = 12_000  # characters of the likeliest passages
_NEAR = 1_500  # of them that count most
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII",
          "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII")  # fmt: skip
_NUMBERED = re.compile(
    r"(?<!\w)(?P<label>khoa|dot|quy|khu vuc|vung|giai doan|phan|lan thu|hang|loai|cap|thu)"
    r" (?P<number>\d{1,2}|[ivx]{1,5})(?![\w/.,-])"
)
_SHORT = re.compile(r"(?<![\w/.-])[A-ZĐ]{3,6}(?![\w/-])")


def as_held(question: str, passages: list[str]) -> str:
    """The question, with what the passages (the likeliest first) spell otherwise as they do.

    >>> as_held("Lớp khóa 2 có mấy học trò?", ["Lớp học khóa II có 9 học sinh."])
    'Lớp khóa II có mấy học sinh?'
    >>> as_held("Chi cục QLCL làm gì?", ["Chi cục Quản lý chất lượng tỉnh."])
    'Chi cục Quản lý chất lượng làm gì?'
    >>> as_held("Chi cục quản lý chất lượng làm gì?", ["Chi cục QLCL tỉnh."])
    'Chi cục QLCL làm gì?'
    """
    held = " \n ".join(passages)[:_READ]
    if not held:
        return question
    question = _numbers_as_held(question, fold(held))
    question = _names_as_held(question, held)
    return _words_as_held(question, held.lower())


def _numbers_as_held(question: str, held: str) -> str:
    """Numbers behind a label, in figures or in capitals as they are held."""
    found = list(_NUMBERED.finditer(fold(question)))
    for match in reversed(found):
        number = match["number"]
        other = _ROMAN[int(number)] if number.isdigit() and int(number) < len(_ROMAN) else ""
        if number.upper() in _ROMAN:
            other = str(_ROMAN.index(number.upper()))
        label = match["label"]
        if other and _stands(f"{label} {other.lower()}", held) and not _stands(match[0], held):
            start, end = match.span("number")
            question = question[:start] + other + question[end:]
    return question


def _names_as_held(question: str, held: str) -> str:
    """Abbreviations as the words that they stand for, and the other way round."""
    for match in reversed(list(_SHORT.finditer(question))):
        short = match[0]
        if not is_abbreviation(short) and not _stands(short, held):
            words = _words_of(short, held)
            question = question[: match.start()] + (words or short) + question[match.end() :]
    for short in dict.fromkeys(_SHORT.findall(held)):
        whole = _words_of(short, question) if not is_abbreviation(short) else ""
        if whole and whole.lower() not in held.lower() and " " in whole:
            question = question.replace(whole, short)
    return question


def _words_of(short: str, text: str) -> str:
    """The words of a text whose first letters are an abbreviation's, none of them one that only
    joins or asks; "" where there are none."""
    letters = " ".join(rf"{letter}[a-z]*" for letter in fold(short))
    for found in re.finditer(rf"(?<!\w){letters}(?!\w)", fold(text)):
        words = text[found.start() : found.end()].lower().split()
        marked = all(
            (word[0] == "đ") == (sign == "Đ") for word, sign in zip(words, short, strict=True)
        )
        if marked and not FUNCTION_WORDS & set(map(tone_key, words)):
            return text[found.start() : found.end()]
    return ""


def _words_as_held(question: str, held: str) -> str:
    """Everyday words that stand nowhere in the passages as those that stand there for them."""
    known, pattern = _everyday()
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(question):
        word = match[0].lower()
        if _stands(word, held):
            continue
        best = max(known[word], key=lambda other: _times(other, held), default="")
        if best and _times(best, held):
            said = best.capitalize() if match.start() == 0 else best
            pieces += [question[at : match.start()], said]
            at = match.end()
    return "".join([*pieces, question[at:]])


def _stands(words: str, held: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", held) is not None


def _times(words: str, held: str) -> float:
    """How often words stand in the passages, what stands later counting less."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", held)
    return sum(_NEAR / (_NEAR + match.start()) for match in found)


@lru_cache(maxsize=1)
def _everyday() -> tuple[Mapping[str, list[str]], re.Pattern[str]]:
    lines = _FILE.read_text(encoding="utf-8").split("\n")
    known = {line.split("|")[0]: line.split("|")[1:] for line in lines if line}
    longest = sorted(known, key=len, reverse=True)
    anyhow = "|".join(rf"(?:{word[0].upper()}|{word[0]}){re.escape(word[1:])}" for word in longest)
    return known, re.compile(rf"(?<!\w)(?:{anyhow})(?!\w)")
