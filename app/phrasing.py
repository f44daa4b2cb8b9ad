"""Drafts put into words: an answer with numbered citations, a refusal, a choice to make."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering.draft import Draft, Fact
from app.answering.sections import without_label
from app.citing import Citer
from app.model import Answer, Item
from app.question import Asked
from app.wording import say
from index.model import Scope, SearchResult
from ingest.model import Reference

_NEAREST = 3
_ENDS = tuple(".!?…”")
_SHOWN = {"papers": "documents"}


def absent(asked: Asked, result: SearchResult, note: str, sure: float = 1.0) -> Answer:
    """The honest "not found", with what is missing and the nearest passages."""
    return Answer(
        question=asked.text,
        status="not_found",
        kind=asked.kind,
        answer=say("not_found", asked.language),
        note=note,
        confidence=sure,
        nearest=tuple(result.hits[:_NEAREST]),
        language=asked.language,
    )


def unsaid(asked: Asked, scope: Scope) -> str:
    """What is not said, and of which papers where the question names any."""
    if not scope.references:
        return say("not_said", asked.language)
    named = ", ".join(dict.fromkeys(paper.canonical for paper in scope.references))
    name = "only_cited" if scope.status == "cited" else "not_said_of"
    return say(name, asked.language, paper=named)


def ambiguous(asked: Asked, result: SearchResult) -> Answer:
    """Which papers may be meant, to choose one."""
    choices = tuple(_choice(reference) for reference in result.scope.choices)
    lead = say("which", asked.language)
    return Answer(
        question=asked.text,
        status="ambiguous",
        kind=asked.kind,
        answer="\n".join([lead, *(f"- {choice}" for choice in choices)]),
        choices=choices,
        confidence=1.0,
        note=lead,
        nearest=tuple(result.hits[:_NEAREST]),
        language=asked.language,
    )


def worded(asked: Asked, drafts: Sequence[Draft], sure: float) -> Answer:
    """The answer that drafts make, one line or list for each."""
    citer = Citer()
    items: list[Item] = []
    lines: list[str] = []
    notes = [draft.note for draft in drafts if draft.note]
    for draft in drafts:
        made = [Item(_said(f), tuple(citer.cite(quote) for quote in f.quotes)) for f in draft.facts]
        lines.append(_text(draft, made, asked.language))
        if draft.is_list:
            items.extend(made)
        notes.extend(_shortfall(draft, asked.language))
    expected = next((d.expected for d in drafts if d.expected is not None), None)
    return Answer(
        question=asked.text,
        status="answered",
        kind="documents" if "documents" in (drafts[0].kind, _SHOWN.get(asked.kind)) else asked.kind,
        answer="\n".join(lines),
        items=tuple(items),
        expected_items=expected,
        confidence=sure,
        citations=citer.citations,
        note="; ".join(dict.fromkeys(notes)),
        language=asked.language,
    )


def _said(fact: Fact) -> str:
    """A fact on one line without a semicolon behind it; a whole part without its number too."""
    text = " ".join(fact.text.split()).removesuffix(";").removeprefix("- ")
    whole = fact.quotes and fact.text.strip() == fact.quotes[0].text.strip()
    return without_label(text) if whole else text


def _choice(reference: Reference) -> str:
    date = f", {reference.date:%d/%m/%Y}" if reference.date else ""
    issuer = f" — {reference.issuer}" if reference.issuer else ""
    return f"{reference.canonical}{issuer}{date}"


def _text(draft: Draft, items: Sequence[Item], language: str) -> str:
    marks = ["".join(f"[{number}]" for number in item.citations) for item in items]
    if not draft.is_list:
        told = [f"{i.text} {m}".strip() for i, m in zip(items, marks, strict=True)]
        whole = all(item.text.endswith(_ENDS) for item in items)
        return (" " if whole else "; ").join(told)
    lines = [f"{n}. {i.text} {m}" for n, (i, m) in enumerate(zip(items, marks, strict=True), 1)]
    if draft.expected is not None:
        count = say("items", language, shown=len(items), expected=draft.expected)
        lines.insert(0, f"{count}:")
    return "\n".join(lines)


def _shortfall(draft: Draft, language: str) -> list[str]:
    if not draft.is_list or draft.expected in (None, len(draft.facts)):
        return []
    return [say("fewer", language, expected=draft.expected, shown=len(draft.facts))]
