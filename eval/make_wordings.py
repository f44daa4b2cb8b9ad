"""How a fact is asked: several wordings for each sort, in the ways that people really type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ingest.folding import fold

PLAIN, SHORT, BARE, ENGLISH = "", "short", "no-diacritics", "english"
_ENGLISH_KINDS = {
    "Chỉ thị": "Directive",
    "Kế hoạch": "Plan",
    "Nghị quyết": "Resolution",
    "Kết luận": "Conclusion",
    "Quyết định": "Decision",
    "Nghị định": "Decree",
    "Thông tư": "Circular",
    "Thông báo": "Notice",
    "Hướng dẫn": "Guidance",
    "Văn bản": "Document",
}
_PAPER = re.compile(rf"^({'|'.join(_ENGLISH_KINDS)}) số (\S+)(?: của (.+))?$")


class Wording(NamedTuple):
    """A question's text and its style."""

    style: str
    text: str


_WORDINGS: dict[str, tuple[Wording, ...]] = {
    "issued": (
        Wording(PLAIN, "{name} được ban hành vào ngày nào?"),
        Wording(SHORT, "ngày ban hành {name}"),
        Wording(ENGLISH, "When was {english} issued?"),
    ),
    "signed": (
        Wording(PLAIN, "Ai là người ký {name}?"),
        Wording(SHORT, "người ký {name}"),
        Wording(ENGLISH, "Who signed {english}?"),
    ),
    "about": (
        Wording(PLAIN, "{name} nói về vấn đề gì?"),
        Wording(SHORT, "Trích yếu của {name} là gì?"),
        Wording(ENGLISH, "What is {english} about?"),
    ),
    "named list": (
        Wording(PLAIN, "“{slogan}” trong {name} gồm những gì?"),
        Wording(SHORT, "nội dung “{slogan}” trong {name}"),
    ),
    "list": (
        Wording(PLAIN, "{count} {noun} được nêu trong {name} là những gì?"),
        Wording(SHORT, "Liệt kê {count} {noun} trong {name}"),
    ),
    "count": (
        Wording(PLAIN, "Có bao nhiêu {noun} được nêu trong {name}?"),
        Wording(SHORT, "{name} nêu mấy {noun}?"),
    ),
    "lead": (
        Wording(PLAIN, "Theo {name}, {who} phải {action}?"),
        Wording(SHORT, "{name} giao {who} {action}?"),
    ),
    "chair": (
        Wording(PLAIN, "Theo {name}, {who} chủ trì {action}?"),
        Wording(SHORT, "{name} giao {who} chủ trì {action}?"),
    ),
    "answerable": (Wording(PLAIN, "Theo {name}, {who} {action}?"),),
    "holder": (
        Wording(PLAIN, "Theo {name}, ai là {post}?"),
        Wording(SHORT, "{post} là ai, theo {name}?"),
    ),
    "post": (
        Wording(PLAIN, "Theo {name}, {who} giữ chức vụ gì?"),
        Wording(SHORT, "chức vụ của {who} trong {name}"),
    ),
    "due": (
        Wording(PLAIN, "Theo {name}, thời hạn để {unit} {action} là ngày nào?"),
        Wording(SHORT, "hạn chót {unit} {action} theo {name}"),
    ),
    "number": (
        Wording(PLAIN, "Theo {name}, {stem}?"),
        Wording(PLAIN, "{stem}, theo {name}?"),
    ),
    "number of order": (Wording(PLAIN, "Theo {name}, {stem}?"),),
    "day": (
        Wording(PLAIN, "Theo {name}, {stem}?"),
        Wording(PLAIN, "{stem}, theo {name}?"),
    ),
    "day of order": (Wording(PLAIN, "Theo {name}, {stem}?"),),
}


def wordings(sort: str, words: Mapping[str, str]) -> Iterator[Wording]:
    """Every wording of a fact, the last Vietnamese one without diacritics too.

    >>> [w.text for w in wordings("signed", {"name": "Kế hoạch số 5-KH/HU"})][1:]
    ['người ký Kế hoạch số 5-KH/HU', 'Who signed Plan 5-KH/HU?', 'nguoi ky ke hoach so 5-kh/hu']
    """
    filled = {**words, "english": english_name(words["name"])}
    made = [
        Wording(style, _capital(text.format_map(filled), style)) for style, text in _WORDINGS[sort]
    ]
    yield from made
    native = [wording for wording in made if wording.style != ENGLISH]
    yield Wording(BARE, fold(native[-1].text).rstrip("?"))


def english_name(name: str) -> str:
    """A paper's name as English speakers write it; anything else as it is.

    >>> english_name("Chỉ thị số 05/CT-UBND của UBND tỉnh Lam Giang")
    'Directive 05/CT-UBND of UBND tỉnh Lam Giang'
    """
    paper = _PAPER.match(name)
    if paper is None:
        return name
    issuer = f" of {paper[3]}" if paper[3] else ""
    return f"{_ENGLISH_KINDS[paper[1]]} {paper[2]}{issuer}"


def _capital(text: str, style: str) -> str:
    return text if style == SHORT else text[0].upper() + text[1:]
