"""Compare two sides: the same question asked of each, both answers shown and quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.question import paper_spans
from app.which_more import which_more
from ingest.folding import fold

Answering = Callable[[Context], Draft | None]

_FRAMES = re.compile(
    r"\b(?:(?:cac|nhung) )?(?:diem|su) (?:khac|giong)(?: nhau| biet)?(?: giua)?\b|"
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
    >>> sides("Chỉ thị 1-CT/TU khác Chỉ thị 2-CT/TU ở điểm nào?")
    ('Chỉ thị 1-CT/TU', 'Chỉ thị 2-CT/TU')
    """
    more = which_more(question)
    if more is not None:
        return more.sides
    both = _OF_BOTH.match(question)
    if both is not None:
        return f"{both['what']} của {both['a']}", f"{both['what']} của {both['b']}"
    years = _OF_YEARS.match(question)
    if years is not None:
        what, rest = years["what"].strip(), years["rest"] or ""
        return f"{what} năm {years['a']}{rest}", f"{what} năm {years['b']}{rest}"
    charged = _CHARGED.match(question) or _DUTIES_OF.match(question)
    if charged is not None:
        rest = " ".join((charged["rest"] or "").split()).rstrip(" ?")
        first, second = (
            " ".join(f"{charged[unit].strip()} có nhiệm vụ gì {rest}".split()) for unit in "ab"
        )
        return f"{first}?", f"{second}?"
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
    first, second = best[1:]
    tail = _HEAD_LAST.match(second)
    if tail is not None and paper_spans(tail[2]) and not paper_spans(first):
        first = f"{first} {tail[2]}"  # "nhiệm vụ của A và B theo Chỉ thị …": of that paper, both
    return (f"{matter}{first}", f"{matter}{second}")


_DOUBT_OF_SENTENCES = 0.25
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_YEARS = re.compile(
    r"\s*(?:So sánh )?(?P<what>.{3,80}?) (?:trong |của )?năm (?P<a>(?:19|20)\d\d) (?:và|với|so với)"
    r" (?:trong |của )?(?:năm )?(?P<b>(?:19|20)\d\d)(?P<rest> [^,?]*?)?"
    r"(?: (?:khác|giống) .*)?\s*\?*$",
    re.IGNORECASE,
)
# "A và B, X của hai nơi khác nhau thế nào".
_OF_BOTH = re.compile(
    r"\s*(?:Giữa )?(?P<a>.{2,60}?) (?:và|với) (?P<b>[^,:]{2,60}?)\s*[,:] (?P<what>.+?) "
    r"(?:của|ở|tại|giữa) (?:cả )?(?:hai|2) (?:nơi|bên|địa phương|đơn vị|huyện|xã|tỉnh|"
    r"thành phố|quận|phường|văn bản|chỉ thị) .*(?:khác|giống)",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\s*(?:So sánh (?:nhiệm vụ|trách nhiệm) (?:của |giữa )?)?(?P<a>.{3,80}?) và (?P<b>.{3,80}?) "
    r"(?:có|được giao) (?:những |các )?(?:nhiệm vụ|trách nhiệm|việc)(?: gì)? khác (?:nhau|gì|biệt)"
    r"(?: (?:nhau|như thế nào|thế nào|ra sao|gì|ở điểm nào))*(?P<rest> .*)?$",
    re.IGNORECASE,
)
_DUTIES_OF = re.compile(
    r"\s*(?:So sánh )?(?:nhiệm vụ|trách nhiệm) (?:của |giữa )(?P<a>.{3,80}?) (?:và|với) "
    r"(?:của )?(?P<b>.{3,80}?)(?P<rest> (?:trong|theo|tại) .+?)?"
    r"(?: (?:có gì )?(?:khác|giống)(?: .*)?)?\s*\?*$",
    re.IGNORECASE,
)
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
    r"(?<=\S)\s+(?:khac(?: gi| nhau gi| biet gi)?(?! nhau| biet)(?: so)?(?: voi)?|"
    r"giong gi(?: voi)?)\s+(?=\S)"
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
    if right[:1].isdigit() and _HEAD.match(right):
        return left, right  # "3 rõ của A và 5 rõ của B": each names its own
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
    Chỉ thị 1 với Chỉ thị 2"; None where the left lacks that word, or it begins a name."""
    if all(word[0].isupper() for word in right.split()[:2]):
        return None  # "của Lâm An và của An Hải"
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
    more = which_more(context.asked.vietnamese)
    drafts = [ask(side) for side in both]
    if any(draft is None or not draft.facts for draft in drafts):
        return _told_together(both, drafts)
    first, second = (draft for draft in drafts if draft is not None)
    names = more.names if more is not None else both
    facts = [*_side(names[0], first), *_side(names[1], second), *_differences(first, second)]
    ahead = more.ahead(first.facts[0].text, second.facts[0].text) if more is not None else None
    if ahead is not None:
        quotes = (*first.facts[0].quotes, *second.facts[0].quotes)
        facts.append(Fact(ahead, tuple(dict.fromkeys(quotes))))
    return Draft(
        kind="compare",
        facts=tuple(facts),
        is_list=True,
        evidence=min((d.evidence for d in (first, second) if d.evidence is not None),
                     key=lambda found: found.score, default=None),
        fit=min(first.fit, second.fit),
        margin=min(first.margin, second.margin),
        doubt=max(first.doubt, second.doubt, _doubt(first), _doubt(second)),
    )  # fmt: skip


def _doubt(draft: Draft) -> float:
    """A whole sentence may tell of another point than the other side's does."""
    return _DOUBT_OF_SENTENCES if draft.kind in ("other", "sentence") else 0.0


def _told_together(both: Sequence[str], drafts: Sequence[Draft | None]) -> Draft | None:
    """The sentence of the one side that was found, where it tells of the other's year too: "47 vụ,
    tăng 6 vụ so với năm 2023"."""
    found = next((draft for draft in drafts if draft is not None and draft.facts), None)
    if found is None or found.evidence is None:
        return None
    other = both[0] if found is drafts[1] else both[1]
    years = _YEAR.findall(other)
    if len(years) != 1 or years[0] not in found.evidence.quote:
        return None
    fact = Fact(found.evidence.quote, (sentence_quote(found.evidence),))
    return replace(found, kind="compare", facts=(fact,), is_list=False, doubt=_DOUBT_OF_SENTENCES)


def _side(name: str, draft: Draft) -> list[Fact]:
    if not draft.is_list:
        return [replace(fact, text=f"{_label(name)}: {fact.text}") for fact in draft.facts[:2]]
    quotes = tuple(dict.fromkeys(quote for fact in draft.facts for quote in fact.quotes))
    joined = "; ".join(fact.text for fact in draft.facts)
    return [Fact(f"{_label(name)}: {joined}", quotes)]


def _label(name: str) -> str:
    name = name.rstrip(" ?")
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
