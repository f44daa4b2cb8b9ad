"""What stands below a heading that only names the unit asked about: "3. Đề nghị UBND các huyện"."""

from __future__ import annotations

import re

from app.answering.assigned import names_unit, words_outside_papers
from app.answering.draft import Context, Draft
from app.answering.sections import KINDS, items_below, part_facts, without_label
from app.reading import Reading

_MOST_READ = 6
_MOST_WORDS = 16
_LEAST_NAMES = 0.4
_LEAD = re.compile(
    r"(?:Đề nghị|Giao|Yêu cầu|Đối với|Trách nhiệm của|Nhiệm vụ của)(?: các)? ", re.IGNORECASE
)


def answer_below_unit(context: Context) -> Draft | None:
    """All that stands below the heading that names the unit asked about; None where no heading of
    the likeliest texts does, or several do."""
    words = words_outside_papers(context)
    for reading in _likeliest(context):
        found = [at for at, size in _headings(reading, words) if size]
        if len(found) != 1:
            continue
        facts = part_facts(reading, items_below(reading, found[0]))
        if facts:
            return Draft("duties", facts=facts, is_list=len(facts) > 1, fit=0.9)
    return None


def _likeliest(context: Context) -> list[Reading]:
    inside = set(context.scope_readings)
    best = [found for found in context.pool.best(_MOST_READ) if found.names >= _LEAST_NAMES]
    return list(dict.fromkeys(one.reading for one in best if one.reading in inside))


def _headings(reading: Reading, words: list[str]) -> list[tuple[int, int]]:
    """The headings of a text, by place in its outline, with how much of each the question says as
    the name of a unit."""
    found = []
    for at, node in enumerate(reading.document.outline):
        head = without_label(reading.text[node.head.start : node.head.end]).strip(" :")
        if node.kind in KINDS and len(head.split()) <= _MOST_WORDS:
            found.append((at, names_unit(words, _LEAD.sub("", head, count=1))))
    return found
