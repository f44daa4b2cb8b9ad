"""`make bench`: measure every figure of the README again and say which moved.

python -m eval.bench                    measure all; exit code 1 when a figure moved or failed
python -m eval.bench --only NAME        those whose name or group holds NAME
python -m eval.bench --list             names, recorded values and commands
python -m eval.bench --update           record what was measured, and renew the README's table

A bench that was cut short goes on where it stopped, as long as the code is the same; --fresh
measures all again. What each command said is in reports/bench.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval.bench.commands import Runner
from eval.bench.figures import (
    Figure,
    Measured,
    read_figures,
    readme_table,
    shown,
    write_figures,
)
from eval.bench.measuring import by_command, measure, minutes
from eval.manifest import current_commit, machine
from ingest.errors import ChithiError

_ROOT = Path(__file__).resolve().parent.parent.parent
_FOLDER = Path("reports") / "bench"
_BEGIN, _END = "<!-- figures -->", "<!-- /figures -->"
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bench; 0 when no figure moved, 1 when one did or failed, 2 on wrong use."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", default="", metavar="NAME", help="figures whose name holds this")
    parser.add_argument("--list", action="store_true", help="print figures and commands only")
    parser.add_argument("--update", action="store_true", help="record the values measured")
    parser.add_argument("--fresh", action="store_true", help="forget a bench that was cut short")
    arguments = parser.parse_args(argv)
    try:
        figures = read_figures()
        chosen = [f for f in figures if arguments.only.lower() in f"{f.group} {f.name}".lower()]
        if not chosen:
            print(f"bench: no figure's name holds {arguments.only!r}", file=sys.stderr)
            return 2
        if arguments.list:
            print(readme_table(chosen), end="")
            return 0
        runner = Runner(_ROOT, _ROOT / _FOLDER, current_commit())
        if arguments.fresh:
            runner.forget()
        return _measure(figures, chosen, runner, update=arguments.update)
    except ChithiError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("bench: stopped; the same command goes on from here", file=sys.stderr)
        return _INTERRUPTED


def _measure(
    figures: Sequence[Figure], chosen: Sequence[Figure], runner: Runner, *, update: bool
) -> int:
    _say_plan(chosen, runner)
    measured: list[Measured] = []
    for of_command in measure(chosen, runner, say=_say):
        measured += of_command
        for found in of_command:
            _say("    " + _line(found))
        if update:  # at once, so that a bench cut short keeps what it has
            _record(figures, measured, runner.commit)
    runner.finish(list(by_command(chosen)))
    return _summary(measured, update=update)


def _say(line: str) -> None:
    print(line, flush=True)


def _say_plan(chosen: Sequence[Figure], runner: Runner) -> None:
    commands = by_command(chosen)
    seconds = sum(max(figure.took_s for figure in part) for part in commands.values())
    known = f", {minutes(seconds)} when they were recorded" if seconds else ""
    _say(" · ".join(machine().values()))
    _say(f"{len(chosen)} figures by {len(commands)} commands{known}; code {runner.commit}")
    kept = sum(command in runner.earlier for command in commands)
    if kept:
        _say(f"going on from a bench cut short: {kept} commands are done (--fresh runs them again)")


def _summary(measured: Sequence[Measured], *, update: bool) -> int:
    """Names what is not as it was, and gives the exit code."""
    states = ("moved", "new", "failed", "absent")
    of_state = {state: [one for one in measured if one.state == state] for state in states}
    for state, ones in of_state.items():
        if ones:
            _say(f"{state}:")
        for one in ones:
            _say("    " + _line(one))
    counts = ", ".join(f"{len(ones)} {state}" for state, ones in of_state.items())
    _say(f"{len(measured)} figures: {counts}")
    return 1 if of_state["failed"] or (of_state["moved"] and not update) else 0


def _record(figures: Sequence[Figure], measured: Sequence[Measured], commit: str) -> None:
    known = {_key(one.figure): one for one in measured if one.value is not None}
    renewed = [_recorded(figure, known, commit) for figure in figures]
    write_figures(renewed)
    _renew_readme(renewed)


def _line(found: Measured) -> str:
    figure = found.figure
    name = f"{figure.group}: {figure.name}"
    value, recorded = shown(found.value, figure.unit), shown(figure.value, figure.unit)
    state = found.state.upper() if found.state == "moved" else found.state
    return f"{name:74} {recorded:>10} → {value:>10}  {found.note or state}"


def _recorded(figure: Figure, known: dict[tuple[str, str], Measured], commit: str) -> Figure:
    found = known.get(_key(figure))
    if found is None:
        return figure
    took_s = round(found.took_s, 1)
    return replace(figure, value=found.value, recorded_on=commit, took_s=took_s)


def _key(figure: Figure) -> tuple[str, str]:
    return figure.group, figure.name


def _renew_readme(figures: Sequence[Figure]) -> None:
    """Put the table between the README's marks, if it has them."""
    readme = _ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    start, end = text.find(_BEGIN), text.find(_END)
    if 0 <= start < end:
        recorded = [figure for figure in figures if figure.value is not None]
        table = f"{readme_table(recorded)}\n{_made_on(recorded)}\n"
        text = text[: start + len(_BEGIN)] + "\n" + table + text[end:]
        readme.write_text(text, encoding="utf-8")


def _made_on(figures: Sequence[Figure]) -> str:
    """A line on the machine and the commits at which the figures were taken."""
    here = machine()
    commits = list(dict.fromkeys(figure.recorded_on for figure in figures))
    counts = [sum(figure.recorded_on == commit for figure in figures) for commit in commits]
    at = ", ".join(f"`{commit}` ({count})" for commit, count in zip(commits, counts, strict=True))
    place = f"{here['processor']}, {here['cores']} cores, {here['memory']}, Python {here['python']}"
    return f"Taken on {place}, with the bundled encoder; code (number of figures): {at}."


if __name__ == "__main__":
    raise SystemExit(main())
