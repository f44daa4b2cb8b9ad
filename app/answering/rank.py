"""Which place in an order: "xếp thứ mấy", answered by "xếp thứ 19/34"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.binding import bound, weighed
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.qualifiers import rules_out
from ingest.folding import fold
from ingest.model import Span

_ASKS = re.compile(
    r"\b(?:xep|dung|o)(?: (?:hang|vi tri|o))* (?:thu|hang) (?:may|bao nhieu)\b|"
    r"\b(?:xep hang|thu hang)\b.*\b(?:may|bao nhieu)\b|\bvi tri thu may\b"
)
_RANK = re.compile(
    r"(?<![^\W_])(?:[Xx]ếp|[Đđ]ứng|[Hh]ạng|[Vv]ị trí)[^,;.\d]{0,24}?(?:thứ|hạng)\s"
    r"(?:\d+(?:/\d+)?|nhất|nhì|ba|tư|năm)(?![^\W_])|\bthứ \d+/\d+(?![^\W_])"
)
# "cấp mấy", "loại mấy": what is numbered is told with its number.
_LABEL_ASKED = re.compile(r"\b(?P<label>cap(?: do)?|loai|bac|muc(?: do)?|hang|nhom) may\b")
_LABELS = {
    "cap": r"cấp(?: độ)?", "cap do": r"cấp(?: độ)?", "loai": "loại", "bac": "bậc",
    "muc": r"mức(?: độ)?", "muc do": r"mức(?: độ)?", "hang": "hạng", "nhom": "nhóm",
}  # fmt: skip
# "cây cầu thứ mấy", "lần thứ mấy", "khóa mấy": what is counted is told with its number, too.
_NTH_ASKED = re.compile(r"\b(?P<noun>\w+) thu may\b|\b(?P<bare>lan|khoa|ky) may\b")
_NTH = (
    r"(?<![^\W_])(?:(?:lần|năm|ngày|khóa|khoá|kỳ)\s)?thứ\s(?:\d{1,3}|[IVXL]+|nhất|nhì|hai|ba|tư|năm|sáu|"
    r"bảy|tám|chín|mười)(?![^\W_])"
)
_NTH_BARE = {
    "lan": r"[Ll]ần(?: thứ)?", "khoa": r"[Kk]h(?:óa|oá)(?: thứ)?", "ky": r"[Kk]ỳ(?: họp)?(?: thứ)?"
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_BEHIND = re.compile(r"[^;.\d]{0,40}?((?:19|20)\d\d)(?!\d)")
_SENTENCES = 12
_BOUND = 0.4


def asks_rank(folded: str) -> bool:
    """Whether a folded question asks for a place in an order.

    >>> asks_rank("tinh xep thu may"), asks_rank("nhiem vu thu hai la gi")
    (True, False)
    """
    return _ASKS.search(folded) is not None


def answer_rank(context: Context) -> Draft | None:
    """The place that the best sentences give, or the numbered level; None where the question asks
    for none."""
    if asks_rank(context.asked.folded):
        return pick("number", _ranks(context, _RANK))
    nth = _NTH_ASKED.search(context.asked.folded)
    if nth is not None and context.asked.language == "vi":
        bare = _NTH_BARE.get(nth["bare"] or "")
        numbered = rf"(?<![^\W_]){bare}\s(?:\d{{1,3}}|[IVXL]+)(?![^\W_])"
        told = re.compile(numbered if bare else _NTH)
        ranks = _ranks(context, told)
        return pick("number", (one for one in ranks if _counts_so(one, nth["noun"])))
    label = _LABEL_ASKED.search(context.asked.folded)
    if label is None or context.asked.language != "vi":
        return None
    told = re.compile(
        rf"(?<![^\W_]){_LABELS[label['label']]}\s(?:\d+|[IVX]+|đặc biệt)(?![^\W_])", re.IGNORECASE
    )
    return pick("number", _ranks(context, told))


def _counts_so(choice: Choice, noun: str | None) -> bool:
    """Whether what is asked for by its place stands before the number: "cây cầu treo thứ 11"."""
    found = choice.evidence
    said = fold(choice.reading.text[found.span.start : choice.span.end]) if found else ""
    return noun is None or re.search(rf"\b{noun}\b", said) is not None


def _ranks(context: Context, told: re.Pattern[str]) -> Iterator[Choice]:
    weights, asked = weighed(context), context.asked.vietnamese
    for evidence in context.pool.best(_SENTENCES):
        text = evidence.reading.text
        found = [
            span
            for match in told.finditer(text, *evidence.span)
            if not rules_out(asked, text, span := Span(*match.span()), evidence.span)
        ]
        for span in found:
            rivals = [other for other in found if other != span]
            tied = bound(weights, text, evidence.span, span, rivals)
            score = evidence.score + _BOUND * tied + _of_year(asked, text, span, evidence.span.end)
            yield Choice(score, evidence.reading, span, sentence_quote(evidence), evidence)


def _of_year(asked: str, text: str, place: Span, end: int) -> float:
    """What the year behind a place is worth: "thứ 41 (năm 2023) và thứ 22 (năm 2025)"."""
    years = _YEAR.findall(asked)
    behind = _YEAR_BEHIND.match(text, place.end, end)
    if not years or behind is None:
        return 0.0
    return _BOUND if behind[1] in years else -_BOUND
