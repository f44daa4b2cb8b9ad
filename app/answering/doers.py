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
    return not _holds([token.folded for token in tokenise(sentence)], asked)


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


_LEADS = re.compile(
    r"(?:\s(?:đã|phải|sẽ|được giao|là đơn vị|là cơ quan|có|chịu trách nhiệm))*\s"
    r"(?P<verb>chủ trì|làm đầu mối|đầu mối|tham mưu|ban hành|thẩm định|phê duyệt|ký|cấp|trao|tặng)"
    r"(?![^\W_])"
)
_BESIDE = re.compile(r"(?:phối hợp (?:với|cùng)|cùng(?: với)?|với|cho|đến|tới|của|gửi|trình)\s*$")


def leads_instead(question: str, sentence: str) -> bool:
    """Whether a question gives the lead to a body that a sentence names only beside the one that
    has it: "Sở A chủ trì, phối hợp với Sở B" gives none to B.

    >>> said = "Sở Y tế chủ trì, phối hợp với Công an huyện kiểm tra ba chợ."
    >>> leads_instead("Công an huyện chủ trì kiểm tra ba chợ phải không?", said)
    True
    >>> leads_instead("Có phải do Công an huyện chủ trì không?", said)
    True
    >>> leads_instead("Sở Y tế chủ trì kiểm tra ba chợ phải không?", said)
    False
    """
    told = _leading(sentence)
    words = [token.folded for token in tokenise(sentence)]
    for body, verb in _leading(question):
        leaders = [who for who, lead in told if lead == verb]
        named = _holds(words, body)
        if leaders and named and not any(_holds(who, body) for who in leaders):
            return True
    return False


def _leading(text: str) -> list[tuple[list[str], str]]:
    """The folded words of each body, with what stands between it and its verb, and the verb."""
    found = []
    for body in _BODY.finditer(text):
        verb = _LEADS.search(text, body.end())
        between = text[body.end() : verb.start()] if verb is not None else ""
        if verb is None or len(between.split()) > _MOST_WORDS or re.search(r"[;:.]", between):
            continue
        if _BESIDE.search(text[: body.start()]):
            continue
        words = [token.folded for token in tokenise(text, body.start(), verb.start())]
        found.append((words, verb["verb"].lower()))
    return found


def _holds(words: list[str], run: list[str]) -> bool:
    size = len(run)
    return any(words[at : at + size] == run for at in range(len(words) - size + 1))
