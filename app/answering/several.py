"""Several happenings that a question fits alike: "hội nghị sơ kết Chỉ thị … tổ chức ngày nào" where
many held one. None of them is taken for the one meant: all are shown, each with its text's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.answering.documents import title_of
from app.answering.draft import Context, Draft, Fact
from app.candidates import Evidence
from app.reading import Reading
from app.wording import say
from ingest.folding import fold

Answering = Callable[[Context], Draft | None]

_KINDS = frozenset(["when", "who", "number"])
_ALIKE = 0.97  # of what the first sentence holds of the question
_MOST = 5
_LEAST_FIT = 0.8
_LEAST_FOCUS = 3
_DOUBT = 0.35


def with_several(draft: Draft, context: Context, answering: Answering) -> Draft:
    """The draft, or, where other texts tell of another such happening just as well and the question
    gives no place, day or figure to tell them apart, what each of them says."""
    found = draft.evidence
    if draft.kind not in _KINDS or len(draft.facts) != 1 or found is None or draft.note:
        return draft
    if not _is_open(context, found):
        return draft
    others = list(_others(draft, found, context, answering))
    if not others:
        return draft
    told = [draft.facts[0], *others]
    facts = tuple(Fact(f"{title_of(f.quotes[0].reading)}: {f.text}", f.quotes) for f in told)
    note = say("several", context.asked.language, count=str(len(facts)))
    return replace(draft, facts=facts, is_list=True, note=note, doubt=max(draft.doubt, _DOUBT))


def _is_open(context: Context, found: Evidence) -> bool:
    """Whether a question says nothing that would tell one happening from the next, and the sentence
    says all of it."""
    asked = context.asked
    if context.pool.names or asked.count is not None or len(asked.focus) < _LEAST_FOCUS:
        return False
    if any(token.folded[0].isdigit() for token in asked.focus):
        return False
    return bool(context.references) and found.own >= _ALIKE and found.said >= _ALIKE


def _others(
    draft: Draft, first: Evidence, context: Context, answering: Answering
) -> Iterator[Fact]:
    said = {fold(draft.facts[0].text)}
    for reading in _alike(first, context):
        own = tuple(e for e in context.pool.evidence if e.reading is reading)
        other = answering(replace(context, pool=replace(context.pool, evidence=own)))
        if other is None or len(other.facts) != 1 or other.fit < _LEAST_FIT:
            continue
        if fold(other.facts[0].text) not in said:
            said.add(fold(other.facts[0].text))
            yield other.facts[0]


def _alike(first: Evidence, context: Context) -> list[Reading]:
    """Other documents with a sentence that says all of the question too, best first."""
    found: dict[str, Reading] = {}
    for other in context.pool.evidence:
        alike = min(other.own, other.said) >= _ALIKE and other.about >= first.about
        if alike and other.reading is not first.reading and len(found) < _MOST:
            found.setdefault(other.reading.document.doc_id, other.reading)
    return list(found.values())
