"""The days that a document names, in the order of time."""

from __future__ import annotations

import datetime as dt

from app.study.items import Proof
from app.study.material import Material
from ingest.dates import find_dates
from ingest.words import sentences

Event = tuple[dt.date, str, Proof]


def timeline_of(material: Material) -> list[Event]:
    """(day, the sentence that names it, its proof), earliest first; each sentence once a day."""
    text = material.document.text
    events: list[Event] = []
    seen: set[tuple[dt.date, int]] = set()
    for start, end in sentences(text, material.body.start, material.body.end):
        for _, found in find_dates(text[start:end]):
            if isinstance(found, dt.date) and (found, start) not in seen:
                seen.add((found, start))
                events.append((found, text[start:end], material.proof(start, end)))
    return sorted(events, key=lambda event: (event[0], event[2].start))
