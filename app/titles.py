"""What a paper is about, as the text that names it says: its title after "về", quoted or not."""

from __future__ import annotations

import re

from app.tokens import UPPER
from ingest.folding import fold
from ingest.model import Reference, Span

_QUOTES = {"“": "”", '"': '"', "'": "'", "‘": "’", "«": "»"}
_REACH = 160
_LONGEST = 420
_ABOUT = re.compile(
    r"(?<![^\W_])(?:(?:chỉ đạo )?về(?: việc)?\s+(?=\S)|V/v:?\s+|chỉ đạo (?:việc )?)"
)
# Before "về" only what belongs to the paper's name: its date, its issuer.
_NAME_PART = re.compile(
    r"[\s,(]*(?:(?:(?:được|đã|do|của|ban hành|ký|vừa|ngày|tháng|năm|số|và|ủy|uỷ|vụ|thường|ban|hành|"
    r"nhân|dân|bộ|chính|phủ|tướng|tỉnh|huyện|quận|thành|phố|phường|xã|trung|ương|khối|cơ|quan|"
    r"thư|trực|chủ|tịch|kiểm|tra|viện|quốc|hội|đồng|dân|vận|tuyên|tổng|cục|sở|thị|"
    rf"đảng|giáo|dục|đào|tạo|mặt|trận|ta|khóa|khoá)\b|[\d/.-]+|[{UPPER}][^\s,.;:]*)[\s,()]*)*"
)
_CLAUSE_END = re.compile(
    # "… về giữ rừng (sau đây gọi là Chỉ thị 5), 3 năm qua …"
    r"[.;!?\n]|\s\((?=(?:sau đây|gọi|viết) |(?:Chỉ thị|Kế hoạch|Nghị quyết|Quyết định|Kết luận)\s)|"
    rf",\s(?=(?:\d+|hơn|gần|nhiều|những) (?:năm|tháng) |(?:tỉnh|thành phố) [{UPPER}])|"
    r",\s(?=(?:các|nhiều|huyện|quận|phường|đồng chí|ông|bà|đến nay|trong đó|ngày|"
    r"ban|đảng|nhận thức|theo đó|đại biểu|đã|được|sau|từ|trên|UBND)\b)|"
    # "… về giữ rừng và 2 năm thực hiện Chỉ thị 7": what else is looked back on.
    r"\s(?=và \d+ (?:năm|tháng) (?:thực hiện|triển khai)\s)|"
    # What stands behind a quoted name is told of it, unless it goes on with its time.
    r"(?<=[”\"]),\s(?!giai đoạn|năm |định hướng|gắn |và )|"
    r"\s(?=(?:cho (?:hơn|gần|toàn|các|cán bộ)|đến (?:mọi|toàn thể|từng|các)|"
    r"vào (?:sáng|chiều|ngày)|(?:đã|được|sẽ|bằng hình thức|do(?= (?:đồng chí|ông|bà|các|[A-ZĐ]))|"
    r"(?:và|cùng|với) (?:Kế hoạch|Chỉ thị|Nghị quyết|Quyết định|Thông báo|Kết luận|Công văn|"
    r"Quy định|Hướng dẫn|Nghị định|Thông tư|Công điện))\s))"
)
# "… về giữ rừng, Tổ kiểm tra vừa …": what begins the main clause is no part of a title.
_MAIN_CLAUSE = re.compile(
    rf"(?<=[^\W_]),\s(?=[{UPPER}][^,;.:\n]{{2,40}}(?:, [^,;.:\n]{{2,60}}?)?\s(?:đã|vừa|cũng|mới)\s)"
)


def find_title(text: str, after: int, high: int | None = None) -> Span | None:
    """The title that follows a paper's number at `after`: the quoted words after "về", else its
    clause. None where the text names the paper without saying what about.

    >>> text = "Chỉ thị số 77-CT/TU, ngày 5/6/2020 của Tỉnh ủy về “Giữ gìn rừng”, các xã"
    >>> span = find_title(text, len("Chỉ thị số 77-CT/TU"))
    >>> text[span.start:span.end]
    'Giữ gìn rừng'
    """
    stop = len(text) if high is None else high
    part = _NAME_PART.match(text, after, min(stop, after + _REACH))
    begin = part.end() if part is not None else after
    about = _ABOUT.match(text, begin, stop)
    if about is None:
        return _quoted_at(text, begin, stop)
    return _quoted_at(text, about.end(), stop) or _clause(text, about.end(), stop)


def _quoted_at(text: str, at: int, stop: int) -> Span | None:
    opening = text[at : at + 1]
    if opening not in _QUOTES:
        return None
    close = text.find(_QUOTES[opening], at + 1, min(stop, at + _LONGEST))
    return Span(at + 1, close) if close > at + 3 else None


def _clause(text: str, at: int, stop: int) -> Span | None:
    found = (pattern.search(text, at, stop) for pattern in (_CLAUSE_END, _MAIN_CLAUSE))
    finish = min((end.start() for end in found if end is not None), default=stop)
    finish = min(finish, at + _LONGEST)
    trimmed = text[at:finish].rstrip(' ,:-–…"”')
    closes = _QUOTES.get(next((sign for sign in trimmed if sign in "“«"), ""), "")
    if closes and closes not in trimmed and text.startswith(closes, at + len(trimmed)):
        trimmed += closes
    return Span(at, at + len(trimmed)) if len(trimmed.split()) >= 2 else None


def title_score(text: str, span: Span, reference: Reference) -> float:
    """How good a title is: quoted and long ones say most; ones that only point at another paper
    ("thực hiện Chỉ thị …") say less of what a directive is about.

    >>> title_score("về “Giữ rừng sạch”", Span(4, 13), Reference("CT", "1")) > 1
    True
    """
    written = text[span.start : span.end]
    quoted = text[span.start - 1 : span.start] in _QUOTES
    score = 1.0 + 0.5 * quoted + min(len(written.split()), 30) / 100
    points_away = re.match(r"(?:viec )?(?:trien khai|thuc hien|quan triet|to chuc)", fold(written))
    return score - (0.6 if points_away and reference.type == "CT" else 0.0)
