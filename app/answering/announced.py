"""What a body is going to issue: only what the texts announce for the future."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from ingest.model import Span

_SENTENCES = 60
_LEAST_OF_BEST = 0.4
_NAMES = 0.6
_PAPER = (
    r"van ban|ke hoach|nghi quyet|quyet dinh|chi thi|de an|chuong trinh|quy che|quy dinh|huong dan|"
    r"ket luan|thong bao|gi"
)
_ASKS = re.compile(
    r"\b(?:sap toi|toi day|thoi gian toi|sap|se|tiep theo)\b.*\b(?:ban hanh|xay dung|ra|trinh)\b.*"
    rf"\b(?:{_PAPER})(?: \w+){{0,2}}?(?: (?:nao|gi))?\b"
)
_ASKS_WHAT = re.compile(r"\b(?:gi|nao)\b")
_FUTURE = re.compile(
    r"\b(?:sẽ|sắp(?! xếp)|tiếp tục|chuẩn bị|dự kiến|[Tt]hời gian tới|[Tt]ới đây|[Ss]ắp tới)\b"
)
_ISSUES = r"(?:tham mưu\s+)?(?:ban hành|ra|xây dựng|trình ban hành|xây dựng,? (?:và )?ban hành)"
_NEXT_DEED = "sẽ|tiếp tục|tổ chức|triển khai|chỉ đạo|tập trung|đẩy mạnh|kiểm tra|tăng cường"
_OBJECT = re.compile(
    rf"(?<![^\W_])(?P<verb>{_ISSUES})\s+(?P<what>(?:(?!\s+và\s+(?:{_NEXT_DEED})\s)[^;.:\n])+)"
)
_TITLED = re.compile(
    r"(?:các |một số |những )?(?:[Nn]ghị quyết|[Kk]ế hoạch|[Đđ]ề án|[Qq]uyết định|[Cc]hỉ thị|"
    r"[Qq]uy chế|[Qq]uy định|[Hh]ướng dẫn|[Cc]hương trình|[Kk]ết luận|[Vv]ăn bản|[Cc]ông văn|"
    r"[Bb]ộ quy tắc|[Tt]hông báo)\b"
)


def answer_announced(context: Context) -> Draft | None:
    """The papers announced; a draft without facts where none is, for those issued are no answer;
    None where the future is not asked about."""
    folded = context.asked.folded
    if _ASKS.search(folded) is None or _ASKS_WHAT.search(folded) is None:
        return None
    best = context.pool.best(_SENTENCES)
    for evidence in best:
        if evidence.score < _LEAST_OF_BEST * best[0].score:
            break
        quote = (sentence_quote(evidence),)
        text = evidence.reading.text
        facts = tuple(Fact(text[span.start : span.end], quote) for span in _announced(evidence))
        if facts and evidence.names >= _NAMES:
            return Draft("documents", facts=facts, is_list=len(facts) > 1, evidence=evidence)
    return Draft("documents")


def _announced(evidence: Evidence) -> Iterator[Span]:
    """The papers that a sentence says will be issued."""
    text, (start, end) = evidence.reading.text, evidence.span
    future = _FUTURE.search(text, start, end)
    if future is None:
        return
    for found in _OBJECT.finditer(text, future.end(), end):
        if _TITLED.match(found["what"]):
            yield Span(*found.span("what"))
