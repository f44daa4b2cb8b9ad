"""A run's figures and failures as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from eval import plots
from eval.compare import Comparison
from eval.run import Run
from eval.summary import OF_ALL, Summary
from eval.wording import kind_name, measure_name


def markdown(run: Run, summary: Summary, comparisons: Sequence[Comparison] = ()) -> str:
    """The report's figures and failures as Markdown."""
    lines = [f"# {title_of(run)}", "", f"`{run.manifest.command or run.manifest.system}`", ""]
    lines += ["| Độ đo | Giá trị | Khoảng 95 % | Số câu |", "|---|---:|---:|---:|"]
    for name, e in summary.whole.measures.items():
        span = f"{plots.percent(e.low)} – {plots.percent(e.high)}"
        lines.append(
            f"| {measure_name(name)} | {plots.percent(e.value)} | {span} | {e.questions} |"
        )
    for name in OF_ALL:
        value = summary.value(name)
        if value is not None:
            shown = _decimal(value, 3) if name in ("AURC", "ECE") else plots.percent(value)
            lines.append(f"| {measure_name(name)} | {shown} | | |")
    lines += _kind_lines(summary)
    lines += [line for comparison in comparisons for line in _comparison_lines(comparison)]
    missed = [outcome for outcome in run.outcomes if outcome.missed]
    lines += ["", f"## Câu chưa đạt ({len(missed)})", ""]
    for outcome in missed:
        wanted = "; ".join(outcome.expected) or outcome.expects
        got = (outcome.answer or outcome.status).replace("\n", " ")
        lines.append(f"- **{outcome.id}** {outcome.question}  \n  mong đợi: {wanted}; nhận: {got}")
    return "\n".join(lines) + "\n"


def _comparison_lines(comparison: Comparison) -> list[str]:
    lines = ["", f"## {comparison.second_name} so với {comparison.first_name}", ""]
    lines += [
        f"| Độ đo | {comparison.first_name} | {comparison.second_name} | Chênh lệch | p (Holm) "
        "| hơn · kém · bằng |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in comparison.rows:
        shares = f"{plots.percent(row.first)} | {plots.percent(row.second)}"
        counts = f"{row.wins} · {row.losses} · {row.ties}"
        gain, p = _decimal(100 * row.difference.value, 1, "+"), _decimal(row.p, 3)
        lines.append(f"| {measure_name(row.measure)} | {shares} | {gain} | {p} | {counts} |")
    return lines


def _kind_lines(summary: Summary) -> list[str]:
    if not summary.kinds:
        return []
    lines = [
        "",
        "| Loại câu hỏi | Số câu | Chưa đạt | Trả lời đúng | nDCG@10 |",
        "|---|---:|---:|---:|---:|",
    ]
    for group in summary.kinds:
        shown = " | ".join(
            plots.percent(group.measures[name].value) if name in group.measures else "–"
            for name in ("correct", "nDCG@10")
        )
        lines.append(f"| {kind_name(group.name)} | {group.questions} | {group.missed} | {shown} |")
    return lines


def _decimal(value: float, places: int, sign: str = "") -> str:
    return f"{value:{sign}.{places}f}".replace(".", ",")


def title_of(run: Run) -> str:
    """The report's title: the set and its variant."""
    variant = f", biến thể {run.manifest.variant}" if run.manifest.variant else ""
    return f"Báo cáo đánh giá: {run.manifest.question_set}{variant}"
