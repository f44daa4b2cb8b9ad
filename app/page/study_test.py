"""A learner's self-test: questions one by one, the quote after each, what to read again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import gradio as gr

from app.page.failures import refusal
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.study_inputs import checked, shown_errors
from app.study.desk import StudyDesk
from app.study.items import CHOICE, Item
from app.study.printing import LETTERS, place_of, telling_proofs

_LENGTHS = (10, 20)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A self-test under way: its items, the place of the present one, and which were missed."""

    items: tuple[Item, ...] = ()
    at: int = 0
    missed: tuple[int, ...] = ()

    def after(self, option: int) -> Sitting:
        """The same place, the chosen option remembered if it is wrong."""
        right = option in self.items[self.at].key
        return self if right else Sitting(self.items, self.at, (*self.missed, self.at))

    def following(self) -> Sitting:
        """One place further; at the end, `at` is the number of items."""
        return Sitting(self.items, self.at + 1, self.missed)


def build(desk: StudyDesk, chosen: gr.Dropdown, language: Language) -> None:
    """Add the self-test to the tab being built."""
    with gr.Row(elem_classes="ask-box"):
        length = gr.Radio(list(_LENGTHS), value=_LENGTHS[0], label=label("test_length", language))
        start = gr.Button(label("test_start", language), variant="primary", elem_id="test-start")
    sitting = gr.State(Sitting())
    question = gr.HTML("", elem_id="test-question")
    options = gr.Radio([], visible=False, show_label=False, elem_id="test-options")
    with gr.Row():
        answer = gr.Button(
            label("test_answer", language), variant="primary", visible=False, elem_id="test-answer"
        )
        following = gr.Button(label("test_next", language), visible=False, elem_id="test-next")
    feedback = gr.HTML("", elem_id="test-feedback")
    shown = [sitting, question, options, answer, following, feedback]

    def begin(doc_ids: list[str] | None, count: int) -> tuple[Any, ...]:
        ids = checked(doc_ids, language)
        bank = shown_errors(lambda: desk.bank(ids), language)
        items = drawn_items(bank.items, int(count or _LENGTHS[0]), random.Random())
        if not items:
            raise refusal(label("test_none", language), language)
        return _asked(Sitting(items), language)

    def judge(held: Sitting, option: int | None) -> tuple[Any, ...]:
        if option is None or held.at >= len(held.items):
            raise refusal(label("test_choose", language), language)
        return _judged(held, int(option), language)

    def go_on(held: Sitting) -> tuple[Any, ...]:
        moved = held.following()
        if moved.at >= len(held.items):
            return _finished(moved, language)
        return _asked(moved, language)

    start.click(begin, [chosen, length], shown, api_visibility="private")
    answer.click(judge, [sitting, options], shown, api_visibility="private")
    following.click(go_on, [sitting], shown, api_visibility="private")


def drawn_items(items: tuple[Item, ...], count: int, rng: random.Random) -> tuple[Item, ...]:
    """At most `count` single-choice items, easier ones first, drawn by chance."""
    choices = [item for item in items if item.kind == CHOICE]
    drawn = rng.sample(choices, min(count, len(choices)))
    return tuple(sorted(drawn, key=lambda item: item.level))


def _asked(held: Sitting, language: Language) -> tuple[Any, ...]:
    item = held.items[held.at]
    count = label("test_count", language, at=held.at + 1, of=len(held.items))
    text = (
        f'<div class="panel"><p class="quiet">{escape(count)}</p>'
        f'<p class="test-stem">{escape(item.stem)}</p></div>'
    )
    choices = [(f"{LETTERS[n]}. {option}", n) for n, option in enumerate(item.options)]
    return (
        held,
        text,
        gr.update(choices=choices, value=None, visible=True, interactive=True),
        gr.update(visible=True),
        gr.update(visible=False),
        "",
    )


def _judged(held: Sitting, option: int, language: Language) -> tuple[Any, ...]:
    item = held.items[held.at]
    right = option in item.key
    verdict = label("test_right" if right else "test_wrong", language)
    badge = "" if right else " not_found"
    text = (
        f'<div class="panel answer"><p><span class="badge{badge}">{escape(verdict)}</span> '
        f"<b>{LETTERS[item.key[0]]}. {escape(item.answer)}</b></p>{_proofs(item)}</div>"
    )
    return (
        held.after(option),
        gr.skip(),
        gr.update(interactive=False),
        gr.update(visible=False),
        gr.update(visible=True),
        text,
    )


def _finished(held: Sitting, language: Language) -> tuple[Any, ...]:
    right = len(held.items) - len(held.missed)
    score = label("test_score", language, right=right, of=len(held.items))
    again = "".join(
        f"<li>{escape(held.items[at].stem)}<br><b>{escape(held.items[at].answer)}</b>"
        f"{_proofs(held.items[at])}</li>"
        for at in held.missed
    )
    reread = f"<h3>{escape(label('test_again', language))}</h3><ol>{again}</ol>" if again else ""
    text = f'<div class="panel answer"><h3>{escape(score)}</h3>{reread}</div>'
    hidden = gr.update(visible=False)
    return held, "", hidden, hidden, hidden, text


def _proofs(item: Item) -> str:
    return "".join(
        f"<blockquote>{escape(proof.quote)}</blockquote>"
        f'<p class="quiet">{escape(place_of(proof))}</p>'
        for proof in telling_proofs(item)
    )
