"""Taking a multiple-choice question with a system that only searches and answers."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from app.model import Answer
from eval.matching import comparable, contains_comparable, without_marks
from eval.questions import Question
from index.model import Hit

_ALL_RIGHT = re.compile(r"(cả|tất cả).*(đúng|trên|đều)|all of the above")
_YES = re.compile(r"^(có|đúng|phải|yes|true)\b")
_NO = re.compile(r"^(không|chưa|sai|no|false)\b")
_SECOND_BEST = 0.97
_WORD = re.compile(r"\w+")


def choose(question: Question, answer: Answer, hits: Sequence[Hit]) -> int | None:
    """Index of the choice that the system's answer and passages support most; None without any.

    In turn: the choice that the answer states, for true or false the answer's first word, else the
    choice whose words, rare ones weighing more, are covered best by one cited quote or passage.
    "All are right" is taken when two others are covered nearly as well as the best.
    """
    choices = [comparable(choice) for choice in question.choices]
    said = comparable(without_marks(answer.answer)) if answer.status == "answered" else ""
    by_word = _by_first_word(choices, said)
    if by_word is not None:
        return by_word
    stated = [n for n, choice in enumerate(choices) if contains_comparable(said, choice)]
    if len(stated) == 1:
        return stated[0]
    texts = [comparable(c.quote) for c in answer.citations] + [comparable(h.text) for h in hits]
    return _most_supported(choices, texts)


def _by_first_word(choices: Sequence[str], said: str) -> int | None:
    """For choices such as Đúng/Sai or Có/Không, the one of the answer's own polarity."""
    yes = [n for n, choice in enumerate(choices) if _YES.fullmatch(choice)]
    no = [n for n, choice in enumerate(choices) if _NO.fullmatch(choice)]
    if len(choices) != 2 or not yes or not no:
        return None
    return no[0] if _NO.match(said) else yes[0]


def _most_supported(choices: Sequence[str], texts: Sequence[str]) -> int | None:
    if not texts:
        return None
    bags = [set(_WORD.findall(text)) for text in texts]
    support = [max(_covered(choice, bag, choices) for bag in bags) for choice in choices]
    everything = [n for n, choice in enumerate(choices) if _ALL_RIGHT.search(choice)]
    others = sorted((s for n, s in enumerate(support) if n not in everything), reverse=True)
    if everything and len(others) > 1 and others[1] >= _SECOND_BEST * others[0] > 0:
        return everything[0]
    allowed = [n for n in range(len(choices)) if n not in everything]
    return max(allowed, key=lambda n: support[n])


def _covered(choice: str, bag: set[str], choices: Sequence[str]) -> float:
    """Share of the choice's words in the bag; a word that all choices share weighs little."""
    words = set(_WORD.findall(choice))
    weights = {
        word: math.log(1 + len(choices) / sum(word in _WORD.findall(c) for c in choices))
        for word in words
    }
    total = sum(weights.values())
    return sum(weights[word] for word in words & bag) / total if total else 0.0
