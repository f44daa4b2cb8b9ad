"""What the page and the command line ask of study: choose documents, make, write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.study.bank import Progress, make_bank
from app.study.contest import Contest, make_contest, untold, varied
from app.study.contest_sheets import contest_printout
from app.study.export import PRINTERS, SLIDES, print_to, suffix_of, write_bank
from app.study.items import CHOICE, Bank
from app.study.naming import name_of
from app.study.pack import make_pack
from app.study.printing import Printout
from app.study.review import ReviewStore
from app.study.slides import write_slides
from app.study.wording import is_vietnamese
from ingest.errors import BadInput
from ingest.identity import parse_reference, same_paper
from ingest.model import Document, Reference
from ingest.resolve import resolve

if TYPE_CHECKING:
    from app.engine import Engine
    from index.schema import DocumentRow

PACK, BANK, CONTEST = "pack", "bank", "contest"
PRODUCTS = (PACK, BANK, CONTEST)
DEFAULT_SIZE = 30
MOST_QUESTIONS = 1000
_PACK_ITEMS = 20
_MOST_OTHERS = 60


class StudyDesk:
    """Makes packs, banks and contests from the engine's documents, minding what trainers
    rejected."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.reviews = ReviewStore(engine.directory)

    def choose(self, selector: str) -> list[str]:
        """Ids of the documents meant by an id, a path, a file name or a directive's number: the
        paper itself if held, else the texts about it.

        Raises:
            BadInput: nothing fits, or papers of several issuers do.
        """
        rows = self._engine.documents()
        exact = [
            row.doc_id
            for row in rows
            if selector in (row.doc_id, row.path, row.path.rpartition("/")[2])
        ]
        if exact:
            return exact
        reference = parse_reference(selector)
        if reference is None:
            raise BadInput(
                f"“{selector}”: không có tài liệu nào mang mã, tên tệp hay số hiệu này; "
                "xem `chithi documents`"
            )
        return _about(self._the_paper(reference, selector, rows), rows)

    def bank(self, doc_ids: Sequence[str], *, progress: Progress | None = None) -> Bank:
        """The question bank of the documents, without rejected items and with edits in place."""
        documents, others = self._documents(doc_ids)
        made = make_bank(
            documents, collection=others, refused=self.reviews.refused(), progress=progress
        )
        return self.reviews.apply(made)

    def pack(self, doc_ids: Sequence[str], *, with_questions: bool = True) -> Printout:
        """The study pack of the documents."""
        documents, others = self._documents(doc_ids)
        bank = None
        if with_questions:
            made = self.reviews.apply(
                make_bank(documents, collection=others, refused=self.reviews.refused())
            )
            bank = _apart(made, _PACK_ITEMS)
        return make_pack(documents, collection=others, bank=bank)

    def contest(
        self, doc_ids: Sequence[str], *, seed: int = 1, size: int = DEFAULT_SIZE
    ) -> Contest:
        """A contest from the documents' bank."""
        return make_contest(self.bank(doc_ids), title=self.title(doc_ids), seed=seed, size=size)

    def title(self, doc_ids: Sequence[str]) -> str:
        """What the documents are called together."""
        documents = [self._engine.document(doc_id) for doc_id in doc_ids]
        names = [name_of(document.header, document.path) for document in documents]
        joined = "; ".join(names[:3]) + ("; …" if len(names) > 3 else "")
        return joined[:1].upper() + joined[1:]

    def write(
        self,
        doc_ids: Sequence[str],
        out: Path,
        *,
        product: str | None = None,
        size: int | None = None,
        seed: int = 1,
    ) -> str:
        """Make what `product` says ("pack", "bank", "contest"; by default what the suffix suits
        best) and write it; one line for a person on what was written."""
        suffix = suffix_of(out)
        product = product or _usual(suffix)
        if size is not None and not 1 <= size <= MOST_QUESTIONS:
            raise BadInput(f"số câu phải từ 1 đến {MOST_QUESTIONS}, không phải {size}")
        if product not in PRODUCTS:
            raise BadInput(f"“{product}” không phải: {', '.join(PRODUCTS)}")
        if product == PACK:
            print_to(self.pack(doc_ids), out)
            return f"đã ghi tài liệu học tập vào {out}"
        if product == CONTEST:
            contest = self.contest(doc_ids, seed=seed, size=size or DEFAULT_SIZE)
            if suffix == SLIDES:
                out.parent.mkdir(parents=True, exist_ok=True)
                write_slides(contest, out)
            else:
                print_to(contest_printout(contest), out)
            count = sum(len(part.items) for part in contest.rounds)
            return _line(f"đã ghi cuộc thi {count} câu (đề số {seed}) vào {out}", contest.note)
        bank = self.bank(doc_ids)
        bank = _some(bank, size) if size else bank
        count = write_bank(bank, out, title=self.title(doc_ids))
        return _line(f"đã ghi {count} trên {len(bank.items)} câu hỏi vào {out}", bank.note)

    def _documents(self, doc_ids: Sequence[str]) -> tuple[list[Document], list[Document]]:
        """The chosen documents, and others of the collection to take wrong options from."""
        rows = self._engine.documents()
        chosen = [self._engine.document(doc_id) for doc_id in doc_ids]
        if not chosen:
            raise BadInput("chưa chọn tài liệu nào để soạn")
        others = [row.doc_id for row in rows if row.doc_id not in set(doc_ids)]
        return chosen, [self._engine.document(doc_id) for doc_id in others[:_MOST_OTHERS]]

    def _the_paper(
        self, reference: Reference, selector: str, rows: Sequence[DocumentRow]
    ) -> Reference:
        held = [row.header.identity for row in rows if row.header.identity is not None]
        about = [subject for row in rows for subject in row.header.subjects]
        found = resolve(reference, held, about)
        if found.reference is not None:
            return found.reference
        if found.status == "ambiguous":
            choices = "; ".join(
                f"{choice.canonical} của {choice.issuer}" for choice in found.choices
            )
            raise BadInput(f"“{selector}” có thể là: {choices}; hãy ghi rõ cơ quan ban hành")
        raise BadInput(f"“{selector}”: kho văn bản không có và không nhắc đến văn bản này")


