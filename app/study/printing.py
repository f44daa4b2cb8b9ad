"""A printable document as plain blocks, which the Word, PDF and Markdown writers lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.study.items import Item, Proof

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

    >>> table([("A", "B"), ("x" * 36, "y" * 4)]).shares
    (0.87, 0.13)
    """
    columns = [[row[number] for row in rows] for number in range(len(rows[0]))]
    needs = [_need(column) for column in columns]
    return Block("table", rows=tuple(rows), shares=tuple(round(n / sum(needs), 2) for n in needs))


def _need(column: list[str]) -> float:
    """How wide a column wants to be: its longest word at least, its text's root mean size."""
    written = [cell for cell in column if cell] or [""]
    longest_word = max(len(word) for cell in written for word in (cell.split() or [""]))
    size = sum(map(len, written)) / len(written)
    return float(max(4.0, longest_word * 0.75, (size * 2) ** 0.5))


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
        blocks.append(Block("answer", f"Đáp án: {answer_line(item)}"))
        blocks += [
            Block("source", f"“{_flat(proof.quote)}” ({place_of(proof)})") for proof in item.proofs
        ]
    elif item.kind in ("short", "gap"):
        blocks.append(Block("option", "Trả lời: ……………………………………………………"))
    return blocks


def _flat(quote: str) -> str:
    return " ".join(quote.split())
