"""How well outlines and enumerations are read: `python -m eval.structure [SHARED] [--json]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.enumerations import ListScore, score_labelled, score_lists
from eval.marked_lists import read_marked
from eval.outlines import OutlineScore, score_outlines

_SETS = Path(__file__).parent / "sets"


@dataclass(frozen=True, slots=True)
class Structure:
    """Outlines of the labelled documents that were found, lists of invented and of real texts."""

    outlines: tuple[OutlineScore, ...]
    invented: ListScore
    real: ListScore

    def figures(self) -> dict[str, float]:
        """The averages over all labelled items and lists, by name; shares of 0 to 1. Outlines are
        left out where no labelled document was found."""
        figures: dict[str, float] = {}
        there = sum(one.there + one.given for one in self.outlines)
        if there:
            right = sum(one.right for one in self.outlines)
            figures["outline_f1"] = 2 * right / there
            figures["outline_levels"] = sum(one.right_levels for one in self.outlines) / right
        for name, score in (("invented", self.invented), ("real", self.real)):
            if score.lists:
                figures |= {
                    f"{name}_precision": score.precision,
                    f"{name}_recall": score.recall,
                    f"{name}_whole": score.whole,
                }
        return figures


def measure(shared: Path, *, scale: bool = True) -> Structure:
    """Scores of the labelled documents under `shared`; `scale` also reads the large gzipped set."""
    marked = (_SETS / "enumerations.txt").read_text(encoding="utf-8")
    return Structure(
        outlines=tuple(score_outlines(_SETS / "outline.jsonl", shared / "data")),
        invented=score_lists(read_marked(marked)),
        real=score_labelled(_SETS / "enumerations.jsonl", shared, scale=scale),
    )


def table(found: Structure) -> str:
    """F1 a labelled document, and precision, recall and whole lists a set."""
    lines = [f"{'outline':48} {'items':>6} {'F1':>7} {'depth':>7}"]
    for one in found.outlines:
        lines.append(f"{one.document:48} {one.there:6d} {one.f1:7.4f} {one.levels:7.4f}")
    lines.append(f"{'enumerations':48} {'lists':>6} {'P':>7} {'R':>7} {'whole':>7}")
    lines.append(_row("invented texts", found.invented))
    lines.append(_row("real texts", found.real))
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table, or one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m eval.structure", description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--json", action="store_true", help="one object of figures")
    arguments = parser.parse_args(argv)
    found = measure(arguments.shared)
    print(json.dumps(found.figures()) if arguments.json else table(found))
    return 0


def _row(name: str, score: ListScore) -> str:
    figures = f"{score.precision:7.3f} {score.recall:7.3f} {score.whole:7.3f}"
    return f"{name:48} {score.lists:6d} {figures}"


if __name__ == "__main__":
    raise SystemExit(main())
