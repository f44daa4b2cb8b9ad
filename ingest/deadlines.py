"""When a duty is due: a day, a period that comes again, or a time counted from a day."""

from __future__ import annotations

import datetime as dt
import re

from ingest.dates import PartialDate, complete, find_dates
from ingest.folding import tone_key
from ingest.model import Deadline, Span

_EVERY = r"(?:hằng|hàng|mỗi|từng)\s"
_PERIODS = {
    "ngày": "daily",
    "tuần": "weekly",
    "tháng": "monthly",
    "quý": "quarterly",
    "năm": "yearly",
}
_PERIOD = r"(?:ngày|tuần|tháng|quý|năm)(?!\s(?:học|qua|nay|trước)|\stuổi)"
_DAY = (
    r"(?:ngày\s(?:làm việc cuối cùng|\d{1,2}(?:/\d{1,2}|\stháng\s\d{1,2})?)"
    r"|(?:chiều |sáng )?thứ\s\w{2,4}|tháng\s\d{1,2}|quý\s[iv\d]{1,3})"
)
_BY = r"(?:(?:chậm nhất|trước|vào|xong|hoàn thành)\s(?:là\s|vào\s|trước\s){0,2})"
_RECURRING = re.compile(
    rf"{_BY}?{_DAY}\s(?:của\s)?{_EVERY}(?P<first>{_PERIOD})"
    rf"|(?:định kỳ\s)?{_EVERY}(?P<second>{_PERIOD})(?:,?\s{_BY}{_DAY}(?:\scủa tháng)?)?"
    rf"|định kỳ\s(?P<third>{_PERIOD})"
    r"|(?:định kỳ\s)?(?:0?6|sáu)\stháng"
    r"(?:\s(?:một|/)\s?lần|\svà (?:hằng|hàng)?\s?năm|,\s(?:hằng|hàng)\snăm)"
    r"|định kỳ\s(?:0?6|sáu)\stháng"
)
# "định kỳ" before a verb, or behind the one that opens a sentence; elsewhere it names a report.
_REPORTS = "báo cáo|kiểm tra|tổng hợp|sơ kết|đánh giá|rà soát"
_REGULAR = re.compile(
    r"(?<![^\W\d_])(?<!báo cáo )định kỳ(?=\s(?:theo quy định )?(?:theo|tổng kết|thông báo|gửi|họp|"
    rf"tổ chức|thống kê|cập nhật|{_REPORTS}))"
    rf"|^(?:\W{{0,3}}|\w\)\s)(?:thực hiện )?(?:{_REPORTS}) định kỳ"
)
# "kế hoạch hằng năm" names a plan, not a time.
_NAMED = re.compile(
    r"(?:chương trình|kế hoạch|dịp|nghỉ hè|xếp loại|dự toán|chỉ tiêu|kinh phí|ngân sách|kiểm điểm|"
    r"danh mục|thường niên|tiêu chí|nghị quyết|nội dung)[^.;:]{0,45}(?<!và)(?<!,)\s$"
)
# What every deadline holds: most sentences have none of these and are not looked at further.
_MAY_BE_DUE = re.compile(r"[0-9]|hằng\s|hàng\s|mỗi\s|từng\s|định kỳ|quý\s|sáu tháng")
_MAY_COME_AGAIN = re.compile(r"hằng\s|hàng\s|mỗi\s|từng\s|định kỳ|(?:6|sáu)\stháng")
_CUE = re.compile(
    r"(?:chậm nhất|muộn nhất|trước|trong|vào|đến hết|đến|tới|hết|xong|cuối|đầu|không quá|"
    r"thời hạn:?|hoàn thành:?|phiên họp|kỳ họp)"
    r"\s(?:(?:là|vào|trước|hết|cuối|đầu|ngày|khoảng|sáng|chiều)\s){0,3}$"
)
_CITED = re.compile(
    r"(?:số\s[\w/.-]{3,30},?\s(?:ban hành\s)?|kể từ\s|từ\s|đã\s[^,.;]{0,40}"
    r"|nguồn[^,.;]{0,20}\s)(?:ngày\s)?$"
)
_RELATIVE = re.compile(
    r"(?:chậm nhất(?: là)?|trong vòng|trong thời hạn|thời hạn|trong|sau|không quá)\s"
    r"(?:không quá\s|sau\s)?(?P<count>\d{1,3})\s(?P<unit>ngày|tuần|tháng|năm)"
    r"(?P<working>\slàm việc)?"
    r"(?:,?\s(?:kể\s)?(?:từ|sau)\s(?:khi\s|ngày\s)?(?P<base>[^,.;\n]{0,40}))?"
)
_FROM_ISSUE = re.compile(
    r"(?:(?:chỉ thị|quyết định|kế hoạch|văn bản|kết luận|thông báo) (?:này )?(?:được )?)?"
    r"(?:ký|ban hành)"
)


