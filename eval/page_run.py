"""A question set run from the page: the report as a fragment to show and as a file to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.engine import Engine
from eval.compare import compare
from eval.engine_system import EngineSystem
from eval.outcomes import read_outcomes
from eval.report import fragment, write_report
from eval.run import Settings, run
from eval.set_files import load_questions
from eval.summary import summarise
from ingest.errors import BadInput


@dataclass(frozen=True, slots=True)
class PageRun:
    """`html` is a fragment with its own style and no scripts; `report` the self-contained file."""

    html: str
    report: Path


def run_for_page(
    engine: Engine,
    questions: Path,
    folder: Path,
    baseline: Path | None,
    progress: Callable[[int, int], None],
) -> PageRun:
    """Run a question file against the engine's collection, its report written into `folder`;
    `baseline` is the folder of an earlier run to compare with.

    Raises:
        ChithiError: a bad set, gold that is not held, or no earlier run in `baseline`.
    """
    source = load_questions(questions)
    settings = Settings(recorded={"encoder": engine.encoder.name})
    done = run(EngineSystem(engine), source, folder=folder, settings=settings, progress=progress)
    comparisons = []
    if baseline is not None:
        earlier = read_outcomes(baseline / "outcomes.jsonl")
        if not earlier:
            raise BadInput(f"{baseline.name}: không có kết quả của một lần chạy trước để so")
        comparisons = [compare(earlier, done.outcomes, names=("lần trước", "lần này"))]
    main = (done, summarise(done.outcomes))
    report = write_report(folder, main, comparisons=comparisons)
    return PageRun(fragment(main, comparisons=comparisons), report)
