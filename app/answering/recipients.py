"""To whom something is reported, sent or submitted: "gửi báo cáo cho ai", "trình cấp nào"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.assigned import duties_of_asked, words_outside_papers
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.post_words import holds
from app.reading import Reading
from app.tokens import UPPER, tokenise
from app.wording import say
from ingest.folding import tone_key
from ingest.model import Span
from ingest.unit_lists import named_units
from ingest.units import HEAD

_SENTENCES = 8
_LEAST_OF_BEST = 0.75
_HANDED = (
    *("chuyển giao", "bàn giao", "điều chuyển", "chuyển", "sáp nhập"),
    *("phân cấp", "phân quyền", "ủy quyền"),
)
_JOINED = ("ký kết", "ký", "liên kết", "hợp tác", "liên tịch", "kết nghĩa", "đối thoại")
_VERBS = (
    r"(?:báo cáo|gửi|trình|nộp|chia sẻ|cung cấp|thông báo|kiến nghị|xin (?:ý kiến|phép)(?: của)?|"
    r"chịu (?:\w+ ){0,2}trách nhiệm trước|"
    rf"{'|'.join((*_HANDED, *_JOINED))})"
)
_ASKS = re.compile(
    r"\bchiu (?:\w+ ){0,2}trach nhiem truoc (?:ai|(?:co quan|don vi|cap) nao)\b|"
    r"\bxin (?:y kien|phep)(?: cua)? (?:ai|(?:nhung )?(?:co quan|don vi|cap) nao)\b|"
    r"\b(?:bao cao|gui|trinh|nop|chia se|cung cap|thong bao|kien nghi)\b(?! dan\b).{0,90}?\s"
    r"(?:(?:cho|voi|ve|len|toi|den) )?"
    r"(?:(?<!\bla )(?<!\bnhung )(?<!\bgom )ai|dau|"
    r"(?:nhung |cac )?(?:co quan|don vi|cap|so|bo|noi|to chuc) nao)\b"
    r"(?!\s+(?:ky|ban hanh))|"
    r"\b(?:chuyen(?: giao)?|ban giao|dieu chuyen|sap nhap|phan (?:cap|quyen)|uy quyen)\b"
    r".{0,90}?\s(?:cho|ve|sang|vao) (?:ai|(?:co quan|don vi|so|bo|to chuc) nao)\b|"
    r"\b(?:ky(?: ket)?|lien ket|hop tac|lien tich|ket nghia|doi thoai)\b.{0,60}?\svoi "
    r"(?:nhung |cac )?(?:ai|(?:co quan|don vi|so|bo|to chuc|doanh nghiep|dia phuong|truong) nao)\b"
)
# "Ông A chuyển sang sở nào": who moves hands nothing over.
_MOVES = re.compile(
    rf"\W*(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Aa]nh|[Cc]hị)(?: [{UPPER}][^\W\d_]*)+ (?:được )?"
    r"(?:điều )?chuyển (?:sang|về|đến)\s"
)
_OF_PAPER = re.compile(r"\bnoi nhan\b|\bo dau\b|\btu dau\b|\bve viec\b")
_VERB = re.compile(rf"(?<![^\W_]){_VERBS}(?![^\W_])")
_APART = (("trình",), ("nộp",), ("chịu",), ("xin",))  # verbs told by no other
_LEADS = re.compile(r"\s(?:về|cho|lên|với|tới|đến|gửi|sang|vào)\s")
_ENDS = (
    r"[;.:()]|\s(?:trước|để|trong|theo|vào|định kỳ|(?<!trả )kết quả|tình hình|qua|xem xét|"
    r"thông qua|phê duyệt|quyết định|ban hành|chậm nhất|hằng|hàng|tổng hợp|khi|từ|nếu|ngay|"
    r"bằng|nhằm|"
    r"về (?:việc|kết quả|tính|những|mọi|chất lượng|toàn bộ|công tác|tiến độ|nội dung|quyết định)|"
    r"và (?:báo cáo|đề xuất|chịu|đồng loạt|tổ chức|triển khai|thực hiện|đã|ra)|"
    r"đã|tổ chức|nhân dịp|làm|"
    r"trực tiếp|quản lý|thông tin|số liệu|kế hoạch|dự án|"
    r"đề án)(?=[\s,]|$)|$"
)
_AREA = re.compile(r"(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh)(?![^\W\d_])")
_LIST_ENDS = re.compile(rf"{_ENDS}|,")
_CLAUSE = re.compile(r"[;.:]")
_OPENS = re.compile(
    rf"[{UPPER}]|cấp |lãnh đạo |người dân|pháp luật|cơ quan |các |chính quyền |công an |"
    r"đơn vị (?!được )|người (?:đứng đầu|có)"
)
_PAPER = re.compile(r"chỉ thị|nghị|kế hoạch|quyết|luật|thông|công|kết luận|hướng dẫn|đề án|dự án")
_FOR_SORT = re.compile(
    rf"(?:\s|^)(?:và\s|cho\s|về\s)*(?P<unit>[{UPPER}][^(),;]+?) \((?:đối )?với (?P<sort>[^()]+)\)"
)
_TWO = 2
_REACH = 190
_OPENING = 4


def answer_recipient(context: Context) -> Draft | None:
    """The body that what is asked about is reported, sent or submitted to; None where a question
    asks for another thing."""
    folded, papers = context.asked.folded, context.asked.papers
    for start, end in papers:  # "Thông báo số 5" is no verb
        folded = folded[:start] + " " * (end - start) + folded[end:]
    if _ASKS.search(folded) is None or _OF_PAPER.search(folded):
        return None
    if _MOVES.match(context.asked.vietnamese):
        return None
    if papers and papers[0][0] < _OPENING:
        return None  # a paper's own recipients stand below it
    verb = _verb_asked(context)
    if context.asked.toned and not verb:
        return None  # "hội thi kể chuyện thuộc về ai" hands nothing over
    for reading, span, quotes in _places(context):
        units = list(_by_sort(context, reading, span, verb))
        units = units or list(_recipients(context, reading, span, verb))
        if units:
            facts = tuple(Fact(unit, quotes) for unit in units)
            return Draft("who", facts=facts, is_list=len(facts) > 1, fit=0.9)
    return Draft("who", note=say("not_said", context.asked.language))


def _verb_asked(context: Context) -> str:
    """The verb that the question uses, "trình" being no "báo cáo"."""
    found = _VERB.search(tone_key(context.asked.vietnamese))
    return found.group() if found is not None else ""


def _places(context: Context) -> Iterator[tuple[Reading, Span, tuple[Quote, ...]]]:
    """Where recipients may stand: the duties of the unit asked about, then the best sentences."""
    for duty in duties_of_asked(context):
        yield duty.reading, duty.span, duty.quotes
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score >= _LEAST_OF_BEST * top[0].score:
            yield evidence.reading, evidence.span, (sentence_quote(evidence),)


def _by_sort(context: Context, reading: Reading, place: Span, asked: str) -> Iterator[str]:
    """The body for the sort asked about: "báo cáo phòng (đối với trường tiểu học) và sở (đối với
    trường cấp ba)"."""
    text = reading.text[place.start : place.end]
    verb = next((v for v in _VERB.finditer(tone_key(text)) if v.group() == asked), None)
    told = list(_FOR_SORT.finditer(text, verb.end())) if verb is not None else []
    if len(told) < _TWO:
        return
    own = {token.folded for token in tokenise(context.asked.vietnamese)}
    sorts = [{token.folded for token in tokenise(one["sort"])} for one in told]
    shared = [
        len(own & sort.difference(*(other for other in sorts if other is not sort)))
        for sort in sorts
    ]
    best = max(shared)
    yield from (one["unit"] for one, n in zip(told, shared, strict=True) if n == best > 0)


