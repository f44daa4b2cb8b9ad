"""Compare two sides: the same question asked of each, both answers shown and quoted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact
from app.question import paper_spans
from ingest.folding import fold

Answering = Callable[[Context], Draft | None]
Narrow = Callable[[Context, str], Context]

_FRAMES = re.compile(
    r"\b(?:hay )?(?:so sanh|doi chieu)\b|\b(?:khac nhau|giong nhau|khac biet|giong va khac nhau|"
    r"khac gi nhau|khac gi|giong gi|diem khac|diem giong|diem giong va khac|su khac nhau)\b|"
    r"\b(?:nhu the nao|the nao|ra sao|o diem nao|o nhung diem nao|gi|la)\b|\?"
)
_BETWEEN = re.compile(r"\s+(?:và|va|với|voi|so với|so voi)\s+(?:(?:của|cua|ở|o|tại|tai)\s+)?")


def sides(question: str) -> tuple[str, str] | None:
    """The two questions that a comparison asks, with what is common to both.

    >>> sides("So sánh phương châm 5 rõ của Hà Lâm và của Vân Hải")
    ('phương châm 5 rõ của Hà Lâm', 'phương châm 5 rõ của Vân Hải')
    >>> sides("Chỉ thị 1-CT/TU và Chỉ thị 2-CT/TU khác nhau như thế nào?")
    ('Chỉ thị 1-CT/TU', 'Chỉ thị 2-CT/TU')
    """
    question, matter = _matter_apart(question)
    bare = _without_frames(question)
    joins = list(_BETWEEN.finditer(bare))
    best: tuple[float, str, str] | None = None
    for join in joins:
        left, right = bare[: join.start()].strip(" ,.:"), bare[join.end() :].strip(" ,.:")
        if not left or not right:
            continue
        first, second = _completed(left, right)
        score = _likeness(left, right)
        if best is None or score > best[0]:
            best = (score, first, second)
    if best is None:
        return None
    return (f"{matter}{best[1]}", f"{matter}{best[2]}")


_MATTER = re.compile(
    r"\b(?:khac|giong|so sanh|doi chieu)\b.*?(\bve (?:mat |noi dung )?([^,?]+?))\s*\??\s*$"
)


def _matter_apart(question: str) -> tuple[str, str]:
    """The question without the one matter that is to be compared, and that matter with "của".

    >>> _matter_apart("Chỉ thị 1-CT/TU và Chỉ thị 2-CT/TU khác nhau thế nào về người ký?")
    ('Chỉ thị 1-CT/TU và Chỉ thị 2-CT/TU khác nhau thế nào ', 'người ký của ')
    """
    match = _MATTER.search(fold(question))
    if match is None or paper_spans(match[2]) or _BETWEEN.search(question[match.start(2) :]):
        return question, ""
    return question[: match.start(1)], f"{question[match.start(2) : match.end(2)]} của "


_JOINS = re.compile(
    r"(?<=\S)\s+(?:khac (?:gi|nhau gi|biet gi)? ?(?:so )?(?:voi)?|giong gi (?:voi)?)\s+(?=\S)"
)


def _without_frames(question: str) -> str:
    """What is compared, the words that only ask for comparing left out."""
    joined = _JOINS.search(fold(question))
    if joined is not None and len(question[joined.end() :].split()) > 1:
        question = f"{question[: joined.start()]} và {question[joined.end() :]}"
    folded = fold(question)
    kept = []
    at = 0
    for match in _FRAMES.finditer(folded):
        kept.append(question[at : match.start()])
        at = match.end()
    kept.append(question[at:])
    return " ".join("".join(kept).split())


_HEAD = re.compile(r"^(.*?\b(?:của|cua|ở|tại|giữa|giua|trong|theo)\s+)(.+)$")


def _completed(left: str, right: str) -> tuple[str, str]:
    """Both sides in full: what stands before the first one's name belongs to the second too."""
    shared = _shared_opening(left, right)
    if shared is not None:
        return left, f"{shared}{right}"
    head = _HEAD.match(left)
    if head is None or len(right.split()) >= len(left.split()):
        tail = _HEAD_LAST.match(right)
        if tail is not None and len(left.split()) < len(right.split()) and head is None:
            return f"{left} {tail[2]}", right
        return left, right
    prefix = re.sub(r"\b(?:giữa|giua)\s+$", "", head[1])
    return f"{prefix}{head[2]}", f"{prefix}{right}"


