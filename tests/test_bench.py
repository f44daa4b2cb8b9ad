import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eval.bench.__main__ import main
from eval.bench.commands import Runner
from eval.bench.figures import Figure, Measured, read_figures, readme_table, write_figures
from eval.bench.measuring import measure
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


def counting(count: Path, then: str = 'print(\'{"a": {"b": 1}}\')') -> tuple[str, ...]:
    """A command that marks in a file that it ran, and then does something."""
    return ("python", "-c", f"open({str(count)!r}, 'a').write('x'); {then}")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path, tmp_path / "bench", "abc")


def measured(runner: Runner, *figures: Figure) -> list[Measured]:
    return [one for part in measure(figures, runner) for one in part]


def test_values_are_read_from_what_the_command_prints(runner: Runner) -> None:
    found = measured(runner, figure(), figure(at="a/c"), figure(at="a"))
    assert [m.value for m in found] == [0.5, None, None]
    assert "a/c" in found[1].note


def test_a_failing_command_and_an_absent_set_say_why(runner: Runner) -> None:
    failing = figure(command=("python", "-c", "raise SystemExit('no luck')"))
    first, second, third = measured(runner, failing, figure(needs=("nowhere.json",)), figure())
    assert first.note.startswith("mã thoát 1: no luck (xem ")
    assert second.note == "thiếu nowhere.json"
    assert (first.state, second.state, third.state) == ("failed", "absent", "new")


def test_a_command_without_its_data_is_not_run(tmp_path: Path, runner: Runner) -> None:
    count = tmp_path / "count"
    (found,) = measured(runner, figure(command=counting(count), needs=("nowhere.json",)))
    assert found.state == "absent"
    assert not count.exists()


def test_a_shared_command_runs_once(tmp_path: Path, runner: Runner) -> None:
    count = tmp_path / "count"
    command = counting(count)
    found = measured(runner, figure(command=command), figure(), figure(command=command, name="m"))
    assert count.read_text() == "x"
    assert [one.figure.name for one in found] == ["n", "m", "n"]  # a command's figures together


def test_a_bench_cut_short_goes_on_where_it_stopped(tmp_path: Path, runner: Runner) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    figures = [
        figure(command=counting(first)),
        figure(command=counting(second, "raise SystemExit(1)"), name="m"),
    ]
    assert [one.state for one in measured(runner, *figures)] == ["new", "failed"]
    again = Runner(tmp_path, tmp_path / "bench", "abc")
    assert [one.value for one in measured(again, *figures)] == [1.0, None]
    assert (first.read_text(), second.read_text()) == ("x", "xx")  # what failed is tried again
    measured(Runner(tmp_path, tmp_path / "bench", "other code"), *figures)
    assert first.read_text() == "xx"


def test_a_finished_bench_is_measured_anew(tmp_path: Path, runner: Runner) -> None:
    count, other = tmp_path / "count", tmp_path / "other"
    one, two = figure(command=counting(count)), figure(command=counting(other))
    measured(runner, one, two)
    runner.finish([one.command])
    measured(Runner(tmp_path, tmp_path / "bench", "abc"), one, two)
    assert (count.read_text(), other.read_text()) == ("xx", "x")


def test_a_kept_line_cut_short_is_run_again(tmp_path: Path, runner: Runner) -> None:
    count = tmp_path / "count"
    kept = figure(command=counting(count))
    measured(runner, kept)
    file = tmp_path / "bench" / "unfinished.jsonl"
    file.write_text(file.read_text()[:-9])
    assert measured(Runner(tmp_path, tmp_path / "bench", "abc"), kept)[0].value == 1.0
    assert count.read_text() == "xx"


def test_a_command_that_never_ends_is_ended_with_what_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(1.5); open({str(mark)!r}, 'w')"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    runner = Runner(tmp_path, tmp_path / "bench", "abc", timeout_s=0.7)
    (found,) = measured(runner, figure(command=("python", "-c", code)))
    assert (found.state, found.note) == ("failed", "quá 1 giây")
    time.sleep(1.5)
    assert not mark.exists()


def test_a_figure_moves_beyond_its_tolerance() -> None:
    assert Measured(figure(value=0.5), 0.505).state == "same"
    assert Measured(figure(value=0.5), 0.52).state == "moved"
    assert Measured(figure(value=0.5), 0.48).state == "moved"
    assert Measured(figure(), 0.5).state == "new"
    assert Measured(figure(value=0.5), None).state == "failed"


def test_the_list_is_written_and_read_the_same(tmp_path: Path) -> None:
    figures = [figure(value=0.5, recorded_on="abc", took_s=2.5), figure(name="m", needs=("x",))]
    write_figures(figures, tmp_path / "f.json")
    assert read_figures(tmp_path / "f.json") == figures


def test_readme_table_numbers_the_commands() -> None:
    table = readme_table([figure(value=0.5), figure(name="m", value=0.25)])
    assert "| g | n | 50.0 % | 1 |" in table
    assert "|  | m | 25.0 % | 1 |" in table
    assert table.count("1. `python -c") == 1


