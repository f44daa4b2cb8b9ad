"""Whether a choice gives itself away: the right option alone stands out among the four."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from app.study.wording import plain

_LONG = 40  # characters from which a difference in length shows
_MUCH_LONGER = 1.7
_SHARE = 0.6
_NAME_FACTS = (
    "unit",
    "partner",
    "person",
    "cell",
    "receiver",
    "absent",
)
_LIST_FACTS = ("member", "missing", "intruder")


def stands_out(fact: str, stem: str, key: str, others: Sequence[str]) -> bool:
    """Whether somebody who knows nothing picks the key, from its length, its form, or the words
    that it alone shares with the question.

    >>> stands_out("unit", "Ở huyện Nậm Tin, ai …?", "Bí thư Huyện ủy Nậm Tin", ["Phó Giám đốc Sở"])
    True
    """
    if not others:
        return False
    return (
        (fact not in _NAME_FACTS and _by_length(key, others))
        or _by_name(stem, key, others)
        or _by_words(stem, key, others)
        or (fact in _NAME_FACTS and _by_field(stem, key, others))
        or (fact in _LIST_FACTS and _by_form(key, others))
    )


def _by_length(key: str, others: Sequence[str]) -> bool:
    longest, shortest = max(map(len, others)), min(map(len, others))
    much_longer = len(key) > _LONG and len(key) > _MUCH_LONGER * longest
    return much_longer or (shortest > _LONG and len(key) * _MUCH_LONGER < shortest)


def _by_name(stem: str, key: str, others: Sequence[str]) -> bool:
    """Whether the key alone names a place or person that the question names."""
    named = [name for name in names_in(key) if name in stem]
    return any(not any(name in other for other in others) for name in named)


def names_in(text: str) -> list[str]:
    """Two or more capitalised words in a row, the text's first word aside.

    >>> names_in("Bí thư Huyện ủy Cửa Sông")
    ['Cửa Sông']
    """
    found: list[str] = []
    words = text.split()
    for capital, group in itertools.groupby(words[1:], key=lambda word: word[:1].isupper()):
        run = list(group)
        if capital and len(run) > 1:
            found.append(" ".join(run))
    return found


def _by_words(stem: str, key: str, others: Sequence[str]) -> bool:
    """Whether most of what only the key says stands in the question, and of the others little."""
    asked = _pairs(stem)
    shares = []
    for option in (key, *others):
        rest = set().union(*(_pairs(each) for each in (key, *others) if each != option))
        own = _pairs(option) - rest
        shares.append(len(own & asked) / len(own) if len(own) >= 2 else 0.0)
    return shares[0] >= _SHARE and max(shares[1:]) < _SHARE / 2


def _by_field(stem: str, key: str, others: Sequence[str]) -> bool:
    """Whether the question names the field that the key alone has in its name."""
    asked = f" {plain(stem)} "
    fields = [plain(option).partition(" ")[2] for option in (key, *others)]
    named = [len(field.split()) > 1 and f" {field} " in asked for field in fields]
    return named[0] and not any(named[1:])


def _by_form(key: str, others: Sequence[str]) -> bool:
    """Whether all wrong options open or end with one word and the key does not."""
    for place in (0, -1):
        words = {plain(other).split()[place] for other in others if plain(other)}
        if len(words) == 1 and plain(key).split()[place] not in words:
            return True
    return False


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(itertools.pairwise(plain(text).split()))
