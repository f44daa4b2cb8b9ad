"""Taking uploaded files into the collection one by one, each with its state and its problem."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.engine import Engine
from app.exchange import DOCUMENT_TYPES, Brought
from app.page.failures import without_folders
from app.page.labels import Language, label
from app.page.marking import escape
from index.report import IngestReport
from ingest.english import in_language
from ingest.errors import ChithiError


@dataclass(slots=True)
class _Entry:
    name: str
    state: str = "waiting"  # waiting, reading, added, changed, unchanged, copy or refused
    reason: str = ""


def add_files(engine: Engine, files: Sequence[Brought], language: Language) -> Iterator[str]:
    """Copies uploads into the index's own folder and ingests each, telling how far it is after
    every one; a refused file is not kept."""
    entries = [_Entry(file.name) for file in files]
    for file, entry in zip(files, entries, strict=True):
        entry.state = "reading"
        yield _progress(entries, language)
        entry.state, entry.reason = _add(engine, file)
    yield _progress(entries, language)


def _add(engine: Engine, file: Brought) -> tuple[str, str]:
    if Path(file.name).suffix.lower() not in DOCUMENT_TYPES:
        return "refused", ""
    target = engine.uploads_folder() / file.name
    earlier = target.read_bytes() if target.is_file() else None
    shutil.copyfile(file.path, target)
    try:
        done = engine.ingest([target])
    except ChithiError as error:
        problem = str(error)
    else:
        if not done.failures:
            return _state(done), ""
        problem = done.failures[0].reason
    # A refused file is of no use to anyone and would be tried again at every ingest; one that was
    # held under this name stays as it was.
    if earlier is None:
        target.unlink(missing_ok=True)
    else:
        target.write_bytes(earlier)
    return "refused", without_folders(problem)


def _state(done: IngestReport) -> str:
    if done.added:
        return "added"
    if done.changed:
        return "changed"
    return "copy" if done.copies else "unchanged"


def _progress(entries: Sequence[_Entry], language: Language) -> str:
    finished = sum(entry.state not in {"waiting", "reading"} for entry in entries)
    rows = "".join(
        f'<li class="{entry.state}"><span class="file-name">{escape(entry.name)}</span>'
        f'<span class="file-state">{escape(_words(entry, language))}</span></li>'
        for entry in entries
    )
    count = label("adding", language, done=finished, all=len(entries))
    if finished == len(entries):
        refused = sum(entry.state == "refused" for entry in entries)
        count = label("added_all", language, n=len(entries) - refused, refused=refused)
    return (
        f'<div class="panel" role="status"><p>{escape(count)}</p>'
        f'<progress max="{len(entries)}" value="{finished}"></progress>'
        f'<ul class="file-list">{rows}</ul></div>'
    )


def _words(entry: _Entry, language: Language) -> str:
    words = label(f"file.{entry.state}", language)
    return f"{words}: {in_language(entry.reason, language)}" if entry.reason else words
