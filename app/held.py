"""What a collection holds besides passages: who must do what, and papers only cited."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.abbreviations import COMMON
from index.schema import DocumentRow, StoredDuty, StoredRelation
from ingest.errors import BadInput
from ingest.folding import fold
from ingest.identity import parse_reference, same_paper
from ingest.model import Duty, Reference
from ingest.resolve import distinct_papers


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty and the document that sets it; `directive` is that document's number, or its main
    subject's; `action` and `evidence` are the texts of the duty's spans; `also` are further places
    where the same document says it."""

    doc_id: str
    path: str
    title: str
    directive: str | None
    duty: Duty
    action: str
    evidence: str = ""
    also: tuple[DutyRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A paper that held documents name `count` times but that is not held itself."""

    canonical: str
    issuer: str | None
    count: int
    doc_ids: tuple[str, ...]


def title_of(row: DocumentRow) -> str:
    """What a document is called: its trích yếu or headline, else its file name."""
    return row.header.shown_title(row.path.rpartition("/")[2])


def directive_of(row: DocumentRow) -> Reference | None:
    """The paper that a document is, or else is mainly about."""
    header = row.header
    return header.identity or (header.subjects[0] if header.subjects else None)


def select_duties(
    duties: Iterable[StoredDuty],
    rows: Iterable[DocumentRow],
    *,
    directive: str | None = None,
    unit: str | None = None,
    before: dt.date | None = None,
) -> list[DutyRow]:
    """Duties by deadline (recurring, then undated ones last). `directive` takes any spelling of a
    number; `unit` any words of the unit that leads or of a partner, with or without tones;
    `before` leaves only duties due on that day or earlier.

    Raises:
        BadInput: `directive` is no paper's number.
    """
    wanted = parse_reference(directive) if directive else None
    if directive and wanted is None:
        raise BadInput(f"“{directive}” không phải số ký hiệu văn bản: viết như 24-CT/TU")
    held = {row.doc_id: row for row in rows}
    chosen = [
        _row(held[stored.doc_id], stored)
        for stored in duties
        if stored.doc_id in held
        and (wanted is None or _concerns(held[stored.doc_id], wanted))
        and (not unit or _names_unit(stored.duty, unit))
        and (before is None or _due_by(stored.duty, before))
    ]
    return sorted(chosen, key=_by_deadline)


def cited_papers(
    relations: Sequence[StoredRelation], rows: Iterable[DocumentRow]
) -> list[CitedPaper]:
    """Papers that held documents cite or are about but that are not held, most cited first."""
    documents = list(rows)
    # Papers of different numbers are different papers, so each number is looked at by itself.
    held: dict[str, list[Reference]] = {}
    for row in documents:
        if row.header.identity is not None:
            held.setdefault(row.header.identity.number, []).append(row.header.identity)
    named = [(stored.doc_id, stored.relation.target) for stored in relations]
    named += [(row.doc_id, subject) for row in documents for subject in row.header.subjects]
    absent: dict[str, list[tuple[str, Reference]]] = {}
    for doc_id, target in named:
        if not any(same_paper(target, paper) for paper in held.get(target.number, ())):
            absent.setdefault(target.number, []).append((doc_id, target))
    found = []
    for mentions in absent.values():
        for paper in distinct_papers(target for _, target in mentions):
            doc_ids = [doc_id for doc_id, target in mentions if same_paper(target, paper)]
            sources = tuple(dict.fromkeys(doc_ids))
            found.append(CitedPaper(paper.canonical, paper.issuer, len(doc_ids), sources))
    return sorted(found, key=lambda paper: (-paper.count, paper.canonical))


def _row(row: DocumentRow, stored: StoredDuty) -> DutyRow:
    directive = directive_of(row)
    return DutyRow(
        doc_id=row.doc_id,
        path=row.path,
        title=title_of(row),
        directive=directive.canonical if directive else None,
        duty=stored.duty,
        action=stored.action,
        evidence=stored.evidence,
    )


def _concerns(row: DocumentRow, wanted: Reference) -> bool:
    papers = [row.header.identity, *row.header.subjects]
    return any(paper is not None and same_paper(paper, wanted) for paper in papers)


# Longer ones only: "tu" and "bo" are words, too.
_IN_FULL = {fold(short): fold(full) for short, full in COMMON.items() if len(short) > 3}


def _names_unit(duty: Duty, unit: str) -> bool:
    wanted = f" {_words(unit)} "
    return any(wanted in f" {_words(name)} " for name in (duty.unit, *duty.partners))


def _words(text: str) -> str:
    """The words of a name, folded, what offices always shorten in full: "UBND xã A"."""
    return " ".join(_IN_FULL.get(word, word) for word in re.findall(r"\w+", fold(text)))


def _due_by(duty: Duty, day: dt.date) -> bool:
    deadline = duty.deadline
    return deadline is not None and deadline.date is not None and deadline.date <= day


def _by_deadline(row: DutyRow) -> tuple[bool, dt.date, bool, str, int]:
    deadline = row.duty.deadline
    date = deadline.date if deadline else None
    recurring = bool(deadline and deadline.recurring)
    return (date is None, date or dt.date.max, not recurring, row.path, row.duty.start)
