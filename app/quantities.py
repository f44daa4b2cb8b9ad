"""How many: numbers with what they count, as the text writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.times import find_times
from app.tokens import word_set
from ingest.folding import fold
from ingest.model import Span

_NUMBER = (
    r"\d+(?:\.\d{3})*/\d+(?:\.\d{3})*(?=\s[^\W\d_])|\d+(?:[.,]\d+)*\s?%(?:\s?[-–]\s?\d+(?:[.,]\d+)*\s?%)?|\d+(?:[.,]\d+)*(?:\s?[-–]\s?\d+(?:[.,]\d+)*(?:\s?%)?)?|"
    r"(?:[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín) mươi"
    r"(?:\s(?:mốt|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín)(?![^\W\d_]))?|"
    r"[Mm]ười (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)|"
    r"[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười"
)
# "lớn hơn 4 m" says how it compares, not how near it comes; only with "không" is it a bound.
_MORE = r"(?:lớn|nhỏ|cao|thấp|ít|nhiều|dài|rộng|sâu|nặng|nhẹ|sớm|muộn|quá|chậm|nhanh|ngắn) hơn"
_BARE_MORE = "".join(
    rf"(?<!{word} )" for word in _MORE.removeprefix("(?:").removesuffix(") hơn").split("|")
)
_ABOUT = (
    rf"không (?:được )?{_MORE}|không (?:được )?(?:vượt )?quá|không dưới|{_BARE_MORE}[Hh]ơn|"
    r"[Gg]ần|khoảng|[Tt]rên|dưới|ít nhất|tối thiểu|tối đa|từ|chừng"
)
_QUANTITY = re.compile(
    rf"(?<![\w/.,-])((?:(?:{_ABOUT})\s)?)({_NUMBER})"
    r"(?:(?=(?:km2|m2|m3|km|ha|kg|m|cm|mm|ml|l|giờ|ngày|tháng|người|đồng|[KMGkmg]bit|[KMGkmg]bps|"
    r"[kMG]Wh?|[KMGT]B|tấn|lít|triệu|tỷ)(?![^\W_]))|(?<=%)(?=/[^\W\d_])|(?![\w/]|[-–.,:]\w))"
)
_SCALE = re.compile(
    r"\s(?:nghìn|ngàn|triệu|t[ỷỉ](?! lệ)|trăm)\b(?:\s(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|lượt))*"
)
# "đồng/người/tháng", "trở lên", "5 ngày làm việc": belong to the quantity, not to its unit.
_RATE = re.compile(r"(?: ?/ ?(?:[^\W\d_]+[23²³]?))+(?: đêm)?(?![^\W\d_]|[/-]\w)")
_BOUND = re.compile(r"\s(?:trở (?:lên|xuống)|làm việc|rưỡi)(?![^\W\d_])")
_SPELLED = re.compile(
    r"h[eé]c[ -]ta(?![^\W\d_])|k[ií][ -]l[oô][ -](?:m[eé]t|gam)(?![^\W\d_])", re.I
)
_UNIT_WORD = re.compile(r"\s?((?:km|cm|dm|m)[23²³]|[^\W\d_]+)")
# What precedes makes the number a label, not a count.
_LABEL = re.compile(
    r"(?:[Đđ]iều|[Kk]hoản|(?<!dứt )(?<!thí )(?<!trọng )[Đđ]iểm|[Cc]hương|"
    r"(?<!danh )(?<!hạng )[Mm]ục|(?<!thành )(?<!góp )(?<!cổ )[Pp]hần|[Qq]uý|[Tt]hứ|[Ll]ần|"
    r"[Ảả]nh|[Bb]ước|(?<!trong )(?<!trên )(?<!tổng )(?<![Dd]ân )(?<![Ss]ĩ )(?<!quân )"
    r"(?<!doanh )(?<!hệ )(?<!chỉ )(?<!điểm )[Ss]ố|"
    r"[Pp]hụ lục|[Mm]ức độ|(?<!trong )[Vv]òng|[Mm]ũi|"
    r"[Mm]ẫu|[Bb]iểu|[Tt]rang|[Nn]hóm|[Kk]hóa|[Pp]hường|[Qq]uận|(?<!\d )[Nn]ăm|"
    r"[Hh]ạng|[Bb]ậc|[Đđ]ợt|(?<!xếp )(?<!phân )[Ll]oại)\s$"
)
_LABEL_REACH = 20
_PART_NUMBER = re.compile(r"(?:[\n ]|^)?\(\d{1,2}\)\Z")
_UNIT_ENDS = word_set(
    "đối với của trong và hoặc hay được đã là thì mà để theo tại ở trên dưới từ đến do bởi bằng khi"
    " có không phải cho vào ra so nhằm gồm này đó như sau trước kể cùng thuộc"
    " nhất gắn phối xảy các những nhưng còn chiếm tăng giảm xuống lên mỗi với nêu ngay quá về trả"
    " qua trở chỉ cũng đều nằm"
)
# Words that only class what is counted: two more words name it.
CLASSIFIERS = word_set("nhom cuoc lop buoi bo to ho luot vu truong dot loai phien doan can nguoi")
# "một số", "một cách", "năm qua": no counts.
_LOOSE = word_set("so cach bo phan vai qua lan nua trong mat")
_VERB_AFTER = re.compile(r"(?:tham (?:gia|dự)|thông qua|trực (?:tuyến|thuộc|tiếp)|thực hiện)\b")
_TIME_UNITS = word_set("ngày tháng tuần năm giờ phút quý giây")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`span` runs from the number (with "hơn", "gần") to its unit's end; `number` is the number
    alone; `unit` the unit's folded words, () where none follows; `noun_at` is where what is counted
    begins, behind the last number of "3 đến 5 người" and "5 trong 9 xã"."""

    span: Span
    number: Span
    unit: tuple[str, ...]
    noun_at: int


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Quantities of `text[start:end]`, in order; no dates, numbers of papers or articles.

    >>> text = "Đã kiểm tra 60 lượt đối với hơn 1.100 cán bộ, 12,5% trả lời, ngày 3/4/2020."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['60 lượt', 'hơn 1.100 cán bộ', '12,5%']
    >>> text = "Xóa 5 trong 9 bãi rác; mỗi đội từ 3 đến 5 người; 1.200m2 đất."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['5 trong 9 bãi rác', '9 bãi rác', 'từ 3 đến 5 người', '1.200m2 đất']
    >>> text = "Mỗi đoàn có từ 5-6 thành viên, làm việc từ 5-6 đến 7-6."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['từ 5-6 thành viên']
    >>> text = "Kho loại 2 chứa 40 tấn gạo."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['40 tấn gạo']
    >>> text = "Có 5 trong số 9 hồ đạt chuẩn; Văn bản số 9 nêu rõ."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['5 trong số 9 hồ đạt chuẩn', '9 hồ đạt chuẩn']
    >>> text = "Điểm 2 yêu cầu xử lý dứt điểm 31 công trình; danh mục 12 dự án."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['31 công trình', '12 dự án']
    >>> text = "Dân số 1.200 người; Văn bản số 9."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['1.200 người']
    >>> text = "Rộng lớn hơn 4,0 m; không được lớn hơn 5 m; 9 triệu đồng/xã; từ 95% trở lên."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['4,0 m', 'không được lớn hơn 5 m', '9 triệu đồng/xã', 'từ 95% trở lên']
    >>> text = "Hệ thống 365 chỉ ghi nhận, phân loại 12/40 dự án."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['365', '12/40 dự án']
    >>> text = "Giảm 2% - 2,5%/năm, riêng xã nghèo 6%/năm; tải tối thiểu 80Mbit/s, 30% tỷ lệ hộ."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['2% - 2,5%/năm', '6%/năm', 'tối thiểu 80Mbit/s', '30%']
    >>> text = "Phạt 2 năm 6 tháng tù; họp một ngày rưỡi."
    >>> [text[q.span.start:q.span.end] for q in find_quantities(text)]
    ['2 năm 6 tháng', 'một ngày rưỡi']
    """
    stop = len(text) if end is None else end
    times = [span for span in find_times(text, start, stop) if _is_moment(text, span)]
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text, start, stop):
        number = Span(match.start(2), match.end(2))
        if any(time.start <= number.start < time.end for time in times):
            continue
        if _LABEL.search(text[max(start, number.start - _LABEL_REACH) : number.start]):
            continue
        if _PART_NUMBER.match(text, max(0, number.start - 2), number.end + 1):
            continue  # "(2) Thu nhập …"
        quantity = _with_unit(text, match, number, stop)
        if quantity is not None:
            found.append(quantity)
    return _ranges(text, found)


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "từ 5 triệu đồng đến 10 triệu đồng" as one quantity, and "5 trong 9 xã" as five xã, with
    the nine kept."""
    joined: list[Quantity] = []
    for quantity in found:
        before = joined[-1] if joined else None
        between = text[before.span.end : quantity.span.start] if before is not None else ""
        if before is not None and _is_range(text, before, between):
            span = Span(before.span.start, quantity.span.end)
            unit = quantity.unit or before.unit
            joined[-1] = Quantity(span, before.number, unit, quantity.noun_at)
            continue
        if before is not None and between == " " and _goes_on(before, quantity):
            span = Span(before.span.start, quantity.span.end)
            joined[-1] = Quantity(span, before.number, before.unit, before.noun_at)
            continue
        if before is not None and not before.unit and _OUT_OF.fullmatch(between):
            span = Span(before.span.start, quantity.span.end)
            joined[-1] = Quantity(span, before.number, quantity.unit, quantity.noun_at)
        joined.append(quantity)
    return joined


