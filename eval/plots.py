"""Plots as inline SVG; the only file that knows matplotlib."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from eval.abstention import Bin
from eval.intervals import Estimate

_INK, _MUTED, _GRID = "#26323d", "#6b7785", "#e3e7ec"
_COLOURS = ("#1f5fa8", "#c2621b", "#5b8a3c", "#8a4f9e", "#7a7a7a")


def bars_svg(title: str, values: Mapping[str, Estimate]) -> str:
    """Horizontal bars of shares with their intervals, one a name, in given order from the top."""
    height = 0.9 + 0.34 * len(values)
    figure, axes = _figure(6.2, height, title)
    names, estimates = list(values)[::-1], list(values.values())[::-1]
    spans = [(max(0.0, e.value - e.low), max(0.0, e.high - e.value)) for e in estimates]
    axes.barh(range(len(names)), [e.value for e in estimates], color=_COLOURS[0], height=0.62)
    for row, (estimate, (low, high)) in enumerate(zip(estimates, spans, strict=True)):
        axes.errorbar(estimate.value, row, xerr=[[low], [high]], color=_INK, linewidth=1, capsize=2)
        axes.text(1.02, row, f"{percent(estimate.value)}  (n={estimate.questions})", va="center")
    axes.set_yticks(range(len(names)), names)
    axes.set_xlim(0, 1)
    _percent_axis(axes.xaxis)
    axes.grid(axis="y", visible=False)
    return _svg(figure)


def dots_svg(title: str, systems: Mapping[str, Mapping[str, Estimate]]) -> str:
    """Each measure's mean and interval as a dot a system, systems side by side."""
    measures = list(dict.fromkeys(name for values in systems.values() for name in values))[::-1]
    figure, axes = _figure(6.2, 1.1 + 0.36 * len(measures), title)
    for number, (system, values) in enumerate(systems.items()):
        shift = 0.16 * ((len(systems) - 1) / 2 - number)
        points = [(row + shift, values[m]) for row, m in enumerate(measures) if m in values]
        axes.errorbar(
            [e.value for _, e in points],
            [row for row, _ in points],
            xerr=[
                [max(0.0, e.value - e.low) for _, e in points],
                [max(0.0, e.high - e.value) for _, e in points],
            ],
            fmt="o",
            markersize=4.5,
            linewidth=1.2,
            color=_COLOURS[number % len(_COLOURS)],
            label=system,
        )
    axes.set_yticks(range(len(measures)), measures)
    axes.set_xlim(0, 1.02)
    _percent_axis(axes.xaxis)
    axes.legend(
        frameon=False,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.35 / (0.6 + 0.36 * len(measures))),
        ncols=3,
    )
    return _svg(figure)


def risk_svg(title: str, curve: Sequence[tuple[float, float]], labels: tuple[str, str]) -> str:
    """The risk-coverage curve; `labels` name coverage and risk."""
    figure, axes = _figure(4.1, 3.1, title)
    coverage, risk = [c for c, _ in curve], [r for _, r in curve]
    axes.step(coverage, risk, where="mid", color=_COLOURS[0], linewidth=1.8)
    axes.fill_between(coverage, risk, step="mid", color=_COLOURS[0], alpha=0.12)
    axes.set(xlim=(0, 1), ylim=(0, max(0.2, 1.1 * max(risk))), xlabel=labels[0], ylabel=labels[1])
    _percent_axis(axes.xaxis)
    _percent_axis(axes.yaxis)
    return _svg(figure)


def reliability_svg(title: str, bins: Sequence[Bin], labels: tuple[str, str]) -> str:
    """Accuracy against confidence, dot area by answers; the diagonal is perfect calibration."""
    figure, axes = _figure(4.1, 3.1, title)
    axes.plot([0, 1], [0, 1], color=_MUTED, linewidth=1, linestyle=(0, (4, 3)))
    total = sum(part.answers for part in bins)
    sizes = [30 + 400 * part.answers / total for part in bins]
    confidence, accuracy = [p.confidence for p in bins], [p.accuracy for p in bins]
    axes.plot(confidence, accuracy, color=_COLOURS[0], linewidth=1.2)
    axes.scatter(confidence, accuracy, s=sizes, color=_COLOURS[0], alpha=0.75, zorder=3)
    axes.set(xlim=(0, 1.04), ylim=(0, 1.08), xlabel=labels[0], ylabel=labels[1])
    _percent_axis(axes.xaxis)
    _percent_axis(axes.yaxis)
    return _svg(figure)


def latency_svg(title: str, values_ms: Sequence[float], label: str) -> str:
    """A histogram of latencies with the median and the 95th percentile marked."""
    import numpy as np

    figure, axes = _figure(4.1, 3.1, title)
    edges = np.histogram_bin_edges(values_ms, bins=min(40, max(5, len(values_ms) // 4)))
    axes.hist(values_ms, bins=edges.tolist(), color=_COLOURS[0], alpha=0.85)
    for share, name in ((50, "p50"), (95, "p95")):
        at = float(np.percentile(values_ms, share))
        axes.axvline(at, color=_COLOURS[1], linewidth=1.2)
        axes.annotate(
            f"{name} {at:.0f} ms",
            (at, 1),
            xycoords=("data", "axes fraction"),
            xytext=(3, -10 if share == 50 else -24),
            textcoords="offset points",
            color=_COLOURS[1],
        )
    axes.set(xlabel=label, xlim=(0, None))
    return _svg(figure)


def line_svg(
    title: str, points: Sequence[tuple[float, float]], labels: tuple[str, str], *, least: float = 0
) -> str:
    """One line through points in order; `labels` are those of the x and the y axis, and the y axis
    begins at `least`, so that small changes are not made to look large."""
    figure, axes = _figure(6.2, 2.6, title)
    axes.plot([x for x, _ in points], [y for _, y in points], color=_COLOURS[0], linewidth=1.8)
    axes.set_ylim(bottom=least)
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    return _svg(figure)


def percent(share: float) -> str:
    """A share as Vietnamese writes it.

    >>> percent(0.9583)
    '95,8 %'
    """
    return f"{100 * share:.1f} %".replace(".", ",")


def _figure(width: float, height: float, title: str) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title, loc="left", color=_INK, fontsize=10.5, fontweight="bold", pad=9)
    axes.tick_params(colors=_INK, labelsize=9, length=0)
    axes.grid(color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)
    return figure, axes


def _percent_axis(axis: Any) -> None:
    axis.set_major_formatter(lambda value, _: f"{100 * value:.0f}%")


def _svg(figure: Any) -> str:
    """The figure as an <svg> element that scales, its text kept as text, the same every time. The
    salt keeps ids of several drawings in one page apart."""
    import matplotlib as mpl

    salt = figure.axes[0].get_title(loc="left")
    settings: Any = {"svg.fonttype": "none", "svg.hashsalt": salt, "font.size": 9}
    content = io.StringIO()
    with mpl.rc_context(settings):
        figure.savefig(content, format="svg", transparent=True, metadata={"Date": None})
    drawing = content.getvalue()
    drawing = drawing[drawing.index("<svg") :]
    drawing = re.sub(r"<metadata>.*?</metadata>", "", drawing, flags=re.DOTALL)
    drawing = re.sub(r"font-family: [^;\"]*", "font-family: inherit", drawing)
    return re.sub(r'width="([\d.]+)pt" height="[\d.]+pt"', _width_style, drawing, count=1)


def _width_style(match: re.Match[str]) -> str:
    return f'style="width: 100%; max-width: {float(match[1]) * 4 / 3:.0f}px; height: auto"'
