"""What each signal of retrieval and answering is worth: each is switched off in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from eval.compare import Comparison
from eval.intervals import Estimate

Switches = TypeVar("Switches")


@dataclass(frozen=True, slots=True)
class Ablation:
    """One signal of a part switched off; in `comparison` the whole system comes second, so that
    positive differences are what the signal adds."""

    part: str
    signal: str
    comparison: Comparison


def switched_off(settings: Switches) -> Iterator[tuple[str, Switches]]:
    """(signal, the settings without it) for each signal that is on; weights go to 0, switches to
    False. Settings are a frozen dataclass of numbers and booleans; other fields are left alone.

    >>> from index.weights import Weights
    >>> [name for name, _ in switched_off(Weights(window=0))][:2]
    ['vector', 'terms']
    """
    holder: Any = settings
    for name in (field.name for field in fields(holder)):
        value = getattr(holder, name)
        if isinstance(value, bool | int | float) and value:
            yield name, replace(holder, **{name: type(value)(0)})


def table(ablations: Sequence[Ablation]) -> str:
    """The ablations as a Markdown table, in points that the signal adds."""
    if not ablations:
        return "không có tín hiệu nào để tắt\n"
    measures = [row.measure for row in ablations[0].comparison.rows]
    lines = [
        f"| phần | tín hiệu tắt | {' | '.join(measures)} |",
        f"|---|---|{'---:|' * len(measures)}",
    ]
    for ablation in ablations:
        cells = {row.measure: row for row in ablation.comparison.rows}
        shown = [_cell(cells[m].difference) if m in cells else "" for m in measures]
        lines.append(f"| {ablation.part} | {ablation.signal} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


def points(ablations: Sequence[Ablation]) -> dict[str, dict[str, float]]:
    """What each signal adds to each measure, shares of 0 to 1 by signal and measure."""
    return {
        ablation.signal: {row.measure: row.difference.value for row in ablation.comparison.rows}
        for ablation in ablations
    }


def _cell(difference: Estimate) -> str:
    """Points in bold where their interval leaves out zero."""
    text = f"{100 * difference.value:+.1f}"
    return f"**{text}**" if difference.low > 0 or difference.high < 0 else text
