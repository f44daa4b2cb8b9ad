"""`make bench`: measure every figure of the README again and say which moved.

python -m eval.bench                    measure all; exit code 1 when a figure moved
python -m eval.bench --only NAME        those whose name or group holds NAME
python -m eval.bench --list             names, recorded values and commands
python -m eval.bench --update           record what was measured, and renew the README's table
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval.bench.figures import (
    Figure,
    Measured,
    measure,
    read_figures,
    readme_table,
    shown,
    write_figures,
)
from eval.manifest import current_commit, machine
from ingest.errors import ChithiError

_ROOT = Path(__file__).resolve().parent.parent.parent
_BEGIN, _END = "<!-- figures -->", "<!-- /figures -->"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bench; 0 when no figure moved, 1 when one did or failed, 2 on wrong use."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--only", default="", metavar="NAME", help="figures whose name holds this")
    parser.add_argument("--list", action="store_true", help="print figures and commands only")
    parser.add_argument("--update", action="store_true", help="record the values measured")
    arguments = parser.parse_args(argv)
    try:
        figures = read_figures()
        chosen = [f for f in figures if arguments.only.lower() in f"{f.group} {f.name}".lower()]
        if arguments.list:
            print(readme_table(chosen), end="")
            return 0
        return _measure(figures, chosen, update=arguments.update)
    except ChithiError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2


def _measure(figures: Sequence[Figure], chosen: Sequence[Figure], *, update: bool) -> int:
    print(" · ".join(machine().values()))
    measured = []
    for found in measure(chosen, _ROOT):
        measured.append(found)
        print(_line(found), flush=True)
        if update:  # at once, so that a bench cut short keeps what it has
            _record(figures, measured)
    failed = [found for found in measured if found.failed]
    moved = [found for found in measured if found.moved]
    skipped = sum(found.value is None for found in measured) - len(failed)
    print(
        f"{len(measured)} figures: {len(moved)} moved, {len(failed)} failed, {skipped} left out "
        "for want of data"
    )
    return 1 if failed or (moved and not update) else 0


def _record(figures: Sequence[Figure], measured: Sequence[Measured]) -> None:
    values = {_key(m.figure): m.value for m in measured if m.value is not None}
    renewed = [_recorded(figure, values) for figure in figures]
    write_figures(renewed)
    _renew_readme(renewed)


def _line(found: Measured) -> str:
    figure = found.figure
    name = f"{figure.group}: {figure.name}"
    value, recorded = shown(found.value, figure.unit), shown(figure.value, figure.unit)
    state = found.note or _state(found)
    return f"{name:74} {recorded:>10} → {value:>10}  {state}"


def _state(found: Measured) -> str:
    if found.figure.value is None:
        return "new"
    return "MOVED" if found.moved else "same"


def _recorded(figure: Figure, values: dict[tuple[str, str], float]) -> Figure:
    if _key(figure) not in values:
        return figure
    return replace(figure, value=values[_key(figure)], recorded_on=current_commit())


def _key(figure: Figure) -> tuple[str, str]:
    return figure.group, figure.name


def _renew_readme(figures: Sequence[Figure]) -> None:
    """Put the table between the README's marks, if it has them."""
    readme = _ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    start, end = text.find(_BEGIN), text.find(_END)
    if 0 <= start < end:
        table = readme_table([figure for figure in figures if figure.value is not None])
        text = text[: start + len(_BEGIN)] + "\n" + table + text[end:]
        readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
