"""One visitor's questions: what was asked, what came back, and what clicks on it show."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import gradio as gr

from app.greeting import KIND as GREETING
from app.model import Answer, Citation
from app.page.cards import answer_card, pending_card
from app.page.failures import told
from app.page.hits import reason_list
from app.page.marking import escape
from app.page.source import source_view
from app.page.source_panel import opened
from app.page.visitors import Context, visitor
from app.retelling.chat import ModelSilent
from app.retelling.retell import with_note
from ingest.errors import IndexUnusable
from ingest.model import Span

_HISTORY_LENGTH = 30
_REASONS_AMONG = 50


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visitor asked in this session; `owner` is the account that it belongs to."""

    owner: str | None = None
    conversation: str = field(default_factory=lambda: uuid.uuid4().hex)
    answer: Answer | None = None
    history: tuple[str, ...] = ()


def visit_of(state: Visit | None, request: gr.Request) -> Visit:
    """The visitor's own visit; a new one for the first question, and for whoever brings a session
    that another account began."""
    owner = visitor(request)
    return state if state is not None and state.owner == owner else Visit(owner)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab's components become, in the order of its outputs; gr.skip() leaves one alone."""

    answer: Any = field(default_factory=gr.skip)
    source: Any = field(default_factory=gr.skip)
    tools: Any = field(default_factory=gr.skip)
    history: Any = field(default_factory=gr.skip)
    visit: Any = field(default_factory=gr.skip)
    question: Any = field(default_factory=gr.skip)
    examples: Any = field(default_factory=gr.skip)

    def outputs(self) -> tuple[Any, ...]:
        """The values, one a component."""
        return (self.answer, self.source, self.tools, self.history, self.visit, self.question,
                self.examples)  # fmt: skip


def respond(context: Context, text: str, visit: Visit) -> Iterator[Shown]:
    """First that the question is being answered, then the answer with its first source."""
    if text.strip():
        yield Shown(answer=pending_card(text, context.language), question=text, examples="")
    with told(context.language):
        found = context.engine.ask(text, conversation=visit.conversation)
    if found.kind == GREETING:
        # Nothing was asked: nothing to judge or to come back to.
        card, hidden = answer_card(found, context.language), gr.update(visible=False)
        yield Shown(answer=card, tools=hidden, question=text, examples="")
        return
    history = (text, *(old for old in visit.history if old != text))[:_HISTORY_LENGTH]
    yield Shown(
        answer=answer_card(found, context.language),
        source=cited(context, found, 1, quiet=True),
        tools=gr.update(visible=True),
        history=question_list(context, history[1:], "history"),
        visit=replace(visit, answer=found, history=history),
        question=text,
        examples="",
    )
    yield from _retold(context, found)


def _retold(context: Context, found: Answer) -> Iterator[Shown]:
    """The same answer with what the language model tells of it, sentence by sentence."""
    sentences: list[str] = []
    try:
        for sentence in context.engine.tell(found):
            sentences.append(sentence)
            yield Shown(answer=answer_card(found, context.language, sentences))
    except ModelSilent as error:
        yield Shown(answer=answer_card(with_note(found, error), context.language, sentences))


def clicked(context: Context, data: dict[str, Any], visit: Visit) -> Iterator[Shown]:
    """What a click on an example, a choice, a reference, a quote or "why" leads to."""
    if data.get("ask") is not None:
        yield from respond(context, str(data["ask"]), visit)
    elif data.get("choice") is not None:
        yield from respond(context, _narrowed(visit, str(data["choice"])), visit)
    elif data.get("open") is not None:
        yield Shown(source=opened(context, data))
    elif visit.answer is not None and data.get("why") is not None:
        yield Shown(source=cited(context, visit.answer, _number(data["why"]), why=True))
    elif visit.answer is not None and data.get("cite") is not None:
        yield Shown(source=cited(context, visit.answer, _number(data["cite"])))


def cited(
    context: Context, answer: Answer, number: int, *, quiet: bool = False, why: bool = False
) -> str:
    """The source of citation `number` with all quotes from the same document marked."""
    chosen = next((c for c in answer.citations if c.number == number), None)
    if chosen is None:
        return context.empty("source_empty")
    with told(context.language):
        document = context.engine.document(chosen.doc_id)
    same = [c for c in answer.citations if c.doc_id == chosen.doc_id and c.number != number]
    # The clicked quote comes first: it is the one scrolled to and looked up on the pdf page.
    spans = [Span(chosen.start, chosen.end)]
    if document.page_of(chosen.start) is None:
        spans += [Span(c.start, c.end) for c in same]
    return source_view(
        document,
        spans,
        context.language,
        original=context.engine.original(document.doc_id),
        quiet=quiet,
        reasons=_reasons(context, answer, chosen) if why else "",
    )


def _reasons(context: Context, answer: Answer, chosen: Citation) -> str:
    """What made the search find the quoted passage; how it was chosen where the search did not."""
    with told(context.language):
        hits = context.engine.search(answer.question, k=_REASONS_AMONG).hits
    for hit in hits:
        if hit.doc_id == chosen.doc_id and hit.start <= chosen.start < hit.end and hit.reasons:
            place = context.words("why_rank", rank=hit.rank)
            return reason_list(hit, context.language, place)
    return f'<div class="reasons"><p>{escape(context.words("why_structure"))}</p></div>'


def start_again(context: Context) -> Shown:
    """The tab as it was before the first question."""
    return Shown(
        answer=context.empty("answer_empty"),
        source=context.empty("source_empty"),
        tools=gr.update(visible=False),
        history="",
        visit=None,
        question="",
        examples=examples(context),
    )


def examples(context: Context) -> str:
    """Questions to begin with; what to do where nothing is held."""
    try:
        questions = context.engine.examples(context.language)
    except IndexUnusable:
        questions = []
    if not questions:
        return context.empty("none_held_ask")
    return question_list(context, tuple(questions), "examples")


def question_list(context: Context, questions: tuple[str, ...], key: str) -> str:
    """Questions to ask by a click, under the words for `key`."""
    if not questions:
        return ""
    buttons = "".join(
        f'<button type="button" class="chip" data-ask="{escape(text)}">{escape(text)}</button>'
        for text in questions
    )
    return f'<div class="{key}"><h4 class="quiet">{escape(context.words(key))}</h4>{buttons}</div>'


def _narrowed(visit: Visit, choice: str) -> str:
    asked = visit.answer.question if visit.answer is not None else ""
    return f"{asked.rstrip('?. ')} ({choice})" if asked else choice


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 6 else 0
