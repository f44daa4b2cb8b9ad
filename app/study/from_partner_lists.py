"""Questions on who takes part in a task that several bodies share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.from_tasks import action_of, is_task_unit, proofs_of_duty
from app.study.from_units import is_class, is_named_body, unit_inside
from app.study.items import Draft
from app.study.material import Material
from app.study.near_bodies import level_of_body
from app.study.wording import begins_with_verb, plain
from ingest.model import Duty

_FEWEST_PARTNERS = 2
_FEWEST_NAMED = 3
_FEWEST_WORDS = 4
_OTHERS = re.compile(r"^(?:,? ?(?:và )?(?:với )?(?:các|những) [^,;]{0,60}? (?:liên quan|khác))")


def drafts_from_partner_lists(material: Material) -> Iterator[Draft]:
    """A draft for each task with two named partners or more: which body does not take part."""
    duties = material.document.duties
    known = dict.fromkeys(
        name
        for duty in duties
        for name in (duty.unit, *duty.partners)
        if is_named_body(name) and not is_class(name)
    )
    for duty in duties:
        partners = [name for name in duty.partners if is_named_body(name) and not is_class(name)]
        if len(partners) < _FEWEST_PARTNERS or not is_task_unit(duty.unit):
            continue
        draft = _draft(material, duty, partners, known=list(known))
        if draft is not None:
            yield draft


def _draft(
    material: Material, duty: Duty, partners: list[str], *, known: list[str]
) -> Draft | None:
    text = material.document.text
    named = plain(text[duty.start : duty.end])
    act = shared_act(material, duty)
    members = [duty.unit, *partners] if is_named_body(duty.unit) else partners
    level = level_of_body(partners[0])
    strangers = [
        name
        for name in known
        if plain(name) not in named
        and plain(name) != plain(duty.unit)
        and level_of_body(name) == level
    ]
    if not act or not strangers or len(members) < _FEWEST_NAMED:
        return None
    shown = members[:_FEWEST_NAMED]
    stranger = max(strangers, key=lambda name: name.split()[0] == partners[0].split()[0])
    return Draft(
        "absent",
        f"{material.frame}, cơ quan nào sau đây KHÔNG được nêu tên cùng thực hiện việc "
        f"{unit_inside(act)}?",
        stranger,
        proofs_of_duty(material, duty),
        rivals=tuple(shown),
    )


def shared_act(material: Material, duty: Duty) -> str:
    """The task itself, without the words on who works with whom; "" where it is no order then."""
    action = action_of(material, duty)
    for name in sorted(duty.partners, key=len, reverse=True):
        place = action.find(name)
        if place >= 0:
            action = action[place + len(name) :]
    act = _OTHERS.sub("", action.strip(" ,")).strip(" ,")
    return act if begins_with_verb(act) and len(act.split()) >= _FEWEST_WORDS else ""