def find_deadline(
    text: str,
    span: Span,
    issued: dt.date | None,
    *,
    cued: bool = True,
    key: str | None = None,
) -> Deadline | None:
    """The deadline that a piece of text gives, the most exact first: a day or month, a time counted
    from the document's own date (`issued`), a period that comes again. None when it gives none. A
    date needs a word of time before it ("trước"), unless `cued` is false, as in a table's column.
    `key` is `tone_key(text)` where the caller has it.

    >>> text = "Báo cáo trước ngày 25 hằng tháng"
    >>> find_deadline(text, Span(0, len(text)), None).recurring
    'monthly'
    """
    piece = text[span.start : span.end]
    key = tone_key(piece) if key is None else key[span.start : span.end]
    if _MAY_BE_DUE.search(key) is None:
        return None
    recurring = _recurring(key)
    found = _fixed(piece, key, issued, recurring, cued=cued)
    if found is None:
        counted = _relative(key, issued)
        known = counted is not None and counted[2] is not None
        found = counted if known else recurring or counted or _regular(key)
    if found is None:
        return None
    start, end, date, period = found
    return Deadline(piece[start:end], span.start + start, span.start + end, date, period)


_Found = tuple[int, int, dt.date | None, str]


def _fixed(
    piece: str, key: str, issued: dt.date | None, recurring: _Found | None, *, cued: bool
) -> _Found | None:
    """A date that a word of time makes a deadline; dates of cited papers and the past are none."""
    for span, value in find_dates(piece):
        if recurring is not None and span.start < recurring[1] and recurring[0] < span.end:
            continue
        before = key[max(0, span.start - 60) : span.start]
        cue = _CUE.search(before)
        if (cue is None and cued) or _CITED.search(before):
            continue
        start = span.start - (len(before) - cue.start()) if cue else span.start
        date = complete(value, issued)
        if date is not None and recurring is not None and _comes_again(value, recurring):
            return start, span.end, None, recurring[3]
        before_it = cue is not None and "trước" in cue.group()
        if date is not None and before_it and isinstance(value, PartialDate):
            date = _day_before(value, date)
        return start, span.end, date, ""
    return None


def _comes_again(value: dt.date | PartialDate, recurring: _Found) -> bool:
    """Whether a day without a year stands beside "hằng năm": it comes every year."""
    unsaid = isinstance(value, PartialDate) and value.year is None
    return unsaid and recurring[3] in {"yearly", "half-yearly"}


def _day_before(value: PartialDate, last: dt.date) -> dt.date:
    """The last day before a month, quarter or year begins, for "trước tháng 12/2024"."""
    if value.day is not None:
        return last
    months = 3 if value.quarter else 1 if value.month else 12
    month = last.month - months + 1
    return dt.date(last.year, month, 1) - dt.timedelta(days=1)


def _relative(key: str, issued: dt.date | None) -> _Found | None:
    for match in _RELATIVE.finditer(key):
        if match["base"] is None and not match.group().startswith(
            ("chậm", "trong v", "trong thời")
        ):
            continue
        date = None
        if issued is not None and match["base"] and _FROM_ISSUE.match(match["base"]):
            date = _counted(issued, int(match["count"]), match["unit"], bool(match["working"]))
        return match.start(), match.start() + len(match.group().rstrip()), date, ""
    return None


def _counted(start: dt.date, count: int, unit: str, working: bool) -> dt.date:
    """The day a number of days, weeks, months or years after a day."""
    if unit == "ngày" and working:
        day = start
        while count:
            day += dt.timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit in {"ngày", "tuần"}:
        return start + dt.timedelta(days=count * (7 if unit == "tuần" else 1))
    months = start.month - 1 + count * (12 if unit == "năm" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return complete(PartialDate(year, month, start.day), None) or start


def _regular(key: str) -> _Found | None:
    """ "định kỳ báo cáo", where no period is said."""
    match = _REGULAR.search(key)
    return (match.start(), match.end(), None, "regular") if match is not None else None


def _recurring(key: str) -> _Found | None:
    if _MAY_COME_AGAIN.search(key) is None:
        return None
    for match in _RECURRING.finditer(key):
        word = match["first"] or match["second"] or match["third"]
        bare = match.group().startswith(("hằng", "hàng")) and " " not in match.group()[5:]
        if bare and _NAMED.search(key[max(0, match.start() - 60) : match.start()]):
            continue
        return match.start(), match.end(), None, _PERIODS[word] if word else "half-yearly"
    return None
