"""Question sets run from the page: each run is kept, shown again, compared and taken away."""

from __future__ import annotations

import datetime as dt
import json
import random
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath

from app.engine import Engine
from eval.compare import compare
from eval.engine_system import EngineSystem
from eval.feedback_set import feedback_questions
from eval.make import make_questions
from eval.outcomes import Outcome, read_outcomes
from eval.questions import QuestionSet
from eval.report import comparison_fragment, fragment, write_report
from eval.report_english import report_in_english
from eval.run import Run, Settings, run
from eval.set_files import load_questions, save_questions
from eval.set_jsonl import write_jsonl
from eval.summary import summarise
from ingest.errors import BadInput

_FOLDER = "runs"
_ABOUT = "about.json"
_FRAGMENT = "fragment.html"
_SAMPLE_DOCUMENTS, _SAMPLE_QUESTIONS = 40, 30


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A finished run: `key` stands for it on the page, `name` is its set's, `at` ISO 8601 in UTC,
    `missed` how many of its questions failed."""

    key: str
    name: str
    at: str
    questions: int
    missed: int


@dataclass(frozen=True, slots=True)
class PageRun:
    """`html` is a fragment with its own style and no scripts; `report` the self-contained file."""

    key: str
    html: str
    report: Path


def run_for_page(
    engine: Engine, questions: Path, *, baseline: str, progress: Callable[[int, int], None]
) -> PageRun:
    """Run a question file against the engine's collection and keep the run; `baseline` is the key
    of an earlier run to compare with, "" for none.

    Raises:
        ChithiError: a bad set, gold that is not held, or no earlier run under `baseline`.
    """
    earlier = read_outcomes(_folder_of(engine, baseline) / "outcomes.jsonl") if baseline else []
    source = load_questions(questions)
    settings = Settings(recorded={"encoder": engine.encoder.name})
    key = f"{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    folder = engine.directory / _FOLDER / key
    done = _without_folders(
        run(EngineSystem(engine), source, folder=folder, settings=settings, progress=progress)
    )
    comparisons = []
    if earlier:
        comparisons = [compare(earlier, done.outcomes, names=("lần trước", "lần này"))]
    main = (done, summarise(done.outcomes))
    report = write_report(folder, main, comparisons=comparisons)
    html = fragment(main, comparisons=comparisons)
    (folder / _FRAGMENT).write_text(html, encoding="utf-8")
    missed = sum(outcome.missed for outcome in done.outcomes)
    about = KeptRun(key, source.name, done.manifest.started, len(done.outcomes), missed)
    (folder / _ABOUT).write_text(json.dumps(asdict(about), ensure_ascii=False), encoding="utf-8")
    return PageRun(key, html, report)


def told(html: str, language: str) -> str:
    """A report or a part of one in the page's language; what sets and documents say stays."""
    return report_in_english(html) if language == "en" else html


def kept_runs(engine: Engine) -> list[KeptRun]:
    """Finished runs, newest first."""
    found = []
    for file in (engine.directory / _FOLDER).glob(f"*/{_ABOUT}"):
        about = json.loads(file.read_text(encoding="utf-8"))
        found.append(KeptRun(**{**about, "key": file.parent.name}))
    return sorted(found, key=lambda kept: kept.key, reverse=True)


def kept_run(engine: Engine, key: str) -> PageRun:
    """A finished run as it was shown.

    Raises:
        BadInput: there is none under this key.
    """
    folder = _folder_of(engine, key)
    html = (folder / _FRAGMENT).read_text(encoding="utf-8")
    return PageRun(key, html, folder / "report.html")


def compare_kept(engine: Engine, first: str, second: str) -> str:
    """Two finished runs beside each other, as a fragment.

    Raises:
        BadInput: one of them is not kept, or they share no question.
    """
    names = {
        kept.key: f"{kept.name} {kept.at[:16].replace('T', ' ')}" for kept in kept_runs(engine)
    }
    sides = [read_outcomes(_folder_of(engine, key) / "outcomes.jsonl") for key in (first, second)]
    return comparison_fragment(compare(*sides, names=(names[first], names[second])))


def write_sample(engine: Engine, path: Path) -> int:
    """Write a small question set made from the collection, to see what one looks like and to try
    a run with; how many questions it has.

    Raises:
        BadInput: nothing can be asked of what is held.
    """
    documents = [engine.document(row.doc_id) for row in engine.documents()[:_SAMPLE_DOCUMENTS]]
    made = make_questions(documents)
    if not made:
        raise BadInput("không sinh được câu hỏi nào từ các văn bản này")
    chosen = random.Random(0).sample(range(len(made)), min(_SAMPLE_QUESTIONS, len(made)))
    # The sheet leaves this machine: documents are told by the names of their files.
    questions = tuple(
        replace(made[at], documents=tuple(PurePath(one).name for one in made[at].documents))
        for at in sorted(chosen)
    )
    save_questions(path, QuestionSet(path.stem, "xlsx", questions))
    return len(questions)


def write_feedback(engine: Engine, path: Path) -> int:
    """Write what people said of answers as a question set; how many questions it has.

    Raises:
        BadInput: nobody has said anything yet.
    """
    questions = feedback_questions(engine.feedback())
    if not questions:
        raise BadInput("Chưa có góp ý nào; hãy bấm “Trả lời đúng” hoặc “Trả lời sai” ở Hỏi đáp.")
    write_jsonl(path, questions)
    return len(questions)


def _folder_of(engine: Engine, key: str) -> Path:
    # Only a key that is listed is ever made part of a path.
    if key not in {kept.key for kept in kept_runs(engine)}:
        raise BadInput("Không còn lần chạy này; hãy chọn lại trong danh sách.")
    return engine.directory / _FOLDER / key


def _without_folders(done: Run) -> Run:
    """The same run with every path cut to the file's name: its report leaves this machine."""
    return replace(done, outcomes=tuple(_named(outcome) for outcome in done.outcomes))


def _named(outcome: Outcome) -> Outcome:
    return replace(
        outcome,
        citations=tuple(replace(s, path=PurePath(s.path).name) for s in outcome.citations),
        hits=tuple(replace(s, path=PurePath(s.path).name) for s in outcome.hits),
        documents=tuple(PurePath(document).name for document in outcome.documents),
    )