def test_figures_of_one_kind_share_a_row() -> None:
    names = ("right: who", "right: when", "wrong", "right: why")
    lines = readme_table([figure(name=name, value=0.5) for name in names]).splitlines()
    assert lines[2:5] == [
        "| g | right | who 50.0 % · when 50.0 % | 1 |",
        "|  | wrong | 50.0 % | 1 |",
        "|  | right | why 50.0 % | 1 |",
    ]


def test_every_listed_figure_is_named_once_and_has_a_place() -> None:
    figures = read_figures()
    names = [(figure.group, figure.name) for figure in figures]
    assert len(names) == len(set(names)) > 10
    assert all(figure.command[0] in ("chithi", "python") and figure.at for figure in figures)


@pytest.fixture
def benched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Figure]:
    """The figures that `main` reads, writes and keeps in a folder of the test's own."""
    figures = [
        figure(name="kept", value=0.5, recorded_on="old", took_s=61),
        figure(name="changed", value=0.4, recorded_on="old"),
        figure(name="broken", at="a/x", value=0.5, recorded_on="old"),
        figure(name="fresh"),
        figure(name="away", needs=("no/such/set",), value=0.5, recorded_on="old"),
    ]
    monkeypatch.setattr("eval.bench.__main__.read_figures", lambda: figures)
    monkeypatch.setattr("eval.bench.__main__._FOLDER", tmp_path / "bench")
    return figures


def test_the_bench_says_what_moved_and_what_failed(
    benched: list[Figure], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    states = {
        name: line.split()[-1]
        for name in ("kept", "changed", "fresh")
        for line in lines
        if name in line and "→" in line
    }
    assert states == {"kept": "same", "changed": "MOVED", "fresh": "new"}
    assert "5 figures by 1 commands, 1 min 01 s when they were recorded" in lines[1]
    assert any(line.startswith("[1/1] python -c") for line in lines)
    assert lines[-1] == "5 figures: 1 moved, 1 new, 1 failed, 1 absent"
    ends = lines[lines.index("moved:") :]
    assert [line.split(":")[0] for line in ends if "→" not in line][:4] == [
        *("moved", "new", "failed", "absent")
    ]
    assert main(["--only", "kept"]) == 0
    assert main(["--only", "nothing of the kind"]) == 2


def test_update_records_values_times_and_the_code_and_renews_the_table(
    benched: list[Figure], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n")
    monkeypatch.setattr("eval.bench.__main__._ROOT", tmp_path)
    monkeypatch.setattr("eval.bench.__main__.current_commit", lambda: "new")
    written: list[Figure] = []
    monkeypatch.setattr("eval.bench.__main__.write_figures", written.extend)
    assert main(["--update"]) == 1  # one failed
    assert [(one.name, one.value, one.recorded_on) for one in written] == [
        *(("kept", 0.5, "new"), ("changed", 0.5, "new"), ("broken", 0.5, "old")),
        *(("fresh", 0.5, "new"), ("away", 0.5, "old")),
    ]
    assert written[0].took_s < 61  # the time it took this time
    text = readme.read_text()
    assert text.startswith("before\n<!-- figures -->\n| question set")
    assert text.endswith("<!-- /figures -->\nafter\n")
    assert "| g | kept | 50.0 % | 1 |" in text
    assert "code (number of figures): `new` (3), `old` (2)." in text


def test_a_bench_that_is_interrupted_keeps_what_it_measured(tmp_path: Path) -> None:
    count = tmp_path / "count"
    script = tmp_path / "bench.py"
    commands = [counting(count), counting(count, "import time; time.sleep(30)")]
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "import eval.bench.__main__ as bench\n"
        "from eval.bench.figures import Figure\n"
        f"bench._FOLDER = Path({str(tmp_path / 'bench')!r})\n"
        f"commands = {commands!r}\n"
        "made = [Figure('g', str(n), one, 'a/b', 'count', 0) for n, one in enumerate(commands)]\n"
        "bench.read_figures = lambda: made\n"
        "sys.exit(bench.main([]))\n"
    )
    root = Path(__file__).resolve().parent.parent
    with subprocess.Popen(
        [sys.executable, str(script)],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until and (not count.exists() or count.read_text() != "xx"):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "goes on from here" in said
    assert len((tmp_path / "bench" / "unfinished.jsonl").read_text().splitlines()) == 1


def test_questions_of_the_overhead_stand_in_their_passages() -> None:
    words = "Mỗi hộ dân ký cam kết giữ sạch con mương trước nhà."
    pool = [PlainPassage(0, f"Quy ước số {n}", f"Điều {n}. {words}") for n in range(30)]
    source = cut_questions(pool, 12, seed=1)
    assert len(source.questions) == 12
    texts = {passage.id: passage.text for passage in source.passages}
    assert all(q.question in texts[q.documents[0]] for q in source.questions)
    assert len({q.documents for q in source.questions}) == 12
