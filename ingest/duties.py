"""Who must do what by when, read from outline items, sentences and tables of tasks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.deadlines import find_deadline
from ingest.folding import tone_key
from ingest.model import Duty, Header, Node, Span
from ingest.units import Subject, asked_units, read_owner, read_subject, split_units

_RANKS = {"part": 0, "chapter": 0, "article": 1, "clause": 3, "subclause": 4, "point": 5, "dash": 6}
_UNLABELLED = 2
# Kinds that order work; the others state rules, where only clear words make a duty.
_ORDERING = frozenset({"directive", "plan", "conclusion", "notice", "programme", "dispatch",
    "guidance", "resolution", "letter", "decision"})  # fmt: skip
_CLEAR = re.compile(r"có trách nhiệm|chịu trách nhiệm|chủ trì|giao\s|là cơ quan đầu mối|báo cáo")
_OWN_RULES = re.compile(r"trách nhiệm|nhiệm vụ của|tổ chức thực hiện|có trách nhiệm")
_SENTENCE = re.compile(r"(?<=[^\W\d_)”\"%\d])[.!?](?:/\.)?\s+(?=[^\W\d_])|;\s+")
_NO_DUTY = re.compile(
    r"(?:chỉ thị|quyết định|nghị định|thông tư|kế hoạch|nghị quyết|quy định|quy chế|kết luận|luật) này"
    r"|nơi nhận|căn cứ (?:luật|nghị|hiến|bộ luật|quyết|thông|chỉ|kế)|theo đề nghị|phụ lục|số\s?:|lưu\s?:"
    r"|t/m|tm\.|kt\.|độc lập"
)
_PARTNERS = re.compile(r"(?:phối hợp|cùng|cùng với)(?: chặt chẽ)?,? ?(?:với|cùng)?\s")
_LIST_FOLLOWS = re.compile(r":\s*$")


class _Owner(NamedTuple):
    """A unit to which the items below a heading belong."""

    rank: float
    name: Span


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's text, its key for matching, and what decides about its duties."""

    text: str
    key: str
    ordering: bool
    official: bool
    issued: dt.date | None


def find_duties(text: str, header: Header, outline: tuple[Node, ...]) -> tuple[Duty, ...]:
    """The duties of a document in reading order. Official papers that order work give one for each
    item of a unit; papers that state rules and texts about papers only what clear words say."""
    issued = dt.date.fromisoformat(header.date.value) if header.date is not None else None
    official = header.source == "primary"
    source = _Text(text, tone_key(text), official and header.kind in _ORDERING, official, issued)
    begin = max((fact.span.end for fact in (header.title, header.number, header.date)
                 if fact is not None and fact.span is not None), default=0)  # fmt: skip
    nodes = [node for node in outline if node.head.start >= begin or not official]
    return tuple(_duties(source, nodes))


def _duties(source: _Text, nodes: Sequence[Node]) -> Iterator[Duty]:
    owners: list[_Owner] = []
    for index, node in enumerate(nodes):
        rank = _rank(node)
        if rank is not None:
            owners = [owner for owner in owners if owner.rank < rank]
        key = source.key[node.head.start : node.head.end]
        if node.kind == "row":
            yield from _row_duties(source, node)
            continue
        if _NO_DUTY.match(key):
            continue
        owner = _owner_line(source, node)
        if owner is not None:
            owners = _owned(owners, rank, owner)
        elif _LIST_FOLLOWS.search(key) and _opens_list(nodes, index):
            named = _intro_owner(source, node)
            if named is not None:
                owners = _owned(owners, rank, named)
            elif rank is None or rank < _RANKS["point"]:
                owners = [] if rank is None else owners
        elif node.kind == "heading" and node.level == 0:
            owners = []
        else:
            yield from _item_duties(source, node, owners[-1] if owners else None)


def _rank(node: Node) -> float | None:
    if node.kind == "dash" and node.label in {"+", "*"}:
        return _RANKS["dash"] + 1
    return _RANKS.get(node.kind)


def _owned(owners: list[_Owner], rank: float | None, name: Span) -> list[_Owner]:
    """The owners after a heading: an unlabelled one ends all before it but labelled parts."""
    if rank is None:
        return [_Owner(_UNLABELLED, name)]
    return [*owners, _Owner(rank, name)]


def _opens_list(nodes: Sequence[Node], index: int) -> bool:
    return index + 1 < len(nodes)


def _owner_line(source: _Text, node: Node) -> Span | None:
    found = read_owner(source.key, node.head.start, node.head.end)
    return Span(found.start, found.end) if found is not None else None


