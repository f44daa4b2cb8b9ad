"""Measures how well numbers, issuers, dates and duties are read, and prints a table.

`python -m eval.papers [DATA] [--json]` wants the folder of measuring data (default ../shared/data);
what is not there is left out of the table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.duty_labels import score_duties
from eval.labels import SCALE, passages, sentences_of
from ingest.identity import parse_references, year_of
from ingest.issuers import issuer_key
from ingest.model import Reference

SETS = Path(__file__).parent / "sets"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a key for machines, what was measured, its value, the figure as people
    read it, and what went wrong."""

    key: str
    name: str
    value: float
    figure: str
    errors: tuple[str, ...] = ()


def main(arguments: list[str] | None = None) -> int:
    """Prints the table for the data in the folder that is given."""
    given = sys.argv[1:] if arguments is None else arguments
    folders = [argument for argument in given if argument != "--json"]
    data = Path(folders[0]) if folders else Path("..") / "shared" / "data"
    rows = list(measure(data))
    if "--json" in given:
        print(json.dumps({row.key: row.value for row in rows}))
        return 0
    for row in rows:
        print(f"{row.name:<46} {row.figure}")
        for error in row.errors:
            print(f"    {error}")
    return 0


def measure(data: Path) -> Iterator[Row]:
    """All rows that the data at hand allow; the spelling table needs none."""
    yield spelling_row(SETS / "identity.jsonl")
    scale = data / SCALE
    if scale.exists():
        yield false_directive_row(SETS / "sentences.jsonl", scale)
    if (data / "directives").exists():
        yield from duty_rows(SETS / "duties.jsonl", data)


def spelling_row(path: Path) -> Row:
    """Share of spellings that give exactly the papers, issuers and times of the table."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    errors = [f"{row['id']} {row['text']}" for row in rows if not _spelt_right(row)]
    right = len(rows) - len(errors)
    share = right / len(rows)
    figure = f"{right}/{len(rows)} = {share:.1%}"
    return Row("spellings", "identity: spellings read right", share, figure, tuple(errors))


def _spelt_right(row: dict[str, object]) -> bool:
    found = [reference for reference, _ in parse_references(str(row["text"]))]
    if [reference.canonical for reference in found] != row["canonical"]:
        return False
    return not found or _told_right(found[0], row)


def _told_right(reference: Reference, row: dict[str, object]) -> bool:
    if "issuer" in row:
        wanted = issuer_key(str(row["issuer"]))
        given = issuer_key(reference.issuer or "")
        if given.place != wanted.place or (given.body and given.body != wanted.body):
            return False
    if "date" in row and str(reference.date) != row["date"]:
        return False
    return "year" not in row or year_of(reference) == row["year"]


def false_directive_row(labels: Path, scale: Path) -> Row:
    """Directives read in sentences whose numbers are other numbers. A label is a passage's line in
    the file, a sentence's place in it and the directives that it really names."""
    wanted: dict[int, dict[int, list[str]]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        wanted.setdefault(label["passage"], {})[label["sentence"]] = label["directives"]
    errors: list[str] = []
    total = 0
    for passage, text in passages(scale):
        if passage not in wanted:
            continue
        sentences = sentences_of(text)
        for place, directives in wanted[passage].items():
            total += 1
            given = [r.canonical for r, _ in parse_references(sentences[place]) if r.type == "CT"]
            errors.extend(f"{passage}: {name}" for name in (Counter(given) - Counter(directives)))
    name = f"identity: false directives in {total} sentences"
    return Row("false_directives", name, len(errors), str(len(errors)), tuple(errors))


def duty_rows(path: Path, data: Path) -> Iterator[Row]:
    """F1 of units (the right unit for the right line) and of deadlines (right day or period)."""
    for key, what, score in zip(
        ("unit_f1", "deadline_f1"), ("unit", "deadline"), score_duties(path, data), strict=True
    ):
        figure = f"{score.f1:.3f} (P {score.precision:.3f}, R {score.recall:.3f})"
        errors = [f"missed {item}" for item in score.missed]
        errors += [f"extra {item}" for item in score.extra]
        name = f"duties: {what} F1 over {score.labelled}"
        yield Row(key, name, score.f1, figure, tuple(errors))


if __name__ == "__main__":
    raise SystemExit(main())
