"""Whether a quantity counts what a question asks for: its noun, its measure, its table cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.answering.cells import cell_fit
from app.answering.classes_told import of_another_class
from app.answering.closeness import longest_run
from app.answering.counted_noun import (
    MEASURE_SIGNS,
    NO_FIT,
    SCALES,
    clause_start,
    noun_fit,
)
from app.answering.qualifiers import only_wanted, rules_out
from app.quantities import Quantity
from app.question import Asked
from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

LEAST_FIT = 0.2
_UNTOLD = 0.6
_SHARE_NAMED = 0.9
_SHARE_OF_THEM = 0.5  # "100% hộ nghèo" tells how many only to who knows how many there are
_CHANGE_TOLD = 0.9  # "tăng bao nhiêu" is told by whatever stands right behind "tăng"
_TOLD_IN_SHARES = frozenset([("thi", "phan"), ("ty", "trong"), ("ti", "trong"), ("ty", "suat")])
_ASKS_SHARE = re.compile(r"\bt[yi] le\b|phan tram|%")
_ASKS_PERCENT = re.compile(r"\b(?:bao nhieu|may) ?(?:%|phan tram\b)")
_ASKS_MONEY = (
    r"\b(?:giá(?! trị)|trị giá|kinh phí|mức phạt|phụ cấp|thu nhập|doanh (?:thu|số)|dư nợ|"
    r"(?:tổng )?mức đầu tư|(?:bồi thường|đền bù)(?= bao nhiêu)|học phí|"
    r"lệ phí|vốn|chi phí|số tiền|ngân sách|"
    r"(?<!khối )(?<!sản )(?<!số )(?<!trữ )(?<!năng )lương|phạt tiền|tiền (?:phạt|công|thưởng))\b"
)
# "được hỗ trợ bao nhiêu": money, where no noun tells
_ASKS_GIVEN = (
    r"\b(?:hỗ trợ|ủng hộ|đóng góp|quyên góp|tài trợ|góp|thưởng|phạt|tặng)(?: được| thêm)?"
    r" bao nhiêu\b"
)
_UNIT_STOPS = word_set("la duoc cua o tai trong bi do theo den vao mot tren moi")
_VERBS = frozenset([("tham", "gia"), ("tham", "du"), ("thuc", "hien"), ("bi", "phat")])
_MONEY_NOUNS = frozenset([("kinh", "phi"), ("ngan", "sach"), ("so", "tien")])
_MONEY = frozenset(["dong", "ty", "ti", "trieu", "nghin", "ngan", "usd"])
_TIME_UNITS = word_set("ngay tuan thang nam gio phut quy tieng buoi")
# "số người chết năm 2024 là bao nhiêu"
_NUMBER_OF = re.compile(
    r"(?<!\bho )(?<!doi )(?<!te )(?<!hoi )(?<!ky )(?<!dan )(?<!\bma )(?<!chi )\bso "
    r"(?!lieu|ky|hieu|tien|dien|no\b|von\b|la\b|duoc|hoa|cua|trong|tai|o\b|dat|voi\b)"
    r"((?:luot |truong |vu |to |ban |bai |cuoc |buoi |lop |phien )?\w+(?: \w+)?)\b.*\bbao nhieu\b"
)
# "số cán bộ được luân chuyển ở Bình Ải"
_NAMED = re.compile(
    r"(?:tong )?so (?!lieu|ky|hieu|tien|dien|no\b|von\b)((?:luot |truong |vu |to )?\w+(?: \w+)?)\b"
)
# "tăng bao nhiêu": by how much, told right behind the verb
_ASKS_CHANGE = re.compile(
    r"\b(?:tăng|giảm)(?: thêm)? (?:bao nhiêu|mấy)\b|"
    r"\b(?:tăng|giảm) so với[^?]*\b(?:bao nhiêu|mấy)\b"
)
_CHANGED = re.compile(
    r"(?:\b(?:[Tt]ăng|[Gg]iảm|thêm|bớt)|\svà)(?: (?:thêm|đi|được|tới|khoảng|gần|hơn))*\s$|"
    # "giảm 5 vụ (26,3%)"
    r"\b(?:[Tt]ăng|[Gg]iảm)(?: thêm)? \d[^()]{1,24}\($"
)
# "5 trong 9 xã": five, not nine.
_TOTAL = re.compile(r"\d\s(?:trong|trên)(?: tổng)?(?: số)?\s$")
_OF_TOTAL = 0.3
# Measures as they are spoken, and as they are written for short (folded).
_WRITTEN = {
    "met": "m", "ki lo met": "km", "kilomet": "km", "cay so": "km", "hec ta": "ha", "hecta": "ha",
    "met vuong": "m2", "met khoi": "m3", "ki lo gam": "kg", "lit": "l",
    "ky": "kg", "ki": "kg", "ky lo": "kg", "ki lo": "kg", "kilogam": "kg",
}  # fmt: skip
_ASKS_EACH = re.compile(r"\b[Mm]ỗi (?!năm\b|tháng\b|ngày\b|quý\b|tuần\b)")
_EACH = re.compile(r"\b(?:mỗi|từng|một|(?:hằng|hàng) (?:năm|tháng|ngày)|bình quân)\b|/")
_IN_ALL = re.compile(r"\btổng|;")  # behind it a figure is no more of each
_OF_ALL = 0.15
_OF_RATE = 0.5
_ASKS_TOTAL = re.compile(
    r"^(?!.*\b(?:mỗi|một|từng|bình quân)\b).*\b(?:doanh (?:thu|số)|tổng|dư nợ)\b"
)
_PER = 16  # characters behind a figure in which "đồng/người" says of whom
_DIMENSIONS = (
    word_set("kg tan ta yen gam g"), word_set("km m cm mm"), word_set("ha m2 km2 sao mau"),
    word_set("l ml m3"),
)  # fmt: skip
_SAME_DIMENSION = 0.9
# What a question asks to be measured, and the units that measure it.
_MEASURES: tuple[tuple[str, frozenset[str]], ...] = (
    (r"\b(?:diện tích|(?<!mở )rộng)\b", word_set("ha hec hecta m2 m² km2 km² sao mau met")),
    (r"\b(?:(?:chiều )?dài|quãng đường|bán kính)\b", word_set("km m met cay")),
    (r"\b(?:công suất|khối lượng|sản lượng|trọng lượng)\b",
     word_set("tan ta kg yen m3 m³ mw kw kwh lit gam")),
    (r"\b(?:mức án|án phạt|thời hạn)\b", word_set("nam thang ngay gio tuan")),
    (r"\bdân số\b", word_set("nguoi dan nhan")),
)  # fmt: skip


def counts(
    asked: Asked, text: str, quantity: Quantity, sentence: Span, *, above: str = ""
) -> float:
    """As `_counts` has it; less where what each gets is asked, and the figure does not say that it
    is of each."""
    fit = _counts(asked, text, quantity, sentence, above=above)
    if _ASKS_TOTAL.search(asked.vietnamese.lower()) and _is_sum(quantity):
        # "200 nghìn đồng/kg" is no sum of all.
        fit *= _OF_RATE if "/" in text[quantity.number.end : quantity.span.end] else 1.0
    apart = _ASKS_EACH.search(asked.vietnamese) and not _of_each(text, quantity, sentence)
    return fit * _OF_ALL if apart and _is_sum(quantity) else fit


def _of_each(text: str, quantity: Quantity, sentence: Span) -> bool:
    lead = text[sentence.start : quantity.number.start].lower()
    behind = text[quantity.number.end : min(sentence.end, quantity.number.end + _PER)]
    each = max((match.end() for match in _EACH.finditer(lead)), default=None)
    return (each is not None and _IN_ALL.search(lead, each) is None) or "/" in behind


def _counts(
    asked: Asked, text: str, quantity: Quantity, sentence: Span, *, above: str = ""
) -> float:
    """1 where the quantity counts what is asked, less where nothing tells, 0 where it cannot, or
    where it is narrowed down otherwise. `above` are the headings over the sentence."""
    folded = asked.folded
    if _asks_change(asked) and not _CHANGED.search(text, sentence.start, quantity.span.start):
        return 0.0
    around = (asked.vietnamese, text, quantity.number, sentence, above)
    # Words put into Vietnamese one by one say little of what is so and what is planned.
    if asked.language == "vi" and only_wanted(*around):
        return 0.0
    if rules_out(*around) or of_another_class(*around[:4]):
        return 0.0
    written = text[quantity.number.start : quantity.number.end]
    is_share = written.endswith("%")
    unit = asked_unit(asked)
    in_cell = cell_fit(asked, [] if unit == ["tien"] else unit, text, quantity.number.start)
    if in_cell is not None:
        return in_cell
    if _ASKS_PERCENT.search(folded):
        return 1.0 if is_share else NO_FIT
    if unit[:2] == ["phan", "tram"] or (not unit and _ASKS_SHARE.search(folded)):
        return 1.0 if is_share else NO_FIT
    if re.search(r"\bbao lau\b", folded):
        return 1.0 if quantity.unit and quantity.unit[-1] in _TIME_UNITS else 0.0
    if re.search(r"\bmay lan\b|bao nhieu lan\b", folded):
        return 1.0 if quantity.unit[:1] in (("lan",), ("luot",)) else LEAST_FIT
    if not unit and _asks_change(asked):
        return _CHANGE_TOLD
    if not unit:
        return _measures(asked, quantity, is_share=is_share)
    if is_share and _leads_to(unit, text, quantity, sentence):
        return _SHARE_NAMED
    if is_share and _is_share_of(unit, text, quantity, sentence):
        # "giảm 15% văn bản": no number of them is told
        return _SHARE_NAMED if _asks_change(asked) else _SHARE_OF_THEM
    if is_share:
        # "Số đơn tăng bao nhiêu" may be told as a share.
        return _UNTOLD if _asks_change(asked) and not asked.unit else NO_FIT
    if _is_same_measure(unit, quantity.unit) or _is_measured(unit, quantity):
        return 1.0
    if _is_alike_measure(unit, quantity.unit):
        return _SAME_DIMENSION
    if _is_money(unit):
        return 1.0 if _is_sum(quantity) else NO_FIT
    total = _TOTAL.search(text, sentence.start, quantity.span.start) is not None
    return noun_fit(asked, unit, text, quantity, sentence) - (_OF_TOTAL if total else 0.0)


def asks_percent(asked: Asked) -> bool:
    """Whether a question asks for per cent."""
    return _ASKS_PERCENT.search(asked.folded) is not None


def _leads_to(unit: list[str], text: str, quantity: Quantity, sentence: Span) -> bool:
    """Whether what is asked for leads to a share in its own clause: "chiếm thị phần khoảng 67%"."""
    start = clause_start(text, quantity, sentence)
    lead = [token.folded for token in tokenise(text, start, quantity.number.start)]
    return tuple(unit[:2]) in _TOLD_IN_SHARES and longest_run(unit[:2], lead) == len(unit[:2])


def _is_share_of(unit: list[str], text: str, quantity: Quantity, sentence: Span) -> bool:
    """Whether what is counted stands right behind a share: "15% văn bản", "10% số lượng phiếu"."""
    behind = [t.folded for t in tokenise(text, quantity.number.end, sentence.end)]
    if behind[:1] == ["so"]:
        behind = behind[2:] if behind[1:2] == ["luong"] else behind[1:]
    return behind[: len(unit)] == unit


def _asks_change(asked: Asked) -> bool:
    return _ASKS_CHANGE.search(asked.vietnamese.lower()) is not None


def _is_same_measure(asked: Sequence[str], held: Sequence[str]) -> bool:
    """Whether both are one measure, spoken or written.

    >>> _is_same_measure(["met"], ("m",)), _is_same_measure(["ha"], ("hec", "ta", "rung"))
    (True, True)
    >>> _is_same_measure(["ha"], ("nghin", "hec", "ta"))
    True
    >>> _is_same_measure(["met"], ("met", "vuong")), _is_same_measure(["xa"], ("xa",))
    (False, False)
    """
    return _sign(asked) == _sign(held) and _sign(asked) in _WRITTEN.values()


def _is_alike_measure(asked: Sequence[str], held: Sequence[str]) -> bool:
    """Whether both measure the same thing, and the same of it: kilograms of rice and tons of rice.

    >>> _is_alike_measure(["ky", "gao"], ("tan", "gao")), _is_alike_measure(["kg"], ("km",))
    (True, False)
    """
    first, second = _sign(asked), _sign(held)
    if not any(first in signs and second in signs for signs in _DIMENSIONS):
        return False
    rests = [list(unit[1:2]) for unit in (asked, held)]
    return not all(rests) or rests[0] == rests[1]


def _is_measured(unit: list[str], quantity: Quantity) -> bool:
    """Whether what is asked for without its measure stands right behind one: "gần 10 m3 gỗ quý"."""
    held = list(quantity.unit[1:])
    return bool(held) and quantity.unit[0] in MEASURE_SIGNS and held == unit[: len(held)]


def _sign(unit: Sequence[str]) -> str:
    """A measure's sign, or the unit's first word; a scale before it aside: "nghìn héc-ta"."""
    while len(unit) > 1 and unit[0] in SCALES:
        unit = unit[1:]
    names = (" ".join(unit[:length]) for length in (3, 2, 1))
    return next((_WRITTEN[name] for name in names if name in _WRITTEN), "".join(unit[:1]))


def _is_sum(quantity: Quantity) -> bool:
    """Whether a quantity is one of money; "10 lao động" is none."""
    return bool(quantity.unit) and quantity.unit[0] in _MONEY


def _is_money(unit: list[str]) -> bool:
    """Whether what is counted is money: "tiền", "kinh phí", "tỷ đồng"."""
    scaled = unit[0] in SCALES and unit[1:2] in ([], ["dong"])
    coined = unit[0] in ("tien", "dong") and unit[:2] != ["dong", "chi"]
    return coined or scaled or tuple(unit[:2]) in _MONEY_NOUNS


def _measures(asked: Asked, quantity: Quantity, *, is_share: bool) -> float:
    """How well a quantity's unit measures what is asked without a noun ("diện tích")."""
    if _asks(asked, _ASKS_MONEY):
        return 1.0 if _is_sum(quantity) else NO_FIT
    for pattern, units in _MEASURES:
        if _asks(asked, pattern):
            return 1.0 if set(quantity.unit) & units else NO_FIT
    if _asks(asked, _ASKS_GIVEN):
        return _SHARE_NAMED if _is_sum(quantity) else _OF_TOTAL
    return _UNTOLD - (0.1 if is_share else 0.0)


def _asks(asked: Asked, pattern: str) -> bool:
    """Whether a question asks so, its tones counting where it has them: "đại" is no "dài"."""
    if asked.toned:
        return re.search(pattern, asked.vietnamese.lower()) is not None
    return re.search(fold(pattern), asked.folded) is not None


def asked_unit(asked: Asked) -> list[str]:
    """What "bao nhiêu" counts, up to the first function word, folded."""
    unit: list[str] = []
    # "Sở" is no "số", where marks tell.
    folded = "".join(
        " " if a in "ởỞ" else b for a, b in zip(asked.vietnamese, asked.folded, strict=True)
    )
    named = _NUMBER_OF.search(folded) or _NAMED.match(folded)
    words = asked.unit or (tuple(named[1].split()) if named is not None else ())
    for word, following in pairwise((*words, "")):
        if (word, following) in _VERBS or (unit and word in _UNIT_STOPS):
            break
        unit.append(word)
    return unit
