"""The contest on a projector: countdown, reveal and a score board, all in the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gradio as gr

from app.page.labels import Language, label
from app.page.marking import escape
from app.page.study_inputs import checked, shown_errors, whole_number
from app.study.contest import Contest, all_items
from app.study.desk import StudyDesk
from app.study.printing import answer_line, place_of, told_quote

SCRIPT = Path(__file__).with_name("projector.js").read_text(encoding="utf-8")
_WORDS = ("start", "reveal", "next", "previous", "full", "board", "names", "names_hint", "add",
          "out", "in", "clear", "clear_sure", "question", "answer", "finished",
          "empty")  # fmt: skip
_LAST_SECONDS = 20


def build(desk: StudyDesk, chosen: gr.Dropdown, language: Language) -> None:
    """Add the projector to the tab being built."""
    with gr.Row(elem_classes="ask-box"):
        size = gr.Number(30, precision=0, minimum=6, label=label("study_size", language))
        seed = gr.Number(1, precision=0, minimum=0, label=label("study_seed", language))
        load = gr.Button(
            label("projector_load", language), variant="primary", elem_id="projector-load"
        )
    screen = gr.HTML(
        empty_screen(language), js_on_load=SCRIPT, elem_id="projector", elem_classes="projector"
    )

    def project(doc_ids: list[str] | None, count: float | None, number: float | None) -> str:
        ids = checked(doc_ids, language)
        contest = shown_errors(
            lambda: desk.contest(
                ids,
                size=whole_number(count, low=6, high=200, name="Số câu"),
                seed=whole_number(number, low=0, high=10**6, name="Đề số"),
            ),
            language,
        )
        return screen_html(contest, language)

    load.click(project, [chosen, size, seed], screen, api_visibility="private")


def empty_screen(language: Language) -> str:
    """The screen before a contest is loaded; the browser puts the last one back, if it had one."""
    return _screen(None, language)


def screen_html(contest: Contest, language: Language) -> str:
    """The screen for a contest: its questions as data, which the script shows as text only."""
    seconds = {part.name: part.seconds for part in contest.rounds}
    slides = [
        {
            "part": part,
            "stem": item.stem,
            "options": list(item.options),
            "key": list(item.key) if item.kind == "choice" else [],
            "answer": answer_line(item),
            "quote": told_quote(item),
            "source": place_of(item.proofs[0]),
            "seconds": seconds.get(part.removeprefix("Dự phòng "), _LAST_SECONDS),
        }
        for part, item in all_items(contest)
    ]
    key = f"{contest.title}|{contest.seed}|{len(slides)}"
    return _screen({"key": key, "title": contest.title, "slides": slides}, language)


def _screen(contest: dict[str, Any] | None, language: Language) -> str:
    words = {name: label(f"projector_{name}", language) for name in _WORDS}
    data = escape(json.dumps({"contest": contest, "words": words}, ensure_ascii=False))
    return f'<div class="stage" data-show="{data}"></div>'
