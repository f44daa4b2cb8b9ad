"""What people said of answers, kept in the catalog."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from index.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Feedback:
    """One verdict: `at` is ISO 8601 in UTC, `answer` the answer's JSON as it was shown."""

    at: str
    question: str
    good: bool
    comment: str
    answer: str


def add_feedback(
    catalog: Catalog, question: str, *, good: bool, answer: str, comment: str = ""
) -> None:
    """Keeps a verdict; commits at once."""
    catalog.connection.execute(
        "INSERT INTO feedback (at, question, good, comment, answer) VALUES (?, ?, ?, ?, ?)",
        (dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), question, good, comment, answer),
    )


def all_feedback(catalog: Catalog) -> list[Feedback]:
    """Every verdict, oldest first."""
    rows = catalog.connection.execute(
        "SELECT at, question, good, comment, answer FROM feedback ORDER BY id"
    )
    return [Feedback(at, question, bool(good), *rest) for at, question, good, *rest in rows]
