"""What can be evaluated: anything that searches and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.model import Answer
from index.model import Hit
from ingest.model import Reference


class Held(NamedTuple):
    """A document that a system holds. `also` are paths of other files with the same text;
    `identity` is the paper that it is, `subjects` the papers that it is about."""

    doc_id: str
    path: str
    content_hash: str
    title: str = ""
    also: tuple[str, ...] = ()
    identity: Reference | None = None
    subjects: tuple[Reference, ...] = ()


class System(Protocol):
    """A system under test; `name` stands in reports."""

    @property
    def name(self) -> str: ...

    def held(self) -> Sequence[Held]:
        """The documents that it searches."""

    def text_of(self, doc_id: str) -> str:
        """A document's text."""

    def search(self, question: str, k: int) -> Sequence[Hit]:
        """At most k passages, best first."""

    def ask(self, question: str, conversation: str | None) -> Answer:
        """An answer or a refusal."""
