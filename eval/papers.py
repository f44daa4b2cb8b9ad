"""Measures how well numbers, issuers, dates and duties are read, and prints a table.

`python -m eval.papers [DATA] [--json]` wants the folder of measuring data (default ../shared/data);
what is not there is left out of the table.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.clean import clean
from ingest.duties import find_duties
from ingest.folding import fold
from ingest.header import read_header
from ingest.identity import parse_references, year_of
from ingest.issuers import issuer_key
from ingest.model import Deadline, Reference
from ingest.outline import build_outline
from ingest.read import read

SETS = Path(__file__).parent / "sets"
_LINE_LETTERS = 60
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")


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
    scale = data / "scale" / "passages_legal_313k.jsonl.gz"
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
    for passage, text in _passages(scale, set(wanted)):
        sentences = _SENTENCE_END.split(text)
        for place, directives in wanted[passage].items():
            total += 1
            given = [r.canonical for r, _ in parse_references(sentences[place]) if r.type == "CT"]
            errors.extend(f"{passage}: {name}" for name in (Counter(given) - Counter(directives)))
    name = f"identity: false directives in {total} sentences"
    return Row("false_directives", name, len(errors), str(len(errors)), tuple(errors))


def _passages(scale: Path, numbers: set[int]) -> Iterator[tuple[int, str]]:
    with gzip.open(scale, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number in numbers:
                yield number, json.loads(line)["text"]


def duty_rows(path: Path, data: Path) -> Iterator[Row]:
    """F1 of units (the right unit for the right line) and of deadlines (right day or period)."""
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    units: list[tuple[str, ...]] = []
    times: list[tuple[str, ...]] = []
    for name in sorted({label["document"] for label in labels}):
        for line, unit, deadline in _duties_of(data / name):
            units.append((name, line, fold(unit)))
            if deadline:
                times.append((name, line, deadline))
    wanted_units = [(label["document"], label["line"], fold(label["unit"])) for label in labels]
    wanted_times = [
        (label["document"], label["line"], label["deadline"])
        for label in labels
        if label["deadline"]
    ]
    name = f"duties: unit F1 over {len(labels)} duties"
    yield _f1_row("unit_f1", name, wanted_units, units)
    name = f"duties: deadline F1 over {len(wanted_times)}"
    yield _f1_row("deadline_f1", name, wanted_times, times)


def _duties_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Line key, unit and deadline of every duty found in a file."""
    raw = read(path)
    cleaned = clean(raw)
    header = read_header(cleaned, raw.metadata, str(path))
    text = cleaned.text
    for duty in find_duties(text, header, build_outline(cleaned)):
        start = text.rfind("\n", 0, duty.action.start) + 1
        end = text.find("\n", duty.action.start)
        line = text[start : end if end >= 0 else len(text)]
        yield line_key(line), duty.unit, deadline_label(duty.deadline)


def line_key(line: str) -> str:
    """A key for a line that says nothing of its words: labels are kept without quoting the text.

    >>> line_key("a) Bộ Y tế") == line_key("A)  BỘ Y TẾ.")
    True
    """
    letters = "".join(letter for letter in fold(line) if letter.isalnum())[:_LINE_LETTERS]
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def deadline_label(deadline: Deadline | None) -> str:
    """A deadline as labels write it: its day, its period, "relative", or "" for none."""
    if deadline is None:
        return ""
    return str(deadline.date) if deadline.date else deadline.recurring or "relative"


def _f1_row(
    key: str, name: str, wanted: Iterable[tuple[str, ...]], given: Iterable[tuple[str, ...]]
) -> Row:
    there, found = Counter(wanted), Counter(given)
    right = (there & found).total()
    precision = right / found.total() if found else 0.0
    recall = right / there.total() if there else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    errors = [f"missed {' '.join(item)}" for item in (there - found)]
    errors += [f"extra {' '.join(item)}" for item in (found - there)]
    figure = f"{f1:.3f} (P {precision:.3f}, R {recall:.3f})"
    return Row(key, name, f1, figure, tuple(errors))


if __name__ == "__main__":
    raise SystemExit(main())
