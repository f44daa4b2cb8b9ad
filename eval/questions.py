"""What a question set is made of: questions with their gold, and passages that the set carries."""

from __future__ import annotations

from dataclasses import dataclass, field

EXPECTATIONS = ("answer", "refusal", "clarification", "unknown")
REJECTED = "sai"  # a reviewer's verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the gold stands: `document` is a path, a file name or a carried passage's id; `text` is
    the evidence itself; `start`/`end` are offsets into the document's text, None when not known."""

    document: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question and its gold.

    `expects` is "answer", "refusal" (nothing in the collection answers it), "clarification" (it
    names something of which there are several) or "unknown" (no gold: the answer is recorded, not
    judged). `documents` are paths, file names or carried passage ids. `must` holds groups of
    alternatives: each group needs one of its strings in the answer. `answers` are whole gold
    answers, any of which will do. `key` is the index of the right choice. Questions with the same
    `conversation` are asked in file order as one conversation. `where` says where in the file the
    question stands.
    """

    id: str
    question: str
    kind: str = ""
    expects: str = "unknown"
    documents: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    answers: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    choices: tuple[str, ...] = ()
    key: int | None = None
    conversation: str | None = None
    style: str = ""
    note: str = ""
    generated: bool = False
    review: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class CarriedPassage:
    """A passage that the set brings along (SQuAD context, BEIR corpus entry)."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a question file: where (line, row or JSON path), which field, and what."""

    where: str
    field: str
    message: str

    def __str__(self) -> str:
        field = f", {self.field}" if self.field else ""
        return f"{self.where}{field}: {self.message}"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions in file order. `notes` say what a person should know of how the file was read
    (columns mapped, rows without gold); `problems` are entries left out in lenient reading."""

    name: str
    format: str
    questions: tuple[Question, ...]
    passages: tuple[CarriedPassage, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
