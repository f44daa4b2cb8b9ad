"""Who wrote an article, and where it was printed: from its byline and its source line."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.issuers import is_the_paper
from app.answering.texts_meant import texts_meant
from app.reading import Reading
from app.tokens import word_set
from app.wording import say
from ingest import model

_LEAST = 0.5
_TEXT = (
    r"(?:bai viet|bai bao|tin bai|phong su|"
    r"(?:bai|tin)(?= (?:ve|nay|tren|noi|dua|do|co|dang|lay|duoc)\b))"
)
_WRITER = r"(?:ai|tac gia nao|phong vien nao|nha bao nao|nguoi nao|cay but nao)"
_ASKS_AUTHOR = re.compile(
    rf"\btac gia (?:cua )?(?:bai|tin|phong su)\b|\b{_TEXT}\b.*\btac gia\b|"
    rf"\b{_WRITER} (?:da |la nguoi )?viet\b|"
    rf"\bdo {_WRITER} (?:viet|thuc hien)\b|\btac gia (?:la|ten)(?: la)? (?:ai|gi)\b|"
    rf"\bai la tac gia\s*\??$|\b{_TEXT}\b.*\bcua {_WRITER}\b"
)
_HOUSE = r"(?:to )?(?:bao|tap chi|trang(?: (?:tin|web))?|co quan bao chi|dai|cong thong tin)"
_ASKS_SOURCE = re.compile(
    rf"\b{_TEXT}\b.*\b(?:nguon|dang|trich|lay)\b.*(?:\b{_HOUSE}(?: \w+){{0,2}} (?:nao|gi)\b|"
    rf"\b(?:tu|o) dau\b|\bla gi\b|\bnguon nao\b)|\b{_HOUSE} nao (?:da )?(?:dang|viet|dua)\b"
)
_OF_ASKING = word_set(
    "bai viet bao tin tac gia phong vien nha nguon dang tren lay trich trang tap chi to dua nguoi"
    " thuc hien phong su cong thong dai ten"
)


def answer_byline(context: Context) -> Draft | None:
    """The author or the publisher of the article meant; a draft that says so where the article
    names none, None where neither is asked."""
    folded = context.asked.folded
    source = _ASKS_SOURCE.search(folded) is not None
    if not source and _ASKS_AUTHOR.search(folded) is None:
        return None
    reading = _meant(context)
    if reading is None:
        return None
    header = reading.document.header
    told = _source(header) if source else header.author
    span = (told.span if told is not None else None) or (
        header.title.span if header.title else None
    )
    if told is None or span is None:
        return Draft("who", note=say("no_byline", context.asked.language))
    # A byline stands outside the text: the headline is quoted for it.
    return Draft("who", facts=(Fact(told.value, (Quote(reading, span),)),))


def _source(header: model.Header) -> model.Fact | None:
    """Who printed an article, with its address where the text gives one."""
    if header.publisher is None or header.url is None:
        return header.publisher or header.url
    return model.Fact(f"{header.publisher.value}: {header.url.value}", header.publisher.span)


def _meant(context: Context) -> Reading | None:
    """The article whose headline and text hold most of what the question says it is about."""
    articles = [
        reading
        for reading in (context.scope_readings or context.pool.readings)
        if not is_the_paper(reading, context.references)
        and reading.document.header.source == "secondary"
    ]
    ranked = texts_meant(context, articles, _OF_ASKING)
    sure = [reading for share, reading in ranked if share >= _LEAST]
    alone = len(sure) == 1 or (len(sure) > 1 and ranked[0][0] > ranked[1][0])
    return sure[0] if alone else None
