"""The same facts in other forms: true or false, fill the gap, short answer."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace

from app.study.items import FALSE, GAP, SHORT, TRUE, TRUE_FALSE, Draft, Item
from app.study.levels import level_of

BLANK = "……"
_SHORT_FACTS = frozenset(
    {"number", "count", "day", "issued", "month", "year", "quarter", "often", "unit", "partner",
     "person", "missing", "paper", "receiver"}
)  # fmt: skip
_LONGEST_SHORT = 12


def other_items(draft: Draft, choice: Item) -> Iterator[Item]:
    """Items of other kinds from a draft and its choice item."""
    if draft.statement and draft.key_at >= 0:
        yield _true_or_false(draft, choice)
        yield _gap(draft, choice)
    if draft.fact in _SHORT_FACTS and len(draft.key.split()) <= _LONGEST_SHORT:
        yield _finished(replace(choice, kind=SHORT, options=(), key=()), draft)


def _true_or_false(draft: Draft, choice: Item) -> Item:
    """True as it stands, or false with a wrong option in the key's place; which, depends on the
    statement alone."""
    wrong = [option for option in choice.options if option != choice.answer]
    true = not wrong or zlib.crc32(draft.statement.encode("utf-8")) % 2 == 0
    said = draft.statement if true else _replaced(draft, _cased_as(wrong[0], draft.key))
    return _finished(
        replace(
            choice,
            kind=TRUE_FALSE,
            stem=f"{said.rstrip(' .;,')}. Đúng hay sai?",
            answer=TRUE if true else FALSE,
            options=(TRUE, FALSE),
            key=(0,) if true else (1,),
        ),
        draft,
    )


def _gap(draft: Draft, choice: Item) -> Item:
    return _finished(
        replace(
            choice,
            kind=GAP,
            stem=f"{_replaced(draft, BLANK).rstrip(' .;,')}.",
            options=(),
            key=(),
        ),
        draft,
    )


def _cased_as(option: str, key: str) -> str:
    return option if key[:1].isupper() else option[:1].lower() + option[1:]


def _replaced(draft: Draft, words: str) -> str:
    end = draft.key_at + len(draft.key)
    return f"{draft.statement[: draft.key_at]}{words}{draft.statement[end:]}"


def _finished(item: Item, draft: Draft) -> Item:
    return level_of(item, draft).with_id()
