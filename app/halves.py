"""Two things asked in one question, made two questions of which each says all itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.english_kinds import english_kinds
from app.paper_shared import Shared, shared_paper, without_papers
from app.question import asking, focus_tokens, paper_spans, read_question
from app.tokens import UPPER
from app.turns import UNIT
from ingest.folding import fold

_CUT = re.compile(
    r"\s*[;?]\s+(?:và\s+|va\s+|and\s+)?|\s*,\s+(?:và\s+|va\s+|đồng thời\s+|and\s+)?|"
    r"\s+(?:và|va|đồng thời|dong thoi|and)\s+"
)
_JOINS = re.compile(r"\b(?:và|va|đồng thời|dong thoi|and)\b|[;?]")
_ASKS = re.compile(
    r"\b(?:ai|gi|nao|dau|bao nhieu|may|bao gio|bao lau|sao)\b|\b(?:who|whom|whose|when|where|"
    r"which|what|how|why)\b"
)
# What a second half asks for by a noun alone: "…, thời hạn?".
_NOUN_ASKED = re.compile(
    r"(?:ngay|thoi gian|thoi han|han|thoi diem|dia diem|chuc vu|chuc danh|so luong|nguoi ky|"
    r"ngay ky|ngay ban hanh|noi)(?: \w+){0,3}\W*$"
)
_WHOLE = frozenset(["compare", "documents", "papers"])
_BODY = (
    r"(?:co quan|don vi|to chuc|cap|ban|so|bo|nganh|hoi|cong ty|truong|huyen|xa|phuong|quan|tinh|"
    r"thanh pho|dia phuong|noi|dia diem|nguoi|ong|ba|dong chi|vi|lanh dao|can bo|doan|luc luong)"
)
_TIME = (
    r"(?:ngay thang nam|ngay|thang|nam|quy|tuan|buoi|hom|luc|khi|dip|thoi gian|thoi diem|thoi han|"
    r"han|gio)"
)
_BEFORE = (
    r"(?:(?:va |thi )?(?:la|do|boi|cho|voi|cua|tu|o|tai|vao luc|vao|truoc|den|ve|trong|gom|vi|bang|"
    r"bi|duoc|by|to|with|in|on|at|from|for) )?"
)
# What asks in a question, with the little words that lead to it; the rest is what it is about.
_ASKED = re.compile(
    rf"\b(?:(?:giu|mang|nam giu|dam nhiem|cong tac|lam viec|lam) )?{_BEFORE}(?:(?:nhung|cac) )?"
    rf"(?:{_BODY} nao|{_TIME} (?:nao|may|bao nhieu)|ai|dau|"
    r"(?:chuc vu|chuc danh|chuc|cap bac|cap ham|cap bac ham|\w+)? ?(?<!\w)gi|bao gio|bao lau|"
    r"(?:nhu )?the nao|ra sao|(?:vi|tai) sao|bao nhieu|may)(?= |\W*$)|"
    r"\b(?:(?:by|to|with|in|on|at|from|for) )?(?:who|whom|when|where|why|"
    r"how(?: (?:many|much|long|often)(?: \w+)?)?|(?:which|what)(?: \w+)?)"
    r"(?: (?:was|were|is|are|did|does|do|has|have|must|should))?\b"
)
_OF_FIRST = re.compile(
    r"\b(?:ông|bà|anh|chị|người|đồng chí|vị|cơ quan|đơn vị|tổ chức|ban|cán bộ|ong|ba|nguoi|"
    r"dong chi|vi|co quan|don vi|to chuc)\s(?:đó|ấy|này|do|ay|nay)(?!\w)|(?<!\w)họ(?!\s+và)(?!\w)|"
    r"\b(?:he|she|they|that person)\b"
)
_POST_OF_FIRST = re.compile(
    r"\s*(?:(?:hiện|đang|hien|dang)\s+)?(?:giữ|giu|làm|lam|với|voi|có|co|mang|là|la)?\s*"
    r"(?:những |các )?(?:chức (?:vụ|danh)?|chuc (?:vu|danh)?|cấp bậc|cap bac)\s*(?:là |la )?"
    r"(?:gì|gi|nào|nao)?\W*$|\s*(?:in |with |as )?(?:what|which)(?: is| was)?"
    r"(?: his| her| their)? (?:position|post|title|capacity|office)\W*$"
)
# "… bao nhiêu tổ chức và bao nhiêu đảng viên": what the first counts is not the second's.
_COUNTED = re.compile(
    r"\b(?:bao nhieu|may)(?: (?!do\b|tai\b|o\b|duoc\b|bi\b|da\b|cho\b|tham\b|du\b)\w+){1,3}"
)
_COUNTS_TOO = re.compile(r"\s*(?:co )?(?:bao nhieu|may)\b")
_OPENS = re.compile(
    rf"(?:co )?(?:ai|bao nhieu|may|vi sao|tai sao|{_BODY} nao|{_TIME} nao|who|when|where|which|"
    r"what|how|why)\b"
)
# What only a person does: "ai chủ trì và phát biểu gì".
_OF_A_PERSON = re.compile(
    r"(?:da |hien )?(?:sinh|que|tuoi|noi|phat bieu|de nghi|yeu cau|kien nghi|nhan manh|cho biet|"
    r"khang dinh|cong tac|ket luan|bao nhieu tuoi)\b"
)
_PERSON_ASKED = re.compile(r"\b(?:ai|who|(?:nguoi|dong chi|ong|ba|vi|can bo|lanh dao) nao)\b")
_OWN_WORDS = 3
_LONGEST = 300
_MOST_CUTS = 4  # each may double what is asked


@dataclass(frozen=True, slots=True)
class Halves:
    """Two questions of one. `said_first` and `said` are the halves as typed; `of_first` tells that
    `second` speaks of whoever answers the first, whose name stands for "{}" in it."""

    first: str
    second: str
    said: str
    of_first: bool = False
    said_first: str = ""


def asks_post(half: str) -> bool:
    """Whether a half asks for a post alone: what tells where somebody works may tell it too."""
    return _POST_OF_FIRST.match(half) is not None


def two_asked(text: str) -> Halves | None:
    """The two questions that one makes, None where it asks for one thing, or for things that are
    only told together.

    >>> both = two_asked("Đơn vị nào chủ trì việc nạo vét kênh và phối hợp với ai?")
    >>> both.first, both.second
    ('Đơn vị nào chủ trì việc nạo vét kênh?', 'chủ trì việc nạo vét kênh phối hợp với ai?')
    >>> two_asked("Lễ phát động diễn ra hôm nào, ở đâu?").second
    'Lễ phát động diễn ra ở đâu?'
    >>> two_asked("Ai phát biểu tại hội nghị và người đó giữ chức vụ gì?").second
    '{} giữ chức vụ gì?'
    >>> both = two_asked("Ai ký và ban hành ngày nào Chỉ thị 7-CT/TU?")
    >>> both.first, both.second
    ('Ai ký (Chỉ thị 7-CT/TU)?', 'ban hành ngày nào Chỉ thị 7-CT/TU?')
    >>> two_asked("Sở Y tế phải làm gì, trước ngày nào?") is None
    True
    """
    typed = " ".join(text.split()).rstrip(" ?.!")
    if len(typed) > _LONGEST:
        return None
    cuts = [cut.span() for cut in _CUT.finditer(typed)]
    cuts = [(at, end) for at, end in cuts if _asks(typed[:at]) and _asks_too(typed[end:])]
    if not 0 < len(cuts) <= _MOST_CUTS:
        return None
    asked = read_question(typed)
    # "ai theo dõi, đôn đốc việc A và báo cáo ai": what is joined by "và" is parted first.
    at, end = next((cut for cut in cuts if _JOINS.search(typed[cut[0] : cut[1]])), cuts[0])
    left, right = typed[:at], typed[end:]
    kinds = _kind_of(left, asked.language), _kind_of(right, asked.language)
    shared = shared_paper(left, right)
    if asked.kind == "compare" or (asked.kind in _WHOLE and not _parts(shared, kinds[1])):
        return None
    halves = _halves(left, right, kinds)
    if halves is None:
        return None
    if shared is not None:
        halves = _with_paper(halves, shared, kinds, language=asked.language)
    return replace(halves, said_first=left)


def _parts(shared: Shared | None, kind: str) -> bool:
    """Whether a question for papers also asks something of the one that it names: "Chỉ thị 7 thay
    thế văn bản nào và ai ký"."""
    return shared is not None and shared.right_of_paper(kind)


