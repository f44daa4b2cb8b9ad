"""Who issues papers: an issuer's name in text, and whether two names are one body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.folding import fold, has_tones, tone_key
from ingest.paper_codes import ISSUER_OF_SUFFIX
from ingest.places import CITIES, PLACES, place_key


class IssuerKey(NamedTuple):
    """`body` is the sort of organ ("tu" for a provincial Party committee, "ubnd", "bo", …) and
    `place` its place or field, folded; either is "" when not said."""

    body: str
    place: str


class FoundIssuer(NamedTuple):
    """An issuer's name in full and where it stands in the text."""

    name: str
    start: int
    end: int


# Folded pattern, body, name in full; {} takes the place. Longer patterns first.
_CENTRAL: tuple[tuple[str, str], ...] = (
    (
        r"(?:uy ban|ub) thuong vu quoc hoi|ubtvqh|(?:the )?national assembly standing committee",
        "Ủy ban Thường vụ Quốc hội",
    ),
    (r"quoc hoi|(?:the )?national assembly", "Quốc hội"),
    (r"(?:pho )?thu tuong(?: chinh phu)?|ttg|(?:the )?prime minister", "Thủ tướng Chính phủ"),
    (r"chinh phu|(?:the )?government", "Chính phủ"),
    (
        r"ban bi thu(?: trung uong(?: dang)?| tw(?: dang)?)?"
        r"|(?:the )?(?:party central committee'?s? )?secretariat",
        "Ban Bí thư",
    ),
    (r"bo chinh tri|(?:the )?politburo", "Bộ Chính trị"),
    (
        r"(?:ban chap hanh |bch )?(?:trung uong|tw)(?: dang)?"
        r"|(?:the )?(?:party )?central committee",
        "Ban Chấp hành Trung ương",
    ),
    (r"chu tich nuoc", "Chủ tịch nước"),
    (r"van phong chinh phu", "Văn phòng Chính phủ"),
    (r"thanh tra chinh phu", "Thanh tra Chính phủ"),
    (r"(?:thong doc )?ngan hang nha nuoc(?: viet nam)?", "Ngân hàng Nhà nước Việt Nam"),
    (r"toa an nhan dan toi cao", "Tòa án nhân dân tối cao"),
    (r"vien kiem sat nhan dan toi cao", "Viện kiểm sát nhân dân tối cao"),
    (r"kiem toan nha nuoc", "Kiểm toán nhà nước"),
)
_MINISTRIES = {
    name: fold(name)[3:] for name in ISSUER_OF_SUFFIX.values() if name.startswith("Bộ ")
} | {
    "Bộ Văn hóa - Thông tin": "van hoa - thong tin",
    "Bộ Thương mại": "thuong mai",
    "Bộ Công nghiệp": "cong nghiep",
    "Bộ Thủy sản": "thuy san",
    "Bộ Nông nghiệp và Phát triển nông thôn": "nong nghiep va phat trien nong thon",
    "Bộ Dân tộc và Tôn giáo": "dan toc va ton giao",
}
_MINISTRY_SHORT = {
    "gd&dt": "Bộ Giáo dục và Đào tạo",
    "gddt": "Bộ Giáo dục và Đào tạo",
    "gd-dt": "Bộ Giáo dục và Đào tạo",
    "giao duc": "Bộ Giáo dục và Đào tạo",
    "kh&cn": "Bộ Khoa học và Công nghệ",
    "khcn": "Bộ Khoa học và Công nghệ",
    "kh&dt": "Bộ Kế hoạch và Đầu tư",
    "tn&mt": "Bộ Tài nguyên và Môi trường",
    "tt&tt": "Bộ Thông tin và Truyền thông",
    "nn&ptnt": "Bộ Nông nghiệp và Phát triển nông thôn",
    "ld-tb&xh": "Bộ Lao động - Thương binh và Xã hội",
    "ldtbxh": "Bộ Lao động - Thương binh và Xã hội",
    "vhttdl": "Bộ Văn hóa, Thể thao và Du lịch",
    "gtvt": "Bộ Giao thông vận tải",
}
_FIELD_TO_MINISTRY = {field: name for name, field in _MINISTRIES.items()} | _MINISTRY_SHORT

