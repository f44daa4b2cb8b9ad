"""The same duty told twice in one document, in its text and in a table at its end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.held import DutyRow
from ingest.folding import tone_key

_WORD = re.compile(r"[^\W_]+")
_CELLS = " | "
# A table often names the body where the text names its head.
_HEAD = re.compile(r"^(?:thủ trưởng|người đứng đầu|lãnh đạo)\s")
_SHARED = 0.75  # of the shorter task's words
_FEWEST = 3


def told_once(rows: Iterable[DutyRow]) -> list[DutyRow]:
    """The rows in their order, a duty that a table says again joined to the text's; it keeps both
    places. Unit, task and deadline must agree: the same body and day, and a table's short wording
    of what the text says in full."""
    kept: list[DutyRow] = []
    alike: dict[tuple[str, dt.date, str], list[int]] = {}
    for row in rows:
        due = row.duty.deadline.date if row.duty.deadline is not None else None
        places = alike.setdefault((row.doc_id, due, _unit(row)), []) if due is not None else []
        at = next((at for at in places if _same(row, kept[at])), None)
        if at is None:
            places.append(len(kept))
            kept.append(row)
        else:
            kept[at] = _joined(kept[at], row)
    return kept


def _same(one: DutyRow, other: DutyRow) -> bool:
    """Whether of two rows of one document, unit and day one is a table's short wording of the
    other's task."""
    if _in_table(one) == _in_table(other):
        return False
    return _same_task(_words(one.action), _words(other.action))


def _joined(one: DutyRow, other: DutyRow) -> DutyRow:
    """The text's row, which says more, with the table's place beside it."""
    full, short = (other, one) if _in_table(one) else (one, other)
    partners = full.duty.partners or short.duty.partners
    return replace(
        full, duty=replace(full.duty, partners=partners), also=(*full.also, replace(short, also=()))
    )


def _in_table(row: DutyRow) -> bool:
    return _CELLS in row.evidence


def _unit(row: DutyRow) -> str:
    words = _HEAD.sub("", tone_key(row.duty.unit))
    return " ".join(_WORD.findall(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(tone_key(text))


def _same_task(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((set(one), set(other)), key=len)
    if len(shorter) < _FEWEST or any(word.isdigit() for word in shorter - longer):
        return False
    return len(shorter & longer) >= _SHARED * len(shorter)
