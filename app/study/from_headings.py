"""Questions on where a task belongs: which group of tasks, which part, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.endings import cut_whole
from app.study.from_tasks import is_task_unit
from app.study.items import Draft, Proof
from app.study.material import Material, head_text, parents
from app.study.wording import stands_alone, strip_label, word_pairs
from ingest.folding import fold
from ingest.model import Node
from ingest.words import sentences

_FEWEST_SIBLINGS = 3
_FEWEST_OWN = 3
_MOST_PARTS = 2
_LIKE = 0.5
_MOST_WORDS = 34
_OPTION_WORDS = 26
# Headings that every paper of a kind has say nothing of this one.
_UNIT_HEAD = re.compile(
    r"^(?:Tổ chức thực hiện|Điều khoản|Hiệu lực|Phụ lục|Mục đích|Yêu cầu|Mục tiêu|Nhiệm vụ|"
    r"Giải pháp|Nội dung|Phân công|Kết quả|Hạn chế|Tồn tại|Nguyên nhân|Tình hình|Tiến độ)"
    r"(?:$|[, ](?!.{24}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """What an item says, under which heading, with the proofs of both."""

    said: str
    heading: str
    beside: tuple[str, ...]
    proofs: tuple[Proof, ...]


def drafts_from_headings(material: Material) -> Iterator[Draft]:
    """Drafts on the items under several sibling headings: where one belongs, and which one does or
    does not belong to a heading."""
    if material.document.header.source != "primary":
        return  # headings of a text about a paper are the text's own furniture
    placed = list(_placed(material))
    for each in placed:
        if len(each.beside) >= _FEWEST_SIBLINGS:
            yield Draft(
                "heading",
                f"{material.frame}, nội dung “{each.said}” thuộc mục nào?",
                each.heading,
                each.proofs,
                rivals=each.beside,
            )
    for heading in dict.fromkeys(each.heading for each in placed):
        own = [each for each in placed if each.heading == heading]
        others = [each for each in placed if each.heading in own[0].beside]
        yield from _parts(material, own, others)
        yield from _outsiders(material, own, others)


def _parts(material: Material, own: list[Placed], others: list[Placed]) -> Iterator[Draft]:
    """Which of four items stands under a heading."""
    asked = 0
    for each in own:
        key = cut_whole(each.said, _OPTION_WORDS)
        rivals = tuple(text for text, _ in _apart(len(key), own, others))
        if key and asked < _MOST_PARTS and len(rivals) >= _FEWEST_SIBLINGS:
            asked += 1
            words = ("nằm trong", "thuộc")[asked - 1]
            yield Draft(
                "part",
                f"{material.frame}, nội dung nào sau đây {words} mục “{each.heading}”?",
                key,
                each.proofs,
                rivals=rivals,
            )


def _outsiders(material: Material, own: list[Placed], others: list[Placed]) -> Iterator[Draft]:
    """Which of four items does not stand under a heading that has three or more."""
    shown = [each for each in own if cut_whole(each.said, _OPTION_WORDS)][:_FEWEST_OWN]
    if len(shown) < _FEWEST_OWN:
        return
    texts = tuple(cut_whole(each.said, _OPTION_WORDS) for each in shown)
    strangers = _apart(sum(map(len, texts)) // len(texts), own, others)
    if not strangers:
        return
    key, stranger = strangers[0]
    proofs = (proof for each in (stranger, *shown) for proof in each.proofs)
    yield Draft(
        "outsider",
        f"{material.frame}, nội dung nào sau đây KHÔNG thuộc mục “{own[0].heading}”?",
        key,
        tuple(dict.fromkeys(proofs)),
        rivals=texts,
    )


def _apart(length: int, own: list[Placed], others: list[Placed]) -> list[tuple[str, Placed]]:
    """Items of other headings, in brief, that say nothing like an item of this one, those of a
    length near `length` first."""
    mine = [word_pairs(each.said) for each in own]
    found: dict[str, Placed] = {}
    for other in others:
        text = cut_whole(other.said, _OPTION_WORDS)
        pairs = word_pairs(text)
        if text and all(len(pairs & known) < _LIKE * max(1, len(pairs)) for known in mine):
            found.setdefault(text, other)
    return sorted(found.items(), key=lambda each: abs(len(each[0]) - length))


def _placed(material: Material) -> Iterator[Placed]:
    document = material.document
    for index, node in enumerate(document.outline):
        if node.kind not in ("point", "dash", "clause", "subclause", "paragraph") or not (
            material.body.start <= node.start < material.body.end
        ):
            continue
        above = parents(document, index)
        if not above or not _is_topic(material, above[0]):
            continue
        placed = _item(material, node, above[0])
        if placed is not None:
            yield placed


def _item(material: Material, node: Node, parent: Node) -> Placed | None:
    document = material.document
    first = next(iter(sentences(document.text, node.head.start, node.head.end)), None)
    if first is None:
        return None
    said = strip_label(document.text[first.start : first.end]).strip(" ;.,:")
    heading = head_text(document, parent)
    if (
        not 6 <= len(said.split()) <= _MOST_WORDS
        or not stands_alone(said)
        or any(mark in said for mark in '“”"')
    ):
        return None
    if set(fold(heading).split()) <= set(fold(said).split()):
        return None
    proofs = (
        material.proof(first.start, first.end),
        material.proof(parent.head.start, parent.head.end),
    )
    beside = tuple(topic for topic in _topics_beside(material, parent) if topic != heading)
    return Placed(said, heading, beside, proofs)


def _is_topic(material: Material, node: Node) -> bool:
    head = head_text(material.document, node)
    return (
        node.kind in ("part", "clause", "subclause", "heading", "chapter", "article")
        and 2 <= len(head.split()) <= 16
        and material.body.start <= node.start < material.body.end
        and not _UNIT_HEAD.match(head)
        and "?" not in head
        and not is_task_unit(head)
        and node.head.end - node.head.start < 120
    )


def _topics_beside(material: Material, node: Node) -> list[str]:
    return [
        head_text(material.document, other)
        for other in material.document.outline
        if other.parent == node.parent and other.kind == node.kind and _is_topic(material, other)
    ]
