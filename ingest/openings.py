"""How sentences open: like an item of a list, like its continuation, or like a change of topic.

Cues are matched with their tones, since "chị", "chỉ thị" and "ảnh", "anh" fold alike; verbs are
matched folded. All scores are sums of small weights that were set by hand on marked texts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.folding import fold, tone_key
from ingest.item_verbs import ITEM_VERBS

_REMEMBERED = 512  # sentences; announcements close together look at the same ones
_VERB = re.compile(rf"(?:{ITEM_VERBS})\b")
_COUNTED = (
    "nhóm|nhiệm vụ|giải pháp|nội dung|mục tiêu|nguyên tắc|yêu cầu|vấn đề|điểm|bước|việc|bài học"
    "|nguyên nhân|biểu hiện|quan điểm|khâu|đột phá|yếu tố|hạn chế|giai đoạn|phương án|mức|loại"
)
_ORDINAL = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_NUMBERED = re.compile(
    rf"(?:(?:{_COUNTED})\s+(?:\w+\s+){{0,3}}?)?"
    rf"(?:thứ\s+(?:{_ORDINAL})|số\s+\d+|\d{{1,2}}\s*:)\b"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mười \w+)\s+là\b"
    rf"|(?:{_COUNTED})\s+\d{{1,2}}\b"
)
_SECOND_ON = "hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_LATER = re.compile(
    rf"(?:(?:{_COUNTED})\s+(?:\w+\s+){{0,3}}?)?(?:thứ\s+(?:{_SECOND_ON})|(?:số\s+)?(?!1\b)\d{{1,2}})\b"
    rf"|(?:{_SECOND_ON})\s+là\b"
)
_PAPER = "chỉ thị|nghị quyết|kế hoạch|kết luận|văn bản|thông báo|quy định|đề án|chương trình"
_ADDING = re.compile(
    r"(?:theo đó|đồng thời|bên cạnh đó|cùng với đó|cùng với|ngoài ra|đi đôi với|song song với đó"
    r"|song song|tiếp theo|tiếp đó|tiếp đến|mặt khác|cuối cùng|trước hết|trước tiên|về|đối với"
    r"|trong công tác|yêu cầu|phải|cần|hơn nữa|thêm vào đó"
    rf"|(?:{_PAPER})(?: này)? (?:cũng |còn )?(?:yêu cầu|đề nghị|nêu rõ|nhấn mạnh|chỉ rõ|xác định"
    r")(?: rõ)?)\b"
)
_IS = re.compile(r"(?:là|cần|phải|việc)\s+(?:việc\s+)?")
_LAST = re.compile(r"(?:cuối cùng|sau cùng)\b")
_DUTY = re.compile(r"^.{3,70}?\b(?:phải|(?<!việc )cần|có trách nhiệm|chủ trì|chịu trách nhiệm)\b")
_WITHIN = re.compile(
    r"(?:trong đó|đặc biệt|nhất là|qua đó|từ đó|nhờ đó|nhờ vậy|do đó|vì vậy|vì thế|do vậy"
    r"|có như vậy|đây là|điều này|việc này|cụ thể|theo đó|ở đây|trên cơ sở|trường hợp|nếu|kết quả"
    r"|thời gian|(?:\w+ ){1,3}nào|mỗi"
    rf"|(?:các |những |mỗi |từng )?(?:{_COUNTED})(?: \w+){{0,3}} (?:này|trên|đó))\b"
)
_SUBJECT = re.compile(
    r"(?:các (?:đại biểu|đồng chí)|hội nghị|toàn (?:tỉnh|huyện|thành phố|xã)|huyện|tỉnh|thành phố"
    r"|xã|sở|ubnd|ủy ban|hđnd|ban thường vụ|quận ủy|huyện ủy|tỉnh ủy|thành ủy|đảng ủy|đảng bộ|năm"
    r"|tháng|sáng|chiều|hơn|gần|nhiều|có|đây|hiện|\d|kinh phí|thu ngân sách|tổng|tỷ lệ|kết quả"
    r"|người dân|bà con|đoàn|tổ công tác|cuộc họp|buổi)\b"
)
_RESULT = re.compile(r"\b(?:đạt|tăng|giảm|tăng trưởng|chiếm|ước|giảm còn|thu được)\b.{0,20}\d")
_OVERSEEING = re.compile(r"\b(?:theo dõi|đôn đốc)\b.*(?:thực hiện|triển khai|kết quả)")
_PERSON = (
    "ông|bà|anh|chị|đồng chí|đ/c|bí thư|phó bí thư|chủ tịch|phó chủ tịch|trưởng ban|giám đốc"
    "|phó giám đốc|trưởng phòng|bộ trưởng|thủ tướng|đại tá|thượng tá|bác sĩ"
)
_TURNING = re.compile(
    r"(?:tuy nhiên|song|nhưng"
    r"|để (?:tổ chức|thực hiện|triển khai|chỉ thị|nghị quyết|kế hoạch|đạt|bảo đảm)"
    r"|căn cứ|tại (?:hội nghị|buổi|cuộc|phiên|lễ)|cũng tại|phát biểu|kết luận|kết thúc|nhấn mạnh"
    r"|trước đó|(?:ngay )?sau (?:khi|đó|một|hai|\d|\w+ năm)|được biết|nguyên nhân"
    r"|nhờ|kết quả, |kết quả là"
    rf"|theo (?:báo cáo|kế hoạch|ban|{_PERSON})|{_PERSON}"
    rf"|(?:{_PAPER}) (?:này (?!quy|yêu)|được|gồm|do|có hiệu lực)|trong quá trình"
    r"|dịp này|đến nay|hiện nay|thời gian tới|tới đây"
    r"|ngày \d|sáng \d|chiều \d|trong (?:năm|tháng|quý|\d)|năm \d|từ năm|một (?:trong|số)"
    r"|nguồn|ảnh:|bài|tin|(?:đoàn|hội nghị|cuộc họp|tổ công tác|đại biểu)(?: \w+){0,2} (?:yêu cầu"
    r"|đề nghị|được|diễn|cũng|đã|thống nhất)|\w+ ủy cũng)\b"
)
_REPORTING = re.compile(
    r"\b(?:cho biết|cho rằng|khẳng định|phát biểu|chia sẻ|bày tỏ|thông tin thêm|ghi nhận"
    r"|đã (?:ban hành|tổ chức|hoàn thành|triển khai|đạt|có|thực hiện|chỉ đạo|giao|ký))\b"
)


@lru_cache(maxsize=_REMEMBERED)
def item_score(sentence: str, *, first_of_paragraph: bool) -> float:
    """How much a sentence looks like the beginning of an item; below zero it does not.

    >>> item_score("Rà soát tổng thể chức năng.", first_of_paragraph=True) > 2
    True
    >>> item_score("Qua đó, tạo chuyển biến.", first_of_paragraph=False) < 0
    True
    """
    written = _opening(sentence)
    score = 1.2 if first_of_paragraph else 0.2
    if _NUMBERED.match(written):
        return score + 6.0
    rest, added = _without_adding(written)
    score += 0.5 * added
    folded = fold(rest[:80])
    if _VERB.match(folded):
        score += 2.0
    elif _RESULT.search(rest[:120]):
        score -= 1.5
    elif _DUTY.match(rest) and not _WITHIN.match(rest):
        score += 1.0
    elif _WITHIN.match(rest):
        score -= 2.5
    elif added and _VERB.search(folded):
        score += 1.0
    elif _SUBJECT.match(rest):
        score -= 1.2
    elif _OVERSEEING.search(written):
        score -= 1.0
    if _TURNING.match(written):
        score -= 3.0
    return score - (2.0 if _REPORTING.search(written[:120]) else 0.0)


@lru_cache(maxsize=_REMEMBERED)
def turn_score(sentence: str, *, first_of_paragraph: bool) -> float:
    """How much a sentence looks like the end of a list: another topic, a speaker, a report."""
    written = _opening(sentence)
    score = 0.5 if first_of_paragraph else 0.0
    if _TURNING.match(written) or sentence.startswith("“"):
        score += 2.0
    if _REPORTING.search(written[:160]):
        score += 1.5
    if _OVERSEEING.search(tone_key(sentence[-120:])):
        score += 1.0
    return score - max(0.0, item_score(sentence, first_of_paragraph=first_of_paragraph))


def opens_with_verb(phrase: str) -> bool:
    """Whether a phrase opens with a verb of duty, as most items do.

    >>> opens_with_verb("tiếp tục đổi mới"), opens_with_verb("Chỉ thị số 01")
    (True, False)
    """
    return _VERB.match(fold(_without_adding(_opening(phrase))[0][:80])) is not None


def is_last(sentence: str) -> bool:
    """Whether a sentence says that its item is the last one.

    >>> is_last("Cuối cùng là công khai kết quả.")
    True
    """
    return _LAST.match(_opening(sentence)) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_numbered(sentence: str) -> bool:
    """Whether a sentence opens with an ordinal: "Một là", "Thứ hai", "Nhiệm vụ thứ ba".

    >>> is_numbered("Thứ hai, đổi mới phương thức."), is_numbered("Bà Lả cho rằng tốt.")
    (True, False)
    """
    return _NUMBERED.match(_opening(sentence)) is not None


def is_later(sentence: str) -> bool:
    """Whether a sentence opens with an ordinal that another one comes before.

    >>> is_later("Thứ hai, đổi mới."), is_later("Một là học."), is_later("Nhiệm vụ 3: giữ rừng.")
    (True, False, True)
    """
    return _LATER.match(_opening(sentence)) is not None


def _opening(sentence: str) -> str:
    return tone_key(sentence[:200].lstrip("“\"'-–+ "))


def _without_adding(written: str) -> tuple[str, bool]:
    """The opening behind "Đồng thời", "Theo đó," or "Về công tác cán bộ, yêu cầu phải"."""
    added = False
    for _ in range(3):
        match = _ADDING.match(written)
        if match is None:
            return written, added
        added = True
        written = _IS.sub("", written[match.end() :].lstrip(" ,:"), count=1)
    return written, added