_LEAD = (
    r"(?:(?:ban thuong vu|btv|ban chap hanh(?: dang bo)?|bch|thuong truc|dong chi|bi thu|pho bi thu"
    r"|chu tich|pho chu tich|the standing (?:board|committee) of) )*"
)
_COMMITTEE = (
    r"(?P<committee>tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy(?: khoi)?|dang bo"
    r"|tinh doan|thanh doan|tu(?= [a-z]))"
)
_COUNCIL = r"(?P<council>uy ban nhan dan|ubnd|ub nhan dan|hoi dong nhan dan|hdnd)"
_LEVEL = (
    r"(?P<level> (?:tp\.|(?:tinh|thanh pho|tp|thu do|quan|huyen|thi xa|thi tran|phuong|xa"
    r"|dac khu)\b))?"
)
_LEVEL_NEEDED = r"(?P<bare>tinh|thanh pho|tp\.?|thu do|quan|huyen|thi xa|phuong|xa) (?=[a-z])"
_LOCAL = re.compile(rf"{_LEAD}(?:{_COMMITTEE}|{_COUNCIL}){_LEVEL}(?![a-z])")
_MINISTRY = re.compile(
    r"(?:bo truong )?bo (?P<field>"
    + "|".join(sorted(map(re.escape, _FIELD_TO_MINISTRY), key=len, reverse=True))
    + r")(?![a-z])"
)
_CENTRAL_RE = tuple((re.compile(rf"(?:{pattern})(?![a-z])"), name) for pattern, name in _CENTRAL)
_BARE = re.compile(_LEVEL_NEEDED)
_ENGLISH = re.compile(
    r"(?:the )?(?:(?:standing (?:board|committee) of )?(?:the )?)"
    r"(?P<place>[a-z]+(?: [a-z]+){0,2}?)(?: city| province| provincial| municipal)?(?:'s)? "
    r"(?P<body>party committee|people'?s committee)"
)
_PLACE_NAMES = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)) + r")(?![a-z])"
)
_CAPITALS = "".join(chr(code) for code in range(ord("A"), 0x1EFF) if chr(code).isupper())
_CAPITALISED = re.compile(rf" (?P<name>[{_CAPITALS}]\w*(?: [{_CAPITALS}]\w*){{0,7}}|\d{{1,2}}\b)")
_LOWER_NAME = re.compile(r" (?P<name>[a-z]{1,7} [a-z]{1,7})(?![a-z])")
_PARTY_OF_UNITS = re.compile(
    r" (?:cac co quan va doanh nghiep|cac co quan|khoi cac co quan|khoi doanh nghiep|khoi|ccq"
    r"|cong an|quan su"
    r"|bo doi bien phong|so|bo)"
    r"(?: (?:tinh|thanh pho|tp))?(?![a-z])"
)
# Common family names: a run of capitals that begins with one after a title is a person.
_SURNAME_LIST = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao dinh trinh mai to "
    "truong luong luu chu ta phung vuong quach tong than doan trieu can ha cao lam nong hua thai"
)
_SURNAMES = frozenset(_SURNAME_LIST.split())
# Syllables that never start a place name typed in lower case.
_NOT_A_NAME_LIST = (
    "ve la co noi gi nao ban ngay thang nam duoc da do va voi cho de den tai trong quy dinh nhu "
    "hay hoac khi ai o bao may nhung cac nay vua moi yeu giao neu thi tu so theo nham can phai bi"
)
_NOT_A_NAME = frozenset(_NOT_A_NAME_LIST.split())
# What issuers do, where a place could stand.
_VERBS_OF_ISSUERS = frozenset(
    {
        "chi dao",
        "chu tri",
        "dat ra",
        "lanh dao",
        "phat dong",
        "phoi hop",
        "thuc hien",
        "to chuc",
        "trien khai",
        "xac dinh",
        "yeu cau",
    }
)
_SPELLINGS = {
    "tinh uy": "Tỉnh ủy",
    "thanh uy": "Thành ủy",
    "huyen uy": "Huyện ủy",
    "quan uy": "Quận ủy",
    "thi uy": "Thị ủy",
    "dang uy": "Đảng ủy",
    "dang uy khoi": "Đảng ủy khối",
    "dang bo": "Đảng bộ",
    "tinh doan": "Tỉnh đoàn",
    "thanh doan": "Thành đoàn",
    "uy ban nhan dan": "UBND",
    "ub nhan dan": "UBND",
    "ubnd": "UBND",
    "hoi dong nhan dan": "HĐND",
    "hdnd": "HĐND",
}
# The body (`IssuerKey.body`) that a number's suffix speaks of.
BODY_OF_SUFFIX = {"TU": "tu", "HU": "hu", "QU": "qu", "ThU": "thu", "TW": "tw", "UBND": "ubnd",
    "HĐND": "hdnd"}  # fmt: skip
_LEVEL_SPELLINGS = {"thanh pho": "thành phố", "tinh": "tỉnh", "quan": "quận", "huyen": "huyện",
    "thi xa": "thị xã", "thi tran": "thị trấn", "phuong": "phường", "xa": "xã", "tp": "thành phố",
    "tp.": "thành phố", "thu do": "thành phố", "dac khu": "đặc khu"}  # fmt: skip


