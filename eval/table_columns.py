"""Which column of a spreadsheet holds what, by its heading in Vietnamese or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.folding import fold

_ORDINALS = (
    "stt",
    "tt",
    "so tt",
    "so thu tu",
    "thu tu",
    "no",
    "cau",
    "cau so",
    "so cau",
    "cau hoi so",
)
_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "ma", "ma cau hoi", "ma cau", "ma ch", "ma so", *_ORDINALS),
    "question": (
        *("noi dung cau hoi", "cau hoi", "cau hoi kiem tra", "question", "query", "noi dung"),
        *("hoi", "de bai", "noi dung hoi", "prompt"),
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
        *("goi y tra loi", "noi dung tra loi", "goi y dap an", "ket qua mong doi", "dap", "da"),
        *("huong dan tra loi", "huong dan cham", "ket qua mong muon", "tra loi dung", "d a"),
        *("ground truth", "reference answer", "expected output", "model answer"),
        *("answer", "answers", "expected", "expected answer", "gold", "gold answer", "must"),
    ),
    "key": (
        *("dap an dung", "phuong an dung", "lua chon dung", "cau dung", "dap an chon"),
        *("key", "correct", "correct answer"),
    ),
    "documents": (
        *("van ban", "tai lieu", "nguon", "tep", "ten tep", "tep nguon", "nguon van ban", "file"),
        *("document", "documents", "source", "van ban nguon", "tai lieu nguon", "tep van ban"),
        *("reference", "references", "document name", "file name", "file nguon", "ten file"),
        *("can cu van ban", "van ban can cu", "ten van ban", "ten tai lieu", "tai lieu tham khao"),
    ),
    "evidence": (
        *("trich dan", "bang chung", "dan chung", "doan trich", "can cu", "minh chung"),
        *("evidence", "quote", "passage", "context", "contexts"),
    ),
    "choices": (
        *("cac phuong an", "phuong an", "lua chon", "cac lua chon", "choices", "options"),
        *("phuong an tra loi", "cac phuong an tra loi", "cac dap an"),
    ),
    "conversation": ("hoi thoai", "cuoc hoi thoai", "ma hoi thoai", "conversation", "dialogue"),
    "style": ("kieu", "cach viet", "style"),
    "note": ("ghi chu", "note", "notes", "comment"),
    "review": ("duyet", "ket qua duyet", "review", "verdict"),
    "expects": ("mong doi", "expects"),
}
_CHOICE_HEADING = re.compile(r"(?:phuong an|dap an|lua chon|pa|lc|choice|option)?\s*([a-h]|[1-8])")
# What a longer heading begins with: "Câu hỏi dành cho học viên", "Nguồn văn bản tham khảo".
_BEGINNINGS = (
    *(("noi dung cau hoi", "question"), ("cau hoi", "question"), ("dap an dung", "key")),
    *(("phuong an dung", "key"), ("dap an", "answer"), ("cau tra loi", "answer")),
    *(("tra loi", "answer"), ("goi y", "answer"), ("van ban", "documents")),
    *(("nguon", "documents"), ("tai lieu", "documents"), ("loai", "kind"), ("dang cau", "kind")),
    *(("trich dan", "evidence"), ("can cu van ban", "documents"), ("can cu", "evidence")),
    ("ghi chu", "note"),
    *(("question", "question"), ("answer", "answer"), ("source", "documents")),
)
_FIELD_OF = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
_SEARCHED_ROWS = 15


@dataclass(frozen=True, slots=True)
class Columns:
    """`row` is the index of the heading row; `fields` maps a field to its column; `choices` are the
    columns A, B, C…; `ignored` the headings that nothing maps to; `ordinal` tells that ids are mere
    running numbers, which may start again."""

    row: int
    fields: dict[str, int]
    choices: tuple[int, ...]
    ignored: tuple[str, ...]
    ordinal: bool = False


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns by the first of the top rows that has a question heading; None without one.

    A lone "Đáp án" beside columns A, B, C is the key, not an answer in words.

    >>> find_columns([["BỘ CÂU HỎI"], ["STT", "Câu hỏi", "Đáp án", "Tệp"]]).fields
    {'id': 0, 'question': 1, 'answer': 2, 'documents': 3}
    """
    found = [_columns_of(number, row) for number, row in enumerate(rows[:_SEARCHED_ROWS])]
    headed = [one for one in found if "question" in one.fields and _is_heading(rows[one.row])]
    full = [one for one in headed if len(one.fields) > 1 or one.choices]
    columns = next(iter(full or headed), None)
    if columns is None:
        return None
    below = rows[columns.row + 1] if columns.row + 1 < len(rows) else ()
    return _with_row_below(columns, rows[columns.row], below)


