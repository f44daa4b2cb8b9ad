"""The bench of named figures: what moved is told, what cannot be measured is told too."""

from pathlib import Path

import pytest

from eval.bench.__main__ import main
from eval.bench.figures import Figure, Measured, measure, read_figures, readme_table, write_figures
from eval.bench.overhead import cut_questions
from index.passage_index import PlainPassage

PRINT = ("python", "-c", "import json; print('log'); print(json.dumps({'a': {'b': 0.5}}))")


def figure(**changes: object) -> Figure:
    fields = {
        "group": "g",
        "name": "n",
        "command": PRINT,
        "at": "a/b",
        "unit": "share",
        "tolerance": 0.01,
    }
    return Figure(**{**fields, **changes})  # type: ignore[arg-type]


def test_values_are_read_from_what_the_command_prints(tmp_path: Path) -> None:
    found = list(measure([figure(), figure(at="a/c"), figure(at="a")], tmp_path))
    assert [m.value for m in found] == [0.5, None, None]
    assert "a/c" in found[1].note


def test_a_failing_command_and_an_absent_set_say_why(tmp_path: Path) -> None:
    failing = figure(command=("python", "-c", "raise SystemExit('no luck')"))
    absent = figure(needs=("nowhere.json",))
    first, second = measure([failing, absent], tmp_path)
    assert first.note == "mã thoát 1: no luck"
    assert second.note == "thiếu nowhere.json"
    assert (first.failed, second.failed) == (True, False)


def test_a_shared_command_runs_once(tmp_path: Path) -> None:
    count = tmp_path / "count"
    code = f"open({str(count)!r}, 'a').write('x'); print('{{\"a\": {{\"b\": 1}}}}')"
    command = ("python", "-c", code)
    list(measure([figure(command=command), figure(command=command, name="m")], tmp_path))
    assert count.read_text() == "x"


def test_a_figure_moves_beyond_its_tolerance() -> None:
    assert not Measured(figure(value=0.5), 0.505).moved
    assert Measured(figure(value=0.5), 0.52).moved
    assert Measured(figure(value=0.5), 0.48).moved
    assert not Measured(figure(), 0.5).moved  # new
    assert not Measured(figure(value=0.5), None).moved


def test_the_list_is_written_and_read_the_same(tmp_path: Path) -> None:
    figures = [figure(value=0.5, recorded_on="abc"), figure(name="m", needs=("x",))]
    write_figures(figures, tmp_path / "f.json")
    assert read_figures(tmp_path / "f.json") == figures


def test_readme_table_numbers_the_commands() -> None:
    table = readme_table([figure(value=0.5), figure(name="m", value=0.25)])
    assert "| g | n | 50.0 % | 1 |" in table
    assert "|  | m | 25.0 % | 1 |" in table
    assert table.count("1. `python -c") == 1


def test_every_listed_figure_is_named_once_and_has_a_place() -> None:
    figures = read_figures()
    names = [(figure.group, figure.name) for figure in figures]
    assert len(names) == len(set(names)) > 10
    assert all(figure.command[0] in ("chithi", "python") and figure.at for figure in figures)


def test_the_bench_says_what_moved_and_what_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = [
        figure(name="kept", value=0.5),
        figure(name="changed", value=0.4),
        figure(name="broken", at="a/x", value=0.5),
        figure(name="fresh"),
        figure(name="away", needs=("no/such/set",), value=0.5),
    ]
    monkeypatch.setattr("eval.bench.__main__.read_figures", lambda: figures)
    assert main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    states = {
        name: line.split()[-1]
        for name in ("kept", "changed", "fresh")
        for line in lines
        if name in line
    }
    assert states == {"kept": "same", "changed": "MOVED", "fresh": "new"}
    assert lines[-1] == "5 figures: 1 moved, 1 failed, 1 left out for want of data"
    assert main(["--only", "kept"]) == 0


def test_questions_of_the_overhead_stand_in_their_passages() -> None:
    words = "Mỗi hộ dân ký cam kết giữ sạch con mương trước nhà."
    pool = [PlainPassage(0, f"Quy ước số {n}", f"Điều {n}. {words}") for n in range(30)]
    source = cut_questions(pool, 12, seed=1)
    assert len(source.questions) == 12
    texts = {passage.id: passage.text for passage in source.passages}
    assert all(q.question in texts[q.documents[0]] for q in source.questions)
    assert len({q.documents for q in source.questions}) == 12
