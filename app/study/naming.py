"""How questions and citations name a document."""

from __future__ import annotations

import datetime as dt
import re

from ingest.model import Document, Header

_KIND_WORDS = {
    "directive": "Chỉ thị",
    "plan": "Kế hoạch",
    "resolution": "Nghị quyết",
    "conclusion": "Kết luận",
    "decision": "Quyết định",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "notice": "Thông báo",
    "guidance": "Hướng dẫn",
}
_LONGEST_HEADLINE = 90


def name_of(header: Header, path: str) -> str:
    """The document's name in running text: a paper by its number and issuer, a text about one by
    its title."""
    if header.source == "primary" and header.number is not None:
        return paper_name(header)
    title = _shortened(header.title.value) if header.title else path.rsplit("/", 1)[-1]
    if header.source == "primary" and header.kind in _KIND_WORDS and title[:1].islower():
        return f"{_KIND_WORDS[header.kind]} {title}"
    word = "bài" if header.kind == "news" else "tài liệu"
    return f"{word} “{title}”"


def paper_name(header: Header) -> str:
    """An official paper's kind, number and issuer: "Chỉ thị số 08-CT/TU của Ban Thường vụ …"."""
    number = header.number.value if header.number else ""
    kind = _KIND_WORDS.get(header.kind, "Văn bản")
    number = re.sub(r"^[Ss]ố:?\s*", "", number)
    issuer = f" của {_cased(header.issuer.value)}" if header.issuer else ""
    return f"{kind} số {number}{issuer}"


def kind_word(header: Header) -> str:
    """The paper's kind in words: "Chỉ thị"."""
    return _KIND_WORDS.get(header.kind, "Văn bản")


def frame_of(document: Document) -> str:
    """The words that open a question about the document."""
    return f"Theo {name_of(document.header, document.path)}"


def shown_day(iso: str) -> str:
    """An ISO day as people write it, anything else as it is.

    >>> shown_day("2023-04-12"), shown_day("4/2023")
    ('12/4/2023', '4/2023')
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        return iso
    day = dt.date.fromisoformat(iso)
    return f"{day.day:02}/{day.month}/{day.year}"


def _cased(issuer: str) -> str:
    if not issuer.isupper():
        return issuer
    return " ".join(word.capitalize() for word in issuer.split())


def _shortened(title: str) -> str:
    """A title for running text: whole, or where it is long, up to where it says more.

    >>> _shortened("Thành ủy:Chuyển biến tích cực")
    'Thành ủy: Chuyển biến tích cực'
    """
    title = re.sub(r"[“”\"]", "", " ".join(title.split()))
    title = re.sub(r"(?<=[^\W\d])([:;,])(?=[^\W\d])", r"\1 ", title)
    if len(title) <= _LONGEST_HEADLINE:
        return title
    cut = title[:_LONGEST_HEADLINE].rsplit(" ", 1)[0]
    whole = cut.rfind(": ")
    if whole > _LONGEST_HEADLINE // 2:
        return cut[:whole]
    clause = max(cut.rfind(mark) for mark in (", ", " – ", " - "))
    return (cut[:clause] if clause > _LONGEST_HEADLINE // 2 else cut) + "…"
