"""SQuAD v1.1 and v2.0 JSON: paragraphs become carried passages, answers keep their places."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.questions import CarriedPassage, Evidence, Question, QuestionSet
from eval.set_fields import Collector
from eval.set_text import nfc


def read_squad(path: Path, data: dict[str, Any], collector: Collector) -> QuestionSet:
    """Questions and paragraphs of a parsed SQuAD file. An answer that is not in its context at its
    offset is a problem; so is an answerable question without answers."""
    questions: list[Question] = []
    passages: list[CarriedPassage] = []
    for where, title, paragraph in _paragraphs(data, collector):
        passage = CarriedPassage(f"p{len(passages) + 1:05}", title, nfc(paragraph["context"]))
        passages.append(passage)
        for place, entry in _objects(paragraph.get("qas", []), f"{where}.qas", collector):
            question = _question(entry, place, passage, paragraph["context"], collector)
            if question is not None and collector.accept(question):
                questions.append(question)
    return QuestionSet(path.stem, "squad", tuple(questions), tuple(passages))


def write_squad(path: Path, source: QuestionSet) -> list[str]:
    """Write SQuAD v2.0; returns the ids of the questions that the format cannot hold (no carried
    passage that holds the answer)."""
    texts = {passage.id: passage for passage in source.passages}
    entries: dict[str, list[dict[str, Any]]] = {passage.id: [] for passage in source.passages}
    left_out = []
    for question in source.questions:
        entry = _entry(question, texts)
        if entry is None:
            left_out.append(question.id)
        else:
            entries[question.documents[0]].append(entry)
    data = [
        {"title": p.title, "paragraphs": [{"context": p.text, "qas": entries[p.id]}]}
        for p in source.passages
    ]
    content = json.dumps({"version": "v2.0", "data": data}, ensure_ascii=False, indent=1)
    path.write_text(content + "\n", encoding="utf-8")
    return left_out


def _paragraphs(
    data: dict[str, Any], collector: Collector
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for outer, article in _objects(data["data"], "data", collector):
        for where, paragraph in _objects(
            article.get("paragraphs", []), f"{outer}.paragraphs", collector
        ):
            if isinstance(paragraph.get("context"), str):
                yield where, str(article.get("title", "")), paragraph
            else:
                collector.report(where, "context", "thiếu đoạn văn")


def _objects(
    value: object, where: str, collector: Collector
) -> Iterator[tuple[str, dict[str, Any]]]:
    """(place, object) for each object of a list; whatever else is there is a problem."""
    if not isinstance(value, list):
        collector.report(where, "", "phải là danh sách các đối tượng")
        return
    for number, entry in enumerate(value):
        if isinstance(entry, dict):
            yield f"{where}[{number}]", entry
        else:
            collector.report(f"{where}[{number}]", "", "phải là một đối tượng JSON {…}")


def _question(
    entry: dict[str, Any], where: str, passage: CarriedPassage, context: str, collector: Collector
) -> Question | None:
    before = len(collector.problems)
    identifier, text = entry.get("id"), entry.get("question")
    if not isinstance(identifier, str | int):
        collector.report(where, "id", "thiếu mã câu hỏi")
    if not isinstance(text, str):
        collector.report(where, "question", "thiếu câu hỏi")
    impossible = entry.get("is_impossible") is True
    evidence = [] if impossible else list(_answers(entry, where, passage, context, collector))
    if not impossible and not entry.get("answers"):
        collector.report(where, "answers", "không có câu trả lời mà cũng không is_impossible")
    if len(collector.problems) > before:
        return None
    return Question(
        id=str(identifier),
        question=nfc(str(text)),
        kind="unanswerable" if impossible else "",
        expects="refusal" if impossible else "answer",
        documents=(passage.id,),
        answers=tuple(dict.fromkeys(e.text for e in evidence)),
        evidence=tuple(dict.fromkeys(evidence)),
        where=where,
    )


def _answers(
    entry: dict[str, Any], where: str, passage: CarriedPassage, context: str, collector: Collector
) -> Iterator[Evidence]:
    for place, answer in _objects(entry.get("answers", []), f"{where}.answers", collector):
        text, start = answer.get("text"), answer.get("answer_start")
        if not isinstance(text, str) or not isinstance(start, int) or not text.strip():
            collector.report(place, "", "thiếu text hoặc answer_start")
        elif start < 0 or context[start : start + len(text)] != text:
            found = context[max(0, start) : start + len(text)]
            collector.report(place, "", f"ở vị trí {start} là {found!r}, không phải {text!r}")
        else:
            yield _located(text, start, passage, context)


def _located(text: str, start: int, passage: CarriedPassage, context: str) -> Evidence:
    """The answer with its offset in the passage as kept: NFC, outer spaces dropped."""
    lead = len(context) - len(context.lstrip())
    begin = len(unicodedata.normalize("NFC", context[lead:start])) + len(text) - len(text.lstrip())
    wanted = nfc(text)
    return Evidence(passage.id, wanted, begin, begin + len(wanted))


def _entry(question: Question, texts: dict[str, CarriedPassage]) -> dict[str, Any] | None:
    if len(question.documents) != 1 or question.documents[0] not in texts:
        return None
    context = texts[question.documents[0]].text
    answers = [
        {"text": e.text, "answer_start": e.start if e.start is not None else context.find(e.text)}
        for e in question.evidence
    ]
    impossible = question.expects == "refusal"
    if not impossible and (not answers or any(a["answer_start"] == -1 for a in answers)):
        return None
    return {
        "id": question.id,
        "question": question.question,
        "is_impossible": impossible,
        "answers": [] if impossible else answers,
    }
