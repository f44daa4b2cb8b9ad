"""The duties of a table of tasks, and what all readers of duties are given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.deadlines import find_deadline
from ingest.folding import tone_key
from ingest.model import Duty, Node, Span
from ingest.tasks import is_task
from ingest.unit_lists import named_units, split_units


@dataclass(frozen=True, slots=True)
class DutyText:
    """A document's text, its key for matching, and what decides about its duties."""

    text: str
    key: str
    ordering: bool
    official: bool
    issued: dt.date | None
    issuer: str


def row_duties(source: DutyText, node: Node) -> Iterator[Duty]:
    """The duty of a table's row whose cells are named: leading unit, partners, task, time."""
    cells = list(_cells(source, node.head))
    unit = _cell(cells, r"chủ trì|thực hiện|đơn vỵ(?! phối)|phụ trách|cơ quan(?! phối)")
    task = _cell(cells, r"nhiệm vụ|nội dung|công việc|hoạt động|việc")
    if unit is None or task is None or unit == task:
        return
    if not is_task(source.text[task.start : task.end]):
        return
    partners = _cell(cells, r"phối hợp")
    due = _cell(cells, r"thời hạn|thời gian|hoàn thành|tiến độ")
    deadline = None
    if due is not None:
        named = Span(due.start, due.end)
        deadline = find_deadline(source.text, named, source.issued, cued=False)
    beside = split_units(source.text[partners.start : partners.end]) if partners else ()
    for name, place in units_in(source, unit):
        yield Duty(name, place, beside, task, deadline, node.head.start, node.head.end)


def _cells(source: DutyText, row: Span) -> Iterator[tuple[str, Span, Span]]:
    """Name, value and whole cell of a row's named cells: "Cơ quan chủ trì: Sở Nội vụ"."""
    start = row.start
    for cell in source.text[row.start : row.end].split(" | "):
        name, colon, value = cell.partition(": ")
        if colon and value.strip():
            at = start + len(name) + len(colon)
            yield tone_key(name), Span(at, at + len(value)), Span(start, start + len(cell))
        start += len(cell) + len(" | ")


def _cell(cells: Sequence[tuple[str, Span, Span]], pattern: str) -> Span | None:
    for name, value, _ in cells:
        if re.search(pattern, name):
            return value
    return None


def units_in(source: DutyText, span: Span) -> Iterator[tuple[str, Span]]:
    """Each of the units that a list names, with its place in the text."""
    for name, place in named_units(source.text[span.start : span.end]):
        yield name, Span(span.start + place.start, span.start + place.end)
