"""Whether a sentence says of one body what a question supposes of another."""

from __future__ import annotations

import re

from app.tokens import tokenise

_OPENS = re.compile(
    r"\s*(?:có )?(?:đúng|phải)(?: là| rằng)?\s+|"
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)-]|[a-zđ]\)|[-–•+])\s+|"
    r"\s*(?:giao|phân công|yêu cầu|đề nghị)\s+",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:[Cc]ác\s)?(?:Sở|Phòng|Ban|Bộ|UBND|HĐND|[ỦU]y ban|Uỷ ban|Công an|Đảng (?:ủy|uỷ)|"
    r"(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)|Cục|Chi cục|Trung tâm|Hội|Đoàn|Mặt trận|Văn phòng|"
    r"Thanh tra|Viện|Trường|Bảo hiểm|Kho bạc|Liên đoàn|Tỉnh đoàn|Đội|Ngân hàng)(?![^\W_])"
)
_VERB = re.compile(
    r"\s(?:đã|phải|sẽ|có|được|bị|chủ trì|phối hợp|tổ chức|ban hành|chỉ đạo|thực hiện|triển khai|"
    r"tham mưu|xây dựng|kiểm tra|giám sát|hướng dẫn|tổng hợp|thành lập|phát động|báo cáo|lập|mở|"
    r"bố trí|rà soát|theo dõi|tiếp nhận|trao|tặng|hỗ trợ|cấp|xử phạt|ký)\s"
)
_MOST_WORDS = 12


def other_doer(question: str, sentence: str) -> bool:
    """Whether both a question and a sentence open with a body that does something, and the
    sentence does not name the question's.

    >>> said = "Phòng Kinh tế chủ trì kiểm tra ba chợ."
    >>> other_doer("Có đúng là Phòng Tư pháp chủ trì kiểm tra ba chợ không?", said)
    True
    >>> other_doer("Phòng Kinh tế có chủ trì kiểm tra ba chợ không?", said)
    False
    """
    asked, told = _doer(question), _doer(sentence)
    if not asked or not told:
        return False
    words = [token.folded for token in tokenise(sentence)]
    size = len(asked)
    return not any(words[at : at + size] == asked for at in range(len(words) - size + 1))


def _doer(text: str) -> list[str]:
    """The folded words of the body that opens a text, up to its verb; empty where none does."""
    at = 0
    while (opening := _OPENS.match(text, at)) is not None:
        at = opening.end()
    if _BODY.match(text, at) is None:
        return []
    verb = _VERB.search(text, at)
    words = [token.folded for token in tokenise(text, at, verb.start())] if verb else []
    return words if len(words) <= _MOST_WORDS else []
