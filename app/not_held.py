"""Which paper of a question is not held: one of no document, or one that the question gives to
another body than the one that issued it."""

from __future__ import annotations

import re
from dataclasses import replace

from app.naming import named
from app.question import Asked
from app.scoping import OF_ISSUERS
from app.tokens import UPPER, tokenise
from index.model import Scope
from index.question import EVENT_BEFORE
from ingest.folding import fold
from ingest.issuers import read_issuer
from ingest.model import Reference
from ingest.places import CITIES

_ISSUER_SAID = re.compile(
    r"\s*(?:của|do)\s+(?:Ban Thường vụ\s+|BTV\s+|Chủ tịch\s+)?"
    r"((?:Huyện|Thành|Tỉnh|Quận|Thị|Đảng) (?:ủy|uỷ)|UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân)"
    r"((?:\s+(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã))?"
    rf"(?:\s+[{UPPER}][^\W\d_]*){{1,4}})"
)
_OF = re.compile(r"\W{1,2}(?:cua|do) ")
# "Văn bản triển khai Chỉ thị … của UBND tỉnh": whose the paper is remains open.
_CARRIED_OUT = re.compile(
    r"\b(?:quan triet|trien khai|thuc hien|thi hanh|chap hanh|hoc tap|cu the hoa|theo|thay the|"
    r"sua doi|kiem tra|giam sat|so ket|tong ket) (?:noi dung )?$"
)
# "do UBND tỉnh ban hành" issues it; "do UBND tỉnh triển khai" carries it out.
_ISSUES = re.compile(r"\W{1,2}(?:da )?(?:ban hanh|ky|ra)\b")
_SORTS = (
    "tinh uy", "thanh uy", "huyen uy", "quan uy", "thi uy", "dang uy", "ubnd", "hdnd",
)  # fmt: skip
_BODIES = {"ubnd": "ubnd", "hdnd": "hdnd"}  # all others are committees of the Party
_LEVEL_OF = {"tinh uy": "tinh", "thanh uy": "thanh pho", "huyen uy": "huyen", "quan uy": "quan",
    "thi uy": "thi xa"}  # fmt: skip
_LEVELS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "phuong", "xa")


def not_held(asked: Asked, scope: Scope) -> str:
    """The papers of a question that are not held, named as it names them; "" where all are."""
    if scope.status == "unknown":
        papers = scope.unknown or scope.references[:1]
        names = (named(replace(one, issuer=None), asked.language) for one in papers)
        return ", ".join(dict.fromkeys(names)) or asked.text
    # Where two names mean one paper there are fewer papers than names.
    one_each = len(asked.papers) == len(scope.references)
    for at, paper in enumerate(scope.references if one_each else scope.references[:1]):
        issuer = other_issuer(asked, paper, at)
        if issuer:
            return named(replace(paper, issuer=issuer, date=None), asked.language)
    return ""


def other_issuer(asked: Asked, paper: Reference, at: int = 0) -> str:
    """Whom the question gives its paper at `at` to, where that is another body than the one that
    issued it; "" where it is not. The paper meant is then not the one found.

    >>> from app.question import read_question
    >>> paper = Reference("CT", "7", "HU", issuer="Huyện ủy An Lộc", party=True)
    >>> other_issuer(read_question("Chỉ thị 7-CT/HU của Huyện ủy Bình Sơn nói gì?"), paper)
    'Huyện ủy Bình Sơn'
    >>> other_issuer(read_question("Chỉ thị 7-CT/HU của UBND huyện An Lộc nói gì?"), paper)
    'UBND huyện An Lộc'
    >>> other_issuer(read_question("Chỉ thị 7-CT/HU của huyện An Lộc nói gì?"), paper)
    ''
    """
    if len(asked.papers) <= at or paper.issuer is None:
        return ""
    start, end = asked.papers[at]
    # "Hội nghị quán triệt Chỉ thị … của Huyện ủy …" is that body's meeting.
    if EVENT_BEFORE.search(asked.folded[:start]):
        return ""
    match = _ISSUER_SAID.match(asked.vietnamese, end)
    if match is not None:
        said = {token.folded for token in tokenise(match[2])} - OF_ISSUERS
        known = {token.folded for token in tokenise(paper.issuer)} - OF_ISSUERS
        if said and known and not said & known:
            return f"{match[1]}{match[2]}"
    return _other_sort(asked, start, end, paper.issuer)


def _other_sort(asked: Asked, start: int, end: int, issuer: str) -> str:
    """The body behind a paper's number where it is of another sort or level than the issuer."""
    of = _OF.match(asked.folded, end)
    if of is None or _CARRIED_OUT.search(asked.folded[:start]):
        return ""
    found = read_issuer(asked.vietnamese, asked.folded, of.end())
    if found is None:
        return ""
    if "do" in of.group() and not _ISSUES.match(asked.folded, found.end):
        return ""
    return found.name if _differ(fold(found.name), fold(issuer)) else ""


def _differ(said: str, known: str) -> bool:
    """Whether two issuers' names, folded, are of bodies of another sort, or at another level.

    >>> _differ("thanh uy vinh son", "tinh uy vinh son"), _differ("tinh vinh son", "tinh uy vinh")
    (True, False)
    >>> _differ("ubnd huyen vinh son", "ubnd tinh vinh son"), _differ("ubnd", "ubnd tinh vinh son")
    (True, False)
    >>> _differ("huyen vinh son", "tinh uy vinh son"), _differ("ubnd", "tinh uy vinh son")
    (True, True)
    """
    sorts = [_first(_SORTS, name) for name in (said, known)]
    levels = [_level(name) for name in (said, known)]
    # Of the cities that are run as provinces both names are in use.
    if any(said.endswith(fold(name)) for name in CITIES) and {*levels} == {"tinh", "thanh pho"}:
        levels = ["", ""]
    bodies = [_BODIES.get(sort, "uy") if sort else "" for sort in sorts]
    return any(all(pair) and pair[0] != pair[1] for pair in (bodies, levels))


def _level(name: str) -> str:
    """The sort of area that a body is of, "" where its name does not say.

    >>> _level("huyen uy an loc"), _level("ubnd tinh an loc"), _level("xa an loc"), _level("ubnd")
    ('huyen', 'tinh', 'xa', '')
    """
    sort = _first(_SORTS, name)
    return _LEVEL_OF.get(sort) or _first(_LEVELS, name.removeprefix(sort).strip())


def _first(words: tuple[str, ...], name: str) -> str:
    return next((word for word in words if name == word or name.startswith(f"{word} ")), "")
