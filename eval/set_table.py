"""Question sets in CSV and XLSX: columns are mapped by their headings, and the mapping is shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from eval.questions import EXPECTATIONS, Evidence, Question, QuestionSet
from eval.set_fields import Collector, expectation, read_key
from eval.set_text import nfc, read_text
from eval.table_columns import Columns, describe, find_columns
from ingest.errors import BadInput
from ingest.folding import fold
from ingest.workbook import Sheet, read_sheets, write_sheets

_KINDS = {
    **dict.fromkeys(("liet ke", "danh sach", "list"), "list"),
    **dict.fromkeys(("so", "so luong", "so lieu", "con so", "number"), "number"),
    **dict.fromkeys(("ai", "don vi", "chu the", "nguoi", "who"), "who"),
    **dict.fromkeys(("khi nao", "thoi gian", "ngay", "thoi han", "when"), "when"),
    **dict.fromkeys(("noi dung", "ve viec gi", "trich yeu", "about"), "about"),
    **dict.fromkeys(("so sanh", "compare"), "compare"),
    **dict.fromkeys(("tai lieu", "van ban", "documents"), "documents"),
    **dict.fromkeys(("khong co dap an", "khong tra loi duoc", "unanswerable"), "unanswerable"),
    **dict.fromkeys(("trac nghiem", "multiple choice", "choice"), "choice"),
}
_NO_ANSWER = re.compile(
    r"(khong (co|tim thay|tra loi duoc)( (trong|thong tin|cau tra loi|du lieu|dap an|van ban)\b.*)?"
    r"|van ban khong (neu|de cap|quy dinh).*|no answer|unanswerable|not found|none)\.?"
)
_LONG_WORDS = 12
_BULLET = re.compile(r"^\s*(?:[-–•+*]|\(?\d{1,2}[.)]|[a-hđ][.)])\s+")
_PART = re.compile(r"\s*(?:\n|;)\s*")
_ALTERNATIVE = re.compile(r"\s*(?:\||\bhoặc\b)\s*")
_CHOICE_LABEL = re.compile(r"^\s*[A-Ha-h1-8][.):]\s*")
_WRITTEN = (
    *(("id", "Mã"), ("question", "Câu hỏi"), ("kind", "Loại"), ("answer", "Đáp án")),
    *(("documents", "Tệp"), ("evidence", "Bằng chứng"), ("choices", "Các phương án")),
    *(("key", "Đáp án đúng"), ("conversation", "Hội thoại"), ("style", "Kiểu")),
    *(("note", "Ghi chú"), ("expects", "Mong đợi"), ("review", "Duyệt")),
)


def read_csv(path: Path, collector: Collector) -> QuestionSet:
    """Questions of a CSV file, separated by whichever of comma, semicolon and tab its rows use."""
    text = read_text(path)
    separator = max(",;\t", key=lambda sign: _width(text, sign))
    rows = tuple(
        tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    )
    return _read_sheets(path, "csv", [Sheet("", rows)], collector)


def read_xlsx(path: Path, collector: Collector) -> QuestionSet:
    """Questions of every sheet of a workbook that has a question column; others are noted."""
    return _read_sheets(path, "xlsx", read_sheets(path), collector)


def write_csv(path: Path, questions: Iterable[Question]) -> None:
    """Write questions as CSV that spreadsheet programs open with the right letters."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table_rows(questions))


def write_xlsx(path: Path, questions: Iterable[Question]) -> None:
    """Write questions as a workbook with Vietnamese headings."""
    write_sheets(path, [Sheet("Câu hỏi", table_rows(questions))])


def table_rows(questions: Iterable[Question]) -> tuple[tuple[str, ...], ...]:
    """Heading row and one row a question; columns that no question uses are left out, except the
    id, question, answer, documents and review."""
    rows = [_cells(question) for question in questions]
    always = ("id", "question", "answer", "documents", "review")
    used = [
        (name, title) for name, title in _WRITTEN if name in always or any(r[name] for r in rows)
    ]
    head = tuple(title for _, title in used)
    return (head, *(tuple(row[name] for name, _ in used) for row in rows))


def _read_sheets(
    path: Path, form: str, sheets: Sequence[Sheet], collector: Collector
) -> QuestionSet:
    questions: list[Question] = []
    notes: list[str] = []
    for sheet in sheets:
        columns = find_columns(sheet.rows)
        if columns is None:
            if any(any(row) for row in sheet.rows):
                notes.append(f"trang “{sheet.name}” không có cột câu hỏi nên không đọc")
            continue
        place = f"trang “{sheet.name}” " if len(sheets) > 1 else ""
        notes += [place + line for line in describe(columns, sheet.rows[columns.row])]
        questions += _sheet_questions(sheet, columns, place, collector)
    if not any("→ question" in note for note in notes):
        heads = ", ".join(
            f"“{cell}”" for sheet in sheets for cell in (sheet.rows or ((),))[0] if cell
        )
        raise BadInput(
            f"{path}: không thấy cột câu hỏi; cần một cột tên “Câu hỏi” hoặc “question"
            f"”, gặp: {heads}"
        )
    blank = [q.where for q in questions if q.expects == "unknown"]
    if blank:
        shown = ", ".join(blank[:10]) + ("…" if len(blank) > 10 else "")
        notes.append(f"{len(blank)} câu không có đáp án, chỉ ghi câu trả lời, không chấm: {shown}")
    return QuestionSet(path.stem, form, tuple(questions), (), tuple(notes))


