"""Items as tables and lines: CSV for Kahoot and Anki, JSON lines for evaluation."""

from __future__ import annotations

import csv
import html
import json
from collections.abc import Sequence
from pathlib import Path

from app.study.contest import SECONDS
from app.study.items import CHOICE, GAP, SHORT, Item
from app.study.printing import place_of, told_quote

_KAHOOT_STEM, _KAHOOT_ANSWER = 120, 75
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_EVAL_KINDS = {"number": "number", "count": "number", "day": "when", "issued": "when",
               "month": "when", "year": "when", "quarter": "when", "often": "when",
               "person": "who", "unit": "who", "partner": "who", "subject": "about"}  # fmt: skip


def write_kahoot(items: Sequence[Item], path: Path) -> int:
    """Write the single-choice items short enough for Kahoot's limits (120 characters a question,
    75 an answer); how many they were. The opening "Theo …, " goes first when that makes it fit."""
    rows = [
        [_cell(stem), *map(_cell, item.options), str(SECONDS[item.level - 1]), str(item.key[0] + 1)]
        for item in items
        if item.kind == CHOICE
        and (stem := _short_stem(item))
        and max(map(len, item.options)) <= _KAHOOT_ANSWER
    ]
    head = ["Question", "Answer 1", "Answer 2", "Answer 3", "Answer 4", "Time limit", "Correct"]
    _write(path, [head, *rows])
    return len(rows)


def write_anki(items: Sequence[Item], path: Path) -> int:
    """Write questions with one answer as cards: front, back with its quote, tags; how many."""
    rows = []
    for item in items:
        if item.kind in (CHOICE, SHORT, GAP):
            quote = f"{told_quote(item)} ({place_of(item.proofs[0])})"
            back = f"<b>{html.escape(item.answer)}</b><br><i>{html.escape(quote)}</i>"
            rows.append([_cell(html.escape(item.stem)), back, f"chithi::{item.fact}"])
    _write(path, rows)
    return len(rows)


def write_lines(items: Sequence[Item], path: Path) -> int:
    """Write single-choice items as a question set for evaluation; how many they were."""
    asked = [
        item for item in items if item.kind == CHOICE and item.fact not in ("intruder", "stranger")
    ]
    lines = [json.dumps(_entry(item), ensure_ascii=False) for item in asked]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(asked)


def _entry(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "question": item.stem,
        "kind": _EVAL_KINDS.get(item.fact, "choice"),
        "documents": [item.proofs[0].path],
        "must": [[item.answer]],
        "options": list(item.options),
        "key": item.key[0],
        "level": item.level,
        "evidence": [
            {"document": proof.path, "start": proof.start, "end": proof.end, "text": proof.quote}
            for proof in item.proofs
        ],
    }


def _short_stem(item: Item) -> str:
    if len(item.stem) <= _KAHOOT_STEM:
        return item.stem
    opening = f"Theo {item.proofs[0].name}, "
    rest = item.stem.removeprefix(opening)
    rest = rest[:1].upper() + rest[1:]
    return rest if rest != item.stem and len(rest) <= _KAHOOT_STEM else ""


def _cell(text: str) -> str:
    """The text as no spreadsheet will run it."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _write(path: Path, rows: Sequence[Sequence[str]]) -> None:
    # A byte order mark, without which Excel reads Vietnamese as Latin-1.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
