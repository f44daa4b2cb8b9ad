"""Questions on figures: the number in a clause becomes "bao nhiêu"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.quantities import Quantity, find_quantities
from app.study.endings import up_to_next_fact
from app.study.items import Draft
from app.study.material import Material, Statement, proofs_of
from app.study.wording import ask, begins_with_verb, lower_first
from app.tokens import word_set
from ingest.folding import fold
from ingest.model import Span

# Units short enough to stand beside the number in an option.
_SHORT_UNITS = word_set("ngày tháng tuần năm giờ phút lần người")
_SCALE = re.compile(r"\s(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s(?:đồng|ha|lượt|người))?")
_PAST_STRETCH = re.compile(r"\s(?:năm|tháng|ngày)\s(?:qua|gần đây|đầu|cuối|trở lại đây)\b")
_OF_THE_CLOCK = re.compile(r"\s(?:giờ|h)\s?\d|\s?/\s?\d")
_MOST_OF_A_CLAUSE = 2
# What stands before a number that names a thing and counts nothing.
_NAMING = re.compile(
    r"(?<!\w)(?:lớp|khối|phím|tổng đài|hạng|loại|bậc|tuyến|đường|km|phòng|giờ|lúc|điện thoại|"
    r"cấp độ)\s$",
    re.IGNORECASE,
)
_DAYS_OF_MONTH = re.compile(r"\s?(?:và|-|–|,)\s?\d{1,2}/\d")
_IN_NAME = re.compile(r"[“\"'‘]\s*$")
NUMBER_WORDS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip


def drafts_from_figures(material: Material) -> Iterator[Draft]:
    """A draft for each figure that a clause states."""
    for statement in material.statements:
        asked = 0
        if statement.proof.quote.rstrip().endswith(":"):
            continue  # counts of lists are asked by from_lists
        for quantity in find_quantities(statement.text):
            draft = _draft(material, statement, quantity)
            if draft is not None and asked < _MOST_OF_A_CLAUSE:
                asked += 1
                yield draft


def number_in(text: str) -> float | None:
    """The value of a figure as Vietnamese texts write it.

    >>> number_in("1.274 hồ sơ"), number_in("6,8 tỷ đồng"), number_in("hai lần"), number_in("x")
    (1274.0, 6.8, 2.0, None)
    """
    match = re.match(r"\d+(?:\.\d{3})*(?:,\d+)?", text)
    if match:
        return float(match[0].replace(".", "").replace(",", "."))
    word = text.split(" ", 1)[0].lower() if text else ""
    return float(NUMBER_WORDS[word]) if word in NUMBER_WORDS else None


def _draft(material: Material, statement: Statement, quantity: Quantity) -> Draft | None:
    text, number = statement.text, quantity.number
    written = text[number.start : number.end]
    if not _is_count(text, number, written):
        return None
    if not _in_document(material, statement, number):
        return None
    asked = "bao nhiêu phần trăm" if written.endswith("%") else "bao nhiêu"
    unit_end = _option_end(text, quantity)
    head = text[: number.start]
    clause = head.rpartition("; ")[2]
    if not statement.subject and not begins_with_verb(clause):
        head = clause
    tail = up_to_next_fact(head, text[number.end :])
    stem = ask(material.frame, f"{head}{asked}{tail}")
    return Draft(
        "number",
        stem,
        text[number.start : unit_end],
        proofs_of(material, statement),
        statement=f"{material.frame}, {lower_first(text)}",
        key_at=len(material.frame) + 2 + number.start,
        banned=_same_kind_in(statement.proof.quote, quantity),
        pool="%" if written.endswith("%") else " ".join(quantity.unit[:2]),
    )


def _is_count(text: str, number: Span, written: str) -> bool:
    if written.lower() in ("một", "01", "1", "100%") or re.search(r"\d\s?[-–/:]\s?\d", written):
        return False
    if _DAYS_OF_MONTH.match(text, number.end):
        return False
    if re.search(r"\d[:/]$", text[: number.start]) or re.match(r":\d", text[number.end :]):
        return False
    if _PAST_STRETCH.match(text, number.end) or _OF_THE_CLOCK.match(text, number.end):
        return False
    if _NAMING.search(text[: number.start]):
        return False
    if _IN_NAME.search(text[: number.start]) or text[number.end : number.end + 1] in ("”", '"'):
        return False
    return number_in(written) is not None


def _in_document(material: Material, statement: Statement, span: Span) -> bool:
    """Whether the figure stands in the document itself, not in a subject put in front."""
    start = statement.position(span.start)
    return (
        material.document.text[start : statement.position(span.end)]
        == (statement.text[span.start : span.end])
    )


def _option_end(text: str, quantity: Quantity) -> int:
    end = quantity.number.end
    if text[end - 1] == "%":
        return end
    scale = _SCALE.match(text, end)
    if scale:
        return scale.end()
    word = re.compile(r"\s([^\W\d_]+)").match(text, end)
    return word.end() if word and word[1].lower() in _SHORT_UNITS else end


def _same_kind_in(quote: str, quantity: Quantity) -> tuple[str, ...]:
    """Other figures of the quote with the same unit: they must not be wrong options, since a reader
    could defend them."""
    unit = quantity.unit[:1]
    return tuple(
        quote[other.number.start : other.number.end]
        for other in find_quantities(quote)
        if other.unit[:1] == unit
    )


def figures_of(material: Material) -> Iterator[tuple[str, str]]:
    """(folded unit, figure as written) for all figures of a document's clauses."""
    for statement in material.statements:
        for quantity in find_quantities(statement.text):
            written = statement.text[quantity.number.start : quantity.number.end]
            if number_in(written) is not None:
                unit = "%" if written.endswith("%") else " ".join(quantity.unit[:2])
                yield fold(unit), written
