"""Items without their keys for judges, and what filled sheets say.

A folder holds `blind.jsonl` (what a judge sees), `keys.jsonl` (id and letter), and one
`judge-NAME.jsonl` for each judge, whose lines have: id, chosen (a letter, several where several are
right, "" for none), one_right, natural, worth (true or false), remark.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from app.study.items import Item, Proof
from ingest.errors import BadInput
from ingest.model import Document

_LETTERS = "ABCD"
_SHARES = ("key_chosen", "natural", "worth")
_FIELDS = ("id", "chosen", "one_right", "natural", "worth")


def write_blind(items: Sequence[Item], documents: Sequence[Document], folder: Path) -> None:
    """The items without keys, each with its quotes inside their paragraphs, and the keys apart."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {document.doc_id: document for document in documents}
    blind = [_blind(item, known[item.proofs[0].doc_id]) for item in items]
    keys = [{"id": item.id, "key": _LETTERS[item.key[0]]} for item in items]
    for name, rows in (("blind.jsonl", blind), ("keys.jsonl", keys)):
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / name).write_text("".join(lines), encoding="utf-8")


def score(folder: Path) -> dict[str, Any]:
    """Shares (0 to 1) of items for each judge, for all judges together ("both"), and how far each
    two judges agree.

    "key_chosen" counts items with exactly one right option that is the key. An item counts for
    "both" when no judge speaks against it. Agreement is told as the share judged alike and as
    Cohen's kappa.

    Raises:
        BadInput: no sheets, or a sheet that lacks an item or a field.
    """
    keys = {row["id"]: row["key"] for row in _rows(folder / "keys.jsonl")}
    sheets = {
        path.stem.removeprefix("judge-"): _verdicts(path, keys)
        for path in sorted(folder.glob("judge-*.jsonl"))
    }
    if not sheets:
        raise BadInput(f"{folder}: no judge-NAME.jsonl to score")
    judged = {
        judge: {share: _mean([verdict[share] for verdict in sheet.values()]) for share in _SHARES}
        for judge, sheet in sheets.items()
    }
    both = {
        share: _mean([all(sheet[item][share] for sheet in sheets.values()) for item in keys])
        for share in _SHARES
    }
    agreement = {
        f"{first} - {second}": {
            share: agreed(
                [sheets[first][item][share] for item in keys],
                [sheets[second][item][share] for item in keys],
            )
            for share in _SHARES
        }
        for first, second in combinations(sheets, 2)
    }
    return {"items": len(keys), "judges": judged, "both": both, "agreement": agreement}


def agreed(first: Sequence[bool], second: Sequence[bool]) -> dict[str, float]:
    """The share of equal judgements, and Cohen's kappa: 1 for full agreement, 0 for chance.

    >>> agreed([True, True, False, False], [True, False, False, False])
    {'alike': 0.75, 'kappa': 0.5}
    >>> agreed([True, True], [True, True])
    {'alike': 1.0, 'kappa': 1.0}
    """
    alike = _mean([a == b for a, b in zip(first, second, strict=True)])
    yes, other = _mean(first), _mean(second)
    chance = yes * other + (1 - yes) * (1 - other)
    kappa = 1.0 if chance == 1.0 else (alike - chance) / (1 - chance)
    return {"alike": round(alike, 4), "kappa": round(kappa, 4)}


def _blind(item: Item, document: Document) -> dict[str, Any]:
    title = document.header.title
    named = " ".join(title.value.split()) if title else ""
    return {
        "id": item.id,
        "question": item.stem,
        "options": dict(zip(_LETTERS, item.options, strict=False)),
        "document": ": ".join(dict.fromkeys(filter(None, (item.proofs[0].name, named)))),
        "quote": "\n…\n".join(
            dict.fromkeys(_with_paragraph(proof, document) for proof in item.proofs)
        ),
    }


def _with_paragraph(proof: Proof, document: Document) -> str:
    """The quote marked by ⟦ ⟧ inside the lines that it stands in."""
    text = document.text
    start = text.rfind("\n", 0, proof.start) + 1
    end = text.find("\n", proof.end)
    end = len(text) if end < 0 else end
    return f"{text[start : proof.start]}⟦{proof.quote}⟧{text[proof.end : end]}"


def _verdicts(path: Path, keys: dict[str, str]) -> dict[str, dict[str, bool]]:
    """Item → what one judge finds."""
    found = {}
    for number, row in enumerate(_rows(path), start=1):
        missing = [name for name in _FIELDS if name not in row]
        if missing:
            raise BadInput(f"{path}, line {number}: lacks {', '.join(missing)}")
        right = str(row["chosen"]).strip().upper() == keys.get(row["id"])
        found[row["id"]] = {
            "key_chosen": right and bool(row["one_right"]),
            "natural": bool(row["natural"]),
            "worth": bool(row["worth"]),
        }
    unjudged = [item for item in keys if item not in found]
    if unjudged:
        raise BadInput(f"{path}: {len(unjudged)} items are not judged, the first is {unjudged[0]}")
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise BadInput(f"{path}: no such file")
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise BadInput(f"{path}: not lines of JSON ({error})") from error


def _mean(values: Sequence[bool]) -> float:
    return round(sum(values) / max(1, len(values)), 4)
