"""When: dates, months, years, hours and stretches of time as the text writes them."""

from __future__ import annotations

import re

from ingest.model import Span

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d\d"
_PART = r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm)"
_DATE = rf"{_DAY}\s?[/.-]\s?{_MONTH}(?:\s?[/.-]\s?{_YEAR})?"
_MONTH_WORD = r"(?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)"
# "5-7 ngày", "2-3 người" are amounts.
_UNIT_AFTER = (
    r"\s(?:ngày(?! \d)|tuần|tháng(?! \d)|năm(?! \d)|giờ|phút|người|hộ|ha|tấn|kg|km|m|triệu|tỷ|"
    r"nghìn|lần|cuộc|buổi|lớp|đội|đồng|tiếng|cán bộ|xã|thôn|bản)(?![^\W\d_])"
)
_NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
# Longest first: a range before its dates, a date before its month.
_TIME = re.compile(
    r"(?<![\w/.,-])(?:"
    rf"(?:ngày )?{_DAY}(?:, {_DAY})*,? và (?:ngày )?{_DATE}"
    rf"|(?:(?:từ )?ngày |(?:từ ){_PART} )?{_DAY}(?:\s?[/.-]\s?{_MONTH}(?:\s?[/.-]\s?{_YEAR})?)?"
    rf"\s?(?:-|–|đến(?: hết)?(?: ngày)?)\s?(?:ngày )?{_DATE}"
    rf"|(?:{_PART} )?(?:ngày )?{_DATE}(?![\d/]|\s?%|-[A-ZĐ])(?!{_UNIT_AFTER})"
    rf"|(?:từ )?\d{{1,2}}(?: giờ|h)(?: ?\d{{2}})?(?: phút)?\s?(?:-|–|đến)\s?"
    rf"\d{{1,2}}(?: giờ|h)(?: ?\d{{2}})?(?: phút)?"
    rf"|(?:{_PART} )?[Nn]gày (?:{_DAY}|mồng \w+) tháng (?:{_MONTH}|{_MONTH_WORD})(?: năm {_YEAR})?"
    rf"|(?:từ |đầu |cuối |giữa |trong )?tháng {_MONTH}(?:\s?[/-]\s?|\s(?:năm )?){_YEAR}"
    rf"|(?:{_NUMBER}) (?:tháng|quý|năm)(?: đầu| cuối)(?: của)?(?: năm)?(?: {_YEAR})?"
    rf"|{_NUMBER} tháng(?: của)? năm {_YEAR}"
    rf"|(?:giai đoạn|nhiệm kỳ|năm học|niên khóa) {_YEAR}\s?[-–]\s?{_YEAR}"
    rf"|(?:từ )?(?:đầu |cuối |giữa )?năm (?:học )?{_YEAR}(?:\s?[-–]\s?{_YEAR})?"
    r"|(?:từ )?(?:đầu |cuối |giữa |nửa (?:đầu |cuối |sau ))?thế kỷ (?:thứ )?(?:[IVX]+|\d{1,2})"
    r"(?: (?:TCN|trước Công nguyên))?"
    r"|(?:từ )?(?:đầu |cuối |giữa )?(?:thập niên|những năm) (?:1\d|20)\d\d"
    # Years long past; "mỗi năm 1500 hộ" is an amount.
    r"|(?:từ )?(?<!mỗi )(?<!hằng )(?<!hàng )(?:[Nn]ăm \d{1,4} (?:TCN|trước Công nguyên)"
    rf"|[Nn]ăm 1[0-7]\d\d(?!{_UNIT_AFTER})(?![.,]\d))"
    rf"|(?:đầu |cuối |giữa )?[Qq]uý (?:I{{1,3}}|IV|[1-4])(?:[/ ,-]+(?:năm )?{_YEAR})?"
    rf"|(?:từ )?(?:đầu |cuối |giữa |trong )?tháng {_MONTH}(?![\d/])"
    r"|ngày (?:\d{1,2}|mùng \d{1,2}|mồng \w+)(?:(?: và|,)(?: ngày)? \d{1,2})*"
    r"(?: (?:hằng|hàng) (?:tháng|quý|năm)| của tháng|(?: của)? tháng (?:đầu|cuối|thứ \w+)(?: của)?"
    r"(?: mỗi)?(?: quý| năm)?)?"
    rf"|(?:[Cc]hậm nhất|[Tt]rong vòng|[Tt]rong thời hạn|[Kk]hông quá)(?: là)? {_NUMBER}"
    r" (?:ngày|tuần|tháng|giờ|phút)(?: làm việc)?"
    rf"|\d{{1,2}}\s?(?:giờ|h)(?:\s?\d{{2}})?(?:\s?phút)?(?:\s(?:sáng|trưa|chiều|tối|đêm))?"
    rf"(?:,?\s?(?:ngày|sáng|chiều|tối) (?:{_DATE}|{_DAY} tháng {_MONTH}(?: năm {_YEAR})?))?"
    rf"|\d{{1,2}}g(?:\d{{2}})?(?: ngày {_DATE}|(?= cùng ngày))"
    rf"|\d{{1,2}}:\d{{2}}"
    rf"|(?:{_PART} |ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|[Cc]hủ nhật) (?:hằng|hàng|mỗi) tuần"
    rf"|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)"
    rf"|{_YEAR}(?=\s?[-–]\s?{_YEAR})\s?[-–]\s?{_YEAR}"
    r")(?![\w])"
)
_BARE_YEAR = re.compile(rf"(?<![\w/.,-]){_YEAR}(?![\w/%]|[.,]\d)")
_TO = re.compile(r"(?:\s\([^()]{1,30}\))?\s(?:đến|tới)(?: hết)?\s")  # with the other calendar's day
_NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}")
# Places and bodies that are called after a day: "Hội trường 12-9", "đường 30/4".
_NAMED_AFTER_DAY = re.compile(
    r"(?:[Hh]ội trường|[Qq]uảng trường|[Bb]ệnh viện|[Đđ]ường|[Pp]hố|[Nn]ông trường|[Ll]âm trường|"
    r"[Cc]ông viên|[Cc]ầu|[Tt]rường(?: (?:THCS|THPT|TH|[Tt]iểu học|[Mm]ầm non))?|[Hh]ợp tác xã|HTX|"
    r"[Nn]hà máy|[Cc]ông ty|[Kk]hách sạn|[Rr]ạp|[Hh]ồ|[Nn]út giao)\s$"
)
_NAME_REACH = 24
_CODE_AFTER = re.compile(r"\s?[-–/]\s?[A-ZĐ]{2}")
# "có 6/9 trường", "xây được 8/10 căn": so many of so many.
_SHARE = re.compile(rf"{_DAY}/{_MONTH}")
_SHARE_BEFORE = re.compile(
    r"(?:\bcó|\bđạt|được|\bgồm|\bvới|hơn|\bcả|tổng số|hoàn thành|\btrên|\bgần)\s$", re.IGNORECASE
)
_SHARE_AFTER = re.compile(
    r"\s(?!(?:đến|tới|năm|tháng|tại|và|ở|với|của|do|để|này|đã|sẽ|vừa|các|qua|vào|thì|là|hằng|hàng|"
    r"âm|dương|toàn|nhân|trên|theo|có|được)(?!\w))[a-zđà-ỹ]"
)


