"""Announced counts: "6 nhóm nhiệm vụ", "bốn tại chỗ", phương châm “5 rõ”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Span

MAX_COUNT = 60
_MOST = 12  # counts that one sentence can announce
_UNITS = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
_UNITS |= {"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_UNIT = "|".join(_UNITS)
_NUMBER = (
    rf"0?\d{{1,2}}(?: \((?:{_UNIT}|mười)(?: \w+)?\))?"
    rf"|(?:hai|ba|bốn) mươi(?: (?:{_UNIT}))?|mười(?: (?:{_UNIT}))?"
    r"|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
)
# What papers and speeches count when they list it. Longer names first.
_THINGS = (
    "nhiệm vụ, giải pháp|nhiệm vụ và giải pháp|tồn tại, hạn chế|hạn chế, tồn tại"
    "|khó khăn, vướng mắc|hạn chế, khuyết điểm|nhiệm vụ|giải pháp|nội dung|vấn đề|điểm mới"
    "|điểm nhấn|điểm nghẽn|điểm nổi bật|điểm sáng|nguyên tắc|mục tiêu|bước|đối tượng|biểu hiện"
    "|yêu cầu|biện pháp|lĩnh vực|tiêu chí|chỉ tiêu|quan điểm|yếu tố|khâu đột phá|khâu|trụ cột"
    "|đột phá|công việc|việc|hành vi|hình thức|hạn chế|nguyên nhân|bài học|kinh nghiệm|tồn tại"
    "|kết quả|mặt|phương diện|khía cạnh|định hướng|phương châm|chuyên đề|kiến nghị|đề xuất"
    "|điều kiện|phương pháp|cách|lý do|nghĩa vụ|quyền|trách nhiệm|ưu tiên|chính sách|thách thức"
    "|cơ hội|trường hợp|phần|tiêu chuẩn|phẩm chất|quy định|điều|dấu hiệu|thói quen|nhân tố"
    "|giai đoạn|khuyến nghị|thông điệp|giá trị|đặc điểm|đặc trưng|chức năng|thành phần|loại"
    "|hoạt động|chương trình|đề án|phong trào|mô hình|khó khăn|thuận lợi|ý nghĩa|tác dụng|nhóm"
)
_QUALIFIERS = (
    "trọng tâm|chủ yếu|cụ thể|lớn|cơ bản|chính|chung|then chốt|quan trọng|nổi bật|trọng điểm"
    "|đột phá|cấp bách|trước mắt|lâu dài|ưu tiên|hàng đầu|cốt lõi|quan trọng nhất|sau đây|sau"
)
_THING = rf"(?:nhóm )?(?:{_THINGS})(?: (?:{_QUALIFIERS}))*"
# Words that open the parts of a slogan: 5 rõ, 3 dám, 4 tại chỗ, 4 không, 3 nhất.
_SLOGANS = (
    "rõ|dám|hơn|không|có|tại chỗ|cùng|nhất|sẵn sàng|tốt|xây|chống|đúng|biết|tự|quyết|sạch|xin"
    "|luôn|hóa|hoá|an|nhanh|kịp thời|tăng|giảm|giữ|bám|trực tiếp|thật|đủ|chủ động|thông|đảm bảo"
    "|bảo đảm|phải|cần|nên|nhớ|nâng cao|đẩy mạnh|vững|giỏi|yêu|bình đẳng|coi trọng|hiểu|gần|trong"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|số|ngày|tháng|quý|thứ|khóa|khoá|lớp|hơn|gần|mục|phần|chương|bảng|hình|ảnh"
    r"|trang|ngã|năm|tuổi|khoảng|từ|đến|phiên|tầng|vùng|kỳ|đợt|phòng|tổ|ấp|thôn|quận|phường|khu)\s*$",
    re.IGNORECASE,
)
_QUOTES = "“\"‘'«"
_CLOSE = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_NEXT_SLOGAN = re.compile(rf"(?:,|;| và)\s+{_NUMBER}\s", re.IGNORECASE)
_THING_COUNT = re.compile(
    rf"(?<![\w.,/–-])({_NUMBER})\s+({_THING})(?!\w)(?! (?:này|trên|nêu trên|đó|ấy)\b)",
    re.IGNORECASE,
)
_ANY_THING = re.compile(rf"(?<!\w)({_THING})(?!\w)", re.IGNORECASE)
_SLOGAN_COUNT = re.compile(
    rf"(?<![\w.,/–-])([{_QUOTES}]?)({_NUMBER})\s+((?:{_SLOGANS})(?: \w+){{0,2}}?)"
    rf"(?=\s*[{_QUOTES}”’»()\[:,;.–-]|\s+(?:gồm|là)\b)",
    re.IGNORECASE,
)


# What a count of anything at all is followed by where it opens a list, and words that end its noun.
_LEAD = (
    r"\s*[:(]|,? (?:gồm|bao gồm|đó là|như sau|cụ thể là|sau)\b"
    r"|[^.;:()“”\"\n]{1,140}?(?:\b(?:gồm|bao gồm|như sau|sau đây)\s?:|,? \b(?:bao gồm|gồm|đó là)\s)"
)
_NOUN_ENDS = (
    r"(?:đang|được|đã|sẽ|trong|của|tại|ở|cho|để|với|là|gồm|bao gồm|có|do|về|theo|như|này|trên|đó"
    r"|thuộc|trực thuộc|bị|vào|từ|và|khi|mà|sau)\b"
)
_ANY_COUNT = re.compile(
    rf"(?<![\w.,/–-])(?!năm\b)({_NUMBER})\s+"
    r"((?!(?:tháng|năm|ngày|giờ|phút|triệu|tỷ|nghìn|lần)\b)[^\W\d]+"
    rf"(?: (?!{_NOUN_ENDS})[^\W\d]+){{0,3}})(?={_LEAD})",
    re.IGNORECASE,
)
# In quotes and before its list, a count of any word is a slogan: “3 mở”: mở cửa sớm, …
_QUOTED_COUNT = re.compile(
    rf"([{_QUOTES}])({_NUMBER})\s+([^\W\d_]+(?: [^\W\d_]+){{0,2}})(?=[”\"’'»],?\s?"
    r"(?:[:(]|(?:bao )?gồm\b|(?:đó |cụ thể )?là\b))",
    re.IGNORECASE,
)
# Where a number may begin; the patterns above are slow and tried only there.
_NUMBER_AT = re.compile(
    r"[0-9hbnstcmHBNSTCM](?:(?<=[0-9])[0-9]{0,2}|(?i:ai|a|ốn|ăm|áu|ảy|ẩy|ám|ín|ười))(?=\s)"
)
# What is counted in passing more often than listed: only a list of that very size proves these.
_PASSING = re.compile(r"(?:điều|trường hợp|phần|loại|hoạt động|mặt|việc|cách|quyền|kết quả)\b")
_MARKED = ("trọng tâm", "cụ thể", "chủ yếu", "chính", "cơ bản", "quan trọng", "lớn")
_POSTS = re.compile(
    r"(?:Phó|Trưởng|Ủy viên|Uỷ viên|Thành viên|Giám đốc|Chủ tịch|Bí thư|Tổ|Đoàn|Tiểu ban|Đội|"
    r"Nhóm)\s"
)
_NAMES_SLOGAN = re.compile(
    r"(?:phương châm|khẩu hiệu|nguyên tắc|quan điểm|tinh thần|phong trào|mô hình|thực hiện"
    r"|cuộc vận động|yêu cầu|tiêu chí|bảo đảm|theo|quy tắc|thông điệp|chủ trương)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A count found at `at` in the sentence `start`–`end`; `after` is where its name ends. `sure`
    when what is counted is usually listed; otherwise only a list of that very size proves it.
    `follows` when the text says that the list comes next ("5 việc sau đây"). `listable` unless
    nothing is known of the noun."""

    start: int
    end: int
    at: int
    after: int
    count: int
    noun: str
    name: str
    sure: bool = True
    follows: bool = False
    listable: bool = True


