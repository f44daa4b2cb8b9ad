"""Checking values of question files: one place that says what is wrong and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from eval.questions import EXPECTATIONS, Evidence, Problem, Question
from ingest.errors import BadInput


class BadQuestions(BadInput):
    """A question file with entries that cannot be used; `problems` names each."""

    def __init__(self, path: Path, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        shown = "; ".join(map(str, self.problems[:5]))
        more = f"; và {len(self.problems) - 5} lỗi nữa" if len(self.problems) > 5 else ""
        super().__init__(
            f"{path}: {len(self.problems)} lỗi: {shown}{more}. Hãy sửa tệp, "
            "hoặc thêm --skip-bad để bỏ qua các mục lỗi và liệt kê chúng trong báo cáo"
        )


@dataclass(slots=True)
class Collector:
    """Gathers problems and refuses repeated ids while a file is read."""

    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def report(self, where: str, field_name: str, message: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(where, field_name, message))

    def accept(self, question: Question) -> bool:
        """Whether the question may stand: it has words and an id not seen before."""
        if not question.question.strip():
            self.report(question.where, "question", "câu hỏi trống")
            return False
        if question.id in self.seen:
            message = f"mã {question.id!r} đã dùng ở {self.seen[question.id]}"
            self.report(question.where, "id", message)
            return False
        self.seen[question.id] = question.where
        return True


def question_from_fields(
    fields: Mapping[str, object], where: str, collector: Collector
) -> Question:
    """A question from a JSON object of our own format, with every wrong field reported.

    A field that is absent is empty; `must` may hold strings in place of one-string groups, and
    `evidence` strings in place of objects.
    """
    number = len(collector.problems)
    question = Question(
        id=_text(fields, "id", where, collector) or where,
        question=_text(fields, "question", where, collector),
        kind=_text(fields, "kind", where, collector),
        documents=_texts(fields, "documents", where, collector),
        must=_groups(fields, where, collector),
        answers=_texts(fields, "answers", where, collector),
        evidence=_evidence(fields, where, collector),
        choices=_texts(fields, "choices", where, collector),
        conversation=_text(fields, "conversation", where, collector) or None,
        style=_text(fields, "style", where, collector),
        note=_text(fields, "note", where, collector),
        generated=fields.get("generated") is True,
        review=_text(fields, "review", where, collector),
        where=where,
    )
    question = replace(question, key=read_key(fields.get("key"), question, collector))
    unknown = set(fields) - _FIELDS
    if unknown:
        collector.report(where, ", ".join(sorted(unknown)), "trường không rõ nghĩa")
    if len(collector.problems) > number:
        return question
    return replace(question, expects=_expectation(fields, question, collector))


def read_key(value: object, question: Question, collector: Collector) -> int | None:
    """Index of the right choice from a letter, a number from 1 (string), an index from 0 (JSON
    number) or the choice's own words; None when no key is given."""
    if value is None or value == "":
        return None
    index = _key_index(value, question.choices)
    if index is None or not 0 <= index < len(question.choices):
        message = f"{value!r} không ứng với phương án nào trong {len(question.choices)} phương án"
        collector.report(question.where, "key", message)
        return None
    return index


def expectation(question: Question) -> str:
    """What the gold expects: kind "unanswerable" a refusal, "ambiguous" a clarification, any gold
    an answer, no gold "unknown"."""
    if question.kind in ("unanswerable", "false_premise", "absent"):
        return "refusal"
    if question.kind == "ambiguous":
        return "clarification"
    has_gold = question.documents or question.must or question.answers or question.evidence
    return "answer" if has_gold or question.key is not None else "unknown"


# "B", "b)", "Đáp án B", "B. Sở Nội vụ": the letter of a choice.
_KEY_LETTER = re.compile(
    r"(?:(?:đáp án|phương án|lựa chọn|câu|ý|chọn)\s+)?([A-Za-z])(?:[.):]\s.*|[.):]?)$",
    re.IGNORECASE | re.DOTALL,
)
_FIELDS = {
    *("id", "question", "kind", "documents", "must", "answers", "evidence", "choices", "key"),
    *("conversation", "style", "note", "generated", "review", "expects", "turn"),
}


def _expectation(fields: Mapping[str, object], question: Question, collector: Collector) -> str:
    given = fields.get("expects")
    if given is None:
        guessed = expectation(question)
        says_empty = fields.get("documents") == [] and guessed == "unknown"
        return "refusal" if says_empty else guessed
    if given not in EXPECTATIONS:
        collector.report(question.where, "expects", f"{given!r} không thuộc {EXPECTATIONS}")
        return "unknown"
    return str(given)


def _key_index(value: object, choices: tuple[str, ...]) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    if isinstance(value, int):
        return value
    text = value.strip().rstrip(".)")
    lettered = _KEY_LETTER.match(text)
    if lettered is not None:
        return ord(lettered[1].upper()) - ord("A")
    if text.isdigit():
        return int(text) - 1
    wanted = value.strip().casefold()
    return next(
        (n for n, choice in enumerate(choices) if choice.strip().casefold() == wanted), None
    )


def _text(fields: Mapping[str, object], name: str, where: str, collector: Collector) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and name in ("id", "conversation")
    ):
        return str(value)
    if not isinstance(value, str):
        collector.report(where, name, f"phải là chuỗi, gặp {_shown(value)}")
        return ""
    return value


def _texts(
    fields: Mapping[str, object], name: str, where: str, collector: Collector
) -> tuple[str, ...]:
    value = fields.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        collector.report(where, name, f"phải là danh sách chuỗi, gặp {_shown(value)}")
        return ()
    return tuple(value)


def _groups(
    fields: Mapping[str, object], where: str, collector: Collector
) -> tuple[tuple[str, ...], ...]:
    value = fields.get("must")
    groups = [[part] if isinstance(part, str) else part for part in _list(value)]
    well_formed = all(
        isinstance(group, list) and group and all(isinstance(s, str) and s.strip() for s in group)
        for group in groups
    )
    if not (value is None or isinstance(value, list)) or not well_formed:
        message = f"phải là danh sách các nhóm chuỗi không rỗng, gặp {_shown(value)}"
        collector.report(where, "must", message)
        return ()
    return tuple(tuple(group) for group in groups if isinstance(group, list))


def _evidence(
    fields: Mapping[str, object], where: str, collector: Collector
) -> tuple[Evidence, ...]:
    found = []
    documents = _list(fields.get("documents"))
    only = documents[0] if len(documents) == 1 and isinstance(documents[0], str) else ""
    for number, part in enumerate(_list(fields.get("evidence"))):
        entry = {"text": part} if isinstance(part, str) else part
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
            collector.report(where, f"evidence[{number}]", "phải là chuỗi hoặc có trường text")
            continue
        start, end = entry.get("start"), entry.get("end")
        known = isinstance(start, int) and isinstance(end, int)
        found.append(
            Evidence(
                str(entry.get("document", only)),
                entry["text"],
                start if known else None,
                end if known else None,
            )
        )
    return tuple(found)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
