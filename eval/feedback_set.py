"""What people said of answers, as a question set: good answers are gold, bad ones await theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from eval.questions import Evidence, Question
from index.feedback import Feedback

_MARK = re.compile(r"\s*\[\d+\]")
_EXPECTED = {"answered": "answer", "not_found": "refusal", "ambiguous": "clarification"}


def feedback_questions(verdicts: Iterable[Feedback]) -> list[Question]:
    """One question for each that was judged, by its latest verdict. An answer called good is the
    gold, quotes as evidence; one called bad is kept in the note, the gold left for a person."""
    latest = {verdict.question: verdict for verdict in verdicts}
    return [
        _good(number, verdict) if verdict.good else _bad(number, verdict)
        for number, verdict in enumerate(latest.values(), start=1)
    ]


def _good(number: int, verdict: Feedback) -> Question:
    answer: dict[str, Any] = json.loads(verdict.answer)
    expects = _EXPECTED[answer["status"]]
    cited = answer["citations"] if expects == "answer" else []
    items = [str(item["text"]) for item in answer["items"]]
    whole = "\n".join(items) or _plain(answer["answer"])
    return Question(
        id=f"gop-y-{number}",
        question=verdict.question,
        kind=str(answer["kind"]),
        expects=expects,
        documents=tuple(dict.fromkeys(_file(one["path"]) for one in cited)),
        answers=(whole,) if expects == "answer" else (),
        evidence=tuple(Evidence(_file(one["path"]), str(one["quote"])) for one in cited),
        note=verdict.comment,
        review="đúng",
    )


def _bad(number: int, verdict: Feedback) -> Question:
    answer: dict[str, Any] = json.loads(verdict.answer)
    given = _plain(answer["answer"]) or str(answer["status"])
    note = f"Người dùng cho là sai: {given}"
    return Question(
        id=f"gop-y-{number}",
        question=verdict.question,
        expects="unknown",
        note=f"{note}. {verdict.comment}" if verdict.comment else note,
    )


def _plain(text: str) -> str:
    """An answer without its reference marks.

    >>> _plain("02/6/2023 [1]")
    '02/6/2023'
    """
    return _MARK.sub("", text).strip()


def _file(path: str) -> str:
    return PurePath(path).name
