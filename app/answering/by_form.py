"""Questions known by their form alone, whatever kind their question word is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.answering.addressed import answer_addressed
from app.answering.announced import answer_announced
from app.answering.answerable import answer_answerable
from app.answering.applies import answer_applies
from app.answering.areas_told import answer_areas_told
from app.answering.article import answer_article
from app.answering.attendance import answer_attendance
from app.answering.attending import answer_attending
from app.answering.bases import answer_bases
from app.answering.besides import answer_besides
from app.answering.bylines import answer_byline
from app.answering.carried_out import answer_carried_out
from app.answering.condition import answer_condition
from app.answering.definition import answer_definition
from app.answering.denied import without_those_who_did
from app.answering.draft import Context, Draft
from app.answering.due import answer_due
from app.answering.eligible import answer_eligible
from app.answering.figure_rows import answer_figure_row
from app.answering.headings import answer_heading
from app.answering.led import answer_surely_led
from app.answering.lies_in import answer_lies_in
from app.answering.manner import answer_manner
from app.answering.objects_told import answer_objects
from app.answering.orders_told import answer_orders
from app.answering.paper_number import answer_paper_number
from app.answering.paper_reason import answer_paper_reason
from app.answering.persons import answer_is_post, answer_which_post
from app.answering.recipients import answer_recipient
from app.answering.sections import answer_alike
from app.answering.speech import answer_speech
from app.answering.supposed_head import answer_supposed_head
from app.answering.taken_as import answer_taken_as
from app.answering.told_of_person import answer_of_person
from app.answering.told_shares import answer_told_share
from app.answering.undergone import answer_undergone
from app.answering.units import answer_paper_sent
from app.answering.which_told import answer_which
from app.answering.won import answer_won

_FORMS: tuple[Callable[[Context], Draft | None], ...] = (
    answer_supposed_head,
    answer_byline,
    answer_of_person,
    answer_lies_in,
    answer_article,
    answer_paper_number,
    answer_paper_reason,
    answer_due,
    answer_attendance,
    answer_bases,
    answer_speech,
    answer_besides,
    answer_announced,
    answer_taken_as,
    answer_addressed,
    answer_paper_sent,
    answer_alike,
    answer_surely_led,
    answer_orders,
    answer_objects,
    answer_which,
    answer_recipient,
    answer_attending,
    answer_which_post,
    answer_is_post,
    answer_won,
    answer_undergone,
    answer_carried_out,
    answer_answerable,
    answer_told_share,
    answer_figure_row,
    answer_eligible,
    answer_condition,
    answer_manner,
    answer_areas_told,
    answer_applies,
    answer_definition,
    answer_heading,
)
# Whose words mean the same in any text; and those that only say so where they find it.
_ANYWHERE = frozenset([answer_won, answer_of_person, answer_lies_in])
_ANYWHERE_TOLD = frozenset([answer_recipient])


def by_form(answering: Callable[[Context], Draft | None]) -> Callable[[Context], Draft | None]:
    """The same way of answering, after all that know their question by its form."""

    def answer(context: Context) -> Draft | None:
        for form in _FORMS:
            draft = form(context)
            if draft is not None:
                anywhere = form in _ANYWHERE or (form in _ANYWHERE_TOLD and bool(draft.facts))
                return replace(draft, by_form=True, anywhere=anywhere)
        return answering(context)

    return without_those_who_did(answer)
