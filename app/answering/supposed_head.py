"""Whether a paper's own head says who signed it, who issued it or on which day, as a question
supposes: "Chỉ thị 5-CT/TU do ông A ký phải không?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.days_told import named_days
from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.issuers import is_the_paper
from app.answering.signers import post_above
from app.reading import Reading
from app.tokens import UPPER
from app.wording import verdict
from ingest.folding import fold
from ingest.model import Fact as HeldFact

_NAME = rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,5}})"
_SIGNED = re.compile(
    rf"(?:do|bởi|[ÔôBb](?:ng|à)|[Đđ]ồng chí|phải|là|^)\s*(?:(?:ông|bà|đồng chí)\s)?{_NAME}"
    r"(?: (?:đã|có|có phải|là người|đã là người))* ký(?! (?:kết|hiệu|số|tên vào|thỏa thuận)\b)|"
    rf"người ký\b.{{0,60}}?\blà (?:(?:ông|bà|đồng chí)\s)?{_NAME.replace('name', 'other')}"
)
_ISSUED = re.compile(
    r"[\s,]*(?:co |duoc |da |la |co phai )*(?:ban hanh|ky|ra doi)(?: (?:vao|tu|ngay|hom))*\s*$"
)
_ISSUED_BY = re.compile(
    rf"\s(?:có phải )?do (?P<body>[^,;?]{{4,60}}?(?P<place>(?: [{UPPER}][^\W\d_]*){{2,}})) "
    r"(?:đã |ra )?ban hành"
)


def answer_supposed_head(context: Context) -> Draft | None:
    """ "Có" where the head of the one named paper says the same signer, day or issuer, "Không"
    where it says another; None where none is supposed, or the paper itself is not held."""
    asked = context.asked
    if asked.kind != "yesno" or len(asked.papers) != 1:
        return None
    reading = next(_named(context), None)
    if reading is None:
        return None
    header = reading.document.header
    day, signer = _supposed_day(context), _supposed_signer(context)
    if day is not None and header.date is not None:
        return _verdict(context, reading, header.date, alike=_is_day(header.date.value, day))
    if signer and header.signer is not None:
        alike = fold(header.signer.value) == fold(signer)
        return _verdict(context, reading, header.signer, alike=alike)
    return _issued_by(context, reading)


def _issued_by(context: Context, reading: Reading) -> Draft | None:
    """Whether the body supposed is the issuer; of another place it surely is not."""
    found = _ISSUED_BY.search(context.asked.vietnamese, context.asked.papers[0][0])
    issuer = reading.document.header.issuer
    if found is None or issuer is None:
        return None
    asked, held = fold(found["body"]).split(), fold(issuer.value).split()
    if set(held) <= set(asked):
        return _verdict(context, reading, issuer, alike=True)
    place = fold(found["place"]).split()
    return None if set(place) & set(held) else _verdict(context, reading, issuer, alike=False)


def _named(context: Context) -> Iterator[Reading]:
    """The documents that are the named paper; of another day, those whose number is written."""
    start, end = context.asked.papers[0]
    written = fold(context.asked.vietnamese[start:end]).split()
    for reading in context.scope_readings:
        identity = reading.document.header.identity
        if context.references and is_the_paper(reading, context.references):
            yield reading
        found = not context.references and bool(context.result.scope.doc_ids)
        if found and identity is not None and fold(identity.canonical) in written:
            yield reading


def _supposed_signer(context: Context) -> str:
    found = _SIGNED.search(context.asked.vietnamese)
    return (found["name"] or found["other"]) if found is not None else ""


def _supposed_day(context: Context) -> tuple[int, int, int | None] | None:
    """The one day of which a question says that the paper was issued on it."""
    asked = context.asked
    (_, end) = asked.papers[0]
    days = named_days(asked.vietnamese[end:])
    digit = re.search(r"\d", asked.folded[end:])
    if len(days) != 1 or digit is None:
        return None
    return days[0] if _ISSUED.fullmatch(asked.folded[end : end + digit.start()]) else None


def _is_day(iso: str, day: tuple[int, int, int | None]) -> bool:
    year, month, at = (int(part) for part in iso.split("-"))
    return (at, month) == day[:2] and day[2] in (None, year)


def _verdict(context: Context, reading: Reading, held: HeldFact, *, alike: bool) -> Draft | None:
    if held.span is None:
        return None
    quote: Quote = quote_around(reading, held.span)
    post = post_above(reading, held.span) if held is reading.document.header.signer else None
    said = post.quotes[0] if post is not None else quote
    word = verdict("Có" if alike else "Không", context.asked.language)
    fact = Fact(f"{word}. {said.text}", (said,))
    supposed = frozenset(token.folded for token in context.asked.focus)
    return Draft("yesno", facts=(fact,), fit=0.9, supposed=supposed)
