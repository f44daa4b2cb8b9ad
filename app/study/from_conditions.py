"""Questions on consequences: "if … then what?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.items import Draft
from app.study.material import Material, proofs_of
from app.study.wording import lower_first

_THEN = re.compile(r"^(?P<condition>.{20,}?),? thì (?P<consequence>.{12,})$")


def drafts_from_conditions(material: Material) -> Iterator[Draft]:
    """A draft for each clause of the form "… thì …"."""
    found = list(_conditions(material))
    for condition, consequence, statement in found:
        others = tuple(
            other for _, other, _ in found if other != consequence and _alike(other, consequence)
        )
        yield Draft(
            "consequence",
            f"{material.frame}, {lower_first(condition)} thì thế nào?",
            consequence,
            proofs_of(material, statement),
            rivals=others,
        )


def _alike(consequence: str, other: str) -> bool:
    """Whether both go on behind "thì" with one word, so that each could end the question."""
    return consequence.split()[0].lower() == other.split()[0].lower()


def consequences_of(material: Material) -> Iterator[str]:
    """Consequences that a document states."""
    return (consequence for _, consequence, _ in _conditions(material))


def _conditions(material: Material):  # type: ignore[no-untyped-def]
    for statement in material.statements:
        match = _THEN.match(statement.text)
        if match and "," not in match["consequence"][-25:]:
            yield match["condition"], match["consequence"], statement