def _kind_of(half: str, language: str) -> str:
    return english_kinds(half)[0] if language == "en" else read_question(half).kind


def _asks_too(text: str) -> bool:
    return _asks(text) or _NOUN_ASKED.match(fold(text)) is not None


def _asks(text: str) -> bool:
    return _ASKS.search(asking(text)) is not None


def _halves(left: str, right: str, kinds: tuple[str, str]) -> Halves | None:
    if kinds[0] == "duties" and kinds[1] in ("when", "none", "other"):
        return None  # a duty is told with its deadline
    own, others = focus_tokens(left, paper_spans(left)), focus_tokens(right, paper_spans(right))
    if not own and not paper_spans(left):
        if kinds[0] == kinds[1]:
            return None  # "ai, đơn vị nào …" asks once
        return Halves(f"{left} {_matter(right)}?", f"{right}?", right)
    found = _OF_FIRST.search(right)
    if found is not None:
        second = f"{right[: found.start()]}{{}}{right[found.end() :]}?"
        return Halves(f"{left}?", second, right, of_first=True)
    if _POST_OF_FIRST.match(right):
        of_first = _PERSON_ASKED.search(asking(left)) is not None
        whose = "{}" if of_first else _matter(left)
        return Halves(f"{left}?", f"{whose} giữ chức vụ gì?", right, of_first=of_first)
    if len(others) >= _OWN_WORDS and _says_all(right):
        return Halves(f"{left}?", f"{right}?", right)
    if _OF_A_PERSON.match(fold(right)) and _PERSON_ASKED.search(asking(left)):
        return Halves(f"{left}?", f"{{}} {right}?", right, of_first=True)
    pattern = _COUNTED if _COUNTS_TOO.match(fold(right)) else _ASKED
    return Halves(f"{left}?", f"{_matter(left, pattern)} {_noun_asked(right)}?", right)


