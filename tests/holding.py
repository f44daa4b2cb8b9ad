"""An engine over a few papers, encoded without a model: what most tests of answers ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.engine import Engine
from index.syllable_encoder import SyllableEncoder


def holding(paths: Sequence[Path], index: Path) -> Iterator[Engine]:
    """The engine, for a fixture to hand on; closed behind it."""
    made = Engine.open(index, encoder=SyllableEncoder())
    made.ingest(paths, processes=0)
    yield made
    made.close()
