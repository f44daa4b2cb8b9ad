"""Running the bench's commands, each once, and keeping what they gave if the bench is cut short."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

_TIMEOUT_S = 30 * 60


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed as JSON (`found`), or in `why` a line on why there is none; the wall
    seconds it took; and whether it ran in an earlier start of this bench."""

    found: dict[str, object] | None
    why: str
    seconds: float
    kept: bool = False


@dataclass(slots=True)
class Runner:
    """Runs commands in `root`. What succeeded is kept in `folder` under the code's `commit` until
    `finish`, so that the same bench started again does not run it twice; stderr of each is kept
    beside it for whoever wants to know why one failed."""

    root: Path
    folder: Path
    commit: str
    timeout_s: float = _TIMEOUT_S
    earlier: dict[tuple[str, ...], Ran] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.earlier = self._read()

    def forget(self) -> None:
        """Let nothing of an earlier start be used."""
        self.earlier.clear()
        self._file.unlink(missing_ok=True)

    def finish(self, commands: Sequence[tuple[str, ...]]) -> None:
        """Forget what these commands gave: a bench that is done is measured anew next time."""
        for command in commands:
            self.earlier.pop(command, None)
        self._file.unlink(missing_ok=True)
        for command, ran in self.earlier.items():
            self._keep(command, ran)

    def run(self, command: tuple[str, ...], log: str) -> Ran:
        """What the command gives, from an earlier start if it is there; `log` names its file."""
        if command not in self.earlier:
            ran = self._run(command, self.folder / f"{log}.log")
            if ran.found is None:
                return ran
            self.earlier[command] = Ran(ran.found, "", ran.seconds, kept=True)
            self._keep(command, ran)
            return ran
        return self.earlier[command]

    @property
    def _file(self) -> Path:
        return self.folder / "unfinished.jsonl"

    def _keep(self, command: tuple[str, ...], ran: Ran) -> None:
        entry = {"commit": self.commit, "command": command, **asdict(ran)}
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def _read(self) -> dict[tuple[str, ...], Ran]:
        """What an earlier start of a bench of the same code kept; a line cut short is left out."""
        found: dict[tuple[str, ...], Ran] = {}
        lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        for line in lines:
            with contextlib.suppress(json.JSONDecodeError):
                entry = json.loads(line)
                if entry["commit"] == self.commit:
                    command = tuple(entry["command"])
                    found[command] = Ran(entry["found"], "", entry["seconds"], kept=True)
        return found

    def _run(self, command: Sequence[str], log: Path) -> Ran:
        started = time.perf_counter()
        # In a session of its own, so that servers that it started end with it.
        with (
            log.open("w", encoding="utf-8") as errors,
            subprocess.Popen(
                _words(command),
                cwd=self.root,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
                env={**os.environ, "PYTHONUTF8": "1"},
                start_new_session=True,
            ) as process,
        ):
            try:
                printed, _ = process.communicate(timeout=self.timeout_s)
            except subprocess.TimeoutExpired:
                return Ran(None, f"quá {self.timeout_s:.0f} giây", self.timeout_s)
            finally:
                _end(process)
        found, why = _json_of(printed, process.returncode, log)
        return Ran(found, why, time.perf_counter() - started)


def _words(command: Sequence[str]) -> list[str]:
    if command[0] == "chithi":
        start = "from app.cli import main; raise SystemExit(main())"
        return [sys.executable, "-c", start, *command[1:]]
    return [sys.executable, *command[1:]] if command[0] == "python" else list(command)


def _end(process: subprocess.Popen[str]) -> None:
    """End a command that still runs, and what it left running."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _json_of(printed: str, code: int, log: Path) -> tuple[dict[str, object] | None, str]:
    """The JSON object that ends what was printed, or a line on why there is none."""
    start = printed.find("{")
    if code != 0 or start < 0:
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        last = lines[-1] if lines else "không in JSON"
        return None, f"mã thoát {code}: {last} (xem {log})"
    try:
        return json.loads(printed[start:]), ""
    except json.JSONDecodeError as cause:
        return None, f"JSON sai: {cause.msg}"