def _about(paper: Reference, rows: Sequence[DocumentRow]) -> list[str]:
    own = [row.doc_id for row in rows if row.header.identity is not None
           and same_paper(row.header.identity, paper)]  # fmt: skip
    about = [
        row for row in rows if any(same_paper(subject, paper) for subject in row.header.subjects)
    ]
    titled = [row for row in about if row.header.title and is_vietnamese(row.header.title.value)]
    return own or [row.doc_id for row in titled or about]


def _usual(suffix: str) -> str:
    if suffix == SLIDES:
        return CONTEST
    return PACK if suffix in PRINTERS else BANK


def _some(bank: Bank, size: int) -> Bank:
    """The bank cut to single-choice items on as many sentences and sorts of facts as it holds, in
    its own order."""
    choices = [item for item in bank.items if item.kind == CHOICE]
    picked = {item.id for item in varied(choices)[:size]}
    kept = tuple(item for item in choices if item.id in picked)
    return Bank(kept, bank.rejected, bank.note)


def _apart(bank: Bank, size: int) -> Bank:
    """The bank cut to single-choice items none of which tells another's answer: a learner has the
    whole page before the eyes."""
    choices = [item for item in bank.items if item.kind == CHOICE]
    picked = {item.id for item in untold(varied(choices), size)}
    kept = tuple(item for item in choices if item.id in picked)
    note = bank.note
    if len(kept) < min(size, len(choices)):
        note = f"{len(kept)} câu không mách nhau, trong {len(choices)} câu của ngân hàng"
    return Bank(kept, bank.rejected, note)


def _line(said: str, note: str) -> str:
    return f"{said}; {note}" if note else said
