"""Makes a question set from documents: gold from structure, several wordings, marked generated."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.study.material import open_material
from eval.make_absent import Absent, absent_questions
from eval.make_fact import Fact
from eval.make_facts import facts_of
from eval.make_wordings import wordings
from eval.questions import Question
from eval.set_answers import read_answer
from eval.set_table import answer_cell
from ingest.folding import fold
from ingest.model import Document

Progress = Callable[[int, int], None]


def make_questions(
    documents: Sequence[Document],
    *,
    seed: int = 0,
    progress: Progress = lambda done, total: None,
) -> list[Question]:
    """Questions on the documents, answerable ones in reading order, then those to be refused, then
    those that name a paper of which several are held. The same documents and seed give the same
    set. A question that two documents would answer differently is left out."""
    materials = []
    for done, document in enumerate(documents, start=1):
        materials.append(open_material(document))
        progress(done, len(documents))
    facts = [fact for material in materials for fact in facts_of(material)]
    chance = random.Random(seed)
    found = [question for fact in facts for question in _asked(fact)]
    found += [_refused(absent) for absent in absent_questions(materials, facts, chance)]
    found += _ambiguous(documents)
    return _without_conflicts(found)


def keep_reviews(made: Iterable[Question], earlier: Mapping[str, Question]) -> list[Question]:
    """The made questions with what a person decided on the same ones before: verdict, and edits of
    reviewed questions. Reviewed questions that are no longer made stay too."""
    kept = []
    left = dict(earlier)
    for question in made:
        reviewed = left.pop(question.id, None)
        kept.append(reviewed if reviewed is not None and reviewed.review else question)
    return kept + [question for question in left.values() if question.review]


def merge_review(questions: Sequence[Question], reviewed: Mapping[str, Question]) -> list[Question]:
    """The questions with verdicts and edited wording or gold from a reviewed spreadsheet; evidence
    offsets and everything else stay as they were."""
    return [_reviewed(question, reviewed.get(question.id)) for question in questions]


def question_id(text: str, document: str) -> str:
    """An id that stays while question and document do."""
    return hashlib.sha256(f"{document}\n{text}".encode()).hexdigest()[:10]


def _reviewed(question: Question, row: Question | None) -> Question:
    if row is None:
        return question
    judged = replace(question, question=row.question, note=row.note, review=row.review)
    untouched = read_answer(answer_cell(question), row.question)
    if (row.must, row.answers) == untouched:
        return judged
    return replace(judged, must=row.must, answers=row.answers)


def _asked(fact: Fact) -> Iterator[Question]:
    for style, text in wordings(fact.sort, fact.words):
        yield Question(
            id=question_id(text, fact.document.path),
            question=text,
            kind=fact.kind,
            expects="answer",
            documents=(fact.document.path,),
            must=fact.must,
            answers=fact.answers,
            evidence=fact.evidence,
            style=style,
            generated=True,
        )


def _refused(absent: Absent) -> Question:
    return Question(
        id=question_id(absent.text, absent.sort),
        question=absent.text,
        kind="unanswerable",
        expects="refusal",
        style=absent.sort,
        note=absent.why,
        generated=True,
    )


def _ambiguous(documents: Sequence[Document]) -> Iterator[Question]:
    """A question for each number under which papers of several issuers are held."""
    issuers: dict[str, set[str]] = {}
    for document in documents:
        held = document.header.identity
        if held is not None and held.issuer:
            issuers.setdefault(held.canonical, set()).add(held.issuer)
    for number, names in issuers.items():
        if len(names) > 1:
            text = f"Văn bản số {number} được ban hành vào ngày nào?"
            yield Question(
                id=question_id(text, number),
                question=text,
                kind="ambiguous",
                expects="clarification",
                note="có của: " + ", ".join(sorted(names)),
                generated=True,
            )


def _without_conflicts(questions: Sequence[Question]) -> list[Question]:
    """Questions whose folded wording has one gold only, each once."""
    golds: dict[str, set[tuple[object, ...]]] = {}
    for question in questions:
        gold = (question.must, question.answers, question.expects)
        golds.setdefault(_key(question), set()).add(gold)
    kept: dict[str, Question] = {}
    for question in questions:
        if len(golds[_key(question)]) == 1:
            kept.setdefault(question.id, question)
    return list(kept.values())


def _key(question: Question) -> str:
    return " ".join(fold(question.question).strip("? ").split()) + question.style
