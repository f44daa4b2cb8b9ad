"""Prints how well outlines and enumerations are read: `python -m eval.structure [SHARED]`."""

from __future__ import annotations

import sys
from pathlib import Path

from eval.enumerations import ListScore, score_labelled, score_lists
from eval.marked_lists import read_marked
from eval.outlines import score_outlines

_SETS = Path(__file__).parent / "sets"


def structure_table(shared: Path, *, scale: bool = True) -> str:
    """A table of F1 a labelled document, and of precision, recall and whole lists a set."""
    lines = [f"{'outline':48} {'items':>6} {'F1':>7} {'depth':>7}"]
    for outline in score_outlines(_SETS / "outline.jsonl", shared / "data"):
        lines.append(
            f"{outline.document:48} {outline.there:6d} {outline.f1:7.4f} {outline.levels:7.4f}"
        )
    lines.append(f"{'enumerations':48} {'lists':>6} {'P':>7} {'R':>7} {'whole':>7}")
    marked = (_SETS / "enumerations.txt").read_text(encoding="utf-8")
    lines.append(_row("invented texts", score_lists(read_marked(marked))))
    labelled = score_labelled(_SETS / "enumerations.jsonl", shared, scale=scale)
    lines.append(_row("real texts", labelled))
    return "\n".join(lines)


def _row(name: str, score: ListScore) -> str:
    figures = f"{score.precision:7.3f} {score.recall:7.3f} {score.whole:7.3f}"
    return f"{name:48} {score.lists:6d} {figures}"


if __name__ == "__main__":
    print(structure_table(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")))
