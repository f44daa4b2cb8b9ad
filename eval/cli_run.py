"""`chithi eval QUESTIONS`: one question set, the product and its peers, one report."""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.engine import Engine
from eval.carried import carried_index
from eval.cli_sets import print_comparison
from eval.compare import Comparison, compare
from eval.engine_system import BASELINES, EngineSystem, baseline
from eval.outcomes import read_outcomes
from eval.plots import percent
from eval.questions import QuestionSet
from eval.report import write_report
from eval.run import Run, Settings, run
from eval.set_files import load_questions
from eval.summary import LOWER_IS_BETTER, Summary, summarise
from eval.systems import System
from eval.variants import VARIANTS
from eval.wording import MEASURES, measure_name
from ingest.errors import BadInput

_SCORES = ("AURC", "ECE")


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that must be reached, or for measures of error not be passed."""

    measure: str
    value: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `chithi eval QUESTIONS`."""
    parser.add_argument(
        "questions",
        type=Path,
        metavar="QUESTIONS",
        help="bộ câu hỏi: .xlsx hoặc .csv có cột “Câu hỏi”, .jsonl, SQuAD .json, thư mục BEIR",
    )
    parser.add_argument(
        "--report", type=Path, metavar="DIR", help="nơi ghi báo cáo (reports/TÊN-BỘ)"
    )
    parser.add_argument(
        "--passages",
        choices=("own", "index"),
        help="tìm trong đoạn văn mà bộ câu hỏi mang theo, hoặc trong kho đã nạp",
    )
    parser.add_argument(
        "--baseline",
        action="append",
        default=[],
        choices=BASELINES,
        help="chạy thêm một hệ thống nền trên cùng bộ (dùng được nhiều lần)",
    )
    parser.add_argument(
        "--variant",
        default="",
        choices=tuple(VARIANTS),
        help="hỏi bằng câu không dấu, gõ lỗi, Unicode tách dấu (nfd) hoặc phím Telex thô",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="kind=list",
        help="chỉ các câu có kind, style, expects, conversation hoặc id như vậy",
    )
    parser.add_argument("--sample", type=int, metavar="N", help="rút ngẫu nhiên N câu")
    parser.add_argument("--seed", type=int, default=0, help="hạt giống ngẫu nhiên (0)")
    parser.add_argument("--depth", type=int, default=30, help="số đoạn xếp hạng mỗi câu (30)")
    parser.add_argument("--search-only", action="store_true", help="chỉ tìm kiếm, không trả lời")
    parser.add_argument("--skip-bad", action="store_true", help="bỏ qua mục lỗi và liệt kê chúng")
    parser.add_argument("--compare", type=Path, metavar="DIR", help="so với một lần chạy trước")
    parser.add_argument(
        "--fail-under",
        action="append",
        default=[],
        metavar="nDCG@10=0.97",
        help="mã thoát 1 nếu độ đo này kém hơn (dùng được nhiều lần)",
    )
    parser.add_argument("--encoder", help="mô hình mã hóa (cho --passages own)")
    parser.add_argument("--fresh", action="store_true", help="không dùng lại kết quả đã có")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run_set(arguments: argparse.Namespace, index: Path, *, command: str) -> int:
    """Run the set on the product and the baselines asked for, write the report, print the figures.

    Raises:
        ChithiError: bad options, a bad set, or an unusable index.
    """
    limits = [_limit(text) for text in arguments.fail_under]
    settings = _settings(arguments, command)
    source = load_questions(arguments.questions, skip_bad=arguments.skip_bad)
    source = sampled(source, arguments.sample, arguments.seed)
    for line in source.notes:
        print(f"  {line}", file=sys.stderr)
    for problem in source.problems:
        print(f"  bỏ qua: {problem}", file=sys.stderr)
    folder = arguments.report or Path("reports") / source.name
    if arguments.fresh:
        for name in ("", *arguments.baseline):
            (folder / name / "manifest.json").unlink(missing_ok=True)
    engine, source = _engine(arguments, source, folder, index)
    settings = replace(settings, recorded={"encoder": engine.encoder.name})
    main = _finished(EngineSystem(engine), source, folder, settings)
    for line in main[0].notes[len(source.notes) :]:
        print(f"  {line}", file=sys.stderr)
    peers = [
        _finished(baseline(name, engine.directory, engine.encoder), source, folder / name, settings)
        for name in arguments.baseline
    ]
    comparisons = [_against(peer[0], main[0], settings.seed) for peer in peers]
    if arguments.compare:
        comparisons.append(_against_earlier(arguments.compare, main[0], settings.seed))
    page = write_report(folder, main, baselines=peers, comparisons=comparisons)
    _print(main, peers, page, as_json=arguments.json)
    if arguments.compare and not arguments.json:
        print_comparison(comparisons[-1], with_questions=False)
    return _check(main[1], limits)


def _settings(arguments: argparse.Namespace, command: str) -> Settings:
    if arguments.depth < 1:
        raise BadInput(f"--depth phải từ 1 trở lên, không phải {arguments.depth}")
    return Settings(
        variant=arguments.variant,
        only=dict(_pair(text, "--only", "kind=list") for text in arguments.only),
        seed=arguments.seed,
        depth=arguments.depth,
        answers=not arguments.search_only,
        command=command,
    )


