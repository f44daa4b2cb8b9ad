"""The tab Văn bản: what is held, each document in full, adding and removing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import gradio as gr

from app.engine import Engine
from app.page.ask_tab import opened
from app.page.document_card import document_card, holdings, not_held
from app.page.events import CLICKS, SHOW_TARGET
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.visitors import MayWrite, Refresh, refuse_readers
from ingest.errors import BadInput, ChithiError

MAX_UPLOAD_MB = 50
_TYPES = [".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".rtf", ".doc", ".png", ".jpg", ".tif"]


def build(engine: Engine, language: Language, may_write: MayWrite) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    with gr.Row(elem_classes="ask-row"):
        with gr.Column(scale=6, min_width=320):
            held = gr.HTML("", js_on_load=CLICKS, elem_id="held")
            with gr.Accordion(label("upload", language), open=False):
                files = gr.File(
                    label=label("upload_hint", language, mb=MAX_UPLOAD_MB),
                    file_count="multiple",
                    file_types=_TYPES,
                    elem_id="upload",
                )
                add = gr.Button(label("add", language), variant="primary", elem_id="add")
                report = gr.HTML("", elem_id="upload-report")
            cited = gr.HTML("", elem_id="not-held")
        with gr.Column(scale=6, min_width=320):
            card = gr.HTML("", js_on_load=CLICKS, elem_id="document")
            remove = gr.Button(label("remove", language), size="sm", visible=False)
            source = gr.HTML(
                "", js_on_load=SHOW_TARGET, elem_id="document-text", elem_classes="source-panel"
            )
    chosen = gr.State("")

    def choose(event: gr.EventData) -> tuple[Any, ...]:
        doc_id = str(event._data.get("open") or "")
        try:
            shown = document_card(engine, doc_id, language)
        except ChithiError as error:
            raise gr.Error(str(error), print_exception=False) from error
        text = opened(engine, language, event._data)
        return shown, text, doc_id, gr.update(visible=True)

    def jump(event: gr.EventData) -> str:
        return opened(engine, language, event._data)

    def upload(paths: list[str] | None, request: gr.Request) -> tuple[str, str, str, None]:
        refuse_readers(request, may_write, language)
        summary = add_files(engine, paths or [], language)
        return summary, holdings(engine, language), not_held(engine, language), None

    def drop(doc_id: str, request: gr.Request) -> tuple[Any, ...]:
        refuse_readers(request, may_write, language)
        try:
            engine.remove([doc_id])
        except ChithiError as error:
            raise gr.Error(str(error), print_exception=False) from error
        return holdings(engine, language), "", "", "", gr.update(visible=False)

    def refresh() -> tuple[str, str]:
        return holdings(engine, language), not_held(engine, language)

    held.click(choose, None, [card, source, chosen, remove], api_visibility="private")
    card.click(jump, None, source, api_visibility="private")
    add.click(upload, files, [report, held, cited, files], api_visibility="private")
    remove.click(drop, chosen, [held, card, source, chosen, remove], api_visibility="private")
    return refresh, None, [held, cited]


def add_files(engine: Engine, paths: list[str], language: Language, progress: Any = None) -> str:
    """Copy uploads into the index's own folder, ingest them there, and say what became of each.

    The uploaded name is reduced to its last part, so that no path can lead out of the folder.
    """
    if not paths:
        return ""
    bar = progress or gr.Progress()
    folder = engine.uploads_folder()
    kept: list[Path] = []
    for path in paths:
        target = folder / safe_name(path)
        shutil.copyfile(path, target)
        kept.append(target)
    try:
        done = engine.ingest(
            kept, progress=lambda stage, at, total: bar((at, max(total, 1)), desc=stage)
        )
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error
    refused = "".join(
        f"<li><b>{escape(Path(problem.path).name)}</b>: {escape(problem.reason)}</li>"
        for problem in done.failures
    )
    # A refused upload is of no use to anyone and would be tried again at every ingest.
    for problem in done.failures:
        (folder / Path(problem.path).name).unlink(missing_ok=True)
    summary = label(
        "upload_summary",
        language,
        added=len(done.added),
        changed=len(done.changed),
        unchanged=done.unchanged,
        refused=len(done.failures),
    )
    return f'<div class="panel"><p>{escape(summary)}</p><ul>{refused}</ul></div>'


def safe_name(path: str) -> str:
    """The last part of an uploaded name, without control characters, at most 150 characters.

    Raises:
        BadInput: nothing usable is left of the name.

    >>> safe_name("../../etc/Chỉ thị 24.pdf")
    'Chỉ thị 24.pdf'
    """
    name = path.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    name = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*')
    stem, dot, suffix = name.strip(" .").rpartition(".")
    if not stem:
        raise BadInput(f"Tên tệp “{name[:60]}” không dùng được; hãy đổi tên rồi thử lại.")
    return f"{stem[:140]}{dot}{suffix[:10]}"
