"""The bench of named figures: what moved is told, what cannot be measured is told too."""

from pathlib import Path

from eval.bench.figures import Figure, Measured, measure, read_figures, readme_table, write_figures

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
    assert Measured(figure(), 0.5).moved
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
