"""Questions on purposes: what an order is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.items import Draft
from app.study.material import Material, Statement, proofs_of
from app.study.vocabulary import VERBS
from app.study.wording import ask, begins_with_verb

_PURPOSE = re.compile(
    rf"^(?P<act>.{{25,}}?),? (?:nhằm|để) (?P<purpose>(?:{VERBS}|từng bước|hạn chế|giảm|phòng|chống|"
    r"ngăn|đáp ứng|giúp|làm|xóa|xoá).{15,})$"
)
_MOST_WORDS = 26


def drafts_from_purposes(material: Material) -> Iterator[Draft]:
    """A draft for each clause that ends by saying what it is for."""
    if material.document.header.source != "primary":
        return  # a reporter's "để" joins what happened, and gives no order a purpose
    found = list(_purposes(material))
    for act, purpose, statement in found:
        yield Draft(
            "purpose",
            ask(material.frame, f"{act} nhằm mục đích gì"),
            purpose,
            proofs_of(material, statement),
            rivals=tuple(other for _, other, _ in found if other != purpose),
        )


def _purposes(material: Material) -> Iterator[tuple[str, str, Statement]]:
    for statement in material.statements:
        match = _PURPOSE.match(statement.text)
        if match is None:
            continue
        purpose = re.split(r"[;:]\s", match["purpose"], maxsplit=1)[0].strip(" ,.;")
        whole = 4 <= len(purpose.split()) <= _MOST_WORDS and "nhằm" not in match["act"]
        if whole and orders_something(match["act"], statement.subject):
            yield match["act"], purpose, statement


def orders_something(act: str, subject: str) -> bool:
    """Whether an act is an order: a verb right behind who is ordered, or behind "phải".

    >>> orders_something("Sở Y tế phải mở lớp", "Sở Y tế"), orders_something("vai trò của Sở", "")
    (True, False)
    """
    rest = act.removeprefix(subject) if subject else act
    rest = re.sub(r"^\s*(?:phải|cần|có trách nhiệm)\s+", "", rest).strip()
    return begins_with_verb(rest)
