"""What a question names: papers, an issuer, a period, kinds of document; resolved to documents."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.model import Filters, Scope
from index.schema import DocumentRow
from ingest.dates import PartialDate, find_dates
from ingest.folding import fold
from ingest.identity import parse_references, same_paper
from ingest.issuers import issuers_agree, names_place, read_issuer
from ingest.model import Reference
from ingest.places import PLACES
from ingest.resolve import Resolution, resolve

_KIND_WORDS = {
    "chi thi": "directive",
    "ke hoach": "plan",
    "nghi quyet": "resolution",
    "ket luan": "conclusion",
    "quyet dinh": "decision",
    "nghi dinh": "decree",
    "thong tu": "circular",
    "thong bao": "notice",
    "huong dan": "guidance",
}
_KINDS = "|".join(_KIND_WORDS)
# "chỉ thị … của Thành ủy …": the issuer's name begins right behind the match.
_OF_ISSUER = re.compile(rf"\b(?:{_KINDS}|van ban)\b[^.?!;]{{0,60}}?\b(?:cua|do|from|by)\s")
_ISSUED = re.compile(r"\b(?:ban hanh|ky ban hanh|ra doi|issued)\b")
_WHICH_KIND = re.compile(
    rf"\b(?:cac|nhung|so|bao nhieu)\s(?P<many>{_KINDS})\b|\b(?P<which>{_KINDS})\snao\b"
)
_PLACE = re.compile(
    r"\b(?:tinh|thanh pho|tp\.?|quan|huyen|thi xa|thi tran|phuong|xa)\s"
    r"(?P<name>[a-z]{1,7}(?:\s[a-z]{1,7}){0,2})"
)
_KNOWN_PLACE = re.compile(
    r"\b(?:" + "|".join(re.escape(name) for name in sorted(PLACES, key=len, reverse=True)) + r")\b"
)
EVENT_BEFORE = re.compile(
    r"\b(?:hoi nghi|buoi|lop|dot|toa dam|ke hoach|viec|cong tac|ket qua|doan kiem tra|"
    r"doan giam sat)\b[^.?!;]{0,60}\b(?:quan triet|trien khai|thuc hien|hoc tap|so ket|tong ket|"
    r"tim hieu|giam sat|kiem tra)\s+(?:thuc hien\s+)?$"
)
_WORST_FIRST = ("unknown", "ambiguous", "cited", "found")


def read_scope(text: str, documents: Sequence[DocumentRow], cited: Sequence[Reference]) -> Scope:
    """What the question names and the documents that belong to it, primary ones first. `cited` are
    the papers that held documents only mention."""
    text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    scope = Scope(
        issuer=_issuer(text, folded),
        places=_places(folded),
        kinds=_kinds(folded),
    )
    named = parse_references(text)
    if named:
        references = tuple(dict.fromkeys(reference for reference, _ in named))
        events = frozenset(one for one, at in named if EVENT_BEFORE.search(folded[: at.start]))
        return _of_references(scope, references, documents, cited, events=events)
    first, last = _issued_between(text, folded)
    scope = replace(scope, date_from=first, date_to=last)
    return _of_circumstances(scope, documents)


def documents_within(filters: Filters, documents: Sequence[DocumentRow]) -> list[str]:
    """The ids of documents that satisfy every limit of the filters."""
    wanted = _wanted_papers(filters)
    return [row.doc_id for row in documents if _satisfies(row, filters, wanted)]


def _of_references(
    scope: Scope,
    references: tuple[Reference, ...],
    documents: Sequence[DocumentRow],
    cited: Sequence[Reference],
    *,
    events: frozenset[Reference],
) -> Scope:
    held = [paper for row in documents for paper in _papers(row)]
    own = [row.header.identity for row in documents if row.header.identity is not None]
    resolved = [_resolve(reference, scope, held, cited, own=own) for reference in references]
    for at, reference in enumerate(references):
        if resolved[at].status == "unknown" and reference.issuer and reference in events:
            # "Hội nghị quán triệt Chỉ thị 24 của Huyện ủy …": the body's meeting, not its paper.
            bare = replace(reference, issuer=None)
            resolved[at] = _resolve(bare, scope, held, cited, own=own)
    # "Chỉ thị 8 nói gì (Chỉ thị 8 của Huyện ủy A)": named again, more exactly.
    exact = [found for found in resolved if found.status == "found"]
    resolved = [
        next((one for one in exact if one.reference in found.choices), found) for found in resolved
    ]
    statuses = {found.status for found in resolved}
    status = next(name for name in _WORST_FIRST if name in statuses)
    papers = [found.reference or asked for found, asked in zip(resolved, references, strict=True)]
    named = tuple(dict.fromkeys(papers))
    unknown = (one for one, to in zip(papers, resolved, strict=True) if to.status == "unknown")
    choices = tuple(choice for found in resolved for choice in found.choices)
    fitting = [found.reference for found in resolved if found.status == "found" and found.reference]
    return replace(
        scope,
        status=status,
        references=named,
        choices=choices,
        unknown=tuple(unknown),
        doc_ids=_documents_of([*fitting, *choices], documents),
    )


def _resolve(
    reference: Reference,
    scope: Scope,
    held: Sequence[Reference],
    cited: Sequence[Reference],
    *,
    own: Sequence[Reference],
) -> Resolution:
    """The reference resolved; when several papers fit, a place or issuer named anywhere in the
    question may decide, or that one of them is held (`own`) and others only give its issuer another
    day."""
    found = resolve(reference, held, cited)
    if found.status != "ambiguous":
        return found
    names = [*([scope.issuer] if scope.issuer else []), *scope.places]
    choices = _without_slips(found.choices, own)
    fitting = tuple(
        choice
        for choice in choices
        if choice.issuer and any(_names_issuer(name, choice.issuer) for name in names)
    )
    left = fitting if len(fitting) == 1 else choices
    return Resolution("found", left[0]) if len(left) == 1 else replace(found, choices=left)


def _without_slips(choices: Sequence[Reference], own: Sequence[Reference]) -> tuple[Reference, ...]:
    """The choices less those that only give the issuer of a single held one another day: a day that
    another text gives it is a slip of that text, and no other paper."""
    held = [choice for choice in choices if any(same_paper(choice, paper) for paper in own)]

    def is_slip(choice: Reference) -> bool:
        issuer = choice.issuer
        same = [one for one in held if issuer and one.issuer and issuers_agree(issuer, one.issuer)]
        return choice not in held and len(same) == 1

    return tuple(choice for choice in choices if not is_slip(choice))


def _names_issuer(name: str, issuer: str) -> bool:
    return names_place(issuer) and issuers_agree(name, issuer)


def _of_circumstances(scope: Scope, documents: Sequence[DocumentRow]) -> Scope:
    """The scope of a question that names no paper: documents of its issuer and period."""
    if scope.issuer is None and scope.date_from is None:
        return scope
    inside = [row for row in documents if _fits(row, scope)]
    if not inside:
        return scope
    ordered = sorted(inside, key=lambda row: row.header.source != "primary")
    return replace(scope, status="found", doc_ids=tuple(row.doc_id for row in ordered))


def _fits(row: DocumentRow, scope: Scope) -> bool:
    if scope.issuer is not None and not any(
        issuers_agree(scope.issuer, name) for name in _issuers(row) if names_place(name)
    ):
        return False
    return scope.date_from is None or _dated_within(row, scope.date_from, scope.date_to)


def _issuers(row: DocumentRow) -> list[str]:
    own = [row.header.issuer.value] if row.header.issuer else []
    return own + [paper.issuer for paper in _papers(row) if paper.issuer]


def _papers(row: DocumentRow) -> list[Reference]:
    """The paper that a document is, or those that it is about."""
    own = [row.header.identity] if row.header.identity else []
    return own + list(row.header.subjects)


def _documents_of(
    references: Sequence[Reference], documents: Sequence[DocumentRow]
) -> tuple[str, ...]:
    """Documents that are one of the papers, then those about one."""
    own, about = [], []
    for row in documents:
        identity = row.header.identity
        if identity is not None and any(same_paper(paper, identity) for paper in references):
            own.append(row.doc_id)
        elif _about_any(row, references):
            about.append(row.doc_id)
    return (*own, *about)


def _about_any(row: DocumentRow, references: Iterable[Reference]) -> bool:
    return any(
        same_paper(paper, subject) for paper in references for subject in row.header.subjects
    )


def _issuer(text: str, folded: str) -> str | None:
    for match in _OF_ISSUER.finditer(folded):
        found = read_issuer(text, folded, match.end())
        if found is not None and names_place(found.name):
            return found.name
    return None


def _places(folded: str) -> tuple[str, ...]:
    known = [PLACES[match.group()] for match in _KNOWN_PLACE.finditer(folded)]
    written = [match.group("name") for match in _PLACE.finditer(folded)]
    return tuple(dict.fromkeys([*known, *written]))


def _kinds(folded: str) -> tuple[str, ...]:
    named = [_KIND_WORDS[match["many"] or match["which"]] for match in _WHICH_KIND.finditer(folded)]
    return tuple(dict.fromkeys(named))


def _issued_between(text: str, folded: str) -> tuple[dt.date | None, dt.date | None]:
    """The days between which the question says that something was issued; None, None if it does
    not: most dates in questions are about what a text tells, not about when it was made."""
    issued = _ISSUED.search(folded)
    if issued is None:
        return None, None
    for span, found in find_dates(text):
        if 0 <= span.start - issued.end() <= 30:
            return _range(found)
    return None, None


def _range(found: dt.date | PartialDate) -> tuple[dt.date | None, dt.date | None]:
    if isinstance(found, dt.date):
        return found, found
    if found.year is None:
        return None, None
    if found.month is not None:
        last = calendar.monthrange(found.year, found.month)[1]
        return dt.date(found.year, found.month, 1), dt.date(found.year, found.month, last)
    if found.quarter is not None:
        month = 3 * found.quarter
        last = calendar.monthrange(found.year, month)[1]
        return dt.date(found.year, month - 2, 1), dt.date(found.year, month, last)
    return dt.date(found.year, 1, 1), dt.date(found.year, 12, 31)


def _wanted_papers(filters: Filters) -> list[Reference] | None:
    """The papers that the filter names; None when it names none."""
    if filters.directive is None:
        return None
    return [reference for reference, _ in parse_references(f"Chỉ thị {filters.directive}")] or [
        reference for reference, _ in parse_references(filters.directive)
    ]


def _satisfies(row: DocumentRow, filters: Filters, wanted: Sequence[Reference] | None) -> bool:
    if filters.doc_ids and row.doc_id not in filters.doc_ids:
        return False
    if filters.kinds and row.header.kind not in filters.kinds:
        return False
    if filters.source is not None and row.header.source != filters.source:
        return False
    if filters.issuer is not None and not any(
        issuers_agree(filters.issuer, name) for name in _issuers(row)
    ):
        return False
    if wanted is not None and not any(
        same_paper(paper, own) for paper in wanted for own in _papers(row)
    ):
        return False
    if filters.date_from is None and filters.date_to is None:
        return True
    return _dated_within(row, filters.date_from, filters.date_to)


def _dated_within(row: DocumentRow, first: dt.date | None, last: dt.date | None) -> bool:
    if row.header.date is None:
        return False
    value = row.header.date.value
    return (first is None or first.isoformat() <= value) and (
        last is None or value <= last.isoformat()
    )
