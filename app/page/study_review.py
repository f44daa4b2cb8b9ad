"""Reviewing the bank: a table to mark, and the same as a spreadsheet there and back."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from app.page.labels import Language, label
from app.page.marking import escape
from app.page.study_inputs import checked, shown_errors
from app.page.visitors import MayWrite, refuse_readers
from app.study.desk import StudyDesk
from app.study.review_sheet import HEAD, read_review, read_rows, review_rows, write_review

_MOST_ROWS = 400
_WIDTHS = ["110px", "90px", "130px", "70px", "420px", "200px", "200px", "200px", "200px",
           "220px", "420px", "260px"]  # fmt: skip


def build(desk: StudyDesk, chosen: gr.Dropdown, language: Language, may_write: MayWrite) -> None:
    """Add the review to the tab being built."""
    gr.HTML(f'<p class="quiet">{escape(label("review_hint", language))}</p>')
    with gr.Row():
        fetch = gr.Button(label("review_fetch", language), variant="primary", elem_id="review-get")
        save = gr.Button(label("review_save", language), elem_id="review-save")
        export = gr.DownloadButton(label("review_export", language), visible=False)
    said = gr.HTML("", elem_id="review-said")
    grid = gr.Dataframe(
        headers=list(HEAD),
        datatype="str",
        type="array",
        wrap=True,
        interactive=True,
        max_height=560,
        column_widths=list(_WIDTHS),
        static_columns=[0, 2, 3, 10, 11],
        elem_id="review-grid",
        elem_classes="review-grid",
    )
    with gr.Accordion(label("review_import", language), open=False):
        file = gr.File(file_types=[".xlsx"], label=label("review_file", language))

    def show(doc_ids: list[str] | None) -> tuple[Any, ...]:
        ids = checked(doc_ids)
        bank = shown_errors(lambda: desk.bank(ids))
        path = Path(tempfile.mkdtemp(prefix="chithi-review-")) / "duyet-cau-hoi.xlsx"
        write_review(bank, path)
        rows = [list(row) for row in review_rows(bank.items[:_MOST_ROWS], desk.reviews)]
        line = label("review_count", language, n=len(bank.items))
        return rows, gr.update(visible=True, value=str(path)), _panel([line, bank.note])

    def keep(doc_ids: list[str] | None, rows: list[list[Any]] | None, request: gr.Request) -> str:
        refuse_readers(request, may_write, language)
        ids = checked(doc_ids)
        marked = [tuple(str(cell or "") for cell in row) for row in rows or []]
        items = shown_errors(lambda: desk.bank(ids)).items
        return _remember(desk, *read_rows(marked, items), language)

    def take(doc_ids: list[str] | None, path: str | None, request: gr.Request) -> str:
        refuse_readers(request, may_write, language)
        ids = checked(doc_ids)
        if not path:
            return ""
        items = shown_errors(lambda: desk.bank(ids)).items
        return _remember(desk, *shown_errors(lambda: read_review(Path(path), items)), language)

    fetch.click(show, [chosen], [grid, export, said], api_visibility="private")
    save.click(keep, [chosen, grid], [said], api_visibility="private")
    file.upload(take, [chosen, file], [said], api_visibility="private")


def _remember(
    desk: StudyDesk, decisions: Sequence[Any], problems: Sequence[str], language: Language
) -> str:
    desk.reviews.add(decisions)
    return _panel([label("review_saved", language, n=len(decisions)), *problems])


def _panel(lines: Sequence[str]) -> str:
    shown = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f'<div class="panel">{shown}</div>'
