"""The product itself as a system under test, and the plain systems that it is set beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from app.engine import Engine
from app.model import Answer, Citation
from eval.systems import Held, System
from index.model import Hit
from index.weights import Weights
from ingest.errors import BadInput

if TYPE_CHECKING:
    from index.encoder import Encoder

BASELINES = ("bm25", "dense", "top-passage")


class EngineSystem:
    """An engine under a name for reports."""

    def __init__(self, engine: Engine, name: str = "chithi") -> None:
        self._engine = engine
        self.name = name

    def held(self) -> Sequence[Held]:
        """The engine's documents."""
        return [
            Held(
                row.doc_id,
                row.path,
                row.content_hash,
                row.header.title.value if row.header.title else "",
                row.duplicates,
                row.header.identity,
                row.header.subjects,
            )
            for row in self._engine.documents()
        ]

    def text_of(self, doc_id: str) -> str:
        """A document's text."""
        return self._engine.document(doc_id).text

    def search(self, question: str, k: int) -> Sequence[Hit]:
        """The engine's hits; none for a question without letters or digits."""
        if not any(letter.isalnum() for letter in question):
            return []
        return self._engine.search(question, k=k).hits

    def ask(self, question: str, conversation: str | None) -> Answer:
        """The engine's answer."""
        return self._engine.ask(question, conversation)


class TopPassage(EngineSystem):
    """Answers with the whole first passage of its search and never refuses: what a search box
    alone would give."""

    def ask(self, question: str, conversation: str | None) -> Answer:
        """The first passage as the answer, cited."""
        hits = self.search(question, 1)
        if not hits:
            return Answer(question, "not_found", "", "")
        first = hits[0]
        cited = Citation(
            number=1,
            doc_id=first.doc_id,
            path=first.path,
            title=first.title,
            directive=first.directive,
            start=first.start,
            end=first.end,
            quote=first.text,
            section=first.section,
            page=first.page,
            source=first.source,
        )
        confidence = max(0.0, min(1.0, first.score))
        return Answer(
            question, "answered", "", f"{first.text} [1]", confidence=confidence, citations=(cited,)
        )


def baseline(name: str, directory: Path, encoder: Encoder) -> System:
    """A plain system over the same index: "bm25" (syllables and their pairs, as Lucene scores
    them), "dense" (the encoder's whole-passage cosine), or "top-passage" (the product's own search
    without its answers).

    Raises:
        BadInput: no such baseline.
    """
    weights = {
        "bm25": only_signal("terms"),
        "dense": only_signal("vector"),
        "top-passage": Weights(),
    }
    if name not in weights:
        raise BadInput(f"không có hệ thống nền {name!r}; chọn một trong: {', '.join(BASELINES)}")
    engine = Engine.open(directory, encoder=encoder, weights=weights[name])
    return TopPassage(engine, name)


def only_signal(name: str) -> Weights:
    """Weights with one signal at 1, every other signal at 0 and every switch off."""
    plain = {f.name: type(getattr(Weights(), f.name))(0) for f in fields(Weights)}
    return Weights(**{**plain, name: 1.0})