def read_issuer(text: str, folded: str, start: int) -> FoundIssuer | None:
    """The issuer whose name begins exactly at `start`; `folded` is `fold(text)`.

    >>> text = "Ban Thường vụ Thành ủy Hà Nội về việc"
    >>> read_issuer(text, fold(text), 0)
    FoundIssuer(name='Thành ủy Hà Nội', start=0, end=29)
    """
    return (
        _read_local(text, folded, start)
        or _read_ministry(folded, start)
        or _read_central(folded, start)
        or _read_english(folded, start)
        or _read_bare_place(text, folded, start)
    )


@lru_cache(maxsize=4096)
def issuer_key(name: str) -> IssuerKey:
    """The body and place of an issuer's name.

    >>> issuer_key("Ban Thường vụ Thành ủy Hà Nội") == issuer_key("TU Hà Nội")
    True
    >>> issuer_key("tỉnh Bắc Giang")
    IssuerKey(body='', place='bac giang')
    """
    folded = " ".join(fold(name).split())
    if folded == "tu" or folded.startswith("tu "):
        return IssuerKey("tu", place_key(folded[3:]))
    found = read_issuer(folded, folded, 0)
    if found is None:
        return IssuerKey("", place_key(folded))
    return _key_of(fold(found.name), fold(name)[found.end :].strip())


def issuers_agree(first: str, second: str) -> bool:
    """Whether two names may mean the same body: equal in all that both say.

    >>> issuers_agree("Thành ủy", "Ban Thường vụ Thành ủy Hà Nội")
    True
    >>> issuers_agree("tỉnh Lam Giang", "Tỉnh ủy Lam Giang")
    True
    >>> issuers_agree("Hà Nội", "Tỉnh ủy Lam Giang")
    False
    """
    one, two = issuer_key(first), issuer_key(second)
    same_body = not one.body or not two.body or one.body == two.body
    return same_body and (not one.place or not two.place or one.place == two.place)


def names_place(name: str) -> bool:
    """Whether an issuer's name says which body it is, not only its sort ("Tỉnh ủy")."""
    key = issuer_key(name)
    return bool(key.place) or key.body not in {"tu", "hu", "qu", "thu", "du", "ubnd", "hdnd", ""}


def _key_of(folded_name: str, rest: str) -> IssuerKey:
    bodies = {"tinh uy": "tu", "thanh uy": "tu", "huyen uy": "hu", "quan uy": "qu", "thi uy": "thu",
        "dang uy": "du", "dang bo": "", "ubnd": "ubnd", "hdnd": "hdnd", "tinh doan": "doan",
        "thanh doan": "doan"}  # fmt: skip
    for head, body in bodies.items():
        if folded_name == head or folded_name.startswith(head + " "):
            place = place_key(folded_name[len(head) :] or rest)
            return IssuerKey(body, place.replace("ccq", "cac co quan").removeprefix("khoi "))
    if folded_name.startswith("bo ") and folded_name != "bo chinh tri":
        return IssuerKey("bo", folded_name[3:])
    if folded_name in {"ban bi thu", "bo chinh tri", "ban chap hanh trung uong"}:
        return IssuerKey("tw", "" if "trung uong" in folded_name else folded_name)
    if any(folded_name == fold(name) for _, name in _CENTRAL):
        return IssuerKey(folded_name, "")
    return IssuerKey("", place_key(folded_name))


def _read_local(text: str, folded: str, start: int) -> FoundIssuer | None:
    match = _LOCAL.match(folded, start)
    if match is None:
        return None
    head = match["committee"] or match["council"]
    end = match.end()
    if head == "tu":
        return _read_abbreviated(text, folded, match)
    level = _LEVEL_SPELLINGS[match["level"].strip()] if match["level"] else ""
    inner = _PARTY_OF_UNITS.match(folded, end) if head.startswith("dang") else None
    if inner is not None:
        end = inner.end()
    place = _read_place(text, folded, end)
    parts = [_SPELLINGS[head], level]
    if inner is not None:
        parts.append(text[match.end() : end].strip().lower())
    if place is not None:
        parts.append(place.name)
        end = place.end
    if level and place is None and inner is None and not match["council"]:
        end = match.start("level")
        parts = [_SPELLINGS[head]]
    return FoundIssuer(" ".join(part for part in parts if part), start, end)


