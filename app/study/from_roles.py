"""Questions on how a shared task is divided: who leads it and who works with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.from_deadlines import OF_THE_DEADLINE
from app.study.from_partner_lists import shared_act
from app.study.from_tasks import proofs_of_duty
from app.study.from_units import is_class, is_named_body
from app.study.items import Draft
from app.study.material import Material
from app.study.near_bodies import level_of_body, sister_bodies
from app.study.wording import plain
from ingest.model import Duty

_BY_A_DAY = re.compile(r" (?:trước|chậm nhất)(?: là)? ngày [\d/]+$")
_LEADS = re.compile(r"chủ trì", re.IGNORECASE)
_WORDS = "{leader} chủ trì, {partner} phối hợp"


def drafts_from_roles(material: Material) -> Iterator[Draft]:
    """A draft for each task that one named body leads with another."""
    known = list(
        dict.fromkeys(
            name
            for duty in material.document.duties
            for name in (duty.unit, *duty.partners)
            if _is_one_body(name)
        )
    )
    for duty in material.document.duties:
        partner = next((name for name in duty.partners if _is_one_body(name)), "")
        act = shared_act(material, duty)
        written = material.document.text[slice(*duty.action)]
        if not partner or not act or not _is_one_body(duty.unit) or not _LEADS.match(written):
            continue
        others = _others(material, duty, partner, known)
        if len(others) < 2:
            continue
        act = _BY_A_DAY.sub("", OF_THE_DEADLINE.sub("", act))
        yield Draft(
            "roles",
            f"{material.frame}, việc {act} được phân công thế nào?",
            _WORDS.format(leader=duty.unit, partner=partner),
            proofs_of_duty(material, duty),
            rivals=(
                _WORDS.format(leader=partner, partner=duty.unit),
                _WORDS.format(leader=duty.unit, partner=others[0]),
                _WORDS.format(leader=others[1], partner=partner),
            ),
        )


def role_names(option: str) -> tuple[str, str]:
    """Who leads and who helps, as an option says.

    >>> role_names("Sở Y tế chủ trì, Sở Nội vụ phối hợp")
    ('Sở Y tế', 'Sở Nội vụ')
    """
    leader, _, rest = option.partition(" chủ trì, ")
    return leader, rest.removesuffix(" phối hợp")


def _is_one_body(name: str) -> bool:
    return is_named_body(name) and not is_class(name) and "," not in name


def _others(material: Material, duty: Duty, partner: str, known: list[str]) -> list[str]:
    """Bodies on the partner's level that the task does not name."""
    named = plain(material.document.text[duty.start : duty.end])
    level = level_of_body(partner)
    pool = dict.fromkeys((*known, *sister_bodies(partner)))
    taken = {plain(duty.unit), plain(partner)}
    return [
        name
        for name in pool
        if plain(name) not in taken and plain(name) not in named and level_of_body(name) == level
    ]
