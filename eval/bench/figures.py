"""The named figures: their list, how they are shown, which moved, and the README's table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path

from ingest.errors import BadInput

FIGURES = Path(__file__).with_name("figures.json")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the README.

    `command` is what a person types, as words; it must print JSON, whose value at `at` (keys joined
    by "/") is the number. `needs` are files without which the figure is skipped. `value` is what
    was recorded, None before the first time; a move within `tolerance` is noise. `unit` is "share"
    (shown as percent), "points" (percent, with a sign), "score", "ratio", "count", or what stands
    behind the number: "ms", "s", "MB", "passages". `took_s` is how long the command ran when the
    value was recorded.
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
    took_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as measured now; `value` is None where its data is `absent` or its command failed,
    and `note` says why."""

    figure: Figure
    value: float | None
    note: str = ""
    absent: bool = False
    took_s: float = 0.0

    @property
    def state(self) -> str:
        """One of "same", "moved" (by more than the tolerance), "new" (never recorded), "failed" (no
        number though all that it needs is there) and "absent"."""
        if self.value is None:
            return "absent" if self.absent else "failed"
        recorded = self.figure.value
        if recorded is None:
            return "new"
        return "moved" if abs(self.value - recorded) > self.figure.tolerance else "same"


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
    """The recorded figures as a Markdown table, and below it the commands that make them. Figures
    that follow each other and are named "right answers: who", "right answers: when" share a row."""
    commands = list(dict.fromkeys(figure.command for figure in figures))
    lines = ["| question set | figure | value | made by |", "|---|---|---:|---:|"]
    before = ""
    for (group, command, name), part in groupby(figures, key=_row_of):
        head = group if group != before else ""
        before = group
        values = " · ".join(_in_row(figure) for figure in part)
        lines.append(f"| {head} | {name} | {values} | {commands.index(command) + 1} |")
    lines.append("")
    lines += [f"{n}. `{' '.join(command)}`" for n, command in enumerate(commands, start=1)]
    return "\n".join(lines) + "\n"


def _row_of(figure: Figure) -> tuple[str, tuple[str, ...], str]:
    return figure.group, figure.command, figure.name.partition(": ")[0]


def _in_row(figure: Figure) -> str:
    value, (_, _, part) = shown(figure.value, figure.unit), figure.name.partition(": ")
    return f"{part} {value}" if part else value


def value_at(found: object, at: str) -> tuple[float | None, str]:
    """The number at a place of printed JSON, or why there is none; in a list of named objects the
    name leads on.

    >>> value_at({"a": {"b": 2}}, "a/b"), value_at({"a": 1}, "b")
    ((2.0, ''), (None, "không có 'b' trong kết quả"))
    >>> value_at({"kinds": [{"name": "list", "questions": 9}]}, "kinds/list/questions")
    (9.0, '')
    """
    for key in at.split("/"):
        if isinstance(found, list):
            found = {one["name"]: one for one in found if isinstance(one, dict) and "name" in one}
        if not isinstance(found, dict) or key not in found:
            return None, f"không có {at!r} trong kết quả"
        found = found[key]
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None, f"{at!r} không phải số"
    return float(found), ""
