"""Posts as words: the single ones of a list, whether two are of one head, level and body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.people import POST_START, SHORT_FORM

_SEPARATES = re.compile(r"\s*[,;]\s*|\s+[-–]\s+|\s+kiêm\s+")


_LEVELS = (
    ("tinh", "uy"), ("thanh", "uy"), ("huyen", "uy"), ("quan", "uy"), ("thi", "uy"),
    ("thanh", "pho"), ("thi", "xa"), ("thi", "tran"), ("tinh",), ("huyen",), ("quan",), ("phuong",),
    ("xa",),
)  # fmt: skip

# Whose committee it is: "Bí thư tỉnh" is "Bí thư Tỉnh ủy".
_AREAS_OF_COMMITTEES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("tinh", "uy"): ("tinh",), ("thanh", "uy"): ("thanh", "pho"), ("huyen", "uy"): ("huyen",),
    ("quan", "uy"): ("quan",), ("thi", "uy"): ("thi", "xa"),
}  # fmt: skip
_OTHER_COMMITTEES = (
    ("dang", "uy"), ("ban", "can", "su"), ("dang", "doan"), ("chi", "bo"), ("chi", "uy"),
    ("tinh", "doan"), ("huyen", "doan"), ("thanh", "doan"), ("quan", "doan"), ("xa", "doan"),
)  # fmt: skip


def same_level(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two posts may be of one level: one of a province is none of its city or district.

    >>> same_level("chu tich ubnd tinh ha nam".split(), "chu tich ubnd thanh pho".split())
    False
    >>> same_level("bi thu dang uy xa ha".split(), "bi thu dang uy".split())
    True
    >>> same_level("bi thu tinh ha nam".split(), "bi thu tinh uy".split())
    True
    >>> same_level("bi thu tinh uy ha nam".split(), "bi thu dang uy".split())
    False
    """
    named = [any(holds(post, one) for one in _AREAS_OF_COMMITTEES) for post in (wanted, words)]
    if any(named) and not all(named):
        other = words if named[0] else wanted
        if any(holds(other, one) for one in _OTHER_COMMITTEES):
            return False  # an office's own committee is none of an area's
    if any(_of_the_nation(one) and _levels(other) for one, other in _both_ways(wanted, words)):
        return False
    first, second = (
        {_AREAS_OF_COMMITTEES.get(level, level) for level in _levels(post)}
        for post in (wanted, words)
    )
    return not first or not second or bool(first & second)


def _both_ways(
    one: Sequence[str], other: Sequence[str]
) -> tuple[tuple[Sequence[str], Sequence[str]], ...]:
    return ((one, other), (other, one))


def _of_the_nation(words: Sequence[str]) -> bool:
    """Whether a post's body is of all the country: nothing but its term stands behind "Việt Nam".

    >>> _of_the_nation("chu tich hoi nong dan viet nam khoa x".split())
    True
    >>> _of_the_nation("chu tich uy ban mttq viet nam huyen ha".split())
    False
    """
    places = [at for at, pair in enumerate(pairwise(words)) if pair == ("viet", "nam")]
    rest = words[places[-1] + 2 :] if places else ()
    return bool(places) and (not rest or rest[0] in ("khoa", "nhiem"))


def _levels(words: Sequence[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    at = 0
    while at < len(words):
        level = next((one for one in _LEVELS if tuple(words[at : at + len(one)]) == one), None)
        if level is not None:
            found.add(level)
        at += len(level) if level is not None else 1
    return found


# Bodies that one place has side by side, each with a head of its own.
_BODIES = (
    (("ubnd",), ("uy", "ban", "nhan", "dan")), (("hdnd",), ("hoi", "dong", "nhan", "dan")),
    (("mttq",), ("mat", "tran")), (("dang", "uy"), ("huyen", "uy"), ("tinh", "uy")),
)  # fmt: skip


def of_other_body(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two posts are of bodies that stand side by side: who heads the council of a commune
    need not head its committee.

    >>> of_other_body("chu tich ubnd xa ha".split(), "chu tich hdnd xa ha".split())
    True
    >>> of_other_body("chu tich ubnd xa ha".split(), "chu tich xa ha".split())
    False
    """
    first, second = (
        {at for at, forms in enumerate(_BODIES) if any(holds(post, form) for form in forms)}
        for post in (wanted, words)
    )
    return bool(first and second) and not first & second


def single_posts(written: str) -> list[str]:
    """The single posts of a list.

    >>> single_posts("Phó Bí thư Quận ủy, Chủ tịch UBND quận An Lộc")
    ['Phó Bí thư Quận ủy', 'Chủ tịch UBND quận An Lộc']
    """
    pieces: list[str] = []
    for piece in _SEPARATES.split(written):
        if POST_START.match(piece) or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += ", " + piece
    return pieces


def with_short_forms(posts: Sequence[str]) -> list[str]:
    """Single posts, and each whose body has a short form behind it once more with that form.

    >>> with_short_forms(["Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh (CDC)"])[1:]
    ['Giám đốc CDC']
    """
    short = []
    for post in posts:
        head, form = POST_START.match(post), SHORT_FORM.search(post)
        if head is not None and form is not None:
            short.append(f"{head.group()} {form.group().strip('()')}")
    return [*posts, *short]


_LED = frozenset(["doan", "phong", "ban", "to", "nhom", "khoa", "thon", "tram", "bo", "tieu"])


def same_head(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two posts begin alike; a deputy or an acting head is not the head.

    >>> same_head(["chu", "tich"], ["pho", "chu", "tich"])
    False
    >>> same_head(["bi", "thu", "huyen"], ["bi", "thu", "quan"])
    True
    """
    if not words or not wanted:
        return False
    if any((wanted[0] == rank) != (words[0] == rank) for rank in ("pho", "quyen", "nguyen")):
        return False
    if wanted[0] == words[0] == "truong":
        # "Trưởng đoàn" is no "Trưởng phòng"; "Trưởng Công an" has no noun of its own.
        nouns = {wanted[1:2][0] if wanted[1:2] else "", words[1:2][0] if words[1:2] else ""}
        return len(nouns & _LED) < 2
    size = 3 if wanted[0] == "pho" else 2
    return list(wanted[:size]) == list(words[:size])


def holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether words hold a run in a row.

    >>> holds(["a", "b", "c"], ["b", "c"]), holds(["a", "b"], [])
    (True, False)
    """
    size = len(run)
    return size > 0 and any(
        list(words[at : at + size]) == list(run) for at in range(len(words) - size + 1)
    )
