"""Lists of units, taken apart: "Sở Y tế, Công an tỉnh và Ủy ban nhân dân các huyện"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import FIELD_HEADS, HEAD, field_end, keyed

_LINK = re.compile(r"\s?[,;:]\s?|\s?,?\s(?:và|cùng|cùng với)\s")
# Posts open a new name in small letters too: "Chủ tịch …, giám đốc các sở, thủ trưởng đơn vị".
_POST = keyed(
    r"(?:(?:các|những|từng|mọi|toàn thể|tất cả)\s)*(?:(?:phó )?chủ tịch|(?:phó )?bí thư|thủ trưởng|"
    r"(?:tổng |phó )?giám đốc|hiệu trưởng|(?:thứ|bộ) trưởng|chánh|người (?:đứng đầu|sử dụng)|"
    r"tổ chức đại diện|đoàn đại biểu|đại biểu)(?![^\W\d_])"
)
# Bodies inside other bodies: "Cục Thú y, Bộ Nông nghiệp" is one of them, not two.
_INNER = keyed(r"(?:cục|vụ|chi cục|trung tâm|phòng|viện)(?![^\W\d_])")
_OUTER = keyed(r"(?:bộ|sở|ủy ban nhân dân|ubnd)(?![^\W\d_])")
_AREAS = frozenset(["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường"])


class _Piece(NamedTuple):
    """A part of a list with the link before it, and its place in the list's text."""

    link: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split_units(text: str) -> tuple[str, ...]:
    """The units of a list, "các Bộ: A, B và C" written out; a list of sorts stays one piece.

    >>> split_units("Bộ Y tế, các Bộ: Tư pháp, Công an, các sở, ngành và Ủy ban nhân dân các tỉnh")
    ('Bộ Y tế', 'Bộ Tư pháp', 'Bộ Công an', 'các sở, ngành', 'Ủy ban nhân dân các tỉnh')
    """
    return tuple(name for name, _ in named_units(text))


def named_units(text: str) -> list[tuple[str, Span]]:
    """The same with the place of each unit in the text. A body named with the body that it belongs
    to is one unit, the inner one.

    >>> text = "Cục Thú y, Bộ Nông nghiệp"
    >>> named_units(text), named_units("Giám đốc các sở, thủ trưởng các đơn vị")[1][0]
    ([('Cục Thú y', Span(start=0, end=9))], 'thủ trưởng các đơn vị')
    """
    units: list[tuple[str, Span]] = []
    shared = ""
    pieces = _pieces(text)
    following = [piece.text for piece in pieces[1:]] + [""]
    for piece, after in zip(pieces, following, strict=True):
        key = tone_key(piece.text)
        head = HEAD.match(key)
        own = head is not None and head["head"] not in FIELD_HEADS
        place = Span(piece.start, piece.end)
        if key in {"các bộ", "các sở", "bộ", "sở"} and _names_field(after):
            shared = piece.text.split()[-1].capitalize()
        elif shared and piece.text[0].isupper() and not own:
            units.append((f"{shared} {piece.text}", place))
        elif not units or _opens_unit(piece.text, key):
            units.append((piece.text, place))
            shared = ""
        else:
            name, begun = units[-1]
            units[-1] = f"{name}{piece.link}{piece.text}", Span(begun.start, piece.end)
    if len(pieces) == 2 and len(units) == 2 and _is_part_of(units[0][0], pieces[1]):
        return units[:1]
    return units


def list_pieces(text: str) -> list[str]:
    """The parts of a list between its commas and "và", those of a field's name kept together.

    >>> list_pieces("các Bộ, ngành và Sở Giáo dục và Đào tạo")
    ['các Bộ', 'ngành', 'Sở Giáo dục và Đào tạo']
    """
    return [piece.text for piece in _pieces(text)]


def _opens_unit(text: str, key: str) -> bool:
    if _POST.match(key):
        return True
    head = HEAD.match(key)
    if head is None or (text.isupper() and head["head"] in _AREAS):
        return False  # in a heading of capitals "CÁC TỈNH, THÀNH PHỐ" goes on
    return text[0].isupper() or text.startswith("các ")


def _is_part_of(inner: str, outer: _Piece) -> bool:
    return (
        outer.link.strip() == ","
        and _INNER.match(tone_key(inner)) is not None
        and _OUTER.match(tone_key(outer.text)) is not None
    )


def _pieces(text: str) -> list[_Piece]:
    """The parts of a list; a field's own commas do not part it."""
    key = tone_key(text)
    pieces: list[_Piece] = []
    start, link = 0, ""
    for found in _LINK.finditer(key):
        if field_end(key, found.start()) is None:
            pieces.append(_piece(text, start, found.start(), link))
            start, link = found.end(), text[found.start() : found.end()]
    pieces.append(_piece(text, start, len(text), link))
    return [piece for piece in pieces if piece.text]


def _piece(text: str, start: int, end: int, link: str) -> _Piece:
    while start < end and text[start].isspace():
        start += 1
    return _Piece(link, text[start:end].rstrip(" ,;:."), start)


def _names_field(piece: str) -> bool:
    """Whether what follows "các Bộ" is a name that shares it, not "ngành liên quan" or "Ban"."""
    head = HEAD.match(tone_key(piece))
    return piece[:1].isupper() and (head is None or head["head"] in FIELD_HEADS)