def find_announcements(text: str, sentence: Span) -> list[Announcement]:
    """Counts of things in a sentence, in order.

    >>> text = "Tỉnh nêu sáu nhóm nhiệm vụ theo phương châm “5 rõ”."
    >>> [(a.count, a.noun, a.name) for a in find_announcements(text, Span(0, len(text)))]
    [(6, 'nhóm nhiệm vụ', ''), (5, 'rõ', '5 rõ')]
    """
    numbers = [match.start() for match in _NUMBER_AT.finditer(text, sentence.start, sentence.end)]
    if not numbers:
        return []
    found = [*_things(text, sentence, numbers), *_slogans(text, sentence, numbers)]
    taken = {announcement.at for announcement in found}
    found += [other for other in _others(text, sentence, numbers) if other.at not in taken]
    return sorted(found, key=lambda announcement: announcement.at)[:_MOST]


def last_thing(text: str) -> str:
    """The last listable thing that a lead-in names, in lower case; "" when it names none.

    >>> last_thing("Giấy phép bị thu hồi trong các trường hợp sau")
    'trường hợp'
    """
    found = [thing for thing in _ANY_THING.findall(text) if thing.lower() != "yêu cầu"]
    return re.sub(r" (?:sau đây|sau)$", "", found[-1].lower()) if found else ""


