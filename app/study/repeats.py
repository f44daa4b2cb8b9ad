"""Which questions of a bank ask the same thing in other words."""

from __future__ import annotations

from collections import defaultdict

from app.study.items import RIGHT, WRONG, Item
from app.study.wording import plain
from ingest.folding import fold

_ASKING = frozenset(
    ["co", "quan", "don", "vi", "nao", "phai", "duoc", "giao", "ai", "bao", "nhieu", "ngay",
     "thang", "nam", "may", "sau", "day", "nhiem", "vu"]
)  # fmt: skip
_SAME = 0.8
# Who has a task is asked once, whether its text or a table of tasks says it.
_BODIES = frozenset({"unit", "partner", "receiver"})


class AskedItems:
    """Items already asked, by what they ask, so that a repeat is found without reading them all."""

    def __init__(self) -> None:
        self._stems: set[tuple[str, str]] = set()
        self._by_answer: dict[tuple[str, str, str], list[tuple[Item, set[str]]]] = defaultdict(list)

    def add(self, item: Item) -> None:
        """Remember an item."""
        self._stems.add(_stem_key(item))
        self._by_answer[_answer_key(item)].append((item, asked_words(item)))

    def repeats(self, item: Item) -> bool:
        """Whether one of the items asks the same: in the same words, or with the same answer of the
        same document in other ones."""
        if _stem_key(item) in self._stems:
            return True
        words = asked_words(item)
        for other, theirs in self._by_answer.get(_answer_key(item), ()):
            shared = len(words & theirs)
            if shared >= _SAME * len(words | theirs):
                return True
            near = item.fact in _BODIES or _overlap(item, other)
            if near and shared >= _SAME * min(len(words), len(theirs)):
                return True
        return False


def asked_words(item: Item) -> set[str]:
    """What a question asks about: its words without the document's name and the asking ones."""
    stem = item.stem.removeprefix(f"Theo {item.proofs[0].name}, ")
    return set(plain(stem).split()) - _ASKING


def _stem_key(item: Item) -> tuple[str, str]:
    """What makes two questions the same; "which of these is right?" asks of its options."""
    own = f"{item.stem} {item.answer}" if item.fact in (RIGHT, WRONG) else item.stem
    return item.kind, fold(own)


def _answer_key(item: Item) -> tuple[str, str, str]:
    return item.kind, item.proofs[0].doc_id, fold(item.answer)


def _overlap(item: Item, other: Item) -> bool:
    """Whether two items of a document quote the same place."""
    mine, theirs = item.proofs[0], other.proofs[0]
    return mine.start < theirs.end and theirs.start < mine.end
