"""HTML of answers, citations, hits and choices."""

from __future__ import annotations

import re
from pathlib import PurePath

from app.model import Answer, Citation
from app.page.labels import Language, kind_label, label
from app.page.marking import escape, mark_spans, word_spans
from index.model import Hit

_MARK = re.compile(r"\[(\d+)\]")


def answer_card(answer: Answer, language: Language) -> str:
    """The whole answer: state, text with clickable [n], items, note, sources or nearest."""
    parts = [_state(answer, language)]
    if answer.status == "ambiguous":
        parts.append(_choices(answer, language))
    else:
        parts += [_note(answer.note), _body(answer)]
    if answer.citations:
        parts.append(_sources(answer.citations, language))
    if answer.nearest:
        title = escape(label("nearest", language))
        nearest = "".join(hit_card(hit, answer.question, language) for hit in answer.nearest[:5])
        parts.append(f'<h4 class="quiet">{title}</h4>{nearest}')
    return f'<article class="answer {escape(answer.status)}">{"".join(parts)}</article>'


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
    if not answer.answer or answer.answer == answer.note:
        return ""
    return f'<div class="answer-text">{_with_marks(answer.answer)}</div>'


def _note(note: str) -> str:
    return f'<p class="note">{escape(note)}</p>' if note else ""


def _with_marks(text: str) -> str:
    return _MARK.sub(lambda match: _reference(int(match.group(1))), escape(text)).replace(
        "\n", "<br>"
    )


def _reference(number: int) -> str:
    return f'<button type="button" class="ref" data-cite="{number}">{number}</button>'


def _items(answer: Answer) -> str:
    rows = "".join(
        f"<li>{_with_marks(item.text)} {''.join(_reference(n) for n in item.citations)}</li>"
        for item in answer.items
    )
    return f'<div class="answer-text"><ol>{rows}</ol></div>'


def _choices(answer: Answer, language: Language) -> str:
    buttons = "".join(
        f'<button type="button" class="choice" data-choice="{escape(choice)}">'
        f"{escape(choice)}</button>"
        for choice in answer.choices
    )
    return f'<p>{escape(label("choose", language))}</p><div class="choices">{buttons}</div>'


def _sources(citations: tuple[Citation, ...], language: Language) -> str:
    rows = "".join(_source(citation, language) for citation in citations)
    return f'<h4>{escape(label("sources", language))}</h4><ol class="sources">{rows}</ol>'


def _source(citation: Citation, language: Language) -> str:
    return (
        f'<li value="{citation.number}"><blockquote data-cite="{citation.number}" tabindex="0" '
        f'role="button">{escape(citation.quote)}</blockquote>'
        f'<p class="quiet">{escape(source_line(citation, language))} '
        f'<button type="button" class="link" data-copy="{escape(copied(citation, language))}">'
        f"{escape(label('copy', language))}</button></p></li>"
    )


def source_line(citation: Citation, language: Language) -> str:
    """Where a quote stands, in one line: title, number, section, page, kind of source."""
    parts = [citation.title or PurePath(citation.path).name]
    if citation.directive:
        parts.append(citation.directive)
    if citation.section and citation.section != citation.title:
        parts.append(citation.section)
    if citation.page is not None:
        parts.append(f"{label('page', language)} {citation.page}")
    parts.append(label(citation.source, language))
    if citation.ocr_confidence is not None:
        parts.append(label("ocr", language, share=f"{citation.ocr_confidence:.0%}"))
    return " · ".join(parts)


def copied(citation: Citation, language: Language) -> str:
    """The quote in quotation marks with its source, for the clipboard."""
    return f"“{citation.quote}” ({source_line(citation, language)}; {PurePath(citation.path).name})"


def hit_card(hit: Hit, question: str, language: Language, *, grouped: bool = False) -> str:
    """One search hit with the question's words marked and its reasons folded away."""
    section = f'<span class="quiet">{escape(hit.section)}</span>' if hit.section else ""
    scope = (
        ""
        if hit.in_scope
        else f'<span class="badge dim">{escape(label("out_of_scope", language))}</span>'
    )
    title = "" if grouped else f"<h4>{escape(hit.title or PurePath(hit.path).name)} {scope}</h4>"
    page = f" · {label('page', language)} {hit.page}" if hit.page is not None else ""
    reasons = "".join(
        f"<li>{escape(reason.words)} <span class='quiet'>{reason.value:+.2f}</span></li>"
        for reason in hit.reasons
    )
    why = (
        f"<details><summary>{escape(label('why', language))}</summary><ul>{reasons}</ul></details>"
        if reasons
        else ""
    )
    return (
        f'<section class="hit">{title}'
        f'<blockquote data-open="{escape(hit.doc_id)}" data-start="{hit.start}" '
        f'data-end="{hit.end}" tabindex="0" role="button">'
        f"{mark_spans(hit.text, word_spans(hit.text, question))}</blockquote>"
        f'<div class="meta">{section}<span class="quiet">{escape(page)}</span>{why}</div></section>'
    )


def grouped_hits(hits: tuple[Hit, ...], question: str, language: Language) -> str:
    """Hits of one document under one heading, documents in the order of their best hit."""
    if not hits:
        return f'<p class="empty">{escape(label("no_hits", language))}</p>'
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.doc_id, []).append(hit)
    count = label("hits_found", language, n=len(hits), docs=len(groups))
    blocks = [f'<p class="quiet">{escape(count)}</p>']
    for members in groups.values():
        blocks.append(_group(members, question, language))
    return "".join(blocks)


def _group(members: list[Hit], question: str, language: Language) -> str:
    first = members[0]
    facts = [kind_label(first.kind, language), first.directive or "", first.date or ""]
    facts.append(label(first.source, language))
    scope = (
        ""
        if first.in_scope
        else f'<span class="badge dim">{escape(label("out_of_scope", language))}</span>'
    )
    cards = "".join(hit_card(hit, question, language, grouped=True) for hit in members)
    title = first.title or PurePath(first.path).name
    return (
        f'<article class="group"><h3>{escape(title)} {scope}</h3>'
        f'<p class="quiet">{escape(" · ".join(fact for fact in facts if fact))}</p>'
        f"{cards}</article>"
    )
