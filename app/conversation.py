"""What each conversation was last about, kept for the questions that leave it out."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from app.followup import Followed, follow
from app.model import Answer
from app.naming import spelled
from app.question import Asked
from app.scoping import without_issuers
from app.turns import Turn
from index.model import Scope
from ingest.identity import parse_references
from ingest.model import Reference

_KEPT = 500
_MARKS = re.compile(r"\s*\[\d+\]")
_LONGEST = 300  # characters of a sentence that may be asked after as a whole
_MOST_OF_NAME = 6  # syllables


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was read, what it named, and the answer that it got."""

    asked: Asked
    scope: Scope
    answer: Answer


class Conversations:
    """The last turn of each conversation, kept in memory; old ones are forgotten."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, Turn] = OrderedDict()
        self._lock = Lock()

    def complete(self, question: str, conversation: str | None) -> Followed:
        """The question with what it leaves to the conversation filled in."""
        with self._lock:
            turn = self._turns.get(conversation) if conversation else None
        return follow(question, turn) if turn is not None else Followed(question)

    def remember(self, conversation: str | None, exchange: Exchange) -> None:
        """Keeps what a question was about for the next one."""
        if not conversation:
            return
        with self._lock:
            before = self._turns.get(conversation)
            self._turns[conversation] = _turn(exchange, before)
            self._turns.move_to_end(conversation)
            if len(self._turns) > _KEPT:
                self._turns.popitem(last=False)


def _turn(exchange: Exchange, before: Turn | None) -> Turn:
    """The turn to keep: papers resolved where they could be, those that are not held as they were
    named, else those of the turn before."""
    scope, answer = exchange.scope, exchange.answer
    named = without_issuers(exchange.asked, scope.references)
    known = scope.status in ("found", "cited", "unknown") and named.papers
    papers = tuple(spelled(paper) for paper in scope.references) if known else ()
    kept = papers or (before.papers if before is not None and not named.papers else ())
    return Turn(
        question=named.vietnamese,
        papers=kept,
        spans=named.papers,
        language=answer.language,
        choices=tuple(scope.choices) if answer.status == "ambiguous" else (),
        told=_told(answer, scope.references),
        items=tuple(item.text for item in answer.items),
        doc_ids=tuple(dict.fromkeys(citation.doc_id for citation in answer.citations)),
        person=_person(answer),
        said=_sentence(answer),
    )


def _sentence(answer: Answer) -> str:
    """The sentence that a short answer stands in; "" for a list, or where nothing was found."""
    short = answer.status == "answered" and not answer.items and len(answer.citations) > 0
    quote = answer.citations[0].quote if short else ""
    return quote.rstrip(" .;") if len(quote) <= _LONGEST else ""


def _person(answer: Answer) -> str:
    """The one person that an answer names, "" where it is none or several."""
    name = _MARKS.sub("", answer.answer).strip()
    is_one = answer.status == "answered" and answer.kind == "who" and not answer.items
    words = name.split()
    is_name = 1 < len(words) <= _MOST_OF_NAME and all(word[:1].isupper() for word in words)
    return name if is_one and is_name else ""


def _told(answer: Answer, asked: Sequence[Reference]) -> tuple[str, ...]:
    """The papers that an answer named: "chỉ thị đó" may then mean one of them."""
    if answer.status != "answered" or answer.kind != "documents":
        return ()
    numbers = {paper.number for paper in asked}
    found = [paper for paper, _ in parse_references(answer.answer) if paper.number not in numbers]
    return tuple(dict.fromkeys(spelled(paper) for paper in found))
