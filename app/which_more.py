"""Which of two is more: "A và B, nơi nào đạt tỷ lệ cao hơn?", made a question of each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ingest.dates import find_dates
from ingest.folding import fold

_WHICH = (
    r"(?:nơi|bên|đơn vị|xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thôn|cơ quan|địa phương|tổ chức|"
    r"trường|đội|tổ|văn bản|chỉ thị|kế hoạch|cái|khu vực|noi|ben|don vi|xa|phuong|huyen|quan|tinh)"
    r" (?:nào|nao)"
)
_ADJECTIVES = (
    "cao|thấp|nhiều|ít|lớn|nhỏ|đông|sớm|muộn|trước|sau|nhanh|chậm|dài|ngắn|"
    "thap|nhieu|it|lon|nho|dong|som|muon|truoc|nhanh|cham|dai|ngan"
)
_AND = r"(?:và|hay|hoặc|với|va|hoac|voi)"
_LAST = re.compile(
    rf"^\s*(?:(?:giữa|trong|giua) )?(?P<a>.{{2,80}}?) {_AND} (?P<b>.{{2,80}}?)\s*[,:;]? "
    rf"(?:thì )?{_WHICH} (?P<what>.+?)\s*\??\s*$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"^\s*{_WHICH} (?P<what>.+?)\s*[,:;?]\s*(?P<a>.{{2,80}}?) {_AND} (?P<b>.{{2,80}}?)\s*\??\s*$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    rf"\s*\b(?P<adjective>(?:{_ADJECTIVES})(?= (?:hơn|hon))|trước|truoc|sau)(?: (?:hơn|hon))?\s*$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"(?P<deed>.*?)\b(?P<many>nhiều|ít|nhieu|it) (?P<noun>.+?) (?:hơn|hon)\s*$", re.IGNORECASE
)
_MEASURE = re.compile(
    r"(?:(?:có|đạt|co|dat) )?(?P<measure>(?:t[ỷỉ] lệ|mức|số|kinh phí|diện tích|lượng|tổng|ty le|"
    r"muc|so|kinh phi|dien tich|luong|tong)\b.*)$",
    re.IGNORECASE,
)
_OF_TIME = frozenset(["som", "muon", "truoc", "sau"])
_OF_SHARES = frozenset(["cao", "thap"])
_PLACED = frozenset(["truoc", "sau"])
_LEAST = frozenset(["thap", "it", "nho", "som", "truoc", "ngan"])
_NUMBER = re.compile(r"\d+(?:[.,]\d{3}(?!\d))*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class WhichMore:
    """Two things, the question asked of each, and in what one is to be ahead ("cao")."""

    names: tuple[str, str]
    sides: tuple[str, str]
    adjective: str

    def ahead(self, first: str, second: str) -> str | None:
        """Which one is, by the figures or days of two answers; None where they are not told.

        >>> more = which_more("Xã Hạ và xã Thượng, nơi nào có tỷ lệ cao hơn?")
        >>> more.ahead("45%", "61%"), more.ahead("45%", "nhiều")
        ('Cao hơn: xã Thượng', None)
        """
        values = [self._value(first), self._value(second)]
        if None in values:
            return None
        name = f"{self.adjective[:1].upper()}{self.adjective[1:]}"
        name += "" if fold(self.adjective) in _PLACED else " hơn"
        one, other = (value for value in values if value is not None)
        if one == other:
            return None
        least = fold(self.adjective) in _LEAST
        return f"{name}: {self.names[0] if (one < other) == least else self.names[1]}"

    def _value(self, text: str) -> float | None:
        if fold(self.adjective) in _OF_TIME:
            days = [day for _, day in find_dates(text) if isinstance(day, dt.date)]
            return float(days[0].toordinal()) if days else None
        found = _NUMBER.search(text)
        if found is None:
            return None
        written = re.sub(r"[.,](?=\d{3}(?!\d))", "", found.group()).replace(",", ".")
        return float(written)


def which_more(question: str) -> WhichMore | None:
    """What a question compares, None where it asks nothing of the kind.

    >>> which_more("Xã Hạ hay xã Thượng, nơi nào xử phạt nhiều trường hợp hơn?").sides
    ('Xã Hạ xử phạt bao nhiêu trường hợp?', 'xã Thượng xử phạt bao nhiêu trường hợp?')
    """
    found = _LAST.match(question) or _FIRST.match(question)
    if found is None:
        return None
    names = (found["a"].strip(), found["b"].strip())
    many = _MANY.match(found["what"])
    degree = _DEGREE.search(found["what"])
    if many is not None:
        asks = f"{{}} {many['deed']}bao nhiêu {many['noun']}?"
        return _more(names, asks, many["many"])
    if degree is None:
        return None
    rest = found["what"][: degree.start()]
    if fold(degree["adjective"]) in _OF_TIME:
        return _more(names, f"{{}} {rest or 'ban hành'} ngày nào?", degree["adjective"])
    measure = _MEASURE.match(rest)
    if measure is None and rest and fold(degree["adjective"]) in _OF_SHARES:
        return _more(names, f"tỷ lệ {rest} của {{}} là bao nhiêu?", degree["adjective"])
    if measure is None:
        return None
    return _more(names, f"{measure['measure']} của {{}} là bao nhiêu?", degree["adjective"])


def _more(names: tuple[str, str], asks: str, adjective: str) -> WhichMore:
    first, second = (asks.replace("{}", name) for name in names)
    return WhichMore(names, (first, second), adjective)
