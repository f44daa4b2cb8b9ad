"""Searching the passages that a set carries: each becomes a document of an index of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.engine import Engine
from eval.questions import Evidence, Question, QuestionSet
from index.collection import Progress
from ingest.errors import BadInput


def carried_index(
    source: QuestionSet, folder: Path, *, encoder: str | None, progress: Progress | None = None
) -> tuple[Engine, QuestionSet]:
    """An engine over the set's passages, one file each under `folder`, and the set with its gold
    naming these files. Built once: unchanged passages cost nothing the next time.

    Raises:
        BadInput: the set carries no passages, or one of them became no document.
    """
    if not source.passages:
        raise BadInput(f"bộ {source.name} không mang theo đoạn văn nào; hãy dùng --passages index")
    names = {passage.id: f"{n:06}.txt" for n, passage in enumerate(source.passages, start=1)}
    files = folder / "passages"
    files.mkdir(parents=True, exist_ok=True)
    for passage in source.passages:
        _write(files / names[passage.id], f"{passage.title}\n\n{passage.text}".strip())
    for stale in set(files.iterdir()) - {files / name for name in names.values()}:
        stale.unlink()
    engine = Engine.open(folder / "index", encoder=encoder)
    report = engine.ingest([files], prune=True, progress=progress)
    if report.failures:
        shown = "; ".join(f"{failure.path}: {failure.reason}" for failure in report.failures[:3])
        raise BadInput(f"{len(report.failures)} đoạn của bộ {source.name} không nạp được: {shown}")
    return engine, replace(source, questions=_renamed(source.questions, names))


def _renamed(questions: Sequence[Question], names: dict[str, str]) -> tuple[Question, ...]:
    """The questions with passage ids replaced by file names; a name that is no passage stays, to be
    reported when gold is bound."""
    return tuple(
        replace(
            question,
            documents=tuple(names.get(name, name) for name in question.documents),
            evidence=tuple(_moved(evidence, names) for evidence in question.evidence),
        )
        for question in questions
    )


def _moved(evidence: Evidence, names: dict[str, str]) -> Evidence:
    return replace(evidence, document=names.get(evidence.document, evidence.document))


def _write(path: Path, text: str) -> None:
    """Write only what differs, so that file times stay and re-ingesting is quick."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
