"""Facts whose gold is known from a document's structure: head, lists, counts, duties, figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.study.from_days import drafts_from_days
from app.study.from_figures import drafts_from_figures
from app.study.items import Draft
from app.study.material import Material
from eval.questions import Evidence
from ingest.model import Document, Duty, Enumeration, Span
from ingest.syllables import is_syllable

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_LABEL = re.compile(r"^\s*(?:[-–•+*]|\(?\d{1,2}(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.)\s*")
_COUNTED_LABEL = re.compile(
    r"^(?:(?:Nhóm|Bước|Phần|Mục|Nhiệm vụ)\s(?:thứ\s)?(?:\w{1,4}|nhất|hai|ba)\s*[–:.,-]\s*"
    r"|(?:Một|Hai|Ba|Bốn|Năm|Sáu) là,?\s+|Thứ (?:nhất|hai|ba|tư|năm|sáu),?\s+)",
    re.IGNORECASE,
)
_HEAD_END = re.compile(r"[.:;(–—|]|\s-\s")
_HEAD_WORDS = 8
_TITLE_ABOUT = re.compile(r"^(?:.*?\s)?về(?:\s+việc)?\s+", re.IGNORECASE)
_NOUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,4}")
_UNIT_HEADS = re.compile(
    r"(?:Sở|Ban|Phòng|Văn phòng|Thanh tra|Ủy ban|UBND|Công an|Bộ|Đảng ủy|Cục|Chi cục|Trung tâm|"
    r"Hội|Viện|Đoàn|Mặt trận|Bảo hiểm|Kho bạc|Báo|Đài|Trường|Chủ tịch|Giám đốc|Chánh)\b"
)
_LEADS = re.compile(r"^(?:chủ trì,?\s*)?(?:phối hợp (?:chặt chẽ )?(?:với|cùng)[^,;.]*,?\s*)?", re.I)
_DUE = re.compile(
    r",?\s*(?:(?:hoàn thành|xong|báo cáo|trình)\s+)?(?:chậm nhất|trước|trong|đến)\s.*$", re.I
)
_ORDINAL_BEFORE = re.compile(
    r"(?:ngày|tháng|năm|số|phím|đài|điều|khoản|nhóm|bước|quý|khóa|kỳ|thứ|lần|mục|bảng|từ|và|đến)"
    r"\s+bao nhiêu|bao nhiêu (?:và|hoặc|đến|trên|tháng|giờ|giờ|là|của|trong)\b",
    re.IGNORECASE,
)
_ASKED_COUNT = re.compile(r"bao nhiêu (?:phần trăm|[^\W\d_]{2,})")
_TABLE_STEM = re.compile(r"“[^”]*” của “|\|")
_LONGEST_STEM = 38
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE = 0.8  # least share of syllables among the words of a Vietnamese sentence
_PERSON = re.compile(r"(?:Chủ tịch|Phó|Bí thư|Giám đốc|Chánh|Trưởng|Thủ trưởng|Người đứng đầu)\b")
_UNNAMED = re.compile(r"“(?:của|về|về việc) ")  # a title cut off from its paper
# Two capitalised words, or a paper's number: enough to find the place without naming the document.
_NAMED = re.compile(rf"[{CAPITALS}][^\W\d_]* [{CAPITALS}][^\W\d_]*|\d[/-][A-ZĐ]{{2}}")
_ROMAN_LIST = ("nội dung", "phần", "")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a document states. `sort` picks the wordings, `words` fill them; `must` or
    `answers` is the gold."""

    sort: str
    kind: str
    words: dict[str, str]
    document: Document
    spans: tuple[Span, ...]
    must: tuple[tuple[str, ...], ...] = ()
    answers: tuple[str, ...] = field(default=())

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The spans that prove the fact."""
        text = self.document.text
        return tuple(Evidence(self.document.path, text[s.start : s.end], *s) for s in self.spans)


def facts_of(material: Material) -> Iterator[Fact]:
    """All facts of a document, in reading order for each sort; none of a document that has no name
    to ask by."""
    if _UNNAMED.search(material.name):
        return
    for source in _SOURCES:
        yield from source(material)


def date_forms(day: dt.date) -> tuple[str, ...]:
    """The ways a day is written; leading zeros are no difference when answers are judged.

    >>> date_forms(dt.date(2024, 2, 6))
    ('6/2/2024', '6-2-2024', '6.2.2024', '6 tháng 2 năm 2024')
    """
    numbers = (day.day, day.month, day.year)
    joined = tuple(sign.join(map(str, numbers)) for sign in "/-.")
    return (*joined, f"{day.day} tháng {day.month} năm {day.year}")


def item_head(text: str) -> str:
    """The words that tell a list item from others: its label dropped, up to its first mark, at most
    eight words.

    >>> item_head("1. Quán triệt, học tập và ký cam kết. Mỗi chi bộ"), item_head("- rõ tiền;")
    ('Quán triệt, học tập và ký cam kết', 'rõ tiền')
    """
    bare = _COUNTED_LABEL.sub("", _LABEL.sub("", text.split("\n")[0]))
    mark = _HEAD_END.search(bare)
    head = bare[: mark.start()] if mark else bare
    return " ".join(head.split()[:_HEAD_WORDS]).rstrip(" ,")


def _header_facts(material: Material) -> Iterator[Fact]:
    document, header = material.document, material.document.header
    if header.source != "primary" or header.identity is None or header.number is None:
        return
    words = {"paper": material.name}
    if header.date is not None and header.date.span is not None:
        forms = date_forms(dt.date.fromisoformat(header.date.value))
        yield Fact("issued", "when", words, document, (header.date.span,), (forms,))
    if header.signer is not None and header.signer.span is not None:
        signer = (header.signer.value,)
        yield Fact("signed", "who", words, document, (header.signer.span,), (signer,))
    if header.title is not None and header.title.span is not None:
        about = _TITLE_ABOUT.sub("", header.title.value, count=1)
        if len(about.split()) > 4:
            yield Fact("about", "about", words, document, (header.title.span,), answers=(about,))


def _list_facts(material: Material) -> Iterator[Fact]:
    for listed in material.document.enumerations:
        if not _is_sound(listed, material.document):
            continue
        text = material.document.text
        items = [text[span.start : span.end] for span in listed.items]
        words = {
            "place": _place(material.name),
            "count": str(listed.count),
            "noun": listed.noun,
            "name": listed.name,
        }
        heads = tuple((item_head(item),) for item in items)
        proof = Span(listed.start, max(listed.end, listed.items[-1].end))
        sort = "named list" if listed.name else "list"
        yield Fact(sort, "list", words, material.document, (proof,), heads)
        if not listed.name and f"{listed.count} {listed.noun}" not in material.name:
            counted = (Span(listed.start, listed.end),)
            forms = _count_forms(listed.count or 0)
            yield Fact("count", "number", words, material.document, counted, (forms,))


def _duty_facts(material: Material) -> Iterator[Fact]:
    document = material.document
    if document.header.source != "primary":
        return
    for duty in document.duties:
        action = _plain_action(document.text[duty.action.start : duty.action.end])
        if action is None or not _is_unit(duty.unit) or _others_do(document, duty, action):
            continue
        asked = "ai" if _PERSON.match(duty.unit) else "đơn vị nào"
        words = {
            "place": _place(material.name),
            "unit": duty.unit,
            "action": action,
            "who": asked,
        }
        span = Span(duty.start, duty.end)
        yield Fact("lead", "who", words, document, (span,), ((duty.unit,),))
        if duty.deadline is not None and duty.deadline.date is not None and _is_due(duty, document):
            forms = date_forms(duty.deadline.date)
            if any(form in document.text for form in _shown_forms(duty.deadline.date)):
                yield Fact("due", "when", words, document, (span,), (forms,))


def _figure_facts(material: Material) -> Iterator[Fact]:
    yield from _draft_facts(material, drafts_from_figures(material), "number", "number")


def _day_facts(material: Material) -> Iterator[Fact]:
    days = (draft for draft in drafts_from_days(material) if draft.fact == "day")
    yield from _draft_facts(material, days, "day", "when")


def _draft_facts(
    material: Material, drafts: Iterable[Draft], sort: str, kind: str
) -> Iterator[Fact]:
    for draft in drafts:
        stem = draft.stem.removeprefix(material.frame).lstrip(", ")
        if not _is_well_formed(stem, sort) or not any(letter.isdigit() for letter in draft.key):
            continue
        spans = tuple(Span(proof.start, proof.end) for proof in draft.proofs)
        words = {"stem": stem[0].upper() + stem[1:], "tail": stem, "source": _source(material.name)}
        alone = _NAMED.search(stem, 1) is not None
        named_sort = sort if alone else f"{sort} in source"
        gold = (draft.key, *_other_date_forms(draft.key))
        yield Fact(named_sort, kind, words, material.document, spans, (gold,))


def _other_date_forms(key: str) -> tuple[str, ...]:
    """Other ways to write a full day; none for anything else."""
    numbers = re.fullmatch(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})", key)
    numbers = numbers or re.fullmatch(r"(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})", key)
    if numbers is None:
        return ()
    day, month, year = map(int, numbers.groups())
    try:
        return date_forms(dt.date(year, month, day))
    except ValueError:
        return ()


def _is_well_formed(stem: str, sort: str) -> bool:
    """Whether a figure's stem asks for a count of something, in a sentence of bearable length."""
    words = len(stem.split())
    if not 6 <= words <= _LONGEST_STEM or _TABLE_STEM.search(stem) or stem.count("?") != 1:
        return False
    if ";" in stem:
        return False
    syllables = [word for word in _WORD.findall(stem) if is_syllable(word)]
    if len(syllables) < _VIETNAMESE * len(_WORD.findall(stem)):
        return False  # an English text
    if sort == "day":
        return True
    return bool(_ASKED_COUNT.search(stem)) and not _ORDINAL_BEFORE.search(stem)


