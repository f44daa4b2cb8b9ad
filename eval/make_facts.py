"""Facts whose gold is known from a document's structure: head, lists, counts, duties, figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from app.study.from_days import drafts_from_days
from app.study.from_figures import drafts_from_figures
from app.study.items import Draft
from app.study.material import Material
from eval.make_duties import duty_facts
from eval.make_fact import Fact, date_forms, is_scanned, other_forms
from eval.make_heads import list_heads
from eval.make_people import people_facts
from eval.make_stems import question_stem, said_elsewhere
from ingest.folding import fold
from ingest.model import Enumeration, Span

_ABOUT = re.compile(r"^(?:về việc|v/v|về)\s+", re.IGNORECASE)
_SAID_BY = re.compile(r"^(?:Kết luận|Ý kiến)[^,;]*?\svề\s+(?:việc\s+)?", re.IGNORECASE)
_NOUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,4}")
_UNNAMED = re.compile(r"“(?:của|về|về việc) ")  # a title cut off from its paper
_ROMAN_LIST = ("nội dung", "phần", "")
_NUMBERS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def facts_of(material: Material) -> Iterator[Fact]:
    """All facts of a document, in reading order for each sort; none of a document that has no name
    to ask by, and none that stands on a scanned page, where gold may be misread."""
    if _UNNAMED.search(material.name):
        return
    for source in _SOURCES:
        for fact in source(material):
            if not any(is_scanned(material.document, span) for span in fact.spans):
                yield fact


def _header_facts(material: Material) -> Iterator[Fact]:
    document, header = material.document, material.document.header
    if header.source != "primary" or header.identity is None or header.number is None:
        return
    words = {"name": material.name}
    if header.date is not None and header.date.span is not None:
        forms = date_forms(dt.date.fromisoformat(header.date.value))
        yield Fact("issued", "when", words, document, (header.date.span,), (forms,))
    if header.signer is not None and header.signer.span is not None:
        signer = (header.signer.value,)
        yield Fact("signed", "who", words, document, (header.signer.span,), (signer,))
    if header.title is not None and header.title.span is not None:
        about = _SAID_BY.sub("", _ABOUT.sub("", header.title.value))
        if len(about.split()) > 4:
            yield Fact("about", "about", words, document, (header.title.span,), answers=(about,))


def _list_facts(material: Material) -> Iterator[Fact]:
    document = material.document
    sound = [listed for listed in document.enumerations if _is_sound(listed)]
    for listed in sound:
        items = [document.text[span.start : span.end] for span in listed.items]
        heads = list_heads(items) if not any("|" in item for item in items) else ()
        same = [other for other in sound if _asked(other) == _asked(listed)]
        if not heads or len(same) > 1:
            continue
        words = {
            "name": material.name,
            "count": str(listed.count),
            "noun": listed.noun,
            "slogan": listed.name,
        }
        proof = Span(listed.start, max(listed.end, listed.items[-1].end))
        sort = "named list" if listed.name else "list"
        gold = tuple((head,) for head in heads)
        yield Fact(sort, "list", words, document, (proof,), gold)
        if not listed.name and _is_only_count(listed, material):
            counted = (Span(listed.start, listed.end),)
            forms = count_forms(listed.count or 0)
            yield Fact("count", "number", words, document, counted, (forms,))


def count_forms(count: int) -> tuple[str, ...]:
    """A small count in digits and in words.

    >>> count_forms(4), count_forms(12)
    (('4', 'bốn'), ('12',))
    """
    return (str(count), _NUMBERS[count]) if count < len(_NUMBERS) else (str(count),)


def _figure_facts(material: Material) -> Iterator[Fact]:
    yield from _draft_facts(material, drafts_from_figures(material), "number", "number")


def _day_facts(material: Material) -> Iterator[Fact]:
    days = (draft for draft in drafts_from_days(material) if draft.fact == "day")
    yield from _draft_facts(material, days, "day", "when")


def _draft_facts(
    material: Material, drafts: Iterable[Draft], sort: str, kind: str
) -> Iterator[Fact]:
    for draft in drafts:
        if not draft.proofs:
            continue
        proof = draft.proofs[0]  # the sentence; a heading above it may follow
        quote = proof.quote
        stem = question_stem(draft.stem.removeprefix(material.frame).lstrip(", "), quote)
        if stem is None or not any(letter.isdigit() for letter in draft.key):
            continue
        others = (each.proof.quote for each in material.statements if each.proof.quote != quote)
        if said_elsewhere(stem, others):
            continue
        spans = (Span(proof.start, proof.end),)
        words = {"name": material.name, "stem": stem}
        asked = f"{sort} of order" if stem.startswith("phải ") else sort
        gold = tuple(dict.fromkeys((draft.key, *other_forms(draft.key))))
        yield Fact(asked, kind, words, material.document, spans, (gold,))


def _is_sound(listed: Enumeration) -> bool:
    """Whether the announced count is proved by as many items and can be asked for."""
    count = listed.count or 0
    if not 2 <= count <= 12 or len(listed.items) != count or listed.noun in _ROMAN_LIST:
        return False
    return bool(listed.name or (_NOUN.fullmatch(listed.noun) and " " in listed.noun))


def _asked(listed: Enumeration) -> str:
    return fold(listed.name or f"{listed.count} {listed.noun}")


def _is_only_count(listed: Enumeration, material: Material) -> bool:
    """Whether the document counts such things once only and its name does not tell the count."""
    noun = fold(listed.noun)
    figure = rf"(\d+|{'|'.join(map(fold, _NUMBERS[1:]))}) {re.escape(noun)}(?!\w)"
    counts = set(re.findall(rf"(?<!\w){figure}", fold(material.document.text)))
    same = {fold(form) for form in count_forms(listed.count or 0)}
    named = re.search(figure, fold(material.name))
    return named is None and {count.lstrip("0") for count in counts} <= same


_SOURCES: tuple[Callable[[Material], Iterator[Fact]], ...] = (
    _header_facts,
    _list_facts,
    duty_facts,
    people_facts,
    _figure_facts,
    _day_facts,
)
