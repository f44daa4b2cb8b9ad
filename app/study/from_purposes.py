"""Questions on purposes: what an order is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.items import Draft
from app.study.material import Material, Statement
from app.study.vocabulary import VERBS
from app.study.wording import ask

_PURPOSE = re.compile(
    rf"^(?P<act>.{{25,}}?),? (?:nhằm|để) (?P<purpose>(?:{VERBS}|từng bước|hạn chế|giảm|phòng|chống|"
    r"ngăn|đáp ứng|giúp|làm|xóa|xoá).{15,})$"
)
_MOST_WORDS = 26


def drafts_from_purposes(material: Material) -> Iterator[Draft]:
    """A draft for each clause that ends by saying what it is for."""
    found = list(_purposes(material))
    for act, purpose, statement in found:
        yield Draft(
            "purpose",
            ask(material.frame, f"{act} nhằm mục đích gì"),
            purpose,
            (statement.proof,),
            rivals=tuple(other for _, other, _ in found if other != purpose),
            pool="purpose",
        )


def purposes_of(material: Material) -> Iterator[str]:
    """Purposes that a document states."""
    return (purpose for _, purpose, _ in _purposes(material))


def _purposes(material: Material) -> Iterator[tuple[str, str, Statement]]:
    for statement in material.statements:
        match = _PURPOSE.match(statement.text)
        if match is None:
            continue
        purpose = re.split(r"[;:]\s", match["purpose"], maxsplit=1)[0].strip(" ,.;")
        if 4 <= len(purpose.split()) <= _MOST_WORDS and "nhằm" not in match["act"]:
            yield match["act"], purpose, statement
