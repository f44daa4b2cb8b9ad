"""The papers that a text names, with what its other sentences tell of their issuers and dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ingest.folding import fold
from ingest.identity import parse_references
from ingest.issuers import issuer_key, names_person
from ingest.model import Reference, Span
from ingest.places import CITIES, PLACES, province_of_district
from ingest.resolve import group


class NamedPaper(NamedTuple):
    """A paper and all places that name it, in reading order."""

    paper: Reference
    spans: tuple[Span, ...]


@lru_cache(maxsize=2)
def named_papers(text: str) -> tuple[NamedPaper, ...]:
    """The different papers that a text names, in the order of their first mention. The last two
    texts are remembered, since a header and its relations ask for the same one.

    >>> text = "Chỉ thị số 24-CT/TU ngày 7-8-2023 của Thành ủy Huế. Từ khi có Chỉ thị 24, xã họp."
    >>> [(named.paper.issuer, len(named.spans)) for named in named_papers(text)]
    [('Thành ủy Huế', 2)]
    """
    found = parse_references(text)
    papers, paper_of = group([reference for reference, _ in found])
    issuers = _issuers_of_suffixes(papers)
    papers = [_as_siblings(paper, issuers) for paper in papers]
    home = home_province(text) if any(_lacks_place(paper) for paper in papers) else None
    spans: dict[int, list[Span]] = {}
    for (_, span), index in zip(found, paper_of, strict=True):
        spans.setdefault(index, []).append(span)
    return tuple(
        NamedPaper(_at_home(papers[index], home), tuple(at)) for index, at in spans.items()
    )


def _issuers_of_suffixes(papers: Sequence[Reference]) -> dict[str, str]:
    """For each suffix whose papers have but one placed issuer in this text, that issuer."""
    issuers: dict[str, set[str]] = {}
    for paper in papers:
        if paper.issuer and issuer_key(paper.issuer).place:
            issuers.setdefault(paper.suffix, set()).add(paper.issuer)
    return {suffix: named.pop() for suffix, named in issuers.items() if len(named) == 1}


def _as_siblings(paper: Reference, issuers: dict[str, str]) -> Reference:
    """The paper with the one issuer that all other papers of its suffix have in this text."""
    if not paper.suffix or (paper.issuer and issuer_key(paper.issuer).place):
        return paper
    return replace(paper, issuer=issuers.get(paper.suffix, paper.issuer))


def home_province(text: str) -> str | None:
    """The province that a text is about: the one named most, its districts counted; None when no
    province is named twice as often as the next."""
    folded = fold(text)
    counts: Counter[str] = Counter()
    end = 0
    for capital in _NAME_BEGINS.finditer(text):
        match = _PLACE.match(folded, capital.start()) if capital.start() >= end else None
        if match is not None and not _THE_MAN.match(folded, max(0, match.start() - 4)):
            counts[PLACES[match.group()]] += 2
        end = match.end() if match is not None else end
    for match in _PROVINCE.finditer(text):
        if fold(match["name"]) not in PLACES and not names_person(text, match.start("name")):
            counts[match["name"]] += 2
    for match in _DISTRICT.finditer(text):
        province = province_of_district(match["name"])
        if province is not None:
            counts[province] += 1
    best = counts.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < 2 * best[1][1]):
        return None
    return best[0][0]


def _lacks_place(paper: Reference) -> bool:
    if paper.suffix not in {"TU", "UBND", "HĐND"}:
        return False
    return paper.issuer is None or not issuer_key(paper.issuer).place


def _at_home(paper: Reference, home: str | None) -> Reference:
    """The paper with the text's own province as its issuer's, where the text names no other."""
    if home is None or not _lacks_place(paper):
        return paper
    if paper.suffix == "TU":
        return replace(paper, issuer=f"{'Thành ủy' if home in CITIES else 'Tỉnh ủy'} {home}")
    level = "thành phố" if home in CITIES else "tỉnh"
    return replace(paper, issuer=f"{paper.suffix} {level} {home}")


_CAPITAL = "".join(letter for letter in map(chr, range(ord("A"), 0x1EFF)) if letter.isupper())
_NAME_BEGINS = re.compile(rf"[{_CAPITAL}](?<![^\W\d_].)")
_PLACE = re.compile(
    r"(?:" + "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)) + r")(?![a-z])"
)
_PROVINCE = re.compile(
    rf"[Tt](?<!\w.)ỉnh(?: ủy| uỷ)? (?P<name>[{_CAPITAL}]\w+(?: [{_CAPITAL}]\w+){{1,2}})"
)
_DISTRICT = re.compile(
    r"[QqHhTtPp](?<!\w.)"
    r"(?:(?<=[Qq])uận(?: ủy)?|(?<=[Hh])uyện(?: ủy)?|(?<=[Tt])hị xã|(?<=[Pp])hường)"
    r" (?P<name>\w+(?: \w+){1,2})"
)
# Hồ Chí Minh is a city only after "thành phố" or "TP".
_THE_MAN = re.compile(r"(?!pho |.tp |tp\. |.tp\.).{4}ho chi minh")
