"""Questions on which of four statements is what the document says."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from app.study.items import CHOICE, RIGHT, WRONG, Draft, Item
from app.study.levels import level_of
from app.study.material import Material
from app.study.wording import one_spelling, plain

_STEMS = {
    RIGHT: "{frame}, phát biểu nào sau đây là đúng?",
    WRONG: "{frame}, phát biểu nào sau đây là KHÔNG đúng?",
}
_OPTIONS = 4
_ATTEMPTS = 3
_MOST_WORDS = 36
_FACTS = frozenset(
    {
        "number",
        "day",
        "month",
        "quarter",
        "year",
        "often",
        "unit",
        "partner",
        "receiver",
        "count",
        "object",
    }
)


def statement_items(
    material: Material,
    asked: Sequence[tuple[Item, Draft]],
    *,
    holds: Callable[[Item], bool],
) -> Iterator[tuple[Item, Draft]]:
    """Choices among four statements of a document, made of the facts of questions that passed all
    checks: one as it says and three with a wrong option of theirs in the key's place, then the
    other way round. Neighbouring facts stand together; of each four the first choice is given that
    `holds`, if one does. Neighbours stand together first, then every other fact."""
    first, last = (_one_of_each_sentence(material, each) for each in (asked, asked[::-1]))
    for sort, facts in ((RIGHT, first), (WRONG, last[1:])):
        for four in _fours(facts):
            made = (_item(material, four, sort, attempt) for attempt in range(_ATTEMPTS))
            found = next((each for each in made if holds(each[0])), None)
            if found is not None:
                yield found


def _fours(facts: list[tuple[Item, Draft]]) -> Iterator[list[tuple[Item, Draft]]]:
    """Neighbours, each in two fours at most; then the same of every other fact."""
    for row in (facts, facts[::2], facts[1::2]):
        for start in range(0, len(row) - _OPTIONS + 1, _OPTIONS // 2):
            yield row[start : start + _OPTIONS]


def _one_of_each_sentence(
    material: Material, asked: Sequence[tuple[Item, Draft]]
) -> list[tuple[Item, Draft]]:
    """The facts told in short statements, one of each sentence, in reading order."""
    opening = f"{material.frame}, "
    found: dict[str, tuple[Item, Draft]] = {}
    for item, draft in asked:
        fits = item.kind == CHOICE and draft.fact in _FACTS and draft.key_at >= 0
        if not fits or not draft.statement.startswith(opening):
            continue
        own = draft.statement[len(opening) :]
        counted_first = own[:1].isdigit()  # "5 đơn vị không công khai": a rest of a sentence
        if len(own.split()) <= _MOST_WORDS and not counted_first:
            found.setdefault(plain(draft.proofs[0].quote), (item, draft))
    return sorted(found.values(), key=lambda each: each[1].proofs[0].start)


def _item(
    material: Material, facts: Sequence[tuple[Item, Draft]], sort: str, attempt: int
) -> tuple[Item, Draft]:
    seed = "|".join(draft.statement for _, draft in facts)
    rng = random.Random(f"{sort}|{attempt}|{seed}")
    odd = (rng.randrange(len(facts)) + attempt) % len(facts)
    options = []
    for number, (item, draft) in enumerate(facts):
        changed = (number == odd) == (sort == WRONG)
        options.append(_said(material, draft, _wrong(item, rng) if changed else draft.key))
    order = rng.sample(range(len(options)), len(options))
    shown = tuple(options[number] for number in order)
    key = facts[odd]
    stem = _STEMS[sort].format(frame=material.frame)
    proofs = (*key[1].proofs, *(p for n, (_, d) in enumerate(facts) if n != odd for p in d.proofs))
    draft = Draft(sort, stem, options[odd], tuple(dict.fromkeys(proofs)))
    item = Item(
        CHOICE, sort, stem, options[odd], draft.proofs, options=shown, key=(order.index(odd),)
    )
    return level_of(item, draft).with_id(), draft


def _wrong(item: Item, rng: random.Random) -> str:
    return rng.choice([option for option in item.options if option != item.answer])


def _said(material: Material, draft: Draft, words: str) -> str:
    """The draft's statement with some words in the key's place."""
    at, end = draft.key_at, draft.key_at + len(draft.key)
    inside = words if draft.key[:1].isupper() else words[:1].lower() + words[1:]
    own = f"{draft.statement[:at]}{inside}{draft.statement[end:]}"[len(material.frame) + 2 :]
    own = own.rstrip(" ;,.").removeprefix("phải ").replace("; ", ", ")
    return one_spelling(own[:1].upper() + own[1:])