_OUT_OF = re.compile(r"\s?(?:trong|trên)(?: tổng)?(?: số)?\s?")


# "2 năm 6 tháng", "1 giờ 30 phút": one stretch of time.
_SMALLER = {"nam": ("thang",), "thang": ("ngay",), "gio": ("phut",), "phut": ("giay",)}


def _goes_on(before: Quantity, quantity: Quantity) -> bool:
    return quantity.unit[:1] in [(one,) for one in _SMALLER.get(" ".join(before.unit), ())]


def _is_range(text: str, before: Quantity, between: str) -> bool:
    opens = text[before.span.start : before.number.start].lower().startswith("từ")
    return opens and between.strip() in ("đến", "tới")


def _is_moment(text: str, span: Span) -> bool:
    """Whether a time is a moment; "2 tuần", "6 tháng" are quantities too, dates are not."""
    written, before = text[span.start : span.end], text[max(0, span.start - 6) : span.start]
    if _FEW.fullmatch(written) and _FEW_AFTER.search(before) and _FEW_BEFORE.match(text, span.end):
        return False  # "có từ 5-6 thành viên"
    if _CLOCK.fullmatch(written):
        return _AT_CLOCK.search(before) is not None
    return re.search(r"[/-]|năm \d{4}|ngày \d|^(?:1[89]|20)\d\d$|[Qq]uý|tháng \d",
                     written) is not None  # fmt: skip


