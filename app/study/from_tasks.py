"""Questions on tasks: which of these was given to whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.study.distractors import said_in
from app.study.endings import cut_whole, ends_open
from app.study.fields import names_its_body
from app.study.from_units import is_class, is_person, is_specific, unit_inside
from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.shared_tasks import clause_tasks
from app.study.topics import topic_of
from app.study.vocabulary import BODY, VERBS
from app.study.wording import begins_with_verb, plain, stands_alone, strip_label, word_pairs
from ingest.folding import fold
from ingest.model import Duty

_UNIT = re.compile(
    rf"^(?:{BODY.pattern}|(?i:các|thủ trưởng|người đứng đầu|cấp ủy|chi bộ|mỗi|cán bộ|"
    r"tổ chức, cá nhân|doanh nghiệp|cơ sở|hộ)(?!\w))"
)
_SAYS_MORE = re.compile(rf"(?<!\w)(?:xác định|ký|sinh hoạt|tiếp|vẫn|đã|không|sẽ|{VERBS})(?!\w)")
# Questions on one body's tasks, each with a right answer of its own.
_WHICH = (
    "nhiệm vụ nào sau đây được giao cho {unit}",
    "{unit} phải thực hiện nhiệm vụ nào sau đây",
    "việc nào sau đây thuộc trách nhiệm của {unit}",
    "nội dung nào sau đây là nhiệm vụ của {unit}",
    "{unit} được giao việc nào sau đây",
    "trong các việc sau đây, việc nào được giao cho {unit}",
    "{unit} có nhiệm vụ nào sau đây",
    "{unit} chịu trách nhiệm về việc nào sau đây",
)
# Two on what it was not given, where it has tasks enough for both.
_NOT_ONE = (
    "nhiệm vụ nào sau đây KHÔNG được giao cho {unit}",
    "việc nào sau đây KHÔNG thuộc trách nhiệm của {unit}",
)
# What only goes with the order before it.
_HANGS_ON = re.compile(
    r"(?:báo cáo|công bố kết quả|trình (?:phương án|kết quả)|hoàn thành (?:trong|trước|vào|xong)|"
    r"(?:định kỳ|h[ằà]ng) [^,;]{0,24}báo cáo)(?!\w)",
    re.IGNORECASE,
)
_FEWEST_OWN = 3
_SAME = 0.6
_MOST_WORDS = 40
_FEWEST_WORDS = 5
_MOST_UNIT_WORDS = 24
_MANY = re.compile(r"(?:các|những|mọi)\s", re.IGNORECASE)
_FEWEST_OF_MANY = 14


def drafts_from_tasks(material: Material) -> Iterator[Draft]:
    """Drafts that ask which task a body was given, and to whom a task was given."""
    duties = [duty for duty in clause_tasks(material.document) if is_task_unit(duty.unit)]
    units = {fold(duty.unit) for duty in duties}
    asked: Counter[str] = Counter()
    everyones = [duty for duty in duties if is_class(duty.unit)]
    shared = tuple(filter(None, (action_of(material, duty) for duty in everyones)))
    if len(units) > 1:
        yield from _strange_tasks(material, duties)
    for duty in duties:
        action = action_of(material, duty)
        if not action or is_class(duty.unit) or not is_specific(action):
            continue
        if _of_many(duty.unit, action):
            continue  # what all schools of one sort do, those of another do as well
        if _also_for_all(material, duty, everyones) or any(
            _apart(material, duty, other) and _within(action, _written(material, other))
            for other in duties
        ):
            continue
        if _MANY.match(duty.unit) and not any(BODY.match(other.unit) for other in duties):
            continue  # whom a task is for tells one kind of school from the others
        proofs = proofs_of_duty(material, duty)
        unit = " ".join(duty.unit.replace(";", ",").split())
        own = [other for other in duties if fold(other.unit) == fold(duty.unit)]
        others = [
            other
            for other in duties
            if _apart(material, duty, other) and not _also_for_all(material, other, everyones)
        ]
        rivals = tuple(
            task
            for other in others
            if (task := action_of(material, other))
            and not _of_many(other.unit, task)
            and _same_sort(other.unit, unit)
            and not any(said_in(task, plain(_written(material, mine))) for mine in own)
        )
        if len(units) > 1 and asked[fold(unit)] < len(_WHICH):
            words = _WHICH[asked[fold(unit)]]
            asked[fold(unit)] += 1
            drafted = _which_task(material, unit, action, proofs, rivals, words)
            yield replace(drafted, banned=(*drafted.banned, *shared))
        inside = unit_inside(unit)
        yield Draft(
            "unit",
            f"{material.frame}, {_asked(unit)} {action}?",
            unit,
            proofs,
            statement=f"{material.frame}, {inside} {action}",
            key_at=len(material.frame) + 2,
            banned=duty.partners,
            rivals=tuple(
                dict.fromkeys(
                    other.unit.replace(";", ",")
                    for other in others
                    if not is_class(other.unit) and is_person(other.unit) == is_person(unit)
                )
            ),
            pool="person" if is_person(unit) else "body",
        )


def _asked(unit: str) -> str:
    """Who is asked for, with the verb of being charged: bodies are given tasks, others must."""
    if is_person(unit):
        return "ai được giao"
    return "cơ quan, đơn vị nào được giao" if BODY.match(unit) else "đối tượng nào phải"


def is_task_unit(unit: str) -> bool:
    """Whether the words name who has a task and say nothing else.

    >>> is_task_unit("Sở Nội vụ"), is_task_unit("Tỉnh ủy xác định 5 nhóm nhiệm vụ")
    (True, False)
    """
    named = re.sub(
        r"Kiểm tra|Tổ chức|Thanh tra|Đào tạo|Đầu tư|Phát triển|giáo dục thường xuyên", "", unit
    )
    if ends_open(unit) or len(unit.split()) > _MOST_UNIT_WORDS:
        return False
    return bool(_UNIT.match(unit)) and not _SAYS_MORE.search(named)


def action_of(material: Material, duty: Duty) -> str:
    """The action in brief, as written from its start; "" when it cannot stand in a question."""
    written = strip_label(material.document.text[duty.action.start : duty.action.end])
    brief = re.split(r";\s|(?<!\.)\.\s|\./?\.?$", written, maxsplit=1)[0].strip(" ,.;:/")
    brief = cut_whole(brief, _MOST_WORDS)
    brief = re.sub(r"^(?:có trách nhiệm|phải|cần) ", "", brief)
    if "..." in brief or "…" in brief:
        return ""
    if _HANGS_ON.match(brief):
        return ""
    if not _FEWEST_WORDS <= len(brief.split()) <= _MOST_WORDS or not stands_alone(brief):
        return ""
    return brief[0].lower() + brief[1:] if begins_with_verb(brief) else ""


def actions_of(material: Material) -> Iterator[str]:
    """Actions that a document orders, in brief."""
    for duty in clause_tasks(material.document):
        if is_task_unit(duty.unit) and (action := action_of(material, duty)):
            yield action


def _which_task(
    material: Material,
    unit: str,
    action: str,
    proofs: tuple[Proof, ...],
    rivals: tuple[str, ...],
    words: str,
) -> Draft:
    own = tuple(
        filter(
            None,
            (
                action_of(material, other)
                for other in clause_tasks(material.document)
                if fold(other.unit) == fold(unit)
            ),
        )
    )
    return Draft(
        "task",
        f"{material.frame}, {words.format(unit=unit_inside(unit))}?",
        action,
        proofs,
        rivals=tuple(sorted(rivals, key=lambda text: abs(len(text) - len(action)))),
        banned=tuple(text for text in own if text != action),
        pool="",
    )


def _strange_tasks(material: Material, duties: list[Duty]) -> Iterator[Draft]:
    """For each body with three tasks or more: which of these was given to another."""
    grouped: dict[str, list[Duty]] = {}
    topic = topic_of(material)
    for duty in duties:
        if not is_class(duty.unit) and action_of(material, duty):
            grouped.setdefault(fold(duty.unit), []).append(duty)
    everyones = [duty for duty in duties if is_class(duty.unit)]
    for own in grouped.values():
        if len(own) < _FEWEST_OWN:
            continue
        own = [duty for duty in own if is_specific(action_of(material, duty))]
        if len(own) < _FEWEST_OWN:
            continue
        actions = tuple(action_of(material, duty) for duty in own)
        length = sum(map(len, actions)) / len(actions)
        others = [
            (abs(len(action) - length), action, duty)
            for duty in duties
            if _apart(material, own[0], duty)
            and (action := action_of(material, duty))
            and is_specific(action)
            and not _of_many(duty.unit, action)
            and _same_sort(duty.unit, own[0].unit)
            and not names_its_body(action, duty.unit, topic=topic)
            and not _also_for_all(material, duty, everyones)
            and not any(_within(action, _written(material, mine)) for mine in own)
        ]
        others.sort(key=lambda other: other[:2])
        unit = " ".join(own[0].unit.replace(";", ",").split())
        for number, (words, (_, key, stranger)) in enumerate(zip(_NOT_ONE, others, strict=False)):
            shown = own[number * _FEWEST_OWN : (number + 1) * _FEWEST_OWN]
            if len(shown) < _FEWEST_OWN:
                break
            proofs = [
                proof for duty in (stranger, *shown) for proof in proofs_of_duty(material, duty)
            ]
            yield Draft(
                "stranger",
                f"{material.frame}, {words.format(unit=unit_inside(unit))}?",
                key,
                tuple(dict.fromkeys(proofs)),
                rivals=tuple(action_of(material, duty) for duty in shown),
            )


def _also_for_all(material: Material, duty: Duty, everyones: list[Duty]) -> bool:
    """Whether a task is ordered of all heads or bodies elsewhere, so that nobody is free of it."""
    action = action_of(material, duty)
    return any(_within(action, _written(material, each)) for each in everyones if each != duty)


def _of_many(unit: str, action: str) -> bool:
    """Whether many bodies do something so general that bodies of another sort do it as well."""
    return _MANY.match(unit) is not None and len(action.split()) < _FEWEST_OF_MANY


def _same_sort(unit: str, other: str) -> bool:
    """Whether both are bodies of the state, or one kind of people and firms: what firms must do is
    no wrong answer for a ministry, and what all schools of one sort do others could as well."""
    if _MANY.match(unit) and _MANY.match(other):
        return False
    return bool(BODY.match(unit)) == bool(BODY.match(other))


def _written(material: Material, duty: Duty) -> str:
    return material.document.text[duty.start : duty.end]


def _within(action: str, text: str) -> bool:
    """Whether a text says most of what an action says, in the same order."""
    pairs = word_pairs(action)
    return len(pairs & word_pairs(text)) >= _SAME * len(pairs)


def _apart(material: Material, duty: Duty, other: Duty) -> bool:
    """Whether the other duty is surely not the first one's body's too."""
    unit = fold(duty.unit)
    partners = {fold(partner) for partner in other.partners}
    named = material.document.text[other.start : other.end]
    if is_class(other.unit) or is_class(duty.unit):
        return False
    apart = fold(other.unit) != unit and unit not in partners
    return apart and _one_or_all(duty.unit) not in _one_or_all(named)


def _one_or_all(text: str) -> str:
    """A text's folded words without those that tell all bodies of a sort from one."""
    return re.sub(r"(?<!\w)(?:cac|nhung|moi) ", "", plain(text))


def proofs_of_duty(material: Material, duty: Duty) -> tuple[Proof, ...]:
    """A duty's sentence, and its body's name where that stands elsewhere."""
    proof = material.proof(duty.start, duty.end)
    if duty.start <= duty.unit_span.start and duty.unit_span.end <= duty.end:
        return (proof,)
    return proof, material.proof(duty.unit_span.start, duty.unit_span.end)
