"""Example questions made from what the collection holds, so that each of them has an answer."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.model import Document, Enumeration, Reference

_MOST = 12
_KINDS = {
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "KL": "Kết luận",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
}


def example_questions(documents: Iterable[Document]) -> list[str]:
    """Up to twelve questions of different kinds, each about another directive where there are
    enough; fewer, or none, when the documents give nothing to ask about."""
    makers = (_list_question, _about_question, _documents_question, _duty_question, _date_question)
    asked: dict[str, str] = {}
    used: set[str] = set()
    held = list(documents)
    for turn in range(2):
        for make in makers:
            for document in held:
                name = _paper(document)
                if name is None or (turn == 0 and name in used):
                    continue
                question = make(document, name)
                if question is not None and question not in asked:
                    asked[question] = name
                    used.add(name)
                    break
            if len(asked) >= _MOST:
                return list(asked)
    return list(asked)


def _paper(document: Document) -> str | None:
    """The paper that a document is, or is mainly about, named as people do."""
    identity = document.header.identity
    subjects = document.header.subjects
    reference = identity or (subjects[0] if subjects else None)
    return _named(reference) if reference is not None else None


def _named(reference: Reference) -> str:
    return f"{_KINDS.get(reference.type, 'văn bản')} {reference.canonical}"


def _list_question(document: Document, name: str) -> str | None:
    best = max(
        (item for item in document.enumerations if _complete(item)),
        key=lambda item: (item.form == "outline", item.count or 0),
        default=None,
    )
    if best is None:
        return None
    return f"{best.count} {best.noun} của {name} là gì?"


def _complete(item: Enumeration) -> bool:
    """Whether a list proves its count and is named by a common noun of two words or more, which
    reads well in a question; quoted names ("4 không") need their own wording."""
    return (
        item.count is not None
        and 3 <= item.count == len(item.items)
        and not item.name
        and item.form in {"outline", "sentences"}
        and 2 <= len(item.noun.split()) <= 5
    )


def _about_question(document: Document, name: str) -> str | None:
    return f"{name} nói về vấn đề gì?" if document.header.title is not None else None


def _documents_question(document: Document, name: str) -> str | None:
    return f"Những tài liệu nào nói về {name}?" if document.header.source == "secondary" else None


def _duty_question(document: Document, name: str) -> str | None:
    for duty in document.duties:
        if duty.deadline is not None and duty.deadline.date is not None and len(duty.unit) < 60:
            return f"{duty.unit} phải làm gì theo {name}, trước ngày nào?"
    return None


def _date_question(document: Document, name: str) -> str | None:
    if document.header.identity is not None and document.header.date is not None:
        return f"{name} ban hành ngày nào?"
    return None
