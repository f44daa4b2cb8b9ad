"""Example questions made from what the collection holds, so that each of them has an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.languages import Language
from app.lexicon import english_of
from ingest.model import Document, Enumeration, Reference

_MOST = 12
_KINDS = {
    "CT": ("Chỉ thị", "Directive"),
    "KH": ("Kế hoạch", "Plan"),
    "NQ": ("Nghị quyết", "Resolution"),
    "KL": ("Kết luận", "Conclusion"),
    "QĐ": ("Quyết định", "Decision"),
    "TB": ("Thông báo", "Notice"),
    "HD": ("Hướng dẫn", "Guidance"),
}
_WORDING = {
    "vi": {
        "list": "{count} {noun} của {name} là gì?",
        "about": "{name} nói về vấn đề gì?",
        "documents": "Những tài liệu nào nói về {name}?",
        "duty": "{unit} phải làm gì theo {name}, trước ngày nào?",
        "date": "{name} ban hành ngày nào?",
    },
    "en": {
        "list": "What are the {count} {noun} of {name}?",
        "about": "What is {name} about?",
        "documents": "Which documents mention {name}?",
        "duty": "What must {unit} do under {name}, and by when?",
        "date": "When was {name} issued?",
    },
}
_Values = dict[str, object]


def example_questions(documents: Iterable[Document], language: Language = "vi") -> list[str]:
    """Up to twelve questions of different kinds, each about another directive where there are
    enough; fewer, or none, when the documents give nothing to ask about."""
    makers: dict[str, Callable[[Document, Language], _Values | None]] = {
        "list": _list_values,
        "about": _about_values,
        "documents": _documents_values,
        "duty": _duty_values,
        "date": _date_values,
    }
    asked: dict[str, str] = {}
    used: set[str] = set()
    held = list(documents)
    for turn in range(2):
        for kind, make in makers.items():
            for document in held:
                name = _paper(document, language)
                if name is None or (turn == 0 and name in used):
                    continue
                values = make(document, language)
                if values is None:
                    continue
                question = _WORDING[language][kind].format(name=name, **values)
                if question not in asked:
                    asked[question] = name
                    used.add(name)
                    break
            if len(asked) >= _MOST:
                return list(asked)
    return list(asked)


def _paper(document: Document, language: Language) -> str | None:
    """The paper that a document is, or is mainly about, named as people do."""
    identity = document.header.identity
    subjects = document.header.subjects
    reference = identity or (subjects[0] if subjects else None)
    return _named(reference, language) if reference is not None else None


def _named(reference: Reference, language: Language) -> str:
    kind = _KINDS.get(reference.type, ("văn bản", "document"))[0 if language == "vi" else 1]
    return f"{kind} {reference.canonical}"


def _list_values(document: Document, language: Language) -> _Values | None:
    complete = [item for item in document.enumerations if _complete(item)]
    named = [(item, item.noun if language == "vi" else english_of(item.noun)) for item in complete]
    best = max(
        ((item, noun) for item, noun in named if noun),
        key=lambda found: (found[0].form == "outline", found[0].count or 0),
        default=None,
    )
    return {"count": best[0].count, "noun": best[1]} if best is not None else None


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


def _about_values(document: Document, _language: Language) -> _Values | None:
    return {} if document.header.title is not None else None


def _documents_values(document: Document, _language: Language) -> _Values | None:
    return {} if document.header.source == "secondary" else None


def _duty_values(document: Document, _language: Language) -> _Values | None:
    for duty in document.duties:
        if duty.deadline is not None and duty.deadline.date is not None and len(duty.unit) < 60:
            return {"unit": duty.unit}
    return None


def _date_values(document: Document, _language: Language) -> _Values | None:
    dated = document.header.identity is not None and document.header.date is not None
    return {} if dated else None
