"""How good a question bank is: density, and sheets for judging items blind and apart.

python -m eval.study density PATH...
python -m eval.study draw PATH... --count 120 --seed 1 --out FOLDER
python -m eval.study score FOLDER
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.study.bank import make_bank
from app.study.items import CHOICE, Item
from ingest.document import load
from ingest.errors import BadInput, ChithiError
from ingest.model import Document
from ingest.workbook import Sheet, read_sheets, write_sheets

JUDGES = ("a", "b")
_HEAD = ("Mã", "Câu hỏi", "A", "B", "C", "D", "Trích dẫn", "Các phương án đúng (A, AB…)",
         "Tự nhiên (1/0)", "Đáng hỏi (1/0)")  # fmt: skip
_LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class Density:
    """How many single-choice items a document gave."""

    path: str
    kind: str
    words: int
    items: int

    @property
    def per_thousand(self) -> float:
        """Items per 1,000 words.

        >>> Density("a", "news", 500, 4).per_thousand
        8.0
        """
        return 1000 * self.items / max(1, self.words)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Shares of drawn items, 0 to 1, that both judges, each alone, found good."""

    items: int
    one_right: float
    natural: float
    worth_asking: float


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the three commands; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.study", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    density = commands.add_parser("density")
    draw = commands.add_parser("draw")
    for command in (density, draw):
        command.add_argument("paths", type=Path, nargs="+")
    draw.add_argument("--count", type=int, default=120)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--out", type=Path, required=True)
    commands.add_parser("score").add_argument("folder", type=Path)
    arguments = parser.parse_args(argv)
    if arguments.command == "density":
        _print_density(densities(arguments.paths))
    elif arguments.command == "draw":
        items = drawn(arguments.paths, count=arguments.count, seed=arguments.seed)
        write_sheets_for_judges(items, arguments.out, seed=arguments.seed)
        print(f"{len(items)} items for two judges and their key are in {arguments.out}")
    else:
        judged = score(arguments.folder)
        print(json.dumps({name: getattr(judged, name) for name in Judgement.__slots__}))
    return 0


def densities(paths: Sequence[Path]) -> list[Density]:
    """Single-choice items of each document, wrong options taken from all of them."""
    documents = list(_documents(paths))
    found = []
    for document in documents:
        bank = make_bank([document], collection=documents)
        items = sum(item.kind == CHOICE for item in bank.items)
        words = len(document.text.split())
        found.append(Density(document.path, document.header.kind, words, items))
    return found


def drawn(paths: Sequence[Path], *, count: int, seed: int) -> list[Item]:
    """Single-choice items of all documents, drawn by chance, the same for the same seed."""
    documents = list(_documents(paths))
    items = [
        item
        for document in documents
        for item in make_bank([document], collection=documents).items
        if item.kind == CHOICE
    ]
    return random.Random(seed).sample(items, min(count, len(items)))


def write_sheets_for_judges(items: Sequence[Item], folder: Path, *, seed: int) -> None:
    """A sheet without keys for each judge, in an order of their own, and the key."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, judge in enumerate(JUDGES):
        order = list(items)
        random.Random(seed * 10 + number).shuffle(order)
        rows = (_HEAD, *map(_blind_row, order))
        write_sheets(folder / f"judge-{judge}.xlsx", [Sheet("Câu hỏi", rows)])
    key = [("Mã", "Đáp án"), *((item.id, _LETTERS[item.key[0]]) for item in items)]
    write_sheets(folder / "key.xlsx", [Sheet("Đáp án", tuple(key))])


def score(folder: Path) -> Judgement:
    """What two filled sheets say against the key.

    Raises:
        BadInput: an item was not judged.
        UnreadableFile: a sheet is missing or is no workbook.
    """
    key = {row[0]: row[1] for row in read_sheets(folder / "key.xlsx")[0].rows[1:]}
    verdicts = [_verdicts(folder / f"judge-{judge}.xlsx", key) for judge in JUDGES]
    shares = [
        sum(all(each[item][place] for each in verdicts) for item in key) / max(1, len(key))
        for place in range(3)
    ]
    return Judgement(len(key), *shares)


def _verdicts(path: Path, key: dict[str, str]) -> dict[str, tuple[bool, bool, bool]]:
    """Item → whether its only right option is the key, it is natural, it is worth asking."""
    found = {}
    for row in read_sheets(path)[0].rows[1:]:
        right, natural, worth = (cell.strip().upper() for cell in row[7:10])
        if not (right and natural and worth):
            raise BadInput(f"{path}: item {row[0]} is not judged in all three columns")
        found[row[0]] = (right == key[row[0]], natural == "1", worth == "1")
    missing = set(key) - set(found)
    if missing:
        raise BadInput(f"{path}: {len(missing)} items of the key are missing")
    return found


def _blind_row(item: Item) -> tuple[str, ...]:
    quote = "\n".join(proof.quote for proof in item.proofs)
    return item.id, item.stem, *item.options[:4], quote, "", "", ""


def _documents(paths: Sequence[Path]) -> Iterator[Document]:
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            if file.suffix.lower() in (".txt", ".md", ".html", ".docx", ".pdf"):
                yield load(file, str(file), str(file))


def _print_density(found: Sequence[Density]) -> None:
    for each in found:
        print(
            json.dumps(
                {
                    "path": each.path,
                    "kind": each.kind,
                    "words": each.words,
                    "items": each.items,
                    "per_1000_words": round(each.per_thousand, 1),
                },
                ensure_ascii=False,
            )
        )
    for kind in ("directive", "news"):
        of_kind = [each for each in found if each.kind == kind]
        words = sum(each.words for each in of_kind)
        items = sum(each.items for each in of_kind)
        if words:
            print(json.dumps({"kind": kind, "per_1000_words": round(1000 * items / words, 1)}))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ChithiError as error:
        print(f"chithi: {error}", file=sys.stderr)
        sys.exit(2)
