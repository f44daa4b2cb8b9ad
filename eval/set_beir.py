"""BEIR folders: corpus.jsonl, queries.jsonl and qrels/*.tsv (Thakur et al. 2021)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.questions import CarriedPassage, Question, QuestionSet
from eval.set_fields import Collector, read_key
from eval.set_text import nfc, read_text
from ingest.errors import BadInput

_TRUE_FALSE = ("Đúng", "Sai")
_SPLITS = ("test", "dev", "train")


def read_beir(folder: Path, collector: Collector) -> QuestionSet:
    """Questions of a BEIR folder's test split (else dev, else train, else its only one). Questions
    of other splits are counted in the notes. Beside the standard fields `choices` and `answer` are
    read where a set has them; "Đúng" or "Sai" as an answer makes these two the choices.

    Raises:
        BadInput: one of the three parts is absent.
    """
    qrels_path = _qrels_path(folder)
    passages = tuple(_passages(folder / "corpus.jsonl", collector))
    relevant = _qrels(qrels_path, {passage.id for passage in passages}, collector)
    questions: list[Question] = []
    other_splits = 0
    for where, entry in _objects(folder / "queries.jsonl", collector):
        identifier = str(entry["_id"])
        if identifier not in relevant:
            other_splits += 1
            continue
        question = _question(entry, where, tuple(relevant.pop(identifier)), collector)
        if collector.accept(question):
            questions.append(question)
    for identifier in relevant:
        collector.report(
            qrels_path.name, "query-id", f"{identifier!r} không có trong queries.jsonl"
        )
    notes = (f"{qrels_path.name}: {len(questions)} câu hỏi; {other_splits} câu không có qrels",)
    return QuestionSet(folder.name, "beir", tuple(questions), passages, notes)


def write_beir(folder: Path, source: QuestionSet) -> list[str]:
    """Write a BEIR folder; returns the ids of the questions that the format cannot hold: those
    without gold documents, or whose documents the set does not carry."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    carried = {passage.id for passage in source.passages}
    kept = [
        q
        for q in source.questions
        if q.documents and q.expects == "answer" and carried.issuperset(q.documents)
    ]
    corpus = [{"_id": p.id, "title": p.title, "text": p.text} for p in source.passages]
    _write_objects(folder / "corpus.jsonl", corpus)
    _write_objects(folder / "queries.jsonl", [{"_id": q.id, "text": q.question} for q in kept])
    rows = [f"{q.id}\t{name}\t1\n" for q in kept for name in q.documents]
    head = "query-id\tcorpus-id\tscore\n"
    (folder / "qrels" / "test.tsv").write_text(head + "".join(rows), encoding="utf-8")
    return [q.id for q in source.questions if q not in kept]


def _qrels_path(folder: Path) -> Path:
    for name in ("corpus.jsonl", "queries.jsonl", "qrels"):
        if not (folder / name).exists():
            raise BadInput(
                f"{folder}: thiếu {name}; thư mục BEIR cần corpus.jsonl, queries.jsonl, qrels/"
            )
    paths = {path.stem: path for path in sorted((folder / "qrels").glob("*.tsv"))}
    chosen = next((paths[split] for split in _SPLITS if split in paths), None)
    if chosen is None and not paths:
        raise BadInput(f"{folder / 'qrels'}: không có tệp .tsv nào")
    return chosen or next(iter(paths.values()))


def _passages(path: Path, collector: Collector) -> Iterator[CarriedPassage]:
    seen: set[str] = set()
    for where, entry in _objects(path, collector):
        identifier = nfc(str(entry["_id"]))
        if identifier in seen:
            collector.report(f"{path.name} {where}", "_id", f"mã {identifier!r} lặp lại")
        seen.add(identifier)
        yield CarriedPassage(identifier, nfc(str(entry.get("title", ""))), nfc(entry["text"]))


def _qrels(path: Path, held: set[str], collector: Collector) -> dict[str, list[str]]:
    relevant: dict[str, list[str]] = {}
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        parts = line.split("\t")
        if not line.strip() or (number == 1 and parts[-1].strip() == "score"):
            continue
        where = f"{path.name} dòng {number}"
        if len(parts) != 3 or not parts[2].strip().lstrip("-").isdecimal():
            collector.report(where, "score", "cần ba cột: query-id, corpus-id, score (số nguyên)")
        elif nfc(parts[1]) not in held:
            collector.report(where, "corpus-id", f"{parts[1]!r} không có trong corpus.jsonl")
        elif int(parts[2].strip()) > 0:
            relevant.setdefault(parts[0], []).append(nfc(parts[1]))
    return relevant


def _question(
    entry: dict[str, Any], where: str, documents: tuple[str, ...], collector: Collector
) -> Question:
    choices = entry.get("choices")
    options = tuple(map(str, choices.values() if isinstance(choices, dict) else choices or ()))
    answer = entry.get("answer")
    if not options and answer in _TRUE_FALSE:
        options = _TRUE_FALSE
    kind = str(entry.get("type", "") or "")
    question = Question(
        id=str(entry["_id"]),
        question=nfc(entry["text"]),
        kind=kind,
        expects="answer",
        documents=documents,
        answers=(nfc(answer),) if isinstance(answer, str) and not options else (),
        choices=tuple(map(nfc, options)),
        where=f"queries.jsonl {where}",
    )
    if not options:
        return question
    return replace(question, key=read_key(answer, question, collector))


def _objects(path: Path, collector: Collector) -> Iterator[tuple[str, dict[str, Any]]]:
    """Objects with `_id` and `text`, each with its line; others are reported."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"dòng {number}"
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as cause:
            collector.report(f"{path.name} {where}", f"cột {cause.colno}", f"JSON sai: {cause.msg}")
            continue
        if isinstance(entry, dict) and "_id" in entry and isinstance(entry.get("text"), str):
            yield where, entry
        else:
            collector.report(f"{path.name} {where}", "_id, text", "thiếu trường bắt buộc")


def _write_objects(path: Path, entries: list[dict[str, Any]]) -> None:
    lines = [json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries]
    path.write_text("".join(lines), encoding="utf-8")
