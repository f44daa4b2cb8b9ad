"""The tab Ôn tập: study packs, question banks, contests, review, self-test and projector."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from app.page import study_projector, study_review, study_test
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.study_inputs import MOST_DOCUMENTS, checked, shown_errors, whole_number
from app.page.visitors import Context, Refresh
from app.study.desk import BANK, CONTEST, PACK, StudyDesk
from app.study.export import ITEM_WRITERS, PRINTERS, SHEET, SLIDES
from ingest.english import in_language
from ingest.errors import BadInput

_SUFFIXES = {
    PACK: tuple(PRINTERS),
    BANK: (*PRINTERS, SHEET, *ITEM_WRITERS),
    CONTEST: (SLIDES, *PRINTERS),
}
_MOST_QUESTIONS = 300


def build(context: Context) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    engine, language = context.engine, context.language
    desk = StudyDesk(engine)
    chosen = gr.Dropdown(
        [],
        multiselect=True,
        max_choices=MOST_DOCUMENTS,
        label=label("study_documents", language),
        info=label("study_documents_hint", language),
        elem_id="study-documents",
    )
    with gr.Tabs(overflow_behavior="wrap"):
        with gr.Tab(label("study_make", language), id="study-make"):
            _maker(context, desk, chosen)
        with gr.Tab(label("study_review", language), id="study-review"):
            study_review.build(context, desk, chosen)
        with gr.Tab(label("study_test", language), id="study-test"):
            study_test.build(desk, chosen, language)
        with gr.Tab(label("study_projector", language), id="study-projector"):
            study_projector.build(desk, chosen, language)

    def refresh(kept: list[str] | None) -> Any:
        choices = [(_choice_name(row), row.doc_id) for row in engine.documents()]
        known = {doc_id for _, doc_id in choices}
        value = [doc_id for doc_id in kept or [] if doc_id in known]
        return gr.update(choices=choices, value=value)

    return refresh, [chosen], [chosen]


def _choice_name(row: Any) -> str:
    header = row.header
    number = header.number.value if header.number and header.source == "primary" else ""
    title = header.shown_title(row.path.rpartition("/")[2])
    shown = f"{number} – {title}" if number else title
    return shown if len(shown) <= 110 else shown[:110].rsplit(" ", 1)[0] + "…"


def _maker(context: Context, desk: StudyDesk, chosen: gr.Dropdown) -> None:
    language = context.language
    with gr.Row(elem_classes="ask-box"):
        product = gr.Radio(
            [(label(f"study_{name}", language), name) for name in (PACK, BANK, CONTEST)],
            value=PACK,
            label=label("study_product", language),
            elem_id="study-product",
        )
        suffix = gr.Dropdown(
            _formats(PACK, language), value=".docx", label=label("study_format", language)
        )
        size = gr.Number(30, precision=0, minimum=1, label=label("study_size", language))
        seed = gr.Number(1, precision=0, minimum=0, label=label("study_seed", language))
    make = gr.Button(label("study_do", language), variant="primary", elem_id="study-do")
    said = gr.HTML(context.empty("study_empty"), elem_id="study-said")

    def offer(name: str) -> Any:
        formats = _formats(name, language)
        return gr.update(choices=formats, value=formats[0][1])

    def write(
        doc_ids: list[str] | None,
        name: str,
        ending: str,
        count: float | None,
        seed_given: float | None,
        request: gr.Request,
    ) -> Iterator[str]:
        ids = checked(doc_ids, language)
        making = escape(label("study_making", language))
        yield f'<div class="panel" role="status"><p>{making}</p><progress></progress></div>'
        line, path = shown_errors(
            lambda: _write(desk, ids, name, ending, count, seed_given), language
        )
        link = context.download(
            request,
            path.name,
            lambda target: shutil.copyfile(path, target),
            label("study_download", language),
        )
        done = escape(in_language(line, language))
        yield f'<div class="panel list-head"><span>{done}</span>{link}</div>'

    product.change(offer, product, suffix, api_visibility="private")
    make.click(
        write,
        [chosen, product, suffix, size, seed],
        said,
        api_visibility="private",
        show_progress="hidden",
    )


def _formats(product: str, language: Language) -> list[tuple[str, str]]:
    return [(label(f"format{suffix}", language), suffix) for suffix in _SUFFIXES[product]]


def _write(
    desk: StudyDesk,
    doc_ids: list[str],
    product: str,
    suffix: str,
    count: float | None,
    seed: float | None,
) -> tuple[str, Path]:
    """The line that says what was written, without the folder's name, and the file."""
    if product not in _SUFFIXES or suffix not in _SUFFIXES[product]:
        raise BadInput("Hãy chọn lại loại tài liệu và định dạng.")
    size = whole_number(count, low=1, high=_MOST_QUESTIONS, name="Số câu")
    drawn = whole_number(seed, low=0, high=10**6, name="Đề số")
    path = Path(tempfile.mkdtemp(prefix="chithi-study-")) / f"on-tap-{product}{suffix}"
    line = desk.write(doc_ids, path, product=product, size=size, seed=drawn)
    return line.replace(str(path), path.name), path
