"""What the cells of a spreadsheet of questions mean: answers, choices, kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.make_fact import other_forms
from ingest.folding import fold

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
_WHOLE_NUMBER = re.compile(r"\d{4,}")
_DECIMAL = re.compile(r"(\d+)\.(\d{1,2}|\d{4,})(?=\s?%|$)")


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
    groups = [
        tuple(
            dict.fromkeys(
                form for one in _ALTERNATIVE.split(part) if one for form in written_forms(one)
            )
        )
        for part in parts
    ]
    return tuple(group for group in groups if group), ()


def written_forms(value: str) -> tuple[str, ...]:
    """A value as typed and as Vietnamese texts write it: numbers and days, which spreadsheets show
    in their own way; anything else only as typed.

    >>> written_forms("1274"), written_forms("96.2%"), written_forms("rõ việc")
    (('1274', '1.274'), ('96.2%', '96,2%'), ('rõ việc',))
    """
    if _WHOLE_NUMBER.fullmatch(value):
        return value, f"{int(value):,}".replace(",", ".")
    if _DECIMAL.match(value):
        return value, _DECIMAL.sub(r"\1,\2", value)
    return (value, *other_forms(value))


def choice_texts(cells: Sequence[str], joined: str) -> tuple[str, ...]:
    """The choices of a question without their letters, from a cell each or from one cell with a
    choice a line or between ";"."""
    parts = cells or joined.split("\n" if "\n" in joined else ";")
    return tuple(_CHOICE_LABEL.sub("", text).strip() for text in parts if text.strip())


def kind_of(cell: str) -> str:
    """A kind under its own name, whatever language it is written in; an unknown one as it is."""
    return _KINDS.get(fold(cell), cell)


def is_refusal(cell: str) -> bool:
    """Whether an answer cell says that there is no answer."""
    return _NO_ANSWER.fullmatch(fold(cell)) is not None
