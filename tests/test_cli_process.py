"""The command line as a process: pipes, signals, watching, plain locales, progress."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli import main
from app.cli_output import Progress
from app.cli_words import Words
from tests.papers import paper, write_papers

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of one paper, encoded without a model."""
    folder = tmp_path_factory.mktemp("van-ban")
    write_papers(folder, 1)
    directory = tmp_path_factory.mktemp("chi-muc")
    arguments = ["ingest", str(folder), "--index", str(directory), "--encoder", "syllables"]
    assert main(arguments) == 0
    return directory


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_closed_pipe_is_no_error(index: Path) -> None:
    command = f"{sys.executable} -m app.cli documents --index {index} | true"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@contextmanager
def _watch(folder: Path, index: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """`chithi ingest --watch` in another process, ended whatever happens."""
    arguments = ["ingest", str(folder), "--watch", "--encoder", "syllables", *options]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "app.cli", *arguments, "--index", str(index)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_control_c,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _hear_control_c() -> None:
    """Background jobs of a script are started deaf to Ctrl-C, and so are their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_control_c_is_one_line_and_exit_130(tmp_path: Path) -> None:
    write_papers(tmp_path / "van-ban", 2)
    with _watch(tmp_path / "van-ban", tmp_path / "index") as process:
        assert process.stdout is not None
        while "Ctrl-C" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error.strip() == "chithi: đã dừng"


def test_watching_keeps_a_folder_in_step(tmp_path: Path) -> None:
    folder = tmp_path / "van-ban"
    write_papers(folder, 2)
    with _watch(folder, tmp_path / "index", "--json") as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["documents"] == 2
        process.stdout.readline()  # that it is watching
        (folder / "giay-00.txt").unlink()
        (folder / "moi.txt").write_text(paper(9), encoding="utf-8")
        report = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert (len(report["added"]), len(report["pruned"]), report["documents"]) == (1, 1, 2)


def test_help_is_there_for_every_command_and_plug() -> None:
    done = _run("--help")
    assert done.returncode == 0
    for command in ("ingest", "search", "ask", "show", "documents", "duties", "study"):
        assert f"    {command} " in done.stdout
    for command in ("eval", "serve", "doctor"):
        assert f"    {command} " in done.stdout


def test_vietnamese_comes_out_whole_in_a_plain_locale(index: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "show", "giay-00", "--text", "--index", str(index)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env=environment,
    )
    assert done.stdout.decode("utf-8").startswith("HUYỆN ỦY LŨNG SẬY\n")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_on_a_terminal_is_one_bar_that_goes_away() -> None:
    terminal = _Terminal()
    ticks = iter(range(100))
    progress = Progress(Words("vi"), terminal, now=lambda: float(next(ticks)))
    progress("read", 0, 4)
    progress("read", 2, 4)
    progress.clear()
    shown = terminal.getvalue().split("\r")
    assert "Đọc văn bản " + "█" * 12 + "░" * 12 + " 2/4" in shown
    assert "\n" not in terminal.getvalue()
    assert shown[-2].strip() == ""


def test_progress_without_a_terminal_is_a_line_now_and_then() -> None:
    stream = io.StringIO()
    times = iter([0.0, 1.0, 11.0, 12.0])
    progress = Progress(Words("en"), stream, now=lambda: next(times))
    for done in range(4):
        progress("encode", done, 9)
    assert stream.getvalue().splitlines() == ["Encoding passages: 2/9"]
