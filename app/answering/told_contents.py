"""What texts about a paper tell of its contents: the sentence that says what it orders, and the
items that it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Fact, Quote
from app.answering.sections import without_label
from app.question_words import PAPER_TYPES
from app.reading import Reading
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Enumeration, Reference

_MOST_READ = 12
_TYPES = "|".join(sorted(PAPER_TYPES, key=len, reverse=True))
# The paper as the subject of what it says: "Chỉ thị số 7-CT/TU yêu cầu …", "Chỉ thị bàn về …".
_SAYS = re.compile(
    rf"(?:^|(?<=, ))\W*(?:{_TYPES})\b(?: so)?(?: [\w./-]+)?(?: nay)?"
    r"(?: (?:ngay [\d/]+ )?(?:cua|do) [\w ,]{3,60}?)?"
    r" (?:ban ve|noi ve|neu ro|neu|yeu cau|quy dinh|de ra|dat ra|nham|tap trung|huong toi|"
    r"chi dao|xac dinh)\b|"
    rf"^\W*noi dung(?: chinh| chu yeu)?(?: cua (?:{_TYPES})(?: nay)?)? la\b"
)
_ISSUES = re.compile(rf"\b(?:ban hanh|ra|ky|xay dung)(?: (?:{_TYPES}))?(?: so)?\s*$")
_PURPOSE = re.compile(r"(?:[^;.:]{0,40}?)\b(?:de|nham|ve|trien khai|thuc hien|voi muc tieu)\b")
_CONTENTS = re.compile(r"\b(?:nhiem vu|giai phap|yeu cau|noi dung|muc tieu|dau viec)\b")
_CARRIES_OUT = re.compile(
    r"\W*(?:(?:de|nham|khi|qua|sau) )?(?:tiep tuc |to chuc )?"
    r"(?:thuc hien|trien khai|quan triet|cu the hoa|chap hanh)\b"
)
_NAMES_IT = 1.0
_MAINLY = 0.9


def contents_told(context: Context) -> Fact | None:
    """The sentence that says what the named paper is about or orders, out of texts about it."""
    for reading, sentence in _sentences(context):
        span = reading.sentences[sentence]
        text = reading.text[span.start : span.end]
        if text.rstrip().endswith((".", ";")) and _SAYS.search(fold(text)):  # no heading
            return Fact(text, (Quote(reading, span),))
    return next(_issued(context), None)


def _issued(context: Context) -> Iterator[Fact]:
    """Sentences that say what the named paper was issued for: "đã ban hành Kế hoạch … để …"."""
    for reading in context.scope_readings[:_MOST_READ]:
        for named, span in reading.mentions:
            if not any(same_paper(named, paper) for paper in context.references):
                continue
            sentence = reading.sentences[reading.sentence_at(span.start)]
            before = fold(reading.text[sentence.start : span.start])
            behind = fold(reading.text[span.end : sentence.end])
            if _ISSUES.search(before) and _PURPOSE.match(behind):
                yield Fact(reading.text[sentence.start : sentence.end], (Quote(reading, sentence),))


def items_told(context: Context) -> tuple[Fact, ...]:
    """The items that texts about the named paper say it sets, whole; () where none lists them."""
    best: tuple[float, int, Reading, Enumeration] | None = None
    for order, reading in enumerate(context.scope_readings[:_MOST_READ]):
        for one in reading.document.enumerations:
            at = max(0, reading.sentence_at(one.start))
            about = _about(reading, at, context.references)
            if about < _MAINLY or not _lists_contents(one) or not _is_own(reading, at, about):
                continue
            key = (about, -order)
            if best is None or key > best[:2]:
                best = (*key, reading, one)
    if best is None:
        return ()
    reading, found = best[2:]
    return tuple(
        Fact(without_label(reading.text[item.start : item.end]), (Quote(reading, item),))
        for item in found.items
    )


def _is_own(reading: Reading, sentence: int, about: float) -> bool:
    """Whether a sentence tells what the paper itself sets: it names it or has it as its subject,
    and does not tell what somebody does to carry it out."""
    span = reading.sentences[sentence]
    said = fold(reading.text[span.start : span.end])
    named = about >= _NAMES_IT or _SAYS.search(said) is not None
    return named and _CARRIES_OUT.match(said) is None


def _lists_contents(one: Enumeration) -> bool:
    whole = one.count is not None and one.count == len(one.items) > 1
    return whole and _CONTENTS.search(fold(one.noun)) is not None


def _sentences(context: Context) -> Iterator[tuple[Reading, int]]:
    """Sentences about the named paper, those that name it first."""
    for least in (_NAMES_IT, _MAINLY):
        for reading in context.scope_readings[:_MOST_READ]:
            for sentence in range(len(reading.sentences)):
                about = _about(reading, sentence, context.references)
                if about >= least and (about < _NAMES_IT or least == _NAMES_IT):
                    yield reading, sentence


def _about(reading: Reading, sentence: int, papers: Sequence[Reference]) -> float:
    return max(reading.about(sentence, paper) for paper in papers)
