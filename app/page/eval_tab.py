"""The tab Đánh giá: run a question set with progress, read its report, compare two runs."""

from __future__ import annotations

import importlib
import queue
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import gradio as gr

from app.exchange import SET_TYPES, Brought
from app.page.failures import told
from app.page.marking import escape
from app.page.tables import moment
from app.page.upload_zone import brought, upload_zone
from app.page.visitors import Context, Refresh, visitor

_LOOK_EVERY_S = 0.2
_RUNS_LISTED = 100


def build(context: Context) -> Refresh:
    """Add the tab's components and events to the Blocks being built."""
    token = gr.State("")
    denied = gr.HTML("", elem_id="eval-denied")
    with gr.Column(elem_classes="writing") as writing:
        with gr.Row(elem_classes="two-columns"):
            with gr.Column(scale=6, min_width=320):
                zone = upload_zone(context, "question-set", SET_TYPES, many=False)
                sample = gr.HTML("", elem_id="sample-set")
            with gr.Column(scale=5, min_width=320):
                baseline = gr.Dropdown([], label=context.words("baseline"), elem_id="eval-baseline")
                run = gr.Button(context.words("run"), variant="primary", elem_id="run-eval")
        with gr.Accordion(context.words("earlier_runs"), open=False, elem_id="earlier-runs"):
            with gr.Row(elem_classes="ask-box"):
                first = gr.Dropdown([], label=context.words("one_run"), elem_id="run-first")
                second = gr.Dropdown([], label=context.words("other_run"), elem_id="run-second")
                look = gr.Button(context.words("look_at_run"), min_width=120, elem_id="look-at-run")
                both = gr.Button(context.words("compare"), min_width=120, elem_id="compare-runs")
            feedback = gr.HTML("", elem_id="feedback-set")
        state = gr.HTML(context.empty("eval_empty"), elem_id="eval-state")
        report = gr.HTML("", elem_id="eval-report")
    lists = [baseline, first, second]

    def chosen(event: gr.EventData, request: gr.Request) -> tuple[str, str]:
        context.refuse_readers(request)
        name = brought(context, event, request)[0].name
        ready = escape(context.words("eval_ready", name=name))
        return str(event._data["brought"][0]), f'<p class="empty">{ready}</p>'

    def refresh(request: gr.Request) -> tuple[Any, ...]:
        may = context.may_write(request)
        no = "" if may else context.empty("denied")
        if not may:
            return no, gr.update(visible=False), "", "", *([gr.skip()] * len(lists))
        links = _sample_link(context, request), _feedback_link(context, request)
        return no, gr.update(visible=True), *links, *_lists(context)

    zone.click(chosen, None, [token, state], api_visibility="private", show_progress="hidden")
    _running(context, run, (token, baseline), [state, report, *lists])
    _looking(context, (look, both), (first, second), [state, report])
    return refresh, None, [denied, writing, sample, feedback, *lists]


