"""Items made of several facts: put steps in order, match bodies with their tasks."""

from __future__ import annotations

import random
from collections.abc import Iterator

from app.study.from_lists import item_texts
from app.study.from_tasks import action_of, is_task_unit
from app.study.items import MATCH, ORDER, Draft, Item, Proof
from app.study.material import Material
from app.study.shared_tasks import tasks_of
from ingest.folding import fold

_STEPS = ("bước", "giai đoạn", "khâu", "công đoạn")
_PAIRS = 4
_MOST_STEPS = 8


def grouped_items(material: Material) -> Iterator[tuple[Item, Draft]]:
    """Ordering and matching items, each with the draft that checks need."""
    yield from _orders(material)
    yield from _matches(material)


def _orders(material: Material) -> Iterator[tuple[Item, Draft]]:
    seen = set()
    for listed in material.document.enumerations:
        steps = item_texts(material, listed)
        ordered = listed.noun.startswith(_STEPS) and listed.count == len(steps)
        if not ordered or not 3 <= len(steps) <= _MOST_STEPS or listed.items in seen:
            continue
        if any(not 1 <= len(step.split()) <= 16 for step in steps):
            continue
        seen.add(listed.items)
        last = listed.items[-1]
        line_end = material.document.text.find("\n", last.start)
        proof = material.proof(listed.start, line_end if line_end > 0 else last.end)
        stem = f"{material.frame}, hãy sắp xếp {listed.count} {listed.noun} theo đúng thứ tự."
        shuffled = _shuffled(steps, stem)
        key = tuple(shuffled.index(step) for step in steps)
        yield _item(ORDER, stem, " → ".join(steps), (proof,), tuple(shuffled), key)


def _matches(material: Material) -> Iterator[tuple[Item, Draft]]:
    pairs: list[tuple[str, str, Proof]] = []
    for duty in tasks_of(material.document):
        action = action_of(material, duty)
        unit = " ".join(duty.unit.replace(";", ",").split())
        if not action or not is_task_unit(duty.unit) or len(action.split()) > 22:
            continue
        if any(fold(unit) == fold(other) for other, _, _ in pairs):
            continue
        pairs.append((unit, action, _proof(material, duty.start, duty.unit_span.start, duty.end)))
    for start in range(0, len(pairs) - _PAIRS + 1, _PAIRS):
        group = pairs[start : start + _PAIRS]
        stem = f"{material.frame}, hãy ghép mỗi cơ quan, đơn vị với nhiệm vụ được giao."
        actions = [action for _, action, _ in group]
        shuffled = _shuffled(actions, stem + actions[0])
        key = tuple(shuffled.index(action) for action in actions)
        lefts = tuple(unit for unit, _, _ in group)
        answer = "; ".join(f"{unit}: {action}" for unit, action, _ in group)
        proofs = tuple(proof for _, _, proof in group)
        yield _item(MATCH, stem, answer, proofs, tuple(shuffled), key, lefts)


def _proof(material: Material, start: int, unit_start: int, end: int) -> Proof:
    """The task with the heading that names its body."""
    return material.proof(min(start, unit_start), end)


def _shuffled(texts: list[str], seed: str) -> list[str]:
    """The texts in another order than the right one, always the same for the same seed."""
    mixed = list(texts)
    rng = random.Random(seed)
    while mixed == texts:
        rng.shuffle(mixed)
    return mixed


def _item(
    kind: str,
    stem: str,
    answer: str,
    proofs: tuple[Proof, ...],
    options: tuple[str, ...],
    key: tuple[int, ...],
    lefts: tuple[str, ...] = (),
) -> tuple[Item, Draft]:
    item = Item(kind, kind, stem, answer, proofs, options, key, lefts, level=3).with_id()
    return item, Draft(kind, stem, answer, proofs)
