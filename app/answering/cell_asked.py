"""The cell of a table that a question asks for by row and column: "chỉ tiêu năm 2026 của xã A"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.answering.column_meant import column_meant, shown
from app.answering.counted import asked_unit
from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.tabular import BAR, Cell, Row, row_at, words_of
from app.question_words import FUNCTION_WORDS
from app.reading import Reading
from app.times import find_times
from app.tokens import UPPER, tokenise, word_set
from ingest.model import Span

_LEAST_LABEL = 0.7  # of a column's name that the question must say
_LEAST_REST = 0.5  # of the question's other words that stand in or over the table
_ONLY_NAMED = 0.75
_CLEAR = 0.1
_LONGER = 0.15
_MOST_WORDS = 9  # of a cell that names its row
_SORTS = word_set("xa phuong huyen quan tinh thanh pho thi tran thon ban truong so")
_ASIDE = word_set("muc dong bao nhieu la may so luong tien giao cua cac nhung theo tai quy dinh")
_PERSONS = _ASIDE | word_set("can bo nguoi dong chi ho ten don vi co quan lanh dao")
_OF_TIME = word_set("nam quy thang")  # leads to a figure that the question leaves out
_TOTAL = word_set("tong cong toan chung so")
_DIGIT = re.compile(r"\d")
_NAME = re.compile(rf"(?:[{UPPER}][^\W\d_]*(?: |$)){{2,}}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell that may be meant: how many words name its row, how well its column is said, how much
    else of the question the table says."""

    keys: int
    label: float
    rest: float
    reading: Reading
    row: Row
    cell: Cell


def answer_cell(context: Context) -> Draft | None:
    """The cell in the row and the column that the question names; None where no table has both, or
    several cells have them alike."""
    asked = context.asked
    if asked.kind not in ("number", "who", "when", "other"):
        return None
    least = _LEAST_LABEL if asked.kind != "other" else _ONLY_NAMED
    found = [one for one in _found(context) if one.label >= least and one.rest >= _LEAST_REST]
    if not found:
        return None
    found.sort(key=lambda one: (-one.keys, -one.label, -one.rest))
    best = found[0]
    tied = [
        one
        for one in found
        if one.keys == best.keys and one.label > best.label - _CLEAR and one.rest >= best.rest
    ]
    # Columns alike but for their years are all told; rows alike leave it open.
    facts = tuple({fact.text: fact for fact in (_fact(asked.kind, one) for one in tied)}.values())
    if len(facts) > 1 and any(one.row.span != best.row.span for one in tied):
        return None
    fit = min(1.0, 0.5 + 0.5 * best.rest)
    return Draft(asked.kind, facts=facts, is_list=len(facts) > 1, fit=fit)


def _fact(kind: str, found: _Found) -> Fact:
    quotes = [Quote(found.reading, found.row.span)]
    if found.row.head is not None:
        quotes.append(Quote(found.reading, found.row.head))
    # The label tells the unit of a figure; a name or a day speaks for itself.
    value = _value(found)
    named = shown(found.cell, value) if kind == "who" else value
    return Fact(named if kind in ("who", "when") else f"{found.cell.label}: {value}", tuple(quotes))


def _value(found: _Found) -> str:
    return found.reading.text[found.cell.value.start : found.cell.value.end]


def _found(context: Context) -> Iterator[_Found]:
    asked = words_of(context.asked.vietnamese)
    for reading, row in rows_read(context):
        keys = [cell for cell in row.cells if _names_row(asked, reading, cell)]
        said = {word for cell in keys for word in _words(reading, cell.value)}
        if not keys:
            continue
        meant = column_meant(context.asked, reading, row)
        for cell in row.cells:
            if cell in keys or not cell.label or meant not in (None, cell):
                continue
            if meant is None and not _is_sort(context.asked.kind, reading, cell):
                continue
            if not _counts(context, reading, row, cell):
                continue
            label = _label_share(asked, cell, _PERSONS if context.asked.kind == "who" else _ASIDE)
            held = rest_said(context, reading, row, cell, said)
            yield _Found(len(said), label, held, reading, row, cell)


def rows_read(context: Context) -> list[tuple[Reading, Row]]:
    """The rows of tables among the sentences read, each once."""
    inside = context.scope_readings
    rows = {
        (evidence.reading.document.doc_id, row.span): (evidence.reading, row)
        for evidence in context.pool.evidence
        if BAR in evidence.quote
        and evidence.reading in inside
        and (row := row_at(evidence.reading.text, evidence.span.start)) is not None
    }
    return list(rows.values())


