"""Sources to pdf pages or page pictures, the only builder that knows typst.

The text goes in as data, never as markup; fonts are the ones inside typst, so that every machine
makes the same pages.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import typst
from builders.markup import Source

_TEMPLATE = Path(__file__).with_name("official.typ")
_MADE = dt.datetime(2026, 1, 1)


def build_pdf(source: Source, target: Path) -> None:
    """Write the source as a pdf with a text layer, running heads and page numbers."""
    target.write_bytes(_compile(source, "pdf")[0])


def page_pictures(source: Source, *, dpi: int) -> list[bytes]:
    """Each page as a PNG file's bytes."""
    return _compile(source, "png", ppi=float(dpi))


def _compile(source: Source, file_format: str, ppi: float | None = None) -> list[bytes]:
    pages = typst.compile(
        str(_TEMPLATE),
        format=file_format,
        ppi=ppi,
        ignore_system_fonts=True,
        sys_inputs={"source": json.dumps(asdict(source), ensure_ascii=False)},
        timestamp=int(_MADE.replace(tzinfo=dt.UTC).timestamp()),
    )
    return pages if isinstance(pages, list) else [pages]