def heading_at(rows: Sequence[Sequence[str]], columns: Columns, at: int) -> str:
    """A column's heading, from the upper of two heading rows where the lower one has none."""
    lower = rows[columns.row]
    if (at < len(lower) and lower[at]) or columns.row == 0:
        return lower[at]
    upper = rows[columns.row - 1]
    return upper[at] if at < len(upper) else ""


def describe(columns: Columns, rows: Sequence[Sequence[str]]) -> list[str]:
    """One line for each column used and one for those ignored, for a person to check."""
    shown = {
        at: heading_at(rows, columns, at) for at in (*columns.fields.values(), *columns.choices)
    }
    lines = [f"cột “{shown[at]}” → {name}" for name, at in columns.fields.items()]
    lines += [f"cột “{shown[at]}” → phương án {n}" for n, at in enumerate(columns.choices, 1)]
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


def _is_heading(row: Sequence[str]) -> bool:
    """Whether the row is no mere title: several cells, or one whose heading is known whole."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 or any(heading_key(cell) in _FIELD_OF for cell in filled)


def _with_row_below(columns: Columns, row: Sequence[str], below: Sequence[str]) -> Columns:
    """The columns of a heading that takes two rows, as under a merged “Phương án” above A, B, C;
    those of the one row where the next one is a question."""
    at = columns.fields["question"]
    asked = below[at] if at < len(below) else ""
    width = max(len(row), len(below))
    cells = [(line[n] if n < len(line) else "") for n in range(width) for line in (below, row)]
    both = [lower or upper for lower, upper in zip(cells[::2], cells[1::2], strict=True)]
    joined = _columns_of(columns.row + 1, both)
    more = len(joined.choices) > len(columns.choices) or len(joined.fields) > len(columns.fields)
    same = joined.fields.get("question") == at
    return joined if not asked and more and same else columns


def _columns_of(number: int, row: Sequence[str]) -> Columns:
    """Headings that are known whole are taken first, then those with a known beginning."""
    keys = [heading_key(heading) for heading in row]
    fields: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key in _FIELD_OF:
            fields.setdefault(_FIELD_OF[key], at)
    if "noi dung cau hoi" in keys:  # "Câu hỏi" beside it only counts
        fields["question"] = keys.index("noi dung cau hoi")
    choices = [
        at
        for at, key in enumerate(keys)
        if at not in fields.values() and _CHOICE_HEADING.fullmatch(key)
    ]
    for at, key in enumerate(keys):
        name = next((name for start, name in _BEGINNINGS if key.startswith(f"{start} ")), None)
        if name is not None and at not in (*fields.values(), *choices):
            fields.setdefault(name, at)
    if len(choices) == 1:
        choices.pop()
    if choices and "answer" in fields and "key" not in fields:
        fields["key"] = fields.pop("answer")
    if not choices and "choices" not in fields and "key" in fields:
        fields["answer"] = fields.pop("key")  # "Đáp án đúng" beside what somebody answered
    used = (*fields.values(), *choices)
    ignored = tuple(row[at] for at, key in enumerate(keys) if key and at not in used)
    ordinal = "id" in fields and keys[fields["id"]] in _ORDINALS
    return Columns(number, fields, tuple(choices), ignored, ordinal)
