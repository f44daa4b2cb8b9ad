"""A slogan that stands for other lists in other texts: all of them, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.answering.documents import title_of
from app.answering.draft import Context, Draft, Fact, quote_around
from app.tokens import tokenise
from app.wording import say
from ingest.model import Span

if TYPE_CHECKING:
    from app.answering.listing import Match

_AS_WELL_NAMED = 0.05
_TITLE_CHARS = 90


def answer_slogan(context: Context, matches: Sequence[Match]) -> Draft | None:
    """Every list that the slogan asked about stands for, where texts differ and the question says
    neither paper nor place that would choose; None otherwise."""
    best = matches[0] if matches else None
    if best is None or context.references or context.result.scope.doc_ids:
        return None
    name = _words(best.enumeration.name)
    if not name or len(best.enumeration.items) < 2:
        return None
    told: dict[tuple[tuple[str, ...], ...], Match] = {}
    for match in matches:
        same = len(match.enumeration.items) > 1 and _words(match.enumeration.name)[1:] == name[1:]
        as_well = match.evidence.names >= best.evidence.names - _AS_WELL_NAMED
        if same and as_well and match.enumeration.count == best.enumeration.count:
            told.setdefault(_items(match), match)
    if len({match.reading.document.doc_id for match in told.values()}) < 2:
        return None
    facts = tuple(_fact(match) for match in told.values())
    note = say("slogan", context.asked.language, slogan=best.enumeration.name, count=len(facts))
    return Draft("list", facts, is_list=True, evidence=best.evidence, fit=best.noun, note=note)


def _fact(match: Match) -> Fact:
    """The items as the text lists them, under the title of what they stand in."""
    reading, items = match.reading, match.enumeration.items
    title = title_of(reading)
    short = title if len(title) <= _TITLE_CHARS else f"{title[:_TITLE_CHARS].rstrip()}…"
    listed = reading.text[items[0].start : items[-1].end].replace("\n", " ")
    spans = [Span(match.enumeration.start, match.enumeration.end)]
    if items[-1].end > match.enumeration.end:
        spans.append(Span(items[0].start, items[-1].end))
    return Fact(f"{short}: {listed}", tuple(quote_around(reading, span) for span in spans))


def _items(match: Match) -> tuple[tuple[str, ...], ...]:
    """What is listed, for telling two lists apart whatever their order."""
    text = match.reading.text
    return tuple(sorted(_words(text[item.start : item.end]) for item in match.enumeration.items))


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenise(text) if token.folded != "va")
