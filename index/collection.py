"""Keeping an index in step with files and folders.

The order of writing makes a kill harmless at any instant: files are read and staged in small
batches, passages are encoded into a cache, one transaction makes all of it searchable, and the
derived indexes catch up. What was staged or encoded before a kill is used by the next run.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.catalog import Catalog
from index.database import transaction
from index.derived import covered_generation, encode_missing, refresh
from index.encoder import Encoder
from index.lock import writer_lock
from index.reading import Job, read_files
from index.report import IngestReport
from index.scan import Failure, FoundFile, scan
from index.staging import Prepared, stage, staged_hashes, sweep
from index.switch import Known, Switch, known_files
from ingest.document import PIPELINE
from ingest.errors import BadInput

Progress = Callable[[str, int, int], None]

_STAGED_TOGETHER = 16  # files a commit; what a kill can cost


@dataclass(slots=True)
class _Plan:
    """What a run has to do, found before anything is written."""

    unchanged: int = 0
    jobs: list[Job] = field(default_factory=list)  # to read
    placed: list[tuple[FoundFile, str]] = field(default_factory=list)  # to give a document
    gone: list[bytes] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def ingest(
    directory: Path,
    paths: Sequence[Path],
    *,
    encoder: Encoder,
    prune: bool = False,
    progress: Progress | None = None,
    processes: int | None = None,
    settings: Mapping[str, str] | None = None,
) -> IngestReport:
    """Brings the index in `directory` in step with the files at and below `paths`.

    Files that cannot be read are reported and all others kept; a file that could be read before
    keeps its former version. `prune` drops files below `paths` that are gone. `progress` is told
    (stage, done, total); `processes` is how many read files, 0 for this one alone. `settings` are
    kept as the catalog's `meta` together with the change.

    Raises:
        IndexBusy: another process is writing this index.
        IndexUnusable: what is there is no index of this version.
    """
    if not paths:
        raise BadInput("chưa cho biết nạp tệp hay thư mục nào")
    tell = progress or _silent
    with writer_lock(directory), Catalog.open(directory, writable=True) as catalog:
        run = _Run(catalog, tell)
        plan = run.plan(paths, directory=directory, prune=prune)
        run.read(plan, processes)
        if plan.placed or covered_generation(directory, encoder.name) != catalog.generation:
            with run.timed("encode"):
                encode_missing(catalog, encoder, tell)
        switch = run.switch(plan, settings or {})
        with run.timed("refresh"):
            refresh(catalog, directory, encoder, tell)
        return run.report(plan, switch)


def remove(
    directory: Path,
    doc_ids: Sequence[str],
    *,
    encoder: Encoder,
    progress: Progress | None = None,
) -> list[str]:
    """Drops documents with all their files and versions; the shown paths that went. A file that
    is still on disk comes back when its folder is ingested again.

    Raises:
        BadInput: a document is not held; then nothing is dropped.
        IndexBusy: another process is writing this index.
    """
    with writer_lock(directory), Catalog.open(directory) as catalog:
        known = known_files(catalog.connection)
        names = [name for name, file in known.items() if file.doc_id in set(doc_ids)]
        for doc_id in doc_ids:
            if catalog.file_of(doc_id) is None:
                raise BadInput(f"không có tài liệu {doc_id} trong chỉ mục: xem `chithi documents`")
        with transaction(catalog.connection):
            switch = Switch(catalog.connection, now=dt.datetime.now(dt.UTC))
            switch.forget(names)
            switch.finish()
        refresh(catalog, directory, encoder, progress or _silent)
        return switch.changes.pruned


class _Run:
    """One ingest under way."""

    def __init__(self, catalog: Catalog, tell: Progress) -> None:
        self._catalog = catalog
        self._connection = catalog.connection
        self._tell = tell
        self._seconds: dict[str, float] = {}

    def timed(self, stage_name: str) -> _Timed:
        """Adds the time spent in a `with` block to a stage's seconds."""
        return _Timed(self._seconds, stage_name)

    def plan(self, paths: Sequence[Path], *, directory: Path, prune: bool) -> _Plan:
        """Compares the files with what the catalog knows: size and time first, then the hash."""
        with self.timed("scan"):
            found, failures = scan(paths, skip=directory)
            known = known_files(self._connection)
            plan = _Plan()
            if prune:
                plan.gone = _gone(known, {file.name for file in found}, paths)
            plan.failures = [
                failure for failure in failures if not (prune and _was_known(known, failure))
            ]
            self._compare(plan, found, known)
            needed = {job.file_hash for job in plan.jobs}
            sweep(self._connection, needed=needed, vectors=prune)
            return plan

    def _compare(self, plan: _Plan, found: Sequence[FoundFile], known: dict[bytes, Known]) -> None:
        outdated = self._outdated()
        readable = self._live_hashes()
        asked: set[str] = set()
        for done, file in enumerate(found):
            self._tell("scan", done, len(found))
            before = known.get(file.name)
            current = before is not None and before.doc_id not in outdated
            if before and current and _same_look(before.file, file):
                plan.unchanged += 1
                continue
            try:
                file_hash = _hash(file.path)
            except OSError as error:
                plan.failures.append(Failure(file.shown, _why(error)))
                continue
            if before and current and before.file_hash == file_hash:
                plan.unchanged += 1
            plan.placed.append((file, file_hash))
            if file_hash not in readable and file_hash not in asked:
                asked.add(file_hash)
                plan.jobs.append(Job(file, file_hash))
        self._tell("scan", len(found), len(found))

    def read(self, plan: _Plan, processes: int | None) -> None:
        """Reads what is new and stages it; what an earlier run had staged is not read again."""
        with self.timed("read"):
            staged = staged_hashes(self._connection)
            jobs = [job for job in plan.jobs if job.file_hash not in staged]
            batch: list[Prepared] = []
            failed: dict[str, str] = {}
            for done, (job, outcome) in enumerate(read_files(jobs, processes=processes)):
                self._tell("read", done, len(jobs))
                if isinstance(outcome, Failure):
                    failed[job.file_hash] = outcome.reason
                else:
                    batch.append(outcome)
                if len(batch) >= _STAGED_TOGETHER:
                    stage(self._connection, batch)
                    batch.clear()
            stage(self._connection, batch)
            self._tell("read", len(jobs), len(jobs))
            self._drop_failed(plan, failed)

    def _drop_failed(self, plan: _Plan, failed: dict[str, str]) -> None:
        plan.failures += [
            Failure(file.shown, failed[file_hash])
            for file, file_hash in plan.placed
            if file_hash in failed
        ]
        plan.placed = [pair for pair in plan.placed if pair[1] not in failed]

    def switch(self, plan: _Plan, settings: Mapping[str, str]) -> Switch:
        """Makes the staged files searchable, all at once."""
        with self.timed("switch"), transaction(self._connection):
            for key, value in settings.items():
                self._catalog.set_meta(key, value)
            switch = Switch(self._connection, now=dt.datetime.now(dt.UTC))
            switch.place(plan.placed)
            switch.forget(plan.gone)
            switch.finish()
            return switch

    def report(self, plan: _Plan, switch: Switch) -> IngestReport:
        """What the run did."""
        changes = switch.changes
        return IngestReport(
            added=tuple(changes.added),
            changed=tuple(changes.changed),
            unchanged=plan.unchanged,
            moved=tuple(changes.moved),
            copies=tuple(changes.copies),
            near=tuple(changes.near),
            pruned=tuple(changes.pruned),
            failures=tuple(sorted(plan.failures, key=lambda failure: failure.path)),
            documents=self._count("documents"),
            passages=self._count("passages WHERE live = 1"),
            generation=self._catalog.generation,
            seconds=dict(self._seconds),
        )

    def _outdated(self) -> set[str]:
        """Documents that an older pipeline read, so that they are to be read again."""
        rows = self._connection.execute(
            "SELECT d.doc_id FROM documents d JOIN versions v USING (version_id)"
            " WHERE v.pipeline <> ?",
            (PIPELINE,),
        )
        return {row[0] for row in rows}

    def _live_hashes(self) -> set[str]:
        """Files whose live version this pipeline read: the same bytes need no reading."""
        rows = self._connection.execute(
            "SELECT file_hash FROM versions WHERE state = 'live' AND pipeline = ?", (PIPELINE,)
        )
        return {row[0] for row in rows}

    def _count(self, what: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


class _Timed:
    def __init__(self, seconds: dict[str, float], name: str) -> None:
        self._seconds, self._name, self._started = seconds, name, 0.0

    def __enter__(self) -> None:
        self._started = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        spent = time.perf_counter() - self._started
        self._seconds[self._name] = self._seconds.get(self._name, 0.0) + spent


def _gone(known: dict[bytes, Known], found: set[bytes], paths: Sequence[Path]) -> list[bytes]:
    """Known files at or below `paths` that are no longer there."""
    roots = [path.absolute() for path in paths]
    return [
        name
        for name, before in known.items()
        if name not in found
        and any(before.file.path.is_relative_to(root) for root in roots)
        and not before.file.path.exists()
    ]


def _was_known(known: dict[bytes, Known], failure: Failure) -> bool:
    return any(before.file.shown == failure.path for before in known.values())


def _same_look(before: FoundFile, now: FoundFile) -> bool:
    return (before.size, before.mtime_ns) == (now.size, now.mtime_ns)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "không có quyền đọc"
    if isinstance(error, FileNotFoundError):
        return "tệp biến mất trong lúc nạp"
    return f"không đọc được ({error.strerror or error})"


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""
