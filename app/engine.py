"""The engine: alone wires catalog, encoder, search and answers, each loaded when first needed.

One engine serves many threads; one ingest at a time may run beside the readers, in this process or
another.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.examples import example_questions
from app.greeting import bare, greeted, reply
from app.held import CitedPaper, DutyRow, cited_papers, select_duties
from app.languages import Language
from app.model import Answer
from app.same_duties import told_once
from app.shapes import answer_json
from index.catalog import Catalog
from index.feedback import Feedback, add_feedback, all_feedback
from index.model import Filters, SearchResult
from index.schema import DocumentRow, VersionRow
from ingest.english import in_language
from ingest.errors import BadInput, IndexUnusable
from ingest.model import Document

if TYPE_CHECKING:
    from app.answerer import Answerer, AnswerSettings
    from app.doctor import Check
    from app.reader import Reads
    from app.retelling.chat import ChatModel
    from index.collection import Progress
    from index.encoder import Encoder
    from index.report import IngestReport
    from index.search import Searcher
    from index.weights import Weights

ENCODER_VARIABLE = "CHITHI_ENCODER"
_ENCODER_KEY = "encoder"  # the catalog remembers what it was encoded with
_LONGEST_QUESTION = 2000
_EXAMPLE_DOCUMENTS = 50
_EXAMPLES_SHOWN = 6


class Engine:
    """A collection that can be filled, searched and asked. Use `Engine.open`."""

    def __init__(
        self,
        directory: Path,
        *,
        encoder: str | Encoder | None = None,
        weights: Weights | None = None,
        answering: AnswerSettings | None = None,
        teller: ChatModel | None = None,
        reader: Reads | None = None,
    ) -> None:
        self.directory = directory
        self._reader = reader
        self.teller = teller
        self._asked_encoder = encoder
        self._weights = weights
        self._answering = answering
        self._lock = threading.RLock()
        self._catalog: Catalog | None = None
        self._encoder: Encoder | None = None
        self._searcher: Searcher | None = None
        self._answerer: Answerer | None = None
        self._examples: dict[Language, tuple[int, list[str]]] = {}

    @classmethod
    def open(
        cls,
        directory: Path | str,
        *,
        encoder: str | Encoder | None = None,
        weights: Weights | None = None,
        answering: AnswerSettings | None = None,
        teller: ChatModel | None = None,
        reader: Reads | None = None,
    ) -> Engine:
        """An engine on an index folder, which need not exist before the first ingest.

        `encoder` is a name for `index.encoder.open_encoder` or an encoder; None takes the
        environment's CHITHI_ENCODER, else the one the index was made with, else the bundled one.
        `teller` is a language model that may tell answers in fewer words; none is needed.
        `reader` takes the place of the one that goes with the bundled encoder.
        """
        chosen = encoder or os.environ.get(ENCODER_VARIABLE) or None
        return cls(
            Path(directory),
            encoder=chosen,
            weights=weights,
            answering=answering,
            teller=teller,
            reader=reader,
        )

    def close(self) -> None:
        """Lets go of the index's files."""
        with self._lock:
            if self._catalog is not None:
                self._catalog.close()
            self._catalog = self._searcher = self._answerer = None

    # Parts, each made once and when first needed.

    @property
    def catalog(self) -> Catalog:
        """The catalog. Raises: IndexUnusable when nothing was ingested yet."""
        with self._lock:
            if self._catalog is None:
                self._catalog = Catalog.open(self.directory)
            return self._catalog

    @property
    def encoder(self) -> Encoder:
        """The encoder; loading a model's weights waits for its first use."""
        with self._lock:
            if self._encoder is None:
                self._encoder = self._open_encoder()
            return self._encoder

    @property
    def searcher(self) -> Searcher:
        """The search over the catalog. Raises: IndexUnusable when another encoder made it."""
        from index.search import Searcher

        with self._lock:
            if self._searcher is None:
                self._refuse_other_encoder()
                self._searcher = Searcher(
                    self.catalog, self.directory, self.encoder, weights=self._weights
                )
            return self._searcher

    @property
    def answerer(self) -> Answerer:
        """What makes answers from hits."""
        from app.answerer import Answerer
        from index.e5_reader import reader_for

        with self._lock:
            if self._answerer is None:
                self._answerer = Answerer(
                    self.catalog,
                    self.searcher,
                    settings=self._answering,
                    reader=self._reader or reader_for(self.encoder),
                )
            return self._answerer

    def warm_up(self) -> None:
        """Loads what the first question would wait for."""
        self.encoder.encode_question("chỉ thị")
        if self.catalog.documents():
            self.ask("Chỉ thị này nói về việc gì?")
            self.examples()
            self.examples("en")
        # What is loaded stays: the collector need not go through it again with every question.
        gc.collect()
        gc.freeze()

    def _open_encoder(self) -> Encoder:
        from index.derived import model_of
        from index.encoder import BUNDLED, open_encoder

        asked = self._asked_encoder or self._remembered_encoder() or BUNDLED
        # What is encoded already decides in which number format the rest will be.
        return (
            open_encoder(asked, made_by=model_of(self.directory))
            if isinstance(asked, str)
            else asked
        )

    def _remembered_encoder(self) -> str | None:
        from index.catalog import FILE_NAME

        if not (self.directory / FILE_NAME).exists():
            return None
        return self.catalog.meta(_ENCODER_KEY)

    def _refuse_other_encoder(self) -> None:
        """Vectors of two encoders say nothing about each other, so a search never mixes them."""
        from index.derived import model_of

        made_by, asked = model_of(self.directory), self.encoder.name
        if made_by is not None and made_by != asked:
            raise IndexUnusable(
                f"chỉ mục {self.directory} được mã hóa bằng “{made_by}”, không phải “{asked}”: "
                "hãy nạp lại với --encoder đó, hoặc bỏ lựa chọn ấy đi"
            )

    # Filling.

    def ingest(
        self,
        paths: Sequence[Path | str],
        *,
        prune: bool = False,
        progress: Progress | None = None,
        processes: int | None = None,
    ) -> IngestReport:
        """Brings the index in step with files and folders; see `index.collection.ingest`."""
        from index.collection import ingest

        settings = {}
        if isinstance(self._asked_encoder, str):
            settings[_ENCODER_KEY] = self._asked_encoder
        return ingest(
            self.directory,
            [Path(path) for path in paths],
            encoder=self.encoder,
            prune=prune,
            progress=progress,
            processes=processes,
            settings=settings,
        )

    def remove(self, doc_ids: Sequence[str]) -> list[str]:
        """Drops documents; the paths that went. Raises: BadInput when one is not held."""
        from index.collection import remove

        return remove(self.directory, doc_ids, encoder=self.encoder)

    def uploads_folder(self) -> Path:
        """Where uploaded files are kept, inside the index folder."""
        folder = self.directory / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    # Asking.

    def search(self, text: str, k: int = 10, filters: Filters | None = None) -> SearchResult:
        """The best `k` passages for a text.

        Raises:
            BadInput: the text holds no word, or k is below 1.
            IndexUnusable: nothing was ingested, or with another encoder.
        """
        text = _whole(text)
        if not _has_words(text):
            raise BadInput("câu tìm kiếm trống: hãy gõ ít nhất một từ")
        if k < 1:
            raise BadInput(f"số kết quả phải từ 1 trở lên, không phải {k}")
        return self.searcher.search(text[:_LONGEST_QUESTION], k=k, filters=filters or Filters())

    def ask(
        self, question: str, conversation: str | None = None, *, language: str = "vi"
    ) -> Answer:
        """The answer to a question, with its quotes; of a question longer than can be read, the
        first part is answered. A question without words gets a clear reply, in `language`, and a
        greeting one that says what can be asked.

        Raises:
            IndexUnusable: nothing was ingested, or with another encoder.
        """
        started = time.perf_counter()
        question = _whole(question)
        greeting = greeted(question, "en" if language == "en" else "vi")
        if greeting is not None:
            said, spoken = greeting
            return reply(question, said, spoken, self.examples(spoken))
        asked = bare(question)[:_LONGEST_QUESTION]
        answer = self.answerer.answer(asked, conversation, language=language)
        if len(question) > _LONGEST_QUESTION:
            cut = f"Câu hỏi quá dài: chỉ đọc {_LONGEST_QUESTION} ký tự đầu."
            cut = in_language(cut, answer.language)
            answer = replace(answer, note=f"{cut} {answer.note}".strip())
        total = (time.perf_counter() - started) * 1000
        return replace(answer, question=question, timings_ms={**answer.timings_ms, "total": total})

    def tell(self, answer: Answer) -> Iterator[str]:
        """The answer's sentences as the language model tells them, each once it is told and found
        to say only what it cites; none without a model.

        Raises:
            ModelSilent: the model cannot be reached or says nothing.
        """
        from app.retelling.retell import may_be_retold, retold

        if self.teller is not None and may_be_retold(answer):
            yield from retold(answer, self.teller)

    def told(self, answer: Answer) -> Answer:
        """The answer in the language model's words where there is one and they check out."""
        from app.retelling.retell import retell

        return retell(answer, self.teller)

    def examples(self, language: Language = "vi") -> list[str]:
        """Up to six questions that this collection does answer, to show people what to ask."""
        with self._lock:
            generation = self.catalog.generation
            known = self._examples.get(language)
            if known is None or known[0] != generation:
                rows = self.catalog.documents()[:_EXAMPLE_DOCUMENTS]
                held = (self.catalog.document(row.doc_id) for row in rows)
                asked = example_questions(held, language)
                answered = [text for text in asked if self.ask(text).status == "answered"]
                known = self._examples[language] = (generation, answered[:_EXAMPLES_SHOWN])
            return list(known[1])

    # What is held.

    def documents(self) -> list[DocumentRow]:
        """Every held document, by path."""
        return self.catalog.documents()

    def document(self, doc_id: str, version: int | None = None) -> Document:
        """A whole document. Raises: BadInput when it is not held."""
        return self.catalog.document(doc_id, version)

    def versions(self, doc_id: str) -> list[VersionRow]:
        """A document's versions, oldest first."""
        return self.catalog.versions(doc_id)

    def original(self, doc_id: str) -> Path | None:
        """A document's file, if it is still there."""
        file = self.catalog.file_of(doc_id)
        return file if file is not None and file.is_file() else None

    def duties(
        self,
        directive: str | None = None,
        unit: str | None = None,
        before: dt.date | None = None,
    ) -> list[DutyRow]:
        """Who must do what by when, by deadline; see `app.held.select_duties`."""
        found = select_duties(
            self.catalog.duties(),
            self.catalog.documents(),
            directive=directive,
            unit=unit,
            before=before,
        )
        return told_once(found)

    def cited_not_held(self) -> list[CitedPaper]:
        """Papers that held documents name but that are not held, most cited first."""
        return cited_papers(self.catalog.relations(), self.catalog.documents())

    # Feedback and health.

    def add_feedback(self, question: str, *, good: bool, answer: Answer, comment: str = "") -> None:
        """Keeps what a person said of an answer."""
        shown = json.dumps(answer_json(answer), ensure_ascii=False)
        add_feedback(self.catalog, question, good=good, answer=shown, comment=comment)

    def feedback(self) -> list[Feedback]:
        """Everything people said of answers, oldest first."""
        return all_feedback(self.catalog)

    def doctor(self) -> list[Check]:
        """Whether everything that is needed is there, and what to do."""
        from app.doctor import examine

        return examine(self)


def _whole(text: str) -> str:
    """A text without half characters (lone surrogates), which no encoder takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
