"""Which of a sort, told behind the same word: "được trả từ nguồn nào" by "được trả từ nguồn dự
phòng của Quỹ …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.question_words import FUNCTION_WORDS
from app.tokens import word_set
from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import keyed

_SENTENCES = 12
_LEAST_OF_BEST = 0.7
_LEAST_SAID = 0.5
_MOST_WORDS = 14
_ASKED = re.compile(
    r"(?<!\w)(?P<lead>từ|bằng|theo|qua|thông qua|thuộc|vào|ở|đạt|xếp|hưởng|áp dụng|lấy|"
    r"(?<!đối )với) "
    r"(?:những |các )?(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) nào\W*$"
)
# "qua đơn vị nào": whoever stands behind "qua", whatever it is sent or told.
_THROUGH = re.compile(r"(?<!\w)(?P<lead>qua|thông qua) (?:ai|(?:[^\W\d_]+ ){1,2}nào)\W*$")
# "được phân giao cho ai": whoever stands behind the same verb and "cho".
_GIVEN_TO = re.compile(
    r"(?<!\w)(?P<lead>(?!áp dụng)[^\W\d_]+ [^\W\d_]+ (?:cho|đối với)) (?:những )?"
    r"(?:ai|đối tượng nào)\W*$"
)
_ENDS = re.compile(
    r"[,;:.()](?=\s|$)|\s(?:trong đó|để|nhằm|khi|nếu|do|thì|là|được|bị|sẽ|đã|phải|không|trừ|kể từ|"
    r"từ ngày|trước ngày|sau khi)(?=\s)|/|$"
)
_ENDS_OF_NAME = re.compile(
    r"[,;:.()](?=\s|$)|\s(?:trước|để|nhằm|khi|nếu|theo|trong|chậm nhất|định kỳ|vào|"
    r"từ ngày|sau)(?=\s)|$"
)
_NAMES = re.compile(
    r"(?:các |những )?(?:cơ quan|đơn vỵ|tổ chức|thương nhân|doanh nghiệp|người|hộ|cá nhân|học sinh|"
    r"sinh viên|cán bộ|trẻ em|công chức|viên chức|nhân dân|đối tượng|trường|địa phương)(?!\w)"
)
# What other ways of answering know: bodies, people, times and places.
_KNOWN = word_set("ngày năm tháng quý tuần giờ lúc khi đâu người ai vị nơi chỗ hướng")
_OF_FORMS = frozenset(["hình thức", "phương thức", "cách", "biện pháp", "cách thức"])
_BODIES = keyed(
    r"(?:cơ quan|đơn vị|tổ chức|bộ|sở|ban|ngành|cấp|tỉnh|huyện|xã|phường|thành phố|địa phương|"
    r"văn bản|chỉ thị|quyết định|nghị quyết|nghị định|kế hoạch|luật|thông tư|thôn|bản|ấp|khu|"
    r"làng|tổ|quận|thị trấn|thị xã|trường|nước|vùng|miền|đường|phố)(?!\w)"
)


def answer_which(context: Context) -> Draft | None:
    """What stands behind the words asked with; None where nothing is asked so, or told."""
    question = tone_key(context.asked.vietnamese)
    through = _THROUGH.search(question) or _GIVEN_TO.search(question)
    if through is not None:
        return pick("who", _behind(context, through["lead"]))
    asked = _ASKED.search(question)
    if asked is None:
        return None
    noun = asked["noun"]
    if _BODIES.match(noun) or noun.split()[0] in _KNOWN or noun in FUNCTION_WORDS:
        return None
    return pick(context.asked.kind, _choices(context, asked["lead"], noun))


def _choices(context: Context, lead: str, noun: str) -> Iterator[Choice]:
    top = context.pool.best(1)
    told = re.compile(rf"(?<!\w){re.escape(lead)} (?P<noun>{re.escape(noun)})(?!\w)")
    for evidence in context.pool.best(_SENTENCES):
        if evidence.said < _LEAST_SAID or evidence.score < _LEAST_OF_BEST * top[0].score:
            continue
        text, (start, end) = evidence.reading.text, evidence.span
        key = tone_key(text[start:end])
        for match in told.finditer(key):
            stop = _ENDS.search(key, match.end())
            high = stop.start() if stop is not None else len(key)
            words = key[match.end() : high].split()
            if 0 < len(words) <= _MOST_WORDS and words[0] not in ("nào", "này", "đó", "khác"):
                # "bằng hình thức thi viết": the form itself, other sorts with their noun.
                first = match.end() + 1 if noun in _OF_FORMS else match.start("noun")
                span = Span(start + first, start + high)
                quote = sentence_quote(evidence)
                yield Choice(evidence.score, evidence.reading, span, quote, evidence)


def _behind(context: Context, lead: str) -> Iterator[Choice]:
    """Whoever stands right behind the words that lead to them."""
    top = context.pool.best(1)
    told = re.compile(rf"(?<!\w)(?:thông )?{re.escape(lead)} ")
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < _LEAST_OF_BEST * top[0].score:
            continue
        text, (start, end) = evidence.reading.text, evidence.span
        key = tone_key(text[start:end])
        for match in told.finditer(key):
            stop = _ENDS_OF_NAME.search(key, match.end())
            high = stop.start() if stop is not None else len(key)
            if _NAMES.match(key, match.end()) or text[start + match.end()].isupper():
                span = Span(start + match.end(), start + high)
                quote = sentence_quote(evidence)
                yield Choice(evidence.score, evidence.reading, span, quote, evidence)
