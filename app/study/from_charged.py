"""Questions on which bodies a paper gives tasks to at all."""

from __future__ import annotations

import random
from collections.abc import Iterator

from app.study.from_tasks import is_task_unit, proofs_of_duty
from app.study.from_units import is_class, is_named_body, is_person
from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.near_bodies import level_of_body, sister_bodies
from app.study.shared_tasks import tasks_of
from app.study.wording import plain

_FEWEST = 3
_FEWEST_CHARGED = 4
_NOT_WORDS = (
    "cơ quan nào sau đây KHÔNG được giao nhiệm vụ cụ thể",
    "trong các cơ quan sau đây, cơ quan nào KHÔNG có nhiệm vụ riêng",
)
_WORDS = (
    "cơ quan nào sau đây được giao nhiệm vụ cụ thể",
    "trong các cơ quan sau đây, cơ quan nào có nhiệm vụ riêng",
)


def drafts_from_charged(material: Material) -> Iterator[Draft]:
    """For a paper that charges four bodies or more: which of these it does not charge, and which
    one it does."""
    document = material.document
    if document.header.source != "primary":
        return
    proofs: dict[str, tuple[Proof, ...]] = {}
    for duty in tasks_of(document):
        unit = " ".join(duty.unit.split())
        single = is_named_body(unit) and not is_class(unit) and not is_person(unit)
        if single and is_task_unit(unit) and "," not in unit:
            proofs.setdefault(unit, proofs_of_duty(material, duty))
    units = list(proofs)
    if len(units) < _FEWEST_CHARGED:
        return
    rng = random.Random("|".join(units))
    strangers = _strangers(units, plain(document.text))
    for words in _NOT_WORDS if strangers else ():
        shown = rng.sample(units, _FEWEST)
        yield Draft(
            "uncharged",
            f"{material.frame}, {words}?",
            rng.choice(strangers),
            tuple(proof for unit in shown for proof in proofs[unit]),
            rivals=tuple(shown),
        )
    if len(strangers) >= _FEWEST:
        for unit, words in zip(rng.sample(units, len(_WORDS)), _WORDS, strict=True):
            yield Draft(
                "charged",
                f"{material.frame}, {words}?",
                unit,
                proofs[unit],
                rivals=tuple(rng.sample(strangers, _FEWEST)),
            )


def _strangers(units: list[str], text: str) -> list[str]:
    """Bodies beside those charged, of the same sort, that the paper never names."""
    found = dict.fromkeys(
        sister for unit in units for sister in sister_bodies(unit) if level_of_body(unit)
    )
    return [name for name in found if plain(name) not in text]
