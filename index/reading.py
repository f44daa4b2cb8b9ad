"""Reading many files into rows, in a pool of processes where that pays.

Whatever a file does to its reader, the others are read: a library's own error, or a process that
dies of it, becomes that file's failure.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait

from index.scan import Failure, FoundFile
from index.staging import Prepared, prepare
from ingest.document import load
from ingest.errors import ChithiError

_POOL_PAYS_BYTES = 4_000_000  # below that, starting processes costs more than it saves
_AHEAD = 4  # files handed out a process, so that results do not pile up in memory


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read and the hash that it had when it was found."""

    file: FoundFile
    file_hash: str


def read_files(
    jobs: Sequence[Job], *, processes: int | None = None
) -> Iterator[tuple[Job, Prepared | Failure]]:
    """Every job with its rows or its failure, in order. `processes` None decides by size; 0 reads
    in this process."""
    if processes is None:
        processes = _processes_for(jobs)
    if processes == 0:
        with ThreadPoolExecutor(max_workers=1) as executor:
            yield from _run(executor, jobs, ahead=1)
    else:
        yield from _run_in_processes(jobs, processes)


def _processes_for(jobs: Sequence[Job]) -> int:
    cores = os.cpu_count() or 1
    return cores if cores > 1 and sum(job.file.size for job in jobs) > _POOL_PAYS_BYTES else 0


def _run_in_processes(
    jobs: Sequence[Job], processes: int
) -> Iterator[tuple[Job, Prepared | Failure]]:
    waiting = deque(jobs)
    while waiting:
        try:
            with _pool(processes) as executor:
                for job, outcome in _run(executor, list(waiting), ahead=_AHEAD * processes):
                    waiting.popleft()
                    yield job, outcome
        except BrokenProcessPool:
            # Some file killed a process. The next one in order may or may not be it: read it alone.
            job = waiting.popleft()
            yield job, _read_alone(job)


def _read_alone(job: Job) -> Prepared | Failure:
    with _pool(1) as executor:
        try:
            return _outcome(job, executor.submit(_read, job))
        except BrokenProcessPool:
            return Failure(job.file.shown, "bộ đọc dừng đột ngột ở tệp này (hỏng hoặc quá lớn)")


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        max_workers=processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_die_with_parent,
    )


def _die_with_parent() -> None:
    """Ends this process when the one that started it is gone, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def watch() -> None:
            wait([sentinel])
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


def _run(
    executor: Executor, jobs: Sequence[Job], *, ahead: int
) -> Iterator[tuple[Job, Prepared | Failure]]:
    running: deque[tuple[Job, Future[Prepared]]] = deque()
    try:
        for job in jobs:
            running.append((job, executor.submit(_read, job)))
            if len(running) > ahead:
                done, future = running.popleft()
                yield done, _outcome(done, future)
        while running:
            done, future = running.popleft()
            yield done, _outcome(done, future)
    finally:
        for _, future in running:
            future.cancel()


def _read(job: Job) -> Prepared:
    file = job.file
    return prepare(load(file.path, "", file.shown), job.file_hash)


def _outcome(job: Job, future: Future[Prepared]) -> Prepared | Failure:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BrokenProcessPool | KeyboardInterrupt):
        raise error
    return Failure(job.file.shown, _reason(job, error))


def _reason(job: Job, error: BaseException) -> str:
    if isinstance(error, ChithiError):
        # Readers begin their line with the path; the summary names it already.
        message = str(error)
        for prefix in (f"{job.file.path}: ", f"{job.file.shown}: ", f"{job.file.path.name}: "):
            message = message.removeprefix(prefix)
        return message
    if isinstance(error, OSError):
        return f"không đọc được ({error.strerror or error})"
    return f"bộ đọc gặp lỗi {type(error).__name__} ({error}): xin báo lại lỗi này"
