"""The tab Hỏi đáp: a question, its answer with citations, and the source beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from app.page.source_panel import clickable, source_panel
from app.page.visit import Visit, clicked, examples, respond, start_again, visit_of
from app.page.visitors import Context, Refresh


def build(context: Context) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    # None until the first question: Gradio copies a State's first value to every visitor.
    visit = gr.State(None)
    with gr.Row(elem_classes="two-columns"):
        with gr.Column(scale=6, min_width=320):
            question, ask = _question_box(context)
            suggested = clickable("examples")
            answer = clickable("answer", context.empty("answer_empty"))
            with gr.Row(visible=False, elem_classes="tools", elem_id="answer-tools") as tools:
                good = gr.Button(context.words("good"), size="sm", min_width=110, elem_id="good")
                bad = gr.Button(context.words("bad"), size="sm", min_width=110, elem_id="bad")
                fresh = gr.Button(context.words("new_conversation"), size="sm", min_width=130)
            history = clickable("history")
        with gr.Column(scale=5, min_width=320):
            source = source_panel(context, "source", "source_empty")

    outputs = [answer, source, tools, history, visit, question, suggested]
    _asking(context, (question, ask), visit, outputs)
    for rows in (answer, suggested, history):
        _clicks(context, rows, visit, outputs)
    for button, verdict in ((good, True), (bad, False)):
        button.click(_judge(context, good=verdict), visit, None, api_visibility="private")
    fresh.click(lambda: start_again(context).outputs(), None, outputs, api_visibility="private")

    def refresh(state: Visit | None, request: gr.Request) -> tuple[Any, ...]:
        # Once something was asked, its answer takes the examples' place.
        may = gr.update(visible=context.may_write(request))
        return "" if state is not None else examples(context), may, may

    return refresh, visit, [suggested, good, bad]


def _question_box(context: Context) -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_classes="ask-box"):
        question = gr.Textbox(
            label=context.words("question"),
            placeholder=context.words("question_hint"),
            lines=1,
            max_lines=4,
            max_length=10_000,
            scale=8,
            elem_id="question",
            autofocus=True,
        )
        ask = gr.Button(
            context.words("ask"), variant="primary", scale=1, min_width=90, elem_id="ask"
        )
    return question, ask


def _asking(
    context: Context,
    box: tuple[gr.Textbox, gr.Button],
    visit: gr.State,
    outputs: list[Any],
) -> None:
    question, ask = box

    def answered(
        text: str | None, state: Visit | None, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        for shown in respond(context, text or "", visit_of(state, request)):
            yield shown.outputs()

    for trigger in (ask.click, question.submit):
        trigger(
            answered, [question, visit], outputs, api_visibility="private", show_progress="hidden"
        )


def _clicks(context: Context, rows: gr.HTML, visit: gr.State, outputs: list[Any]) -> None:
    def followed(
        state: Visit | None, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        for shown in clicked(context, event._data, visit_of(state, request)):
            yield shown.outputs()

    rows.click(followed, visit, outputs, api_visibility="private", show_progress="hidden")


def _judge(context: Context, *, good: bool) -> Any:
    def save(state: Visit | None, request: gr.Request) -> None:
        context.refuse_readers(request)
        own = visit_of(state, request)
        if own.answer is not None:
            context.engine.add_feedback(own.answer.question, good=good, answer=own.answer)
            gr.Info(context.words("feedback_saved"), title=context.words("noted"), duration=4)

    return save
