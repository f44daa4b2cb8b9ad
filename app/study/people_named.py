"""Names of people that a document tells, as wrong options beside who signed a paper.

Who holds which post is not asked: it is of the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.people import find_people
from app.study.material import Material


def people_of(material: Material) -> Iterator[str]:
    """Names of people who hold a post in a document."""
    text = material.document.text
    for person in find_people(text):
        if person.post is not None:
            yield text[person.name.start : person.name.end]
