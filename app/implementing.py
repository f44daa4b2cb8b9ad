"""The held paper that carries out one which is only cited: the plan to implement a directive."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from app.question import Asked
from index.model import Scope
from index.schema import StoredRelation
from ingest.identity import same_paper
from ingest.model import Reference

_CARRIES_OUT = re.compile(r"\b(?:thuc hien|trien khai|cu the hoa)(?: \w+){0,3}\s*$")
_HEAD = 1_500  # characters in which a paper says what it carries out


class Known(Protocol):
    """What is known of a collection."""

    @property
    def relations(self) -> Sequence[StoredRelation]: ...

    @property
    def identities(self) -> Mapping[str, Reference | None]: ...


def carried_out_by(asked: Asked, scope: Scope, known: Known) -> tuple[str, ...]:
    """The documents of the one held paper that says at its head that it carries out what the
    question names as carried out ("kế hoạch thực hiện Chỉ thị 7-CT/TW"), where only that is cited;
    empty where none or several do."""
    named = [start for start, _ in asked.papers]
    papers = scope.references if scope.status == "cited" else ()
    if not papers or not any(_CARRIES_OUT.search(asked.folded[:start]) for start in named):
        return ()
    identities = known.identities
    found = {
        stored.doc_id: identity
        for stored in known.relations
        if stored.relation.type == "implements"
        and stored.relation.start < _HEAD
        and (identity := identities.get(stored.doc_id)) is not None
        and any(same_paper(stored.relation.target, paper) for paper in papers)
    }
    of_one = len({identity.canonical for identity in found.values()}) == 1
    return tuple(sorted(found)) if of_one else ()
