"""The one paper that a question of two halves names, and what each half asks of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.question import asking, focus_tokens, paper_spans, read_question
from app.scoping import without_issuers
from app.tokens import UPPER, word_set
from ingest.folding import fold
from ingest.identity import parse_references

_OFFICE = (
    r"(?:ủy|uỷ|vụ|tịch|hành|nhân|dân|chính|phủ|đoàn|bộ|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|"
    r"phường|xã)"
)
# What tells one paper from another of its number: its day, and whose it is.
_WHOSE = re.compile(
    r"(?:,? (?:ngày \d[\d/.-]*|năm \d{4}))?"
    rf"(?: (?:của|do|cua|of|by|from) (?:{_OFFICE} )*[{UPPER}][^\W\d_]*"
    rf"(?: (?:[{UPPER}][^\W\d_]*|{_OFFICE}(?![^\W_])))*)*(?:,? (?:ngày \d[\d/.-]*|năm \d{{4}}))?"
)
_LED = re.compile(r"(?:^|\s)(?:theo|trong|tai|o|cua|under|in|according to)\s+$")
_SIGNED = word_set("ky ban hanh nguoi ra doi signed issued sign issue")
# What is asked of a paper itself, folded.
_OF_PAPER = _SIGNED | word_set(
    "ngay hieu luc thi thay the can cu noi ve viec dong chi lanh dao chuc danh about date day"
    " replace say"
)
_ASKING = word_set("who whom when where what which how why was were is are did does has it the by")
_COMES_OUT = re.compile(r"^\W*(?:duoc )?(ra)\b")  # "ra ngày nào": a word that elsewhere says little
# What only a person does or has, and no paper that was signed.
_OF_SIGNER = re.compile(
    r"(?:da |hien )?(?:sinh|que|tuoi|phat bieu|cong tac|bao nhieu tuoi|giu|mang|lam|la ai)\b"
)


@dataclass(frozen=True, slots=True)
class Shared:
    """The halves of a question, the paper named in full in one of them, and in which. `governs`
    tells that it is said to hold for both: "…, theo Chỉ thị 7"."""

    left: str
    right: str
    name: str
    is_left: bool
    governs: bool

    @property
    def own_of_left(self) -> frozenset[str]:
        """What the left half is about besides papers and what asks, folded."""
        return _own(self.left)

    @property
    def left_of_paper(self) -> bool:
        """Whether the left half asks of the paper itself alone: who signed it, when, in force."""
        return self.own_of_left <= _OF_PAPER

    def right_of_paper(self, kind: str) -> bool:
        """Whether the right half asks of the paper that the left one names, whatever else that
        asks; a half of that `kind` without words of its own does not."""
        own = _own(self.right) | frozenset(_COMES_OUT.findall(fold(self.right)))
        if self.left_of_paper:
            return (bool(own) or kind == "about") and not _OF_SIGNER.match(fold(self.right))
        return bool(own) and own <= _SIGNED and not own & self.own_of_left


def shared_paper(left: str, right: str) -> Shared | None:
    """The paper that one half alone names, None where none or more than one is named.

    >>> shared = shared_paper("Có bao nhiêu việc", "ai ký Chỉ thị 7-CT/TU của Lâm Hà")
    >>> shared.name, shared.is_left
    ('Chỉ thị 7-CT/TU của Lâm Hà', False)
    """
    in_left, in_right = names(left), names(right)
    if len(in_left) + len(in_right) != 1:
        return None
    said, (start, end) = (left, in_left[0]) if in_left else (right, in_right[0])
    led = _LED.search(fold(said[:start])) is not None
    at_edge = not said[:start].split()[2:] if in_left else not said[end:].strip(" ,.)")
    return Shared(left, right, said[start:end], bool(in_left), governs=led and at_edge)


def names(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names papers, with whose they are and of which day.

    >>> text = "Ai ký Kế hoạch 9-KH/HU ngày 4/5/2021 của Huyện ủy Lâm Hà và khi nào?"
    >>> [text[start:end] for start, end in names(text)]
    ['Kế hoạch 9-KH/HU ngày 4/5/2021 của Huyện ủy Lâm Hà']
    """
    asked = replace(read_question(text), vietnamese=text, papers=paper_spans(text))
    known = without_issuers(asked, [paper for paper, _ in parse_references(text)])
    return tuple((start, max(end, _whose_end(text, end))) for start, end in known.papers)


def without_papers(text: str) -> str:
    """The words that ask in a text, as `asking` gives them, with the papers' names blotted out: the
    "TU" of a number is no "từ".

    >>> without_papers("Chỉ thị 7-CT/TU ai ký")
    '_______________ ai ky'
    """
    plain = asking(text)
    for start, end in paper_spans(text):
        plain = plain[:start] + "_" * (end - start) + plain[end:]
    return plain


def _whose_end(text: str, end: int) -> int:
    found = _WHOSE.match(text, end)
    return found.end() if found is not None else end


def _own(half: str) -> frozenset[str]:
    """What a half is about besides papers and what asks."""
    return frozenset(token.folded for token in focus_tokens(half, names(half))) - _ASKING
