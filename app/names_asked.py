"""The proper names in a question, by capitals and by what the documents write as names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from app.people import POST_START
from app.question import Asked
from app.reading import Reading
from app.tokens import Token, word_set
from ingest.dictionary import words_of_two

# What a question may begin with, in capitals, before a name: "Ngoài Lào …", "Người Kinh …".
_OPENERS = frozenset(["ngoài", "người"])
# "Bà Trần Thị An" is called by the three words behind the first.
_PLACES_WON = frozenset(["nhất", "nhì", "ba", "tư"])
_TITLES = frozenset(["ông", "bà", "anh", "chị", "cô"])
# A name of one syllable is known by the sort of area before it: "xã Húc".
_AREAS_OF_ONE = word_set("xã phường huyện quận thôn ấp bản buôn làng khóm xóm")


def find_names(asked: Asked, readings: Sequence[Reading]) -> tuple[tuple[int, int], ...]:
    """The proper names of a question as (first, last) positions in its focus: runs written with
    capitals, and runs that the documents write so, longest first. A run does not begin with the
    first word of the question unless the documents know it as a name."""
    known = frozenset().union(*(reading.names for reading in readings)) if readings else frozenset()
    words = [token.folded for token in asked.focus]
    taken: list[tuple[int, int]] = []
    posts = _in_posts(asked)
    for size in range(6, 1, -1):
        for first in range(len(words) - size + 1):
            last = first + size - 1
            if asked.focus[first].toned in _OPENERS or _ranks(asked, first):
                continue
            if any(first <= end and start <= last for start, end in taken):
                continue
            if _is_cut(asked, last) or posts.issuperset(range(first, last + 1)):
                continue
            if adjacent(asked, first, last) and " ".join(words[first : last + 1]) in known:
                taken.append((first, last))
    taken.extend(_capitalised(asked, taken, posts))
    return tuple(sorted(taken))


def _is_cut(asked: Asked, last: int) -> bool:
    """Whether a run that texts write in capitals ends inside a word of the question: "Trao Huy"
    names nobody where "trao huy hiệu" is asked."""
    if last + 1 >= len(asked.focus) or not adjacent(asked, last, last + 1):
        return False
    following = asked.focus[last + 1]
    if asked.vietnamese[following.start].isupper():
        return False
    return f"{asked.focus[last].toned} {following.toned}" in words_of_two()


def _in_posts(asked: Asked) -> frozenset[int]:
    """The words of posts' heads: "Phó Bí thư", in capitals too, names nobody and no place."""
    heads = [match.span() for match in POST_START.finditer(asked.vietnamese)]
    return frozenset(
        at
        for at, token in enumerate(asked.focus)
        if any(start <= token.start < end for start, end in heads)
    )


def _ranks(asked: Asked, at: int) -> bool:
    """Whether a word only ranks a prize: "giải nhất hội thi", where texts write "Nhất Hội thi"."""
    token = asked.focus[at]
    before = asked.folded[: token.start].rstrip()
    return token.toned in _PLACES_WON and before.endswith("giai")


def adjacent(asked: Asked, first: int, last: int) -> bool:
    gaps = zip(asked.focus[first:last], asked.focus[first + 1 : last + 1], strict=True)
    return all(0 <= right.start - left.end <= 1 for left, right in gaps)


def _capitalised(
    asked: Asked, taken: list[tuple[int, int]], posts: Collection[int]
) -> Iterable[tuple[int, int]]:
    first = None
    for index in range(len(asked.focus) + 1):
        is_name = index < len(asked.focus) and _is_capital(asked, asked.focus[index])
        is_name = is_name and index not in posts
        is_name = is_name and not _ranks(asked, index)
        is_taken = any(start <= index <= end for start, end in taken)
        if is_name and not is_taken and (first is None or adjacent(asked, index - 1, index)):
            first = index if first is None else first
            continue
        if first is not None and index - first >= 2:
            titled = index - first > 2 and asked.focus[first].toned in _TITLES
            yield first + titled, index - 1
        elif first is not None and _is_area_of_one(asked, first):
            yield first - 1, first
        first = index if is_name and not is_taken else None


def _is_area_of_one(asked: Asked, at: int) -> bool:
    """Whether a single capital word is the name of the area whose sort stands before it."""
    sort = asked.focus[at - 1] if at else None
    return sort is not None and sort.toned in _AREAS_OF_ONE and adjacent(asked, at - 1, at)


def _is_capital(asked: Asked, token: Token) -> bool:
    written = asked.vietnamese[token.start : token.end]
    if token.toned in _OPENERS:
        return False
    return written[0].isupper() and not (written.isupper() and len(written) > 1)
