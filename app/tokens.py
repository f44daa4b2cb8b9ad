"""Text as comparable tokens: syllables and numbers, toned and folded, abbreviations spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.folding import fold, tone_key, with_y
from ingest.remembered import Remembered

# Capital letters, for character classes; ranges such as À-Ỹ hold small letters too.
UPPER = "".join(chr(code) for code in range(ord("A"), 0x1EFF) if chr(code).isupper())

# Fields that offices join by a sign: "Sở KH&CN".
_JOINED = {
    "gd&đt": "giáo dục đào tạo",
    "kh&cn": "khoa học công nghệ",
    "kh&đt": "kế hoạch đầu tư",
    "nn&mt": "nông nghiệp môi trường",
    "nn&ptnt": "nông nghiệp phát triển nông thôn",
    "tb&xh": "thương binh xã hội",
    "tn&mt": "tài nguyên môi trường",
    "tt&tt": "thông tin truyền thông",
    "vh&tt": "văn hóa thể thao",
}
_TOKEN = re.compile(
    # "2024-2026" is two years, as "2024 - 2026" is.
    r"(?:19|20)\d\d(?=[-–](?:19|20)\d\d(?!\d))|\d+(?:[.,:/-]\d+)*%?|"
    rf"(?i:{'|'.join([*_JOINED, *map(fold, _JOINED)])})(?![^\W\d_])|[^\W\d_]+"
)

# Abbreviations that every office uses, as the syllables they stand for.
_ABBREVIATIONS = {
    "ai": "trí tuệ nhân tạo",
    "anqp": "an ninh quốc phòng",
    "antt": "an ninh trật tự",
    "atgt": "an toàn giao thông",
    "attp": "an toàn thực phẩm",
    "bcđ": "ban chỉ đạo",
    "bch": "ban chấp hành",
    "bđbp": "bộ đội biên phòng",
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "bql": "ban quản lý",
    "btc": "bộ tài chính",
    "btv": "ban thường vụ",
    "bv": "bệnh viện",
    "bvđk": "bệnh viện đa khoa",
    "cbcc": "cán bộ công chức",
    "cbccvc": "cán bộ công chức viên chức",
    "cbcs": "cán bộ chiến sĩ",
    "ccb": "cựu chiến binh",
    "cchc": "cải cách hành chính",
    "cđ": "cao đẳng",
    "ccn": "cụm công nghiệp",
    "ccq": "các cơ quan",
    "cnch": "cứu nạn cứu hộ",
    "cncn": "công nghiệp công nghệ",
    "cntt": "công nghệ thông tin",
    "chqs": "chỉ huy quân sự",
    "csgt": "cảnh sát giao thông",
    "ctđ": "chữ thập đỏ",
    "đbqh": "đại biểu quốc hội",
    "đh": "đại học",
    "đc": "đồng chí",
    "dtts": "dân tộc thiểu số",
    "đuk": "đảng ủy khối",
    "đvtn": "đoàn viên thanh niên",
    "gcnqsdđ": "giấy chứng nhận quyền sử dụng đất",
    "gd": "giáo dục",
    "gđ": "giám đốc",
    "gdđt": "giáo dục đào tạo",
    "gplx": "giấy phép lái xe",
    "gpmb": "giải phóng mặt bằng",
    "gtvt": "giao thông vận tải",
    "gv": "giáo viên",
    "hcm": "hồ chí minh",
    "hđnd": "hội đồng nhân dân",
    "hmtn": "hiến máu tình nguyện",
    "hs": "học sinh",
    "hssv": "học sinh sinh viên",
    "htx": "hợp tác xã",
    "huv": "huyện ủy viên",
    "kcn": "khu công nghiệp",
    "khcn": "khoa học công nghệ",
    "khkt": "khoa học kỹ thuật",
    "kt": "kinh tế",
    "ktxh": "kinh tế xã hội",
    "lđ": "lao động",
    "lđlđ": "liên đoàn lao động",
    "lđtbxh": "lao động thương binh xã hội",
    "lhpn": "liên hiệp phụ nữ",
    "lhtn": "liên hiệp thanh niên",
    "llct": "lý luận chính trị",
    "llvt": "lực lượng vũ trang",
    "mttq": "mặt trận tổ quốc",
    "nhcsxh": "ngân hàng chính sách xã hội",
    "ntm": "nông thôn mới",
    "nvqs": "nghĩa vụ quân sự",
    "pbt": "phó bí thư",
    "pccc": "phòng cháy chữa cháy",
    "pct": "phó chủ tịch",
    "pctn": "phòng chống tham nhũng",
    "pgđ": "phó giám đốc",
    "ptnt": "phát triển nông thôn",
    "qlnn": "quản lý nhà nước",
    "qltt": "quản lý thị trường",
    "qppl": "quy phạm pháp luật",
    "sxkd": "sản xuất kinh doanh",
    "tand": "tòa án nhân dân",
    "tdtt": "thể dục thể thao",
    "tgđ": "tổng giám đốc",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "tncs": "thanh niên cộng sản",
    "tngt": "tai nạn giao thông",
    "tnmt": "tài nguyên môi trường",
    "tnxh": "tệ nạn xã hội",
    "tp": "thành phố",
    "tphcm": "thành phố hồ chí minh",
    "hcmc": "thành phố hồ chí minh",
    "ttatgt": "trật tự an toàn giao thông",
    "ttg": "thủ tướng chính phủ",
    "tthc": "thủ tục hành chính",
    "ttyt": "trung tâm y tế",
    "tuv": "tỉnh ủy viên",
    "tw": "trung ương",
    "ubkt": "ủy ban kiểm tra",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "ubnd": "ủy ban nhân dân",
    "ubqgpctnma": "ủy ban quốc gia phòng chống tội phạm ma túy",
    "tx": "thị xã",
    "uvbtv": "ủy viên ban thường vụ",
    "vbqppl": "văn bản quy phạm pháp luật",
    "vhtt": "văn hóa thông tin",
    "vhxh": "văn hóa xã hội",
    "vksnd": "viện kiểm sát nhân dân",
    "vn": "việt nam",
    "vsattp": "vệ sinh an toàn thực phẩm",
    "xh": "xã hội",
    "xhcn": "xã hội chủ nghĩa",
}
_SPELLED = {fold(short): words.split() for short, words in (_ABBREVIATIONS | _JOINED).items()}

# Short ones that are no word of any sort in small letters either.
_NO_SYLLABLES = frozenset(["bv", "gv", "hs", "tp", "tw", "xh"])


class Token(NamedTuple):
    """A syllable or number: `folded` without marks, `toned` lower case with one tone spelling, and
    its characters in the text (all syllables of an abbreviation share its span)."""

    folded: str
    toned: str
    start: int
    end: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order, with spans into the whole text.

    >>> [token.folded for token in tokenise("UBND quận có 4.805 đảng viên")]
    ['uy', 'ban', 'nhan', 'dan', 'quan', 'co', '4.805', 'dang', 'vien']
    """
    stop = len(text) if end is None else end
    new = tuple.__new__  # `Token(…)` makes the same, three times as slowly
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, stop):
        written = match[0]
        first, last = match.span()
        for folded, toned in _FORMS[written]:
            tokens.append(new(Token, (folded, toned, first, last)))
    return tokens


