"""The tab Văn bản: what is held, each document in full, adding, following and removing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from app.exchange import DOCUMENT_TYPES
from app.page.adding import add_files
from app.page.document_card import document_card
from app.page.failures import told
from app.page.folders_part import folders_part
from app.page.holdings import holdings, not_held
from app.page.source_panel import clickable, opened, source_panel
from app.page.upload_zone import brought, upload_zone
from app.page.versions_view import difference_view
from app.page.visitors import Context, Refresh
from ingest.errors import BadInput


def build(context: Context) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    with gr.Row(elem_classes="two-columns"):
        with gr.Column(scale=6, min_width=320):
            writing, zone, report, folders = _adding_part(context)
            find = gr.Textbox(
                label=context.words("find_document"),
                placeholder=context.words("find_document"),
                show_label=False,
                max_length=200,
                elem_id="find-document",
            )
            held = clickable("held")
            cited = gr.HTML("", elem_id="not-held")
        with gr.Column(scale=6, min_width=320):
            card = clickable("document", context.empty("document_empty"), comes_up=True)
            with gr.Row(visible=False, elem_classes="tools") as tools:
                again = gr.Button(context.words("again"), size="sm", min_width=130)
                remove = gr.Button(
                    context.words("remove"), size="sm", min_width=130, elem_id="remove"
                )
            source = source_panel(context, "document-text", "document_text_empty")
    chosen = gr.State("")

    def listed(words: str | None) -> tuple[str, str]:
        return _listed(context, words)

    find.change(
        listed, find, [held, cited], api_visibility="private", show_progress="hidden",
        trigger_mode="always_last",
    )  # fmt: skip
    _choosing(context, held, (card, source, chosen, tools))
    _adding(context, zone, find, [report, held, cited])
    _following(context, folders)
    _removing(context, (again, remove), chosen, [held, cited, card, source, chosen, tools])

    def refresh(words: str | None, request: gr.Request) -> tuple[Any, ...]:
        may = gr.update(visible=context.may_write(request))
        return *_listed(context, words), folders_part(context), may

    return refresh, find, [held, cited, folders, writing]


def _adding_part(context: Context) -> tuple[gr.Column, gr.HTML, gr.HTML, gr.HTML]:
    with gr.Column(elem_classes="writing") as writing:
        zone = upload_zone(context, "upload", DOCUMENT_TYPES)
        report = gr.HTML("", elem_id="upload-report")
        with gr.Accordion(context.words("folders"), open=False, elem_id="folders-part"):
            folders = clickable("folders")
    return writing, zone, report, folders


def _listed(context: Context, words: str | None) -> tuple[str, str]:
    engine, language = context.engine, context.language
    return holdings(engine, language, (words or "").strip()), not_held(engine, language)


def _choosing(
    context: Context, held: gr.HTML, shown: tuple[gr.HTML, gr.HTML, gr.State, gr.Row]
) -> None:
    card, source, chosen, tools = shown

    def choose(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        doc_id = str(event._data.get("open") or "")
        with told(context.language):
            described = document_card(context.engine, doc_id, context.language)
        may = gr.update(visible=context.may_write(request))
        return described, opened(context, event._data, quiet=True), doc_id, may

    def look(doc_id: str, event: gr.EventData) -> str:
        number = event._data.get("diff")
        if number is None:
            return opened(context, event._data)
        with told(context.language):
            if not str(number).isdecimal():
                raise BadInput("Không rõ bản cần so; hãy bấm lại.")
            return difference_view(context.engine, doc_id, int(number), context.language)

    held.click(
        choose, None, [card, source, chosen, tools], api_visibility="private",
        show_progress="hidden",
    )  # fmt: skip
    card.click(look, chosen, source, api_visibility="private", show_progress="hidden")


def _adding(context: Context, zone: gr.HTML, find: gr.Textbox, outputs: list[gr.HTML]) -> None:
    def upload(
        words: str | None, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        context.refuse_readers(request)
        files = brought(context, event, request)
        for progress in add_files(context.engine, files, context.language):
            yield progress, gr.skip(), gr.skip()
        yield gr.skip(), *_listed(context, words)

    # One at a time: a second ingest would only be refused as the index is being written.
    zone.click(
        upload, find, outputs, api_visibility="private", show_progress="hidden",
        concurrency_limit=1, concurrency_id="writing",
    )  # fmt: skip


def _following(context: Context, folders: gr.HTML) -> None:
    def toggle(event: gr.EventData, request: gr.Request) -> str:
        context.refuse_readers(request)
        key = str(event._data.get("folder") or "")
        with told(context.language):
            watched = any(it.watched for it in context.watch.folders() if it.key == key)
            (context.watch.stop if watched else context.watch.start)(key)
        return folders_part(context)

    folders.click(toggle, None, folders, api_visibility="private", show_progress="hidden")


def _removing(
    context: Context,
    buttons: tuple[gr.Button, gr.Button],
    chosen: gr.State,
    outputs: list[Any],
) -> None:
    again, remove = buttons

    def drop(doc_id: str, sure: bool, request: gr.Request) -> tuple[Any, ...]:
        context.refuse_readers(request)
        if not doc_id or not sure:
            return (gr.skip(),) * 6
        with told(context.language):
            _remove(context, doc_id)
        empty = context.empty("document_empty"), context.empty("document_text_empty")
        return *_listed(context, ""), *empty, "", gr.update(visible=False)

    def read_again(doc_id: str, request: gr.Request) -> tuple[Any, ...]:
        context.refuse_readers(request)
        with told(context.language):
            file = context.engine.original(doc_id)
            if file is None:
                raise BadInput("Tệp gốc không còn ở chỗ cũ, nên không nạp lại được.")
            done = context.engine.ingest([file])
            if done.failures:
                raise BadInput(f"{file.name}: {done.failures[0].reason}")
            shown = document_card(context.engine, doc_id, context.language)
        key = "file.changed" if done.changed else "file.unchanged"
        gr.Info(context.words(key), title=context.words("noted"), duration=4)
        kept = gr.skip()
        return *_listed(context, ""), shown, opened(context, {"open": doc_id}), kept, kept

    # Filled by the script, which asks first; a State would keep the server's own value.
    confirmed = gr.Checkbox(False, visible=False)
    question = context.words("remove_sure").replace("'", "’")
    # A click soon after a refusal must ask again, while the refusal is still on its way.
    remove.click(
        drop, [chosen, confirmed], outputs, api_visibility="private", trigger_mode="multiple",
        js=f"(doc_id) => [doc_id, window.confirm('{question}')]",
        concurrency_limit=1, concurrency_id="writing",
    )  # fmt: skip
    again.click(
        read_again, chosen, outputs, api_visibility="private",
        concurrency_limit=1, concurrency_id="writing",
    )  # fmt: skip


def _remove(context: Context, doc_id: str) -> None:
    """Drop a document; a file that was uploaded goes with it, any other stays where it is."""
    file = context.engine.original(doc_id)
    context.engine.remove([doc_id])
    if file is not None and file.parent == context.engine.uploads_folder().absolute():
        file.unlink(missing_ok=True)
