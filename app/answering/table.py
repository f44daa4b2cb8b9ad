"""Which way of answering serves which kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from app.answering.about import answer_about
from app.answering.asked_noun import tells_which
from app.answering.befell import answer_befell
from app.answering.bodies import answer_given
from app.answering.by_form import by_form
from app.answering.cell_asked import answer_cell
from app.answering.cell_extreme import answer_extreme
from app.answering.contradicted import unless_contradicted
from app.answering.counted_together import answer_together
from app.answering.documents import answer_documents, answer_papers
from app.answering.draft import Context, Draft
from app.answering.duty import answer_duties
from app.answering.extreme_figure import answer_extreme_figure
from app.answering.foremost import answer_foremost
from app.answering.headed_figure import answer_headed_figure
from app.answering.labelled import answer_labelled
from app.answering.led import answer_led, answer_persons_led
from app.answering.limits import answer_limit
from app.answering.listed_case import answer_barred
from app.answering.listing import answer_list
from app.answering.matter import answer_matter, asks_matter
from app.answering.number import answer_number
from app.answering.often import answer_often
from app.answering.ordinal import answer_ordinal
from app.answering.placed import answer_placed
from app.answering.rank import answer_rank
from app.answering.reason import answer_why
from app.answering.sections import answer_section, below_heading
from app.answering.sentence import answer_sentence
from app.answering.superlative import answer_superlative
from app.answering.topic import asked_topic
from app.answering.when import answer_when, asks_how_long
from app.answering.who import answer_who
from app.answering.yesno import answer_yes_no

_DOUBT_OF_MATTER = 0.5
_ASKS = re.compile(r"\b(?:gi|nao|ai|sao|dau|may|nhieu|khong|chua|khi)\b")
_MOST_SAID, _HALF_SAID = 0.75, 0.55  # of what a bound is asked of, to come first and last

Answering = Callable[[Context], Draft | None]
_SURELY = 0.85
_FEW_WORDS, _CLEARLY = 3, 0.5


def _part_or(answering: Answering) -> Answering:
    """A part of a paper asked for by its place, or by its heading, comes first."""
    return lambda context: (
        answer_ordinal(context)
        or answer_befell(context)
        or answer_extreme(context)
        or answer_cell(context)
        or _headed(context)
        or below_heading(answering(context))
    )


def _told(context: Context) -> Draft | None:
    return _part_or(lambda read: tells_which(answer_sentence(read), read))(context)


def _said_of(context: Context) -> Draft | None:
    """What has no shorter answer: a part, a sentence; passages where only a matter is named."""
    if asks_matter(context.asked) and context.result.scope.status != "cited":
        cell = answer_cell(context) or answer_extreme(context)
        return cell or _headed(context) or _surely_led(context) or answer_matter(context)
    named = None if _ASKS.search(context.asked.folded) else _surely_led(context)
    named = named or answer_labelled(context)
    told = named or _told(context)
    topic = [token.folded for token in asked_topic(context.asked)]
    if told is None or told.evidence is None or not (context.references and topic):
        return told
    pairs = list(pairwise(topic))
    if pairs and not any(pair in told.evidence.reading.pairs for pair in pairs):
        return None  # no two words of the matter stand together in all the text
    # The paper was searched for the matter in vain: the likeliest sentence is a guess.
    return replace(told, doubt=max(told.doubt, _DOUBT_OF_MATTER), by_form=True)


def _surely_led(context: Context) -> Draft | None:
    """The list that few words name as a text does: "Cơ cấu giải thưởng của cuộc thi …"."""
    led = answer_led(context)
    return led if led is not None and led.by_form else None


def _listed(context: Context) -> Draft | None:
    known = answer_ordinal(context) or answer_barred(context)
    return known or below_heading(answer_list(context))


def _headed(context: Context) -> Draft | None:
    """ "Mục tiêu của Kế hoạch … là gì": what stands under that heading."""
    return answer_section(context)


def _figure(context: Context) -> Draft | None:
    """A figure; one told by place may have what it measures in the sentence before."""
    known = answer_cell(context) or answer_rank(context) or answer_often(context)
    known = known or answer_together(context) or answer_extreme_figure(context)
    known = known or answer_limit(context, least=_MOST_SAID)
    known = known or answer_headed_figure(context)
    known = known or answer_placed(context, answer_number(context))
    known = unless_contradicted(known, context)
    if known is None or not (known.facts or known.anywhere):
        return answer_limit(context, least=_HALF_SAID) or known
    return known


def _who(context: Context) -> Draft | None:
    """Who comes first or last, where that is asked; else whoever is asked for."""
    return (
        answer_given(context)
        or answer_extreme(context, whole=True)
        or answer_foremost(context)
        or answer_superlative(context)
        or answer_extreme(context)
        or answer_cell(context)
        or answer_persons_led(context)
        or answer_labelled(context)
        or answer_who(context)
    )


def _when(context: Context) -> Draft | None:
    known = answer_extreme(context, whole=True) or answer_cell(context) or answer_often(context)
    known = known or (_how_long(context) if asks_how_long(context.asked) else None)
    return known or answer_when(context)


def _how_long(context: Context) -> Draft | None:
    """A stretch of time, where one is told that surely measures what is asked."""
    found = answer_number(context)
    if found is None or not found.facts or found.fit < _SURELY:
        return None
    if len(context.asked.focus) > _FEW_WORDS or found.margin >= _CLEARLY:
        return found
    # "Thời hạn của giấy phép": many terms are told of it, none is meant surely.
    return replace(found, doubt=max(found.doubt, _DOUBT_OF_MATTER))


_BY_KIND: dict[str, Answering] = {
    "about": _part_or(answer_about),
    "documents": answer_documents,
    "duties": _part_or(answer_duties),
    "list": _listed,
    "number": _figure,
    "other": _said_of,
    "papers": answer_papers,
    "sentence": _told,  # a side of a comparison, which is no question
    "when": _when,
    "who": _who,
    "why": lambda context: _headed(context) or answer_why(context),
    "yesno": answer_yes_no,
}

ANSWERS: dict[str, Answering] = {kind: by_form(way) for kind, way in _BY_KIND.items()}
