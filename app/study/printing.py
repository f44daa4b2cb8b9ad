"""A printable document as plain blocks, which the Word, PDF and Markdown writers lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.study.items import RIGHT, WRONG, Item, Proof
from app.study.wording import plain

_LINE = 84  # characters of a table's type in the width of the text
_MOST_FOR_A_WORD = 0.3
_MOST_PROOFS = 2
LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is "title", "subtitle", "heading", "subheading", "paragraph", "quote", "bullet",
    "question", "option", "answer", "source", "table" (`rows`, the first being the head, and
    `shares`, each column's share of the width) or "break" (a new page)."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Printout:
    """A whole document to print; `title` also goes into the file's properties."""

    title: str
    blocks: tuple[Block, ...]


def table(rows: Sequence[tuple[str, ...]]) -> Block:
    """A table whose columns are as wide as their text needs.

    >>> table([("Ngày", "Việc"), ("7/8/2023", "Mở lớp tập huấn cho cán bộ xã")]).shares
    (0.41, 0.59)
    """
    columns = [[row[number] for row in rows] for number in range(len(rows[0]))]
    least = [min(_MOST_FOR_A_WORD, _longest_word(column) / _LINE) for column in columns]
    wants = [max(4.0, _mean_size(column) ** 0.7) for column in columns]
    spare = max(0.0, 1.0 - sum(least))
    shares = [
        low / max(1.0, sum(least)) + spare * want / sum(wants)
        for low, want in zip(least, wants, strict=True)
    ]
    return Block("table", rows=tuple(rows), shares=tuple(round(share, 2) for share in shares))


def _longest_word(column: list[str]) -> int:
    """Characters that stand in one line whatever the width, the cell's margins among them."""
    return 2 + max((len(word) for cell in column for word in cell.split()), default=0)


def _mean_size(column: list[str]) -> float:
    return sum(map(len, column)) / len(column)


def place_of(proof: Proof) -> str:
    """Where a proof stands, for people: document, section, page.

    >>> place_of(Proof("d", "p", "Chỉ thị số 08-CT/TU", 0, 5, "Mở l", "II › 2 › a", 3))
    'Chỉ thị số 08-CT/TU, mục II.2.a, trang 3'
    """
    section = f", mục {proof.section.replace(' › ', '.')}" if proof.section else ""
    page = f", trang {proof.page}" if proof.page else ""
    return f"{proof.name}{section}{page}"


def answer_line(item: Item) -> str:
    """The right answer with its letter where there are options."""
    if item.kind in ("choice", "true_false") and item.key:
        letter = LETTERS[item.key[0]]
        return f"{letter}. {item.answer}" if item.kind == "choice" else item.answer
    if item.kind == "order":
        return " – ".join(LETTERS[place] for place in item.key)
    if item.kind == "match":
        pairs = [f"{number} – {LETTERS[place]}" for number, place in enumerate(item.key, start=1)]
        return "; ".join(pairs)
    return item.answer


def item_blocks(item: Item, number: int, *, with_answer: bool) -> list[Block]:
    """A question as it is printed, with its answer, quote and source if wanted."""
    blocks = [Block("question", f"Câu {number}. {item.stem}")]
    if item.kind == "match":
        rows = [("Cơ quan, đơn vị", "Nhiệm vụ")]
        rows += [
            (f"{place}. {left}", f"{LETTERS[place - 1]}. {option}")
            for place, (left, option) in enumerate(
                zip(item.lefts, item.options, strict=True), start=1
            )
        ]
        blocks.append(table(rows))
    elif item.kind != "true_false":
        blocks += [
            Block("option", f"{LETTERS[place]}. {option}")
            for place, option in enumerate(item.options)
        ]
    if with_answer:
        blocks += _answer(item)
    elif item.kind in ("short", "gap"):
        blocks.append(Block("option", "Trả lời: ……………………………………………………"))
    return blocks


def answer_blocks(item: Item, number: int) -> list[Block]:
    """A question with its answer, quote and source, without its options."""
    return [Block("question", f"Câu {number}. {item.stem}"), *_answer(item)]


def told_quote(item: Item) -> str:
    """The words that prove an answer, each quote in quotation marks."""
    return " … ".join(f"“{_flat(proof.quote)}”" for proof in telling_proofs(item))


def _answer(item: Item) -> list[Block]:
    shown = telling_proofs(item)
    quotes = told_quote(item)
    places = "; ".join(dict.fromkeys(map(place_of, shown)))
    if len(shown) > 1:
        first, *rest = shown
        sections = (_place_within(proof) for proof in rest if proof.name == first.name)
        same = "; ".join(dict.fromkeys(filter(None, sections)))
        alone = all(proof.name == first.name for proof in shown)
        places = "; ".join(filter(None, (place_of(first), same))) if alone else places
    return [
        Block("answer", f"Đáp án: {answer_line(item)}"),
        Block("source", f"{quotes} ({places})"),
    ]


def telling_proofs(item: Item) -> tuple[Proof, ...]:
    """The proofs that a reader needs: of a long list's part the announcement and that part, of a
    choice among statements what proves the key."""
    if item.fact == "member" and len(item.proofs) > 2:
        said = plain(item.answer)
        return item.proofs[:1] + tuple(p for p in item.proofs[1:] if said in plain(p.quote))
    return item.proofs[:_MOST_PROOFS] if item.fact in (RIGHT, WRONG) else item.proofs


def _place_within(proof: Proof) -> str:
    """Where a proof stands in a document named already."""
    section = f"mục {proof.section.replace(' › ', '.')}" if proof.section else ""
    page = f"trang {proof.page}" if proof.page else ""
    return ", ".join(filter(None, (section, page)))


def _flat(quote: str) -> str:
    return " ".join(quote.split())
