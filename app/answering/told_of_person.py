"""What a text tells in brackets or a few words right behind a name: where somebody lives, and how
old they are."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, quote_around
from app.tokens import UPPER
from app.wording import say
from ingest.model import Span

_NAMES = rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)+"
_CALLED = (
    r"\W*(?:(?:[Gg]ia đình|[Hh]ộ|[Nn]hà) )?"
    r"(?P<title>(?:[ÔôBb](?:ng|à)|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ụ) )?"
)
_PERSON_WHERE = re.compile(
    rf"{_CALLED}(?P<name>{_NAMES}) (?:hiện |đang |hiện đang )?"
    r"(?:ở|sống ở|sống tại|trú ở|trú tại|ngụ ở|ngụ tại|cư trú ở) "
    r"(?:đâu|chỗ nào|nơi nào|(?:thôn|xã|phường|ấp|bản|khu phố|huyện|tổ|xóm) nào)\W*$"
)
_PERSON_AGE = re.compile(
    rf"{_CALLED}(?P<name>{_NAMES}) (?:năm nay |hiện |đã )?"
    r"(?:(?:bao nhiêu|mấy) tuổi|sinh năm (?:nào|bao nhiêu))\W*$"
)
_HOME = (
    r"(?:[Tt]hôn|[Ấấ]p|[Xx]óm|[Bb]ản|[Bb]uôn|[Ll]àng|[Kk]hu phố|[Kk]hối|[Tt]ổ|[Xx]ã|[Pp]hường|"
    r"[Tt]hị trấn|[Tt]ỉnh|[Hh]uyện)"
)
_AREA = rf"[{UPPER}\d][^\W_]*(?: [{UPPER}\d][^\W_]*)*"
_LIVES = re.compile(
    r"(?:\s?[(,]?\s?(?:\d{2,3} tuổi|(?:SN|sinh năm) \d{4})\)?)?\s?[,;(–-]?\s?"
    r"(?:(?:cùng |hiện )?(?:ngụ|trú|ở|sống|thường trú)(?: tại| ở)? )?"
    rf"(?P<told>{_HOME} {_AREA}"
    rf"(?:,? (?:xã|phường|thị trấn|huyện|quận|thị xã|TP|thành phố|tỉnh) {_AREA})*)"
)
_AGED = re.compile(r"\s?[(,]?\s?(?:năm nay )?(?P<told>\d{1,3} tuổi|(?:SN|sinh năm) \d{4})")


def answer_of_person(context: Context) -> Draft | None:
    """Where the person named lives, or their age, where nothing else is asked; said to be untold
    where no text tells it right behind the name. None where neither is asked."""
    home = _PERSON_WHERE.match(context.asked.vietnamese)
    asked = home or _PERSON_AGE.match(context.asked.vietnamese)
    if asked is None:
        return None
    told = _told(context, asked["name"], _LIVES if home is not None else _AGED)
    if told is None and asked["title"] is None and home is not None:
        return None  # "Hội Nông dân ở đâu": no person's name
    return told or Draft("who", note=say("not_said", context.asked.language))


def _told(context: Context, name: str, pattern: re.Pattern[str]) -> Draft | None:
    called = re.compile(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])")
    for reading in context.pool.readings:
        for match in called.finditer(reading.text):
            behind = pattern.match(reading.text, match.end())
            if behind is not None:
                span = Span(*behind.span("told"))
                quote = quote_around(reading, Span(match.start(), span.end))
                return Draft("who", facts=(Fact(reading.text[span.start : span.end], (quote,)),))
    return None
