"""Which facts of a text are worth remembering: not every figure, day or name in it is."""

from __future__ import annotations

import re

from app.study.background import asks_day_of_cited, is_background
from app.study.from_figures import number_in
from app.study.items import Draft
from ingest.identity import parse_references
from ingest.model import Document

# A goal, a duty or a deadline, or what carrying it out has come to.
_TO_BE_DONE = re.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu|phấn đấu|yêu cầu|quy định|phải|không quá|ít nhất|tối thiểu|"
    r"tối đa|trước ngày|chậm nhất|thời hạn|trong vòng|cam kết|nguyên tắc|định kỳ|mỗi (?:năm|tháng|"
    r"tuần|quý)|h[aằ]ng (?:năm|tháng|tuần|quý)|đặt ra|dự kiến|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|đạt|vượt|(?:giảm|tăng|rút ngắn|cắt giảm|nâng)(?: \w+){0,6}? (?:từ|còn|"
    r"lên|so với|\d)|hoàn thành|xuống còn|mô hình|thành lập|ban hành|xây dựng|triển khai)(?!\w)",
    re.IGNORECASE,
)
# Answers of a survey and who came to a meeting: figures of the day, whatever else is said.
_ASIDE = re.compile(
    r"(?<!\w)(?:cho rằng|cho biết phải|trả lời|người được hỏi|tham gia|tham dự|dự (?:họp|hội nghị)|"
    r"họp Ban|điểm cầu|đại biểu|kỷ luật|kiểm điểm|họp báo|hội thi|hội nghị|buổi lễ|tọa đàm|"
    r"đồng tình)(?!\w)",
    re.IGNORECASE,
)
# What inspectors and visitors did.
_OF_THE_DAY = re.compile(
    r"(?<!\w)(?:ý kiến|khiển trách|cảnh cáo|thôi giữ chức|điều chuyển|đơn thư|lượt|kiểm tra|"
    r"giám sát|đến nhà|thăm hỏi|tặng|bài viết|tin,? bài)(?!\w)",
    re.IGNORECASE,
)
_TIME_WORTH = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|đến hết|từ|thời hạn|hoàn thành|ban hành|hiệu lực|phấn đấu|"
    r"đến (?:năm|ngày|tháng|quý)|định kỳ|kế hoạch|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"(?<!\w)(?:họp báo|tính đến|so với|chỉ tính|kỷ luật|đã|giám sát|tham dự|hội thi|hội nghị)"
    r"(?!\w)",
    re.IGNORECASE,
)
# A head signs under the post alone, others for the head.
_HEAD_SIGNS = re.compile(r"(?:(?:T/M|TM)\.?[^\n]*\n)?(?:CHỦ TỊCH|BÍ THƯ|THỦ TƯỚNG|BỘ TRƯỞNG)")
_TIMES = frozenset({"day", "month", "quarter", "year", "often"})
# From where something rose or fell: the figure that it came to is what counts.
_BASELINE = re.compile(
    r"(?<!\w)(?:giảm|tăng|hạ|nâng|rút ngắn)(?: [^\W\d]+){0,4}? từ $|"
    r"\d trên $|\d trong (?:tổng )?số $"
)
_DAYS = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_FIGURE = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def is_trivial(draft: Draft, document: Document) -> bool:
    """Whether nobody needs to remember what a draft asks."""
    if draft.fact == "person":
        return document.header.kind != "directive" or not _HEAD_SIGNS.match(draft.proofs[0].quote)
    if draft.fact == "issued" and document.header.kind == "notice":
        return True
    if draft.fact == "number" and _BASELINE.search(draft.statement[: draft.key_at]):
        return True
    if draft.fact == "number" and "đăng Công báo" in draft.stem:
        return True  # the same in every paper
    if (
        draft.fact in _TIMES
        and len(_DAYS.findall(draft.stem.partition("”, ")[2] or draft.stem)) > 1
    ):
        return True  # one of a row of days, which the others tell
    if draft.fact == "position" and draft.stem.endswith(" thứ 1 là gì?"):
        return True  # that a procedure begins by receiving nobody needs to learn
    if draft.fact == "day" and asks_day_of_cited(draft.stem, document):
        return True
    if document.header.source == "primary":
        return is_background(draft, document)
    return _is_small_news(draft)


def _is_small_news(draft: Draft) -> bool:
    """Whether a draft asks for a figure, a time or a name of the day in a text about a paper."""
    said = draft.statement or draft.stem
    own = said.partition("”, ")[2] or said
    if draft.fact == "number":
        if " | " in draft.proofs[0].quote:
            return not re.search(r"(?i)tỷ lệ|tỉ lệ|chỉ tiêu|kinh phí", own)
        if _ASIDE.search(own):
            return True
        if _TO_BE_DONE.search(own):
            return False
        return _OF_THE_DAY.search(own) is not None or not _RESULT.search(own)
    if draft.fact in _TIMES:
        return _PASSED.search(own) is not None or not _TIME_WORTH.search(own)
    if draft.fact in ("paper", "number_of_paper"):
        # a text about one paper names others in passing
        about = [reference.canonical for reference, _ in parse_references(draft.title)]
        return bool(about) and not any(paper in draft.key for paper in about)
    # Who did what is told in passing; a paper's own orders say who must.
    return draft.fact in ("unit", "partner")


def is_reckoned(stem: str, key: str) -> bool:
    """Whether the figure asked for follows from figures of the question.

    >>> is_reckoned("xã đã thu gom 30 trong số 40 tấn rác, đạt bao nhiêu phần trăm?", "75%")
    True
    >>> is_reckoned("xã phải thu gom bao nhiêu tấn rác trước ngày 15/6?", "40")
    False
    """
    value = number_in(key)
    figures = [number_in(found[0]) for found in _FIGURE.finditer(stem)]
    known = [figure for figure in figures if figure]
    if value is None:
        return False
    for first in known:
        for second in known:
            if key.endswith("%") and second > first and abs(100 * first / second - value) <= 0.06:
                return True
            if "còn lại" in stem and second > first and second - first == value:
                return True
    return False
