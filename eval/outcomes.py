"""What a system gave for each question of a run, as kept on disk and read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from app.model import Answer
from index.model import Hit
from ingest.errors import BadInput

_SHOWN_HITS = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage or quote to be shown in a report: where it stands and what it says."""

    path: str
    start: int
    end: int
    text: str
    directive: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked: gold in words, what came back, each measure's value, and the time in
    milliseconds that the system itself took. Measures that do not apply are absent."""

    id: str
    kind: str
    style: str
    question: str
    asked: str
    expects: str
    expected: tuple[str, ...]
    documents: tuple[str, ...]
    status: str
    answer: str
    items: tuple[str, ...]
    note: str
    confidence: float
    citations: tuple[Shown, ...]
    hits: tuple[Shown, ...]
    chosen: int | None
    ask_ms: float | None
    search_ms: float | None
    scores: dict[str, float] = field(default_factory=dict)

    @property
    def missed(self) -> bool:
        """Whether the question counts as a failure by the measure that judges it."""
        judged = ("correct", "choice accuracy", "Success@5")
        return next((self.scores[name] < 1 for name in judged if name in self.scores), False)


def shown_citations(answer: Answer) -> tuple[Shown, ...]:
    """An answer's citations for a report."""
    return tuple(Shown(c.path, c.start, c.end, c.quote, c.directive) for c in answer.citations)


def shown_hits(hits: Sequence[Hit]) -> tuple[Shown, ...]:
    """The first hits for a report."""
    return tuple(
        Shown(hit.path, hit.start, hit.end, hit.text, hit.directive, round(hit.score, 4))
        for hit in hits[:_SHOWN_HITS]
    )


def write_outcome(file: Path, outcome: Outcome) -> None:
    """Append an outcome as one line, so that a run cut short keeps what it has."""
    with file.open("a", encoding="utf-8") as target:
        target.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")


def read_outcomes(file: Path) -> list[Outcome]:
    """Outcomes of a file in order; a last line cut short is left out.

    Raises:
        BadInput: the file holds anything else.
    """
    return list(_outcomes(file)) if file.exists() else []


def _outcomes(file: Path) -> Iterator[Outcome]:
    lines = file.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, start=1):
        try:
            data = json.loads(line) if line else None
        except json.JSONDecodeError as cause:
            if number == len(lines):
                return
            raise BadInput(f"{file}: dòng {number}: JSON sai: {cause.msg}") from cause
        if data is not None:
            yield _outcome(data, file, number)


def _outcome(data: dict[str, object], file: Path, number: int) -> Outcome:
    names = {f.name for f in fields(Outcome)}
    if not isinstance(data, dict) or set(data) != names:
        raise BadInput(
            f"{file}: dòng {number}: không phải kết quả của bản chithi này; hãy chạy lại"
        )
    made = dict(data)
    for name in ("citations", "hits"):
        made[name] = tuple(Shown(**entry) for entry in data[name])  # type: ignore[attr-defined]
    for name in ("expected", "documents", "items"):
        made[name] = tuple(data[name])  # type: ignore[arg-type]
    return Outcome(**made)  # type: ignore[arg-type]
