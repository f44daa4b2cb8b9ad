"""What a follow-up question follows: the turn before, and what of it may be taken over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.tokens import UPPER
from ingest.model import Reference

# Words that ask, folded.
ASKS = re.compile(
    r"\b(?:ai|nao|gi|bao nhieu|may|khi nao|bao gio|bao lau|o dau|sao|the nao|who|what|when|where|"
    r"which|how|why|khong|chua)\b"
)
# What a follow-up exchanges for another of its sort: a unit.
UNIT = re.compile(
    r"\b(?:Sở|Bộ|Ban|Phòng|Công an|Thanh tra|Văn phòng|Hội|Ủy ban|Uỷ ban|UBND|Hạt|Đảng ủy|Vụ|Viện|"
    r"Trường|Bệnh viện|Đài|Tổng công ty|Quỹ|Liên đoàn|Tỉnh đoàn|Huyện đoàn|Tổng cục|"
    r"Đảng đoàn|Đoàn|Mặt trận|Chi cục|Cục|Trung tâm|sở|bộ|ban|phòng|công an)\s[^,?.;()]*?"
    r"(?=\s+(?:phải|có|cần|được|chủ trì|phối hợp|làm|thì|báo cáo|trước|là|hoàn thành|đã)\b|"
    r"[,?.;()]|$)"
)
# Sorts of areas, and names with the sort before them.
AREA = (
    r"(?:quận|huyện|tỉnh|thành phố|phường|xã|thị xã|thị trấn|thôn|bản|quan|huyen|tinh|thanh pho|"
    r"phuong|xa|district|province|ward|city)"
)
NAME = re.compile(rf"(?:{AREA}\s+)?[{UPPER}][^\W\d_]+(?:\s+[{UPPER}][^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What was last asked, with nothing left out: the papers it named (in full) and where in the
    question they stand; the papers to choose from where it was ambiguous; the papers, items and
    documents of its answer, the one person that it was, and the sentence that a short answer stands
    in."""

    question: str
    papers: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    language: str = "vi"
    choices: tuple[Reference, ...] = ()
    told: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    person: str = ""
    said: str = ""


def with_paper(turn: Turn, name: str) -> str:
    """The last question with its first paper named so."""
    start, end = turn.spans[0]
    return f"{turn.question[:start]}{name}{turn.question[end:]}"


def unit_asked(turn: Turn) -> re.Match[str] | None:
    """The unit that the last question asked about; a paper's issuer is none."""
    found = UNIT.finditer(turn.question)
    return next((match for match in found if not in_papers(turn, match.span())), None)


def in_papers(turn: Turn, span: tuple[int, int]) -> bool:
    """Whether a span of the last question begins inside a paper's name."""
    return any(start <= span[0] < end for start, end in turn.spans)


def anchors(turn: Turn) -> tuple[str, ...]:
    """The papers last spoken of, or else the place."""
    if turn.papers:
        return turn.papers
    names = [match.group() for match in NAME.finditer(turn.question)]
    return tuple(names[-1:])


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]
