"""Which ward, district, province or place: the named area of the sort asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.binding import bound, weighed
from app.answering.closeness import closeness
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.rows import whole_row
from app.candidates import Evidence
from app.question import Asked
from app.tokens import UPPER, tokenise
from ingest.model import Span

_SENTENCES = 16
_BOUND = 0.3
_WORDS = {
    "phuong": "phường|Phường|Đảng ủy phường", "xa": "xã|Xã", "quan": "quận|Quận ủy|Quận",
    "huyen": "huyện đảo|huyện|Huyện ủy|Huyện",
    "tinh": "tỉnh|Tỉnh ủy|Tỉnh", "thi xa": "thị xã|Thị xã",
    "thi tran": "thị trấn|Thị trấn", "thanh pho": "thành phố|Thành phố|Thành ủy|TP", "thon": "thôn",
}  # fmt: skip
_ANY = (
    "phường|xã|quận|huyện đảo|huyện|tỉnh|thị xã|thị trấn|thành phố|Thành phố|TP|thôn|bản|khu phố|"
    "Huyện ủy|Quận ủy|Thành ủy|Tỉnh ủy|Đảng ủy xã"
)
_NAME = re.compile(rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*")


def asks_place(asked: Asked) -> bool:
    """Whether a question asks which area: ward, district, province."""
    if re.search(r"\bgui (?:den|toi|cho)\b|\bnoi nhan\b", asked.folded):
        return False
    return asked.body in _WORDS or asked.body in ("dia phuong", "khu")


def answer_place(context: Context) -> Draft | None:
    """The named area nearest to what was asked, in the best sentences; all of a row of areas."""
    draft = pick("who", _areas(context))
    return whole_row(draft, context.asked.vietnamese) if draft is not None else None


def _areas(context: Context) -> Iterator[Choice]:
    kind = _WORDS.get(context.asked.body, _ANY)
    pattern = re.compile(rf"(?<![^\W_])(?:{kind})\s+(?=[{UPPER}])")
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    weights = weighed(context)
    if "không" in context.asked.vietnamese.lower().split():
        weights["khong"] = max(weights.values(), default=1.0)
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < 0.6 * top[0].score:
            break
        text = evidence.reading.text
        found = [_area(evidence, match) for match in pattern.finditer(text, *evidence.span)]
        spans = [span for span in found if span is not None]
        for span in spans:
            words = [token.folded for token in tokenise(text, *span)]
            if all(word in own for word in words[1:]):
                continue
            others = [s for s in spans if s != span]
            near = closeness(context.asked, context.pool, evidence, span, others)
            tied = bound(weights, text, evidence.span, span, others)
            yield Choice(
                evidence.score + 0.2 * near + _BOUND * tied + _as_subject(evidence, span),
                evidence.reading, span, sentence_quote(evidence), evidence,
            )  # fmt: skip


def _as_subject(evidence: Evidence, span: Span) -> float:
    """An area that opens its sentence is likelier the one that did it; one in brackets, where
    another lies, is less likely."""
    text = evidence.reading.text
    score = 0.1 if span.start - evidence.span.start < 60 else 0.0
    bracketed = text[span.start - 1 : span.start] == "(" or text[span.end : span.end + 1] == ")"
    return score - (0.15 if bracketed else 0.0)


def _area(evidence: Evidence, match: re.Match[str]) -> Span | None:
    name = _NAME.match(evidence.reading.text, match.end(), evidence.span.end)
    if name is None:
        return None
    end = name.end()
    for person in evidence.reading.people(evidence.sentence):
        if match.end() < person.name.start < end:
            end = person.name.start
    return Span(match.start(), end - (evidence.reading.text[end - 1] == " "))
