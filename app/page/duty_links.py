"""Links from a duty to the places of its document that say it."""

from __future__ import annotations

from app.held import DutyRow
from app.page.labels import Language, label
from app.page.tables import open_link


def places(row: DutyRow, language: Language) -> str:
    """The task, opening its evidence, with the other places of the document that say it."""
    links = [open_link(row.action, row.doc_id, row.duty.start, row.duty.end)]
    links += [
        open_link(label("also_at", language), other.doc_id, other.duty.start, other.duty.end)
        for other in row.also
    ]
    return "<br>".join(links)
