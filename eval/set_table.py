"""Question sets in CSV and XLSX: columns are mapped by their headings, and the mapping is shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.questions import Question, QuestionSet
from eval.set_fields import Collector
from eval.set_sheet import SheetReader
from eval.set_text import read_text
from eval.table_columns import describe, find_columns
from ingest.errors import BadInput
from ingest.workbook import Sheet, read_sheets, write_sheets

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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = tuple(tuple(row) for row in reader)
    except csv.Error as cause:
        raise BadInput(
            f"{path}: dấu ngoặc kép mở mà không đóng, hay đóng sai chỗ, từ trước dòng "
            f"{reader.line_num}: hãy sửa rồi đọc lại"
        ) from cause
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


def answer_cell(question: Question) -> str:
    """What is written as a question's gold: a line for each group or whole answer."""
    groups = "\n".join(" | ".join(group) for group in question.must)
    answer = groups or "\n".join(question.answers)
    return "không có trong văn bản" if question.expects == "refusal" and not answer else answer


def _read_sheets(
    path: Path, form: str, sheets: Sequence[Sheet], collector: Collector
) -> QuestionSet:
    questions: list[Question] = []
    notes: list[str] = []
    read = [sheet for sheet in sheets if not sheet.hidden]
    for sheet in sheets:
        columns = None if sheet.hidden else find_columns(sheet.rows)
        if columns is None:
            if any(any(row) for row in sheet.rows):
                why = "đang ẩn" if sheet.hidden else "không có cột câu hỏi"
                notes.append(f"trang “{sheet.name}” {why} nên không đọc")
            continue
        place = f"trang “{sheet.name}” " if len(read) > 1 else ""
        notes += [place + line for line in describe(columns, sheet.rows)]
        found = SheetReader(sheet, columns, place, collector)
        questions += found.questions()
        notes += found.notes
    if not any("→ question" in note for note in notes):
        heads = ", ".join(f"“{cell}”" for sheet in read for cell in _first_row(sheet) if cell)
        heads = heads or "toàn ô trống"
        raise BadInput(
            f"{path}: không thấy cột câu hỏi; cần một cột tên “Câu hỏi” hoặc “question"
            f"”, gặp: {heads}"
        )
    blank = [q.where for q in questions if q.expects == "unknown"]
    if blank:
        shown = ", ".join(blank[:10]) + ("…" if len(blank) > 10 else "")
        notes.append(f"{len(blank)} câu không có đáp án, chỉ ghi câu trả lời, không chấm: {shown}")
    return QuestionSet(path.stem, form, tuple(questions), (), tuple(notes))


def _first_row(sheet: Sheet) -> Sequence[str]:
    return next((row for row in sheet.rows if any(row)), ())


def _width(text: str, separator: str) -> int:
    """Most cells in one of the top rows, quotes respected."""
    rows = csv.reader(io.StringIO("\n".join(text.split("\n")[:20])), delimiter=separator)
    return max((len(row) for row in rows), default=0)


def _cells(question: Question) -> dict[str, str]:
    return {
        "id": question.id,
        "question": question.question,
        "kind": question.kind,
        "answer": answer_cell(question),
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
