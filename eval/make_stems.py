"""Sentences whose figure or day became "bao nhiêu" or "ngày nào", made into questions that a person
would ask: only what is asked, nothing that gives the answer away, nothing that hangs in the air."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.study.vocabulary import BODY
from app.study.wording import begins_with_verb
from ingest.folding import fold
from ingest.syllables import is_syllable

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
NAMED_PLACE = re.compile(
    r"\b((?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh)) "
    rf"((?:[{CAPITALS}][^\W\d_]*)(?: [{CAPITALS}][^\W\d_]*){{0,2}})"
)
_ASKED = re.compile(r"bao nhiêu(?: phần trăm)?|ngày nào")
_OTHER_ASKED = re.compile(r"(?<!\w)(?:nào|bao nhiêu|gì|ai|mấy|thế nào|vì sao)(?!\w)", re.IGNORECASE)
_HEDGE = re.compile(r"(?<!\d )\b(?:hơn|gần|trên|khoảng|chừng) (?=bao nhiêu(?! phần trăm))", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_FULL_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2}")
_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
# Digits that say when or name a paper, and so do not state another figure.
_NO_FIGURE = re.compile(
    r"(?:năm|tháng|quý|ngày|số|nhiệm kỳ|giai đoạn|khóa|Điều|Khoản)\s\d[\w/.,-]*(?:\s?[-–]\s?\d+)?"
    r"|\d+[-/][A-ZĐ]\S*|[“\"]\d[^”\"]*[”\"]|\d+/\d{4}|24/24",
    re.IGNORECASE,
)
# A tail that begins so belongs to what is asked; any other one states a second fact.
_QUALIFIES = re.compile(
    r"\s*(?:năm|tính|trong|từ|đến|tại|ở|so|trước|sau|vào|theo|để|nếu|khi|của|và|hoặc|thì)\b"
)
_GIVEN_AWAY = re.compile(
    r"(?:,\s(?:đó|cụ thể|trong đó))?\s(?:là|gồm|bao gồm)\s(?=.*(?:,|\svà\s))|:\s|\s?\("
)
_SECOND_FACT = re.compile(r"\s(?:và|lại có|trong đó có)\s(?=(?:[^\s,]+\s){0,7}?\d)")
# What is only hung on: by when it was to be done, or what it makes of the whole.
_ADDED = re.compile(
    r",\s(?:hoàn thành|xong|báo cáo|trình|gửi|dự kiến|chiếm|đạt|tăng|giảm|bằng|tương đương)\s"
)
_TIED = re.compile(
    r"(?:vì|do|nếu|nhưng|còn|song|tuy|mà|để|nên|và|hoặc|lại|cũng|bởi|cho nên|đơn vị nào|ai)\s", re.I
)
# Verbs that open a sentence on what was done to someone, without saying by whom.
_DEED = re.compile(
    r"(?:phê bình|biểu dương|nhắc nhở|khiển trách|cảnh cáo|kỷ luật|xử phạt|phạt|thu|trao|tặng|cấp|"
    r"phát|khen|phê duyệt|chấp thuận|cho|đã|có)\s",
    re.IGNORECASE,
)
_HINTS = re.compile(r"(?<!\w)(?:cũng|nhưng|lại|ngược lại|tương tự)(?!\w)")
_SUBJECTLESS = re.compile(
    r"(?:[^,]{3,70}, )(?:phải|đã|sẽ|đang|cần|còn|được|mới|chưa)\s|(?:đã|sẽ|đang|cần|được|có)\s",
    re.I,
)
_ORDER = re.compile(r"phải (?!giao|yêu cầu|đề nghị|chỉ đạo|thanh tra (?:tỉnh|huyện|thành))")
_MISPLACED = re.compile(
    r"(?:ngày|tháng|năm|số|phím|đài|điều|khoản|nhóm|bước|quý|khóa|kỳ|thứ|lần|mục|bảng|từ|và|đến|"
    r"tổng số|\d trên|\d/)\s?bao nhiêu"
    r"|bao nhiêu (?:và|hoặc|đến|trên|tháng|giờ|là|của|trong|lần này)\b"
    r"|(?:^|\s)trong bao nhiêu (?!ngày|giờ|phút|tháng|tuần|năm|phiên)"
    r"|bao nhiêu phần trăm (?:cho|trả lời|đã|được|có|đạt|chưa|không|là|biết|đánh giá|hài lòng)\b",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"(?:qua|tại|trong|khi|với|theo|nhờ|để|từ|đến|sau|trước|năm|tính đến|sáng|chiều|tối|ngày|"
    r"hết|trên|riêng|vào|thời gian)\s",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"bao nhiêu (?:phần trăm|[^\W\d_]{2,})")
_TABLE = re.compile(r"“[^”]*” của “|\|")
_OPENING_DAY = re.compile(r"^((?:từ|đến|trước|sau)(?: hết)? ngày nào), ", re.IGNORECASE)
_PAPER_FIRST = re.compile(
    r"^(?:chỉ thị|kế hoạch|kết luận|nghị quyết|quyết định|thông báo|công văn|nghị định|thông tư)"
    r"(?= (?:số )?\d)"
)
_PERIOD = re.compile(
    r"^(?:\W*(?:[-–+•]|\d+\.|[a-zđ]\))\s)?((?:[Tt]rong |[Tt]ừ |[Đđ]ến |[Tt]ính đến |[Rr]iêng )?"
    r"(?:[Nn]ăm|[Tt]háng|[Qq]uý|[Nn]gày|[Hh]ết|[Nn]hiệm kỳ|[Gg]iai đoạn|\d+ tháng|sáu tháng)"
    r"\s[^,;.]{1,45}),"
)
_FEWEST_WORDS, _MOST_WORDS = 6, 32
_MOST_FIGURES = 2
_SHORT_CLAUSE = 8  # words
_VIETNAMESE = 0.8  # least share of syllables among the words of a Vietnamese sentence
_SAID_AGAIN = 0.8


def question_stem(stem: str, quote: str) -> str | None:
    """The question without its "?" and without its source; None where it would be wrong, unclear,
    or tell its own answer. `quote` is the sentence that the stem was made from.

    >>> question_stem("năm 2022, xã Bản Khe có bao nhiêu hộ trồng chè, thu nhập tăng 12%?", "")
    'năm 2022, xã Bản Khe có bao nhiêu hộ trồng chè'
    >>> question_stem("huyện chọn bao nhiêu xã làm điểm là Đồng Vạn, Yên Lạng và Sơn Bửu?", "")
    'huyện chọn bao nhiêu xã làm điểm'
    """
    asked = _ASKED.search(stem)
    if asked is None or _TABLE.search(stem) or not _is_vietnamese(stem):
        return None
    stem = _without_tail(stem.rstrip("? "), asked)
    stem = _in_its_period(_HEDGE.sub("", stem), quote)
    stem = _OPENING_DAY.sub(r"\1 thì ", stem)
    stem = _PAPER_FIRST.sub(lambda match: match[0].capitalize(), stem)
    if _loses_place(stem, quote) or _hangs_on_earlier(stem, quote):
        return None
    return stem if _is_clear(stem) else None


def said_elsewhere(stem: str, others: Iterable[str]) -> bool:
    """Whether another sentence says nearly the same of another time, place or figure, so that the
    question would have two answers."""
    asked = _content(stem)
    return any(len(asked & _content(other)) >= _SAID_AGAIN * len(asked) for other in others)


def _without_tail(stem: str, asked: re.Match[str]) -> str:
    """The stem up to where its tail states something else or names the answer."""
    head, tail = stem[: asked.end()], stem[asked.end() :]
    given = _GIVEN_AWAY.search(tail)
    if given is not None:
        tail = tail[: given.start()]
    if _ADVERBIAL.match(head) and "," not in head:
        return head + tail  # the sentence itself is still to come
    if asked[0] == "ngày nào":
        done = tail.startswith(",") and len(head.split()) >= _FEWEST_WORDS
        return head if done else head + tail
    added = _ADDED.search(tail)
    if added is not None:
        tail = tail[: added.start()]
    second = _second_figure(tail)
    while second is not None:
        comma = tail.rfind(",", 0, second)
        joint = [match.start() for match in _SECOND_FACT.finditer(tail) if match.start() < second]
        if comma >= 0 and not _QUALIFIES.match(tail, comma + 1):
            tail = tail[:comma]
        elif joint:
            tail = tail[: joint[-1]]
        else:
            break
        second = _second_figure(tail)
    return (head + tail).rstrip(" ,")


def _second_figure(tail: str) -> int | None:
    """Where the tail states a figure of its own."""
    named = [match.span() for match in _NO_FIGURE.finditer(tail)]
    for figure in _FIGURE.finditer(tail):
        if not any(start <= figure.start() < end for start, end in named):
            return figure.start()
    return None


def _in_its_period(stem: str, quote: str) -> str:
    """A clause further on in its sentence, with the time that the sentence opens with."""
    period = _PERIOD.match(quote)
    if period is None or fold(period[1]) in fold(stem):
        return stem
    if "ngày nào" in stem or _FULL_DAY.search(stem) or stem.startswith("phải "):
        return stem
    return f"{period[1][0].lower()}{period[1][1:]}, {stem}"


def _loses_place(stem: str, quote: str) -> bool:
    """Whether the sentence says first of which place it speaks, and the stem does not."""
    place = NAMED_PLACE.search(quote.split(";")[0])
    return place is not None and ";" in quote and fold(place[0]) not in fold(stem)


def _hangs_on_earlier(stem: str, quote: str) -> bool:
    """Whether the stem is a short clause that goes on from the one before it in its sentence, as
    "công bố thời gian mới trước ngày …" does."""
    first, *later = quote.split(";")
    asked = _content(stem)
    clause = max(later, key=lambda text: len(asked & _content(text)), default="")
    nearer = len(asked & _content(clause)) > len(asked & _content(first))
    return nearer and len(clause.split()) <= _SHORT_CLAUSE


def _is_clear(stem: str) -> bool:
    asked = _ASKED.search(stem)
    if asked is None or not _FEWEST_WORDS <= len(stem.split()) <= _MOST_WORDS:
        return False
    if len(_OTHER_ASKED.findall(stem)) != 1 or any(sign in stem for sign in ";:"):
        return False
    if stem.count("“") != stem.count("”") or stem.count("(") != stem.count(")"):
        return False
    if _TIED.match(stem) or _HINTS.search(stem) or _SUBJECTLESS.match(stem):
        return False
    if stem.startswith("phải "):
        if not _ORDER.match(stem) or BODY.match(stem[5:6].upper() + stem[6:]):
            return False
    elif begins_with_verb(stem) or _DEED.match(stem):
        return False
    before = stem[: asked.start()]
    figures = len(_FIGURE.findall(_NO_FIGURE.sub("", before)))
    if asked[0] == "ngày nào":
        return not _FULL_DAY.search(stem) and figures <= _MOST_FIGURES
    return (
        figures <= _MOST_FIGURES
        and _second_figure(stem[asked.end() :]) is None
        and bool(_COUNTED.search(stem))
        and not _MISPLACED.search(stem)
    )


def _is_vietnamese(stem: str) -> bool:
    found = _WORD.findall(stem)
    return sum(map(is_syllable, found)) >= _VIETNAMESE * len(found)


def _content(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(_ASKED.sub("", text))) if len(word) > 1}
