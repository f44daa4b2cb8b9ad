"""Pieces of the HTML report; every text from a set, a system or a document is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from eval.compare import Comparison, Row
from eval.intervals import Estimate
from eval.manifest import Manifest
from eval.measures import same_file
from eval.outcomes import Outcome, Shown
from eval.plots import percent
from eval.summary import LOWER_IS_BETTER, OF_ALL, Group, Summary
from eval.wording import EXPECTATIONS, MEASURES, STATES, kind_name, measure_name

_KIND_MEASURES = ("correct", "nDCG@10", "Success@1", "citation precision", "list completeness")
_SIGNIFICANT = 0.05
_AS_IS = 'translate="no"'


def cards(summary: Summary) -> str:
    """The few figures that matter most, as cards."""
    names = ("correct", "nDCG@10", "choice accuracy", "citation precision", "quote exactness")
    shown = [(n, summary.value(n)) for n in (*names, "refusal F1", "wrong directive")]
    found = [_card(measure_name(n), percent(v), MEASURES[n][1]) for n, v in shown if v is not None]
    times = summary.ask_ms or summary.search_ms
    if times:
        median = f"{times['p50']:.0f} ms"
        found.append(_card("Thời gian giữa", median, f"95 % câu dưới {times['p95']:.0f} ms"))
    main = found[0].replace('class="card"', 'class="card main"', 1) if found else ""
    return f'<div class="cards">{main}{"".join(found[1:])}</div>'


def measure_table(summary: Summary) -> str:
    """Every measure with its interval and number of questions."""
    rows = [
        _row(*_described(name), _n(percent(e.value)), _n(_interval(e)), _n(str(e.questions)))
        for name, e in summary.whole.measures.items()
    ]
    for name in OF_ALL:
        value = summary.value(name)
        if value is not None:
            shown = f"{value:.3f}".replace(".", ",") if name in ("AURC", "ECE") else percent(value)
            rows.append(_row(*_described(name), _n(shown), _n(""), _n("")))
    head = ("Độ đo", "Nghĩa là", ("Giá trị",), ("Khoảng 95 %",), ("Số câu",))
    return _table(head, rows)


def group_table(title: str, groups: Sequence[Group]) -> str:
    """Leading measures for each kind or style."""
    present = [m for m in _KIND_MEASURES if any(m in g.measures for g in groups)]
    rows = [
        _row(
            escape(kind_name(group.name)),
            _n(str(group.questions)),
            _n(str(group.missed)),
            *(
                _n(percent(group.measures[m].value) if m in group.measures else "–")
                for m in present
            ),
        )
        for group in groups
    ]
    head: list[str | tuple[str, ...]] = [title, ("Số câu",), ("Sai",)]
    head += [(measure_name(m),) for m in present]
    return _table(head, rows)


def latency_table(summary: Summary) -> str:
    """Percentiles of the system's own time."""
    rows = [
        _row(label, *(_n(f"{value:.1f} ms".replace(".", ",")) for value in times.values()))
        for label, times in (("Hỏi đáp", summary.ask_ms), ("Tìm kiếm", summary.search_ms))
        if times
    ]
    return _table(("Thời gian", ("p50",), ("p90",), ("p95",), ("p99",)), rows)


def comparison_part(comparison: Comparison) -> str:
    """A comparison's table, and the questions on which the two differ."""
    first, second = escape(comparison.first_name), escape(comparison.second_name)
    rows = [_comparison_row(row) for row in comparison.rows]
    head = ("Độ đo", (first,), (second,), ("Chênh lệch",), ("p (Holm)",), ("Hơn · kém · bằng",))
    changes = "".join(
        f"<tr><td {_AS_IS}>{escape(c.question)}<small>{escape(c.id)}</small></td>"
        f'<td class="n">{percent(c.first)}</td><td class="n">{percent(c.second)}</td></tr>'
        for c in comparison.changes
    )
    absent = len(comparison.only_first) + len(comparison.only_second)
    note = f"<p class=sub>{absent} câu chỉ có ở một bên nên không so.</p>" if absent else ""
    table = _table((f"{len(comparison.changes)} câu khác nhau", (first,), (second,)), [changes])
    inner = f"<details><summary>Từng câu khác nhau</summary>{table}</details>" if changes else ""
    return f'<h2 id="peers">So với {first}</h2>{_table(head, rows)}{note}{inner}'


def case(outcome: Outcome, *, is_open: bool) -> str:
    """One question: expected, got, quotes and the passages found, gold ones marked."""
    tone = "case" if outcome.missed else "case right"
    rows = [
        ("Mong đợi", f'<span class="want">{_expected(outcome)}</span>'),
        ("Nhận được", f'<span class="got">{_got(outcome)}</span>'),
    ]
    if outcome.asked != outcome.question:
        rows.insert(0, ("Đã hỏi", _as_is(outcome.asked)))
    if outcome.items:
        items = "".join(f"<li {_AS_IS}>{escape(item)}</li>" for item in outcome.items)
        rows.append(("Các mục", f"<ul class=plain>{items}</ul>"))
    if outcome.note:
        rows.append(("Ghi chú", _as_is(outcome.note)))
    rows += [("Trích dẫn", _passage(cited, outcome)) for cited in outcome.citations]
    if outcome.missed and outcome.hits:
        rows.append(("Đoạn tìm được", "".join(_passage(hit, outcome) for hit in outcome.hits[:3])))
    body = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    tags = f'<span class="tag" {_AS_IS}>{escape(outcome.id)}</span>'
    if outcome.kind:
        tags += f'<span class="tag">{escape(kind_name(outcome.kind))}</span>'
    opened = " open" if is_open else ""
    return (
        f'<details class="{tone}"{opened}><summary>{_as_is(outcome.question)} {tags}</summary>'
        f'<div class="body"><dl>{body}</dl></div></details>'
    )


