"""Questions on deadlines from their other side: which task is due then, or before the others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.endings import cut_whole
from app.study.from_tasks import proofs_of_duty
from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.shared_tasks import tasks_of
from app.study.wording import begins_with_verb, plain, stands_alone, strip_label
from ingest.folding import fold
from ingest.model import Duty

# What is said of the deadline alone, before it: the task itself ends where this begins.
OF_THE_DEADLINE = re.compile(
    r"[,;]? (?:và )?(?:phải )?(?:(?:hoàn thành|báo cáo|gửi|trình|xong|công bố|nộp)(?!\w)[^,;]*)$"
)
_OPENS = re.compile(r"^(?:hoàn thành |xong )?(?=trước|trong|vào|chậm nhất|đến)", re.IGNORECASE)
_BARE_DAY = re.compile(r"^\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?$")
_DAY_INSIDE = re.compile(r"ngày \d")
_ON_A_DAY = re.compile(r"(?:là )?ngày \d")
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
    due at times that the question's own does not hold. Then which of four is due first."""
    found = list(_dues(material))
    for due in found:
        others = [other for other in found if _is_outside(other, due)]
        rivals = list(dict.fromkeys(other.task for other in others if other.task != due.task))
        rivals.sort(key=lambda text: abs(len(text) - len(due.task)))
        if len(rivals) < _FEWEST_RIVALS:
            continue
        yield Draft(
            "due",
            f"{material.frame}, nhiệm vụ nào sau đây có thời hạn {_asked(due.when)}?",
            due.task,
            due.proofs,
            rivals=tuple(rivals),
            banned=tuple(other.task for other in found if other != due and other not in others),
        )
    yield from _in_order(material, found)


def _in_order(material: Material, found: list[Due]) -> Iterator[Draft]:
    """Which of four tasks due on days of their own is due first, and which last."""
    of_day = {due.day: due for due in reversed(found) if due.day and _DAY_INSIDE.search(due.when)}
    row = [of_day[day] for day in sorted(of_day)]
    if len(row) <= _FEWEST_RIVALS:
        return
    for asked, four in (("sớm", row[: _FEWEST_RIVALS + 1]), ("muộn", row[_FEWEST_RIVALS::-1])):
        yield Draft(
            "due_order",
            f"{material.frame}, trong các nhiệm vụ sau đây, nhiệm vụ nào có thời hạn {asked} nhất?",
            four[0].task,
            tuple(dict.fromkeys(proof for due in four for proof in due.proofs)),
            rivals=tuple(due.task for due in four[1:]),
        )


def _asked(when: str) -> str:
    """A deadline behind "có thời hạn".

    >>> _asked("vào quý III năm 2007"), _asked("ngày 5/6/2024"), _asked("trước ngày 5/6/2024")
    ('trong quý III năm 2007', 'là ngày 5/6/2024', 'trước ngày 5/6/2024')
    """
    if when.startswith("vào "):
        return f"trong {when.removeprefix('vào ')}"
    return when if when.startswith(("trước", "trong", "chậm nhất", "đến")) else f"là {when}"


def _dues(material: Material) -> Iterator[Due]:
    seen: set[str] = set()
    for duty in tasks_of(material.document):
        deadline = duty.deadline
        if deadline is None or deadline.recurring:
            continue
        task = _task(material, duty)
        when = re.sub(r"^vào ", "trong ", _OPENS.sub("", deadline.text.strip()))
        if _BARE_DAY.match(when):
            when = f"ngày {when}"
        if task and fold(task) not in seen:
            seen.add(fold(task))
            yield Due(task, when, deadline.date, proofs_of_duty(material, duty))


def _is_outside(other: Due, due: Due) -> bool:
    """Whether a task is due at a known time that what is said of the other's does not hold: "trước
    ngày 30/6" holds all days before it, "trong năm 2024" all days of that year."""
    if due.day is None or other.day is None or due.day == other.day:
        return False
    if _ON_A_DAY.match(due.when):
        return True
    if due.when.startswith("trong"):
        return not _first_day(due) <= other.day <= due.day
    return other.day > due.day


def _first_day(due: Due) -> dt.date:
    """The first day of the year, quarter or month whose last one a deadline is."""
    day = due.day or dt.date.min
    folded = plain(due.when)
    if "thang" in folded:
        return day.replace(day=1)
    if "quy" in folded:
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1)


def _task(material: Material, duty: Duty) -> str:
    """What is to be done by the deadline, as written; "" where that is no order by itself."""
    text = material.document.text
    deadline = duty.deadline
    start, end = duty.action
    if deadline is not None and start < deadline.start < end:
        end = deadline.start
    said = " ".join(strip_label(text[start:end]).split()).strip(" ,;.:(")
    act = re.split(r"(?:;|(?<![.\d])\.) ", OF_THE_DEADLINE.sub("", said))[-1].strip(" ,;")
    act = cut_whole(act, _MOST_WORDS)
    enough = len(act.split()) >= _FEWEST_WORDS
    return act if enough and begins_with_verb(act) and stands_alone(act) else ""
