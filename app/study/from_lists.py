"""Questions on lists: how many, which belong, which is missing, what comes when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.wording import ask, stands_alone, strip_label, unquoted, without_connective
from ingest.folding import fold
from ingest.model import Enumeration, Span

_COUNT_WORDS = (
    "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba| bốn| lăm| sáu| bảy| tám| chín)?"
)
_ANNOUNCE_TAIL = re.compile(
    r"(?:,? (?:cụ thể|gồm|bao gồm|là|như sau|sau đây|sau|gồm có|cụ thể là|gồm các)[\s:,]*)+$"
)
_LONGEST_OPTION = 24
_BRIEF = re.compile(r"^[^.:;]{8,140}?(?=[.:;]|$)")
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
        return f"{word}“{unquoted(listed.name)}”"
    return f"{listed.count} {listed.noun}"


def item_texts(material: Material, listed: Enumeration) -> list[str]:
    """Each item in brief, as written: its first line up to the first stop."""
    text = material.document.text
    briefs = []
    for start, end in listed.items:
        line = strip_label(text[start:end].split("\n", 1)[0])
        line = without_connective(line)
        match = _BRIEF.match(line)
        briefs.append((match[0] if match else line).strip(" ,;.:"))
    return briefs


def _count(material: Material, listed: Enumeration) -> Iterator[Draft]:
    text = material.document.text
    announced = text[listed.start : listed.end].split("\n")[-1]
    pattern = re.compile(rf"(?<![\w“\"])(\d+|{_COUNT_WORDS})(?= {re.escape(listed.noun)})", re.I)
    match = pattern.search(announced)
    if match is None or listed.name or len(announced.split()) < 5:
        return
    head = strip_label(announced.split(":")[0]).strip(" .;,")
    match = pattern.search(head)
    if match is None:
        return
    head = _ANNOUNCE_TAIL.sub("", head)
    if not stands_alone(head) or len(head.split()) > 40 or match.end() > len(head):
        return
    stem = ask(material.frame, f"{head[: match.start(1)]}mấy{head[match.end(1) :]}")
    if re.search(r"(?<!\w)mấy", stem) is None:
        return
    yield Draft(
        "count",
        stem,
        match[1],
        (material.proof(listed.start, listed.end),),
        statement=f"{material.frame}, {head}",
        key_at=len(material.frame) + 2 + match.start(1),
        pool="đếm",
    )


def _members(material: Material, listed: Enumeration) -> Iterator[Draft]:
    briefs = item_texts(material, listed)
    if any(not 1 <= len(brief.split()) <= _LONGEST_OPTION for brief in briefs):
        return
    if len({fold(brief) for brief in briefs}) != len(briefs):
        return
    proof = _whole_proof(material, listed)
    name = list_name(material, listed)
    if _ORDERED.search(listed.noun) and not listed.name:
        yield from _positions(material, listed, briefs, proof)
    else:
        yield from _belongs(material, briefs, name, proof)
    if listed.name and all(len(brief.split()) <= 7 for brief in briefs):
        yield from _missing(material, briefs, name, proof)


def _whole_proof(material: Material, listed: Enumeration) -> Proof:
    start = min(listed.start, listed.items[0].start)
    first_lines = material.document.text[listed.items[-1].start : listed.items[-1].end]
    last_end = listed.items[-1].start + len(first_lines.split("\n", 1)[0])
    return material.proof(start, max(last_end, listed.end))


def _belongs(material: Material, briefs: list[str], name: str, proof: Proof) -> Iterator[Draft]:
    stem = f"{material.frame}, nội dung nào sau đây thuộc {name}?"
    for brief in briefs[: max(2, len(briefs) // 2)]:
        yield Draft("member", stem, brief, (proof,), banned=tuple(briefs), pool="item")
    yield Draft(
        "intruder",
        f"{material.frame}, nội dung nào sau đây KHÔNG thuộc {name}?",
        "",
        (proof,),
        rivals=tuple(briefs),
        banned=tuple(briefs),
        pool="item",
    )


def _positions(
    material: Material, listed: Enumeration, briefs: list[str], proof: Proof
) -> Iterator[Draft]:
    for number, brief in enumerate(briefs, start=1):
        others = tuple(other for other in briefs if other != brief)
        yield Draft(
            "position",
            f"{material.frame}, trong {listed.count} {listed.noun}, "
            f"{listed.noun} thứ {number} là gì?",
            brief,
            (proof,),
            rivals=others,
        )


def _missing(material: Material, briefs: list[str], name: str, proof: Proof) -> Iterator[Draft]:
    for number, brief in enumerate(briefs):
        shown = ", ".join("…" if place == number else text for place, text in enumerate(briefs))
        yield Draft(
            "missing",
            f"{material.frame}, nội dung còn thiếu trong {name} là gì: {shown}?",
            brief,
            (proof,),
            banned=tuple(briefs),
            pool=f"item {fold(brief.split()[0])}",
        )
