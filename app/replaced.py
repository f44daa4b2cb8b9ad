"""What a paper says that another held paper replaces: told with what the newer one says of it, or
at least with a word on which paper replaces it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.answering.draft import Draft, Fact, Quote
from app.generation import Generation
from app.question import Asked, part
from app.reading import Library, Reading
from app.wording import say
from index.model import Scope
from ingest.dates import find_days
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.issuers import issuer_key
from ingest.model import Reference

Inside = Callable[[str, Asked], Draft | None]

_VALUES = frozenset(["when", "number"])
_SAID = _VALUES | {"duties", "list", "other", "sentence", "who", "why"}
_MOST_STEPS = 5
# Of a part of a paper, or of words in it, the rest goes on as it is.
_PART = re.compile(
    r"\b(?:dieu|khoan|diem|muc|chuong|phan|phu luc|bieu|mau|cum tu|tu ngu|mot so|noi dung)\b"
)


def with_newer(
    drafts: Sequence[Draft],
    asked: Asked,
    scope: Scope,
    known: Generation,
    library: Library,
    inside: Inside,
) -> list[Draft]:
    """The drafts, each with what the newest paper says that replaces the one quoted. `inside`
    answers a question out of one document; of a paper named in the question only its own words are
    told."""
    told = []
    for draft in drafts:
        quoted = _quoted(draft)
        newest = [(old, _newest(old, known, library)) for old in quoted]
        ended = [(old, library.reading(new)) for old, new in newest if new is not None]
        single = len(quoted) == len(draft.facts) == 1 and draft.kind in _VALUES
        for old, new in ended[:1] if single else []:
            if not any(same_paper(paper, _identity(old)) for paper in scope.references):
                other = inside(new.document.doc_id, part(asked, draft.kind))
                draft = _joined(draft, other, old, new, language=asked.language)
        told.append(_noted(draft, ended, language=asked.language))
    return told


def _quoted(draft: Draft) -> list[Reading]:
    """The official papers that a draft quotes, more than their heads."""
    if draft.kind not in _SAID:
        return []
    quotes = [fact.quotes[0] for fact in draft.facts if fact.quotes]
    readings = dict.fromkeys(quote.reading for quote in quotes if not _is_head(quote))
    return [one for one in readings if one.document.header.identity is not None]


def _is_head(quote: Quote) -> bool:
    """Whether a quote is of what a paper says of itself: its day, number, title, signer."""
    header = quote.reading.document.header
    facts = (header.number, header.issuer, header.date, header.title, header.signer)
    spans = [fact.span for fact in facts if fact is not None and fact.span is not None]
    return any(span.start < quote.span.end and quote.span.start < span.end for span in spans)


def _identity(reading: Reading) -> Reference:
    identity = reading.document.header.identity
    assert identity is not None  # `_quoted` takes official papers alone
    return identity


def _newest(old: Reading, known: Generation, library: Library) -> str | None:
    """The document that replaces a paper, or that replaces the one that does."""
    paper, found = _identity(old), None
    seen = {old.document.doc_id}
    for _ in range(_MOST_STEPS):
        step = next((one for one in _replacing(paper, known, library) if one[0] not in seen), None)
        if step is None:
            break
        found, paper = step
        seen.add(found)
    return found


def _replacing(
    old: Reference, known: Generation, library: Library
) -> Iterator[tuple[str, Reference]]:
    """The held papers that replace or repeal the whole of one."""
    for stored in known.ending(old):
        new = known.identities.get(stored.doc_id)
        relation = stored.relation
        if new is None or same_paper(new, old) or not _may_end(new, relation.target, old):
            continue
        words = fold(library.reading(stored.doc_id).text[relation.start : relation.end])
        if not _PART.search(words):
            yield stored.doc_id, new


def _may_end(new: Reference, target: Reference, old: Reference) -> bool:
    """Whether a paper is of the same place as the one that it says to end, or names its place, and
    no older."""
    if new.date and old.date and new.date < old.date:
        return False
    named = issuer_key(target.issuer or "").place
    return bool(named) or issuer_key(new.issuer or "").place == issuer_key(old.issuer or "").place


def _joined(
    draft: Draft, other: Draft | None, old: Reading, new: Reading, *, language: str
) -> Draft:
    """The draft with the newer paper's one fact before its own where the two differ; its quotes
    where they agree."""
    newer = other.facts[0] if other is not None and len(other.facts) == 1 else None
    if newer is None or newer.quotes[0].reading is not new:
        return draft
    fact = draft.facts[0]
    if _same(newer.text, fact.text):
        return replace(draft, facts=(Fact(newer.text, (*newer.quotes, *fact.quotes)),))
    before = say("before", language, told=fact.text, old=_identity(old).canonical)
    return replace(draft, facts=(newer, Fact(before, fact.quotes)))


def _noted(draft: Draft, ended: Sequence[tuple[Reading, Reading]], *, language: str) -> Draft:
    """The draft with a word on each paper quoted that is replaced, and by which."""
    replaced = [
        say("replaced_by", language, old=_identity(old).canonical, new=_identity(new).canonical)
        for old, new in ended
    ]
    return replace(draft, note="; ".join([*replaced, *([draft.note] if draft.note else [])]))


def _same(first: str, second: str) -> bool:
    """Whether two facts say the same, days as days.

    >>> _same("ngày 05/6/2020", "5/6/2020"), _same("9 xã", "12 xã")
    (True, False)
    """
    days = [[day for _, day in find_days(text)] for text in (first, second)]
    return fold(first) == fold(second) or (bool(days[0]) and days[0] == days[1])
