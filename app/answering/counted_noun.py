"""Whether the noun of a quantity is the one that a question counts."""

from __future__ import annotations

import re
from functools import lru_cache

from app.answering.closeness import longest_run
from app.answering.counters import counter_fit
from app.quantities import Quantity
from app.question import Asked
from app.tokens import first_tokens, tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

NO_FIT = 0.1
SCALES = word_set("nghin ngan trieu ty ti tram")
_MEASURED = 0.9
_BARE = 0.85  # a noun alone, which nothing denies: "trong đó xã A 12 người"
_STOPS = re.compile(r"[;:.](?!\d)|\d[^,;.]*?(?:[,;.](?!\d)|\s(?:và|nhưng)\s)")
_IN_A_ROW = re.compile(
    r"(?P<own>(?:\s[^\W\d_]+){0,2})(?:,|\s+và)\s+\d[\d.]*(?:,\d+)?(?=\s)"
    # "kiểm tra 7 và giám sát 5 tổ chức"
    r"|(?P<bare>)\s+và(?:\s[^\W\d_]+){1,3}\s\d[\d.]*(?=\s)"
)
_ENDS = re.compile(r"[;:.!?()]")
_NEXT_FIGURE = re.compile(r"\d|[;:.!?](?!\d)")
_PARTS = re.compile(r"\s(?:trong (?:số )?đó|gồm|bao gồm|cụ thể)(?=[\s:,])")
# Nouns that only class what is counted: "con", "hộ", "vụ".
_CLASSIFIERS = word_set(
    "con ho nguoi ca vu cai chiec luot truong to doi nhom lop buoi cuoc doan dot loai cho muc bo "
    "cuon quyen bo hop thung bai can khu diem don vi ban ho dot phieu y kien suat goi mon cay "
    "tam bien"
)
# Classifiers that need their noun to say what is counted.
# Signs of measure: what is measured is told in many words ("tấn rác", "tấn chất thải").
MEASURE_SIGNS = word_set("tan ta kg km ha m2 m3 lit met mm cm kwh mw")
# Classifiers that count their own noun, never one named before: "2 nhóm vấn đề".
_OF_THEIR_OWN = word_set("nhom loai noi van linh giai mo hinh")
# Classifiers of one noun that stand for each other: "5 vụ vi phạm", "9 phần quà".
_ALIKE: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("vu",), ("ca",), ("truong", "hop"), ("vu", "viec")),
    (("suat",), ("phan",), ("goi",), ("tui",), ("mon",)), (("bao",), ("goi",)),
    (("can",), ("ngoi",), ("cai",)), (("chiec",), ("cai",), ("bo",)), (("cuoc",), ("buoi",)),
    (("luot",), ("nguoi",)), (("cay",), ("cay", "giong")),
)  # fmt: skip
_MERE = word_set("con cai chiec can ngoi")
_GAP = 3  # words that may stand between a noun and its verb: "2 phiên chủ động bàn"
_NEVER_ALONE = word_set("con cai chiec vu ca luot bo goi cay nhom loai dot cuoc")
_AREAS = word_set("xa phuong thi quan huyen tinh thanh")
# Words whose first syllable alone is another noun: "trường hợp" are no schools.
_OTHER_NOUNS = frozenset([
    ("truong", "hop"), ("hoi", "nghi"), ("hoi", "vien"), ("doan", "vien"), ("dang", "vien"),
    ("to", "chuc"), ("dan", "so"), ("bo", "phan"), ("don", "thu"),
    ("ho", "so"), ("ho", "tro"), ("to", "khai"), ("bo", "tri"),
])  # fmt: skip

# Two words that class persons: "18 gương mặt hội viên tiêu biểu".
_TWO_CLASSING = frozenset([("guong", "mat"), ("ca", "nhan"), ("nhan", "vat"), ("dai", "dien")])

# What follows a noun that has nothing of its own to say what it counts.
_NO_NOUN = word_set("xay tai o duoc bi la co vao trong thuoc do doi so voi cua va")
# What may follow the number of people, where they were named before.
_OF_PEOPLE = word_set("nguoi luot ca truong vi em chau ho doi nhom to can lao") | _NO_NOUN
_OF_NOUN = 2
_READ = 8  # words behind a figure


