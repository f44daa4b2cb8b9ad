"""The tab Hỏi đáp: a question, its answer with citations, and the source beside it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from app.engine import Engine
from app.model import Answer
from app.page.cards import answer_card
from app.page.events import CLICKS, SHOW_TARGET
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.source import source_view
from app.page.visitors import MayWrite, Refresh, refuse_readers
from ingest.errors import ChithiError, IndexUnusable
from ingest.model import Span

_HISTORY_LENGTH = 30


@dataclass
class Visit:
    """What one visitor asked in this session; never shared with another."""

    conversation: str = field(default_factory=lambda: uuid.uuid4().hex)
    answer: Answer | None = None
    history: list[str] = field(default_factory=list)


def build(engine: Engine, language: Language, may_write: MayWrite) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    # None until the first question: Gradio copies a State's first value to every visitor.
    visit = gr.State(None)
    with gr.Row(elem_classes="ask-row"):
        with gr.Column(scale=6, min_width=320):
            with gr.Row(elem_classes="ask-box"):
                question = gr.Textbox(
                    label=label("question", language),
                    placeholder=label("question_hint", language),
                    lines=1,
                    max_lines=4,
                    max_length=10_000,
                    scale=8,
                    elem_id="question",
                    autofocus=True,
                )
                ask = gr.Button(
                    label("ask", language), variant="primary", scale=1, min_width=90, elem_id="ask"
                )
            examples = gr.HTML("", js_on_load=CLICKS, elem_id="examples")
            answer = gr.HTML(_empty("answer_empty", language), js_on_load=CLICKS, elem_id="answer")
            with gr.Row(visible=False, elem_classes="feedback") as feedback:
                good = gr.Button(label("good", language), size="sm", min_width=110)
                bad = gr.Button(label("bad", language), size="sm", min_width=110)
                fresh = gr.Button(label("new_conversation", language), size="sm", min_width=130)
            history = gr.HTML("", js_on_load=CLICKS, elem_id="history")
        with gr.Column(scale=5, min_width=320):
            source = gr.HTML(
                _empty("source_empty", language),
                js_on_load=SHOW_TARGET,
                elem_id="source",
                elem_classes="source-panel",
            )

    def respond(text: str | None, state: Visit | None) -> tuple[Any, ...]:
        return _respond(engine, language, text or "", state or Visit())

    def clicked(state: Visit | None, event: gr.EventData) -> tuple[Any, ...]:
        return _clicked(engine, language, state or Visit(), event)

    outputs = [answer, source, feedback, history, visit, question, examples]
    for trigger in (ask.click, question.submit):
        trigger(
            respond, [question, visit], outputs, api_visibility="private", show_progress="minimal"
        )
    for component in (answer, examples, history):
        component.click(clicked, visit, outputs, api_visibility="private", show_progress="minimal")
    for button, verdict in ((good, True), (bad, False)):
        button.click(
            _feedback_saver(engine, language, may_write, good=verdict),
            visit,
            None,
            api_visibility="private",
        )
    fresh.click(lambda: _start_again(engine, language), None, outputs, api_visibility="private")

    def refresh(state: Visit | None) -> str:
        # Once something was asked, its answer takes the examples' place.
        return "" if state is not None else _examples(engine, language)

    return refresh, visit, examples


def _respond(engine: Engine, language: Language, text: str, state: Visit) -> tuple[Any, ...]:
    try:
        found = engine.ask(text, conversation=state.conversation)
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error
    history = [text, *(old for old in state.history if old != text)][:_HISTORY_LENGTH]
    new_state = Visit(state.conversation, found, history)
    return (
        answer_card(found, language),
        _cited(engine, language, found, 1),
        gr.update(visible=True),
        _history(history, language),
        new_state,
        text,
        "",
    )


def _clicked(
    engine: Engine, language: Language, state: Visit, event: gr.EventData
) -> tuple[Any, ...]:
    data = event._data
    unchanged = gr.skip()
    if data.get("ask") is not None or data.get("choice") is not None:
        asked = str(data.get("ask") or "") or _narrowed(state, str(data["choice"]))
        return _respond(engine, language, asked, state)
    if data.get("open") is not None:
        source = opened(engine, language, data)
    elif data.get("cite") is not None and state.answer is not None:
        source = _cited(engine, language, state.answer, int(data["cite"]))
    else:
        source = unchanged
    return (unchanged, source, *([unchanged] * 5))


def opened(engine: Engine, language: Language, data: dict[str, Any]) -> str:
    """The source view for a clicked passage ({"open": doc_id, "start": …, "end": …})."""
    try:
        document = engine.document(str(data["open"]))
        span = Span(int(data.get("start") or 0), int(data.get("end") or 0))
    except (ChithiError, ValueError) as error:
        raise gr.Error(str(error), print_exception=False) from error
    spans = [span] if span.end > span.start else []
    return source_view(document, spans, language, original=engine.original(document.doc_id))


def _cited(engine: Engine, language: Language, answer: Answer, number: int) -> str:
    chosen = next((c for c in answer.citations if c.number == number), None)
    if chosen is None:
        return _empty("source_empty", language)
    document = engine.document(chosen.doc_id)
    same = [c for c in answer.citations if c.doc_id == chosen.doc_id and c.number != number]
    # The clicked quote comes first: it is the one scrolled to and looked up on the pdf page.
    spans = [Span(chosen.start, chosen.end)]
    if document.page_of(chosen.start) is None:
        spans += [Span(c.start, c.end) for c in same]
    return source_view(document, spans, language, original=engine.original(document.doc_id))


def _narrowed(state: Visit, choice: str) -> str:
    asked = state.answer.question if state.answer is not None else ""
    return f"{asked.rstrip('?. ')} ({choice})" if asked else choice


def _feedback_saver(engine: Engine, language: Language, may_write: MayWrite, *, good: bool) -> Any:
    def save(state: Visit | None, request: gr.Request) -> None:
        refuse_readers(request, may_write, language)
        if state is not None and state.answer is not None:
            engine.add_feedback(state.answer.question, good=good, answer=state.answer)
            gr.Info(label("feedback_saved", language))

    return save


def _start_again(engine: Engine, language: Language) -> tuple[Any, ...]:
    return (
        _empty("answer_empty", language),
        _empty("source_empty", language),
        gr.update(visible=False),
        "",
        None,
        "",
        _examples(engine, language),
    )


def _empty(key: str, language: Language) -> str:
    return f'<p class="empty">{escape(label(key, language))}</p>'


def _examples(engine: Engine, language: Language) -> str:
    try:
        questions = engine.examples()
    except IndexUnusable:
        return _empty("none_held", language)
    return _question_list(questions, label("examples", language), "examples")


def _history(questions: list[str], language: Language) -> str:
    return _question_list(questions[1:], label("history", language), "history")


def _question_list(questions: list[str], title: str, css_class: str) -> str:
    if not questions:
        return ""
    buttons = "".join(
        f'<button type="button" class="chip" data-ask="{escape(text)}">{escape(text)}</button>'
        for text in questions
    )
    return f'<div class="{css_class}"><h4 class="quiet">{escape(title)}</h4>{buttons}</div>'
