"""A run as a report: one self-contained HTML file, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path

from eval import plots
from eval import report_parts as parts
from eval.compare import LEADING, Comparison
from eval.outcomes import Outcome
from eval.report_markdown import markdown, title_of
from eval.run import Run
from eval.summary import Summary
from eval.wording import kind_name, measure_name

_SHOWN_RIGHT = 200  # right answers beyond these stay in outcomes.jsonl
_SHOWN_WRONG = 500
_OPEN = 60


def write_report(
    folder: Path,
    main: tuple[Run, Summary],
    *,
    baselines: Sequence[tuple[Run, Summary]] = (),
    comparisons: Sequence[Comparison] = (),
) -> Path:
    """Write report.html, report.md and report.json into the folder; returns the HTML's path."""
    inner = fragment(main, baselines=baselines, comparisons=comparisons)
    run, summary = main
    page = folder / "report.html"
    page.write_text(_document(title_of(run), inner), encoding="utf-8")
    text = markdown(run, summary, comparisons)
    (folder / "report.md").write_text(text, encoding="utf-8")
    content = json.dumps(_as_json(main, baselines, comparisons), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(content + "\n", encoding="utf-8")
    return page


def fragment(
    main: tuple[Run, Summary],
    *,
    baselines: Sequence[tuple[Run, Summary]] = (),
    comparisons: Sequence[Comparison] = (),
) -> str:
    """The report as an HTML fragment with its own style, without scripts, nothing loaded."""
    run, summary = main
    missed = [outcome for outcome in run.outcomes if outcome.missed]
    right = [outcome for outcome in run.outcomes if not outcome.missed]
    body = [
        f"<h1>{escape(title_of(run))}</h1>",
        f"<p class=sub>{_subtitle(run, missed)}</p>",
        parts.cards(summary),
        _links(missed, right, has_peers=bool(comparisons)),
        _groups_part(summary),
        _plots_part(main, baselines),
        f'<h2 id="missed">Câu chưa đạt ({len(missed)})</h2>',
        _cases(missed, _SHOWN_WRONG, opened=_OPEN),
        '<h2 id="measures">Các độ đo</h2>',
        parts.measure_table(summary),
        *(parts.comparison_part(comparison) for comparison in comparisons),
        f'<h2 id="right">Câu đạt ({len(right)})</h2>',
        _cases(right, _SHOWN_RIGHT, opened=0),
        parts.lines_part("Cách đọc bộ câu hỏi", run.notes),
        parts.lines_part("Mục bị bỏ qua vì lỗi", run.problems),
        '<h2 id="run">Lần chạy</h2>',
        parts.manifest_table(run.manifest),
    ]
    return _styled("".join(body))


def comparison_fragment(comparison: Comparison) -> str:
    """A comparison alone, as an HTML fragment like the report's."""
    return _styled(parts.comparison_part(comparison))


def _styled(inner: str) -> str:
    style = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
    return f'<style>{style}</style><article class="chithi-report" lang="vi">{inner}</article>'


def _as_json(
    main: tuple[Run, Summary],
    baselines: Sequence[tuple[Run, Summary]],
    comparisons: Sequence[Comparison],
) -> dict[str, object]:
    return {
        "manifest": asdict(main[0].manifest),
        "wall_s": main[0].wall_s,
        "summary": _summary_json(main[1]),
        "baselines": {run.manifest.system: _summary_json(found) for run, found in baselines},
        "comparisons": [
            {
                **asdict(c),
                "rows": [{**asdict(r), "difference": r.difference._asdict()} for r in c.rows],
            }
            for c in comparisons
        ],
        "notes": list(main[0].notes),
        "problems": list(main[0].problems),
        "failures": [outcome.id for outcome in main[0].outcomes if outcome.missed],
    }


def _summary_json(summary: Summary) -> dict[str, object]:
    found = asdict(summary)
    for group in (found["whole"], *found["kinds"], *found["styles"]):
        group["measures"] = {name: e._asdict() for name, e in group["measures"].items()}
    found["refusal"] = summary.refusal._asdict()
    found["bins"] = [part._asdict() for part in summary.bins]
    return found


def _subtitle(run: Run, missed: Sequence[Outcome]) -> str:
    day = run.manifest.started[:16].replace("T", " ")
    return escape(
        f"{run.manifest.system} · {len(run.outcomes)} câu hỏi, {len(missed)} chưa đạt · "
        f"{run.manifest.documents} văn bản · {day} UTC"
    )


def _links(missed: Sequence[Outcome], right: Sequence[Outcome], *, has_peers: bool) -> str:
    targets = [
        ("missed", f"Câu chưa đạt ({len(missed)})"),
        ("measures", "Các độ đo"),
        *([("peers", "So với hệ thống nền")] if has_peers else []),
        ("right", f"Câu đạt ({len(right)})"),
        ("run", "Lần chạy"),
    ]
    return "<nav>" + "".join(f'<a href="#{to}">{name}</a>' for to, name in targets) + "</nav>"


def _groups_part(summary: Summary) -> str:
    found = ""
    if summary.kinds:
        found += "<h2>Theo loại câu hỏi</h2>" + parts.group_table("Loại", summary.kinds)
    if summary.styles:
        found += "<h2>Theo cách hỏi</h2>" + parts.group_table("Cách hỏi", summary.styles)
    if summary.ask_ms or summary.search_ms:
        found += "<h2>Thời gian</h2>" + parts.latency_table(summary)
    return found


def _plots_part(main: tuple[Run, Summary], baselines: Sequence[tuple[Run, Summary]]) -> str:
    run, summary = main
    drawings: list[str] = []
    wide: list[str] = []
    leading = "correct" if "correct" in summary.whole.measures else "nDCG@10"
    kinds = {kind_name(g.name): g.measures[leading] for g in summary.kinds if leading in g.measures}
    if kinds:
        wide.append(plots.bars_svg(f"{measure_name(leading)} theo loại câu hỏi", kinds))
    if baselines:
        systems = {
            r.manifest.system: {
                measure_name(m): s.whole.measures[m] for m in LEADING if m in s.whole.measures
            }
            for r, s in (main, *baselines)
        }
        wide.append(plots.dots_svg("Các hệ thống trên cùng bộ câu hỏi", systems))
    if summary.risk_curve:
        labels = ("phần câu được trả lời", "phần trả lời sai")
        drawings.append(plots.risk_svg("Rủi ro theo độ phủ", summary.risk_curve, labels))
    if summary.bins:
        labels = ("độ tin cậy", "tỷ lệ đúng")
        drawings.append(plots.reliability_svg("Độ tin cậy và thực tế", summary.bins, labels))
    times = [o.ask_ms if o.ask_ms is not None else o.search_ms for o in run.outcomes]
    measured = [value for value in times if value is not None]
    if measured:
        drawings.append(plots.latency_svg("Thời gian mỗi câu", measured, "mili giây"))
    shown = [f'<div class="wide">{d}</div>' for d in wide] + [f"<div>{d}</div>" for d in drawings]
    return f'<h2>Biểu đồ</h2><div class="plots">{"".join(shown)}</div>' if shown else ""


def _cases(outcomes: Sequence[Outcome], limit: int, *, opened: int) -> str:
    shown = "".join(parts.case(o, is_open=n < opened) for n, o in enumerate(outcomes[:limit]))
    if len(outcomes) > limit:
        shown += f"<p class=sub>… và {len(outcomes) - limit} câu nữa trong outcomes.jsonl.</p>"
    return shown or "<p class=sub>Không có câu nào.</p>"


def _document(title: str, inner: str) -> str:
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        f'<title>{escape(title)}</title></head><body style="margin: 0; background: #fff">{inner}'
        "</body></html>\n"
    )
