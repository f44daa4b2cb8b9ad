"""What trainers decided on items: accepted, edited or rejected; remembered beside the index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app.study.checks import unclear
from app.study.items import CHOICE, Bank, Item
from app.study.wording import plain
from ingest.errors import BadInput

FILE_NAME = "study-review.jsonl"
ACCEPTED, EDITED, REJECTED = "nhận", "sửa", "bỏ"
VERDICTS = (ACCEPTED, EDITED, REJECTED)


@dataclass(frozen=True, slots=True)
class Decision:
    """One trainer's word on one item. For "sửa", `stem`, `options` and `answer` are the new ones;
    `broken` says why the edit no longer follows from the quote, "" when it still does."""

    item_id: str
    verdict: str
    stem: str = ""
    options: tuple[str, ...] = ()
    answer: str = ""
    broken: str = ""


class ReviewStore:
    """Decisions in a file of JSON lines; the last one on an item holds."""

    def __init__(self, directory: Path) -> None:
        self.file = directory / FILE_NAME

    def decisions(self) -> dict[str, Decision]:
        """Item id → the decision that holds."""
        if not self.file.exists():
            return {}
        found: dict[str, Decision] = {}
        for line in self.file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                entry = json.loads(line)
                entry["options"] = tuple(entry["options"])
                found[entry["item_id"]] = Decision(**entry)
        return found

    def add(self, decisions: Iterable[Decision]) -> None:
        """Remember decisions."""
        lines = [
            json.dumps(
                {name: getattr(decision, name) for name in Decision.__slots__}, ensure_ascii=False
            )
            for decision in decisions
        ]
        with self.file.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)

    def refused(self) -> frozenset[str]:
        """Ids of rejected items."""
        held = self.decisions().values()
        return frozenset(each.item_id for each in held if each.verdict == REJECTED)

    def apply(self, bank: Bank) -> Bank:
        """The bank without rejected items and with edits in place."""
        held = self.decisions()
        items = [
            _edited(item, held[item.id]) if item.id in held else item
            for item in bank.items
            if item.id not in held or held[item.id].verdict != REJECTED
        ]
        return replace(bank, items=tuple(items))


def decide(
    item: Item, verdict: str, *, stem: str = "", options: tuple[str, ...] = (), answer: str = ""
) -> Decision:
    """A decision on an item, an edit checked against the item's quote.

    Raises:
        BadInput: no such verdict, or an edit that is no question any more.
    """
    if verdict not in VERDICTS:
        raise BadInput(f"{verdict!r} không phải một lựa chọn duyệt; dùng: {', '.join(VERDICTS)}")
    if verdict != EDITED:
        return Decision(item.id, verdict)
    stem, answer = stem.strip() or item.stem, answer.strip() or item.answer
    options = tuple(option.strip() for option in options) or item.options
    if item.kind == CHOICE and answer not in options:
        raise BadInput(f"câu {item.id}: đáp án “{answer}” không nằm trong các phương án")
    if len({plain(option) for option in options}) < len(options) or not all(options):
        raise BadInput(f"câu {item.id}: các phương án trùng nhau hoặc bỏ trống")
    edited = replace(item, stem=stem, options=options, answer=answer)
    fault = unclear(edited)
    if fault:
        raise BadInput(f"câu {item.id}: {fault} (“{stem}”)")
    return Decision(item.id, EDITED, stem, options, answer, _break_of(item, edited))


def _break_of(item: Item, edited: Item) -> str:
    """What of an edited item its quote does not say; "" where it says all."""
    quotes = " ".join(proof.quote for proof in item.proofs)
    if edited.answer != item.answer and plain(edited.answer) not in plain(quotes):
        return "đáp án đã sửa không có trong trích dẫn"
    known = set(re.findall(r"\d+", f"{item.stem} {quotes}"))
    new = [figure for figure in re.findall(r"\d+", edited.stem) if figure not in known]
    if new:
        return f"câu hỏi đã sửa nêu “{new[0]}” mà trích dẫn không có"
    if edited.stem != item.stem and f" {plain(edited.answer)} " in f" {plain(edited.stem)} ":
        return "câu hỏi đã sửa để lộ đáp án"
    return ""


def _edited(item: Item, decision: Decision) -> Item:
    if decision.verdict != EDITED:
        return item
    key = (decision.options.index(decision.answer),) if item.kind == CHOICE else item.key
    return replace(
        item,
        stem=decision.stem,
        options=decision.options,
        answer=decision.answer,
        key=key,
        edited=True,
    )
