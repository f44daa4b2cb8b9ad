"""What an ingest did, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.scan import Failure


@dataclass(frozen=True, slots=True)
class Moved:
    """A file found under another path than before; its document keeps its id."""

    doc_id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Shown paths of what came in and what changed. `copies` are (path, doc_id) of files whose text
    another file already holds; `near` are (doc_id, doc_id, similarity 0 to 1) found in this run;
    `seconds` is per stage. `generation` is the catalog's after the run."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    moved: tuple[Moved, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    near: tuple[tuple[str, str, float], ...] = ()
    pruned: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    documents: int = 0
    passages: int = 0
    generation: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
