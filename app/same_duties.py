"""The same duty told twice in one document, in its text and in a table at its end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from app.held import DutyRow
from ingest.folding import tone_key
from ingest.model import Duty

_WORD = re.compile(r"[^\W_]+")
_CELLS = " | "
# A table often names the body where the text names its head.
_HEAD = re.compile(r"^(?:thủ trưởng|người đứng đầu|lãnh đạo)\s")
_SHARED = 0.75  # of the shorter task's words
_FEWEST = 3


class Told(Protocol):
    """A duty as a document tells it: `action` and `evidence` are the texts of its spans."""

    @property
    def doc_id(self) -> str: ...

    @property
    def duty(self) -> Duty: ...

    @property
    def action(self) -> str: ...

    @property
    def evidence(self) -> str: ...


OneTold = TypeVar("OneTold", bound=Told)


def same_duties(told: Iterable[OneTold]) -> list[list[OneTold]]:
    """The duties in their order, those that tell the same together, the text's before the table's.
    Unit, task and deadline must agree: the same body and day, and a table's short wording of what
    the text says in full."""
    groups: list[list[OneTold]] = []
    alike: dict[tuple[str, dt.date, str], list[list[OneTold]]] = {}
    for one in told:
        due = one.duty.deadline.date if one.duty.deadline is not None else None
        near = alike.setdefault((one.doc_id, due, _unit(one)), []) if due is not None else []
        group = next((group for group in near if _same(one, group[0])), None)
        if group is None:
            groups.append([one])
            near.append(groups[-1])
        else:
            group.insert(0 if _in_table(group[0]) else len(group), one)
    return groups


def told_once(rows: Iterable[DutyRow]) -> list[DutyRow]:
    """The rows in their order, a duty told twice as one row with both places."""
    return [_joined(group) for group in same_duties(rows)]


def _joined(group: Sequence[DutyRow]) -> DutyRow:
    """The text's row, which says more, with the table's place beside it."""
    full, *others = group
    partners = next((row.duty.partners for row in group if row.duty.partners), ())
    return replace(full, duty=replace(full.duty, partners=partners), also=tuple(others))


def _same(one: Told, other: Told) -> bool:
    """Whether of two duties of one document, unit and day one is a table's short wording of the
    other's task."""
    if _in_table(one) == _in_table(other):
        return False
    return _same_task(_words(one.action), _words(other.action))


def _in_table(row: Told) -> bool:
    return _CELLS in row.evidence


def _unit(row: Told) -> str:
    words = _HEAD.sub("", tone_key(row.duty.unit))
    return " ".join(_WORD.findall(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(tone_key(text))


def _same_task(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((set(one), set(other)), key=len)
    if len(shorter) < _FEWEST or any(word.isdigit() for word in shorter - longer):
        return False
    return len(shorter & longer) >= _SHARED * len(shorter)
