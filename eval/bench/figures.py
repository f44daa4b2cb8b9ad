"""The named figures: reading their list, running their commands, telling which moved."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ingest.errors import BadInput

FIGURES = Path(__file__).with_name("figures.json")
_TIMEOUT_S = 3 * 3600
_ABSENT = "thiếu"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the README.

    `command` is what a person types, as words; it must print JSON, whose value at `at` (keys joined
    by "/") is the number. `needs` are files without which the figure is skipped. `value` is what
    was recorded, None before the first time; a move within `tolerance` is noise. `unit` is "share"
    (shown as percent), "points" (percent, with a sign), "score", "ratio", "count", or what stands
    behind the number: "ms", "s", "MB", "passages".
    """

    group: str
    name: str
    command: tuple[str, ...]
    at: str
    unit: str
    tolerance: float
    needs: tuple[str, ...] = ()
    value: float | None = None
    recorded_on: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as measured now; `value` is None where it was skipped or its command failed, and
    `note` says why."""

    figure: Figure
    value: float | None
    note: str = ""

    @property
    def failed(self) -> bool:
        """Whether its command gave no number, though all it needs is there."""
        return self.value is None and not self.note.startswith(_ABSENT)

    @property
    def moved(self) -> bool:
        """Whether it differs from what was recorded by more than the tolerance; what was never
        recorded is new, not moved."""
        recorded = self.figure.value
        if self.value is None or recorded is None:
            return False
        return abs(self.value - recorded) > self.figure.tolerance


def read_figures(path: Path = FIGURES) -> list[Figure]:
    """The figures of a list in its order.

    Raises:
        BadInput: an entry has other fields than a figure's.
    """
    found = []
    for number, entry in enumerate(json.loads(path.read_text(encoding="utf-8")), start=1):
        try:
            made = Figure(**entry)
        except TypeError as cause:
            raise BadInput(f"{path}: mục {number}: {cause}") from cause
        found.append(replace(made, command=tuple(made.command), needs=tuple(made.needs)))
    return found


def write_figures(figures: Sequence[Figure], path: Path = FIGURES) -> None:
    """Write the list with its recorded values."""
    entries = [asdict(figure) for figure in figures]
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def measure(figures: Sequence[Figure], root: Path) -> Iterator[Measured]:
    """Each figure as measured now, in order; commands that several figures share run once."""
    printed: dict[tuple[str, ...], object] = {}
    for figure in figures:
        absent = [name for name in figure.needs if not (root / name).exists()]
        if absent:
            yield Measured(figure, None, f"{_ABSENT} {', '.join(absent)}")
            continue
        if figure.command not in printed:
            printed[figure.command] = _run(figure.command, root)
        found = printed[figure.command]
        if isinstance(found, str):
            yield Measured(figure, None, found)
        else:
            yield Measured(figure, *_value_at(found, figure.at))


def shown(value: float | None, unit: str) -> str:
    """A value in its unit, as the README shows it.

    >>> shown(0.9715, "share"), shown(0.9715, "score"), shown(41.26, "ms"), shown(None, "ms")
    ('97.2 %', '0.9715', '41 ms', '–')
    """
    if value is None:
        return "–"
    if unit == "share":
        return f"{100 * value:.1f} %"
    if unit == "points":
        return f"{100 * value:+.1f} points"
    if unit == "score":
        return f"{value:.4f}"
    if unit == "ratio":
        return f"{value:.2f}"
    if unit == "count":
        return f"{value:,.0f}"
    return f"{value:.0f} {unit}" if value >= 10 else f"{value:.2f} {unit}"


def readme_table(figures: Sequence[Figure]) -> str:
    """The recorded figures as a Markdown table, and below it the commands that make them."""
    commands = list(dict.fromkeys(figure.command for figure in figures))
    lines = ["| question set | figure | value | made by |", "|---|---|---:|---:|"]
    group = ""
    for figure in figures:
        head = figure.group if figure.group != group else ""
        group = figure.group
        value, number = shown(figure.value, figure.unit), commands.index(figure.command) + 1
        lines.append(f"| {head} | {figure.name} | {value} | {number} |")
    lines.append("")
    lines += [f"{n}. `{' '.join(command)}`" for n, command in enumerate(commands, start=1)]
    return "\n".join(lines) + "\n"


def _run(command: Sequence[str], root: Path) -> object:
    """What the command printed as JSON, or a line on why there is none."""
    words = list(command)
    if words[0] == "chithi":
        words[:1] = [sys.executable, "-c", "from app.cli import main; raise SystemExit(main())"]
    elif words[0] == "python":
        words[0] = sys.executable
    try:
        done = subprocess.run(
            words, cwd=root, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return "quá giờ"
    start = done.stdout.find("{")
    if done.returncode != 0 or start < 0:
        last = done.stderr.strip().splitlines()[-1:] or ["không in JSON"]
        return f"mã thoát {done.returncode}: {last[0]}"
    try:
        return json.loads(done.stdout[start:])
    except json.JSONDecodeError as cause:
        return f"JSON sai: {cause.msg}"


def _value_at(found: object, at: str) -> tuple[float | None, str]:
    for key in at.split("/"):
        if not isinstance(found, dict) or key not in found:
            return None, f"không có {at!r} trong kết quả"
        found = found[key]
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None, f"{at!r} không phải số"
    return float(found), ""
