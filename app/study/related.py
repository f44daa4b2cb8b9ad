"""What a document replaces, rests on and carries out, and what in the collection is about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from app.study.material import Material
from app.study.naming import name_of
from ingest.identity import same_paper
from ingest.model import Document, Reference, Relation

_OWN = {
    "based_on": "Căn cứ",
    "implements": "Thực hiện",
    "replaces": "Thay thế",
    "repeals": "Bãi bỏ",
    "amends": "Sửa đổi",
    "guides": "Hướng dẫn",
}
_OTHERS = {
    "implements": "Được thực hiện bởi",
    "replaces": "Đã bị thay thế bởi",
    "repeals": "Đã bị bãi bỏ bởi",
    "amends": "Đã được sửa đổi bởi",
    "guides": "Được hướng dẫn bởi",
    "based_on": "Là căn cứ của",
}


def related_lines(material: Material, collection: Sequence[Document]) -> list[str]:
    """One line for each related paper and each text about it, with the words that prove it."""
    lines = [*_own(material), *_of_others(material, collection)]
    return list(dict.fromkeys(lines))


def _own(material: Material) -> Iterator[str]:
    document = material.document
    for relation in document.relations:
        own = document.header.identity
        if relation.type not in _OWN or (own and same_paper(own, relation.target)):
            continue
        yield f"{_OWN[relation.type]}: {relation.target.canonical} – {_quote(document, relation)}"


def _of_others(material: Material, collection: Sequence[Document]) -> Iterator[str]:
    own = material.document.header.identity or next(iter(material.document.header.subjects), None)
    if own is None:
        return
    for other in collection:
        if other.doc_id == material.document.doc_id:
            continue
        relation = _relation_to(other, own)
        name = name_of(other.header, other.path)
        if relation is not None and other.header.source == "primary":
            yield f"{_OTHERS[relation.type]}: {name} – {_quote(other, relation)}"
        elif any(same_paper(own, subject) for subject in other.header.subjects):
            yield f"Đọc thêm: {name} (tệp {PurePath(other.path).name})"


def _relation_to(other: Document, own: Reference) -> Relation | None:
    found = [
        relation
        for relation in other.relations
        if relation.type in _OTHERS and same_paper(own, relation.target)
    ]
    order = ("replaces", "repeals", "amends", "implements", "guides", "based_on")
    return min(found, key=lambda relation: order.index(relation.type), default=None)


def _quote(document: Document, relation: Relation) -> str:
    return f"“{' '.join(document.text[relation.start : relation.end].split())}”"
