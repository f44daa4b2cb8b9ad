"""`chithi eval ablate QUESTIONS`: one command, one row for each signal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.answerer import AnswerSettings
from app.engine import Engine
from eval.ablate import Ablation, points, switched_off, table
from eval.carried import carried_index
from eval.cli_run import sampled, show_progress
from eval.compare import compare
from eval.engine_system import EngineSystem
from eval.questions import QuestionSet
from eval.run import Run, Settings, run
from eval.set_files import load_questions
from index.weights import Weights
from ingest.errors import BadInput

_ANSWERING = "trả lời"


def add_ablate(parser: argparse.ArgumentParser) -> None:
    """The options of `chithi eval ablate`."""
    parser.add_argument("questions", type=Path, metavar="QUESTIONS", help="bộ câu hỏi")
    parser.add_argument("--report", type=Path, metavar="DIR", help="nơi ghi kết quả")
    parser.add_argument("--passages", choices=("own", "index"), help="như chithi eval")
    parser.add_argument("--part", choices=("search", "answers"), help="chỉ tắt một phần")
    parser.add_argument(
        "--signal", action="append", default=[], metavar="TÊN", help="chỉ tắt tín hiệu này"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="rút ngẫu nhiên N câu")
    parser.add_argument("--seed", type=int, default=0, help="hạt giống ngẫu nhiên (0)")
    parser.add_argument("--depth", type=int, default=30, help="số đoạn xếp hạng mỗi câu (30)")
    parser.add_argument("--search-only", action="store_true", help="chỉ tìm kiếm, không trả lời")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run_ablate(arguments: argparse.Namespace, index: Path) -> int:
    """Run the whole system, then without each signal, print and write what each one adds.

    Raises:
        ChithiError: a bad set, an unusable index or an unknown signal.
    """
    _check_signals(arguments)
    source = sampled(load_questions(arguments.questions), arguments.sample, arguments.seed)
    folder = arguments.report or Path("reports") / f"{source.name}-ablate"
    engine = Engine.open(index, encoder=arguments.encoder)
    if (arguments.passages or ("own" if source.passages else "index")) == "own":
        engine, source = carried_index(
            source, folder, encoder=arguments.encoder, progress=show_progress
        )
    whole = _run(engine, "chithi", source, folder / "whole", arguments)
    ablations = []
    for part, signal, without in _without(engine, arguments):
        done = _run(without, f"chithi - {signal}", source, folder / f"without-{signal}", arguments)
        names = (f"chithi - {signal}", "chithi")
        found = compare(done.outcomes, whole.outcomes, names=names, seed=arguments.seed)
        ablations.append(Ablation(part, signal, found))
        print(f"  {part} - {signal}", file=sys.stderr)
    shown = table(ablations)
    (folder / "ablation.md").write_text(shown, encoding="utf-8")
    if arguments.json:
        print(json.dumps(points(ablations), ensure_ascii=False))
        return 0
    print(shown, end="")
    print(
        "điểm phần trăm mà tín hiệu mang lại (list excess, wrong directive: số âm là tốt); "
        "đậm: khoảng 95 % không chứa 0"
    )
    return 0


def _without(engine: Engine, arguments: argparse.Namespace) -> Iterator[tuple[str, str, Engine]]:
    """(part, signal, an engine without it), the encoder shared."""
    wanted = arguments.signal
    if arguments.part != "answers":
        for signal, weights in switched_off(Weights()):
            if not wanted or signal in wanted:
                without = Engine.open(engine.directory, encoder=engine.encoder, weights=weights)
                yield "tìm kiếm", signal, without
    if arguments.part != "search" and not arguments.search_only:
        for signal, answering in switched_off(AnswerSettings()):
            if not wanted or signal in wanted:
                without = Engine.open(engine.directory, encoder=engine.encoder, answering=answering)
                yield _ANSWERING, signal, without


def _check_signals(arguments: argparse.Namespace) -> None:
    known = [signal for signal, _ in (*switched_off(Weights()), *switched_off(AnswerSettings()))]
    unknown = [signal for signal in arguments.signal if signal not in known]
    if unknown:
        raise BadInput(f"--signal {unknown[0]}: không có tín hiệu này; có: {', '.join(known)}")


def _run(
    engine: Engine, name: str, source: QuestionSet, folder: Path, arguments: argparse.Namespace
) -> Run:
    settings = Settings(
        seed=arguments.seed,
        depth=arguments.depth,
        answers=not arguments.search_only,
        recorded={"encoder": engine.encoder.name, "without": name},
    )
    system = EngineSystem(engine, name)
    return run(system, source, folder=folder, settings=settings)
