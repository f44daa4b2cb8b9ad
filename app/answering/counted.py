"""Whether a quantity counts what a question asks for: its noun, its measure, its table cell."""

from __future__ import annotations

import re
from itertools import pairwise

from app.answering.cells import cell_fit
from app.answering.closeness import longest_run
from app.answering.counters import counter_fit
from app.answering.qualifiers import only_wanted, rules_out
from app.quantities import Quantity
from app.question import Asked
from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

LEAST_FIT = 0.2
_NO_FIT = 0.1
_UNTOLD = 0.6
_BARE = 0.85  # a noun alone, which nothing denies: "trong đó xã A 12 người"
_ASKS_SHARE = re.compile(r"\bt[yi] le\b|phan tram|%")
_ASKS_MONEY = re.compile(
    r"\b(?:gia|tri gia|kinh phi|muc phat|phu cap|hoc phi|le phi|von|chi phi|so tien|ngan sach|"
    r"(?<!khoi )(?<!san )(?<!so )(?<!tru )(?<!nang )luong)\b"
)
_VERBS = frozenset([("tham", "gia"), ("tham", "du"), ("thuc", "hien"), ("bi", "phat")])
_MONEY_NOUNS = frozenset([("kinh", "phi"), ("ngan", "sach"), ("so", "tien")])
_MONEY = frozenset(["dong", "ty", "ti", "trieu", "nghin", "ngan", "usd"])
_SCALES = word_set("nghin ngan trieu ty ti tram")
_TIME_UNITS = word_set("ngay tuan thang nam gio phut quy")
_STOPS = re.compile(r"[;:.](?!\d)|\d[^,;.]*?(?:[,;.](?!\d)|\s(?:và|nhưng)\s)")
_IN_A_ROW = re.compile(
    r"(?P<own>(?:\s[^\W\d_]+){0,2})(?:,|\s+và)\s+\d[\d.]*(?:,\d+)?(?=\s)"
    # "kiểm tra 7 và giám sát 5 tổ chức"
    r"|(?P<bare>)\s+và(?:\s[^\W\d_]+){1,3}\s\d[\d.]*(?=\s)"
)
_ENDS = re.compile(r"[;:.!?()]")
# "số người chết năm 2024 là bao nhiêu"
_NUMBER_OF = re.compile(
    r"(?<!\bho )\bso (?!lieu|ky|hieu|tien|dien)"
    r"((?:luot |truong |vu |to )?\w+(?: \w+)?)\b.*\bbao nhieu\b"
)
# "số cán bộ được luân chuyển ở Bình Ải"
_NAMED = re.compile(
    r"(?:tong )?so (?!lieu|ky|hieu|tien|dien)((?:luot |truong |vu |to )?\w+(?: \w+)?)\b"
)
# "5 trong 9 xã": five, not nine.
_TOTAL = re.compile(r"\d\s(?:trong|trên)(?: tổng)?(?: số)?\s$")
_OF_TOTAL = 0.3
# What a question asks to be measured, and the units that measure it.
_MEASURES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"\bdien tich\b"), word_set("ha hec hecta m2 m² km2 km² sao mau met")),
    (re.compile(r"\b(?:chieu )?dai\b|\bquang duong\b|\bban kinh\b"), word_set("km m met cay")),
    (re.compile(r"\bcong suat\b|\bkhoi luong\b|\bsan luong\b|\btrong luong\b"),
     word_set("tan ta kg yen m3 m³ mw kw kwh lit gam")),
    (re.compile(r"\bdan so\b"), word_set("nguoi dan nhan")),
)  # fmt: skip
# Nouns that only class what is counted: "con", "hộ", "vụ".
_CLASSIFIERS = word_set(
    "con ho nguoi ca vu cai chiec luot truong to doi nhom lop buoi cuoc doan dot loai cho muc bo "
    "cuon quyen bo hop thung bai can khu diem don vi ban ho dot phieu y kien suat goi mon cay "
    "tam bien"
)
# Classifiers that need their noun to say what is counted.
_NEVER_ALONE = word_set("con cai chiec vu ca luot bo goi cay nhom loai dot cuoc")
_AREAS = word_set("xa phuong thi quan huyen tinh thanh")
# Words whose first syllable alone is another noun: "trường hợp" are no schools.
_OTHER_NOUNS = frozenset([
    ("truong", "hop"), ("hoi", "nghi"), ("hoi", "vien"), ("doan", "vien"), ("dang", "vien"),
    ("to", "chuc"), ("dan", "so"), ("bo", "phan"), ("don", "thu"),
])  # fmt: skip


