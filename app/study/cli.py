"""`chithi study`: from a directive or a document to a file for a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.study.desk import StudyDesk
from app.study.export import suffix_of
from ingest.english import in_language

if TYPE_CHECKING:
    from app.engine import Engine


def study_command(
    engine: Engine,
    selector: str,
    out: Path,
    *,
    product: str | None = None,
    size: int | None = None,
    seed: int = 1,
    language: str = "vi",
) -> int:
    """Writes the file that `out` names and says so in `language`; the exit code. `product` is
    "pack", "bank", "contest" or None for what the suffix suits best.

    Raises:
        BadInput: nothing fits the selector, or the file cannot be written.
    """
    suffix_of(out)  # a wrong suffix is told before any work
    desk = StudyDesk(engine)
    doc_ids = desk.choose(selector)
    done = desk.write(doc_ids, out, product=product, size=size, seed=seed)
    print(f"chithi: {in_language(done, language)}")
    return 0
