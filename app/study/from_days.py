"""Questions on days, months, quarters, years and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.endings import up_to_next_fact
from app.study.items import Draft
from app.study.material import Material, Statement, proofs_of
from app.study.vocabulary import VERBS
from app.study.wording import ask, begins_with_verb, lower_first
from ingest.identity import parse_references
from ingest.model import Span

_FULL = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d"
_LONG = r"\d{1,2} tháng \d{1,2}(?:,? năm (?:19|20)\d\d)?"
_DAY = re.compile(rf"(?<![\w/.,-])(?:ngày\s)({_FULL}|{_LONG}|\d{{1,2}}/\d{{1,2}})(?![\d/])")
_PART_OF_DAY = re.compile(rf"(?<!\w)([Ss]áng|[Cc]hiều|[Tt]ối) ({_FULL}|\d{{1,2}}/\d{{1,2}})(?!\d)")
_MONTH = re.compile(r"(?<![\w/])(tháng \d{1,2})(?= năm (?:19|20)\d\d)")
_MONTH_PLAIN = re.compile(r"(?<!\w)(?<!\d )(tháng \d{1,2})(?![\d/]| năm| tháng)")
_QUARTER = re.compile(r"(?<!\w)([Qq]uý (?:I{1,3}|IV|[1-4]))(?=,? năm (?:19|20)\d\d)")
_YEAR = re.compile(r"(?<!\w)(?<!\d )(?<!IV )(?<!I )(năm (?:19|20)\d\d)(?!\s?[-–/]\s?\d|\w)")
_OFTEN = re.compile(
    r"(?<!\w)[Đđ]ịnh kỳ (h[ằà]ng (?:tuần|tháng|quý|năm)|\d+ (?:tháng|tuần|ngày|năm) một lần|"
    r"\d+ tháng và h[ằà]ng năm)(?!\w)"
)
OFTEN_CHOICES = ("hằng tuần", "hằng tháng", "hằng quý", "6 tháng một lần", "hằng năm")
# A day told in passing, before the sentence turns to what it is about.
_TURNS = re.compile(r", (?:nhưng|song|tuy|mà|còn)(?!\w)")
_NEXT_DAY = re.compile(r"(?:,| và) (?=[^,;]*\d/\d)")
_DEED = re.compile(rf"(?<!\w)(?:{VERBS}|được|bị|có|họp|mở|phải)(?!\w)", re.IGNORECASE)
_PERIOD_BEFORE = re.compile(r"(?:nhiệm kỳ|giai đoạn|[-–])\s*$")


def drafts_from_days(material: Material) -> Iterator[Draft]:
    """A draft for each expression of time that a clause states as its own."""
    for statement in material.statements:
        if statement.proof.quote.rstrip().endswith(":"):
            continue
        text = statement.text
        papers = [span for _, span in parse_references(text)]
        for fact, key, asked in _times(text):
            written = text[key.start : key.end]
            if _belongs_to_paper(text, key, papers) or _is_own_year(material, fact, written):
                continue
            tail = text[asked[0].end :]
            if _TURNS.match(tail):
                continue
            head = text[: asked[0].start]
            if head.rstrip().endswith(",") and statement.subject:
                continue  # "…, quý nào năm 2023 kiểm tra": a time that opens a clause of its own
            whole = tail
            tail = _NEXT_DAY.split(up_to_next_fact(head, tail), maxsplit=1)[0]
            if len(tail) < len(whole.rstrip(" .;,")) and not _DEED.search(f"{head}{tail}"):
                continue  # what happens then was cut off
            words = f"{head}{asked[1]}{_ordered(head, tail)}"
            stem = ask(material.frame, words)
            yield Draft(
                fact,
                stem,
                written,
                proofs_of(material, statement),
                statement=f"{material.frame}, {lower_first(text)}",
                key_at=len(material.frame) + 2 + key.start,
                banned=_others(statement),
                pool="past" if _is_past(material, fact, written) else fact,
            )


def _ordered(head: str, tail: str) -> str:
    """What follows the time asked for: an order to nobody, right behind the time that opens it,
    is what must be done then.

    >>> _ordered("Đến ", ", trồng mới 60 ha rừng"), _ordered("Đến ", ", xã xử lý xong")
    (' phải trồng mới 60 ha rừng', ', xã xử lý xong')
    """
    opens = len(head.split()) <= 1 and tail.startswith(", ")
    return f" phải {tail[2:]}" if opens and begins_with_verb(tail[2:]) else tail


def _is_past(material: Material, fact: str, key: str) -> bool:
    """Whether a year is not after the text's own, so that later ones would show as wrong."""
    return fact == "year" and int(key[-4:]) <= _own_year(material)


def _is_own_year(material: Material, fact: str, key: str) -> bool:
    """Whether a year is the text's own, which everybody guesses."""
    return fact == "year" and int(key[-4:]) == _own_year(material)


def _own_year(material: Material) -> int:
    """The year of a text's own date; of a news text without one, the latest that it names; else
    0."""
    header = material.document.header
    if header.date is not None:
        years = re.findall(r"(?:19|20)\d\d", header.date.value)
    elif header.source != "primary":
        years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", material.document.text)
    else:
        years = []
    return max(map(int, years), default=0)


def days_of(material: Material) -> Iterator[tuple[str, str]]:
    """(sort of time, as written) for all times of a document's clauses."""
    for statement in material.statements:
        for fact, key, _ in _times(statement.text):
            yield fact, statement.text[key.start : key.end]


def _times(text: str) -> Iterator[tuple[str, Span, tuple[Span, str]]]:
    """(sort, the key's span, (the span to replace, the asking words)) in reading order."""
    taken: list[Span] = []
    for fact, pattern, group, asking in _SORTS:
        for match in pattern.finditer(text):
            whole = Span(*match.span())
            if any(whole.start < used.end and used.start < whole.end for used in taken):
                continue
            if fact == "year" and _PERIOD_BEFORE.search(text[: whole.start]):
                continue
            taken.append(whole)
            words = asking.format(match[1]) if "{}" in asking else asking
            yield fact, Span(*match.span(group)), (whole, words)


_SORTS: tuple[tuple[str, re.Pattern[str], int, str], ...] = (
    ("day", _DAY, 1, "ngày nào"),
    ("day", _PART_OF_DAY, 2, "{} ngày nào"),
    ("often", _OFTEN, 1, "định kỳ bao lâu một lần"),
    ("month", _MONTH, 1, "tháng nào"),
    ("quarter", _QUARTER, 1, "quý nào"),
    ("month", _MONTH_PLAIN, 1, "tháng nào"),
    ("year", _YEAR, 1, "năm nào"),
)


def _belongs_to_paper(text: str, key: Span, papers: list[Span]) -> bool:
    """Whether the time is the day on which a cited paper was issued."""
    return any(
        paper.start <= key.start < paper.end or 0 <= key.start - paper.end <= 12 for paper in papers
    )


def _others(statement: Statement) -> tuple[str, ...]:
    quote = statement.proof.quote
    return tuple(quote[key.start : key.end] for _, key, _ in _times(quote))
