"""What decides between the rules' fact and the likeliest sentence, and who says otherwise."""

from __future__ import annotations

from app.answering.conflicts import Answering, with_conflict
from app.answering.deed_said import lacks_deed
from app.answering.draft import Context, Draft, is_sentence
from app.deciding import settled


def settled_of_all(draft: Draft | None, context: Context, answering: Answering) -> Draft | None:
    """As `app.deciding.settled` has it, but the rules' figure where only its sentence says the verb
    that is asked with; a fact of another sentence than theirs with what other documents say
    otherwise of it."""
    found = settled(draft, context, answering)
    if found is None or found is draft:
        return found
    short = found.trust is None and not is_sentence(found)
    if short and draft is not None and draft.facts and lacks_deed(context.asked, found, draft):
        return draft
    if context.references:
        return found
    return with_conflict(found, context, answering)
