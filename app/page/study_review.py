"""Reviewing the bank: a table to mark, and the same as a spreadsheet there and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from app.page.labels import Language, label
from app.page.marking import escape
from app.page.study_inputs import checked, shown_errors
from app.page.upload_zone import brought, upload_zone
from app.page.visitors import Context
from app.study.desk import StudyDesk
from app.study.review_sheet import HEAD, read_review, read_rows, review_rows, write_review
from ingest.english import in_language

_MOST_ROWS = 400
_WIDTHS = ["110px", "90px", "130px", "70px", "420px", "200px", "200px", "200px", "200px",
           "220px", "420px", "260px"]  # fmt: skip


def build(context: Context, desk: StudyDesk, chosen: gr.Dropdown) -> None:
    """Add the review to the tab being built."""
    language = context.language
    gr.HTML(f'<p class="quiet">{escape(label("review_hint", language))}</p>')
    with gr.Row():
        fetch = gr.Button(label("review_fetch", language), variant="primary", elem_id="review-get")
        save = gr.Button(label("review_save", language), elem_id="review-save")
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
        gr.HTML(f'<p class="quiet">{escape(label("review_file", language))}</p>')
        zone = upload_zone(context, "review-sheet", (".xlsx",), many=False)

    def show(doc_ids: list[str] | None, request: gr.Request) -> tuple[Any, ...]:
        ids = checked(doc_ids, language)
        bank = shown_errors(lambda: desk.bank(ids), language)
        link = context.download(
            request,
            "duyet-cau-hoi.xlsx",
            lambda path: write_review(bank, path),
            label("review_export", language),
        )
        rows = [list(row) for row in review_rows(bank.items[:_MOST_ROWS], desk.reviews)]
        line = label("review_count", language, n=len(bank.items))
        return rows, _panel([line, in_language(bank.note, language)], link)

    def keep(doc_ids: list[str] | None, rows: list[list[Any]] | None, request: gr.Request) -> str:
        context.refuse_readers(request)
        ids = checked(doc_ids, language)
        marked = [tuple(str(cell or "") for cell in row) for row in rows or []]
        items = shown_errors(lambda: desk.bank(ids), language).items
        return _remember(desk, *read_rows(marked, items), language)

    def take(doc_ids: list[str] | None, event: gr.EventData, request: gr.Request) -> str:
        context.refuse_readers(request)
        ids = checked(doc_ids, language)
        sheet = brought(context, event, request)[0].path
        items = shown_errors(lambda: desk.bank(ids), language).items
        return _remember(desk, *shown_errors(lambda: read_review(sheet, items), language), language)

    fetch.click(show, [chosen], [grid, said], api_visibility="private")
    save.click(keep, [chosen, grid], [said], api_visibility="private")
    zone.click(take, [chosen], [said], api_visibility="private", show_progress="hidden")


def _remember(
    desk: StudyDesk, decisions: Sequence[Any], problems: Sequence[str], language: Language
) -> str:
    desk.reviews.add(decisions)
    told = [in_language(problem, language) for problem in problems]
    return _panel([label("review_saved", language, n=len(decisions)), *told])


def _panel(lines: Sequence[str], link: str = "") -> str:
    shown = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f'<div class="panel">{shown}{link}</div>'