def _shared_opening(left: str, right: str) -> str | None:
    """What stands on the left before the word that the right begins with: "nội dung " in "nội dung
    Chỉ thị 1 với Chỉ thị 2"; None where the left lacks that word."""
    first = fold(right.split()[0])
    at = [match.start() for match in re.finditer(rf"\b{re.escape(first)}\b", fold(left))]
    return left[: at[-1]] if at and len(right.split()) > 1 else None


_HEAD_LAST = re.compile(r"^(.*?)\s+((?:về|trong|tại|theo)\s+.+)$")


def _likeness(left: str, right: str) -> float:
    """Joins of two names or two papers are likelier than an "và" inside a phrase."""
    end, begin = left.split()[-1], right.split()[0]
    score = 1.0 if begin[:1].isupper() or begin[:1].isdigit() else 0.0
    score += 1.0 if end[:1].isupper() or end[-1:].isdigit() else 0.0
    same_word = fold(right.split()[0]) in fold(left).split()
    return score + (0.8 if same_word else 0.0) - 0.02 * abs(len(left) - len(right))


def answer_compare(context: Context, ask: Callable[[str], Draft | None]) -> Draft | None:
    """Both sides' answers; None when either has none. `ask` answers one side's question."""
    both = sides(context.asked.vietnamese)
    if both is None:
        return None
    drafts = [ask(side) for side in both]
    if any(draft is None or not draft.facts for draft in drafts):
        return None
    first, second = (draft for draft in drafts if draft is not None)
    facts = [*_side(both[0], first), *_side(both[1], second), *_differences(first, second)]
    return Draft(
        kind="compare",
        facts=tuple(facts),
        is_list=True,
        evidence=min((d.evidence for d in (first, second) if d.evidence is not None),
                     key=lambda found: found.score, default=None),
        fit=min(first.fit, second.fit),
        margin=min(first.margin, second.margin),
    )  # fmt: skip


def _side(name: str, draft: Draft) -> list[Fact]:
    if not draft.is_list:
        return [replace(fact, text=f"{_label(name)}: {fact.text}") for fact in draft.facts[:2]]
    quotes = tuple(dict.fromkeys(quote for fact in draft.facts for quote in fact.quotes))
    joined = "; ".join(fact.text for fact in draft.facts)
    return [Fact(f"{_label(name)}: {joined}", quotes)]


def _label(name: str) -> str:
    return name[:1].upper() + name[1:]


def _differences(first: Draft, second: Draft) -> list[Fact]:
    """What two lists share and what only one holds, item by item."""
    if not (first.is_list and second.is_list):
        return []
    left = {fold(fact.text): fact for fact in first.facts}
    right = {fold(fact.text): fact for fact in second.facts}
    common = [fact for key, fact in left.items() if key in right]
    only_left = [fact for key, fact in left.items() if key not in right]
    only_right = [fact for key, fact in right.items() if key not in left]
    lines = []
    for label, facts in (
        ("Giống nhau", common),
        ("Chỉ bên thứ nhất", only_left),
        ("Chỉ bên thứ hai", only_right),
    ):
        if facts:
            quotes = tuple(dict.fromkeys(quote for fact in facts for quote in fact.quotes))
            lines.append(Fact(f"{label}: " + "; ".join(fact.text for fact in facts), quotes))
    return lines
