"""Figures behind labels in one sentence: "Cờ thi đua: 54 tập thể; Bằng khen: 60 cá nhân"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.quantities import find_quantities
from app.tokens import tokenise
from ingest.model import Span

_SENTENCES = 12
_ROWS = 2  # at least: one colon leads to anything
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_ROW = re.compile(r"(?P<label>[^:;.]*[^\W\d_]):\s(?P<told>(?:[^:;.]|[.:](?=\d))+)")
_COMMA = re.compile(r"^.*,\s", re.DOTALL)
_LEAST_RUN = 3  # words of a label that the question has, where it lacks what stands before them


def answer_figure_row(context: Context) -> Draft | None:
    """The figure behind the label that the question names; None where no sentence sets several
    figures behind labels, or none of them is named."""
    if context.asked.kind != "number":
        return None
    return pick("number", _choices(context))


def _choices(context: Context) -> Iterator[Choice]:
    asked = {token.folded for token in tokenise(context.asked.vietnamese)}
    for evidence in context.pool.best(_SENTENCES):
        if evidence.names < _LEAST_NAMES:
            continue
        text = evidence.reading.text
        rows = list(_rows(text, evidence.span))
        if len(rows) < _ROWS:
            continue
        for label, told in rows:
            run = _said_of(text, label, asked)
            if run:
                figure = _figure(text, told, asked)
                score = evidence.score + run / 10
                yield Choice(score, evidence.reading, figure, sentence_quote(evidence), evidence)


def _rows(text: str, sentence: Span) -> Iterator[tuple[Span, Span]]:
    """Each label of a sentence with what stands behind it, where that opens with a figure."""
    for match in _ROW.finditer(text, *sentence):
        told = Span(*match.span("told"))
        figures = find_quantities(text, *told)
        if not figures or figures[0].span.start - told.start > len("khoảng "):
            continue
        lead = _COMMA.match(match["label"])
        begin = match.start("label") + (lead.end() if lead is not None else 0)
        yield Span(begin, match.end("label")), told


def _said_of(text: str, label: Span, asked: set[str]) -> int:
    """How many of a label's last words the question has in a row; 0 where too few, unless all."""
    words = [token.folded for token in tokenise(text, *label)]
    run = 0
    for word in reversed(words):
        if word not in asked:
            break
        run += 1
    return run if run == len(words) or run >= _LEAST_RUN else 0


def _figure(text: str, told: Span, asked: set[str]) -> Span:
    """The only figure of a row or the one that counts a thing asked for by its name; else all that
    the row tells."""
    figures = [one.span for one in find_quantities(text, *told)]
    named = [
        one
        for one in figures
        if {token.folded for token in tokenise(text, *one) if not token.folded.isdigit()} <= asked
    ]
    if len(figures) == 1:
        return figures[0]
    if len(named) == 1:
        return named[0]
    return Span(told.start, told.start + len(text[told.start : told.end].rstrip()))
