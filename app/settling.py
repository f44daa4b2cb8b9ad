"""What decides between the rules' fact and the likeliest sentence, and who says otherwise."""

from __future__ import annotations

from app.answering.conflicts import Answering, with_conflict
from app.answering.draft import Context, Draft
from app.deciding import settled


def settled_of_all(draft: Draft | None, context: Context, answering: Answering) -> Draft | None:
    """As `app.deciding.settled` has it; where that takes a fact from another sentence than the
    rules did, with what other documents say otherwise of it."""
    found = settled(draft, context, answering)
    if found is None or found is draft or context.references:
        return found
    return with_conflict(found, context, answering)
