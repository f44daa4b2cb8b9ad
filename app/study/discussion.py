"""Questions for discussion: open ones, each tied to the passage that it starts from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.from_lists import item_texts, list_name, list_sort
from app.study.from_tasks import action_of, is_task_unit
from app.study.items import Proof
from app.study.material import Material, head_text
from app.study.naming import paper_name
from app.study.shared_tasks import tasks_of
from app.study.wording import lower_first
from ingest.words import sentences

Question = tuple[str, Proof]
MOST = 10
_SHORTCOMING = re.compile(
    r"(?<!\w)(?:tuy nhiên|hạn chế|còn (?:một số|chậm|để|cán bộ|tình trạng)|"
    r"chưa (?:thật|thực|đạt|kịp|quyết liệt|nghiêm)|yếu kém|khó khăn|vướng)(?!\w)",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"(?<!\w)nguyên nhân(?!\w)", re.IGNORECASE)


def discussion_of(material: Material) -> list[Question]:
    """At most ten questions, of as many sorts as the document allows, in its reading order."""
    sorts = [list(make(material)) for make in (_shortcomings, _lists, _parts, _tasks, _deadlines)]
    chosen: list[Question] = []
    for round_number in range(MOST):
        for questions in sorts:
            if round_number < len(questions) and len(chosen) < MOST:
                chosen.append(questions[round_number])
    first = dict(reversed(chosen))
    return sorted(first.items(), key=lambda question: question[1].start)


def _shortcomings(material: Material) -> Iterator[Question]:
    text = material.document.text
    for start, end in sentences(text, material.body.start, material.body.end):
        if len(text[start:end].split()) < 10:
            continue
        proof = material.proof(start, end)
        if _CAUSE.search(text, start, end):
            yield (
                "Văn bản nêu những nguyên nhân nào? Ở cơ quan, đơn vị của đồng chí, nguyên nhân "
                "nào là chính và vì sao?",
                proof,
            )
        elif _SHORTCOMING.search(text, start, end):
            yield (
                "Những hạn chế mà văn bản chỉ ra biểu hiện thế nào ở cơ quan, đơn vị của đồng chí? "
                "Nêu một ví dụ cụ thể và cách khắc phục.",
                proof,
            )


def _lists(material: Material) -> Iterator[Question]:
    for listed in material.document.enumerations:
        if listed.count is None or listed.count != len(listed.items):
            continue
        if not material.body.start <= listed.start < material.body.end:
            continue
        name = list_name(material, listed)
        first = item_texts(material, listed)[0]
        proof = material.proof(listed.start, listed.end)
        if listed.name:
            yield (
                f"Thực hiện {name} ở đơn vị của đồng chí vướng nhất ở nội dung nào? Vì sao?",
                proof,
            )
        elif len(first.split()) <= 20 and list_sort(listed, [first]):
            yield (
                f"Trong {name}, nội dung nào cần làm trước ở đơn vị của đồng chí? Hãy lập luận cho "
                "lựa chọn ấy.",
                proof,
            )


def _parts(material: Material) -> Iterator[Question]:
    for node in material.document.outline:
        head = head_text(material.document, node)
        inside = material.body.start <= node.start < material.body.end
        if node.kind in ("clause", "part") and inside and 3 <= len(head.split()) <= 16:
            if head.isupper():
                continue
            yield (
                f"Đồng chí hiểu yêu cầu “{head}” như thế nào? Làm sao đo được kết quả thực hiện?",
                material.proof(node.head.start, node.head.end),
            )


def _tasks(material: Material) -> Iterator[Question]:
    for duty in tasks_of(material.document):
        action = action_of(material, duty)
        if action and is_task_unit(duty.unit):
            unit = lower_first(" ".join(duty.unit.replace(";", ",").split()))
            yield (
                f"Việc “{action}” được giao cho {unit}. Theo đồng chí, cần những điều kiện gì về "
                "con người, kinh phí và sự phối hợp để làm tốt việc này?",
                material.proof(duty.start, duty.end),
            )


def _deadlines(material: Material) -> Iterator[Question]:
    header = material.document.header
    name = paper_name(header) if header.number else "văn bản"
    for duty in tasks_of(material.document):
        if duty.deadline is not None and duty.deadline.date is not None:
            yield (
                f"Các thời hạn mà {name} đặt ra có khả thi không? Theo đồng chí, thời hạn nào khó "
                "bảo đảm nhất?",
                material.proof(duty.start, duty.end),
            )
            return
