"""Reads hostile files one by one, each in a process of its own, and tells what each took.

python -m tests.hostile_child [NAME...] prints a table of seconds, the most memory and the outcome;
with --json one object. Memory counts the program itself, about 60 MB.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from ingest.document import load
from ingest.errors import ChithiError
from ingest.folding import fold
from ingest.syllables import is_syllable
from tests.hostile_files import HUGE, READ, REFUSED, write

MOST_MEGABYTES = 1000
_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024  # in units of ru_maxrss
_ENOUGH_BYTES = 4_000_000_000  # of address space: a runaway file ends itself, not the machine


class Taken(NamedTuple):
    """What one file took; `outcome` is its error's words or how many characters were read."""

    name: str
    seconds: float
    megabytes: float
    outcome: str


def measure(names: list[str]) -> list[Taken]:
    """Every named file, made in a temporary folder and loaded as a collection would load it."""
    # Tables that all files need are made before the processes part.
    fold("Chỉ thị" * 50)
    is_syllable("thị")
    return [_measured(name) for name in names]


def _measured(name: str) -> Taken:
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        maker = os.fork()
        if maker == 0:
            write(Path(folder), name)
            os._exit(0)
        os.waitpid(maker, 0)
        started = time.perf_counter()
        child = os.fork()
        if child == 0:
            _load(Path(folder) / name, writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as told:
            outcome = told.read()
        _, status, used = os.wait4(child, 0)
        seconds = time.perf_counter() - started
    if status:
        outcome = f"ended with status {status}: {outcome}"
    return Taken(name, seconds, used.ru_maxrss / _MEGABYTE, outcome)


def _load(path: Path, told: int) -> None:
    """In the child: loads one file, tells its outcome through a pipe, and ends."""
    resource.setrlimit(resource.RLIMIT_AS, (_ENOUGH_BYTES, _ENOUGH_BYTES))
    code = 0
    try:
        outcome = f"{len(load(path, path.name, path.name).text)} characters"
    except ChithiError as error:
        outcome = str(error).replace(str(path), path.name)
    except MemoryError:
        outcome, code = "out of memory", 1
    os.write(told, outcome.encode()[:2000])
    os._exit(code)


def main(arguments: list[str]) -> int:
    """1 where a file takes more memory or ends in anything but a clear line."""
    names = [name for name in arguments if name != "--json"] or [*REFUSED, *READ, *HUGE]
    taken = measure(names)
    if "--json" in arguments:
        print(json.dumps([one._asdict() for one in taken], ensure_ascii=False))
    else:
        for one in sorted(taken, key=lambda one: -one.megabytes):
            print(f"{one.seconds:6.1f} s {one.megabytes:6.0f} MB  {one.name:32} {one.outcome[:90]}")
    over = [one for one in taken if one.megabytes > MOST_MEGABYTES or "status" in one.outcome]
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
