"""Measures how well announced counts are tied to their items."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.marked_lists import MarkedList, MarkedText, as_clean
from eval.outlines import hash_words
from ingest.clean import clean
from ingest.enumerations import find_enumerations
from ingest.labels import parse_label
from ingest.model import CleanText, Enumeration, Span
from ingest.outline import build_outline
from ingest.read import read

_SCALE = "scale:"  # before the id of a passage of the scale set
_EDGES = ' \t\n,;:.…!?”"’“‘()–-'


@dataclass(slots=True)
class ListScore:
    """Items found among those there (`recall`) and among those given (`precision`), and the share
    of lists that are right in every item (`whole`)."""

    right: int = 0
    given: int = 0
    there: int = 0
    lists: int = 0
    whole_lists: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def whole(self) -> float:
        return self.whole_lists / self.lists if self.lists else 1.0


def score_lists(texts: Iterable[MarkedText]) -> ListScore:
    """Scores `find_enumerations` on marked texts; items found where none are marked count as
    given, edges of punctuation and labels do not matter."""
    score = ListScore()
    for marked in texts:
        found = find_enumerations(marked.text, build_outline(as_clean(marked.text)))
        _score_text(score, marked, found)
    return score


def score_labelled(labels: Path, shared: Path, *, scale: bool = True) -> ListScore:
    """Scores lists of texts outside the repository, known by hashes: a JSON object a line with
    `source` (a path under `shared`, or "scale:" and an id), `count`, `announcement` and `items`.
    A list counts as found when its announcement and count are; items when their words are."""
    score = ListScore()
    wanted: dict[str, list[_HashedList]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        one = _HashedList(entry["count"], entry["announcement"], tuple(entry["items"]))
        wanted.setdefault(entry["source"], []).append(one)
    for source, cleaned in _sources(set(wanted), shared, scale=scale):
        found = [
            _hashed(cleaned.text, one)
            for one in find_enumerations(cleaned.text, build_outline(cleaned))
        ]
        for gold in wanted[source]:
            _score_hashed(score, source, gold, found)
    return score


@dataclass(frozen=True, slots=True)
class _HashedList:
    count: int | None
    announcement: str
    items: tuple[str, ...]


def _hashed(text: str, one: Enumeration) -> _HashedList:
    items = tuple(hash_words(text[slice(*_core(text, item))]) for item in one.items)
    return _HashedList(one.count, hash_words(text[one.start : one.end]), items)


def _score_hashed(
    score: ListScore, source: str, gold: _HashedList, found: Sequence[_HashedList]
) -> None:
    same = [
        one for one in found if (one.count, one.announcement) == (gold.count, gold.announcement)
    ]
    best = max(same, key=lambda one: len(set(one.items) & set(gold.items)), default=None)
    given = best.items if best else ()
    score.right += (Counter(given) & Counter(gold.items)).total()
    score.there += len(gold.items)
    score.given += len(given)
    score.lists += 1
    score.whole_lists += given == gold.items
    if given != gold.items:
        score.errors.append(f"{source}: {gold.count} announced, {len(given)} items given")


def _sources(names: set[str], shared: Path, *, scale: bool) -> Iterator[tuple[str, CleanText]]:
    for name in sorted(names):
        path = shared / name
        if not name.startswith(_SCALE) and path.exists():
            yield name, clean(read(path))
    passages = shared / "data" / "scale" / "passages_legal_313k.jsonl.gz"
    if not scale or not passages.exists():
        return
    with gzip.open(passages, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if (name := _SCALE + entry["id"]) in names:
                yield name, as_clean(re.sub(r"\s*\n\s*", "\n", entry["text"].strip()))


def _score_text(score: ListScore, marked: MarkedText, found: Sequence[Enumeration]) -> None:
    left = [enumeration for enumeration in found if enumeration.items]
    for gold in marked.lists:
        best = _best_match(marked.text, gold, left)
        if best is not None:
            left.remove(best)
        wanted = [_core(marked.text, span) for span in gold.items]
        given = [_core(marked.text, span) for span in best.items] if best else []
        right = len(set(wanted) & set(given))
        score.right += right
        score.there += len(wanted)
        score.given += len(given)
        score.lists += 1
        score.whole_lists += wanted == given
        if wanted != given:
            score.errors.append(_describe(marked.text, gold, given))
    for enumeration in left:
        score.given += len(enumeration.items)
        score.errors.append(f"invented: {marked.text[enumeration.start : enumeration.end][:120]}")


def _best_match(text: str, gold: MarkedList, found: Sequence[Enumeration]) -> Enumeration | None:
    """The found list that is announced around the gold count, or shares an item with it."""
    wanted = {_core(text, span) for span in gold.items}

    def shared(enumeration: Enumeration) -> int:
        return len(wanted & {_core(text, span) for span in enumeration.items})

    fitting = [
        enumeration
        for enumeration in found
        if shared(enumeration) or (not wanted and enumeration.start <= gold.at < enumeration.end)
    ]
    return max(fitting, key=shared, default=None)


def _core(text: str, span: Span) -> Span:
    """The span without its label and the punctuation around it."""
    start, end = span
    label = parse_label(text[start:end].split("\n", 1)[0])
    start += label.length if label else 0
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _describe(text: str, gold: MarkedList, given: Sequence[Span]) -> str:
    announced = text[max(0, gold.at - 60) : gold.at + 60].replace("\n", " ⏎ ")
    items = " | ".join(text[a:b][:50] for a, b in given)
    return f"{len(gold.items)} there, {len(given)} given: …{announced}… → {items}"
