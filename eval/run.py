"""Asking a system every question of a set, with progress, resuming and a manifest."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.model import Answer
from eval.choices import choose
from eval.gold import bind
from eval.manifest import Manifest, make_manifest, read_manifest, write_manifest
from eval.measures import choice_accuracy
from eval.outcomes import Outcome, read_outcomes, shown_citations, shown_hits, write_outcome
from eval.questions import Question, QuestionSet
from eval.scoring import answer_scores, ranking_scores
from eval.systems import System
from eval.variants import vary
from index.model import Hit
from ingest.errors import BadInput

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: `depth` passages are ranked for each question; `answers` also asks; `only` keeps
    the questions whose fields have these values; `recorded` stands in the manifest."""

    variant: str = ""
    only: Mapping[str, str] = field(default_factory=dict)
    seed: int = 0
    depth: int = 30
    answers: bool = True
    recorded: Mapping[str, str] = field(default_factory=dict)
    command: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: outcomes in the set's order, the wall time of this process in seconds and the
    questions taken over from an earlier, unfinished run."""

    manifest: Manifest
    outcomes: tuple[Outcome, ...]
    wall_s: float
    resumed: int
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def run(
    system: System,
    source: QuestionSet,
    *,
    folder: Path,
    settings: Settings,
    progress: Progress = lambda done, total: None,
) -> Run:
    """Ask every question and keep each outcome in `folder` at once; the same run started again goes
    on where it stopped. Another run's outcomes there are replaced.

    Raises:
        BadInput: no question is left by `only`, or the variant is unknown.
        GoldNotHeld: gold documents are not in the system's collection.
    """
    begun = time.perf_counter()
    chosen = select(source.questions, settings.only)
    held = system.held()
    bound = bind(chosen, held, system.text_of)
    questions = bound.questions
    manifest = make_manifest(
        system=system.name,
        question_set=source.name,
        questions=chosen,
        held=held,
        settings=settings.recorded,
        variant=settings.variant,
        only=",".join(f"{name}={value}" for name, value in settings.only.items()),
        seed=settings.seed,
        depth=settings.depth,
        command=settings.command,
    )
    done = _start(folder, manifest)
    resumed = len(done)
    for outcome in _ask_all(system, questions, settings, done):
        write_outcome(folder / "outcomes.jsonl", outcome)
        done[outcome.id] = outcome
        progress(len(done), len(questions))
    return Run(
        manifest,
        tuple(done[question.id] for question in questions),
        time.perf_counter() - begun,
        resumed,
        (*source.notes, *bound.notes),
        tuple(map(str, source.problems)),
    )


def select(questions: Sequence[Question], only: Mapping[str, str]) -> list[Question]:
    """The questions whose `kind`, `style`, `expects`, `conversation` or `id` have the given values.

    Raises:
        BadInput: another field is named, or nothing is left.
    """
    allowed = ("kind", "style", "expects", "conversation", "id")
    for name in only:
        if name not in allowed:
            raise BadInput(f"--only {name}: chọn theo một trong: {', '.join(allowed)}")
    left = [q for q in questions if all(getattr(q, name) == value for name, value in only.items())]
    if not left:
        wanted = ", ".join(f"{name}={value}" for name, value in only.items())
        raise BadInput(f"không có câu hỏi nào khớp {wanted or 'bộ này'}")
    return left


def _start(folder: Path, manifest: Manifest) -> dict[str, Outcome]:
    """What an earlier start of the same run left; the folder is made ready for this one."""
    folder.mkdir(parents=True, exist_ok=True)
    earlier = read_manifest(folder / "manifest.json")
    file = folder / "outcomes.jsonl"
    kept: list[Outcome] = []
    if earlier is not None and earlier.key == manifest.key:
        kept = read_outcomes(file)
    file.unlink(missing_ok=True)
    write_manifest(folder / "manifest.json", manifest)
    for outcome in kept:
        write_outcome(file, outcome)
    return {outcome.id: outcome for outcome in kept}


def _ask_all(
    system: System, questions: Sequence[Question], settings: Settings, done: Mapping[str, Outcome]
) -> Iterator[Outcome]:
    """Outcomes of the questions not done yet. A conversation that was cut short is asked again from
    its first turn under a new name, since the system keeps what was said."""
    with_spans = all(question.answers for question in questions if question.expects == "answer")
    broken = {q.conversation for q in questions if q.id not in done and q.conversation}
    session = uuid.uuid4().hex[:8]
    asked_before = set(done)
    for question in questions:
        if question.id in asked_before and question.conversation not in broken:
            continue
        asked = vary(
            question.question, variant=settings.variant, seed=settings.seed, id=question.id
        )
        conversation = f"eval-{session}-{question.conversation}" if question.conversation else None
        outcome = _ask_one(system, question, asked, conversation, settings, with_spans)
        if question.id not in asked_before:
            yield outcome


def _ask_one(
    system: System,
    question: Question,
    asked: str,
    conversation: str | None,
    settings: Settings,
    with_spans: bool,
) -> Outcome:
    begun = time.perf_counter()
    hits = system.search(asked, settings.depth)
    searched = time.perf_counter()
    answer = system.ask(asked, conversation) if settings.answers else None
    answered = time.perf_counter()
    scores = ranking_scores(question, hits)
    chosen = None
    if answer is not None:
        scores |= answer_scores(question, answer, text_of=system.text_of, with_spans=with_spans)
        chosen = _choice(question, answer, hits, scores)
    return _outcome(
        question,
        asked,
        answer,
        hits,
        chosen=chosen,
        scores=scores,
        search_ms=1000 * (searched - begun),
        ask_ms=1000 * (answered - searched) if answer is not None else None,
    )


def _choice(
    question: Question, answer: Answer, hits: Sequence[Hit], scores: dict[str, float]
) -> int | None:
    """The choice taken; its accuracy stands in place of correctness, which judges words."""
    if not question.choices:
        return None
    chosen = choose(question, answer, hits)
    accuracy = choice_accuracy(question, chosen)
    if accuracy is not None:
        scores["choice accuracy"] = accuracy
        scores["correct"] = accuracy
    return chosen


def _outcome(
    question: Question,
    asked: str,
    answer: Answer | None,
    hits: Sequence[Hit],
    *,
    chosen: int | None,
    scores: dict[str, float],
    search_ms: float,
    ask_ms: float | None,
) -> Outcome:
    return Outcome(
        id=question.id,
        kind=question.kind,
        style=question.style,
        question=question.question,
        asked=asked,
        expects=question.expects,
        expected=_expected(question),
        documents=question.documents,
        status=answer.status if answer else "",
        answer=answer.answer if answer else "",
        items=tuple(item.text for item in answer.items) if answer else (),
        note=answer.note if answer else "",
        confidence=answer.confidence if answer else 0.0,
        citations=shown_citations(answer) if answer else (),
        hits=shown_hits(hits),
        chosen=chosen,
        ask_ms=ask_ms,
        search_ms=search_ms,
        scores=scores,
    )


def _expected(question: Question) -> tuple[str, ...]:
    if question.key is not None:
        return (f"{chr(65 + question.key)}. {question.choices[question.key]}",)
    groups = tuple(" | ".join(group) for group in question.must)
    return groups or question.answers or tuple(e.text for e in question.evidence)