def counts(
    asked: Asked, text: str, quantity: Quantity, sentence: Span, *, above: str = ""
) -> float:
    """1 where the quantity counts what is asked, less where nothing tells, 0 where it cannot, or
    where it is narrowed down otherwise. `above` are the headings over the sentence."""
    folded = asked.folded
    around = (asked.vietnamese, text, quantity.number, sentence, above)
    if rules_out(*around) or only_wanted(*around):
        return 0.0
    written = text[quantity.number.start : quantity.number.end]
    is_share = written.endswith("%")
    unit = asked_unit(asked)
    in_cell = cell_fit(asked, [] if unit == ["tien"] else unit, text, quantity.number.start)
    if in_cell is not None:
        return in_cell
    if unit[:2] == ["phan", "tram"] or (not unit and _ASKS_SHARE.search(folded)):
        return 1.0 if is_share else _NO_FIT
    if re.search(r"\bbao lau\b", folded):
        return 1.0 if quantity.unit and quantity.unit[-1] in _TIME_UNITS else 0.0
    if re.search(r"\bmay lan\b|bao nhieu lan\b", folded):
        return 1.0 if quantity.unit[:1] in (("lan",), ("luot",)) else LEAST_FIT
    if not unit:
        return _measures(folded, quantity, is_share=is_share)
    if is_share:
        return _NO_FIT
    if _is_money(unit):
        return 1.0 if set(quantity.unit) & _MONEY else _NO_FIT
    total = _TOTAL.search(text, sentence.start, quantity.span.start) is not None
    fit = max(
        _noun_fit(unit, text, quantity, sentence), _alike(asked, unit, text, quantity, sentence)
    )
    return fit - (_OF_TOTAL if total else 0.0)


def _alike(asked: Asked, unit: list[str], text: str, quantity: Quantity, sentence: Span) -> float:
    """How well a figure counts those asked for by another word for them."""
    start = _clause_start(text, quantity, sentence)
    lead = [token.folded for token in tokenise(text, start, quantity.number.start)]
    line = text.rfind("\n", 0, sentence.start) + 1
    above = [token.folded for token in tokenise(text, line, sentence.end)]
    following = words_behind(text, quantity, sentence.end)
    return counter_fit(asked, unit, following, lead=lead, above=above)


def _is_money(unit: list[str]) -> bool:
    """Whether what is counted is money: "tiền", "kinh phí", "tỷ đồng"."""
    scaled = unit[0] in _SCALES and unit[1:2] in ([], ["dong"])
    coined = unit[0] in ("tien", "dong") and unit[:2] != ["dong", "chi"]
    return coined or scaled or tuple(unit[:2]) in _MONEY_NOUNS


def _measures(folded: str, quantity: Quantity, *, is_share: bool) -> float:
    """How well a quantity's unit measures what is asked without a noun ("diện tích")."""
    if _ASKS_MONEY.search(folded):
        return 1.0 if set(quantity.unit) & _MONEY else _NO_FIT
    for pattern, units in _MEASURES:
        if pattern.search(folded):
            return 1.0 if set(quantity.unit) & units else _NO_FIT
    return _UNTOLD - (0.1 if is_share else 0.0)