def _read_abbreviated(text: str, folded: str, match: re.Match[str]) -> FoundIssuer | None:
    """ "TU Hà Nội", for a province known by name; "tu" is too common a word for others."""
    place = _PLACE_NAMES.match(folded, match.end() + 1)
    if place is None or text[match.start("committee") : match.end("committee")] not in {"TU", "tu"}:
        return None
    name = PLACES[place.group()]
    committee = "Thành ủy" if name in CITIES else "Tỉnh ủy"
    return FoundIssuer(f"{committee} {name}", match.start(), place.end())


def _read_place(text: str, folded: str, start: int) -> FoundIssuer | None:
    space = start + 1 if folded[start : start + 1] in {" ", "."} else start
    for prefix in ("tinh ", "thanh pho ", "tp ", "tp. ", "tp."):
        if folded.startswith(prefix, space):
            space += len(prefix)
            break
    known = _PLACE_NAMES.match(folded, space)
    if known is not None and space > start:
        return FoundIssuer(_place_name(text, known), start, known.end())
    if folded[space - 1 : space] != " " or space == start:
        return None
    capitals = _CAPITALISED.match(text, space - 1)
    if capitals is not None:
        name = _without_person(capitals["name"])
        if not name:
            return None
        return FoundIssuer(name, start, capitals.start("name") + len(name))
    return _read_lower_place(text, folded, start, space)


def _read_lower_place(text: str, folded: str, start: int, space: int) -> FoundIssuer | None:
    """A place of two syllables in a text without capitals, with tones or without; in any other
    text a name has its capitals."""
    lower = _LOWER_NAME.match(folded, space - 1) if text.islower() else None
    if lower is None or lower["name"] in _VERBS_OF_ISSUERS:
        return None
    if any(syllable in _NOT_A_NAME for syllable in lower["name"].split()):
        return None
    return FoundIssuer(text[lower.start("name") : lower.end("name")].title(), start, lower.end())


def _without_person(capitalised: str) -> str:
    """The place that begins a run of capitals; a person's name may follow it."""
    words = capitalised.split()
    if len(words) >= 3 and names_person(capitalised, 0):
        return ""
    length = len(words) if len(words) <= 3 else 2 if len(words) <= 5 else 3
    return " ".join(words[:length])


_PERSON = re.compile(
    rf"(?P<family>[{_CAPITALS}]\w*) (?:(?P<middle>[{_CAPITALS}]\w*) )?[{_CAPITALS}]\w*"
)
_MIDDLE_NAMES = frozenset(
    {"văn", "thị", "đình", "hữu", "đức", "quang", "xuân", "công", "bá", "thế"}
)


def names_person(text: str, start: int) -> bool:
    """Whether the capitals at `start` begin a person's name, as behind "Bí thư Tỉnh ủy".

    >>> names_person("Bí thư Tỉnh ủy Lục Văn An nói", 15), names_person("Tỉnh ủy Hà Nam nêu", 8)
    (True, False)
    """
    match = _PERSON.match(text, start)
    if match is None or match["middle"] is None:
        return False
    return fold(match["family"]) in _SURNAMES or match["middle"].lower() in _MIDDLE_NAMES


def _read_ministry(folded: str, start: int) -> FoundIssuer | None:
    match = _MINISTRY.match(folded, start)
    if match is None:
        return None
    return FoundIssuer(_FIELD_TO_MINISTRY[match["field"]], start, match.end())


def _read_central(folded: str, start: int) -> FoundIssuer | None:
    for pattern, name in _CENTRAL_RE:
        match = pattern.match(folded, start)
        if match is not None:
            return FoundIssuer(name, start, match.end())
    return None


def _read_english(folded: str, start: int) -> FoundIssuer | None:
    match = _ENGLISH.match(folded, start)
    if match is None:
        return None
    place = match["place"].removeprefix("the ")
    name = PLACES.get(place, place.title())
    party = "Thành ủy" if name in CITIES else "Tỉnh ủy"
    body = "UBND" if "people" in match["body"] else party
    return FoundIssuer(f"{body} {name}", start, match.end())


def _read_bare_place(text: str, folded: str, start: int) -> FoundIssuer | None:
    level = _BARE.match(folded, start)
    if level is not None:
        place = _read_place(text, folded, level.end() - 1)
        if place is None:
            return None
        return FoundIssuer(f"{_LEVEL_SPELLINGS[level['bare']]} {place.name}", start, place.end)
    known = _PLACE_NAMES.match(folded, start)
    if known is None:
        return None
    return FoundIssuer(_place_name(text, known), start, known.end())


def _place_name(text: str, known: re.Match[str]) -> str:
    """A known place's own spelling, unless other tones were written: then it is another place."""
    name = PLACES[known.group()]
    written = text[known.start() : known.end()]
    other = fold(written) == fold(name) and tone_key(written) != tone_key(name)
    return written.title() if other and has_tones(written) else name
