"""What a question bank is made of: proofs, drafts and finished items."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ingest.folding import fold

CHOICE = "choice"
TRUE_FALSE = "true_false"
GAP = "gap"
ORDER = "order"
MATCH = "match"
SHORT = "short"

KIND_NAMES = {
    CHOICE: "Chọn một đáp án",
    TRUE_FALSE: "Đúng hay sai",
    GAP: "Điền vào chỗ trống",
    ORDER: "Sắp xếp thứ tự",
    MATCH: "Ghép đôi",
    SHORT: "Trả lời ngắn",
}
LEVEL_NAMES = {1: "Dễ", 2: "Vừa", 3: "Khó"}
TRUE, FALSE = "Đúng", "Sai"
# Facts of choices among four statements: the one that is right, the one that is not.
RIGHT, WRONG = "right", "wrong"


@dataclass(frozen=True, slots=True)
class Proof:
    """Where an answer stands: `quote` is exactly `Document.text[start:end]`; `name` says the
    document to a person, as in "Chỉ thị số 08-CT/TU của Tỉnh ủy …"; `doubtful` are figures of the
    quote that were read from a picture and may be wrong."""

    doc_id: str
    path: str
    name: str
    start: int
    end: int
    quote: str
    section: str = ""
    page: int | None = None
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact turned into a question, not yet given wrong options.

    `fact` says what is asked ("number", "day", "unit", …); `statement` is the fact as a sentence
    that holds `key` at `key_at` ("" where there is none). `rivals` are wrong answers known from the
    text itself, best first; `banned` must never be offered as wrong, since they may be right.
    """

    fact: str
    stem: str
    key: str
    proofs: tuple[Proof, ...]
    statement: str = ""
    key_at: int = -1
    rivals: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    pool: str = ""
    """Which figures or bodies of the collection are of the same sort, as a folded word."""
    topic: str = ""
    """What the whole document is about: its words tell no body and no part from another."""
    title: str = ""
    """The document's title."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finished question.

    `options` are shown in this order; `key` holds the right ones' places: one for a choice, for
    "order" the options' places in the right order, for "match" the option's place for each of
    `lefts`. `answer` is the right answer in words; `why` says of each wrong option why it is wrong
    ("" where obvious). `level` is 1 (easy) to 3. `proofs` quote what the key follows from.
    """

    kind: str
    fact: str
    stem: str
    answer: str
    proofs: tuple[Proof, ...]
    options: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    lefts: tuple[str, ...] = ()
    level: int = 2
    edited: bool = False
    id: str = field(default="")

    def with_id(self) -> Item:
        """The same item under its own id, which depends on what it asks and on its proof only."""
        proof = self.proofs[0]
        said = "\n".join((self.kind, fold(self.stem), fold(self.answer), fold(proof.quote)))
        digest = hashlib.sha256(said.encode("utf-8")).hexdigest()[:12]
        return Item(
            self.kind,
            self.fact,
            self.stem,
            self.answer,
            self.proofs,
            self.options,
            self.key,
            self.lefts,
            self.level,
            self.edited,
            digest,
        )


@dataclass(frozen=True, slots=True)
class Bank:
    """Accepted items, what checks rejected (reason → count), and one line for a person on what
    could not be made."""

    items: tuple[Item, ...]
    rejected: dict[str, int]
    note: str = ""
