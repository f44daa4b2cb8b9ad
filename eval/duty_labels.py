"""Duties as found against duties as labelled: the right unit, and the right time, for each line."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.labels import line_key
from ingest.clean import clean
from ingest.duties import find_duties
from ingest.folding import fold
from ingest.header import read_header
from ingest.model import Deadline
from ingest.outline import build_outline
from ingest.read import read
from ingest.unit_lists import list_pieces, split_units

_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "tw": "trung uong",
    "bld-tbxh": "bo lao dong thuong binh va xa hoi",
}
# What a unit's name may have behind it and be the same unit.
_TAIL = re.compile(
    r"\b(?:truc thuoc(?: trung uong)?|(?:co )?lien quan|neu tren|noi tren|cua minh|trong (?:ca )?"
    r"(?:tinh|nuoc|pham vi .*)|tren dia ban.*|thuoc pham vi .*)"
)
_QUANTIFIER = re.compile(r"\b(?:cac|nhung|moi|tung|tat ca|toan the|toan bo)\b")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is right or wrong: a unit or a time of one line of a document."""

    document: str
    line: str
    said: str

    def __str__(self) -> str:
        return f"{self.document} {self.line} {self.said}"


@dataclass(frozen=True, slots=True)
class Score:
    """Items labelled, found and found rightly, and what went wrong."""

    labelled: int
    found: int
    right: int
    missed: tuple[Item, ...]
    extra: tuple[Item, ...]

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_duties(labels: Path, data: Path) -> tuple[Score, Score]:
    """The scores of units and of deadlines over a label file."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    wanted_units, wanted_times = set[Item](), Counter[Item]()
    for row in rows:
        wanted_units.update(_units(row["document"], row["line"], row["unit"]))
    wanted_times.update(
        {Item(row["document"], row["line"], row["deadline"]) for row in rows if row["deadline"]}
    )
    units, times = set[Item](), set[Item]()
    for name in sorted({row["document"] for row in rows}):
        for line, unit, deadline in _duties_of(data / name):
            units.update(_units(name, line, unit))
            if deadline:
                times.add(Item(name, line, deadline))
    vague = {(item.document, item.line) for item in wanted_times if item.said == "recurring"}
    times = {_as_vague(item) if (item.document, item.line) in vague else item for item in times}
    return _score(Counter(wanted_units), Counter(units)), _score(wanted_times, Counter(times))


def _as_vague(item: Item) -> Item:
    """A label may say "recurring" without its period."""
    dated = item.said[:1].isdigit() or item.said == "relative"
    return item if dated else Item(item.document, item.line, "recurring")


def _units(document: str, line: str, unit: str) -> Iterator[Item]:
    return (Item(document, line, atom) for atom in unit_atoms(unit))


def unit_atoms(unit: str) -> frozenset[str]:
    """The units that a name lists, each in its short form, so that a list may be labelled whole or
    one by one.

    >>> sorted(unit_atoms("UBND các tỉnh, thành phố trực thuộc Trung ương, Bộ Y tế"))
    ['bo y te', 'uy ban nhan dan tinh thanh pho']
    >>> unit_atoms("các Bộ, ngành liên quan") == unit_atoms("bộ") | unit_atoms("ngành")
    True
    """
    atoms = set()
    joined = re.sub(r"(?i)(tỉnh), (?=thành phố)", r"\1 ", unit)
    for named in split_units(joined):
        for piece in list_pieces(named):
            bare = re.sub(r"[^\w\s-]", " ", fold(piece)).split()
            words = " ".join(_SHORT.get(word, word) for word in bare)
            short = _QUANTIFIER.sub(" ", _TAIL.sub(" ", words.replace("-", " ")))
            if short.strip():
                atoms.add(" ".join(short.split()))
    return frozenset(atoms)


def _duties_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Line key, unit and deadline of every duty found in a file."""
    raw = read(path)
    cleaned = clean(raw)
    header = read_header(cleaned, raw.metadata, str(path))
    text = cleaned.text
    for duty in find_duties(text, header, build_outline(cleaned)):
        start = text.rfind("\n", 0, duty.action.start) + 1
        end = text.find("\n", duty.action.start)
        line = text[start : end if end >= 0 else len(text)]
        yield line_key(line), duty.unit, deadline_label(duty.deadline)


def deadline_label(deadline: Deadline | None) -> str:
    """A deadline as labels write it: its day, its period, "relative", or "" for none."""
    if deadline is None:
        return ""
    return str(deadline.date) if deadline.date else deadline.recurring or "relative"


def _score(there: Counter[Item], found: Counter[Item]) -> Score:
    def ordered(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(sorted(items, key=str))

    right = (there & found).total()
    missed, extra = ordered(there - found), ordered(found - there)
    return Score(there.total(), found.total(), right, missed, extra)
