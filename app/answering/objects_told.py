"""What somebody did something with, told as the objects of the same verb: "đã trao những gì",
"quy định về những gì"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.list_parts import items_of
from app.candidates import Evidence
from app.tokens import Token, tokenise, word_set
from ingest.item_splits import trim
from ingest.model import Span
from ingest.words import words

_ASKED = re.compile(
    r"\b(?P<verb>\w+(?: \w+)?)(?P<of> ve)? (?:nhung gi|(?:nhung |cac )?(?:noi dung|viec|cong viec|"
    r"van de|thu|mon|hang muc|hoat dong|linh vuc)(?: gi| nao))\b"
)
_NO_VERB = word_set("gom la co lam ve nhu cho voi vao")
_BEFORE_VERB = word_set("da se dang duoc cung con vua va phai")
# "Đoàn kiểm tra", "công tác chỉ đạo": there the verb is part of a name.
_NAMED_BY = frozenset(
    ["doan", "ban", "doi", "to", "cong", "viec", "su", "tac", "dong", "dot", "ve", "cuoc"]
)
# What stands behind a row of objects is said of all of them.
_OF_ALL = re.compile(
    r"\s(?:tại|trên địa bàn|nhằm|để|nhân dịp|góp phần|trong dịp|cho các xã|với tổng)\s"
)
_NO_OBJECT = re.compile(
    r"(?:trên|ít nhất|tại|ở|bằng|theo|vào|trong|để|và|với|từ|khi|là|đã|của|này|đó|,|\.)(?!\w)"
)
# A list with an opening of its own: "kiến nghị hai việc: …".
_OPENS_LIST = re.compile(r"[^,;]{0,90}?(?::\s|\s(?:gồm|bao gồm|như|cụ thể)\s)")
_SENTENCES, _LEAST_OF_BEST = 8, 0.45
_LEAST_NAMES, _LEAST_SAID = 0.4, 0.4
_FEW = 3
_KINDS = frozenset(["list", "other", "duties"])


def answer_objects(context: Context) -> Draft | None:
    """The objects of the verb asked with, several in a row; None where no good sentence has any."""
    asked = _ASKED.search(context.asked.folded)
    if asked is None or context.asked.kind not in _KINDS or context.references:
        return None
    if asked["verb"].split()[-1] in _NO_VERB:
        return None
    verb = _verb(context.asked.vietnamese, asked.span("verb"))
    verb += ["về" if context.asked.toned else "ve"] if asked["of"] else []
    best = context.pool.best(_SENTENCES)
    near = [one for one in best if one.score >= _LEAST_OF_BEST * best[0].score]
    same = [one for one in near if one.reading is best[0].reading or one.names >= _LEAST_NAMES]
    for evidence in same:
        items = _objects(evidence, verb)
        if len(items) > 1:
            quote = (sentence_quote(evidence),)
            facts = tuple(Fact(evidence.reading.text[slice(*one)], quote) for one in items)
            return Draft("list", facts, is_list=True, evidence=evidence, fit=0.9)
    return None


def _verb(question: str, span: tuple[int, int]) -> list[str]:
    """The words of the verb asked with: both where they are one word, else the last."""
    begin = next((one.start for one in words(question) if one.end == span[1]), span[0])
    return [token.toned for token in tokenise(question, max(begin, span[0]), span[1])]


def _objects(evidence: Evidence, verb: Sequence[str]) -> tuple[Span, ...]:
    """What stands behind the verb where a sentence says it of somebody, parted."""
    if evidence.said < _LEAST_SAID:
        return ()
    text, tokens = evidence.reading.text, list(evidence.reading.tokens(evidence.sentence))
    size = len(verb)
    begins = {evidence.span.start + word.start for word in words(evidence.quote)}
    said = [
        at
        for at in range(1, len(tokens) - size)
        if all(map(_is_word, tokens[at : at + size], verb))
        and tokens[at - 1].folded not in _NAMED_BY
        and tokens[at].start in begins
    ]
    if not said:
        return ()
    at = next((one for one in said if tokens[one - 1].folded in _BEFORE_VERB), said[0])
    region = trim(text, tokens[at + size - 1].end, evidence.span.end)
    if _NO_OBJECT.match(text, *region) or _OPENS_LIST.match(text, *region):
        return ()
    if ";" not in text[slice(*region)]:
        comma = text.find(",", *region)
        of_all = _OF_ALL.search(text, comma, region.end) if comma > 0 else None
        region = Span(region.start, of_all.start()) if of_all is not None else region
        items = items_of(text, region, (), is_colon=True)
        return items if len(items) >= _FEW else ()
    return items_of(text, region, (), is_colon=True)


def _is_word(token: Token, word: str) -> bool:
    """Whether a token is a word of the question, which may have no tones."""
    return word in (token.toned, token.folded)