def noun_fit(asked: Asked, unit: list[str], text: str, quantity: Quantity, sentence: Span) -> float:
    """How well the noun counted is the one asked for, or another word for it, 0 to 1."""
    return max(
        _by_noun(asked, unit, text, quantity, sentence),
        _by_counter(asked, unit, text, quantity, sentence),
    )


def _by_counter(
    asked: Asked, unit: list[str], text: str, quantity: Quantity, sentence: Span
) -> float:
    """How well a figure counts those asked for by another word for them."""
    start = clause_start(text, quantity, sentence)
    lead = [token.folded for token in tokenise(text, start, quantity.number.start)]
    above = _paragraph(text, sentence)
    following = words_behind(text, quantity, sentence.end)
    parts = _PARTS.search(text, sentence.start, start)
    # "12 đồng chí được khen, trong đó: …": the verb of the whole is that of its parts.
    whole = tokenise(text, sentence.start, parts.start()) if parts is not None else ()
    leads = [lead, [token.folded for token in whole]] if whole else [lead]
    rest = _up_to_next_figure(text, quantity, sentence.end)
    return max(
        counter_fit(asked, unit, following, lead=one, above=above, rest=rest) for one in leads
    )


def _up_to_next_figure(text: str, quantity: Quantity, high: int) -> list[str]:
    """The folded words behind a figure, up to the next one or the end of its clause."""
    end = _NEXT_FIGURE.search(text, quantity.number.end, high)
    stop = end.start() if end is not None else high
    return [token.folded for token in tokenise(text, quantity.number.end, stop)]


def _classed(
    asked: Asked, unit: list[str], following: list[str], text: str, sentence: Span
) -> bool:
    """Whether the noun asked for is only classed here, its name standing before ("7 vụ xảy ra ở
    A"), or told by what else the question says ("87 cuộc phản ánh đúng")."""
    if following[:1] != unit[:1] or len(unit) == 1:
        return False
    if unit[0] not in _CLASSIFIERS:
        return _said_before(unit[:_OF_NOUN], following, text, sentence)
    said = [token.folded for token in tokenise(asked.vietnamese)]
    behind = following[1 : 1 + _OF_NOUN]
    if len(behind) == _OF_NOUN and longest_run(said, behind) == _OF_NOUN:
        return True
    if behind and behind[0] not in _NO_NOUN:
        return False
    above = _paragraph(text, sentence)
    return all(word in above for word in unit[1 : 1 + _OF_NOUN])


def _said_before(noun: list[str], following: list[str], text: str, sentence: Span) -> bool:
    """Whether a noun told by its first syllable alone was said in full before: "5.230 tàu cá; trong
    đó 1.942 tàu có …"."""
    if following[1:2] and following[1] not in _NO_NOUN:
        return False
    return longest_run(noun, list(_paragraph(text, sentence))) == len(noun)


@lru_cache(maxsize=32)  # asked once for every figure of a sentence
def _paragraph(text: str, sentence: Span) -> tuple[str, ...]:
    """The folded words of a paragraph up to the end of a sentence in it."""
    line = text.rfind("\n", 0, sentence.start) + 1
    return tuple(token.folded for token in tokenise(text, line, sentence.end))


