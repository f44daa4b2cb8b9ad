"""HTML of passages found: a snippet round the searched words, its place, why it was found."""

from __future__ import annotations

from pathlib import PurePath

from app.page.labels import Language, kind_label, label
from app.page.marking import escape, mark_spans, word_spans
from app.page.tables import day
from index.model import Hit
from ingest.english import in_language
from ingest.model import Span

_SNIPPET_CHARS = 420


def hit_card(hit: Hit, question: str, language: Language, *, grouped: bool = False) -> str:
    """One search hit with the question's words marked and its reasons folded away."""
    title = "" if grouped else f"<h4>{_title(hit)} {_scope(hit, language)}</h4>"
    place = [hit.section] if hit.section and hit.section.lower() != hit.title.lower() else []
    if hit.page is not None:
        place.append(f"{label('page', language)} {hit.page}")
    why = (
        f"<details><summary>{escape(label('why', language))}</summary>"
        f"{reason_list(hit, language)}</details>"
        if hit.reasons
        else ""
    )
    return (
        f'<section class="hit">{title}'
        f'<blockquote data-open="{escape(hit.doc_id)}" data-start="{hit.start}" '
        f'data-end="{hit.end}" tabindex="0" role="button">{_snippet(hit.text, question)}'
        f'</blockquote><div class="meta"><span class="quiet">{escape(" · ".join(place))}</span>'
        f"{why}</div></section>"
    )


def reason_list(hit: Hit, language: Language, place: str = "") -> str:
    """What a hit's score is made of, each part with its weight as a bar."""
    most = max((abs(reason.value) for reason in hit.reasons), default=0.0) or 1.0
    rows = "".join(
        f'<li><span>{escape(in_language(reason.words, language))}</span><meter min="0" max="1" '
        f'value="{abs(reason.value) / most:.2f}"></meter>'
        f'<span class="quiet">{reason.value:+.2f}</span></li>'
        for reason in hit.reasons
    )
    head = f"<p><b>{escape(label('why', language))}</b> {escape(place)}</p>" if place else ""
    return f'<div class="reasons">{head}<ul>{rows}</ul></div>'


def grouped_hits(hits: tuple[Hit, ...], question: str, language: Language) -> str:
    """Hits of one document under one heading, documents in the order of their best hit."""
    if not hits:
        return f'<p class="empty">{escape(label("no_hits", language))}</p>'
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.doc_id, []).append(hit)
    blocks = [_group(members, question, language) for members in groups.values()]
    return "".join(blocks)


def snippet(text: str, question: str, length: int = _SNIPPET_CHARS) -> Span:
    """The part of a passage, at most `length` characters of whole words, where most of the
    question's words stand closest together; the beginning where none do.

    >>> text = "Mở đầu dài dòng. " * 9 + "Trồng rừng mới."
    >>> start, end = snippet(text, "trong rung", 40)
    >>> "Trồng rừng mới" in text[start:end]
    True
    """
    if len(text) <= length:
        return Span(0, len(text))
    starts = [span.start for span in word_spans(text, question)]
    best, most = 0, 0
    for at, start in enumerate(starts):
        inside = sum(1 for other in starts[at:] if other < start + length * 0.8)
        if inside > most:
            best, most = start, inside
    start = max(0, min(best - length // 8, len(text) - length))
    start = 0 if start == 0 else text.find(" ", start) + 1
    end = min(len(text), start + length)
    if end < len(text):
        end = text.rfind(" ", start, end)
    return Span(start, max(end, start + 1))


def _snippet(text: str, question: str) -> str:
    start, end = snippet(text, question)
    marked = mark_spans(text[start:end], word_spans(text[start:end], question))
    return f"{'… ' if start else ''}{marked}{' …' if end < len(text) else ''}"


def _title(hit: Hit) -> str:
    return escape(hit.title or PurePath(hit.path).name)


def _scope(hit: Hit, language: Language) -> str:
    if hit.in_scope:
        return ""
    return f'<span class="badge dim">{escape(label("out_of_scope", language))}</span>'


def _group(members: list[Hit], question: str, language: Language) -> str:
    first = members[0]
    number = (
        f'<span class="badge number">{escape(first.directive)}</span> ' if first.directive else ""
    )
    kind = f'<span class="badge {first.source}">{escape(label(first.source, language))}</span>'
    facts = [kind_label(first.kind, language), day(first.date) if first.date else ""]
    cards = "".join(hit_card(hit, question, language, grouped=True) for hit in members)
    return (
        f'<article class="group"><h3>{_title(first)} {_scope(first, language)}</h3>'
        f'<p class="facts-line">{number}{kind}<span class="quiet">'
        f"{escape(' · '.join(fact for fact in facts if fact))}</span></p>{cards}</article>"
    )
