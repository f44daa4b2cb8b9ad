"""A summary made of a document's own sentences."""

from __future__ import annotations

import re

from app.study.from_lists import item_texts
from app.study.items import Proof
from app.study.material import Material, innermost
from app.study.wording import plain, stands_alone
from ingest.model import Enumeration, Span
from ingest.words import sentences

MOST_SENTENCES = 9
_MOST_WORDS = 250  # with the lists that they announce: one page under the head of a pack
_FEWEST_SENTENCE_WORDS = 8
# Who is to be seen in a picture.
_CAPTION = re.compile(r"^(?:Đ/c|Ảnh|Các đại biểu|Quang cảnh|Toàn cảnh)(?!\w)[^.]{0,220}\.?$")
_ORDERS = re.compile(
    r"(?<!\w)(?:yêu cầu|chỉ thị|chỉ đạo|mục tiêu|phấn đấu|chỉ tiêu|nhiệm vụ|giải pháp|phương châm|"
    r"hiệu lực|thay thế|chủ trì|kết luận|quy trình)(?!\w)",
    re.IGNORECASE,
)


def summary_of(material: Material) -> list[Proof]:
    """The sentences that say most, in reading order, no more than a page."""
    text = material.document.text
    spans = [
        span
        for span in sentences(text, material.body.start, material.body.end)
        if len(text[span.start : span.end].split()) >= _FEWEST_SENTENCE_WORDS
        and " | " not in text[span.start : span.end]
        and not _CAPTION.match(text[span.start : span.end])
    ]
    ranked = sorted(spans, key=lambda span: (-_weight(material, span), span.start))
    chosen: list[Span] = []
    words = 0
    parts: dict[int, int] = {}
    said: set[str] = set()
    told: list[Span] = []
    for span in ranked:
        written = plain(text[span.start : span.end])
        if written in said:
            continue
        said.add(written)
        listed = announced_items(material, material.proof(*span))
        size = len(text[span.start : span.end].split()) + len(listed.split())
        if _inside(span, told):
            continue  # told with the list that it is part of
        part = _part(material, span.start)
        if words + size > _MOST_WORDS or parts.get(part, 0) >= 3:
            continue
        told += _items_told(material, span) if listed else []
        chosen = [each for each in chosen if not _inside(each, told)]
        chosen.append(span)
        words += size
        parts[part] = parts.get(part, 0) + 1
        if len(chosen) == MOST_SENTENCES:
            break
    return [material.proof(*span) for span in sorted(chosen)]


def announced_items(material: Material, proof: Proof) -> str:
    """The items, each quoted, of a list that a chosen sentence announces with a colon; else ""."""
    listed = _announced(material, proof.start, proof.end)
    if listed is None:
        return ""
    return " " + "; ".join(f"“{text}”" for text in item_texts(material, listed))


def _announced(material: Material, start: int, end: int) -> Enumeration | None:
    """The list that a sentence announces: the outline's items behind a colon, or as many sentences
    as it counts."""
    colon = material.document.text[start:end].rstrip().endswith(":")
    for listed in material.document.enumerations:
        if not listed.items or not start <= listed.start < end:
            continue
        counted = listed.form == "sentences" and listed.count == len(listed.items)
        if (listed.form == "outline" and colon) or counted:
            return listed
    return None


def _items_told(material: Material, span: Span) -> list[Span]:
    listed = _announced(material, span.start, span.end)
    return list(listed.items) if listed is not None else []


def _inside(span: Span, held: list[Span]) -> bool:
    return any(each.start <= span.start < each.end for each in held)


def _weight(material: Material, span: Span) -> float:
    """How much a sentence says about the whole document."""
    document = material.document
    sentence = document.text[span.start : span.end]
    weight = 0.7 * len(_ORDERS.findall(sentence))
    weight += 1.5 * any(
        span.start <= listed.start < span.end
        for listed in document.enumerations
        if listed.count is not None
    )
    duty = next((each for each in document.duties if span.start <= each.start < span.end), None)
    weight += 0.4 if duty is not None else 0.0
    weight += 0.5 if duty is not None and duty.deadline is not None else 0.0
    weight += 0.8 if re.search(r"\d", sentence) else 0.0
    depth = document.outline[index].level if (index := innermost(document, span.start)) >= 0 else 0
    size = len(sentence.split())
    weight -= 0.0 if stands_alone(sentence) or sentence.rstrip().endswith(":") else 1.5
    return weight - 0.25 * depth - (0.03 * max(0, size - 45))


def _part(material: Material, position: int) -> int:
    """The top part of the outline that holds a character."""
    index = innermost(material.document, position)
    while index >= 0 and material.document.outline[index].parent >= 0:
        index = material.document.outline[index].parent
    return index
