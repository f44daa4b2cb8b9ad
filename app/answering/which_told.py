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

_SENTENCES = 12
_LEAST_OF_BEST = 0.7
_LEAST_SAID = 0.5
_MOST_WORDS = 14
_ASKED = re.compile(
    r"(?<!\w)(?P<lead>từ|bằng|theo|qua|thông qua|thuộc|vào|ở|đạt|xếp|hưởng|áp dụng|lấy|với) "
    r"(?:những |các )?(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) nào\W*$"
)
_ENDS = re.compile(
    r"[,;:.()](?=\s|$)|\s(?:trong đó|để|nhằm|khi|nếu|do|thì|là|được|bị|sẽ|đã|phải|không|trừ|kể từ|"
    r"từ ngày|trước ngày|sau khi)(?=\s)|/|$"
)
# What other ways of answering know: bodies, people, times and places.
_KNOWN = word_set("ngày năm tháng quý tuần giờ lúc khi đâu người ai vị nơi chỗ hướng")
_BODIES = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|bộ|sở|ban|ngành|cấp|tỉnh|huyện|xã|phường|thành phố|địa phương|"
    r"văn bản|chỉ thị|quyết định|nghị quyết|nghị định|kế hoạch|luật|thông tư)(?!\w)"
)


def answer_which(context: Context) -> Draft | None:
    """What stands behind the words asked with; None where nothing is asked so, or told."""
    asked = _ASKED.search(tone_key(context.asked.vietnamese))
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
                span = Span(start + match.start("noun"), start + high)
                quote = sentence_quote(evidence)
                yield Choice(evidence.score, evidence.reading, span, quote, evidence)