def _sheet_questions(
    sheet: Sheet, columns: Columns, place: str, collector: Collector
) -> list[Question]:
    found = []
    for number, row in enumerate(sheet.rows[columns.row + 1 :], start=columns.row + 2):
        if not any(cell.strip() for cell in row):
            continue
        before = len(collector.problems)
        question = _question(row, columns, f"{place}dòng {number}", collector)
        if len(collector.problems) == before and collector.accept(question):
            found.append(question)
    return found


def _question(row: Sequence[str], columns: Columns, where: str, collector: Collector) -> Question:
    def cell(name: str) -> str:
        at = columns.fields.get(name)
        return nfc(row[at]) if at is not None and at < len(row) else ""

    kind = _KINDS.get(fold(cell("kind")), cell("kind"))
    documents = tuple(filter(None, re.split(r"\s*[;\n|]\s*", cell("documents"))))
    evidence = tuple(
        Evidence(documents[0] if len(documents) == 1 else "", text)
        for text in filter(None, cell("evidence").split("\n"))
    )
    refused = _NO_ANSWER.fullmatch(fold(cell("answer"))) is not None
    must, answers = ((), ()) if refused else read_answer(cell("answer"))
    question = Question(
        id=cell("id") or where,
        question=cell("question"),
        kind=kind or ("unanswerable" if refused else ""),
        documents=documents,
        must=must,
        answers=answers,
        evidence=evidence,
        choices=_choices(row, columns, cell("choices")),
        conversation=cell("conversation") or None,
        style=cell("style"),
        note=cell("note"),
        review=cell("review"),
        where=where,
    )
    question = replace(question, key=read_key(cell("key"), question, collector))
    return replace(question, expects=_expects(cell("expects"), question, refused, collector))


def read_answer(cell: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Required groups and whole answers of an answer cell: lines or ";" part what is required
    together, "|" or "hoặc" alternatives; a part of more than 12 words is a whole answer, to be
    matched by most of its words.

    >>> read_answer("- rõ người\\n- rõ việc | rõ công việc")
    ((('rõ người',), ('rõ việc', 'rõ công việc')), ())
    """
    parts = [_BULLET.sub("", part).strip(" .") for part in _PART.split(cell)]
    parts = [part for part in parts if part]
    if any(len(part.split()) > _LONG_WORDS for part in parts):
        return (), (cell,)
    groups = [tuple(filter(None, _ALTERNATIVE.split(part))) for part in parts]
    return tuple(group for group in groups if group), ()


def _choices(row: Sequence[str], columns: Columns, joined: str) -> tuple[str, ...]:
    if columns.choices:
        cells = [nfc(row[at]) if at < len(row) else "" for at in columns.choices]
    else:
        cells = joined.split("\n" if "\n" in joined else ";")
    return tuple(_CHOICE_LABEL.sub("", text).strip() for text in cells if text.strip())


def _expects(given: str, question: Question, refused: bool, collector: Collector) -> str:
    if given and given not in EXPECTATIONS:
        collector.report(question.where, "expects", f"{given!r} không thuộc {EXPECTATIONS}")
    if given:
        return given
    return "refusal" if refused else expectation(question)


def _width(text: str, separator: str) -> int:
    """Most cells in one of the top rows, quotes respected."""
    rows = csv.reader(io.StringIO("\n".join(text.split("\n")[:20])), delimiter=separator)
    return max((len(row) for row in rows), default=0)


def _cells(question: Question) -> dict[str, str]:
    groups = "\n".join(" | ".join(group) for group in question.must)
    answer = groups or "\n".join(question.answers)
    if question.expects == "refusal" and not answer:
        answer = "không có trong văn bản"
    return {
        "id": question.id,
        "question": question.question,
        "kind": question.kind,
        "answer": answer,
        "documents": "; ".join(question.documents),
        "evidence": "\n".join(evidence.text for evidence in question.evidence),
        "choices": "\n".join(f"{chr(65 + n)}. {text}" for n, text in enumerate(question.choices)),
        "key": chr(65 + question.key) if question.key is not None else "",
        "conversation": question.conversation or "",
        "style": question.style,
        "note": question.note,
        "expects": question.expects,
        "review": question.review,
    }