def _engine(
    arguments: argparse.Namespace, source: QuestionSet, folder: Path, index: Path
) -> tuple[Engine, QuestionSet]:
    own = arguments.passages or ("own" if source.passages else "index")
    if own == "index":
        return Engine.open(index, encoder=arguments.encoder), source
    print(f"  nạp {len(source.passages)} đoạn văn của bộ câu hỏi", file=sys.stderr)
    return carried_index(source, folder, encoder=arguments.encoder, progress=show_progress)


def _finished(
    system: System, source: QuestionSet, folder: Path, settings: Settings
) -> tuple[Run, Summary]:
    done = run(
        system,
        source,
        folder=folder,
        settings=settings,
        progress=lambda d, t: show_progress(system.name, d, t),
    )
    if done.resumed:
        print(f"  {system.name}: dùng lại {done.resumed} câu của lần chạy trước", file=sys.stderr)
    return done, summarise(done.outcomes, seed=settings.seed)


def _against(peer: Run, main: Run, seed: int) -> Comparison:
    names = (peer.manifest.system, main.manifest.system)
    return compare(peer.outcomes, main.outcomes, names=names, seed=seed)


def _against_earlier(folder: Path, main: Run, seed: int) -> Comparison:
    earlier = read_outcomes(folder / "outcomes.jsonl")
    if not earlier:
        raise BadInput(f"{folder}: không có outcomes.jsonl của một lần chạy trước")
    return compare(earlier, main.outcomes, names=(folder.name, main.manifest.system), seed=seed)


def sampled(source: QuestionSet, size: int | None, seed: int) -> QuestionSet:
    """The set with only `size` questions drawn at random, in file order.

    Raises:
        BadInput: the size is below 1.
    """
    if size is None or size >= len(source.questions):
        return source
    if size < 1:
        raise BadInput(f"--sample phải từ 1 trở lên, không phải {size}")
    chosen = sorted(random.Random(seed).sample(range(len(source.questions)), size))
    return replace(source, questions=tuple(source.questions[n] for n in chosen))


def _limit(text: str) -> Limit:
    name, value = _pair(text, "--fail-under", "nDCG@10=0.97")
    known = {key.casefold(): key for key in MEASURES}
    measure = known.get(name.replace("-", " ").replace("_", " ").casefold())
    if measure is None:
        raise BadInput(f"--fail-under {name}: không có độ đo này; các độ đo: {', '.join(MEASURES)}")
    try:
        least = float(value.replace(",", "."))
    except ValueError as cause:
        raise BadInput(f"--fail-under {text}: {value!r} không phải số, cần như 0.97") from cause
    if not math.isfinite(least):
        raise BadInput(f"--fail-under {text}: {value!r} không phải số, cần như 0.97")
    return Limit(measure, least)


def _pair(text: str, option: str, example: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name or not value:
        raise BadInput(f"{option} {text}: cần dạng {example}")
    return name, value


def _check(summary: Summary, limits: Sequence[Limit]) -> int:
    """1 where a limit is not kept or its measure does not apply to the set, else 0."""
    code = 0
    for limit in limits:
        value = summary.value(limit.measure)
        lower = limit.measure in LOWER_IS_BETTER
        if value is None or (value > limit.value if lower else value < limit.value):
            shown = "không đo được trên bộ này" if value is None else f"là {value:.4f}"
            bound = "tối đa" if lower else "tối thiểu"
            print(f"chithi: {limit.measure} {shown}, cần {bound} {limit.value}", file=sys.stderr)
            code = 1
    return code


def _print(
    main: tuple[Run, Summary], peers: Sequence[tuple[Run, Summary]], page: Path, *, as_json: bool
) -> None:
    if as_json:
        print((page.parent / "report.json").read_text(encoding="utf-8"), end="")
        return
    systems = [main, *peers]
    print(f"{'':30}" + "".join(f"{done.manifest.system:>14}" for done, _ in systems))
    for name in MEASURES:
        values = [summary.value(name) for _, summary in systems]
        if any(value is not None for value in values):
            shown = "".join(f"{_shown(name, value):>14}" for value in values)
            print(f"{measure_name(name):30}{shown}")
    for label, times in _times(main[1]).items():
        shown = " · ".join(f"{name} {value:.0f} ms" for name, value in times.items())
        print(f"{label:30}  {shown}")
    missed = sum(outcome.missed for outcome in main[0].outcomes)
    print(f"{len(main[0].outcomes)} câu hỏi, {missed} chưa đạt · báo cáo: {page}")


def _times(summary: Summary) -> Mapping[str, Mapping[str, float]]:
    found = {"Thời gian hỏi đáp": summary.ask_ms, "Thời gian tìm kiếm": summary.search_ms}
    return {label: times for label, times in found.items() if times}


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.4f}" if name in _SCORES or "nDCG" in name else percent(value)


def show_progress(stage: str, done: int, total: int) -> None:
    """Progress on stderr: one line that rewrites itself on a terminal, each tenth elsewhere."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\r  {stage} {done}/{total}   ", end=end, file=sys.stderr, flush=True)
    elif total and (done == total or done * 10 // total != (done - 1) * 10 // total):
        print(f"  {stage} {done}/{total}", file=sys.stderr, flush=True)
