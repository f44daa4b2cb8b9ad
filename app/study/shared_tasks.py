"""The duties of a document as people are asked about them: a task that several bodies share is
one task."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from ingest.model import Document, Duty, Span

_LONGEST_NAME = 200  # characters


def tasks_of(document: Document) -> tuple[Duty, ...]:
    """The duties, those of one action joined into one whose `unit` names all its bodies."""
    return tuple(
        _joined(document, list(group))
        for _, group in groupby(document.duties, key=lambda duty: (duty.start, duty.action))
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
