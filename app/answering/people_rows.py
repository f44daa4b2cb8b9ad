"""People named in one row: "ông A, Giám đốc B và ông C, Giám đốc D", "A (21 tuổi), B (35 tuổi)"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.reading import Reading
from ingest.model import Span

_SENTENCES = 8
_LEAST_OF_BEST = 0.6
_LEAST_NAMES = 0.5
_BETWEEN = re.compile(
    r"(?:\s\([^()]*\))?\s*(?:[,;]|,?\s(?:và|cùng)|\([^()]*\))\s+"
    r"(?:(?:và )?(?:(?:các )?đồng chí|đ/c|ông|bà|anh|chị|em)\s+)?"
)
_ASKS_PERSONS = re.compile(r"\b(?:nhung )?(?:ai|nguoi nao|dong chi nao)\W*$|\bten (?:la )?gi\W*$")


def rows_of_people(reading: Reading, sentence: int) -> list[list[Span]]:
    """The names of a sentence's people, those together who are named in one row."""
    rows: list[list[Span]] = []
    last = None
    for person in reading.people(sentence):
        post = person.post or person.name
        whole = Span(min(person.name.start, post.start), max(person.name.end, post.end))
        if last is not None and _BETWEEN.fullmatch(reading.text, last, whole.start):
            rows[-1].append(person.name)
        else:
            rows.append([person.name])
        last = whole.end
    return rows


def people_counted(context: Context) -> Draft | None:
    """As many people as the question presumes, named in one row by the best sentence that does;
    None where it does not ask who they are."""
    asked = context.asked
    if asked.count is None or _ASKS_PERSONS.search(asked.folded) is None:
        return None
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < _LEAST_OF_BEST * top[0].score or evidence.names < _LEAST_NAMES:
            continue
        text, quote = evidence.reading.text, (sentence_quote(evidence),)
        for row in rows_of_people(evidence.reading, evidence.sentence):
            if len(row) == asked.count > 1:
                facts = tuple(Fact(text[name.start : name.end], quote) for name in row)
                return Draft("list", facts=facts, is_list=True, expected=asked.count,
                             evidence=evidence)  # fmt: skip
    return None