def column_said(asked: Sequence[str], cell: Cell) -> float:
    """How well a question names a column, 0 where it does not."""
    return _label_share(asked, cell, _ASIDE)


def rest_said(
    context: Context, reading: Reading, row: Row, cell: Cell, aside: Collection[str]
) -> float:
    """The share of what else the question says, `aside` apart, that stands in or over a table."""
    label, over = words_of(cell.label), _over(reading, row)
    rest = [word for word in _content(context) if word not in aside and word not in label]
    return sum(word in over for word in rest) / len(rest) if rest else 1.0


def is_total(words: Sequence[str]) -> bool:
    """Whether a row's name only says that it sums the others up."""
    return set(words) <= _TOTAL


def _words(reading: Reading, span: Span) -> list[str]:
    return words_of(reading.text[span.start : span.end])


def _names_row(asked: Sequence[str], reading: Reading, cell: Cell) -> bool:
    """Whether the question says all that stands in a cell, in a row; of a name without its sort the
    question gives no other sort."""
    words = _words(reading, cell.value)
    if not words or len(words) > _MOST_WORDS:
        return False
    if all(word.isdigit() for word in words):
        words = [*words_of(cell.bare_label)[-1:], *words]
        return len(words) > 1 and _at(asked, words) is not None
    if is_total(words):
        return bool({"tong", "toan"} & set(asked))
    if _at(asked, words) is not None:
        return True
    bare = [word for word in words if word not in _SORTS]
    at = _at(asked, bare) if len(bare) > 1 else None
    return at is not None and not (at and asked[at - 1] in _SORTS)


def _at(words: Sequence[str], run: Sequence[str]) -> int | None:
    size = len(run)
    places = (at for at in range(len(words) - size + 1) if list(words[at : at + size]) == list(run))
    return next(places, None)


def _label_share(asked: Sequence[str], cell: Cell, aside: frozenset[str]) -> float:
    """The share of a column's name that the question says, words that any column may have aside; a
    year or figure in it must be said."""
    words = [word for word in words_of(cell.bare_label) if word not in aside]
    figured = any(word[0].isdigit() for word in asked)
    if not words or any(word[0].isdigit() and word not in asked for word in words if figured):
        return 0.0
    plain = [word for word in words if figured or not (word[0].isdigit() or word in _OF_TIME)]
    said = sum(word in asked for word in plain)
    # Of two names said whole the longer one is meant.
    return (
        said / len(plain) + _LONGER * said if plain and said >= _LEAST_LABEL * len(plain) else 0.0
    )


def _is_sort(kind: str, reading: Reading, cell: Cell) -> bool:
    """Whether a cell holds what is asked for: a figure, a person or body, a time."""
    value = reading.text[cell.value.start : cell.value.end]
    if kind == "number":
        return _DIGIT.search(value) is not None
    if kind == "who":
        return _DIGIT.search(value) is None and _NAME.search(value) is not None
    if kind == "when":
        return bool(find_times(value, 0, len(value)))
    return True


def _counts(context: Context, reading: Reading, row: Row, cell: Cell) -> bool:
    """Whether the noun that "how many" asks for is in the cell's label, in the row or right above
    the table."""
    unit = set(asked_unit(context.asked)) - _ASIDE
    text = reading.text
    near = (cell.label, text[row.span.start : row.span.end], text[slice(*row.caption)])
    return not unit or any(unit.intersection(words_of(piece)) for piece in near)


def _over(reading: Reading, row: Row) -> set[str]:
    """The words of the row itself, the labels of its cells, the line over the table, the headings
    over it and the document's own name."""
    text = reading.text
    passage = reading.passage_at(row.span.start)
    written = [
        text[row.span.start : row.span.end],
        text[row.caption.start : row.caption.end],
        passage.section if passage is not None else "",
        *(cell.label for cell in row.cells),
    ]
    return {word for piece in written for word in words_of(piece)} | reading.heading_tokens


def _content(context: Context) -> list[str]:
    text = context.asked.vietnamese
    focus = {token.start for token in context.asked.focus}
    words = zip(tokenise(text), words_of(text), strict=True)
    return [
        word
        for token, word in words
        if token.start in focus and token.toned not in FUNCTION_WORDS and word not in _ASIDE
    ]