_FEW = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")
_FEW_AFTER = re.compile(r"(?:\btừ|\bcó|khoảng|gần|hơn)\s$")
_FEW_BEFORE = re.compile(
    r"\s(?!(?:đến|tới|năm|tháng|tại|và|ở|với|của|do|để|này|đã|sẽ|vừa|các|qua|vào|thì|là)(?!\w))[a-zđà-ỹ]"
)
_CLOCK = re.compile(r"\d{1,2}\s?(?:giờ|h)\s?\d{2}(?:\s?phút)?")
_AT_CLOCK = re.compile(r"(?:từ|lúc|vào|đến|trước|sau|hồi)\s$")


def _with_unit(text: str, match: re.Match[str], number: Span, stop: int) -> Quantity | None:
    at = number.end
    scale = _SCALE.match(text, at, stop)
    unit: list[str] = []
    if scale:
        at = scale.end()
        unit = [fold(word) for word in scale.group().split()]
    while len(unit) < (3 if unit and unit[0] in CLASSIFIERS else 2):
        word = _UNIT_WORD.match(text, at, stop)
        if word is None or word[1].lower() in _UNIT_ENDS:
            break
        if unit and _VERB_AFTER.match(text, word.start(1), stop):
            break
        if unit and word[1][0].isupper():
            break
        unit.append(fold(word[1]))
        at = word.end()
        spelled = _SPELLED.match(text, word.start(1), stop)
        if spelled is not None:  # "héc-ta" is one word
            unit[-1:] = fold(spelled.group()).replace("-", " ").split()
            at = spelled.end()
        if word[1].lower() in _TIME_UNITS:
            break
    written = text[number.start : number.end]
    if not written[0].isdigit() and (not unit or unit[0] in _LOOSE or written.lower() == "năm"):
        return None
    if written.endswith("%"):
        unit, at = [], scale.end() if scale else number.end
    for behind in (_RATE if unit or written.endswith("%") else None, _BOUND):
        more = behind.match(text, at, stop) if behind is not None else None
        at = more.end() if more is not None else at
    return Quantity(Span(match.start(), at), number, tuple(unit), number.end)
