"""`chithi documents` and `chithi duties`: what is held, and who must do what by when."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from app.cli_ask import parse_day
from app.cli_output import one_line, print_json, print_lines
from app.cli_words import Words
from app.engine import Engine
from app.held import CitedPaper, DutyRow, title_of
from app.shapes import cited_json, duty_json, row_json
from app.sheets import duty_sheet
from index.schema import DocumentRow
from ingest.errors import BadInput
from ingest.workbook import write_sheets

_CITED_SHOWN = 30
_ACTION_CHARS = 200


def run_documents(arguments: argparse.Namespace, words: Words) -> int:
    """Always 0; an empty collection is a fine one."""
    engine = Engine.open(arguments.index)
    rows, cited = engine.documents(), engine.cited_not_held()
    if arguments.json:
        shape = {
            "documents": [row_json(row) for row in rows],
            "cited_not_held": [cited_json(paper) for paper in cited],
        }
        print_json(shape)
        return 0
    print_lines(_documents(rows, words))
    print_lines(_cited(cited, words))
    return 0


def run_duties(arguments: argparse.Namespace, words: Words) -> int:
    """1 when there are no such duties, else 0."""
    engine = Engine.open(arguments.index)
    before = parse_day(arguments.before) if arguments.before else None
    duties = engine.duties(arguments.directive, arguments.unit, before)
    if arguments.xlsx is not None:
        _write(arguments.xlsx, duties, words)
    if arguments.json:
        print_json({"duties": [duty_json(row) for row in duties]})
    elif arguments.xlsx is not None:
        print(words("saved", path=arguments.xlsx))
    elif duties:
        print_lines(line for row in duties for line in duty_lines(row, words))
    else:
        print(words("no_duties"))
    return 0 if duties else 1


def duty_lines(row: DutyRow, words: Words) -> Iterator[str]:
    """A duty for a person to read."""
    duty, action = row.duty, one_line(row.action)
    if len(action) > _ACTION_CHARS:
        action = f"{action[:_ACTION_CHARS]}…"
    deadline = duty.deadline.text if duty.deadline else words("no_deadline")
    day = f" ({duty.deadline.date:%d/%m/%Y})" if duty.deadline and duty.deadline.date else ""
    yield f"{words('due')} {deadline}{day} · {duty.unit}: {action}"
    if duty.partners:
        yield f"    {words('with')}: {', '.join(duty.partners)}"
    yield f"    {row.directive or row.title} · {one_line(row.path)} [{duty.start}–{duty.end}]"


def _documents(rows: list[DocumentRow], words: Words) -> Iterator[str]:
    if not rows:
        yield words("no_documents")
    for row in rows:
        header = row.header
        about = [header.identity] if header.identity else list(header.subjects[:3])
        facts = [
            words.kind(header.kind),
            ", ".join(paper.canonical for paper in about),
            header.issuer.value if header.issuer else "",
            header.date.value if header.date else "",
            words("version", number=row.version) if row.version > 1 else "",
        ]
        yield f"{row.doc_id}  {title_of(row)}"
        yield f"    {one_line(row.path)} · {' · '.join(fact for fact in facts if fact)}"
        if row.duplicates:
            paths = ", ".join(one_line(path) for path in row.duplicates)
            yield f"    {words('same_text', paths=paths)}"
        if row.near:
            others = ", ".join(f"{other} ({value:.0%})" for other, value in row.near)
            yield f"    {words('near_to', others=others)}"


def _cited(cited: list[CitedPaper], words: Words) -> Iterator[str]:
    if not cited:
        return
    yield ""
    yield words("cited_not_held", count=len(cited))
    for paper in cited[:_CITED_SHOWN]:
        issuer = f" ({paper.issuer})" if paper.issuer else ""
        yield f"  {paper.canonical}{issuer} · {words('times', count=paper.count)}"
    if len(cited) > _CITED_SHOWN:
        yield f"  … +{len(cited) - _CITED_SHOWN}"


def _write(path: Path, duties: list[DutyRow], words: Words) -> None:
    try:
        write_sheets(path, [duty_sheet(duties, words.language)])
    except OSError as error:
        raise BadInput(f"{path}: không ghi được ({error.strerror})") from error
