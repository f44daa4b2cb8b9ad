"""HTML of answers, citations and choices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from app.greeting import KIND as GREETING
from app.model import Answer, Citation
from app.page.hits import hit_card
from app.page.labels import Language, label
from app.page.marking import escape

_MARK = re.compile(r"\[(\d+)\]")
_NEAREST_SHOWN = 5


def answer_card(answer: Answer, language: Language, told: Sequence[str] = ()) -> str:
    """The whole answer: state, what a language model told of it, text with clickable [n], items,
    note, sources or nearest."""
    if answer.kind == GREETING:
        return _greeting(answer)
    parts = [_state(answer, language)]
    if answer.status == "ambiguous":
        parts.append(_choices(answer, language))
    else:
        parts += [_note(answer.note), _told(told, language), _body(answer)]
    if answer.citations:
        parts.append(_sources(answer.citations, language))
    if answer.nearest:
        title = escape(label("nearest", language))
        shown = answer.nearest[:_NEAREST_SHOWN]
        nearest = "".join(hit_card(hit, answer.question, language) for hit in shown)
        parts.append(f'<h4 class="quiet">{title}</h4>{nearest}')
    return (
        f'<article class="answer {escape(answer.status)}" data-for="{escape(answer.question)}">'
        f"{''.join(parts)}</article>"
    )


def _greeting(answer: Answer) -> str:
    """A friendly line with questions to ask by a click."""
    chips = "".join(
        f'<button type="button" class="chip" data-ask="{escape(question)}">{escape(question)}'
        "</button>"
        for question in answer.choices
    )
    return (
        f'<article class="answer greeting" data-for="{escape(answer.question)}">'
        f'<p>{escape(answer.note)}</p><div class="choices">{chips}</div></article>'
    )


def pending_card(question: str, language: Language) -> str:
    """What stands in the answer's place until it comes."""
    words = escape(label("asking", language))
    return (
        f'<div class="answer pending" role="status"><p class="quiet">{words}</p>'
        f"<p>{escape(question[:300])}</p></div>"
    )


def _state(answer: Answer, language: Language) -> str:
    words = label(answer.status, language)
    if answer.status == "answered" and answer.expected_items and answer.items:
        words = label(
            "answered_items", language, found=len(answer.items), expected=answer.expected_items
        )
    details = []
    if answer.status == "answered":
        details.append(f"{label('confidence', language)} {answer.confidence:.0%}")
    if "total" in answer.timings_ms:
        details.append(label("took", language, ms=round(answer.timings_ms["total"])))
    return (
        f'<header class="state"><span class="badge {escape(answer.status)}">{escape(words)}</span>'
        f'<span class="quiet">{escape(" · ".join(details))}</span></header>'
    )


def _body(answer: Answer) -> str:
    if answer.items:
        return _items(answer)
    # Where nothing was found the state and the note have said so.
    if answer.status == "not_found" or not answer.answer or answer.answer == answer.note:
        return ""
    return f'<div class="answer-text">{_with_marks(answer.answer)}</div>'


def _told(sentences: Sequence[str], language: Language) -> str:
    """A model's sentences, marked as such: they stand beside the answer, never in its place."""
    if not sentences:
        return ""
    return (
        f'<div class="answer-text told"><p class="quiet">{escape(label("told", language))}</p>'
        f"<p>{_with_marks(' '.join(sentences))}</p></div>"
    )


def _note(note: str) -> str:
    return f'<p class="note">{escape(note)}</p>' if note else ""


def _with_marks(text: str) -> str:
    return _MARK.sub(lambda match: _reference(int(match.group(1))), escape(text)).replace(
        "\n", "<br>"
    )


def _reference(number: int) -> str:
    return (
        f'<button type="button" class="ref" data-cite="{number}" aria-label="[{number}]">'
        f"{number}</button>"
    )


def _items(answer: Answer) -> str:
    rows = "".join(f"<li>{_cited(item.text, item.citations)}</li>" for item in answer.items)
    return f'<div class="answer-text"><ol>{rows}</ol></div>'


def _cited(text: str, numbers: Sequence[int]) -> str:
    """A text with its numbers, the first of which stays on the line of the last word."""
    head, _, last = text.rpartition(" ")
    first, *others = [_reference(number) for number in numbers] or [""]
    tail = f'<span class="tail">{_with_marks(last)} {first}</span>{"".join(others)}'
    return f"{_with_marks(head)} {tail}"


def _choices(answer: Answer, language: Language) -> str:
    buttons = "".join(
        f'<button type="button" class="choice" data-choice="{escape(choice)}">'
        f"{escape(choice)}</button>"
        for choice in answer.choices
    )
    return f'<p>{escape(label("choose", language))}</p><div class="choices">{buttons}</div>'


def _sources(citations: tuple[Citation, ...], language: Language) -> str:
    """Quotes under the document that they stand in."""
    blocks = [
        f'<div class="source-head">{_document_line(members[0], language)}</div>'
        f'<ol class="sources">{"".join(_source(one, language) for one in members)}</ol>'
        for members in (list(group) for _, group in groupby(citations, key=lambda one: one.doc_id))
    ]
    return f"<h4>{escape(label('sources', language))}</h4>{''.join(blocks)}"


def _document_line(citation: Citation, language: Language) -> str:
    title = escape(citation.title or PurePath(citation.path).name)
    number = (
        f'<span class="badge number">{escape(citation.directive)}</span> '
        if citation.directive
        else ""
    )
    kind = (
        f'<span class="badge {citation.source}">{escape(label(citation.source, language))}</span>'
    )
    return f"<b>{title}</b> {number}{kind}"


def _source(citation: Citation, language: Language) -> str:
    return (
        f'<li value="{citation.number}"><blockquote data-cite="{citation.number}" tabindex="0" '
        f'role="button">{escape(citation.quote)}</blockquote>'
        f'<p class="meta"><span class="quiet">{escape(_place(citation, language))}</span>'
        f'<button type="button" class="link" data-why="{citation.number}">'
        f"{escape(label('why', language))}</button>"
        f'<button type="button" class="link" data-copy="{escape(copied(citation, language))}">'
        f"{escape(label('copy', language))}</button></p></li>"
    )


def _place(citation: Citation, language: Language) -> str:
    """Where in its document a quote stands."""
    parts = []
    if citation.section and citation.section.lower() != citation.title.lower():
        parts.append(citation.section)
    if citation.page is not None:
        parts.append(f"{label('page', language)} {citation.page}")
    if citation.ocr_confidence is not None:
        parts.append(label("ocr", language, share=f"{citation.ocr_confidence:.0%}"))
    return " · ".join(parts)


def source_line(citation: Citation, language: Language) -> str:
    """Where a quote stands, in one line: title, number, section, page, kind of source."""
    parts = [citation.title or PurePath(citation.path).name]
    if citation.directive:
        parts.append(citation.directive)
    place = _place(citation, language)
    if place:
        parts.append(place)
    parts.append(label(citation.source, language))
    return " · ".join(parts)


def copied(citation: Citation, language: Language) -> str:
    """The quote in quotation marks with its source, for the clipboard."""
    return f"“{citation.quote}” ({source_line(citation, language)}; {PurePath(citation.path).name})"
