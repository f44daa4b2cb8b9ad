"""Follow-up questions: what a conversation was about, carried into questions that omit it."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from app.question import Asked, read_question
from app.times import find_times
from app.tokens import UPPER
from ingest.folding import fold

_KEPT = 500
_FOLLOWS = re.compile(
    r"^\s*(?:the con|con|vay con|the thi|vay|the)\b|^\s*(?:what|how) about\b|^\s*and\b|"
    r"\b(?:do|nay|tren)\s*\??$|\b(?:chi thi|van ban|ke hoach|tai lieu) (?:nay|do|tren)\b"
)
_INSTEAD = re.compile(
    r"^\s*(?:(?:thế|vậy|the|vay)\s+)?(?:còn|con|what about|how about|and)\s+(.*?)\s*"
    r"(?:thì sao|thi sao|ra sao|the nao|thế nào|nhé|)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
# What a follow-up exchanges for another of its sort: a year, a unit.
_SWAPPED = (
    re.compile(
        r"\b(?:Sở|Bộ|Ban|Phòng|Công an|Thanh tra|Văn phòng|Hội|Ủy ban|Uỷ ban|UBND|Hạt|"
        r"Chi cục|Cục|sở|bộ|ban)\s[^,?.;]*?"
        r"(?=\s+(?:phải|có|cần|được|chủ trì|phối hợp|làm|thì)\b|[,?.;]|$)"
    ),
)
_AREA = (
    r"(?:quận|huyện|tỉnh|thành phố|phường|xã|thị xã|thị trấn|quan|huyen|tinh|thanh pho|phuong|xa)"
)
_NAME = re.compile(rf"(?:{_AREA}\s+)?[{UPPER}][^\W\d_]+(?:\s+[{UPPER}][^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What was last asked, with nothing left out, and the papers it named, as written."""

    question: str
    papers: tuple[str, ...]


class Conversations:
    """The last turn of each conversation, kept in memory; old ones are forgotten."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, Turn] = OrderedDict()
        self._lock = Lock()

    def complete(self, question: str, conversation: str | None) -> str:
        """The question with what it leaves to the conversation filled in."""
        with self._lock:
            turn = self._turns.get(conversation) if conversation else None
        return complete(question, turn) if turn is not None else question

    def remember(self, conversation: str | None, asked: Asked) -> None:
        """Keeps what a question was about for the next one."""
        if not conversation:
            return
        papers = tuple(asked.vietnamese[start:end] for start, end in asked.papers)
        with self._lock:
            before = self._turns.get(conversation)
            kept = papers or (before.papers if before is not None else ())
            self._turns[conversation] = Turn(asked.vietnamese, kept)
            self._turns.move_to_end(conversation)
            if len(self._turns) > _KEPT:
                self._turns.popitem(last=False)


def complete(question: str, turn: Turn) -> str:
    """A follow-up made whole: "Thế còn X?" asks the last question of X; a question that names no
    paper but points at one, or is very short, is about the last paper.

    >>> turn = Turn("Chỉ thị 77-CT/TU của tỉnh Lâm Hà nói về gì?", ("Chỉ thị 77-CT/TU",))
    >>> complete("Thế còn Vân Đồn?", turn)
    'Chỉ thị 77-CT/TU của tỉnh Vân Đồn nói về gì?'
    >>> complete("Ai chịu trách nhiệm?", turn)
    'Ai chịu trách nhiệm? (Chỉ thị 77-CT/TU)'
    """
    asked = read_question(question)
    instead = _INSTEAD.match(question)
    if instead is not None:
        replaced = _replaced(turn, instead[1])
        if replaced is not None:
            return replaced
    points = _FOLLOWS.search(fold(question)) is not None or len(asked.focus) <= 4
    if not asked.papers and not turn.papers and len(asked.focus) <= 1:
        return _with_subject(question, turn)
    if asked.papers or not turn.papers or not points or _NAME.search(question[1:]):
        return question
    return f"{question} ({', '.join(turn.papers)})"


def _with_subject(question: str, turn: Turn) -> str:
    """A bare "trước ngày nào?" with what the last question was about."""
    last = read_question(turn.question)
    subject = " ".join(turn.question[token.start : token.end] for token in last.focus)
    return f"{question.rstrip(' ?')} {subject}?" if subject else question


def _replaced(turn: Turn, subject: str) -> str | None:
    """The last question with its paper or its last name exchanged for the new subject."""
    asked = read_question(turn.question)
    new = read_question(subject)
    if new.papers and asked.papers:
        start, end = asked.papers[0]
        return turn.question[:start] + subject + turn.question[end:]
    old_times, new_times = find_times(turn.question), find_times(subject)
    if old_times and new_times:
        (begin, end), (start, stop) = old_times[0], new_times[0]
        return turn.question[:begin] + subject[start:stop] + turn.question[end:]
    for sort in _SWAPPED:
        old, fresh = sort.search(turn.question), sort.search(subject)
        if old is not None and fresh is not None:
            return turn.question[: old.start()] + fresh.group() + turn.question[old.end() :]
    names = [m for m in _NAME.finditer(turn.question) if not _inside(m.span(), asked.papers)]
    if not names or not subject:
        return None
    last = names[-1]
    return _without_paper(turn, last, subject)


def _without_paper(turn: Turn, name: re.Match[str], subject: str) -> str:
    kind = re.match(rf"{_AREA}\s+", name.group())
    keeps_kind = kind is not None and not re.match(rf"{_AREA}\s", subject)
    prefix = kind.group() if kind is not None and keeps_kind else ""
    return turn.question[: name.start()] + prefix + subject + turn.question[name.end() :]


def _inside(span: tuple[int, int], papers: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= span[0] < end for start, end in papers)
