"""Questions on where a task belongs: which group of tasks, which part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.from_tasks import is_task_unit
from app.study.items import Draft
from app.study.material import Material, head_text, parents
from app.study.wording import stands_alone, strip_label
from ingest.folding import fold
from ingest.model import Node
from ingest.words import sentences

_FEWEST_SIBLINGS = 3
_UNIT_HEAD = re.compile(r"^(?:Tổ chức thực hiện|Điều khoản|Hiệu lực|Phụ lục)", re.IGNORECASE)


def drafts_from_headings(material: Material) -> Iterator[Draft]:
    """A draft for each item under one of several sibling headings: "… thuộc nội dung nào?"."""
    document = material.document
    if document.header.source != "primary":
        return  # headings of a text about a paper are the text's own furniture
    for index, node in enumerate(document.outline):
        if node.kind not in ("point", "dash", "clause", "subclause", "paragraph") or not (
            material.body.start <= node.start < material.body.end
        ):
            continue
        above = parents(document, index)
        if not above or not _is_topic(material, above[0]):
            continue
        siblings = _topics_beside(material, above[0])
        if len(siblings) >= _FEWEST_SIBLINGS + 1:
            yield from _draft(material, node, above[0], siblings)


def _draft(material: Material, node: Node, parent: Node, siblings: list[str]) -> Iterator[Draft]:
    document = material.document
    first = next(iter(sentences(document.text, node.head.start, node.head.end)), None)
    if first is None:
        return
    said = strip_label(document.text[first.start : first.end]).strip(" ;.,:")
    key = head_text(document, parent)
    if (
        not 6 <= len(said.split()) <= 34
        or not stands_alone(said)
        or any(mark in said for mark in '“”"')
    ):
        return
    if set(fold(key).split()) <= set(fold(said).split()):
        return
    yield Draft(
        "heading",
        f"{material.frame}, nội dung “{said}” thuộc mục nào?",
        key,
        (
            material.proof(first.start, first.end),
            material.proof(parent.head.start, parent.head.end),
        ),
        rivals=tuple(topic for topic in siblings if topic != key),
    )


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
