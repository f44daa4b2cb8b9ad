"""What a unit that the question names is charged with: facts inside its duties, where the unit
often stands only in the heading above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answering.binding import weighed
from app.answering.draft import Context, Quote, quote_around
from app.answering.post_words import holds
from app.reading import Reading
from app.tokens import tokenise, word_set
from index.schema import StoredDuty
from ingest.model import Span

_LEAST_SHARE = 0.55
# Words of binding that any duty may leave out.
_BINDING = word_set("phai can trach nhiem duoc giao yeu cau hoan thanh thoi han viec")

_SPREAD = word_set("cac cap truc")
_POSTS = word_set("truong doc tich")
_OF_BODIES = word_set("bo so ubnd uy ban hoi cuc vien phong chi tong kho ngan")
# What would make a shorter name another unit's: "UBND tỉnh" is no "UBND các xã".
_LEVELS = word_set("tinh huyen xa phuong quan thanh thi cap cac")
# A unit charged behind another in one paragraph: "…; Sở B mở lớp".
_ANOTHER = re.compile(
    r"[.;]\s+(?:[^\s.;]+\s){0,4}?(?:Sở|Bộ|Ban|Ủy ban|UBND|Công an|Thanh tra|Văn phòng|Cục|Chi cục|"
    r"Phòng|Đài|Hội|Trung tâm)(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Assigned:
    """A duty of the unit asked about and the share of the question's other words that it holds."""

    share: float
    reading: Reading
    stored: StoredDuty

    @property
    def span(self) -> Span:
        return Span(self.stored.duty.start, self.stored.duty.end)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The duty, and the heading that names its unit where that stands outside."""
        own = Quote(self.reading, self.span)
        unit = self.stored.duty.unit_span
        if self.span.start <= unit.start < self.span.end:
            return (own,)
        return (own, quote_around(self.reading, unit))


def names_unit(words: Sequence[str], unit: str) -> int:
    """How many words of a unit's name a question says in a row, 0 where it does not name it. The
    areas that a name spreads over may be left out: "Sở Y tế" for "các Sở Y tế tỉnh, thành phố".

    >>> said = "so y te phai lam gi".split()
    >>> names_unit(said, "Sở Y tế các tỉnh, thành phố"), names_unit(said, "Sở Tài chính")
    (3, 0)
    >>> names_unit("ubnd tinh lam gi".split(), "UBND các xã")
    0
    >>> names_unit("bo truong bo y te yeu cau gi".split(), "Bộ trưởng")
    0
    """
    whole = [token.folded for token in tokenise(unit)]
    whole = whole[1:] if whole[:1] == ["cac"] else whole
    if len(whole) > 1 and holds(words, whole):
        return 0 if _goes_on(words, whole) else len(whole)
    head = [token.folded for token in tokenise(unit.split(",")[0])]
    head = head[1:] if head[:1] == ["cac"] else head
    if len(whole) > len(head) > 2 and holds(words, head):
        return len(head)
    ends = [at for at, word in enumerate(head) if at > 2 and word in _SPREAD]
    core = head[: ends[0]] if ends else []
    size = len(core)
    if not core or not holds(words, core):
        return 0
    at = next(i for i in range(len(words)) if list(words[i : i + size]) == core)
    return 0 if set(words[at + size : at + size + 1]) & _LEVELS else size


def _goes_on(words: Sequence[str], post: Sequence[str]) -> bool:
    """Whether a question goes on to say whose post it is: "Bộ trưởng Bộ A" is no other minister."""
    at = next(i for i in range(len(words)) if list(words[i : i + len(post)]) == list(post))
    behind = words[at + len(post) : at + len(post) + 1]
    return post[-1] in _POSTS and bool(set(behind) & _OF_BODIES)


def own_part(stored: StoredDuty) -> str:
    """What a duty says of its own unit: where others are charged behind it, only what is before.

    >>> _ANOTHER.search("Sở A rà soát, báo cáo. Ông yêu cầu Sở B cấp tiền; Sở C mở lớp.").group()
    '. Ông yêu cầu Sở'
    """
    evidence, duty = stored.evidence, stored.duty
    if not duty.start <= duty.unit_span.start < duty.end:
        return evidence
    another = _ANOTHER.search(evidence, duty.unit_span.end - duty.start)
    return evidence[: another.start()] if another is not None else evidence


def words_outside_papers(context: Context) -> list[str]:
    """The folded words of a question without the papers it names: "14/CT-UBND" charges nobody."""
    papers = context.asked.papers
    return [
        token.folded
        for token in tokenise(context.asked.vietnamese)
        if not any(start <= token.start < end for start, end in papers)
    ]


def duties_of_asked(context: Context) -> list[Assigned]:
    """Duties of the unit that the question names which hold most of what else it says, best first;
    empty where it names none, or nothing besides the unit."""
    readings = {reading.document.doc_id: reading for reading in context.scope_readings}
    words = words_outside_papers(context)
    found: list[tuple[int, StoredDuty]] = []
    for stored in context.duties():
        size = names_unit(words, stored.duty.unit) if stored.doc_id in readings else 0
        if size:
            found.append((size, stored))
    longest = max((size for size, _ in found), default=0)
    ranked = []
    for size, stored in found:
        if size < longest:
            continue
        unit = {token.folded for token in tokenise(stored.duty.unit)}
        rest = {w: v for w, v in weighed(context).items() if w not in unit | _BINDING}
        own = {token.folded for token in tokenise(stored.evidence)}
        # What the whole paper is about need not be said again in each duty.
        title = readings[stored.doc_id].heading_tokens
        rest = {word: value for word, value in rest.items() if word in own or word not in title}
        total = sum(rest.values())
        if not total:
            continue
        share = sum(value for word, value in rest.items() if word in own) / total
        if share >= _LEAST_SHARE:
            ranked.append(Assigned(share, readings[stored.doc_id], stored))
    return sorted(ranked, key=lambda one: (-one.share, one.stored.doc_id, one.span))
