"""Our own question format: one JSON object a line, a conversation as one object with `turns`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.questions import Question, QuestionSet
from eval.set_fields import Collector, question_from_fields
from eval.set_text import read_text


def read_jsonl(path: Path, collector: Collector) -> QuestionSet:
    """Questions of a JSON-lines file, or of a JSON file holding one list of objects."""
    text = unicodedata.normalize("NFC", read_text(path))
    found: list[Question] = []
    for where, entry in _entries(text, collector):
        for question in _questions(entry, where, collector):
            if collector.accept(question):
                found.append(question)
    return QuestionSet(path.stem, "jsonl", tuple(found))


def write_jsonl(path: Path, questions: Iterable[Question]) -> None:
    """Write questions one a line, empty fields left out."""
    lines = [json.dumps(fields_of(question), ensure_ascii=False) for question in questions]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def fields_of(question: Question) -> dict[str, Any]:
    """The JSON object of a question, as `read_jsonl` takes it."""
    fields: dict[str, Any] = {
        "id": question.id,
        "question": question.question,
        "kind": question.kind,
        "documents": list(question.documents),
        "must": [list(group) for group in question.must],
    }
    optional = {
        "expects": question.expects,
        "answers": list(question.answers),
        "evidence": [
            {"document": e.document, "text": e.text, "start": e.start, "end": e.end}
            for e in question.evidence
        ],
        "choices": list(question.choices),
        "key": question.key,
        "conversation": question.conversation,
        "style": question.style,
        "note": question.note,
        "generated": question.generated,
        "review": question.review,
    }
    kept = {name: value for name, value in optional.items() if value not in ("", [], None, False)}
    return fields | kept


def _entries(text: str, collector: Collector) -> Iterator[tuple[str, Any]]:
    if text.lstrip("\ufeff \n\t").startswith("["):
        try:
            entries = json.loads(text)
        except json.JSONDecodeError as cause:
            collector.report(f"dòng {cause.lineno}", f"cột {cause.colno}", f"JSON sai: {cause.msg}")
            return
        for number, entry in enumerate(entries, start=1):
            yield f"mục {number}", entry
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield f"dòng {number}", json.loads(line)
        except json.JSONDecodeError as cause:
            collector.report(f"dòng {number}", f"cột {cause.colno}", f"JSON sai: {cause.msg}")


def _questions(entry: Any, where: str, collector: Collector) -> Iterator[Question]:
    """The questions of one object that are free of problems."""
    if not isinstance(entry, dict):
        collector.report(where, "", "phải là một đối tượng JSON {…}")
        return
    turns = entry.get("turns")
    if turns is None:
        yield from _sound(entry, where, collector)
        return
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        collector.report(where, "turns", "phải là danh sách các đối tượng")
        return
    name = str(entry.get("id", where))
    for number, turn in enumerate(turns, start=1):
        fields = {"id": f"{name}.{number}", **turn}
        for question in _sound(fields, f"{where}, lượt {number}", collector):
            yield replace(question, conversation=name)


def _sound(fields: dict[str, Any], where: str, collector: Collector) -> Iterator[Question]:
    before = len(collector.problems)
    question = question_from_fields(fields, where, collector)
    if len(collector.problems) == before:
        yield question
