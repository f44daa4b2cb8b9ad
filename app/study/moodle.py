"""Items for Moodle: GIFT with all kinds that it knows, Aiken with single choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.study.items import CHOICE, GAP, MATCH, SHORT, TRUE, TRUE_FALSE, Item
from app.study.other_kinds import BLANK
from app.study.printing import LETTERS, place_of

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write_gift(items: Sequence[Item], path: Path) -> int:
    """Write what GIFT can hold; how many items that were."""
    written = [text for item in items if (text := gift_of(item))]
    path.write_text("\n\n".join(written) + "\n", encoding="utf-8")
    return len(written)


def gift_of(item: Item) -> str:
    """One item in GIFT; "" for kinds that GIFT does not know."""
    body = _gift_answers(item)
    if not body:
        return ""
    stem = _escaped(item.stem)
    if item.kind == GAP:
        before, _, after = stem.partition(BLANK)
        return f"::{item.id}:: {before.rstrip()} {body}{after}"
    return f"::{item.id}:: {stem} {body}"


def _gift_answers(item: Item) -> str:
    proof = item.proofs[0]
    note = f"####{_escaped(f'“{proof.quote}” ({place_of(proof)})')}"
    if item.kind == CHOICE:
        marks = ("=" if place in item.key else "~" for place in range(len(item.options)))
        options = zip(marks, map(_escaped, item.options), strict=True)
        return "{" + " ".join(f"{mark}{option}" for mark, option in options) + f" {note}}}"
    if item.kind == TRUE_FALSE:
        return "{" + ("TRUE" if item.answer == TRUE else "FALSE") + f" {note}}}"
    if item.kind in (GAP, SHORT):
        return f"{{={_escaped(item.answer)} {note}}}"
    if item.kind == MATCH:
        pairs = (
            f"={_escaped(left)} -> {_escaped(item.options[place])}"
            for left, place in zip(item.lefts, item.key, strict=True)
        )
        return "{" + " ".join(pairs) + f" {note}}}"
    return ""


def write_aiken(items: Sequence[Item], path: Path) -> int:
    """Write the single-choice items; how many they were."""
    written = [aiken_of(item) for item in items if item.kind == CHOICE]
    path.write_text("\n\n".join(written) + "\n", encoding="utf-8")
    return len(written)


def aiken_of(item: Item) -> str:
    """One single-choice item in Aiken's form."""
    options = [f"{LETTERS[place]}. {_flat(option)}" for place, option in enumerate(item.options)]
    return "\n".join([_flat(item.stem), *options, f"ANSWER: {LETTERS[item.key[0]]}"])


def _escaped(text: str) -> str:
    # An entity, since GIFT text is shown as HTML.
    harmless = _flat(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", harmless)


def _flat(text: str) -> str:
    return " ".join(text.split())
