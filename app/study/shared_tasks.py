"""The duties of a document as people are asked about them: a task that several bodies share is
one task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from app.study.wording import begins_with_verb
from ingest.model import Document, Duty, Span

_LONGEST_NAME = 200  # characters
_NEXT_ORDER = re.compile(r"(?:;|(?<![.\d])\.)\s+")


def tasks_of(document: Document) -> tuple[Duty, ...]:
    """The duties, those of one action joined into one whose `unit` names all its bodies."""
    return tuple(
        _joined(document, list(group))
        for _, group in groupby(document.duties, key=lambda duty: (duty.start, duty.action))
    )


def clause_tasks(document: Document) -> tuple[Duty, ...]:
    """The duties, each order of a duty's text by itself: "mở lớp; kiểm tra các chợ" is two."""
    return tuple(part for duty in tasks_of(document) for part in _parts(document, duty))


def _parts(document: Document, duty: Duty) -> Iterator[Duty]:
    yield duty
    start, end = duty.action
    for mark in _NEXT_ORDER.finditer(document.text, start, end):
        stop = _NEXT_ORDER.search(document.text, mark.end(), end)
        span = Span(mark.end(), stop.start() if stop else end)
        if begins_with_verb(document.text[slice(*span)]):
            yield replace(
                duty, partners=(), deadline=None, action=span, start=span.start, end=span.end
            )


def _joined(document: Document, shared: list[Duty]) -> Duty:
    """One duty for all the bodies, named as the text names them together where it does so in one
    place."""
    first = shared[0]
    if len(shared) == 1:
        return first
    start = min(duty.unit_span.start for duty in shared)
    end = max(duty.unit_span.end for duty in shared)
    written = document.text[start:end]
    together = "\n" not in written and len(written) <= _LONGEST_NAME
    unit = " ".join(written.split()) if together else ", ".join(duty.unit for duty in shared)
    partners = tuple(dict.fromkeys(name for duty in shared for name in duty.partners))
    span = Span(start, end) if together else first.unit_span
    return replace(first, unit=unit, unit_span=span, partners=partners)
