"""`chithi ingest`: files in, a summary out, and `--watch`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

from app.cli_output import Progress, one_line, print_json, print_lines
from app.cli_words import Words
from app.engine import Engine
from app.shapes import report_json
from index.report import IngestReport
from index.watch import changes

_SHOWN = 20  # paths of one sort


def run_ingest(arguments: argparse.Namespace, words: Words) -> int:
    """2 when a file could not be read, else 0."""
    engine = Engine.open(arguments.index, encoder=arguments.encoder)
    changed = (
        changes(arguments.paths, skip=arguments.index, sleep=time.sleep) if arguments.watch else ()
    )
    code = _ingest_once(engine, arguments, words, quiet=False)
    if not arguments.watch:
        return code
    print(words("watching"), flush=True)
    for _ in changed:
        code = _ingest_once(engine, arguments, words, quiet=True)
    return code


def _ingest_once(
    engine: Engine, arguments: argparse.Namespace, words: Words, *, quiet: bool
) -> int:
    progress = Progress(words)
    try:
        report = engine.ingest(
            arguments.paths,
            prune=arguments.prune or (arguments.watch and quiet),
            progress=progress,
            processes=arguments.processes,
        )
    finally:
        progress.clear()
    if arguments.json:
        print_json(report_json(report))
    else:
        print_lines(_summary(report, words))
    return 2 if report.failures else 0


def _summary(report: IngestReport, words: Words) -> Iterator[str]:
    yield from _listed(words("added"), report.added)
    yield from _listed(words("changed"), report.changed)
    yield from _listed(words("pruned"), report.pruned)
    yield from _listed(words("moved"), [f"{item.old} → {item.new}" for item in report.moved])
    for path, doc_id in report.copies[:_SHOWN]:
        yield f"{words('copies', doc_id=doc_id)}: {one_line(path)}"
    for one, other, similarity in report.near[:_SHOWN]:
        yield f"{words('near', share=round(100 * similarity))}: {one}, {other}"
    if report.unchanged:
        yield words("unchanged", count=report.unchanged)
    if report.failures:
        yield words("failed", count=len(report.failures))
        for failure in report.failures:
            yield f"  {one_line(failure.path)}: {one_line(failure.reason)}"
    yield words("held", documents=report.documents, passages=report.passages)


def _listed(title: str, paths: tuple[str, ...] | list[str]) -> Iterator[str]:
    if not paths:
        return
    yield f"{title} ({len(paths)}):"
    for path in paths[:_SHOWN]:
        yield f"  {one_line(path)}"
    if len(paths) > _SHOWN:
        yield f"  … +{len(paths) - _SHOWN}"
