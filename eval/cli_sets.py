"""`chithi eval convert` and `chithi eval compare`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval.compare import Comparison, compare
from eval.outcomes import Outcome, read_outcomes
from eval.plots import percent
from eval.set_files import load_questions, save_questions
from eval.wording import measure_name
from ingest.errors import BadInput


def add_convert(parser: argparse.ArgumentParser) -> None:
    """The options of `chithi eval convert`."""
    parser.add_argument("source", type=Path, metavar="QUESTIONS", help="bộ câu hỏi")
    parser.add_argument(
        "target",
        type=Path,
        metavar="FILE",
        help=".jsonl, .json (SQuAD 2.0), .csv, .xlsx, hoặc một thư mục BEIR",
    )
    parser.add_argument("--skip-bad", action="store_true", help="bỏ qua mục lỗi và liệt kê chúng")


def run_convert(arguments: argparse.Namespace, index: Path) -> int:
    """Write a set in another format; 1 where that format cannot hold some of its questions.

    Raises:
        ChithiError: a bad set or an unknown target format.
    """
    source = load_questions(arguments.source, skip_bad=arguments.skip_bad, with_rejected=True)
    for line in (*source.notes, *map(str, source.problems)):
        print(f"  {line}", file=sys.stderr)
    left_out = save_questions(arguments.target, source)
    kept = len(source.questions) - len(left_out)
    print(f"{arguments.target}: {kept} câu hỏi, {len(source.passages)} đoạn văn")
    if left_out:
        shown = ", ".join(left_out[:10]) + ("…" if len(left_out) > 10 else "")
        print(f"  {len(left_out)} câu định dạng này không chứa được: {shown}", file=sys.stderr)
    return 1 if left_out else 0


def add_compare(parser: argparse.ArgumentParser) -> None:
    """The options of `chithi eval compare`."""
    parser.add_argument("first", type=Path, metavar="DIR", help="lần chạy trước")
    parser.add_argument("second", type=Path, metavar="DIR", help="lần chạy sau")
    parser.add_argument("--seed", type=int, default=0, help="hạt giống ngẫu nhiên (0)")
    parser.add_argument("--questions", action="store_true", help="in từng câu khác nhau")


def run_compare(arguments: argparse.Namespace, index: Path) -> int:
    """Print how two runs differ.

    Raises:
        ChithiError: a folder holds no run, or the runs share no question.
    """
    first, second = _outcomes(arguments.first), _outcomes(arguments.second)
    names = (str(arguments.first), str(arguments.second))
    found = compare(first, second, names=names, seed=arguments.seed)
    print_comparison(found, with_questions=arguments.questions)
    return 0


def _outcomes(folder: Path) -> list[Outcome]:
    found = read_outcomes(folder / "outcomes.jsonl")
    if not found:
        raise BadInput(f"{folder}: không có outcomes.jsonl của một lần chạy chithi eval")
    return found


def print_comparison(found: Comparison, *, with_questions: bool) -> None:
    """One line a measure, and where wanted one for each question that changed."""
    print(f"A = {found.first_name}, B = {found.second_name}")
    print(f"{'':28}{'A':>9}{'B':>9}{'B - A':>9}   khoảng 95 %      p (Holm)  hơn/kém/bằng")
    for row in found.rows:
        low, high = 100 * row.difference.low, 100 * row.difference.high
        counts = f"{row.wins}/{row.losses}/{row.ties}"
        print(
            f"{measure_name(row.measure):28}{percent(row.first):>9}{percent(row.second):>9}"
            f"{100 * row.difference.value:>+9.1f}  {low:>+6.1f} … {high:<+6.1f}  {row.p:>8.3f}"
            f"  {counts}"
        )
    absent = len(found.only_first) + len(found.only_second)
    if absent:
        print(f"{absent} câu chỉ có ở một bên nên không so")
    if with_questions:
        for change in found.changes:
            sign = "hơn" if change.gain > 0 else "kém"
            print(f"{sign} {change.id}: {change.question}")
            print(f"    A: {change.first_answer}\n    B: {change.second_answer}")
