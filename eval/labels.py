"""Labels made by hand from printed papers, brought into the form that `eval/sets/` keeps.

`python -m eval.labels draw 2000 [--seed N]` prints sentences of the scale set that hold numbers,
for somebody to mark. `python -m eval.labels pack duties RAW` turns duties that quote their lines
into rows that name lines by a key, since the set must not carry words of other people's papers.
DATA (default ../shared/data) may follow either.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from ingest.clean import clean
from ingest.folding import fold
from ingest.labels import parse_label
from ingest.read import read

SCALE = Path("scale") / "passages_legal_313k.jsonl.gz"
_DATA = Path("..") / "shared" / "data"
_LINE_LETTERS = 40
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
_MIN_WORDS = 5
_DIGIT = re.compile(r"\d")


def line_key(line: str) -> str:
    """A key for a line that says nothing of its words: its first letters, its label left out.

    >>> line_key("a) Bộ Y tế báo cáo kết quả.") == line_key("Bộ Y Tế báo cáo kết quả")
    True
    """
    label = parse_label(line.strip())
    unlabelled = line.strip()[label.length :] if label is not None else line
    letters = "".join(letter for letter in fold(unlabelled) if letter.isalnum())[:_LINE_LETTERS]
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def sentences_of(passage: str) -> list[str]:
    """A passage of the scale set cut into the sentences that labels count from 0."""
    return _SENTENCE_END.split(passage)


def passages(scale: Path) -> Iterator[tuple[int, str]]:
    """Line numbers, from 0, and texts of a gzipped JSON-lines file of passages."""
    with gzip.open(scale, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield number, json.loads(line)["text"]


def draw(scale: Path, count: int, seed: int) -> list[dict[str, object]]:
    """That many sentences with digits and words, drawn at random, at most one from a passage."""
    chance = random.Random(seed)
    drawn: list[tuple[int, int, str]] = []
    seen = 0
    for number, text in passages(scale):
        numbered = [
            (number, place, sentence)
            for place, sentence in enumerate(sentences_of(text))
            if _DIGIT.search(sentence) and len(sentence.split()) >= _MIN_WORDS
        ]
        if not numbered:
            continue
        seen += 1
        chosen = chance.choice(numbered)
        if len(drawn) < count:
            drawn.append(chosen)
        elif (slot := chance.randrange(seen)) < count:
            drawn[slot] = chosen
    return [{"passage": p, "sentence": s, "text": text} for p, s, text in sorted(drawn)]


def pack_duties(rows: Sequence[dict[str, str | None]], data: Path) -> list[dict[str, str | None]]:
    """Duties with keys in place of quoted lines.

    Raises:
        ValueError: a quote that no line of its document begins with; all such are named.
    """
    lost = [row for row in rows if line_key(str(row["line"])) not in _keys(data, row["document"])]
    if lost:
        quotes = "; ".join(f"{row['document']}: {row['line']}" for row in lost)
        raise ValueError(f"no line begins so: {quotes}")
    return [{**row, "line": line_key(str(row["line"]))} for row in rows]


def _keys(data: Path, document: str | None) -> frozenset[str]:
    return _keys_of(data / str(document))


@cache
def _keys_of(path: Path) -> frozenset[str]:
    return frozenset(line_key(line) for line in clean(read(path)).text.split("\n"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one of the two commands; rows go to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("count", type=int)
    drawing.add_argument("--seed", type=int, default=0)
    packing = commands.add_parser("pack")
    packing.add_argument("what", choices=["duties"])
    packing.add_argument("raw", type=Path)
    for command in (drawing, packing):
        command.add_argument("data", type=Path, nargs="?", default=_DATA)
    given = parser.parse_args(arguments)
    if given.command == "draw":
        rows: Sequence[object] = draw(given.data / SCALE, given.count, given.seed)
    else:
        lines = given.raw.read_text(encoding="utf-8").splitlines()
        try:
            rows = pack_duties([json.loads(line) for line in lines if line.strip()], given.data)
        except ValueError as error:
            print(f"chithi: {given.raw}: {error}", file=sys.stderr)
            return 1
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
