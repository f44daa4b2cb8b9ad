"""Questions about the collection itself: how many papers of a sort it holds, which, the newest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.answering.documents import listed
from app.answering.draft import Draft, Fact, Quote
from app.naming import named
from app.question import Asked
from app.question_words import FUNCTION_WORDS, PAPER_TYPES
from app.reading import Reading
from app.tokens import tokenise, word_set
from app.wording import say
from index.schema import DocumentRow
from ingest.model import Span

_TYPES = "|".join(sorted(PAPER_TYPES, key=len, reverse=True))
_SORT = rf"(?P<sort>van ban|tai lieu|bai bao|bai viet|tin bai|{_TYPES})"
_HOLDS = (
    r"(?:kho|bo suu tap|he thong)(?: (?:van ban|tai lieu|du lieu))?(?: nay)?(?: hien)?(?: dang)?"
    r" (?:co|luu|giu|chua)"
)
_SORTS = _SORT.replace("(?P<sort>", "(?:")
_HELD = re.compile(
    rf"\b{_HOLDS}\b.*?\b{_SORTS}\b|\b{_SORTS}\b.*\b(?:trong|cua) (?:kho|bo suu tap|he thong)\b"
)
_SORT_ASKED = re.compile(rf"\b{_SORT}\b")
_NEWEST = re.compile(r"\b(?:moi nhat|gan (?:day|nhat)(?: nhat)?|moi ban hanh nhat)\b")
_NEWS = frozenset(["bai bao", "bai viet", "tin bai"])
_OF_ASKING = word_set(
    "kho bo suu tap he thong du lieu van ban tai hien dang luu giu chua liet ke tat ca bao nhieu"
    " moi nhat gan day hanh tong cong danh sach bai bao viet tin"
) | word_set(" ".join(PAPER_TYPES))
_MOST = 30
_FIRST = 200  # characters that show a document without a number or title


def answer_holdings(
    asked: Asked, rows: Sequence[DocumentRow], reading_of: Callable[[str], Reading]
) -> Draft | None:
    """The held papers of the sort, issuer or year asked for, or the newest of them; None where the
    question is not about the collection itself."""
    newest = _NEWEST.search(asked.folded) is not None
    sort = _SORT_ASKED.search(asked.folded)
    if sort is None or asked.papers or not (newest or _HELD.search(asked.folded)):
        return None
    rest = [
        token.folded
        for token in tokenise(asked.vietnamese)
        if token.toned not in FUNCTION_WORDS and token.folded not in _OF_ASKING
    ]
    of_sort = [row for row in rows if _is_of_sort(row, sort["sort"])]
    held = [row for row in of_sort if _is_of(row, rest)]
    if rest and not held:
        return None  # something else is asked of the papers
    if newest:
        dated = [row for row in held if row.header.date is not None]
        held = sorted(dated, key=_date, reverse=True)[:1]
    if not held:
        return Draft("documents", note=say("none_held", asked.language))
    facts = tuple(_fact(reading_of(row.doc_id)) for row in held[:_MOST])
    note = "" if newest else say("held", asked.language, count=len(held))
    count = len(held) if not newest and len(held) <= _MOST else None
    return Draft("documents", facts=facts, is_list=not newest, expected=count, note=note)


def _is_of_sort(row: DocumentRow, sort: str) -> bool:
    identity = row.header.identity
    if sort in PAPER_TYPES:
        return identity is not None and identity.type == PAPER_TYPES[sort]
    return identity is None if sort in _NEWS else True


def _is_of(row: DocumentRow, words: Sequence[str]) -> bool:
    """Whether a document is of the issuer and the year that words name, where they do."""
    identity, issuer = row.header.identity, row.header.issuer
    names = [issuer.value if issuer is not None else ""]
    names += [identity.issuer or ""] if identity is not None else []
    said = " ".join(word for word in words if not word.isdigit())
    years = {word for word in words if word.isdigit()}
    of_issuer = any(said in " ".join(t.folded for t in tokenise(name)) for name in names)
    return of_issuer and years <= {_date(row)[:4]}


def _date(row: DocumentRow) -> str:
    """The day of a document, as ISO 8601; "" where it tells none."""
    return row.header.date.value if row.header.date is not None else ""


def _fact(reading: Reading) -> Fact:
    header = reading.document.header
    facts = (header.number, header.date, header.title)
    spans = [fact.span for fact in facts if fact is not None and fact.span is not None]
    first = Span(0, min(len(reading.text), _FIRST, (reading.text + "\n").index("\n")))
    number = f"{named(header.identity)} – " if header.identity is not None else ""
    return Fact(
        f"{number}{listed(reading)}", tuple(Quote(reading, span) for span in spans[:2] or [first])
    )
