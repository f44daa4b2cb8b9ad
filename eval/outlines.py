"""Measures outlines against labels made by reading: every numbered item, its kind and its depth.

The labels name items of texts that are not in the repository by a hash of their first words, so
that another way of cleaning does not spoil them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.clean import clean
from ingest.folding import fold
from ingest.model import Node
from ingest.outline import build_outline
from ingest.read import read

_HASHED_LETTERS = 24  # of an item's text, enough to tell the items of a paper apart


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """A numbered item as a reader saw it."""

    kind: str
    label: str
    level: int
    words: str  # hash of its first letters


@dataclass(frozen=True, slots=True)
class OutlineScore:
    """Items found of those there and of those given; `levels` is the share of the found ones that
    stand at the right depth."""

    document: str
    right: int
    given: int
    there: int
    right_levels: int

    @property
    def f1(self) -> float:
        """2·P·R/(P+R), which is 2·right/(given+there)."""
        return 2 * self.right / (self.given + self.there) if self.given + self.there else 1.0

    @property
    def levels(self) -> float:
        return self.right_levels / self.right if self.right else 1.0


def hash_words(text: str) -> str:
    """Eight hex digits that name an item by its first letters, whatever the spaces and tones.

    >>> hash_words("Bộ Y tế ban hành") == hash_words("Bộ Y tế  ban hành,")
    True
    """
    letters = "".join(letter for letter in fold(text) if letter.isalnum())[:_HASHED_LETTERS]
    return hashlib.sha1(letters.encode(), usedforsecurity=False).hexdigest()[:8]


def labelled_items(text: str, outline: Iterable[Node]) -> list[LabelledItem]:
    """The numbered nodes of an outline in the form of labels."""
    return [
        LabelledItem(node.kind, node.label, node.level, hash_words(text[node.head.start :][:80]))
        for node in outline
        if node.label
    ]


def score_items(
    document: str, given: Sequence[LabelledItem], there: Sequence[LabelledItem]
) -> OutlineScore:
    """Counts items as right that have kind, label and words; each label answers one item."""
    with_level = Counter(given) & Counter(there)
    without = Counter(map(_without_level, given)) & Counter(map(_without_level, there))
    return OutlineScore(
        document=document,
        right=without.total(),
        given=len(given),
        there=len(there),
        right_levels=with_level.total(),
    )


def score_outlines(labels: Path, data: Path) -> list[OutlineScore]:
    """A score for each labelled document that is found under `data`."""
    scores = []
    for document, there in read_labels(labels):
        path = data / document
        if path.exists():
            cleaned = clean(read(path))
            given = labelled_items(cleaned.text, build_outline(cleaned))
            scores.append(score_items(document, given, there))
    return scores


def read_labels(labels: Path) -> Iterator[tuple[str, list[LabelledItem]]]:
    """Documents (paths under the data folder) with their items, a JSON object a line."""
    for line in labels.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        yield entry["document"], [LabelledItem(*item) for item in entry["items"]]


def _without_level(item: LabelledItem) -> tuple[str, str, str]:
    return item.kind, item.label, item.words
