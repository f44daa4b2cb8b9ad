"""How the page's server holds up: a cold command, a person at the page, one program asking, twenty
at once, memory over time.

python -m eval.bench.serving [--folder corpus] [--questions 2000] [--askers 20] [--plot FILE.svg]

Serves an index of a folder on a free port of this machine and asks through the page's own
endpoint; prints JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from app.server import free_port
from eval.bench.page_seen import page_seen
from eval.manifest import current_commit, machine

_ROOT = Path(__file__).resolve().parent.parent.parent
_QUESTIONS = (
    "Sáu nhóm nhiệm vụ của Chỉ thị 24-CT/TU là gì?",
    "chi thi 25 ct tu noi ve van de gi",
    "Sở Nội vụ phải làm gì, trước ngày nào?",
    "Chỉ thị số 99-CT/TU quy định nội dung gì?",
    "When was Directive 26-CT/TU issued?",
    "Những tài liệu nào nói về Chỉ thị 34-CT/TU?",
)
_PATIENCE_S = 60.0
_SAMPLE_EVERY = 50


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bench and print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.serving")
    parser.add_argument("--questions", type=int, default=2000, help="asked one after another")
    parser.add_argument("--askers", type=int, default=20, help="asking at once")
    parser.add_argument("--plot", type=Path, help="write memory over questions as a picture")
    parser.add_argument("--folder", default="corpus", help="what is ingested and asked about")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder)
        found = {**machine(), "commit": current_commit(), **_commands(index, arguments.folder)}
        with _served(index) as (address, process_id):
            found |= page_seen(address, _QUESTIONS)
            found |= _crowd(address, arguments.askers)
            found |= _long_run(address, process_id, arguments.questions, arguments.plot)
    print(json.dumps(found, ensure_ascii=False, indent=1 if not arguments.json else None))
    return 0


def _commands(index: Path, folder: str) -> dict[str, float]:
    """Whole-process seconds of an ingest of the folder and of a question asked cold."""
    base = [sys.executable, "-m", "app.cli", "--index", str(index)]
    ingest = _seconds([*base, "ingest", folder])
    cold = statistics.median(_seconds([*base, "ask", _QUESTIONS[0]]) for _ in range(3))
    return {"ingest_s": round(ingest, 2), "cold_ask_s": round(cold, 2)}


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=_ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


@contextmanager
def _served(index: Path) -> Iterator[tuple[str, int]]:
    port = free_port("127.0.0.1", 18860)
    command = [sys.executable, "-m", "app.cli", "--index", str(index), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address, server.pid
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {_PATIENCE_S:.0f} s")


def _ask(address: str, question: str) -> float:
    """Milliseconds from sending a question to its whole answer, through the endpoint `ask`."""
    started = time.perf_counter()
    body = json.dumps({"data": [question]}).encode()
    request = Request(f"{address}/gradio_api/call/ask", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=_PATIENCE_S) as reply:
        event = json.load(reply)["event_id"]
    with urlopen(f"{address}/gradio_api/call/ask/{event}", timeout=_PATIENCE_S) as stream:
        said = stream.read().decode()
    if "event: complete" not in said:
        raise RuntimeError(f"no answer to {question!r}: {said[:200]}")
    return (time.perf_counter() - started) * 1000


def _crowd(address: str, askers: int) -> dict[str, float | int]:
    """Several people asking at once, three questions each."""
    asked = list(islice(cycle(_QUESTIONS), askers * 3))
    with ThreadPoolExecutor(askers) as pool:
        times = sorted(pool.map(lambda question: _ask(address, question), asked))
    return {
        "crowd_askers": askers,
        "crowd_median_ms": round(statistics.median(times), 1),
        "crowd_p95_ms": round(times[int(0.95 * (len(times) - 1))], 1),
    }


def _long_run(
    address: str, process_id: int, questions: int, plot: Path | None
) -> dict[str, float | int]:
    """One person asking on and on: latency, and the server's resident memory in MB."""
    times, memory = [], []
    for number, question in enumerate(islice(cycle(_QUESTIONS), questions)):
        times.append(_ask(address, question))
        if number % _SAMPLE_EVERY == 0:
            memory.append((number, _resident_mb(process_id)))
    if plot is not None:
        _draw(memory, plot)
    settled = [megabytes for number, megabytes in memory if number >= questions // 4]
    return {
        "asked": questions,
        "ask_median_ms": round(statistics.median(times), 1),
        "ask_p95_ms": round(sorted(times)[int(0.95 * (len(times) - 1))], 1),
        "memory_end_mb": round(memory[-1][1]),
        "memory_growth_mb": round(settled[-1] - settled[0], 1),
    }


def _resident_mb(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    row = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(row.split()[1]) / 1024


def _draw(memory: Sequence[tuple[int, float]], file: Path) -> None:
    from eval.plots import line_svg

    labels = ("questions asked", "resident memory, MB")
    file.write_text(line_svg("Memory of the page's server", memory, labels), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
