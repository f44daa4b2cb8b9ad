"""Questions on lists: how many, which belong, which is missing, what comes when."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from app.study.endings import ends_open, is_whole
from app.study.from_units import is_named_body
from app.study.items import Draft, Proof
from app.study.material import Material, in_heading
from app.study.slogans import is_commonplace
from app.study.vocabulary import BODY
from app.study.wording import (
    as_sentence,
    ask,
    lower_first,
    stands_alone,
    strip_label,
    unquoted,
    without_connective,
)
from ingest.folding import fold
from ingest.model import Enumeration, Span

_COUNT_WORDS = (
    "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba| bốn| lăm| sáu| bảy| tám| chín)?"
)
_ANNOUNCE_TAIL = re.compile(
    r"(?:,? (?:cụ thể|gồm|bao gồm|là|như sau|sau đây|sau|gồm có|cụ thể là|gồm các)[\s:,]*)+$"
)
_LONGEST_OPTION = 24
_FEWEST_WHOLE = 3
_TWICE_ASKED = 5  # members from which two questions on what does not belong show others
_TELLING_NOUN = 3  # words from which a noun says what is counted
_LONGEST_ANNOUNCEMENT = 30
_OWN_LABEL = re.compile(
    r"^(?:Nhóm|Bước|Giải pháp|Nhiệm vụ|Nội dung) (?:thứ )?(?:[A-ZĐ]|\d{1,2}|[IVX]{1,4}|nhất|hai|"
    r"ba|tư|năm|sáu|bảy|tám|chín|mười)\s?(?:[–:.-]|là|,)\s+"
)
_WHY = re.compile(r",? (?:nhằm|để|bảo đảm|đảm bảo|theo nguyên tắc|gắn với|góp phần)(?!\w)")
_COMMA = re.compile(r", ")
_BRIEF = re.compile(r"^[^.:;]{8,140}?(?=[.:;]|$)")
_TARGETS = re.compile(r"mục tiêu|chỉ tiêu")
_TASKS = re.compile(r"nhiệm vụ|giải pháp|biện pháp|yêu cầu|nội dung")
_LONGEST_SLOGAN = 7
# Questions on one list, each with a right answer of its own.
_OF_LIST = ("thuộc", "nằm trong", "có trong", "được nêu trong")
_MOST_MISSING = 3
_LONGEST_QUOTE = 700  # characters
_WHOLE = re.compile(
    r"(?:^|[.;:] )((?:Quy trình|Trình tự|Thủ tục|Việc|Công tác|Lộ trình) [^.;:,]{5,90}?),? "
    r"(?:gồm|có|qua|theo|được thực hiện)(?!\w)"
)
_MADE_BY = re.compile(
    rf"(?:^|, |\d\. )((?:{BODY.pattern}|Quận|Huyện|Xã|Phường)(?: [^\s,;:]+){{1,8}}?) (?:đã )?"
    r"(?:giao|chỉ đạo|chỉ ra|đề ra|đưa ra|đặt ra|xác định|thực hiện)(?!\w)"
)
_ORDERED = re.compile(r"(?:bước|giai đoạn|khâu|công đoạn)\b")


def drafts_from_lists(material: Material) -> Iterator[Draft]:
    """Drafts on each announced list of which the text shows all items."""
    seen: set[tuple[Span, ...]] = set()
    for listed in material.document.enumerations:
        complete = listed.count is not None and len(listed.items) == listed.count
        if listed.count is None or not 2 <= listed.count <= 30:
            continue
        if not material.body.start <= listed.start < material.body.end:
            continue
        if complete and listed.items in seen:
            continue
        seen.add(listed.items)
        yield from _count(material, listed)
        if complete:
            yield from _members(material, listed)


def list_name(material: Material, listed: Enumeration) -> str:
    """What a list is called in a question: "phương châm “5 rõ”", "5 nhóm nhiệm vụ trọng tâm"."""
    text = material.document.text
    if listed.name:
        before = text[max(0, text.find(listed.name, listed.start) - 14) : listed.end]
        word = "phương châm " if "phương châm" in before or "châm" in before else ""
        return f"{word}“{unquoted(listed.name)}”{_whose(material, listed)}"
    told = " được nêu" if len(listed.noun.split()) < _TELLING_NOUN else ""
    return f"{listed.count} {listed.noun}{_whose(material, listed) or told}"


def _whose(material: Material, listed: Enumeration) -> str:
    """ " của …" where a text about papers says who made the list, as one text may tell of several;
    else ""."""
    if material.document.header.source == "primary":
        return ""
    announced = material.document.text[listed.start : listed.end].split("\n")[-1]
    match = _MADE_BY.search(announced)
    if match is None or match[1] in material.frame:
        return ""
    return f" của {match[1].replace('Quận ', 'quận ', match[1].startswith('Quận '))}"


def item_texts(material: Material, listed: Enumeration) -> list[str]:
    """Each item in brief, as written: its first line up to the first stop."""
    text = material.document.text
    briefs = []
    for start, end in listed.items:
        line = _without_cells(strip_label(text[start:end].split("\n", 1)[0]))
        line = _OWN_LABEL.sub("", without_connective(line)).removeprefix("Đồng thời phải ")
        match = _BRIEF.match(line)
        briefs.append(_shortened((match[0] if match else line).strip(" ,;.:")))
    return briefs


def can_be_option(brief: str) -> bool:
    """Whether an item in brief is short and whole enough to stand among options.

    >>> can_be_option("mở lớp ở các xã"), can_be_option("yêu cầu phải kiên quyết")
    (True, False)
    """
    return 1 <= len(brief.split()) <= _LONGEST_OPTION and not ends_open(brief)


def _without_cells(line: str) -> str:
    """A table row's first worded cell, without its column's head; any other line as it is."""
    cells = [re.sub(r"^[^:|]{2,40}: ", "", cell) for cell in line.split(" | ")]
    if len(cells) == 1:
        return line
    return next((cell for cell in cells if not re.fullmatch(r"[\d.]*", cell.strip())), line)


def _shortened(brief: str) -> str:
    """A long item up to where it begins to say why or how, still as written."""
    if len(brief.split()) <= _LONGEST_OPTION:
        return brief
    if why := _WHY.search(brief, 40):
        brief = brief[: why.start()]
    if len(brief.split()) <= _LONGEST_OPTION:
        return brief
    cuts = (brief[: comma.start()] for comma in _COMMA.finditer(brief, 40))
    whole = [cut for cut in cuts if len(cut.split()) <= _LONGEST_OPTION and is_whole(cut)]
    return max(whole, key=len, default=brief)


def _count(material: Material, listed: Enumeration) -> Iterator[Draft]:
    text = material.document.text
    announced = text[listed.start : listed.end].split("\n")[-1]
    pattern = re.compile(rf"(?<![\w“\"])(\d+|{_COUNT_WORDS})(?= {re.escape(listed.noun)})", re.I)
    match = pattern.search(announced)
    if match is None or listed.name or len(announced.split()) < 5:
        return
    if in_heading(material.document, Span(listed.start, listed.end)):
        return
    official = material.document.header.source == "primary"
    head = as_sentence(announced.split(":")[0], "", official=official) or ""
    match = pattern.search(head)
    if match is None:
        return
    head = _ANNOUNCE_TAIL.sub("", head)
    head = _own_clause(head, match.start(1), listed.noun)
    match = pattern.search(head)
    if match is None or not stands_alone(head) or len(head.split()) > 40:
        return
    end = match.end(1) + 1 + len(listed.noun)
    asked = f"mấy{head[match.end(1) : end]}{'' if head[end:].startswith(', ') else head[end:]}"
    stem = ask(material.frame, f"{head[: match.start(1)]}{asked}")
    if re.search(r"(?<!\w)mấy", stem) is None:
        return
    yield Draft(
        "count",
        stem,
        match[1],
        (material.proof(listed.start, listed.end),),
        statement=f"{material.frame}, {lower_first(head)}",
        key_at=len(material.frame) + 2 + match.start(1),
        pool="đếm",
    )


def _own_clause(head: str, at: int, noun: str) -> str:
    """The clause of a long announcement that holds the count, when it begins with a body."""
    if len(head.split()) <= _LONGEST_ANNOUNCEMENT:
        return head
    begin = head.rfind(", ", 0, at) + 2
    end = head.find(noun, at) + len(noun)
    clause = head[begin if begin >= 2 else 0 : end]
    return clause if BODY.match(clause) and len(clause.split()) >= 5 else head


def list_sort(listed: Enumeration, briefs: list[str]) -> str:
    """Which lists' items could stand for each other's in a question; "" where none could."""
    if any(brief.isupper() or is_named_body(brief) for brief in briefs):
        return ""
    if listed.name:
        return slogan_sort(briefs)
    if _TARGETS.search(listed.noun):
        return "item target"
    return "item task" if _TASKS.search(listed.noun) else ""


def slogan_sort(parts: list[str]) -> str:
    """The sort of a slogan's parts: by the word that opens them all, else by the one that ends
    them.

    >>> slogan_sort(["rõ việc", "rõ người"]), slogan_sort(["nhanh hơn", "sạch hơn"])
    ('item ro', 'item * hon')
    """
    heads = {fold(part.split()[0]) for part in parts if part}
    tails = {fold(part.split()[-1]) for part in parts if part}
    if len(heads) == 1:
        return f"item {heads.pop()}"
    return f"item * {tails.pop()}" if len(tails) == 1 else "item named"


def _members(material: Material, listed: Enumeration) -> Iterator[Draft]:
    briefs = item_texts(material, listed)
    if any(not brief for brief in briefs) or len({fold(brief) for brief in briefs}) != len(briefs):
        return
    if sum(map(can_be_option, briefs)) < min(_FEWEST_WHOLE, len(briefs)):
        return
    proofs = _proofs(material, listed)
    name = list_name(material, listed)
    if _ORDERED.search(listed.noun) and not listed.name:
        yield from _positions(material, listed, briefs, proofs)
    elif sort := list_sort(listed, briefs):
        yield from _belongs(material, briefs, name, proofs, sort)
    if listed.name and all(len(brief.split()) <= _LONGEST_SLOGAN for brief in briefs):
        yield from _missing(material, briefs, name, proofs)


def _proofs(material: Material, listed: Enumeration) -> tuple[Proof, ...]:
    """The whole list where it is short, else its announcement and each item's first line."""
    text = material.document.text
    lines = [
        Span(start, start + len(text[start:end].split("\n", 1)[0])) for start, end in listed.items
    ]
    start = min(listed.start, lines[0].start)
    end = max(listed.end, lines[-1].end)
    if end - start <= _LONGEST_QUOTE:
        return (material.proof(start, end),)
    return (material.proof(listed.start, listed.end), *(material.proof(*line) for line in lines))


