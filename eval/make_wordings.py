"""How a fact is asked: several wordings for each sort, in the ways that people really type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ingest.folding import fold

PLAIN, SHORT, BARE, ENGLISH = "", "short", "no-diacritics", "english"


class Wording(NamedTuple):
    """A question's text and its style."""

    style: str
    text: str


_WORDINGS: dict[str, tuple[Wording, ...]] = {
    "issued": (
        Wording(PLAIN, "{paper} được ban hành vào ngày nào?"),
        Wording(SHORT, "{paper} ra đời khi nào"),
        Wording(ENGLISH, "When was {paper} issued?"),
    ),
    "signed": (
        Wording(PLAIN, "Ai là người ký {paper}?"),
        Wording(SHORT, "người ký {paper}"),
    ),
    "about": (
        Wording(PLAIN, "{paper} nói về vấn đề gì?"),
        Wording(SHORT, "Trích yếu của {paper} là gì?"),
        Wording(ENGLISH, "What is {paper} about?"),
    ),
    "named list": (
        Wording(PLAIN, "“{name}” {place} gồm những gì?"),
        Wording(SHORT, "nội dung của {name} {place}"),
    ),
    "list": (
        Wording(PLAIN, "{count} {noun} được nêu {place} là những gì?"),
        Wording(SHORT, "Liệt kê {count} {noun} {place}"),
    ),
    "count": (
        Wording(PLAIN, "Có bao nhiêu {noun} được nêu {place}?"),
        Wording(SHORT, "mấy {noun} {place}?"),
    ),
    "lead": (
        Wording(PLAIN, "Theo {name_of_source}, {who} có nhiệm vụ {action}?"),
        Wording(SHORT, "{place_capital}, việc {action} do ai thực hiện?"),
    ),
    "due": (
        Wording(PLAIN, "{place_capital}, {unit} phải {action} trước ngày nào?"),
        Wording(SHORT, "thời hạn để {unit} {action} {place}"),
    ),
    "number": (Wording(PLAIN, "{stem}"), Wording(PLAIN, "{source_capital}, {tail}")),
    "number in source": (Wording(PLAIN, "{source_capital}, {tail}"),),
    "day": (Wording(PLAIN, "{stem}"), Wording(PLAIN, "{source_capital}, {tail}")),
    "day in source": (Wording(PLAIN, "{source_capital}, {tail}"),),
}


def wordings(sort: str, words: Mapping[str, str]) -> Iterator[Wording]:
    """Every wording of a fact, the last Vietnamese one without diacritics too.

    >>> [w.text for w in wordings("signed", {"paper": "Kế hoạch số 5-KH/HU"})][2]
    'nguoi ky ke hoach so 5-kh/hu'
    """
    filled = dict(words)
    if "place" in words:
        filled["name_of_source"] = words["place"].removeprefix("trong ")
    for name in ("place", "source"):
        if name in words:
            filled[f"{name}_capital"] = words[name][0].upper() + words[name][1:]
    made = [
        Wording(style, _capital(text.format_map(filled), style)) for style, text in _WORDINGS[sort]
    ]
    yield from made
    native = [wording for wording in made if wording.style != ENGLISH]
    yield Wording(BARE, fold(native[-1].text).rstrip("?"))


def _capital(text: str, style: str) -> str:
    return text if style == SHORT else text[0].upper() + text[1:]
