"""The last question asked of another paper, time, unit, post or place: "Thế còn X?"."""

from __future__ import annotations

import re

from app.people import POST_START
from app.question import Asked, read_question
from app.times import find_times
from app.tokens import UPPER, tokenise
from app.turns import (
    AREA,
    ASKS,
    NAME,
    UNIT,
    Turn,
    anchors,
    capital,
    in_papers,
    unit_asked,
    with_paper,
)
from ingest.folding import fold
from ingest.openings import opens_with_verb

_ASKED_PART = re.compile(
    r"\b(?:bao nhiêu(?:\s+phần trăm)?|mấy|ngày nào|khi nào|bao giờ|là ai|là gì|những gì|ở đâu|"
    r"như thế nào|ra sao|phải làm gì|làm gì|gồm|ai|nào|gì|trước|là)(?!\w)",
    re.IGNORECASE,
)
_BY_KIND = {
    "number": "là bao nhiêu", "when": "là ngày nào", "who": "là ai", "list": "gồm những gì",
    "about": "nói về gì", "duties": "phải làm gì", "why": "vì sao",
}  # fmt: skip
_BY_NOUN = (
    (re.compile(r"(?:mức|muc|tỷ lệ|tỉ lệ|ty le|ti le|số|tổng|kinh phí|kinh phi|diện tích|giá|"
                r"chi phí|vốn|ngân sách)\b"), "là bao nhiêu"),
    (re.compile(r"(?:thời hạn|thoi han|hạn|thời gian|ngày|thời điểm)\b"), "là ngày nào"),
)  # fmt: skip
_DEED = re.compile(r"(?<![^\W_])(?P<deed>[^\W\d_]+ [^\W\d_]+)(?: được)?(?= (?:bao nhiêu|mấy) )")
_UPPER = re.compile(rf"[{UPPER}]")
_SHORT = 3
_BARE_NUMBER = re.compile(r"\s*(?:số |so |no\. ?)?(\d{1,5})\s*", re.IGNORECASE)


def asked_instead(turn: Turn, subject: str) -> str | None:
    """The last question with its paper, time, unit, post or place exchanged for the new one; a
    matter without any of these is asked after in the same way."""
    number = _BARE_NUMBER.fullmatch(subject)
    if number is not None and turn.spans:
        start, end = turn.spans[0]
        return with_paper(turn, re.sub(r"\d+", number[1], turn.question[start:end], count=1))
    old, new = read_question(turn.question), read_question(subject)
    if new.papers:
        return _other_paper(turn, old, subject)
    old_times, new_times = _times(turn), find_times(subject)
    if old_times and new_times and len(tokenise(subject)) <= 6:
        (begin, end), (start, stop) = old_times[-1], new_times[0]
        return turn.question[:begin] + subject[start:stop] + turn.question[end:]
    if new_times and len(new.focus) <= 3:
        return f"{turn.question.rstrip(' ?')} {subject}?"
    post, fresh_post = POST_START.search(turn.question), POST_START.match(capital(subject))
    if post is not None and fresh_post is not None:
        return _other_post(turn, post.start(), subject)
    unit, fresh = unit_asked(turn), UNIT.match(subject)
    if unit is not None and fresh is not None:
        return turn.question[: unit.start()] + fresh.group() + turn.question[unit.end() :]
    return _other_place(turn, old, subject)


def _other_paper(turn: Turn, old: Asked, subject: str) -> str | None:
    """The last question of another paper; what it asked stays, its own paper goes."""
    if turn.spans:
        return with_paper(turn, subject)
    words = _ASKED_PART.search(turn.question)
    return f"{turn.question.rstrip(' ?')} ({subject})?" if words and old.focus else None


def _times(turn: Turn) -> list[tuple[int, int]]:
    """Where the last question names times, each with the "năm" before it."""
    found = [span for span in find_times(turn.question) if not in_papers(turn, span)]
    years = [re.search(r"\b[Nn]ăm\s+$", turn.question[: span.start]) for span in found]
    return [
        (year.start() if year is not None else span.start, span.end)
        for span, year in zip(found, years, strict=True)
    ]


def _other_post(turn: Turn, start: int, subject: str) -> str:
    """The last question asked of another post, at the same place where it names none."""
    opening = turn.question[:start]
    if NAME.search(subject):
        return f"{capital(subject)} là ai?"
    names = [match.group() for match in NAME.finditer(turn.question, start)]
    # "Bí thư Huyện ủy An Lộc": the capital of the office is no part of the name.
    place = re.sub(rf"^(?:{_OFFICE})\s+", "", names[-1]) if names else ""
    asks = opening if ASKS.search(fold(opening)) else "Ai là "
    return f"{asks}{subject} {place}?".replace("  ", " ")


_OFFICE = r"(?:Huyện|Tỉnh|Thành|Quận|Thị|Đảng|Chi) (?:ủy|uỷ|bộ)|UBND|HĐND|Ủy ban|Uỷ ban|Ủy|Hội đồng"


def _other_place(turn: Turn, old: Asked, subject: str) -> str | None:
    """The last question asked of another place, or of another issuer's paper of that number; of
    another matter where the subject names no place."""
    names = [m for m in NAME.finditer(turn.question) if not in_papers(turn, m.span())]
    asks = next((asked for noun, asked in _BY_NOUN if noun.match(subject.lower())), None)
    if asks is not None and NAME.search(subject):
        return f"{capital(subject)} {asks}?"
    named = NAME.search(subject) is not None or re.match(
        rf"(?:{AREA}|(?:cả|toàn|ca|toan) {AREA})\b", subject
    )
    if named and names:
        return _exchanged(turn, names[-1], subject)
    if named and turn.spans:
        return _other_issuer(turn, subject)
    if not subject or not old.focus:
        return None
    asks = asks or _BY_KIND.get(old.kind)
    if asks is None:
        return None
    alike = _alike(turn.question, subject, old) if not named else None
    if alike is not None:
        return alike
    about = f" ({', '.join(anchors(turn))})" if anchors(turn) and not named else ""
    return f"{capital(subject)} {asks}?{about}"


def _alike(question: str, subject: str, old: Asked) -> str | None:
    """The last question of another deed ("còn giám sát?") or of another kind of what is counted
    ("còn bị thương?"), in the place of the one it asked of."""
    match = _DEED.search(question)
    if (
        old.kind != "number"
        or match is None
        or len(subject.split()) > _SHORT
        or _UPPER.search(subject)
    ):
        return None
    if opens_with_verb(subject) and opens_with_verb(match["deed"]):
        return f"{question[: match.start('deed')]}{subject}{question[match.end('deed') :]}"
    return None


def _other_issuer(turn: Turn, subject: str) -> str:
    """The paper of the same number that another body issued."""
    start, end = turn.spans[0]
    written = turn.question[start:end]
    number = re.match(r"(.*?\d[^\s,]*(?:\s*[-/]\s*[^\s,]+)*)", written)
    name = number[1] if number is not None else written
    issuer = re.sub(r"^(?:của|cua|ở|o|tại|tai|of|in)\s+", "", subject, flags=re.IGNORECASE)
    return f"{turn.question[:start]}{name} của {issuer}{turn.question[end:]}"


def _exchanged(turn: Turn, name: re.Match[str], subject: str) -> str:
    kind = re.match(rf"{AREA}\s+", name.group())
    keeps_kind = kind is not None and not re.match(rf"(?:cả |toàn )?{AREA}\b", subject)
    prefix = kind.group() if kind is not None and keeps_kind else ""
    return turn.question[: name.start()] + prefix + subject + turn.question[name.end() :]
