"""Ingesting a folder in this process, and what an index then holds: for tests of collections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index import collection
from index.catalog import Catalog
from index.collection import ingest
from index.report import IngestReport
from index.syllable_encoder import SyllableEncoder

Ingest = Callable[..., IngestReport]


def ingesting(index: Path, folder: Path, encoder: SyllableEncoder) -> Ingest:
    """Ingests the folder, or other paths, in this process."""

    def ingest_folder(*paths: Path, **options: object) -> IngestReport:
        return ingest(index, paths or [folder], encoder=encoder, processes=0, **options)  # type: ignore[arg-type] # options are passed on as they are

    return ingest_folder


def ids_of(index: Path) -> dict[str, str]:
    """Document ids by file name."""
    with Catalog.open(index) as catalog:
        return {Path(row.path).name: row.doc_id for row in catalog.documents()}


def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Records the names of the files that are really read."""
    read: list[str] = []
    real = vars(collection)["read_files"]

    def recorded(jobs, *, processes=None):  # type: ignore[no-untyped-def] # as the real one
        read.extend(job.file.path.name for job in jobs)
        return real(jobs, processes=processes)

    monkeypatch.setattr(collection, "read_files", recorded)
    return read
