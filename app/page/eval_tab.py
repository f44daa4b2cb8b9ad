"""The tab Đánh giá: run a question set with progress, read its report, compare two runs."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path
from typing import Any

import gradio as gr

from app.engine import Engine
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.visitors import MayWrite, Refresh
from ingest.errors import ChithiError

_SETS = [".jsonl", ".json", ".csv", ".xlsx"]


def build(engine: Engine, language: Language, _may_write: MayWrite) -> Refresh | None:
    """Add the tab's components and events to the Blocks being built."""
    with gr.Row():
        questions = gr.File(
            label=label("question_set", language), file_types=_SETS, elem_id="question-set"
        )
        other = gr.File(label=label("second_run", language), file_types=[".json"])
    run = gr.Button(label("run", language), variant="primary", elem_id="run-eval")
    report = gr.HTML(
        f'<p class="empty">{escape(label("eval_empty", language))}</p>', elem_id="eval-report"
    )
    download = gr.DownloadButton(label("download", language), visible=False)

    def evaluate(path: str | None, other_path: str | None, progress: Any = gr.Progress()) -> Any:  # noqa: B008
        return _evaluate(engine, language, path, other_path, progress)

    run.click(evaluate, [questions, other], [report, download], api_visibility="private")
    return None


def _evaluate(
    engine: Engine, language: Language, path: str | None, other: str | None, progress: Any
) -> tuple[Any, ...]:
    if not path:
        return f'<p class="empty">{escape(label("eval_empty", language))}</p>', gr.skip()
    # The one place, with the command line, where app reaches forward to eval: by name, at run time.
    page_run = importlib.import_module("eval.page_run")
    folder = Path(tempfile.mkdtemp(prefix="chithi-eval-"))
    try:
        result = page_run.run_for_page(
            engine,
            Path(path),
            folder,
            baseline=Path(other) if other else None,
            progress=lambda done, total: progress((done, max(total, 1))),
        )
    except ChithiError as error:
        raise gr.Error(str(error), print_exception=False) from error
    return result.html, gr.update(visible=True, value=str(result.report))
