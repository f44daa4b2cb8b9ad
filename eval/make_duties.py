"""Duties as questions: who must do something, and by when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.study.material import Material
from app.study.wording import begins_with_verb, stands_alone
from eval.make_fact import Fact, date_forms
from ingest.model import Document, Duty, Span

_UNIT_HEADS = re.compile(
    r"(?:Sở|Ban|Phòng|Văn phòng|Thanh tra|Ủy ban|UBND|Công an|Bộ|Đảng ủy|Cục|Chi cục|Trung tâm|"
    r"Hội|Viện|Đoàn|Mặt trận|Bảo hiểm|Kho bạc|Báo|Đài|Trường|Chủ tịch|Giám đốc|Chánh)\b"
)
_PERSON = re.compile(r"(?:Chủ tịch|Phó|Bí thư|Giám đốc|Chánh|Trưởng|Thủ trưởng|Người đứng đầu)\b")
_LEADS = re.compile(r"^(?:chịu trách nhiệm\s)?chủ trì,?\s*", re.IGNORECASE)
_WITH = re.compile(r"^phối hợp,? (?:chặt chẽ,? )?(?:với|cùng)\s", re.IGNORECASE)
_ANSWERS_FOR = re.compile(r"^chịu trách nhiệm (?:trước|khi|về|nếu|trong)\b", re.IGNORECASE)
# What a deadline is hung on: nothing, or the same action's end.
_DUE_BEFORE = re.compile(
    r"(?:,?\s*(?:và\s)?(?:hoàn thành|xong))?(?:,?\s*(?:chậm nhất|trước|trong|đến|là|vào))*\s*$",
    re.IGNORECASE,
)
_SENT_ON = re.compile(r",\s(?:và\s)?(?:báo cáo|trình|gửi|công bố)\b.*$", re.IGNORECASE)
# Words that open a cell and name a thing as often as they order something.
_NAMES_A_THING = re.compile(
    r"(?:quy định|thông báo|báo cáo|kế hoạch|hướng dẫn|quyết định|kiểm tra|thanh tra|tổng kết|"
    r"sơ kết|thống kê|đánh giá|đề xuất|đề nghị|tuyên truyền|phục vụ|quản lý|thí điểm)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"\.\.|…|\||(?<!\w)(?:này|trên|nêu)$|(?<!\w)công tác này|này(?!\w)")
_FEWEST_WORDS, _MOST_WORDS = 5, 26
_LONGEST_UNIT = 9


def duty_facts(material: Material) -> Iterator[Fact]:
    """Who must do what, and by when where one day follows from the text; of official papers only.
    A duty whose action is not a whole clause that begins with a verb is left out."""
    document = material.document
    if document.header.source != "primary":
        return
    for duty in document.duties:
        action = plain_action(document, duty)
        if action is None or not _is_unit(duty.unit) or _others_do(document, duty, action):
            continue
        words = {
            "name": material.name,
            "unit": duty.unit,
            "action": action,
            "who": "ai" if _PERSON.match(duty.unit) else "đơn vị nào",
        }
        span = Span(duty.start, duty.end)
        yield Fact(_sort(duty, action), "who", words, document, (span,), ((duty.unit,),))
        if _is_due(document, duty, action) and duty.deadline is not None and duty.deadline.date:
            forms = date_forms(duty.deadline.date)
            yield Fact("due", "when", words, document, (span,), (forms,))


def plain_action(document: Document, duty: Duty) -> str | None:
    """What is to be done as a clause that begins with a verb, without partners and deadline; None
    where that is not surely told apart."""
    text = document.text
    end = text.find("\n", duty.action.start, duty.action.end)
    end = duty.action.end if end < 0 else end
    due = duty.deadline
    if due is not None and due.date is not None and duty.action.start < due.start < end:
        end = due.start
    clause = re.split(r"[;:.](?:\s|$)", text[duty.action.start : end].strip())[0]
    clause = clause.strip(" ,;/")
    leads = _LEADS.match(clause)
    if leads is not None:
        clause = _without_partners(clause[leads.end() :], duty)
    clause = _SENT_ON.sub("", _DUE_BEFORE.sub("", clause)).strip(" ,;./")
    if not _FEWEST_WORDS <= len(clause.split()) <= _MOST_WORDS or _LEFT_OPEN.search(clause):
        return None
    if not stands_alone(clause) or not (begins_with_verb(clause) or _ANSWERS_FOR.match(clause)):
        return None
    if "|" in text[duty.start : duty.end] and _NAMES_A_THING.match(clause):
        return None
    if re.match(r"(?:phối hợp|chủ trì|giao|đề nghị|yêu cầu|báo cáo)\b", clause, re.IGNORECASE):
        return None
    return clause[0].lower() + clause[1:]


def _without_partners(clause: str, duty: Duty) -> str:
    """The clause behind the units to work with; as it is where these are not surely read."""
    if not _WITH.match(clause):
        return clause
    ends = [clause.find(name) + len(name) for name in duty.partners if name in clause]
    rest = clause[max(ends) :].strip(" ,") if ends else ""
    return rest if begins_with_verb(rest) else clause


def _sort(duty: Duty, action: str) -> str:
    if _ANSWERS_FOR.match(action):
        return "answerable"
    return "chair" if duty.partners else "lead"


def _is_unit(unit: str) -> bool:
    """Whether it is one unit or one group of alike ones, by a name of bearable length."""
    several = any(_UNIT_HEADS.match(part) for part in re.split(r",\s|\svà\s", unit)[1:])
    short = len(unit.split()) <= _LONGEST_UNIT and ":" not in unit
    return bool(_UNIT_HEADS.match(unit)) and short and not several


def _is_due(document: Document, duty: Duty, action: str) -> bool:
    """Whether the deadline is the asked action's own, not that of a report on it or of a later
    clause, and stands in the text as a day."""
    deadline = duty.deadline
    if deadline is None or deadline.date is None:
        return False
    if not any(form in document.text for form in _shown_forms(deadline.date)):
        return False
    if "|" in document.text[duty.start : duty.end]:
        return True
    start = document.text.lower().find(action.lower(), duty.action.start)
    between = document.text[start + len(action) : deadline.start]
    return 0 <= start < deadline.start and bool(_DUE_BEFORE.fullmatch(between))


def _shown_forms(day: dt.date) -> tuple[str, ...]:
    padded = f"{day.day:02}/{day.month:02}/{day.year}"
    return (*date_forms(day), padded, f"{day.day}/{day.month:02}/{day.year}", padded.lstrip("0"))


def _others_do(document: Document, duty: Duty, action: str) -> bool:
    """Whether another unit of the document has the same action, so that two answers were right."""
    return any(
        other.unit != duty.unit
        and action.lower() in document.text[other.action.start : other.action.end].lower()
        for other in document.duties
    )