def _running(context: Context, run: gr.Button, inputs: tuple[Any, Any], outputs: list[Any]) -> None:
    def evaluate(token: str, earlier: str | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        context.refuse_readers(request)
        kept = [gr.skip()] * (len(outputs) - 2)
        if not token:
            yield context.empty("eval_empty"), "", *kept
            return
        with told(context.language):
            file = context.exchange.take([token], visitor(request))[0]
            for progress, result in _evaluated(context, file, earlier or ""):
                if result is None:
                    yield progress, "", *kept
                else:
                    link = _report_link(context, request, result)
                    yield link, page_run().told(result.html, context.language), *_lists(context)

    run.click(
        evaluate, list(inputs), outputs, api_visibility="private", show_progress="hidden",
        concurrency_limit=1,
    )  # fmt: skip


def _looking(
    context: Context,
    buttons: tuple[gr.Button, gr.Button],
    inputs: tuple[Any, Any],
    shown: list[Any],
) -> None:
    look, both = buttons

    def again(key: str | None, request: gr.Request) -> tuple[str, str]:
        context.refuse_readers(request)
        if not key:
            return context.empty("choose_run"), ""
        with told(context.language):
            result = page_run().kept_run(context.engine, key)
        shown = page_run().told(result.html, context.language)
        return _report_link(context, request, result), shown

    def both_runs(key: str | None, other: str | None, request: gr.Request) -> tuple[str, str]:
        context.refuse_readers(request)
        if not key or not other or key == other:
            return context.empty("choose_two_runs"), ""
        with told(context.language):
            compared = page_run().compare_kept(context.engine, key, other)
        return "", page_run().told(compared, context.language)

    look.click(again, inputs[0], shown, api_visibility="private")
    both.click(both_runs, list(inputs), shown, api_visibility="private")


def page_run() -> Any:
    """What runs sets. The one place, with the command line, where app reaches forward to eval: by
    name, at run time."""
    return importlib.import_module("eval.page_run")


def _evaluated(context: Context, file: Brought, earlier: str) -> Iterator[tuple[str, Any]]:
    """How far the run is, again and again, then its result."""
    told_of: queue.SimpleQueue[tuple[int, int]] = queue.SimpleQueue()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        # Under its own name, which decides how it is read and what the report calls it.
        questions = Path(folder) / file.name
        shutil.copyfile(file.path, questions)
        yield _progress(context, 0, 0), None
        work: Future[Any] = pool.submit(
            page_run().run_for_page,
            context.engine,
            questions,
            baseline=earlier,
            progress=lambda done, total: told_of.put((done, total)),
        )
        while not work.done():
            try:
                latest = told_of.get(timeout=_LOOK_EVERY_S)
                while not told_of.empty():
                    latest = told_of.get()
            except queue.Empty:
                continue
            yield _progress(context, *latest), None
        yield "", work.result()


def _progress(context: Context, done: int, total: int) -> str:
    words = escape(context.words("eval_progress", done=done, all=total or "…"))
    value = f' value="{done}" max="{total}"' if total else ""
    return f'<div class="panel" role="status"><p>{words}</p><progress{value}></progress></div>'


def _report_link(context: Context, request: gr.Request, result: Any) -> str:
    def write(path: Path) -> None:
        report = result.report.read_text(encoding="utf-8")
        path.write_text(page_run().told(report, context.language), encoding="utf-8")

    name = context.words("report_file", run=result.key)
    link = context.download(request, name, write, context.words("download"))
    return f'<div class="list-head"><span class="quiet"></span>{link}</div>'


def _lists(context: Context) -> tuple[Any, ...]:
    """The earlier runs, for the three menus."""
    runs = [(_named(context, kept), kept.key) for kept in page_run().kept_runs(context.engine)]
    runs = runs[:_RUNS_LISTED]
    none = [(context.words("no_baseline"), "")]
    return (
        gr.update(choices=none + runs, value=""),
        gr.update(choices=runs, value=runs[0][1] if runs else None),
        gr.update(choices=runs, value=runs[1][1] if len(runs) > 1 else None),
    )


def _named(context: Context, kept: Any) -> str:
    right = kept.questions - kept.missed
    words = context.words("run_right", right=right, all=kept.questions)
    return f"{moment(kept.at)} · {kept.name} · {words}"


def _sample_link(context: Context, request: gr.Request) -> str:
    if not context.engine.documents():
        return ""
    link = context.download(
        request,
        context.words("sample_file"),
        lambda path: page_run().write_sample(context.engine, path),
        context.words("sample_download"),
    )
    hint = escape(context.words("sample_hint"))
    return f'<div class="list-head"><span class="quiet">{hint}</span>{link}</div>'


def _feedback_link(context: Context, request: gr.Request) -> str:
    number = len({verdict.question for verdict in context.engine.feedback()})
    if not number:
        return f'<p class="quiet">{escape(context.words("no_feedback"))}</p>'
    link = context.download(
        request,
        "gop-y.jsonl",
        lambda path: page_run().write_feedback(context.engine, path),
        context.words("export_feedback"),
    )
    count = escape(context.words("feedback_count", n=number))
    return f'<div class="list-head"><span class="quiet">{count}</span>{link}</div>'