def find_times(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Expressions of time in `text[start:end]`, in order, none inside another.

    >>> text = "Sáng 19/7, từ tháng 9-2023; ngày 07 tháng 8 năm 2023; 24-CT/TU; 21 - 22/9/2023"
    >>> [text[a:b] for a, b in find_times(text)]
    ['Sáng 19/7', 'từ tháng 9-2023', 'ngày 07 tháng 8 năm 2023', '21 - 22/9/2023']
    >>> text = "Cuối thế kỷ XVI, năm 1597; năm 210 TCN; thập niên 1960; mỗi năm 150 hộ, năm 1200 hộ"
    >>> [text[a:b] for a, b in find_times(text)]
    ['thế kỷ XVI', 'năm 1597', 'năm 210 TCN', 'thập niên 1960']
    >>> text = "Từ tháng 3 đến tháng 9/2024; chậm nhất 15 ngày; ngày 10 tháng cuối quý; 5-7 ngày"
    >>> [text[a:b] for a, b in find_times(text)]
    ['tháng 3 đến tháng 9/2024', 'chậm nhất 15 ngày', 'ngày 10 tháng cuối quý']
    >>> text = "Từ ngày 18/01/2025 (19 tháng Chạp) đến hết ngày 12/02/2025"
    >>> [text[a:b] for a, b in find_times(text)]
    ['ngày 18/01/2025 (19 tháng Chạp) đến hết ngày 12/02/2025']
    >>> text = "5.5- Mở lớp trước ngày 30/9, sau 2 ngày 16 và 17/6"
    >>> [text[a:b] for a, b in find_times(text)]
    ['ngày 30/9', 'ngày 16 và 17/6']
    >>> text = "Xong trong tháng 5 năm 2031; vào hồi 9h15 ngày 4 tháng 6 năm 2031"
    >>> [text[a:b] for a, b in find_times(text)]
    ['trong tháng 5 năm 2031', '9h15 ngày 4 tháng 6 năm 2031']
    >>> text = "Xong trước 7h sáng ngày 4/6, họp lúc 8 giờ 30, chiều 5/6"
    >>> [text[a:b] for a, b in find_times(text)]
    ['7h sáng ngày 4/6', '8 giờ 30, chiều 5/6']
    >>> text = "Tại Hội trường 12-9, đường 30/4, họp ngày 12-9, tựu trường ngày 14.8"
    >>> [text[a:b] for a, b in find_times(text)]
    ['ngày 12-9', 'ngày 14.8']
    >>> text = "Có 6/9 trường đạt chuẩn, xây được 8/10 căn nhà; họp từ 6/9"
    >>> [text[a:b] for a, b in find_times(text)]
    ['6/9']
    """
    stop = len(text) if end is None else end
    found = [Span(*match.span()) for match in _TIME.finditer(text, start, stop)]
    found = [
        span
        for span in found
        if not _CODE_AFTER.match(text, span.end)
        and not _is_label(text, span)
        and not _is_name(text, span)
        and not _is_share(text, span)
    ]
    for match in _BARE_YEAR.finditer(text, start, stop):
        if not any(span.start <= match.start() < span.end for span in found):
            found.append(Span(*match.span()))
    return _ranges(text, sorted(found))


def _is_name(text: str, span: Span) -> bool:
    """Whether a day names a place; none does with "ngày": "tựu trường ngày 14.8"."""
    before = max(0, span.start - _NAME_REACH)
    named = _NAMED_AFTER_DAY.search(text, before, span.start) is not None
    return named and not text.startswith("ngày", span.start)


def _is_share(text: str, span: Span) -> bool:
    """Whether "6/9" says how many of how many do: "có 6/9 trường đạt chuẩn"."""
    return bool(
        _SHARE.fullmatch(text, *span)
        and _SHARE_BEFORE.search(text, max(0, span.start - 12), span.start)
        and _SHARE_AFTER.match(text, span.end)
    )


def _is_label(text: str, span: Span) -> bool:
    """Whether "5.5" at the head of a line numbers the part that begins there."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    return opens and _NUMBERED.fullmatch(text, span.start, span.end) is not None


def _ranges(text: str, found: list[Span]) -> list[Span]:
    """ "từ tháng 3 đến tháng 9/2024" as one expression."""
    joined: list[Span] = []
    for span in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and _TO.fullmatch(text, before.end, span.start)
            and "từ " in text[max(0, before.start - 3) : before.start + 3].lower()
        ):
            joined[-1] = Span(before.start, span.end)
        else:
            joined.append(span)
    return joined


def day_of(text: str, span: Span) -> Span:
    """The date inside an expression, without "ngày" or "sáng" before it.

    >>> text = "ngày 02/6/2023"
    >>> start, end = day_of(text, Span(0, len(text)))
    >>> text[start:end]
    '02/6/2023'
    """
    match = re.compile(rf"{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR}$").search(
        text, span.start, span.end
    )
    return Span(match.start(), span.end) if match else span