def _by_noun(asked: Asked, unit: list[str], text: str, quantity: Quantity, sentence: Span) -> float:
    """How well the noun counted is the one asked for, as a whole: "nhóm vấn đề" is no "nhóm nhiệm
    vụ", and "xã, phường" is more than "xã"."""
    following = words_behind(text, quantity, sentence.end)
    if len(unit) == 1 and (unit[0], *following[1:2]) in _OTHER_NOUNS and following[0] == unit[0]:
        return NO_FIT
    agreeing = 0
    unit, following = _same_cases(unit, following)
    if following[:1] and following[0] in _MERE and following[1:2] == unit[:1]:
        following = following[1:]  # "1.255 con gà" are gà
    for word, other in zip(unit, following, strict=False):
        if word != other:
            break
        agreeing += 1
    if agreeing and unit[0] in MEASURE_SIGNS:
        return _MEASURED + 0.1 * (agreeing - 1) / max(1, len(unit) - 1)
    if agreeing >= min(2, len(unit)):
        wider = len(unit) == 1 and _goes_on(text, quantity, sentence.end, unit[0])
        return 0.8 + 0.2 * agreeing / len(unit) - (0.15 if wider else 0.0)
    if _classed(asked, unit, following, text, sentence):
        return _BARE
    if tuple(following[:2]) in _TWO_CLASSING and longest_run(unit, following[2:6]) > 1:
        return _BARE
    lead = [
        t.folded
        for t in tokenise(text, clause_start(text, quantity, sentence), quantity.number.start)
        if t.toned != "còn"  # no "con", which it is when folded
    ]
    rest = unit[agreeing:]
    if agreeing == 1 and longest_run(rest[:1], following[2 : 2 + _GAP]):
        return _BARE
    if not agreeing and following[:1] and following[0] in _OF_THEIR_OWN and len(following) > 1:
        return NO_FIT
    if unit[0] == "nguoi" and following[:1] and following[0] not in _OF_PEOPLE:
        return NO_FIT  # "303 đơn vị máu" are no people, whoever gave them
    of_its_own = following[:1] and following[0] in _MERE and len(following) > 1  # "03 con trâu"
    if (
        not of_its_own
        and _led_by(rest, lead)
        and (agreeing or following[:1] == [] or following[0] in _CLASSIFIERS)
    ):
        return 0.9 if agreeing else 0.75
    if agreeing and agreeing == len(following) and unit[0] not in _NEVER_ALONE:
        return _BARE
    if agreeing:
        return NO_FIT if unit[0] in _CLASSIFIERS else 0.25
    # Without the noun itself, a shared verb ("triển khai") says nothing of the count; nor is
    # a noun under another head counted: "2.400 bí thư chi bộ", "3 tỷ đồng thay cửa van".
    head = (
        following[:1] and following[0] in _CLASSIFIERS and tuple(following[:2]) not in _OTHER_NOUNS
    )
    classed = head and unit[0] in following[1 : 1 + _OF_NOUN]
    inside = longest_run(unit, following) if classed else 0
    return 0.55 if inside >= min(2, len(unit)) else NO_FIT


def _same_cases(unit: list[str], following: list[str]) -> tuple[list[str], list[str]]:
    """Both counts with one classifier, where both count the same: "bao nhiêu vụ vi phạm" and
    "5 trường hợp vi phạm".

    >>> _same_cases(["vu", "vi", "pham"], ["truong", "hop", "vi", "pham"])
    (['vu', 'vi', 'pham'], ['vu', 'vi', 'pham'])
    >>> _same_cases(["goi", "qua"], ["goi", "thau"])
    (['goi', 'qua'], ['goi', 'thau'])
    """
    for alike in _ALIKE:
        own = [[c for c in alike if tuple(words[: len(c)]) == c] for words in (unit, following)]
        if not all(own):
            continue
        first, second = (
            words[max(map(len, heads)) :]
            for words, heads in zip((unit, following), own, strict=True)
        )
        if first and first[:2] == second[: len(first[:2])]:
            return [alike[0][0], *first], [alike[0][0], *second]
    return unit, following


def _led_by(words: list[str], lead: list[str]) -> bool:
    """Whether the counted noun stands before its figure: "tổng đàn trâu, bò có 900 con"."""
    if words[:1] and words[0] in _AREAS and len(words) == 1:
        return False  # "tại xã A có 420 người": the area's own sort
    return bool(words) and (
        longest_run(words, lead) == len(words) if len(words) < 3
        else longest_run(words, lead) >= 2 and sum(word in lead for word in words) >= len(words) - 1
    )  # fmt: skip


def clause_start(text: str, quantity: Quantity, sentence: Span) -> int:
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
    for token in first_tokens(text, begin, high, _READ):
        between = text[last : token.start]
        if token.folded[0].isdigit() or _ENDS.search(between) or "," in between:
            break
        last = token.end
        if words or token.folded not in SCALES:
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
