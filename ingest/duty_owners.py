"""Units that own the items below them: a heading that names one, a sentence that charges one."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.duty_rows import DutyText
from ingest.issuers import issuer_key, issuers_agree
from ingest.model import Node, Span
from ingest.units import asked_units, read_owner, read_subject

_RANKS = {"part": 0, "chapter": 0, "article": 1, "clause": 3, "subclause": 4, "point": 5, "dash": 6}
_UNLABELLED = 2
_LEVELS = re.compile(r"\b(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn)\b")
_ASKS = re.compile(r"yêu cầu|chỉ thị\s?:|quyết định\s?:")
_CHARGES = re.compile(r"(?<![^\W_])(?:giao|yêu cầu|đề nghị)\s(?:cho\s)?")
LIST_FOLLOWS = re.compile(r":\s*$")


class Owner(NamedTuple):
    """A unit to which the items below a heading belong; `binds` where the heading speaks of its
    responsibility."""

    rank: float
    name: Span
    binds: bool


def owner_of(source: DutyText, node: Node, after: Node | None) -> Span | None:
    """The unit of a line that is only a unit's name, or that opens a unit's list."""
    found = read_owner(source.key, node.head.start, node.head.end)
    if found is not None:
        # Capitals alone are a letterhead; a numbered heading in capitals names who is charged.
        shouted = source.text[found.start : found.end].isupper() and rank_of(node) is None
        return None if shouted else Span(found.start, found.end)
    listed = LIST_FOLLOWS.search(source.key, node.head.start, node.head.end) is not None
    if listed or (rank_of(node) is not None and heads_items(source, node, after)):
        name = _intro_owner(source, node)
        return name if name is not None and not is_issuer(source, name) else None
    return None


def _intro_owner(source: DutyText, node: Node) -> Span | None:
    """The unit of "Sở Nội vụ có trách nhiệm:", "… yêu cầu các cấp ủy thực hiện:"."""
    start, end = node.head.start, node.head.end
    for _, _, begin in reversed(asked_units(source.key, start, end)):
        subject = read_subject(source.key, begin, end) or read_owner(source.key, begin, end)
        if subject is not None:
            return Span(subject.start, subject.end)
    lead = re.match(r"đối với\s", source.key[start:end])
    begin = start + (lead.end() if lead else 0)
    subject = read_subject(source.key, begin, end)
    if subject is None or _ASKS.search(source.key, subject.end, end):
        return None
    return Span(subject.start, subject.end)


def is_issuer(source: DutyText, name: Span) -> bool:
    """Whether a unit is the paper's own issuer, who orders and is not ordered."""
    unit = source.text[name.start : name.end]
    one, two = issuer_key(unit), issuer_key(source.issuer)
    several = re.search(r"\b(?:các|cấp)\b", unit) is not None
    lower = set(_LEVELS.findall(unit.lower())) - set(_LEVELS.findall(source.issuer.lower()))
    if several or lower or not source.issuer or not one.body:
        return False
    return one.body == two.body and issuers_agree(unit, source.issuer)


def heads_items(source: DutyText, node: Node, after: Node | None) -> bool:
    """Whether an item is the title of the items below it: they are deeper, it is no sentence."""
    below = after is not None and after.head.start < node.end
    return below and source.text[node.head.end - 1] not in ".;,:"


def rank_of(node: Node) -> float | None:
    if node.kind == "dash" and node.label in {"+", "*"}:
        return _RANKS["dash"] + 1
    return _RANKS.get(node.kind)


def owned(owners: list[Owner], rank: float | None, name: Span, *, binds: bool) -> list[Owner]:
    """The owners after a heading: an unlabelled one ends all before it."""
    if rank is None:
        return [Owner(_UNLABELLED, name, binds)]
    return [*owners, Owner(rank, name, binds)]


def ends_list(source: DutyText, node: Node, owner: Owner) -> bool:
    """Whether an unlabelled line behind items is no more theirs: a sentence that charges a unit
    ("Giao Sở A các việc:") holds for its list, a heading for all below it."""
    if not begins_proper(source, node.head.start):
        return False
    if _CHARGES.search(source.key, owner.name.start - 9, owner.name.start) is not None:
        return True
    line = source.key.rfind("\n", 0, owner.name.start) + 1
    end = source.key.find("\n", owner.name.start)
    named = read_owner(source.key, line, end if end > 0 else len(source.key))
    return named is None and owner.rank == _UNLABELLED


def begins_proper(source: DutyText, start: int) -> bool:
    """Whether a clause begins with a capital; lower-case clauses go on with the same unit."""
    return source.text[start].isupper()