def _recipients(context: Context, reading: Reading, place: Span, asked: str) -> Iterator[str]:
    """The bodies behind the first verb of sending in a text that names any, without the one that
    the question says itself."""
    text, key = reading.text, tone_key(reading.text[place.start : place.end])
    own = words_outside_papers(context)
    for verb in _VERB.finditer(key):
        apart = (_HANDED, _JOINED, *_APART)
        if any(_is_of(verb.group(), sort) != _is_of(asked, sort) for sort in apart):
            continue
        begin = _recipient_at(key, text[place.start : place.end], verb.end())
        if begin is None:
            continue
        written = text[place.start + begin : place.start + _end_of(key, begin)]
        units = [name for name, _ in named_units(written)] or [written.strip(" ,")]
        wanted = [u for u in units if not holds(own, [t.folded for t in tokenise(u)])]
        if wanted:
            yield from wanted
            return


def _is_of(verb: str, sort: Sequence[str]) -> bool:
    """Whether a verb is of a sort, told whole or by its first word."""
    return verb in sort or verb.split()[0] in sort if verb else False


def _recipient_at(key: str, text: str, after: int) -> int | None:
    """Where the recipient begins behind a verb: right away, or behind "cho", "về", "lên"."""
    leads = [lead.end() for lead in _LEADS.finditer(key, after, after + _REACH)]
    for begin in (after + 1, *leads):
        if _CLAUSE.search(key, after, begin) is not None:
            return None
        if _OPENS.match(text, begin) is None or _PAPER.match(key, begin) is not None:
            continue
        # Behind "cho" or "về" any name may be a body's.
        if begin in leads or HEAD.match(key, begin) is not None:
            return begin
    return None


def _end_of(key: str, begin: int) -> int:
    at = begin
    while True:
        found = _LIST_ENDS.search(key, at)
        if found is None:
            return len(key)
        goes_on = HEAD.match(key, found.end() + 1) or _AREA.match(key, found.end() + 1)
        if found.group() == "," and goes_on:
            at = found.end()
            continue
        return found.start()