def _is_sound(listed: Enumeration, document: Document) -> bool:
    """Whether the announced count is proved by items that can be told apart and asked for."""
    count = listed.count or 0
    if not 2 <= count <= 12 or len(listed.items) != count or listed.noun in _ROMAN_LIST:
        return False
    if not listed.name and not (_NOUN.fullmatch(listed.noun) and " " in listed.noun):
        return False
    items = [document.text[span.start : span.end] for span in listed.items]
    heads = {item_head(item).lower() for item in items}
    return len(heads) == count and all(heads) and not any("|" in item for item in items)


def _plain_action(text: str) -> str | None:
    """What is to be done, in few words, without partners and deadline; None when nothing short
    enough is left."""
    bare = _DUE.sub("", _LEADS.sub("", text.split("\n")[0].strip())).strip(" .;,/")
    clause = re.split(r"[;:.]\s", bare)[0]
    words = clause.split()
    if not 5 <= len(words) <= 22 or "|" in clause:
        return None
    return clause[0].lower() + clause[1:]


def _is_unit(unit: str) -> bool:
    return bool(_UNIT_HEADS.match(unit)) and len(unit.split()) <= 9 and ":" not in unit


def _is_due(duty: Duty, document: Document) -> bool:
    """Whether the deadline is that of the action's first clause, which is what is asked."""
    start = duty.action.start
    end = duty.deadline.start if duty.deadline is not None else start
    return ";" not in document.text[start:end] and ". " not in document.text[start:end]


def _others_do(document: Document, duty: Duty, action: str) -> bool:
    """Whether another unit of the document has the same action, so that two answers were right."""
    return any(
        other.unit != duty.unit
        and action.lower() in document.text[other.action.start : other.action.end].lower()
        for other in document.duties
    )


def _count_forms(count: int) -> tuple[str, ...]:
    names = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
    return (str(count), *((names[count],) if count < len(names) else ()))


def _shown_forms(day: dt.date) -> tuple[str, ...]:
    padded = f"{day.day:02}/{day.month:02}/{day.year}"
    return (*date_forms(day), padded, f"{day.day}/{day.month:02}/{day.year}", padded.lstrip("0"))


def _place(name: str) -> str:
    """Where something stands: "trong Chỉ thị …" or "trong bài “…”"."""
    return f"trong {name}"


def _source(name: str) -> str:
    return f"theo {name}"


_SOURCES: tuple[Callable[[Material], Iterator[Fact]], ...] = (
    _header_facts,
    _list_facts,
    _duty_facts,
    _figure_facts,
    _day_facts,
)