def _noun_fit(unit: list[str], text: str, quantity: Quantity, sentence: Span) -> float:
    """How well the noun counted is the one asked for, as a whole: "nhóm vấn đề" is no "nhóm nhiệm
    vụ", and "xã, phường" is more than "xã"."""
    following = words_behind(text, quantity, sentence.end)
    if len(unit) == 1 and (unit[0], *following[1:2]) in _OTHER_NOUNS and following[0] == unit[0]:
        return _NO_FIT
    agreeing = 0
    for word, other in zip(unit, following, strict=False):
        if word != other:
            break
        agreeing += 1
    if agreeing >= min(2, len(unit)):
        wider = len(unit) == 1 and _goes_on(text, quantity, sentence.end, unit[0])
        return 0.8 + 0.2 * agreeing / len(unit) - (0.15 if wider else 0.0)
    lead = [
        t.folded
        for t in tokenise(text, _clause_start(text, quantity, sentence), quantity.number.start)
        if t.toned != "còn"  # no "con", which it is when folded
    ]
    rest = unit[agreeing:]
    if _led_by(rest, lead) and (agreeing or following[:1] == [] or following[0] in _CLASSIFIERS):
        return 0.9 if agreeing else 0.75
    if agreeing and agreeing == len(following) and unit[0] not in _NEVER_ALONE:
        return _BARE
    if agreeing:
        return _NO_FIT if unit[0] in _CLASSIFIERS else 0.25
    # Without the counted noun itself, a shared verb ("triển khai") says nothing of the count.
    inside = longest_run(unit, following) if unit[0] in following else 0
    return 0.55 if inside >= min(2, len(unit)) else _NO_FIT


def _led_by(words: list[str], lead: list[str]) -> bool:
    """Whether the counted noun stands before its figure: "tổng đàn trâu, bò có 900 con"."""
    return bool(words) and (
        longest_run(words, lead) == len(words) if len(words) < 3
        else longest_run(words, lead) >= 2 and sum(word in lead for word in words) >= len(words) - 1
    )  # fmt: skip


def _clause_start(text: str, quantity: Quantity, sentence: Span) -> int:
    """Where the clause of a figure begins: behind the noun of the figure before it."""
    stops = [m.end() for m in _STOPS.finditer(text, sentence.start, quantity.number.start)]
    return stops[-1] if stops else sentence.start


def _goes_on(text: str, quantity: Quantity, high: int, noun: str) -> bool:
    """Whether the noun is only the first of several kinds of area: "165 xã, phường, thị trấn"."""
    if noun not in _AREAS:
        return False
    match = re.compile(r"\s*\S+\s*(?:,|và)\s*(\w+)").match(text, quantity.noun_at, high)
    return match is not None and fold(match[1]) in _AREAS


def words_behind(text: str, quantity: Quantity, high: int) -> list[str]:
    """The words right behind a number, up to the next number; figures in a row share their noun.

    >>> from app.quantities import find_quantities
    >>> text = "Đã kiểm tra 7 và giám sát 5 tổ chức hội; thu 40 lượt và 52 lượt bạn đọc."
    >>> [words_behind(text, quantity, len(text))[:3] for quantity in find_quantities(text)]
    [['to', 'chuc', 'hoi'], ['to', 'chuc', 'hoi'], ['luot', 'ban', 'doc'], ['luot', 'ban', 'doc']]
    """
    words: list[str] = []
    begin = last = _shared_noun_at(text, quantity.noun_at, high)
    for token in tokenise(text, begin, high)[:8]:
        between = text[last : token.start]
        if token.folded[0].isdigit() or _ENDS.search(between) or (words and "," in between):
            break
        last = token.end
        if words or token.folded not in _SCALES:
            words.append(token.folded)
    return words


def _shared_noun_at(text: str, at: int, high: int) -> int:
    """Where the noun begins that several figures in a row share: "40 lượt, 52 lượt và 71 lượt bạn
    đọc" counts bạn đọc three times."""
    following = _IN_A_ROW.match(text, at, high)
    while following is not None:
        own = following["own"] or ""
        if own != text[following.end() : following.end() + len(own)]:
            break
        at = following.end()
        following = _IN_A_ROW.match(text, at, high)
    return at


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
        if (word, following) in _VERBS:
            break
        unit.append(word)
    return unit
