"""Opening and saving a question set in whichever format its content or suffix says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from eval.questions import REJECTED, QuestionSet
from eval.set_beir import read_beir, write_beir
from eval.set_fields import BadQuestions, Collector
from eval.set_jsonl import read_jsonl, write_jsonl
from eval.set_squad import read_squad, write_squad
from eval.set_table import read_csv, read_xlsx, write_csv, write_xlsx
from eval.set_text import read_text
from ingest.errors import BadInput


def load_questions(
    path: Path, *, skip_bad: bool = False, with_rejected: bool = False
) -> QuestionSet:
    """The question set at a file or BEIR folder; the content decides the format.

    With `skip_bad` wrong entries are left out and listed in `problems`, else any is an error.
    Questions that a reviewer rejected are left out and counted in the notes, unless
    `with_rejected`.

    Raises:
        BadQuestions: entries are wrong; each is named with its line and field.
        BadInput: the file is absent, of no known format, or holds no question.
    """
    collector = Collector()
    found = _reader(path)(path, collector)
    if collector.problems and not skip_bad:
        raise BadQuestions(path, collector.problems)
    if not with_rejected:
        found = _without_rejected(found)
    if not found.questions:
        raise BadInput(f"{path}: không có câu hỏi nào dùng được trong tệp")
    return replace(found, problems=tuple(collector.problems))


def save_questions(path: Path, source: QuestionSet) -> list[str]:
    """Write a set in the format of the suffix: .jsonl, .json (SQuAD), .csv, .xlsx, or none (a BEIR
    folder). Returns the ids of the questions that the format cannot hold.

    Raises:
        BadInput: the suffix is none of these.
    """
    if path.suffix in ("", ".json"):
        return (write_squad if path.suffix else write_beir)(path, source)
    writers = {".jsonl": write_jsonl, ".csv": write_csv, ".xlsx": write_xlsx}
    if path.suffix not in writers:
        raise BadInput(f"{path}: không biết ghi định dạng này; dùng .jsonl, .json, .csv hoặc .xlsx")
    writers[path.suffix](path, source.questions)
    return []


def _without_rejected(found: QuestionSet) -> QuestionSet:
    kept = tuple(question for question in found.questions if question.review != REJECTED)
    if len(kept) == len(found.questions):
        return found
    note = f"{len(found.questions) - len(kept)} câu đã bị loại khi duyệt nên không hỏi"
    return replace(found, questions=kept, notes=(*found.notes, note))


def _reader(path: Path) -> Callable[[Path, Collector], QuestionSet]:
    if not path.exists():
        raise BadInput(f"{path}: không có tệp hay thư mục này")
    if path.is_dir():
        return read_beir
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PK\x03\x04":
        return read_xlsx
    if head == b"\xd0\xcf\x11\xe0":
        raise BadInput(f"{path}: là tệp Excel cũ .xls hoặc có mật khẩu; hãy lưu lại thành .xlsx")
    return _text_reader(path)


def _text_reader(path: Path) -> Callable[[Path, Collector], QuestionSet]:
    text = read_text(path).lstrip()
    if not text:
        raise BadInput(f"{path}: tệp trống, không có câu hỏi nào")
    if text[0] not in "{[":
        return read_csv
    try:
        data = json.loads(text)
    except json.JSONDecodeError as cause:
        if path.suffix == ".json" and "\n{" not in text:
            place = f"dòng {cause.lineno}, cột {cause.colno}"
            raise BadInput(f"{path}: {place}: JSON sai: {cause.msg}") from cause
        return read_jsonl
    except RecursionError as cause:
        raise BadInput(f"{path}: JSON lồng quá sâu: không phải bộ câu hỏi") from cause
    if isinstance(data, dict) and isinstance(data.get("data"), list):
        return lambda path, collector: read_squad(path, data, collector)
    return read_jsonl