def _with_paper(halves: Halves, shared: Shared, kinds: tuple[str, str], *, language: str) -> Halves:
    """The halves, each that is of the paper that the other one names asked of that."""
    if shared.is_left:
        second = _right_of_paper(shared, kinds[1], language=language)
        return replace(halves, second=second, of_first=False) if second is not None else halves
    if shared.right_of_paper(kinds[1]) and not _speaks_of_first(shared.right):
        halves = replace(halves, second=f"{shared.right}?", of_first=False)
    if not shared.own_of_left or _is_apart(shared.left, kinds[0], shared):
        return halves
    return replace(halves, first=f"{shared.left} ({shared.name})?")


def _right_of_paper(shared: Shared, kind: str, *, language: str) -> str | None:
    """The right half asked of the paper that the left one names; None where it is not of that, or
    needs it not."""
    right = shared.right
    if _speaks_of_first(right) or _is_apart(right, kind, shared):
        return None
    if _says_all(right) or language == "en":
        needs = _says_all(right) or shared.right_of_paper(kind)
        return f"{right} ({shared.name})?" if needs else None
    return f"{shared.name} {_noun_asked(right)}?" if shared.right_of_paper(kind) else None


def _speaks_of_first(right: str) -> bool:
    return _OF_FIRST.search(right) is not None or _POST_OF_FIRST.match(right) is not None


def _is_apart(half: str, kind: str, shared: Shared) -> bool:
    """Whether a half says all that it asks of, so that a paper named in the other one need not be
    its own; what a unit has to do is told by a paper."""
    own = focus_tokens(half, paper_spans(half))
    return len(own) >= _OWN_WORDS and _says_all(half) and kind != "duties" and not shared.governs


def _says_all(half: str) -> bool:
    """Whether a half names somebody or something before it asks, or asks right away of such."""
    asked = _ASKED.search(without_papers(half))
    named = re.search(rf"(?<=\s)[{UPPER}]", half)
    unit = UNIT.match(half) if half[:1].isupper() else None
    if asked is not None and unit is not None and unit.end() <= asked.start():
        return True
    if asked is None or not (named or paper_spans(half)):
        return False
    before = named is not None and named.start() < asked.start()
    return before or _OPENS.match(asking(half)) is not None


def _noun_asked(right: str) -> str:
    """A half that only names what it asks for, asking for it."""
    if _asks(right):
        return right
    return f"{right} nào" if re.match(r"(?:ngay|thoi|han)\b", fold(right)) else f"{right} là gì"


def _matter(half: str, pattern: re.Pattern[str] = _ASKED) -> str:
    """A half of a question without the words that ask.

    >>> _matter("Đơn vị nào chủ trì việc nạo vét kênh")
    'chủ trì việc nạo vét kênh'
    >>> _matter("Buổi họp do cơ quan nào tổ chức")
    'Buổi họp tổ chức'
    """
    found, plain = None, without_papers(half)
    for match in (pattern if pattern.search(plain) else _ASKED).finditer(plain):
        found = match
    if found is None:
        return half
    rest = f"{half[: found.start()]} {half[found.end() :]}"
    return " ".join(rest.split()).strip(" ,")
