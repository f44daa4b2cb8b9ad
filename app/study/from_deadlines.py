"""Questions on deadlines from their other side: which task is due then."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.endings import cut_whole
from app.study.from_tasks import action_of, proofs_of_duty
from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.shared_tasks import clause_tasks, tasks_of
from app.study.wording import begins_with_verb, plain, stands_alone, strip_label
from ingest.folding import fold
from ingest.model import Duty

# What is said of the deadline alone, before it: the task itself ends where this begins.
_OF_THE_DEADLINE = re.compile(
    r"[,;]? (?:và )?(?:phải )?(?:(?:hoàn thành|báo cáo|gửi|trình|xong|công bố|nộp)(?!\w)[^,;]*)$"
)
_OPENS = re.compile(r"^(?:hoàn thành |xong )?(?=trước|trong|vào|chậm nhất|đến)", re.IGNORECASE)
_BARE_DAY = re.compile(r"^\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?$")
_ANY_TIME = re.compile(r"\d|(?<!\w)(?:quý|tháng|tuần|hằng|hàng|định kỳ)(?!\w)", re.IGNORECASE)
_FEWEST_WORDS = 4
_MOST_WORDS = 32
_FEWEST_RIVALS = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A task as written and when it is due, as written."""

    task: str
    when: str
    day: dt.date | None
    proofs: tuple[Proof, ...]


def drafts_from_deadlines(material: Material) -> Iterator[Draft]:
    """A draft for each deadline that one task alone has: which of these is due then. Wrong ones are
    due at other times, then those of which the text says no time."""
    found = list(_dues(material))
    undated = tuple(_undated(material))
    for due in found:
        others = [other for other in found if not _same_time(other, due)]
        dated = list(dict.fromkeys(other.task for other in others if other.task != due.task))
        dated.sort(key=lambda text: abs(len(text) - len(due.task)))
        rivals = [*dated, *sorted(undated, key=lambda text: abs(len(text) - len(due.task)))]
        if not dated or len(rivals) < _FEWEST_RIVALS:
            continue
        yield Draft(
            "due",
            f"{material.frame}, nhiệm vụ nào sau đây có thời hạn {_asked(due.when)}?",
            due.task,
            due.proofs,
            rivals=tuple(rivals),
            banned=tuple(other.task for other in found if other != due and _same_time(other, due)),
        )


def _asked(when: str) -> str:
    """A deadline behind "có thời hạn".

    >>> _asked("vào quý III năm 2007"), _asked("ngày 5/6/2024"), _asked("trước ngày 5/6/2024")
    ('trong quý III năm 2007', 'là ngày 5/6/2024', 'trước ngày 5/6/2024')
    """
    if when.startswith("vào "):
        return f"trong {when.removeprefix('vào ')}"
    return when if when.startswith(("trước", "trong", "chậm nhất", "đến")) else f"là {when}"


def _undated(material: Material) -> Iterator[str]:
    """Tasks of which the text says no time at all."""
    for duty in clause_tasks(material.document):
        action = action_of(material, duty)
        written = material.document.text[duty.start : duty.end]
        if action and duty.deadline is None and not _ANY_TIME.search(written):
            yield action


def _dues(material: Material) -> Iterator[Due]:
    seen: set[str] = set()
    for duty in tasks_of(material.document):
        deadline = duty.deadline
        if deadline is None or deadline.recurring:
            continue
        task = _task(material, duty)
        when = _OPENS.sub("", deadline.text.strip())
        if _BARE_DAY.match(when):
            when = f"ngày {when}"
        if task and fold(task) not in seen:
            seen.add(fold(task))
            yield Due(task, when, deadline.date, proofs_of_duty(material, duty))


def _same_time(due: Due, other: Due) -> bool:
    """Whether two tasks are due at one time, whatever the words for it."""
    if due.day is not None and due.day == other.day:
        return True
    return plain(due.when) == plain(other.when)


def _task(material: Material, duty: Duty) -> str:
    """What is to be done by the deadline, as written; "" where that is no order by itself."""
    text = material.document.text
    deadline = duty.deadline
    start, end = duty.action
    if deadline is not None and start < deadline.start < end:
        end = deadline.start
    said = " ".join(strip_label(text[start:end]).split()).strip(" ,;.:(")
    act = re.split(r"(?:;|(?<![.\d])\.) ", _OF_THE_DEADLINE.sub("", said))[-1].strip(" ,;")
    act = cut_whole(act, _MOST_WORDS)
    enough = len(act.split()) >= _FEWEST_WORDS
    return act if enough and begins_with_verb(act) and stands_alone(act) else ""