def first_tokens(text: str, start: int, end: int, most: int) -> list[Token]:
    """The first tokens of `text[start:end]`, `most` at most: what `tokenise` gives first, whatever
    follows.

    >>> [token.folded for token in first_tokens("UBND xã Bến Mơ", 0, 14, 5)]
    ['uy', 'ban', 'nhan', 'dan', 'xa']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        tokens.extend(Token(*form, *match.span()) for form in _FORMS[match[0]])
        if len(tokens) >= most:
            break
    return tokens[:most]


class Line(NamedTuple):
    """Words in order, folded and toned, each between two blanks: far smaller than sets of them, and
    quick to look a word up in (`" xa " in line.folded`)."""

    folded: str
    toned: str


def line_of_words(text: str, start: int = 0, end: int | None = None) -> Line:
    """The tokens of `text[start:end]` as a line: what `tokenise` gives, several times as fast.

    >>> line_of_words("UBND xã có 07 tổ")
    Line(folded=' uy ban nhan dan xa co 7 to ', toned=' ủy ban nhân dân xã có 07 tổ ')
    """
    pieces = text[start:end].split()  # no token reaches over a blank
    folded = " ".join(filter(None, map(_FOLDED_PIECES.__getitem__, pieces)))
    toned = " ".join(filter(None, map(_TONED_PIECES.__getitem__, pieces)))
    return Line(f" {folded} ", f" {toned} ")


class Neighbours:
    """Which words stand side by side in runs of words, each run with one blank between any two.

    >>> held = Neighbours("ban chi dao", "so ban")
    >>> ("chi", "dao") in held, ("dao", "so") in held, ("ban", "dao") in held
    (True, False, False)
    """

    __slots__ = ("_runs",)

    def __init__(self, *runs: str) -> None:
        # One long line: sets of pairs of a whole collection's words would fill the memory.
        self._runs = f" {' | '.join(runs)} "

    def __contains__(self, pair: tuple[str, str]) -> bool:
        return f" {pair[0]} {pair[1]} " in self._runs


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for lists that read better without quotes.

    >>> sorted(word_set("và của"))
    ['của', 'và']
    """
    return frozenset(words.split())


def is_abbreviation(word: str) -> bool:
    """Whether a word is one of those that `tokenise` spells out.

    >>> is_abbreviation("UBND"), is_abbreviation("ABC")
    (True, False)
    """
    return fold(word) in _SPELLED


def _folded(written: str) -> tuple[str, ...]:
    """The folded form of each syllable that stands for what is written."""
    spelled = _spelled(written)
    return tuple(map(fold, spelled)) if spelled else (_plain_number(fold(with_y(written.lower()))),)


def _toned(written: str) -> tuple[str, ...]:
    """The toned form of each, likewise."""
    return tuple(map(tone_key, _spelled(written) or (written,)))


def _spelled(written: str) -> Sequence[str]:
    """The syllables that an abbreviation stands for; none of any other word."""
    folded = fold(written)
    # An abbreviation is written in capitals, but a question typed in a hurry is all lower case.
    told = len(folded) > 2 or written.isupper() or folded in _NO_SYLLABLES
    return _SPELLED.get(folded, ()) if told else ()


def _plain_number(folded: str) -> str:
    """Numbers without leading zeros, since 07 and 7 say the same.

    >>> _plain_number("07"), _plain_number("0,61%"), _plain_number("0")
    ('7', '0,61%', '0')
    """
    stripped = folded.lstrip("0") if folded.isdigit() else folded
    return stripped or "0"


_FORMS = Remembered(lambda written: tuple(zip(_folded(written), _toned(written), strict=True)))
_FOLDED_PIECES = Remembered(
    lambda piece: " ".join(word for one in _TOKEN.findall(piece) for word in _folded(one))
)
_TONED_PIECES = Remembered(
    lambda piece: " ".join(word for one in _TOKEN.findall(piece) for word in _toned(one))
)
