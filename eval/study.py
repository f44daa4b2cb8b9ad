"""How good a question bank is: density, and items for judging blind and apart.

python -m eval.study density PATH...
python -m eval.study agree PATH...
python -m eval.study figures PATH...      both, in one object
python -m eval.study draw PATH... --count 120 --seed 1 --out FOLDER
python -m eval.study score FOLDER
python -m eval.study speed PATH...
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.study.bank import make_bank, make_banks
from app.study.checks import UNANSWERED
from app.study.contest import make_contest
from app.study.export import print_to
from app.study.items import CHOICE, Bank, Item
from app.study.pack import make_pack
from app.study.quoted import follows_from_quote
from app.study.slides import write_slides
from eval.study_sheets import score, write_blind
from ingest.document import load
from ingest.errors import ChithiError
from ingest.model import Document


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


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the six commands; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.study", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    density = commands.add_parser("density")
    agree = commands.add_parser("agree")
    both = commands.add_parser("figures")
    draw = commands.add_parser("draw")
    speed = commands.add_parser("speed")
    for command in (density, agree, both, draw, speed):
        command.add_argument("paths", type=Path, nargs="+")
    draw.add_argument("--count", type=int, default=120)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--out", type=Path, required=True)
    commands.add_parser("score").add_argument("folder", type=Path)
    arguments = parser.parse_args(argv)
    if arguments.command in ("density", "agree", "figures"):
        documents = list(load_all(arguments.paths))
        _print_of_banks(arguments.command, documents, make_banks(documents))
    elif arguments.command == "speed":
        print(json.dumps(seconds_of(list(load_all(arguments.paths)))))
    elif arguments.command == "draw":
        documents = list(load_all(arguments.paths))
        items = drawn(documents, count=arguments.count, seed=arguments.seed)
        write_blind(items, documents, arguments.out)
        print(f"{len(items)} items without their keys, and the keys, are in {arguments.out}")
    else:
        print(json.dumps(score(arguments.folder), ensure_ascii=False, indent=1))
    return 0


def densities(documents: Sequence[Document], banks: Sequence[Bank]) -> list[Density]:
    """Single-choice items of each document, in the bank made of it."""
    found = []
    for document, bank in zip(documents, banks, strict=True):
        items = sum(item.kind == CHOICE for item in bank.items)
        words = len(document.text.split())
        found.append(Density(document.path, document.header.kind, words, items))
    return found


def per_thousand_words(found: Sequence[Density]) -> dict[str, float]:
    """Items per 1,000 words of all directives together, and of all news."""
    shares = {}
    for kind in ("directive", "news"):
        of_kind = [each for each in found if each.kind == kind]
        words, items = sum(each.words for each in of_kind), sum(each.items for each in of_kind)
        if words:
            shares[kind] = round(1000 * items / words, 1)
    return shares


def agreement(documents: Sequence[Document], banks: Sequence[Bank]) -> dict[str, Any]:
    """How often the answerer, given an item's quote and nothing else, speaks for the item's key and
    for no other option: as a share of the single-choice items in the banks, by fact, and of the
    items before those were left out with which it does not ("before")."""
    asked: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    left_out = 0
    for document, bank in zip(documents, banks, strict=True):
        left_out += bank.rejected.get(UNANSWERED, 0)
        for item in bank.items:
            if item.kind == CHOICE:
                asked[item.fact] += 1
                agreed[item.fact] += follows_from_quote(item, document)
    items, found = sum(asked.values()), sum(agreed.values())
    return {
        "items": items,
        "agreement": round(found / max(1, items), 4),
        "before": round(found / max(1, items + left_out), 4),
        "by_fact": {fact: round(agreed[fact] / count, 4) for fact, count in asked.items()},
    }


def seconds_of(documents: Sequence[Document]) -> dict[str, float]:
    """Seconds from read documents to files: a pack in Word of the one with most words, and slides
    of a contest of 60 questions from all of them; "cpu" as if nothing else ran."""
    longest = max(documents, key=lambda document: len(document.text.split()))
    with tempfile.TemporaryDirectory() as folder:
        started, began = time.perf_counter(), time.process_time()
        bank = make_bank([longest], collection=documents)
        print_to(make_pack([longest], collection=documents, bank=bank), Path(folder, "pack.docx"))
        packed, packed_cpu = time.perf_counter(), time.process_time()
        contest = make_contest(make_bank(documents), title="60", size=60)
        write_slides(contest, Path(folder, "contest.pptx"))
        ended, ended_cpu = time.perf_counter(), time.process_time()
    return {
        "pack_words": len(longest.text.split()),
        "pack_s": round(packed - started, 2),
        "pack_cpu_s": round(packed_cpu - began, 2),
        "contest_questions": sum(len(part.items) for part in contest.rounds),
        "contest_s": round(ended - packed, 2),
        "contest_cpu_s": round(ended_cpu - packed_cpu, 2),
    }


def drawn(documents: Sequence[Document], *, count: int, seed: int) -> list[Item]:
    """Single-choice items of all documents, drawn by chance, the same for the same seed."""
    items = [item for bank in make_banks(documents) for item in bank.items if item.kind == CHOICE]
    return random.Random(seed).sample(items, min(count, len(items)))


def load_all(paths: Sequence[Path]) -> Iterator[Document]:
    """The documents in files and folders, in the order of their names."""
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            kept = file.suffix.lower() in (".txt", ".md", ".html", ".docx", ".pdf")
            if kept and file.name != "README.md":
                yield load(file, str(file), str(file))


def _print_of_banks(command: str, documents: Sequence[Document], banks: Sequence[Bank]) -> None:
    found = densities(documents, banks)
    if command == "density":
        for each in found:
            shown = {**asdict(each), "per_1000_words": round(each.per_thousand, 1)}
            print(json.dumps(shown, ensure_ascii=False))
        for kind, share in per_thousand_words(found).items():
            print(json.dumps({"kind": kind, "per_1000_words": share}))
        return
    agreed = agreement(documents, banks)
    whole = {"per_1000_words": per_thousand_words(found), **agreed}
    print(json.dumps(agreed if command == "agree" else whole, indent=1))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ChithiError as error:
        print(f"chithi: {error}", file=sys.stderr)
        sys.exit(2)