def number_value(words: str) -> int:
    """The number that digits or words stand for, 0 when they are none.

    >>> [number_value(words) for words in ("06", "mười hai", "hai mươi", "06 (sáu)", "ba mươi tư")]
    [6, 12, 20, 6, 34]
    """
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    parts = words.lower().split()
    if parts[0] == "mười":
        return 10 + (_UNITS.get(parts[1], 0) if len(parts) > 1 else 0)
    if len(parts) > 1 and parts[1] == "mươi":
        return 10 * _UNITS[parts[0]] + (_UNITS.get(parts[2], 0) if len(parts) > 2 else 0)
    return _UNITS.get(parts[0], 0)


def _matches(
    pattern: re.Pattern[str], text: str, sentence: Span, numbers: Sequence[int], lead: str = ""
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` would give, looked for only where a number stands; a letter of `lead`
    may stand before it."""
    after = sentence.start
    for at in numbers:
        match = None
        if at - 1 >= after and text[at - 1] in lead:
            match = pattern.match(text, at - 1, sentence.end)
        if match is None and at >= after:
            match = pattern.match(text, at, sentence.end)
        if match is not None:
            yield match
            after = match.end()


def _things(text: str, sentence: Span, numbers: Sequence[int]) -> list[Announcement]:
    found = []
    for match in _matches(_THING_COUNT, text, sentence, numbers):
        count = number_value(match[1])
        if not 2 <= count <= MAX_COUNT or _counts_otherwise(text, match.start(), sentence):
            continue
        if _is_name(match[2]):
            continue
        noun = re.sub(r" (?:sau đây|sau)$", "", match[2].lower())
        follows = noun != match[2].lower()
        found.append(
            Announcement(
                start=sentence.start,
                end=sentence.end,
                at=match.start(),
                after=match.end(),
                count=count,
                noun=noun,
                name="",
                sure=follows or _PASSING.match(noun) is None or noun.endswith(_MARKED),
                follows=follows,
            )
        )
    return found


def _slogans(text: str, sentence: Span, numbers: Sequence[int]) -> list[Announcement]:
    found = []
    known = list(_matches(_SLOGAN_COUNT, text, sentence, numbers, lead=_QUOTES))
    taken = {match.start(2) for match in known}
    quoted = _matches(_QUOTED_COUNT, text, sentence, numbers, lead=_QUOTES)
    for match in [*known, *(match for match in quoted if match.start(2) not in taken)]:
        count = number_value(match[2])
        quote = match[1]
        if not 2 <= count <= 12 or (not quote and _counts_otherwise(text, match.start(), sentence)):
            continue
        if quote and not _closes(text, match.end(), quote):
            continue
        named = quote or _NAMES_SLOGAN.search(text, max(0, match.start() - 16), match.start())
        found.append(
            Announcement(
                start=sentence.start,
                end=sentence.end,
                at=match.start(2),
                after=match.end() + (text[match.end() : match.end() + 1] == _CLOSE.get(quote)),
                count=count,
                noun=match[3].lower(),
                name=text[match.start(2) : match.end(3)],
                sure=bool(named),
                listable=bool(named),
            )
        )
    return found


def _closes(text: str, end: int, quote: str) -> bool:
    """Whether a quoted slogan ends here: “5 rõ”, “5 rõ: …”, or “5 không, 3 sạch”."""
    return text[end : end + 1] in (_CLOSE[quote], ":", "(") or bool(_NEXT_SLOGAN.match(text, end))


def _others(text: str, sentence: Span, numbers: Sequence[int]) -> list[Announcement]:
    found = []
    for match in _matches(_ANY_COUNT, text, sentence, numbers):
        count = number_value(match[1])
        if not 2 <= count <= 30 or _is_name(match[2]):
            continue
        if not _counts_otherwise(text, match.start(), sentence):
            found.append(
                Announcement(
                    start=sentence.start,
                    end=sentence.end,
                    at=match.start(),
                    after=match.end(),
                    count=count,
                    noun=match[2].lower(),
                    name="",
                    sure=False,
                    listable=False,
                )
            )
    return found


def _is_name(noun: str) -> bool:
    """Whether a noun begins with one capital, as in "ngã ba Bình Khánh" or a numbered footnote, and
    is no post or body that is counted: "6 Phó Trưởng ban"."""
    if _POSTS.match(noun):
        return False
    return noun[0].isupper() and not noun[:2].isupper()


def _counts_otherwise(text: str, at: int, sentence: Span) -> bool:
    """Whether the number belongs to what stands before it: a date, an article, an estimate."""
    return _BEFORE.search(text, max(sentence.start, at - 12), at) is not None
