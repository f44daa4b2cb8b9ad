"""An engine over a few papers, encoded without a model: what most tests of answers ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from app.engine import Engine
from index.syllable_encoder import SyllableEncoder


def holding(paths: Sequence[Path], index: Path) -> Iterator[Engine]:
    """The engine, for a fixture to hand on; closed behind it."""
    made = Engine.open(index, encoder=SyllableEncoder())
    made.ingest(paths, processes=0)
    yield made
    made.close()


def holding_texts(texts: Mapping[str, str], folder: Path) -> Iterator[Engine]:
    """The engine over texts by their files' names, all kept in an empty folder."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    yield from holding([folder / name for name in texts], folder / "chi-muc")
