"""Measuring figures: each command once, in the order in which figures first name it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from eval.bench.commands import Ran, Runner
from eval.bench.figures import Figure, Measured, value_at


def by_command(figures: Sequence[Figure]) -> dict[tuple[str, ...], list[Figure]]:
    """The figures of each command."""
    found: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.command, []).append(figure)
    return found


def measure(
    figures: Sequence[Figure], runner: Runner, *, say: Callable[[str], None] = lambda line: None
) -> Iterator[list[Measured]]:
    """The figures of one command after another, as measured now; `say` gets a line before and after
    each command. A figure whose data is absent is left out, and so is a command none of whose
    figures has its data; a command that fails costs only its own figures."""
    parts = by_command(figures)
    started = time.perf_counter()
    left_s = sum(_expected_s(part) for part in parts.values())
    for number, (command, part) in enumerate(parts.items(), start=1):
        present = [figure for figure in part if not _absent(figure, runner)]
        say(f"[{number}/{len(parts)}] {' '.join(command)}{_last_time(part)}")
        left_s -= _expected_s(part)
        if not present:
            yield [_left_out(figure, runner) for figure in part]
            continue
        ran = runner.run(command, f"{number:02}")
        passed = time.perf_counter() - started
        took = "kept from before" if ran.kept else f"took {minutes(ran.seconds)}"
        say(f"    {took}; {minutes(passed)} so far, about {minutes(left_s)} left")
        yield [_measured(figure, ran, runner) for figure in part]


def minutes(seconds: float) -> str:
    """A time as minutes and seconds.

    >>> minutes(9.4), minutes(754)
    ('9 s', '12 min 34 s')
    """
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{whole} s"


def _measured(figure: Figure, ran: Ran, runner: Runner) -> Measured:
    if _absent(figure, runner):
        return _left_out(figure, runner)
    if ran.found is None:
        return Measured(figure, None, ran.why)
    value, why = value_at(ran.found, figure.at)
    return Measured(figure, value, why, took_s=ran.seconds)


def _left_out(figure: Figure, runner: Runner) -> Measured:
    return Measured(figure, None, f"thiếu {', '.join(_absent(figure, runner))}", absent=True)


def _absent(figure: Figure, runner: Runner) -> list[str]:
    return [name for name in figure.needs if not (runner.root / name).exists()]


def _expected_s(part: Sequence[Figure]) -> float:
    return max(figure.took_s for figure in part)


def _last_time(part: Sequence[Figure]) -> str:
    seconds = _expected_s(part)
    return f"  (last time {minutes(seconds)})" if seconds else ""