def _belongs(
    material: Material, briefs: list[str], name: str, proofs: tuple[Proof, ...], sort: str
) -> Iterator[Draft]:
    words = itertools.cycle(_OF_LIST if "“" in name else _OF_LIST[:3])
    for brief in filter(can_be_option, briefs):
        if is_commonplace(brief):
            continue
        stem = f"{material.frame}, nội dung nào sau đây {next(words)} {name}?"
        yield Draft("member", stem, brief, proofs, banned=tuple(briefs), pool=sort)
    shown = list(filter(can_be_option, briefs))
    ends = (shown[:3], shown[-3:]) if len(shown) >= _TWICE_ASKED else (shown,)
    for members, asked in zip(ends, ("KHÔNG thuộc", "KHÔNG có trong"), strict=False):
        yield Draft(
            "intruder",
            f"{material.frame}, nội dung nào sau đây {asked} {name}?",
            "",
            proofs,
            rivals=tuple(members),
            banned=tuple(briefs),
            pool=sort,
        )


def _positions(
    material: Material, listed: Enumeration, briefs: list[str], proofs: tuple[Proof, ...]
) -> Iterator[Draft]:
    whole = _whole_of(material, listed)
    if not all(map(can_be_option, briefs)):
        return
    for number, brief in enumerate(briefs, start=1):
        # the steps next to it: far ones tell by themselves that they come first or last
        others = [other for other in range(1, len(briefs) + 1) if other != number]
        others.sort(key=lambda other: abs(other - number))
        yield Draft(
            "position",
            f"{material.frame}, trong {listed.count} {listed.noun}{whole}, "
            f"{listed.noun} thứ {number} là gì?",
            brief,
            proofs,
            rivals=tuple(briefs[other - 1] for other in others),
        )


def _whole_of(material: Material, listed: Enumeration) -> str:
    """ " của quy trình …" where the announcement says whose steps they are, else ""."""
    announced = material.document.text[listed.start : listed.end].split("\n")[-1]
    match = _WHOLE.search(announced)
    return f" của {match[1][0].lower()}{match[1][1:]}" if match else ""


def _missing(
    material: Material, briefs: list[str], name: str, proofs: tuple[Proof, ...]
) -> Iterator[Draft]:
    # A slogan with each of its parts missing in turn would be one question many times over.
    for number, brief in list(enumerate(briefs))[-_MOST_MISSING:]:
        shown = ", ".join("…" if place == number else text for place, text in enumerate(briefs))
        yield Draft(
            "missing",
            f"{material.frame}, nội dung còn thiếu trong {name} là gì: {shown}?",
            brief,
            proofs,
            banned=tuple(briefs),
            pool=slogan_sort(briefs),
        )