def _intro_owner(source: _Text, node: Node) -> Span | None:
    """The unit of "Sở Nội vụ có trách nhiệm:", "… yêu cầu các cấp ủy thực hiện:"."""
    start, end = node.head.start, node.head.end
    for begin in reversed(asked_units(source.key, start, end)):
        subject = read_subject(source.key, begin, end) or read_owner(source.key, begin, end)
        if subject is not None:
            return Span(subject.start, subject.end)
    lead = re.match(r"đối với\s", source.key[start:end])
    begin = start + (lead.end() if lead else 0)
    subject = read_subject(source.key, begin, end)
    if subject is None or asked_units(source.key, start, end):
        return None
    if "yêu cầu" in source.key[subject.verb - 10 : end]:
        return None
    return Span(subject.start, subject.end)


def _item_duties(source: _Text, node: Node, owner: _Owner | None) -> Iterator[Duty]:
    """The duties of one item: sentences of one unit with one deadline make one duty."""
    group: list[Span] = []
    unit: Span | None = owner.name if owner else None
    subject: Subject | None = None
    for sentence in _sentences(source, node.head):
        found = _subject(source, sentence)
        if not group:
            unit = Span(found.start, found.end) if found else unit
            subject = found
            group = [sentence]
        elif found is not None or _needs_own(source, group, sentence):
            yield from _duty(source, group, unit, subject)
            unit = Span(found.start, found.end) if found else unit
            subject = found
            group = [sentence]
        else:
            group.append(sentence)
    if group:
        yield from _duty(source, group, unit, subject)


def _sentences(source: _Text, head: Span) -> list[Span]:
    spans = []
    start = head.start
    for match in _SENTENCE.finditer(source.key, head.start, head.end):
        spans.append(Span(start, match.end() - len(match.group()) + len(match.group().rstrip())))
        start = match.end()
    if start < head.end:
        spans.append(Span(start, head.end))
    return spans


def _subject(source: _Text, sentence: Span) -> Subject | None:
    for begin in asked_units(source.key, sentence.start, sentence.end):
        subject = read_subject(source.key, begin, sentence.end)
        if subject is not None:
            return subject
    if not source.official:
        return None
    return read_subject(source.key, sentence.start, sentence.end)


def _needs_own(source: _Text, group: Sequence[Span], sentence: Span) -> bool:
    """Whether a sentence brings a second deadline."""
    before = Span(group[0].start, group[-1].end)
    return (
        find_deadline(source.text, sentence, source.issued) is not None
        and find_deadline(source.text, before, source.issued) is not None
    )


def _duty(
    source: _Text, group: Sequence[Span], unit: Span | None, subject: Subject | None
) -> Iterator[Duty]:
    start, end = group[0].start, group[-1].end
    if unit is None or (not source.ordering and not _CLEAR.search(source.key, start, end)):
        return
    action_start = subject.verb if subject is not None else start
    action = Span(action_start, end)
    if end - action_start < 8:
        return
    yield Duty(
        source.text[unit.start : unit.end],
        unit,
        _partners(source, action),
        action,
        find_deadline(source.text, Span(start, end), source.issued),
        min(start, unit.start) if unit.start >= start else start,
        end,
    )


def _partners(source: _Text, action: Span) -> tuple[str, ...]:
    match = _PARTNERS.search(source.key, action.start, min(action.end, action.start + 80))
    if match is None:
        return ()
    subject = read_subject(source.key, match.end(), action.end)
    if subject is None:
        return ()
    return split_units(source.text[subject.start : subject.end])


def _row_duties(source: _Text, node: Node) -> Iterator[Duty]:
    """The duty of a table's row whose cells are named: leading unit, partners, task, time."""
    cells = list(_cells(source, node.head))
    unit = _cell(cells, r"chủ trì|thực hiện|đơn vị|phụ trách|cơ quan(?! phối)")
    task = _cell(cells, r"nhiệm vụ|nội dung|công việc|hoạt động|việc")
    if unit is None or task is None or unit == task:
        return
    partners = _cell(cells, r"phối hợp")
    due = _cell(cells, r"thời hạn|thời gian|hoàn thành|tiến độ")
    deadline = None
    if due is not None:
        named = Span(due.start, due.end)
        deadline = find_deadline(source.text, named, source.issued)
    yield Duty(
        source.text[unit.start : unit.end],
        unit,
        split_units(source.text[partners.start : partners.end]) if partners else (),
        task,
        deadline,
        node.head.start,
        node.head.end,
    )


def _cells(source: _Text, row: Span) -> Iterator[tuple[str, Span, Span]]:
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