def manifest_table(manifest: Manifest) -> str:
    """What the run was made of."""
    machine = " · ".join(f"{name}: {value}" for name, value in manifest.machine.items())
    rows = {
        "Lệnh": f"<code>{escape(manifest.command)}</code>" if manifest.command else "",
        "Hệ thống": escape(manifest.system),
        "Bộ câu hỏi": escape(
            f"{manifest.question_set}, {manifest.questions} câu, mã {manifest.questions_hash}"
        ),
        "Kho": escape(f"{manifest.documents} văn bản, mã {manifest.index_hash}"),
        "Biến thể": escape(manifest.variant),
        "Chỉ lấy": escape(manifest.only),
        "Hạt giống, độ sâu": f"{manifest.seed}, {manifest.depth}",
        "Thiết lập": _pairs(manifest.settings.items()),
        "Mã nguồn": f"<code>{escape(manifest.commit)}</code>" if manifest.commit else "",
        "Máy": escape(machine),
        "Thư viện": _pairs(manifest.versions.items()),
        "Bắt đầu": escape(manifest.started),
    }
    return _table(("Lần chạy", "Giá trị"), [_row(n, f"<td>{v}</td>") for n, v in rows.items() if v])


def lines_part(title: str, lines: Iterable[str]) -> str:
    """A titled list of plain lines; nothing where there is none."""
    shown = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{title}</h2><ul>{shown}</ul>" if shown else ""


def _as_is(text: str) -> str:
    """What a set, a system or a document says, which stays as it is in every language."""
    return f"<span {_AS_IS}>{escape(text)}</span>"


def _expected(outcome: Outcome) -> str:
    if outcome.expected:
        return _as_is("\n".join(outcome.expected))
    if outcome.expects == "answer" and outcome.documents:
        return _as_is("\n".join(outcome.documents))
    return escape(EXPECTATIONS.get(outcome.expects, outcome.expects))


def _got(outcome: Outcome) -> str:
    if not outcome.status:
        return _as_is(outcome.hits[0].path) if outcome.hits else "không có đoạn nào"
    sure = f" <span>({percent(outcome.confidence)})</span>" if outcome.status == "answered" else ""
    letter = chr(65 + outcome.chosen) if outcome.chosen is not None else ""
    chosen = f"<span>phương án {letter}.</span> " if letter else ""
    state = escape(STATES.get(outcome.status, outcome.status))
    return f"{chosen}{_as_is(outcome.answer)}\n<span>{state}</span>{sure}"


def _passage(shown: Shown, outcome: Outcome) -> str:
    gold = any(same_file(shown.path, name) for name in outcome.documents)
    place = f"{shown.path} · {shown.start}–{shown.end}"
    if shown.directive:
        place += f" · {shown.directive}"
    css = ' class="gold"' if gold else ""
    text = _marked(shown.text, [part for line in outcome.expected for part in line.split(" | ")])
    return f"<blockquote{css} {_AS_IS}><cite>{escape(place)}</cite>{text}</blockquote>"


def _marked(text: str, wanted: Sequence[str]) -> str:
    """The text escaped, the expected words marked where they stand letter for letter."""
    parts = sorted({re.escape(w) for w in wanted if len(w) > 1}, key=len, reverse=True)
    if not parts:
        return escape(text)
    pieces = re.split(f"({'|'.join(parts)})", text, flags=re.IGNORECASE)
    return "".join(
        f"<mark>{escape(p)}</mark>" if n % 2 else escape(p) for n, p in enumerate(pieces)
    )


def _comparison_row(row: Row) -> str:
    gain = -row.difference.value if row.measure in LOWER_IS_BETTER else row.difference.value
    tone = ("better" if gain > 0 else "worse") if row.p < _SIGNIFICANT and gain else ""
    points = f"{100 * row.difference.value:+.1f}".replace(".", ",")
    span = f"{100 * row.difference.low:+.1f} … {100 * row.difference.high:+.1f}".replace(".", ",")
    return _row(
        escape(measure_name(row.measure)),
        _n(percent(row.first)),
        _n(percent(row.second)),
        f'<td class="n"><span class="{tone}">{points}</span> <small>{span}</small></td>',
        _n(f"{row.p:.3f}".replace(".", ",")),
        _n(f"{row.wins} · {row.losses} · {row.ties}"),
    )


def _described(name: str) -> tuple[str, str]:
    label, meaning = MEASURES.get(name, (name, ""))
    return escape(label), f'<td class="sub">{escape(meaning)}</td>'


def _interval(estimate: Estimate) -> str:
    return f"{percent(estimate.low)} – {percent(estimate.high)}"


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return escape(" · ".join(f"{name} {value}" for name, value in pairs if value))


def _card(label: str, value: str, meaning: str) -> str:
    inner = f"<span>{escape(label)}</span><b>{value}</b><span>{escape(meaning)}</span>"
    return f'<div class="card">{inner}</div>'


def _n(value: str) -> str:
    return f'<td class="n">{value}</td>'


def _row(first: str, *cells: str) -> str:
    return f"<tr><td>{first}</td>{''.join(cells)}</tr>"


def _table(head: Sequence[str | tuple[str, ...]], rows: Sequence[str]) -> str:
    """A table; head cells given as a tuple are set to the right, as numbers are."""
    cells = "".join(
        f'<th class="n">{cell[0]}</th>' if isinstance(cell, tuple) else f"<th>{cell}</th>"
        for cell in head
    )
    return f'<div class="scroll"><table><tr>{cells}</tr>{"".join(rows)}</table></div>'
