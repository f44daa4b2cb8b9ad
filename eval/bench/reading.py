"""How fast files become documents: reading, cleaning and understanding, without encoding.

python -m eval.bench.reading [SHARED] [--megabytes 4] [--pool] [--unchanged N] [--json]

Files are made in a temporary folder from the legal passages of SHARED/data/scale (default
../shared), article by article; the news and directives of SHARED stand beside them. Megabytes are
those of the UTF-8 text, seconds those of one processor core. `--pool` reads the same files with as
many processes as there are cores and tells how much sooner that is done; `--unchanged N` ingests N
small files and then once more.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.engine import Engine
from index.reading import Job, read_files
from index.scan import FoundFile
from ingest.document import load

_SHARED = Path("..") / "shared"
_SCALE = Path("data") / "scale" / "passages_legal_313k.jsonl.gz"
_ARTICLES = 14  # in a file: about ten thousand letters
_APART = 40  # of as many files, one is taken, so that all fields of law are met
_ITEM = re.compile(r"(?<=[.;:]) (?=(?:\d{1,2}|[a-zđ])[.)] )")


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when the data is not there."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.reading", description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=_SHARED)
    parser.add_argument("--megabytes", type=float, default=4.0)
    parser.add_argument("--pool", action="store_true")
    parser.add_argument("--unchanged", type=int, metavar="N")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    if not (options.shared / _SCALE).exists():
        print(f"chithi: no file {options.shared / _SCALE}; name its folder", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(options.shared / _SCALE, Path(folder), int(options.megabytes * 1e6))
        files += sorted(options.shared.glob("seeds/*.txt"))
        files += sorted(options.shared.glob("data/directives/*.txt"))
        found = throughput(files)
        if options.pool:
            found |= pool_gain(files)
    if options.unchanged:
        found |= unchanged(options.unchanged)
    if options.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:<24} {value:10.3f}" for name, value in found.items()))
    return 0


def write_files(scale: Path, folder: Path, size: int) -> list[Path]:
    """Files of articles in a folder, `size` bytes in all or a little more."""
    files: list[Path] = []
    written = 0
    for number, articles in enumerate(_groups(scale)):
        if number % _APART or written >= size:
            continue
        text = "\n".join(articles) + "\n"
        path = folder / f"{number:05d}.txt"
        path.write_text(text, encoding="utf-8")
        written += path.stat().st_size
        files.append(path)
    return files


def _groups(scale: Path) -> Iterator[list[str]]:
    with gzip.open(scale, "rt", encoding="utf-8") as lines:
        passages = map(json.loads, lines)
        while group := list(itertools.islice(passages, _ARTICLES)):
            yield [
                f"Điều {place}. {one['title']}\n" + _ITEM.sub("\n", one["text"])
                for place, one in enumerate(group, 1)
            ]


def throughput(files: Sequence[Path]) -> dict[str, float]:
    """Megabytes of text a second, and the seconds that each step takes for a megabyte."""
    load(files[0], "", "")  # word lists and tables are loaded once
    steps: dict[str, float] = {}
    size = 0
    started = last = time.process_time()

    def tick(stage: str, _: float) -> None:
        nonlocal last
        now = time.process_time()
        steps[stage] = steps.get(stage, 0.0) + now - last
        last = now

    for path in files:
        size += len(load(path, path.name, path.name, clock=tick).text.encode())
    seconds = time.process_time() - started
    megabytes = size / 1e6
    shares = {f"{stage}_s_a_mb": spent / megabytes for stage, spent in steps.items()}
    return {"files": len(files), "mb": megabytes, "mb_a_second": megabytes / seconds} | shares


def pool_gain(files: Sequence[Path]) -> dict[str, float]:
    """Wall seconds in one process and in as many as there are cores."""
    jobs = [
        Job(FoundFile(os.fsencode(path), str(path), path.stat().st_size, 0), "") for path in files
    ]
    return {
        "one_process_s": _wall(jobs, 0),
        "pool_s": _wall(jobs, os.cpu_count() or 1),
    }


def _wall(jobs: Sequence[Job], processes: int) -> float:
    started = time.perf_counter()
    for _ in read_files(jobs, processes=processes):
        pass
    return time.perf_counter() - started


def unchanged(count: int) -> dict[str, float]:
    """Wall seconds to ingest that many small files, and to find all of them unchanged after."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05d}.txt").write_text(_notice(number), encoding="utf-8")
        seconds = []
        for _ in range(2):
            engine = Engine.open(Path(name) / "index", encoder="syllables")
            started = time.perf_counter()
            engine.ingest([folder])
            seconds.append(time.perf_counter() - started)
            engine.close()
    return {"first_ingest_s": seconds[0], "unchanged_ingest_s": seconds[1]}


def _notice(number: int) -> str:
    """A small invented notice, no two alike."""
    return (
        f"Thông báo lịch trực số {number} của xã Nậm Lúa\n"
        f"Tổ trực thứ {number % 97} nhận bàn giao lúc {number % 24} giờ."
    )


if __name__ == "__main__":
    raise SystemExit(main())
