"""Where something takes place: the place named behind "tại", "ở", "địa điểm", not the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.binding import bound, weighed
from app.answering.closeness import closeness
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.areas import AREA_SORTS
from app.question import Asked, asking
from app.times import find_times
from app.tokens import UPPER, tokenise
from ingest.folding import fold, tone_key
from ingest.model import Span

_SENTENCES = 12
_ASKS = re.compile(
    r"\b(?:o|tai|den|tu|ve) (?:dau|cho nao|noi nao|dia diem nao)\b|"
    r"\bdia diem(?: \w+){0,5} (?:nao|dau|la gi)\b|"
    r"\b(?:noi|dia diem|dia chi) nao\b|\bdia (?:diem|chi)(?: \w+){0,6} la gi\b|\bo dau\b"
)
_NOT_PLACE = re.compile(r"\bgui (?:den|toi|cho)\b|\bnoi nhan\b|\btu dau\b|\btin o dau\b")
_LEADS = re.compile(
    r"(?<![^\W_])(?:[Đđ]ịa (?:điểm|chỉ)(?: \w+){0,3}?\s?(?::|là)\s|"
    r"(?:[Tt]ập trung |[Đđ]ặt |[Dd]iễn ra )?(?:[Tt]ại|[Ởở])(?: khu vực)?\s|"
    r"[Tt]ập trung (?:chủ yếu )?ven\s|(?<=\s)ven\s|"
    r"(?:đoạn |đi |nằm |chạy )?(?:qua|thuộc)(?: địa (?:bàn|phận))?\s"
    r"(?=(?:thôn|ấp|bản|làng|buôn|xóm|khu|xã|phường|thị trấn|huyện|quận|thị xã|tỉnh)\s)|"
    r"(?:(?:[Tt]hường |[Tt]ạm )?[Tt]rú(?: quán)?|[Nn]gụ|[Qq]uê quán|[Ss]inh sống)(?: tại| ở)?:?\s)"
)
_END = re.compile(
    r"[,;:.!?()](?!\d)|\s(?:vào|với|do|để|nhằm|từ ngày|lúc|theo|bằng|cho|nhưng|đã|được|sẽ|là|có|"
    r"trong|khi|ngày|tổ chức|diễn ra|gồm|mà|thì|thu|giảm|tăng|đạt|đến|còn|phải|cần|mới)(?=\s)"
)
# Behind a comma the place may go on: its street, its ward, its town.
_GOES_ON = re.compile(
    r",\s(?=(?:số|đường|phố|thôn|tổ|khu|ấp|bản|xã|phường|thị trấn|quận|huyện|thị xã|thành phố|"
    r"tỉnh|TP\.?)\s)"
)
# "các xã A, B và C": behind the plural each comma leads to one more name.
_SEVERAL = re.compile(
    r"(?:các|những|nhiều|hai|ba|bốn|năm|sáu|\d{1,2})\s(?:địa bàn |địa phương )?[^\W\d_]",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(rf",\s(?=[{UPPER}])")
_NOT_A_PLACE = re.compile(
    r"(?:tại|ở)\s(?:đây|đó|(?:khu vực |địa điểm |nơi )?(?:trên|này|nói trên)\b|"
    r"các (?:điểm|khoản|điều|mục)|(?:điểm|khoản|điều|mục|phụ lục)\s|kỳ họp|"
    r"hội nghị|buổi|cuộc|lễ|chỉ thị|kế hoạch|văn bản|thời điểm|mức|cấp|nguồn)",
    re.IGNORECASE,
)
_VERB_ASKED = re.compile(r"([^\W\d_]+) (?:ở|tại) (?:đâu|chỗ nào|nơi nào)")
_VERB_TOLD = re.compile(r"([^\W\d_]+) (?:ở|tại) (?:khu vực )?$")
_VERB = 0.3
_LEAST_OF_BEST = 0.6


def asks_where(asked: Asked) -> bool:
    """Whether a question asks for the place of something.

    >>> from app.question import read_question
    >>> asks_where(read_question("Lễ phát động được tổ chức ở đâu?"))
    True
    >>> asks_where(read_question("Công văn gửi đến đâu?"))
    False
    """
    folded = asking(asked.vietnamese)
    return _ASKS.search(folded) is not None and _NOT_PLACE.search(folded) is None


def answer_where(context: Context) -> Draft | None:
    """The place that stands with the question's words in the best sentences."""
    return pick("who", _places(context))


def _places(context: Context) -> Iterator[Choice]:
    weights = weighed(context)
    own = {token.folded for token in tokenise(context.asked.vietnamese)}
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < _LEAST_OF_BEST * top[0].score:
            break
        text = evidence.reading.text
        spans = list(places_in(text, evidence.span))
        for span in spans:
            words = [t.folded for t in tokenise(text, *span)]
            if words and all(word in own or word in AREA_SORTS for word in words):
                continue
            rivals = [other for other in spans if other != span]
            near = closeness(context.asked, context.pool, evidence, span, rivals)
            tied = bound(weights, text, evidence.span, span, rivals)
            verb = _VERB * _same_verb(context.asked, text, span)
            score = evidence.score + 0.3 * near + 0.4 * tied + _likely(text, span) + verb
            yield Choice(score, evidence.reading, span, sentence_quote(evidence), evidence)


def _same_verb(asked: Asked, text: str, span: Span) -> bool:
    """Whether the verb before the place is the one asked with: "đặt ở đâu", "đặt tại …"."""
    wanted = _VERB_ASKED.search(tone_key(asked.vietnamese))
    before = _VERB_TOLD.search(tone_key(text[max(0, span.start - 30) : span.start]))
    return wanted is not None and before is not None and wanted[1] == before[1]


def _likely(text: str, span: Span) -> float:
    """A place with a name, or a sort of place, is likelier than other words behind "tại"."""
    written = text[span.start : span.end]
    named = re.search(rf"[{UPPER}]", written) is not None
    return 0.1 * named


def places_in(text: str, sentence: Span) -> Iterator[Span]:
    """Places named in a sentence, in order, without the word that leads to them.

    >>> text = "Sáng 5/6, tại Nhà văn hóa xã Hạ, huyện Thượng, Sở mở lớp; rác đổ ở ven hồ."
    >>> [text[span.start:span.end] for span in places_in(text, Span(0, len(text)))]
    ['Nhà văn hóa xã Hạ, huyện Thượng', 'ven hồ']
    >>> text = "Mưa đá tại các xã Hạ, Thượng và Trung, làm hỏng nhà."
    >>> [text[span.start:span.end] for span in places_in(text, Span(0, len(text)))]
    ['các xã Hạ, Thượng và Trung']
    """
    last = sentence.start
    for lead in _LEADS.finditer(text, *sentence):
        if lead.start() < last or _NOT_A_PLACE.match(text, lead.start()):
            continue
        begin = lead.end() - (4 if lead.group().endswith("ven ") else 0)
        end = _end_of(text, begin, sentence.end)
        if end > begin and not find_times(text, begin, end) and not text[begin].isdigit():
            last = end
            yield Span(begin, end)


def _end_of(text: str, begin: int, high: int) -> int:
    at, several = begin, _SEVERAL.match(text, begin, high) is not None
    while True:
        match = _END.search(text, at, high)
        if match is None:
            end = high
            break
        one_more = several and _ONE_MORE.match(text, match.start(), high)
        if one_more or _GOES_ON.match(text, match.start(), high):
            at = match.end()
            continue
        end = match.start()
        break
    while end > begin and fold(text[end - 1]) in " .,;:":
        end -= 1
    return end
