"""How hard an item is: what it asks, how close its wrong options are, how far its evidence."""

from __future__ import annotations

from dataclasses import replace

from app.study.from_figures import number_in
from app.study.items import CHOICE, FALSE, RIGHT, TRUE_FALSE, WRONG, Draft, Item

_EASY = frozenset({"issued", "subject", "count", "number_of_paper", "paper", "missing"})
_HARD = frozenset(
    {
        "number",
        "intruder",
        "position",
        "partner",
        "consequence",
        "task",
        "stranger",
        "absent",
        "due",
        "roles",
        "common",
        "uncommon",
        RIGHT,
        WRONG,
    }
)


def level_of(item: Item, draft: Draft) -> Item:
    """The item with its level: 1 easy, 2 middling, 3 hard."""
    points = 0 if draft.fact in _EASY else 2 if draft.fact in _HARD else 1
    points += _closeness(item, draft)
    points += len(item.proofs) > 1
    points += len(item.stem.split()) > 40
    points -= item.kind == TRUE_FALSE and item.answer != FALSE
    return replace(item, level=1 if points <= 1 else 2 if points == 2 else 3)


def _closeness(item: Item, draft: Draft) -> int:
    """1 when a wrong figure is within 15 % of the right one, or a wrong text shares its opening."""
    if item.kind != CHOICE:
        return 0
    value = number_in(draft.key) if draft.fact in ("number", "count") else None
    for option in item.options:
        if option == item.answer:
            continue
        other = number_in(option)
        if value is not None and other is not None:
            if abs(other - value) <= 0.15 * value:
                return 1
        elif option.split()[:2] == item.answer.split()[:2]:
            return 1
    return 0
