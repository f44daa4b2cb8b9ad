"""Which column of a spreadsheet holds what, by its heading in Vietnamese or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.folding import fold

_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "ma", "ma cau hoi", "ma cau", "ma so", "stt", "tt", "so tt", "so thu tu", "no"),
    "question": (
        "cau hoi",
        "noi dung cau hoi",
        "cau hoi kiem tra",
        "question",
        "query",
        "noi dung",
    ),
    "kind": (
        "loai",
        "loai cau hoi",
        "dang",
        "dang cau hoi",
        "the loai",
        "kind",
        "type",
        "category",
    ),
    "answer": (
        *("dap an", "cau tra loi", "tra loi", "dap an mong doi", "cau tra loi dung", "dap an mau"),
        *("goi y tra loi", "noi dung tra loi", "goi y dap an", "ket qua mong doi"),
        *("answer", "answers", "expected", "expected answer", "gold", "gold answer", "must"),
    ),
    "key": ("dap an dung", "phuong an dung", "lua chon dung", "key", "correct", "correct answer"),
    "documents": (
        *("van ban", "tai lieu", "nguon", "tep", "ten tep", "tep nguon", "nguon van ban", "file"),
        *("document", "documents", "source", "van ban nguon", "tai lieu nguon", "tep van ban"),
    ),
    "evidence": (
        *("trich dan", "bang chung", "dan chung", "doan trich", "can cu", "minh chung"),
        *("evidence", "quote", "passage", "context"),
    ),
    "choices": ("cac phuong an", "phuong an", "lua chon", "cac lua chon", "choices", "options"),
    "conversation": ("hoi thoai", "cuoc hoi thoai", "ma hoi thoai", "conversation", "dialogue"),
    "style": ("kieu", "cach viet", "style"),
    "note": ("ghi chu", "note", "notes", "comment"),
    "review": ("duyet", "ket qua duyet", "danh gia", "review", "verdict"),
    "expects": ("mong doi", "expects"),
}
_CHOICE_HEADING = re.compile(r"(?:phuong an|dap an|lua chon|choice|option)?\s*([a-h]|[1-8])")
_FIELD_OF = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
_SEARCHED_ROWS = 15


@dataclass(frozen=True, slots=True)
class Columns:
    """`row` is the index of the heading row; `fields` maps a field to its column; `choices` are the
    columns A, B, C…; `ignored` the headings that nothing maps to."""

    row: int
    fields: dict[str, int]
    choices: tuple[int, ...]
    ignored: tuple[str, ...]


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns by the first of the top rows that has a question heading; None without one.

    A lone "Đáp án" beside columns A, B, C is the key, not an answer in words.

    >>> find_columns([["BỘ CÂU HỎI"], ["STT", "Câu hỏi", "Đáp án", "Tệp"]]).fields
    {'id': 0, 'question': 1, 'answer': 2, 'documents': 3}
    """
    for number, row in enumerate(rows[:_SEARCHED_ROWS]):
        columns = _columns_of(number, row)
        if "question" in columns.fields:
            return columns
    return None


def describe(columns: Columns, heading: Sequence[str]) -> list[str]:
    """One line for each column used and one for those ignored, for a person to check."""
    lines = [f"cột “{heading[at]}” → {name}" for name, at in columns.fields.items()]
    lines += [f"cột “{heading[at]}” → phương án {n}" for n, at in enumerate(columns.choices, 1)]
    if columns.ignored:
        lines.append("cột không dùng: " + ", ".join(f"“{name}”" for name in columns.ignored))
    return lines


def heading_key(heading: str) -> str:
    """The heading in lower case without tones, signs and bracketed remarks.

    >>> heading_key("Câu hỏi (*):")
    'cau hoi'
    """
    bare = re.sub(r"\([^)]*\)", " ", fold(heading))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def _columns_of(number: int, row: Sequence[str]) -> Columns:
    fields: dict[str, int] = {}
    choices: list[int] = []
    ignored: list[str] = []
    for at, heading in enumerate(row):
        key = heading_key(heading)
        name = _FIELD_OF.get(key)
        if name is not None and name not in fields:
            fields[name] = at
        elif _CHOICE_HEADING.fullmatch(key):
            choices.append(at)
        elif key:
            ignored.append(heading)
    if len(choices) == 1:
        ignored.append(row[choices.pop()])
    if choices and "answer" in fields and "key" not in fields:
        fields["key"] = fields.pop("answer")
    if not choices and "choices" not in fields and "key" in fields and "answer" not in fields:
        fields["answer"] = fields.pop("key")
    return Columns(number, fields, tuple(choices), tuple(ignored))
