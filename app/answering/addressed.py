"""Whom a motto is for: "“3 hơn” (…) đối với người đứng đầu"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.tokens import tokenise
from app.wording import say
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 40
_ASKS = re.compile(
    r"\b(?:ap dung|danh|thuc hien|quy dinh|dat ra|yeu cau|danh rieng)?\s*(?:cho|doi voi|voi)"
    r" (?:nhung |cac )?(?:ai|doi tuong nao|nhung ai|(?:\w+ ){1,3}nao)\b"
)
_SAYS_MOTTO = re.compile(r"\b(?:phuong cham|nguyen tac|khau hieu|tinh than)\b|[“\"‘']\d")
_MOTTO = re.compile(r"[“\"‘'](?P<name>\d{1,2} [^“”\"‘’']{1,24})[”\"’']")
_BEHIND = re.compile(
    r"\s*(?:\([^()\n]*\)|:[^;.\n“\"]*?(?=\s+đối với\s))?\s*,?\s*"
    r"(?:được\s+)?(?:áp dụng\s+|dành\s+|thực hiện\s+)?(?:riêng\s+)?(?:đối với|cho|với)\s+"
    r"(?P<whom>[^;.()\n“”\"]+?)"
    r"(?=\s*,?\s+(?:và\s+)?(?:(?:thực hiện\s+)?(?:phương châm|nguyên tắc|tinh thần|khẩu hiệu)\s+)?"
    r"[“\"]|\s*[;.(\n]|,\s+(?:thực hiện|phát huy|tiếp tục|gắn|nhằm|để)\b|$)"
)
_BEFORE = re.compile(r"(?:^|[;.]\s)[ĐđCc](?:ối với|ho)\s+(?P<whom>[^,;.\n“”\"]+),[^“”\"]*$")


def answer_addressed(context: Context) -> Draft | None:
    """Whom the motto that a question names is for; None where none is named or nothing told."""
    asked = context.asked
    if _ASKS.search(asked.folded) is None:
        return None
    words = [token.folded for token in tokenise(asked.vietnamese)]
    found = pick("who", _choices(context, words))
    if found is None and asked.count is not None and _SAYS_MOTTO.search(asked.folded):
        # Whom anything else is for is no answer.
        return Draft("who", note=say("not_said", asked.language))
    return found


def _choices(context: Context, words: list[str]) -> Iterator[Choice]:
    for evidence in context.pool.best(_SENTENCES):
        text, (start, end) = evidence.reading.text, evidence.span
        for motto in _MOTTO.finditer(text, start, end):
            if not _named(words, motto["name"]):
                continue
            whom = _BEHIND.match(text, motto.end(), end)
            span = Span(*whom.span("whom")) if whom is not None else None
            if span is None:
                before = _BEFORE.search(text[start : motto.start()])
                span = Span(*(start + at for at in before.span("whom"))) if before else None
            if span is not None:
                quote = sentence_quote(evidence)
                yield Choice(evidence.score, evidence.reading, span, quote, evidence)


def _named(words: list[str], motto: str) -> bool:
    """Whether a question says a motto: its number and its words in a row."""
    run = [token.folded for token in tokenise(fold(motto))]
    return any(words[at : at + len(run)] == run for at in range(len(words)))
